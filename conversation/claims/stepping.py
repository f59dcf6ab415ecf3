"""A command of the engine, carried out on the claim: the draft afterwards is stored, with what follows from it."""

from __future__ import annotations

from dataclasses import replace

from conversation.claims.beginning import known_to
from conversation.claims.offering import PLACE as OFFER
from conversation.claims.packages import PACKAGE, ask_package, drop_package
from conversation.claims.writing import Writing, save_claim
from conversation.talk import STALE, Talk
from dialogs.engine import commands as c
from dialogs.engine.answers import Ref
from dialogs.engine.errors import DomainError
from dialogs.engine.look.wording import answer_text, asked_text, shortened
from dialogs.engine.step import Outcome, step
from dialogs.language import N_

_ERRORS = {
    "list.full": N_("У цьому списку більше немає місця."),
    "claim.not_ready": N_("Пакет поки не зібрано."),
}


def take_step(talk: Talk, command: c.Command) -> None:
    """Run a command of the engine on the claim and write what changed."""
    talk.act(command)
    writing = talk.writing
    if writing is None:
        talk.tell(STALE)
        return
    if isinstance(command, c.Confirm) and _fetching(talk, writing):
        talk.tell(N_("Один із файлів ще зберігається. Спробуйте за хвилину або приберіть його."))
        return
    try:
        outcome = step(writing.form, writing.draft, command, talk.today, talk.path(writing))
    except DomainError as error:
        talk.tell(_ERRORS.get(error.code, STALE))
        return
    outcome = _offered(talk, writing, outcome)
    claim = save_claim(talk.work, talk.user, writing, outcome.draft)
    if isinstance(command, c.DetachFile):
        _forget_file(talk, command.id)
    if outcome.settled is not None or isinstance(command, c.DetachFile):
        claim = draft_again(talk, claim)
    talk.wrote(claim, outcome.path)
    talk.outcome = outcome
    talk.session = replace(talk.session, menu="", tail=None)
    talk.settled = _said(talk, outcome, outcome.settled) if outcome.settled else None
    talk.in_place = isinstance(command, c.Toggle)
    if isinstance(command, c.Confirm):
        ask_for_package(talk)


def ask_for_package(talk: Talk) -> None:
    """The package is built beside the conversation, and comes when it is ready."""
    if talk.writing is None:
        talk.tell(STALE)
        return
    talk.writing = ask_package(talk.work, talk.user, talk.writing)
    talk.wake.add(PACKAGE)


def draft_again(talk: Talk, writing: Writing) -> Writing:
    """A claim that was confirmed and has changed is a draft again; a package not sent yet is none any more."""
    if writing.claim.status == "draft":
        return writing
    if drop_package(talk.work, writing.claim.id):
        talk.tell(N_("Ви змінили заяву, тож пакет треба зібрати знову."))
    claim = writing.claim
    rev = talk.work.claims.set_status(talk.user, claim.id, claim.rev, "draft")
    talk.work.audit.record(talk.user, claim.id, "claim.draft")
    return replace(writing, claim=replace(claim, rev=rev, status="draft"))


def _offered(talk: Talk, writing: Writing, outcome: Outcome) -> Outcome:
    """Now that it is known whose claim it is, what other claims know of that person comes first."""
    decides = outcome.settled is not None and outcome.settled.key in writing.form.deciding
    told = replace(writing, draft=outcome.draft)
    if not decides or outcome.draft.place.key or not known_to(talk.work, talk.user, told):
        return outcome
    return replace(outcome, draft=outcome.draft.at(OFFER))


def _fetching(talk: Talk, writing: Writing) -> bool:
    """Whether a file of the claim is not safe yet: a package without it would lack what its answers name."""
    files = talk.work.evidence.list(talk.user, writing.claim.id)
    return any(file.status == "waiting" for file in files)


def _forget_file(talk: Talk, id: str) -> None:
    evidence = talk.work.evidence.get(talk.user, id)
    if evidence is not None:
        talk.blobs = tuple(talk.work.evidence.removed(evidence))
        talk.work.jobs.drop("file", id)
        talk.tell(N_("Файл прибрано із заяви."))


def _said(talk: Talk, outcome: Outcome, ref: Ref) -> tuple[str, str] | None:
    slot = outcome.path.find(ref)
    if slot is None:
        return None
    return asked_text(slot, talk.language), shortened(answer_text(slot, talk.language), 200)
