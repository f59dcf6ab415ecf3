"""Commands about people, carried out."""

from __future__ import annotations

from conversation.claims.beginning import for_person
from conversation.claims.offering import PLACE as OFFER
from conversation.claims.stepping import take_step
from conversation.claims.writing import save_claim
from conversation.people.commands import (
    AddPerson,
    AnotherChild,
    Archive,
    BeginTogether,
    CorrectElsewhere,
    EditFact,
    LeaveThere,
    Merge,
    NameChild,
    PackageAll,
    ShowTransfer,
    WithPeople,
)
from conversation.people.correcting import correct_elsewhere, leave_there, take_as_another
from conversation.people.linking import begin_together
from conversation.people.merging import merge
from conversation.people.overview import package_all
from conversation.people.records import new_record, record_of
from conversation.talk import STALE, Talk
from dialogs.engine.answers import Answer, Draft, Place, Ref, Screen
from dialogs.engine.commands import KeepFor
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.language import N_
from dialogs.people.record import WHO


def do_with_people(talk: Talk, command: WithPeople) -> None:
    match command:
        case BeginTogether(people, papers):
            _begin_together(talk, people, papers)
        case NameChild(person, name):
            _name_child(talk, person)
            if name:
                _keep_name(talk, name)
        case AddPerson(who):
            _add(talk, who)
        case EditFact(person, key):
            _edit(talk, person, key)
        case Archive(person, away):
            _archive(talk, person, away)
        case CorrectElsewhere():
            correct_elsewhere(talk, command)
        case LeaveThere():
            leave_there(talk, command)
        case Merge():
            merge(talk, command)
        case PackageAll():
            package_all(talk)
        case ShowTransfer(claim):
            _show_transfer(talk, claim)
        case AnotherChild():
            take_as_another(talk)


def _begin_together(talk: Talk, people: tuple[str, ...], papers: bool) -> None:
    if talk.writing is None:
        talk.tell(STALE)
        return
    begun, spared = begin_together(talk.work, talk.user, talk.writing, people, papers)
    if begun:
        language = talk.language
        claims = language.count("Почато {n} заяву.", "Почато {n} заяв.", len(begun))
        talk.tell_text(
            claims + " " + language.count("Не питатимемо {n} питання.", "Не питатимемо {n} питань.", spared)
        )
    talk.session = talk.session._replace(menu="claims")


def _keep_name(talk: Talk, name: str) -> None:
    """What was told where a child was chosen is offered where the name is asked for, after what is known already."""
    writing = talk.writing
    for slot in talk.path(writing).slots if writing is not None else ():
        if isinstance(slot.asks, Question) and slot.asks.kind.name == "person_name" and not slot.settled:
            take_step(talk, KeepFor(slot.ref, name))
            return


def _name_child(talk: Talk, person: str) -> None:
    """The claim on the screen is for a child whom the bot knows, or for another one."""
    writing, record = talk.writing, record_of(talk.work, talk.user, person)
    talk.session = talk.session._replace(menu="")
    if writing is None or record is None:
        return
    talk.work.claims.assign(talk.user, writing.claim.id, record.id)
    writing = writing._replace(claim=writing.claim._replace(person=record.id))
    saved = save_claim(talk.work, talk.user, writing, for_person(writing, record, talk.today))
    talk.wrote(saved, trace(saved.form, saved.draft.answers, talk.today))
    if talk.known(saved):
        talk.writing = save_claim(talk.work, talk.user, saved, saved.draft.at(OFFER))


def _add(talk: Talk, who: str) -> None:
    """Somebody new: their name and birth are asked, then the list of people shows what is still missing."""
    told = Draft({Ref(WHO): Answer(value=who)}, place=Place(key="name"))
    talk.enter(new_record(talk.work, talk.user, told).id)


def _edit(talk: Talk, person: str, key: str) -> None:
    talk.enter(person)
    if talk.writing is None:
        talk.tell(N_("Цієї людини тут уже немає."))
        talk.session = talk.session._replace(menu="family")
        return
    talk.writing = save_claim(talk.work, talk.user, talk.writing, talk.writing.draft.at(Place(key=key)))


def _show_transfer(talk: Talk, claim: str) -> None:
    talk.enter(claim)
    if talk.writing is None or talk.writing.claim.status == "draft":
        talk.tell(STALE)
        return
    talk.writing = save_claim(
        talk.work, talk.user, talk.writing, talk.writing.draft.at(Place(Screen.TRANSFER))
    )


def _archive(talk: Talk, person: str, away: bool) -> None:
    record = record_of(talk.work, talk.user, person)
    if record is not None and not record.handed and record.archived is not away:
        state = "archived" if away else "present"
        talk.work.people.set_status(talk.user, person, record.person.rev, state)
        talk.work.audit.record(talk.user, None, "person.archived" if away else "person.returned")
        talk.tell(
            N_("Для цієї людини більше нічого не пропонуватимемо.") if away else N_("Людина знову у списку.")
        )
    talk.session = talk.session._replace(menu="family")
