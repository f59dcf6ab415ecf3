"""The screens outside a claim: welcome, the list of claims, a new claim, help, language, erasing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Command
from dialogs.engine.look.wording import shortened
from dialogs.engine.views import Action, View
from dialogs.forms import all_forms
from dialogs.language import N_, Language
from locales import LANGUAGES
from storage import ClaimHead

PLACE = Place(Screen.TASKS)


@dataclass(frozen=True, slots=True)
class OpenMenu(Command):
    """Go to a screen outside the claim."""

    name: str


@dataclass(frozen=True, slots=True)
class BeginClaim(Command):
    """Start a claim in a category."""

    code: str


@dataclass(frozen=True, slots=True)
class OpenClaim(Command):
    """Go on with a claim, at its task list."""

    id: str


@dataclass(frozen=True, slots=True)
class DeleteClaim(Command):
    """Delete one claim with its files."""

    id: str


@dataclass(frozen=True, slots=True)
class SpeakLanguage(Command):
    """Switch the language."""

    code: str


@dataclass(frozen=True, slots=True)
class EraseEverything(Command):
    """Destroy the person's key and all their data."""


def menu_view(name: str, claims: Sequence[ClaimHead], current: str, language: Language) -> View:
    """The screen of that name; «delete:ID» asks before deleting one claim."""
    name, _, claim = name.partition(":")
    match name:
        case "claims":
            return _claims(claims, language)
        case "new":
            return _new(language)
        case "help":
            return _help(current, language)
        case "language":
            return _language(current, claims, language)
        case "erase":
            return _erase(current, claims, language)
        case "delete" if claim:
            return _delete_one(claim, claims, language)
        case "delete":
            return _delete(claims, language)
        case _:
            return _welcome(claims, language)


def _welcome(claims: Sequence[ClaimHead], language: Language) -> View:
    own = (Action(language.text(N_("Мої заяви")), OpenMenu("claims")),) if claims else ()
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Вітаємо! Це «Заява».")),
        lines=(
            language.text(
                N_(
                    "Бот допоможе підготувати заяву до Реєстру збитків, завданих агресією Росії. "
                    "Він ставить прості запитання, по одному."
                )
            ),
            language.text(N_("Подати заяву можете тільки ви, на порталі Дія. Це безкоштовно.")),
            language.text(
                N_("Відповіді й файли зберігаються зашифрованими. Стерти все можна командою /erase.")
            ),
        ),
        actions=(
            Action(language.text(N_("Почати нову заяву")), OpenMenu("new")),
            *own,
            *(
                Action(own_name, SpeakLanguage(code))
                for code, own_name in LANGUAGES.items()
                if code != language.code
            ),
        ),
    )


def _claims(claims: Sequence[ClaimHead], language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Ваші заяви")),
        lines=() if claims else (language.text(N_("Поки що жодної.")),),
        choices=tuple(_claim_action(claim, OpenClaim(claim.id), language) for claim in claims[:6]),
        actions=(
            Action(language.text(N_("Почати нову заяву")), OpenMenu("new")),
            *((Action(language.text(N_("Видалити заяву")), OpenMenu("delete")),) if claims else ()),
        ),
    )


def _claim_action(claim: ClaimHead, command: Command, language: Language) -> Action:
    form = all_forms().get(claim.form)
    title = language.text(form.title) if form else ""
    begun = language.text(N_("почато {day}"), day=language.moment(claim.created_at))
    state = language.text(N_("пакет готовий") if claim.status == "delivered" else N_("чернетка"))
    return Action(
        shortened(f"{claim.form} · {state}", 24), command, f"{claim.form} {title} — {begun}, {state}"
    )


def _new(language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Що сталося?")),
        lines=(language.text(N_("Одна заява — одна людина й одна категорія втрат.")),),
        choices=tuple(
            Action(
                shortened(language.text(form.button or form.title), 24),
                BeginClaim(form.code),
                f"{language.text(form.title)} ({code})",
            )
            for code, form in all_forms().items()
        ),
        actions=(Action(language.text(N_("На початок")), OpenMenu("welcome")),),
    )


def _help(current: str, language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Як це працює")),
        lines=(
            language.text(N_("Відповідайте кнопкою або словами. Номер варіанта теж підійде.")),
            language.text(N_("Будь-яке питання можна пропустити, а відповідь змінити. Нічого не зникає.")),
            language.text(
                N_(
                    "Щоб виправити відповідь, відредагуйте своє повідомлення або відкрийте список заяв: /claims."
                )
            ),
            language.text(
                N_("Фото й документи надсилайте коли завгодно. Краще «файлом»: так вони не втрачають якості.")
            ),
            language.text(N_("Бот готує заяву, але не подає її і не обіцяє виплат.")),
            language.text(N_("Безоплатна правнича допомога: 0 800 213 103, legalaid.gov.ua.")),
        ),
        actions=_onward(current, language),
    )


def _language(current: str, claims: Sequence[ClaimHead], language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Якою мовою говорити?")),
        lines=(language.text(N_("Пакет для Дії завжди буде українською.")),),
        choices=tuple(Action(name, SpeakLanguage(code)) for code, name in LANGUAGES.items()),
        actions=_onward(current, language),
    )


def _erase(current: str, claims: Sequence[ClaimHead], language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Стерти все про вас?")),
        lines=(
            language.text(N_("Зникнуть усі заяви, відповіді та файли в боті. Повернути їх не зможе ніхто.")),
            language.text(N_("Повідомлення в цьому чаті бот не стирає: видаліть чат самі.")),
        ),
        actions=(
            Action(language.text(N_("Так, стерти все")), EraseEverything()),
            *_onward(current, language),
        ),
    )


def _delete(claims: Sequence[ClaimHead], language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Яку заяву видалити?")),
        choices=tuple(_claim_action(claim, OpenMenu(f"delete:{claim.id}"), language) for claim in claims[:6]),
        actions=(Action(language.text(N_("Жодної")), OpenMenu("claims")),),
    )


def _delete_one(claim: str, claims: Sequence[ClaimHead], language: Language) -> View:
    found = [_claim_action(head, OpenMenu("claims"), language).listed for head in claims if head.id == claim]
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Видалити цю заяву назавжди?")),
        lines=tuple(found),
        actions=(
            *((Action(language.text(N_("Так, видалити")), DeleteClaim(claim)),) if found else ()),
            Action(language.text(N_("Ні, залишити")), OpenMenu("claims")),
        ),
    )


def _onward(current: str, language: Language) -> tuple[Action, ...]:
    if current:
        return (Action(language.text(N_("Повернутися до заяви")), OpenClaim(current)),)
    return (Action(language.text(N_("На початок")), OpenMenu("welcome")),)
