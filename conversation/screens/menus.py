"""The screens outside a claim: welcome, the list of claims, help, language, erasing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from conversation.claims.following import Finder
from conversation.commands import DeleteClaim, EraseEverything, OpenClaim, OpenMenu, SpeakLanguage
from conversation.screens.aid import aid_view, directory_view, entry_view
from conversation.screens.categories import categories_view, elsewhere_view, group_view, new_view
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Command
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.views import Action, View
from dialogs.finder.found import counts_text, stages_text
from dialogs.language import N_, Language
from dialogs.programmes import all_forms, form_of
from locales import LANGUAGES
from storage import ClaimHead

PLACE = Place(Screen.TASKS)


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim on the list. `line` opens it and gives for which child it is, if for one, and how far it is, in words."""

    claim: ClaimHead
    line: Callable[[], tuple[str, str]]


def menu_view(
    name: str,
    claims: Sequence[Listed],
    current: str,
    closed: Collection[str],
    language: Language,
    finder: Callable[[], Finder | None] = lambda: None,
) -> View:
    """The screen of that name; after a colon comes the page, or the claim that «remove» asks about.

    finder  opens what the finder was told, if the person began it
    closed  categories that are switched off («за технічної можливості», paragraph 3)
    """
    name, _, part = name.partition(":")
    match name:
        case "claims":
            return _claims(claims, part, finder(), language)
        case "new":
            return new_view(language)
        case "categories":
            return categories_view(language)
        case "group":
            return group_view(part, closed, language)
        case "elsewhere":
            return elsewhere_view(part, language)
        case "aid":
            return aid_view(part, closed, language)
        case "directory":
            return directory_view(part, _back(current, language), language)
        case "entry":
            return entry_view(part, _back(current, language), language)
        case "help":
            return _help(current, language)
        case "language":
            return _language(current, claims, language)
        case "erase":
            return _erase(current, claims, language)
        case "delete":
            return _delete(claims, part, language)
        case "remove":
            return _delete_one(part, claims, finder(), language)
        case _:
            return _welcome(claims, language)


def _welcome(claims: Sequence[Listed], language: Language) -> View:
    own = (Action(language.text(N_("Мої заяви")), OpenMenu("claims")),) if claims else ()
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Вітаємо! Це «Заява».")),
        lines=(
            language.text(
                N_(
                    "Бот допоможе підготувати заяву до Реєстру збитків, завданих "
                    "агресією Росії. Питання прості й по одному."
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


def _claims(claims: Sequence[Listed], page: str, finder: Finder | None, language: Language) -> View:
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=language.text(N_("Ваші заяви")),
        lines=(
            *_proposed_lines(finder, language),
            *(() if claims else (language.text(N_("Поки що жодної.")),)),
        ),
        actions=(
            *_proposed(finder, language),
            Action(language.text(N_("Почати нову заяву")), OpenMenu("new")),
        ),
        bottom=(Action(language.text(N_("Видалити заяву")), OpenMenu("delete")),) if claims else (),
    )
    choices = tuple(_claim_action(listed, OpenClaim(listed.claim.id), language) for listed in claims)
    return fitted(view, choices, language, lambda page: OpenMenu(f"claims:{page}"))


def _proposed(finder: Finder | None, language: Language) -> tuple[Action, ...]:
    """The way to what the finder found, or to its next question."""
    if finder is None:
        return ()
    label = N_("Підібрані заяви") if finder.ended else N_("Продовжити підбір")
    return (Action(language.text(label), OpenClaim(finder.id)),)


def _proposed_lines(finder: Finder | None, language: Language) -> tuple[str, ...]:
    if finder is None or not finder.ended or not finder.found.claims:
        return ()
    found = finder.found
    said = language.text(N_("Підібрано {counts}."), counts=counts_text(found, language))
    return (" ".join(filter(None, (said, stages_text(found, language)))),)


def _claim_action(listed: Listed, command: Command, language: Language) -> Action:
    claim = listed.claim
    # A category that is not offered any more keeps its name.
    form = all_forms().get(claim.form) or form_of(claim.form, claim.fingerprint)
    title = language.text(form.title) if form else ""
    begun = language.text(N_("почато {day}"), day=language.moment(claim.created_at))
    child, state = listed.line()
    whose = f" · {child}" if child else ""
    said = f"{claim.form} {title}{whose} — {begun}, {state}"
    return Action(on_button(f"{claim.form}{whose} · {state}"), command, said)


def _help(current: str, language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Як це працює")),
        lines=(
            language.text(N_("Відповідайте кнопкою або словами.")),
            language.text(
                N_(
                    "Питання можна пропустити. Щоб змінити відповідь, відредагуйте повідомлення "
                    "або відкрийте /claims."
                )
            ),
            language.text(N_("Документи надсилайте будь-коли, краще «файлом»: так видно дрібний текст.")),
            language.text(N_("Бот готує заяву, але не подає її і не обіцяє виплат.")),
            language.text(N_("Безоплатна правнича допомога: 0\u00a0800\u00a0213\u00a0103, legalaid.gov.ua.")),
        ),
        actions=(
            Action(language.text(N_("Код відновлення")), OpenMenu("recovery")),
            *_onward(current, language),
        ),
    )


def _language(current: str, claims: Sequence[Listed], language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Якою мовою вам зручно?")),
        lines=(language.text(N_("Документи для Дії завжди будуть українською.")),),
        choices=tuple(Action(name, SpeakLanguage(code)) for code, name in LANGUAGES.items()),
        actions=_onward(current, language),
    )


def _erase(current: str, claims: Sequence[Listed], language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Стерти все про вас?")),
        lines=(
            language.text(N_("Зникнуть усі заяви, відповіді та файли в боті. Повернути їх не зможе ніхто.")),
            language.text(N_("Повідомлення в цьому чаті бот не стирає: видаліть чат самі.")),
        ),
        actions=(
            Action(language.text(N_("Так, стерти все")), EraseEverything(), style="danger"),
            *_onward(current, language),
        ),
    )


def _delete(claims: Sequence[Listed], page: str, language: Language) -> View:
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=language.text(N_("Яку заяву видалити?")),
        actions=(Action(language.text(N_("Жодної")), OpenMenu("claims")),),
    )
    choices = tuple(
        _claim_action(listed, OpenMenu(f"remove:{listed.claim.id}"), language) for listed in claims
    )
    return fitted(view, choices, language, lambda page: OpenMenu(f"delete:{page}"))


def _delete_one(claim: str, claims: Sequence[Listed], finder: Finder | None, language: Language) -> View:
    if finder is not None and claim == finder.id:
        return _delete_finder(finder, language)
    found = [
        _claim_action(head, OpenMenu("claims"), language).listed for head in claims if head.claim.id == claim
    ]
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Видалити цю заяву назавжди?")),
        lines=tuple(found),
        actions=(
            *(
                (Action(language.text(N_("Так, видалити")), DeleteClaim(claim), style="danger"),)
                if found
                else ()
            ),
            Action(language.text(N_("Ні, залишити")), OpenMenu("claims")),
        ),
    )


def _delete_finder(finder: Finder, language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Видалити відповіді підбору?")),
        lines=(language.text(N_("Зникне те, що ви розповіли для підбору. Початі заяви залишаться.")),),
        actions=(
            Action(language.text(N_("Так, видалити")), DeleteClaim(finder.id)),
            Action(language.text(N_("Ні, залишити")), OpenClaim(finder.id)),
        ),
    )


def _back(current: str, language: Language) -> tuple[Action, ...]:
    return _onward(current, language) if current else ()


def _onward(current: str, language: Language) -> tuple[Action, ...]:
    if current:
        return (Action(language.text(N_("Повернутися до заяви")), OpenClaim(current)),)
    return (Action(language.text(N_("На початок")), OpenMenu("welcome")),)
