"""What a person meant, carried out: a command of the engine, or one of the screens outside the claim."""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex

from conversation.claims.afterwards import ask_for_sheet, take_known, take_questions, tell_of_filing
from conversation.claims.entering import begin, delete, open_at_list, show
from conversation.claims.filed import TellFiling
from conversation.claims.packages import AskPackage, DropFile, ReadOnPhone
from conversation.claims.renewing import TakeNewForm
from conversation.claims.stepping import ask_for_package, take_step
from conversation.commands import (
    DeleteClaim,
    EraseEverything,
    JoinStory,
    OpenClaim,
    OpenMenu,
    Remind,
    ShowPackage,
    SpeakLanguage,
    TakeKnown,
)
from conversation.files.filing import Caption, caption_file
from conversation.handshakes.commands import BetweenTwo
from conversation.handshakes.doing import do_between_two
from conversation.people.commands import WithPeople
from conversation.people.doing import do_with_people
from conversation.privacy.commands import KeepDrafts, ShowLast, Sweep, TakeAlong
from conversation.privacy.everything import EVERYTHING
from conversation.privacy.returning import tell_last
from conversation.privacy.wanting import keep_drafts, sweep
from conversation.reminding import remind
from conversation.review.turning import reviewed
from conversation.stories import join_doubtful
from conversation.talk import Talk
from dialogs.engine import commands as c
from dialogs.engine.answers import Place, Screen
from dialogs.language import N_
from locales import language as language_of


def do(talk: Talk, command: c.Command) -> None:
    """Carry out a command, of the engine or of the screens outside the claim. A helper may do less."""
    if talk.help is not None and not talk.help.may(command):
        talk.tell(N_("Це робить сама людина, у своєму чаті."))
        return
    talk.act(command)
    match command:
        case OpenMenu(name):
            talk.session = talk.session._replace(menu=name)
        case SpeakLanguage(code):
            _speak(talk, code)
        case c.Begin(code, about, same):
            begin(talk, code, about, talk.in_claim if same else None)
        case TakeKnown():
            take_known(talk, command)
        case OpenClaim(id):
            open_at_list(talk, id)
        case DeleteClaim(id):
            delete(talk, id)
        case EraseEverything():
            _erase(talk)
        case c.Copy(text):
            talk.preface = text
        case Remind(days):
            remind(talk.work, talk.user, days)
            talk.session = talk.session._replace(menu="resting", reminded=days > 0)
        case c.Later():
            take_step(talk, command)
            talk.session = talk.session._replace(menu="remind")
        case c.AddItem():
            take_step(talk, replace(command, item=token_hex(4)))
        case ReadOnPhone():
            ask_for_sheet(talk)
        case AskPackage():
            ask_for_package(talk)
        case JoinStory():
            join_doubtful(talk)
        case Caption():
            if caption_file(talk.work, talk.user, command):
                talk.tell(N_("Підпис збережено."))
                take_step(talk, c.GoTo(Place(Screen.FILES)))
        case TellFiling():
            tell_of_filing(talk, command)
        case ShowPackage():
            show(talk, Place(Screen.DONE))
        case Sweep(on):
            sweep(talk, on)
        case KeepDrafts():
            keep_drafts(talk)
        case TakeAlong():
            talk.ask(EVERYTHING, str(talk.user.id))
            talk.tell(N_("Збираємо все, що про вас є. Файл прийде сюди."))
        case ShowLast():
            tell_last(talk)
        case TakeNewForm():
            take_questions(talk)
        case WithPeople():
            do_with_people(talk, command)
        case BetweenTwo():
            do_between_two(talk, command)
        case DropFile(id, ref):
            take_step(talk, c.DetachFile(id))
            take_step(talk, c.GoTo(Place(key=ref.key, item=ref.item)))
        case _ if reviewed(talk, command):
            pass
        case _:
            take_step(talk, command)


def _speak(talk: Talk, code: str) -> None:
    talk.work.users.set_language(talk.user, code)
    talk.language = language_of(code)
    if talk.session.menu == "language":
        talk.session = talk.session._replace(menu="" if talk.writing else "welcome")


def _erase(talk: Talk) -> None:
    talk.work.audit.record(talk.user, None, "person.erased")
    talk.blobs = tuple(talk.work.users.erase(talk.user))
    talk.goodbye = talk.language.text(
        N_("Усе про вас стерто: заяви, відповіді, файли та ключ до них. Щоб почати знову, надішліть /start.")
    )
