"""What a person does with a claim besides answering: takes what is known, or new questions; asks for the sheet."""

from __future__ import annotations

from conversation.claims.beginning import with_known
from conversation.claims.entering import show
from conversation.claims.filed import TellFiling, next_place, tell_filing
from conversation.claims.offering import taking
from conversation.claims.packages import SHEET
from conversation.claims.renewing import take_new_form
from conversation.claims.stepping import draft_again, take_step
from conversation.claims.writing import save_claim
from conversation.commands import TakeKnown
from conversation.talk import STALE, Talk
from dialogs.engine import commands as c
from dialogs.engine.errors import Refusal
from dialogs.engine.path import trace
from dialogs.language import N_


def take_known(talk: Talk, command: TakeKnown) -> None:
    writing = talk.writing
    if writing is None:
        talk.tell(STALE)
        return
    chosen = taking(command, writing.form, talk.known(writing))
    draft = with_known(writing, chosen)
    saved = draft_again(talk, save_claim(talk.work, talk.user, writing, draft))
    talk.wrote(saved, trace(saved.form, saved.draft.answers, talk.today))
    if not talk.known(saved):
        take_step(talk, c.Keep())


def take_questions(talk: Talk) -> None:
    if talk.writing is None:
        talk.tell(STALE)
        return
    renewed = draft_again(talk, take_new_form(talk.work, talk.user, talk.writing, talk.language))
    talk.wrote(renewed, trace(renewed.form, renewed.draft.answers, talk.today))


def tell_of_filing(talk: Talk, command: TellFiling) -> None:
    if talk.writing is None:
        talk.tell(STALE)
        return
    try:
        talk.writing = tell_filing(talk.work, talk.user, talk.writing, command, talk.path(talk.writing))
    except Refusal as refusal:
        talk.refusal = refusal
    else:
        show(talk, next_place(command.part))


def ask_for_sheet(talk: Talk) -> None:
    if talk.writing is None or talk.writing.claim.status == "draft":
        talk.tell(STALE)
        return
    talk.ask(SHEET, talk.writing.claim.id)
    talk.tell(N_("Аркуш для телефона прийде за кілька секунд."))
