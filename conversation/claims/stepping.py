"""A command of the engine, carried out on the claim: the draft afterwards is stored, with what follows from it."""

from __future__ import annotations

from conversation.claims.beginning import known_to
from conversation.claims.offering import PLACE as OFFER
from conversation.claims.packages import PACKAGE, ask_package, drop_package
from conversation.claims.writing import Writing, save_claim
from conversation.handshakes.helping import looked_at
from conversation.people.adopting import adopt, as_told, assign, learn
from conversation.people.choosing import known_children
from conversation.people.correcting import offer_correction
from conversation.people.merging import pair_to_ask
from conversation.review.answering import mended
from conversation.talk import STALE, Talk
from dialogs.engine import commands as c
from dialogs.engine.answers import PERSON, Place, Ref, Screen
from dialogs.engine.errors import DomainError
from dialogs.engine.look.wording import answer_text, asked_text, shortened
from dialogs.engine.meant import told_fact
from dialogs.engine.sharing import Claim, Offer
from dialogs.engine.step import Outcome, changes, step
from dialogs.finder.life import FINDER
from dialogs.language import N_
from dialogs.people.alike import IDENTIFIERS
from dialogs.people.learning import is_personal

KEPT_FOR_STORY = N_("Ваші слова збережено: запропонуємо їх, коли попросимо розповісти, що сталося.")

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
    if isinstance(command, c.Confirm) and not looked_at(talk):
        return
    if isinstance(command, c.Confirm) and _fetching(talk, writing):
        talk.tell(N_("Один із файлів ще зберігається. Спробуйте за хвилину або приберіть його."))
        return
    try:
        outcome = step(writing.form, writing.draft, command, talk.today, talk.path(writing))
    except DomainError as error:
        talk.tell(_ERRORS.get(error.code, STALE))
        return
    writing = _whose(talk, writing, outcome)
    known = _known_now(talk, writing, outcome)
    if known:
        outcome = outcome._replace(draft=outcome.draft.at(OFFER))
    outcome, menu = mended(talk, writing, command, outcome)
    claim = save_claim(talk.work, talk.user, writing, outcome.draft)
    if isinstance(command, c.DetachFile):
        _forget_file(talk, command.id)
    if outcome.draft.answers is not writing.draft.answers:
        claim = draft_again(talk, claim)
    if talk.help is not None:
        talk.help.typed(talk.work, talk.user, claim.claim.id, changes(writing.draft, outcome.draft))
    talk.wrote(claim, outcome.path, known)
    talk.outcome = outcome
    talk.session = talk.session._replace(menu=menu, tail=None)
    talk.settled = _said(talk, outcome, outcome.settled) if outcome.settled else None
    talk.in_place = isinstance(command, c.Toggle)
    if outcome.kept:
        talk.tell(KEPT_FOR_STORY)
    if isinstance(command, c.Confirm):
        ask_for_package(talk)
    if talk.help is not None:  # what other claims and records hold is the person's own
        return
    before = writing.draft.answers.get(outcome.settled) if outcome.settled else None
    if outcome.settled and offer_correction(talk, claim, outcome.settled, before):
        return
    _learn(talk, claim, outcome)
    if claim.form.code == FINDER.code:
        _list_people(talk, outcome)
    elif claim.form.code == PERSON:
        _leave_record(talk, claim, outcome)
    elif _looks_like_another(talk, claim, outcome):
        talk.session = talk.session._replace(menu="merge")
    elif _asks_which_child(talk, claim, outcome):
        talk.session = talk.session._replace(menu="whose")


def _list_people(talk: Talk, outcome: Outcome) -> None:
    """Once everything is asked, those on the finder's list are known by their records."""
    if outcome.settled is not None and outcome.path.pending is None:
        adopt(talk.work, talk.user)


def _looks_like_another(talk: Talk, writing: Writing, outcome: Outcome) -> bool:
    """Whether what was said just now makes the person look like somebody whom the bot knows."""
    fact = told_fact(writing.form, outcome.settled.key) if outcome.settled else None
    if fact is None or fact.name not in ("name", "birth_date", *IDENTIFIERS) or not writing.claim.person:
        return False
    return pair_to_ask(talk.work, talk.user, writing.claim.person) is not None


def _asks_which_child(talk: Talk, writing: Writing, outcome: Outcome) -> bool:
    """Whether the claim is for a child now, of whom nothing is told, and the bot knows children."""
    decides = outcome.settled is not None and outcome.settled.key in writing.form.deciding
    if not decides or writing.claim.person or writing.form.filing is None:
        return False
    about = Claim(as_told(writing, ""), talk.today).person
    return about == writing.claim.id and bool(known_children(talk))


def _leave_record(talk: Talk, writing: Writing, outcome: Outcome) -> None:
    """A record asks one thing at a time: somebody new for their name and birth, then the list shows what is missing;
    whoever changed a fact is back at the person."""
    place = outcome.draft.place
    if place.key or place.screen is not Screen.QUESTION:
        return
    new = next((key for key in ("name", "birth_date") if Ref(key) not in outcome.draft.answers), "")
    if new and outcome.settled is not None and outcome.settled.key in ("name", "birth_date"):
        talk.wrote(save_claim(talk.work, talk.user, writing, outcome.draft.at(Place(key=new))), outcome.path)
    elif outcome.settled is not None and outcome.settled.key == "birth_date":
        talk.session = talk.session._replace(menu="family")
    else:
        talk.session = talk.session._replace(menu=f"person:{writing.claim.id}")


def ask_for_package(talk: Talk) -> None:
    """The package is built beside the conversation, and comes when it is ready."""
    if talk.writing is None:
        talk.tell(STALE)
        return
    first = all(head.status == "draft" for head in talk.work.claims.list(talk.user))
    talk.writing = ask_package(talk.work, talk.user, talk.writing)
    if first:  # said once, when there is something to lose
        talk.tell(N_("На випадок, якщо втратите телефон, є код: напишіть «код відновлення»."))
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
    return writing._replace(claim=claim._replace(rev=rev, status="draft"))


def _whose(talk: Talk, writing: Writing, outcome: Outcome) -> Writing:
    """The claim with its person, as soon as an answer tells who that is."""
    settled, claim = outcome.settled, writing.claim
    if settled is None or writing.form.code in (FINDER.code, PERSON):
        return writing
    if claim.person and settled.key not in writing.form.deciding:
        return writing
    told = assign(talk.work, talk.user, writing._replace(draft=outcome.draft), outcome.path)
    return writing._replace(claim=told.claim)


def _learn(talk: Talk, writing: Writing, outcome: Outcome) -> None:
    """The records of people follow what was said just now."""
    settled = outcome.settled
    if settled is None or not writing.claim.person or writing.form.code == PERSON:
        return
    fact = told_fact(writing.form, settled.key, settled.item)
    if fact is not None and is_personal(fact):
        learn(talk.work, talk.user, writing, fact, outcome.path)


def _known_now(talk: Talk, writing: Writing, outcome: Outcome) -> tuple[Offer, ...] | None:
    """Once it is known whose claim it is, what other claims know of that person, which comes first; None at any other
    answer."""
    decides = outcome.settled is not None and outcome.settled.key in writing.form.deciding
    if not decides or outcome.draft.place.key:
        return None
    return known_to(talk.work, talk.user, writing._replace(draft=outcome.draft), outcome.path)


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
