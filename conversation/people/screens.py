"""What is seen of the people for whom somebody files. Like a reminder it names no claim that may hurt."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from conversation.commands import OpenMenu
from conversation.people.choosing import papers_view, together_view, whose_view
from conversation.people.commands import AddPerson, Archive, EditFact
from conversation.people.correcting import CORRECTION, correction_view
from conversation.people.merging import merge_view, pair_to_ask
from conversation.people.noticing import age_lines, notice_lines, notices_of
from conversation.people.overview import order_view, overview_view, row_view
from conversation.people.records import Record, called, record_of, records_of
from conversation.talk import Talk
from dialogs.engine.answers import Place, Screen
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.look.wording import answer_text, origin_text, shortened
from dialogs.engine.path import Slot, trace
from dialogs.engine.questions import Question
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from dialogs.people.record import RECORD, WHO, needed

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
        place=PLACE.on_page(page),
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
        place=PLACE.on_page(page),
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
    slots = [slot for slot in trace(RECORD, record.draft.answers, talk.today).slots if slot.ref.key != WHO]
    view = View(
        place=PLACE.on_page(page),
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
    more = [language.text(N_("і ще {n}"), n=len(lacking) - 3)] if len(lacking) > 3 else []
    facts = " ".join((", ".join(lacking[:3]), *more))
    said = language.text(N_("Ще бракує: {facts}."), facts=facts) if lacking else ""
    grown = (
        language.text(N_("Подає заяви сама людина."))
        if not record.is_writer and not record.is_minor(talk.today)
        else ""
    )
    return " ".join(filter(None, (f"{called(record, language)}{years}.", said, grown)))


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


def _card(record: Record) -> OpenMenu:
    return OpenMenu(f"person:{record.id}")


_SCREENS: dict[str, Callable[[Talk, str], View]] = {
    "family": _family,
    "archive": _archive,
    "adding": _adding,
    "person": _person,
    "together": together_view,
    "papers": papers_view,
    "whose": whose_view,
    CORRECTION: correction_view,
    "merge": merge_view,
    "overview": overview_view,
    "row": row_view,
    "order": order_view,
}
"""The screens by name. «Papers» is followed by the ids of those for whom they would be."""
