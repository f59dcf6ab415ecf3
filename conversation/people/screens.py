"""What is seen of the people for whom somebody files. Like a reminder it names no claim that may hurt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from conversation.commands import OpenClaim, OpenMenu
from conversation.people.commands import AddPerson, Archive, BeginTogether, EditFact, NameChild
from conversation.people.correcting import CORRECTION, correction_view
from conversation.people.linking import candidates, papers_of
from conversation.people.merging import merge_view, pair_to_ask
from conversation.people.noticing import age_lines, notice_lines, notices_of
from conversation.people.overview import order_view, overview_view, paged, row_view
from conversation.people.records import Record, record_of, records_of
from conversation.talk import Talk
from dialogs.engine.answers import Place, Screen
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.look.wording import answer_text, origin_text, shortened
from dialogs.engine.path import Slot, trace
from dialogs.engine.schema import Question
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from dialogs.people.record import RECORD, needed

PLACE = Place(Screen.TASKS)


def people_view(talk: Talk) -> View | None:
    """The screen of this name, if it is one of those about people; after a colon comes whom it is about."""
    name, _, part = talk.session.menu.partition(":")
    screen = _SCREENS.get(name)
    return screen(talk, part) if screen else None


def _family(talk: Talk, page: str) -> View:
    """Everybody, with what is still missing of each; first of all it is asked whether two of them are one."""
    language = talk.language
    if pair_to_ask(talk.work, talk.user):
        return merge_view(talk, "")
    here = [record for record in records_of(talk.work, talk.user) if not record.archived]
    people = sorted(here, key=lambda record: not record.is_writer)
    away = any(record.archived for record in records_of(talk.work, talk.user))
    view = View(
        place=paged(page),
        ref=None,
        heading=language.text(N_("Ваша родина")),
        notes=(
            *age_lines(talk.work, talk.user, talk.today, language)[:2],
            *notice_lines(notices_of(talk.work, talk.user, talk.today), language)[:3],
        ),
        lines=(language.text(N_("Натисніть ім’я, щоб побачити й виправити, що бот знає про людину.")),),
        actions=(
            Action(language.text(N_("Додати людину")), OpenMenu("adding")),
            Action(language.text(N_("Заяви родини")), OpenMenu("overview")),
        ),
        bottom=(
            *((Action(language.text(N_("Архів")), OpenMenu("archive")),) if away else ()),
            Action(language.text(N_("Допомога")), OpenMenu("helper")),
            Action(language.text(N_("Мої заяви")), OpenMenu("claims")),
        ),
    )
    choices = tuple(_person_action(record, talk) for record in people)
    return fitted(view, choices, language, lambda page: OpenMenu(f"family:{page}"))


def _adding(talk: Talk, part: str) -> View:
    """Who is added."""
    language = talk.language
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Кого додати?")),
        lines=(language.text(N_("Запитаємо ім’я й дату народження. Решту можна додати будь-коли.")),),
        choices=(
            Action(language.text(N_("Мою дитину")), AddPerson("child")),
            Action(language.text(N_("Дитину під опікою")), AddPerson("ward")),
            Action(language.text(N_("Дорослу людину")), AddPerson("adult")),
        ),
        actions=(Action(language.text(N_("До родини")), OpenMenu("family")),),
    )


def _archive(talk: Talk, page: str) -> View:
    language = talk.language
    people = [record for record in records_of(talk.work, talk.user) if record.archived]
    view = View(
        place=paged(page),
        ref=None,
        heading=language.text(N_("Архів")),
        lines=(language.text(N_("Для цих людей бот нічого не пропонує. Їхні заяви на місці: /claims.")),),
        actions=(Action(language.text(N_("До родини")), OpenMenu("family")),),
    )
    choices = tuple(Action(on_button(called(one, language)), _card(one)) for one in people)
    return fitted(view, choices, language, lambda page: OpenMenu(f"archive:{page}"))


def _person(talk: Talk, part: str) -> View:
    """What is known of somebody, each fact one tap from being changed."""
    id, _, page = part.partition(":")
    record, language = record_of(talk.work, talk.user, id), talk.language
    if record is None:
        return _family(talk, "")
    slots = [
        slot for slot in trace(RECORD, record.draft.answers, talk.today).slots if slot.ref.key != "filing_for"
    ]
    view = View(
        place=paged(page),
        ref=None,
        heading=str(record.name or called(record, language)),
        lines=(_about(record, talk),),
        actions=tuple(_card_actions(record, talk)),
        bottom=(Action(language.text(N_("До родини")), OpenMenu("family")),),
    )
    choices = tuple(_fact_action(record, slot, language) for slot in slots)
    return fitted(view, choices, language, lambda page: OpenMenu(f"person:{id}:{page}"))


def _card_actions(record: Record, talk: Talk) -> Iterator[Action]:
    text = talk.language.text
    if record.is_writer or record.handed:
        return
    if record.archived:
        yield Action(text(N_("Повернути з архіву")), Archive(record.id, away=False))
        return
    if record.is_grown(talk.today):
        yield Action(text(N_("Передати заяви")), OpenMenu(f"handing:{record.id}"))
    yield Action(text(N_("До архіву")), Archive(record.id))


def _together(talk: Talk, part: str) -> View:
    """To whom the same happened."""
    language, source = talk.language, talk.writing
    people = candidates(talk.work, talk.user, source) if source else []
    everybody = tuple(record.id for record in people)
    choices = [
        Action(on_button(called(record, language)), _begin(talk, (record.id,))) for record in people[:4]
    ]
    if len(people) > 1:
        all_ = Action(language.text(N_("З усіма")), _begin(talk, everybody), _with_all(people, language))
        choices.insert(0, all_)
    lines = [
        language.text(
            N_("Почнемо їхні заяви, і спільне там уже буде. Питатимемо лише те, що в кожного своє.")
        ),
        language.text(N_("Розповідь і витрати не переносимо.")),
    ]
    if not people:
        lines = [language.text(N_("Для всіх ваших дітей така заява вже є."))]
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("З ким сталося те саме?")),
        lines=tuple(lines),
        choices=tuple(choices),
        actions=(
            *((Action(language.text(N_("Додати дитину")), AddPerson("child")),) if len(choices) < 5 else ()),
            *_back(talk),
        ),
    )


def _papers(talk: Talk, part: str) -> View:
    """Whether the files are meant for the others too."""
    language, source = talk.language, talk.writing
    files = papers_of(talk.work, talk.user, source) if source else []
    people = tuple(part.split(","))
    said = language.count("У цій заяві {n} спільний файл.", "У цій заяві {n} спільних файлів.", len(files))
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Узяти й файли?")),
        lines=(
            said,
            *(f"№ {file.number} · {shortened(file.name, 40)}" for file in files[:4]),
            language.text(N_("Надсилати їх знову не треба: кожен пакет матиме свій список.")),
        ),
        actions=(
            Action(language.text(N_("Так, узяти файли")), BeginTogether(people, papers=True)),
            Action(language.text(N_("Ні, без файлів")), BeginTogether(people)),
            *_back(talk),
        ),
    )


def _whose(talk: Talk, part: str) -> View:
    """Which of the children whom the bot knows a claim is for."""
    language = talk.language
    children = known_children(talk)
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Яка це дитина?")),
        lines=(language.text(N_("Що бот уже знає про неї, питати знову не буде.")),),
        choices=tuple(Action(on_button(called(one, language)), NameChild(one.id)) for one in children[:5]),
        actions=(Action(language.text(N_("Інша дитина")), NameChild("")),),
    )


def known_children(talk: Talk) -> list[Record]:
    """The children whom a claim may be for."""
    return [
        record
        for record in records_of(talk.work, talk.user)
        if record.name and not record.archived and record.is_minor(talk.today)
    ]


def called(record: Record, language: Language) -> str:
    if record.is_writer:
        return language.text(N_("Ви"))
    return record.called or language.text(N_("Дитина") if record.is_child else N_("Ще одна людина"))


def missing(record: Record, talk: Talk) -> list[Slot]:
    """What claims will ask of somebody and nobody has told yet. Of the writer Diia knows most."""
    if record.is_writer:
        return []
    path = trace(RECORD, record.draft.answers, talk.today)
    return [slot for slot in path.slots if slot.answer is None and needed(slot.ref.key)]


def _person_action(record: Record, talk: Talk) -> Action:
    return Action(on_button(called(record, talk.language)), _card(record), _about(record, talk))


def _about(record: Record, talk: Talk) -> str:
    """«Софія, 11 років. Ще бракує: стать, громадянство.»"""
    language, age = talk.language, record.age(talk.today)
    years = f", {language.count('{n} рік', '{n} років', age)}" if age is not None else ""
    lacking = [
        language.text(_SHORT[slot.ref.key]) for slot in missing(record, talk) if slot.ref.key in _SHORT
    ]
    said = language.text(N_("Ще бракує: {facts}."), facts=", ".join(lacking[:3])) if lacking else ""
    more = language.text(N_("і ще {n}"), n=len(lacking) - 3) if len(lacking) > 3 else ""
    grown = (
        language.text(N_("Подає заяви сама людина."))
        if not record.is_writer and not record.is_minor(talk.today)
        else ""
    )
    return " ".join(filter(None, (f"{called(record, language)}{years}.", said, more, grown)))


def _fact_action(record: Record, slot: Slot, language: Language) -> Action:
    assert isinstance(slot.asks, Question)
    said = shortened(answer_text(slot, language), 60) or "…"
    name = language.text(_SHORT[slot.ref.key])
    origin = origin_text(slot.answer.origin, language) if slot.answer and slot.answer.origin else ""
    return Action(
        on_button(name[:1].upper() + name[1:]),
        EditFact(record.id, slot.ref.key),
        f"{name}: {said}. {origin}".strip(),
    )


_SHORT = {
    "name": N_("ім’я"),
    "birth_date": N_("дата народження"),
    "sex": N_("стать"),
    "birth_record": N_("запис про народження"),
    "citizenship": N_("громадянство"),
    "ukrainian_citizenship": N_("громадянство України"),
    "birth_certificate": N_("свідоцтво"),
    "tax_number": N_("податковий номер"),
    "passport": N_("паспорт"),
    "passport_issued": N_("коли видано паспорт"),
    "passport_issuer": N_("хто видав паспорт"),
    "passport_valid_until": N_("строк дії паспорта"),
    "registered_address": N_("адреса реєстрації"),
    "actual_address": N_("адреса проживання"),
    "phone": N_("телефон"),
    "email": N_("електронна пошта"),
}
"""How a fact is called on a button and in a list."""


def _with_all(people: Sequence[Record], language: Language) -> str:
    names = ", ".join(called(record, language) for record in people)
    return language.text(N_("З усіма: {names}"), names=names)


def _begin(talk: Talk, people: tuple[str, ...]) -> BeginTogether | OpenMenu:
    """With files in the claim it is asked first whether they are meant too."""
    files = papers_of(talk.work, talk.user, talk.writing) if talk.writing else []
    return OpenMenu(f"papers:{','.join(people)}") if files else BeginTogether(people)


def _back(talk: Talk) -> tuple[Action, ...]:
    if talk.writing is None:
        return (Action(talk.language.text(N_("Мої заяви")), OpenMenu("claims")),)
    return (Action(talk.language.text(N_("Повернутися до заяви")), OpenClaim(talk.writing.claim.id)),)


def _card(record: Record) -> OpenMenu:
    return OpenMenu(f"person:{record.id}")


_SCREENS: dict[str, Callable[[Talk, str], View]] = {
    "family": _family,
    "archive": _archive,
    "adding": _adding,
    "person": _person,
    "together": _together,
    "papers": _papers,
    "whose": _whose,
    CORRECTION: correction_view,
    "merge": merge_view,
    "overview": overview_view,
    "row": row_view,
    "order": order_view,
}
"""The screens by name. «Papers» is followed by the ids of those for whom they would be."""
