"""«Попросити перевірити»: what is shown, to whom, for how long; files can be left out, closed sections opened.

The screens carry the wish in their names, so pressing changes nothing that is stored until it is sent.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from conversation.claims.writing import Writing
from conversation.commands import OpenClaim, OpenMenu
from conversation.review.sharing import ShareClaim
from conversation.review.terms import Terms, fits
from conversation.review.wish import Wish
from dialogs.engine.answers import Place, Screen
from dialogs.engine.look.fitting import MARKED, fitted, on_button
from dialogs.engine.questions import Section
from dialogs.engine.views import Action, View
from dialogs.language import KYIV, N_, Language
from dialogs.review.closed import heavy_sections, sensitive
from dialogs.review.copy import CopiedFile
from dialogs.review.copying import copied
from locales import language as language_of
from storage import Evidence, User, Work

PLACE = Place(Screen.TASKS)
ASK, FILES, OPEN, WHO = "review", "review.files", "review.open", "review.who"

_WHO = {"f": N_("Жінка"), "m": N_("Чоловік"), "": N_("Будь-хто")}


def asking_view(
    work: Work, user: User, writing: Writing, name: str, terms: Terms, today: date, language: Language
) -> View:
    """The screen of that name; after a colon comes the wish, and after a second one the page."""
    name, _, rest = name.partition(":")
    told, _, page = rest.partition(":")
    wish = Wish.load(told)
    if name == FILES:
        return _files(work, user, writing, wish, page, language)
    if name == OPEN:
        return _sections(writing, wish, language)
    if name == WHO:
        return _who(work, user, writing, wish, language)
    return _ask(work, user, writing, wish, terms, today, language)


def _ask(
    work: Work, user: User, writing: Writing, wish: Wish, terms: Terms, today: date, language: Language
) -> View:
    files = files_of(work, user, writing)
    closed = [section for section in heavy_sections(writing.form) if section.key not in wish.opened]
    shown = _shown(writing, files, wish, today)
    until = (work.now + terms.lasts).astimezone(KYIV).date()
    name, contact = terms.organisation, terms.contact
    lines = [
        language.text(N_("Заяву прочитає {name} ({contact})."), name=name, contact=contact),
        language.count("Зазвичай відповідь є за {n} день.", "Зазвичай відповідь є за {n} днів.", terms.days)
        if fits(work, user, writing.form, wish.sex)
        else language.text(NOBODY),
        language.count(
            "Покажемо відповіді й {n} файл, як є зараз.",
            "Покажемо відповіді й {n} файлів, як є зараз.",
            shown,
        ),
        *_closed(closed, language),
        language.text(N_("Показ триває до {day}. Забрати заяву можна будь-коли."), day=until),
    ]
    told = wish.dump()
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Попросити перевірити заяву?")),
        lines=tuple(lines),
        actions=(
            Action(language.text(N_("Надіслати на перевірку")), ShareClaim(told), style="success"),
            *((Action(language.text(N_("Вибрати файли")), OpenMenu(f"{FILES}:{told}")),) if files else ()),
            *(
                (Action(language.text(N_("Закриті розділи")), OpenMenu(f"{OPEN}:{told}")),)
                if heavy_sections(writing.form)
                else ()
            ),
            *(
                (Action(language.text(N_("Хто перевірятиме")), OpenMenu(f"{WHO}:{told}")),)
                if sensitive(writing.form)
                else ()
            ),
            Action(language.text(N_("Не зараз")), OpenClaim(writing.claim.id)),
        ),
    )


def _closed(sections: list[Section], language: Language) -> list[str]:
    if not sections:
        return []
    if len(sections) == 1:
        words = N_("Розділ «{title}» закритий: його не покажемо.")
        return [language.text(words, title=_title(sections[0], language))]
    return [
        language.count(
            "{n} закритий розділ не покажемо.", "{n} закритих розділів не покажемо.", len(sections)
        )
    ]


NOBODY = N_("Зараз її нема кому взяти: заява чекатиме.")


def _files(work: Work, user: User, writing: Writing, wish: Wish, page: str, language: Language) -> View:
    choices = tuple(
        _marked(
            on_button(f"№ {file.number} {file.name}", MARKED),
            file.number not in wish.left_out,
            f"{FILES}:{wish.with_file(file.number, shown=file.number in wish.left_out).dump()}:{page}",
        )
        for file in files_of(work, user, writing)
    )
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=language.text(N_("Які файли показати?")),
        lines=(language.text(N_("Позначені покажемо. Натисніть файл, щоб змінити.")),),
        actions=(_done(wish, language),),
    )
    told = wish.dump()
    return fitted(view, choices, language, turn=lambda number: OpenMenu(f"{FILES}:{told}:{number}"))


def _sections(writing: Writing, wish: Wish, language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Які розділи відкрити?")),
        lines=(
            language.text(N_("Тут ідеться про тяжке, тому ці розділи закриті.")),
            language.text(N_("Закритого розділу й того, що з нього видно, у копії немає.")),
        ),
        choices=tuple(
            _marked(
                on_button(_title(section, language), MARKED),
                section.key in wish.opened,
                f"{OPEN}:{wish.with_section(section.key, shown=section.key not in wish.opened).dump()}",
            )
            for section in heavy_sections(writing.form)
        ),
        actions=(_done(wish, language),),
    )


def _who(work: Work, user: User, writing: Writing, wish: Wish, language: Language) -> View:
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Хто має перевіряти?")),
        notes=() if fits(work, user, writing.form, wish.sex) else (language.text(NOBODY),),
        lines=(language.text(N_("Такі заяви читають лише працівники з особливою підготовкою.")),),
        choices=tuple(
            _marked(language.text(label), wish.sex == sex, f"{WHO}:{replace(wish, sex=sex).dump()}")
            for sex, label in _WHO.items()
        ),
        actions=(_done(wish, language),),
    )


def files_of(work: Work, user: User, writing: Writing) -> list[Evidence]:
    """The files of the claim that are there."""
    return [
        file for file in work.evidence.list(user, writing.claim.id) if file.status in ("saved", "waiting")
    ]


def _shown(writing: Writing, files: list[Evidence], wish: Wish, today: date) -> int:
    """How many files go along."""
    kept = [
        CopiedFile(file.number, file.id, "", "", "", 0, "", "", "")
        for file in files
        if file.number not in wish.left_out
    ]
    return len(
        copied(writing.form, writing.draft, today, [language_of("uk")], opened=wish.opened, files=kept).files
    )


def _marked(label: str, on: bool, name: str) -> Action:
    return Action(f"✓ {label}" if on else label, OpenMenu(name))


def _done(wish: Wish, language: Language) -> Action:
    return Action(language.text(N_("Готово")), OpenMenu(f"{ASK}:{wish.dump()}"))


def _title(section: Section, language: Language) -> str:
    return language.text(section.title)
