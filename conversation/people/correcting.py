"""A correction is offered to every open claim at once, and made nowhere unasked.

What was changed is remembered by its place in the session alone: where else it stands is worked out anew when the
person decides, so that a crash in between loses nothing. A claim that was packaged keeps what it had.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conversation.claims.filed import RETURNED
from conversation.claims.writing import Writing, open_claim, save_claim
from conversation.people.adopting import as_told, assign
from conversation.people.commands import AnotherChild, CorrectElsewhere, LeaveThere
from conversation.people.records import Record, records_of, told_by_records
from conversation.talk import Talk
from dialogs.engine.answers import FINDER, PERSON, Answer, Place, Ref, Screen
from dialogs.engine.facts import Stands, stands
from dialogs.engine.look.wording import answer_text, asked_text, shortened
from dialogs.engine.meant import told_fact
from dialogs.engine.path import trace
from dialogs.engine.questions import Repeat
from dialogs.engine.sharing import Claim, Held, Told, corrected, held_elsewhere, parted, root_of
from dialogs.engine.views import Action, View
from dialogs.engine.whom import called_for
from dialogs.language import N_
from dialogs.people.learning import is_personal

CORRECTION = "correction"
"""The screen; after it the question and the item that were changed, and by whom it was told before."""

PLACE = Place(Screen.TASKS)
_OPEN = ("draft", RETURNED)
_SHOWN = 4


def offer_correction(talk: Talk, writing: Writing, ref: Ref, before: Answer | None) -> bool:
    """Open the screen that asks where else an answer holds which was changed just now; whether there is any such place.

    Claims are opened only if something was changed: most answers are new."""
    answer = writing.draft.answers.get(ref)
    if answer is None or writing.form.code == FINDER:
        return False
    same = before.value == answer.value if before is not None else not _told_otherwise(talk, writing, ref)
    root = before.source if before is not None else ""
    held = [] if same else _held(talk, writing, ref, root)
    if not held or _card_followed(talk, writing, ref, held):
        return False
    talk.session = talk.session._replace(menu=":".join((CORRECTION, ref.key, ref.item, root)))
    return True


def _card_followed(talk: Talk, writing: Writing, ref: Ref, held: list[Held]) -> bool:
    """Whether the answer held nowhere but on the card that had it from here: that follows by itself, for there is
    nothing to decide. A child of another name may be another child, so that is asked."""
    from_here = all(
        one.told.form.code == PERSON and one.answer.source.startswith(writing.claim.id) for one in held
    )
    if not from_here or _another_child(talk, writing, ref):
        return False
    mine = Claim(_told(talk, writing), talk.today)
    for one in held:
        _write(talk, one.told.id, corrected(mine, ref, one, talk.today).answers)
    return True


def _told_otherwise(talk: Talk, writing: Writing, ref: Ref) -> bool:
    """Whether this claim told the fact in another way before: by an answer that another one only repeated."""
    fact, answer = told_fact(writing.form, ref.key, ref.item), writing.draft.answers[ref]
    if fact is None or not is_personal(fact):
        return False
    known = [record.draft.answers.get(Ref(fact.name)) for record in records_of(talk.work, talk.user)]
    return any(one and one.source.startswith(writing.claim.id) and one.value != answer.value for one in known)


def correction_view(talk: Talk, part: str) -> View:
    """«Виправити й у 3 інших заявах?», with the list of them."""
    language, writing, ref, held = talk.language, *_asked(talk, part)
    slot = trace(writing.form, writing.draft.answers, talk.today).find(ref) if writing else None
    if writing is None or slot is None or not held:
        return View(
            place=PLACE,
            ref=None,
            heading=language.text(N_("Виправляти більше ніде")),
            actions=(Action(language.text(N_("Далі")), CorrectElsewhere(ref, everywhere=False)),),
        )
    claims = [one for one in held if one.told.form.code != PERSON]
    heading = (
        language.count("Виправити й в {n} іншій заяві?", "Виправити й в {n} інших заявах?", len(claims))
        if claims
        else language.text(N_("Виправити й у картці?"))
    )
    names = list(dict.fromkeys(_where(talk, one) for one in held))
    more = (language.text(N_("і ще {n}"), n=len(names) - _SHOWN),) if len(names) > _SHOWN else ()
    answer = shortened(answer_text(slot, language), 80)
    return View(
        place=PLACE,
        ref=None,
        heading=heading,
        lines=(f"{asked_text(slot, language)} — {answer}", *(f"• {name}" for name in names[:_SHOWN]), *more),
        choices=tuple(
            Action(
                shortened(language.text(N_("Не там: {claim}"), claim=_where(talk, one)), 24),
                LeaveThere(ref, one.told.id),
            )
            for one in (held[:3] if len(held) > 1 else ())
        ),
        actions=(
            Action(language.text(N_("Виправити всюди")), CorrectElsewhere(ref, everywhere=True)),
            Action(language.text(N_("Ні, тут інакше")), CorrectElsewhere(ref, everywhere=False)),
            *_another_child(talk, writing, ref),
        ),
    )


def _another_child(talk: Talk, writing: Writing, ref: Ref) -> tuple[Action, ...]:
    """A child of another given name may be another child, and then nothing of the first one stays in the claim."""
    fact = told_fact(writing.form, ref.key)
    if fact is None or fact.name != "name" or ref.item or not called_for(writing.form, talk.path(writing)):
        return ()
    return (
        (Action(talk.language.text(N_("Це інша дитина")), AnotherChild()),)
        if writing.form.code != PERSON
        else ()
    )


def leave_there(talk: Talk, command: LeaveThere) -> None:
    """One claim keeps what it has, and no later correction reaches it; the others are still to be decided."""
    _, _, part = talk.session.menu.partition(":")
    _, ref, held = _asked(talk, part)
    for one in held:
        if ref == command.ref and one.told.id == command.claim:
            _write(talk, one.told.id, parted(one, "").answers)
    if len(held) < 2:
        talk.session = talk.session._replace(menu="")


def take_as_another(talk: Talk) -> None:
    """The claim is for another child: what was taken over of the first one goes, and the child gets a record."""
    writing = talk.writing
    talk.session = talk.session._replace(menu="")
    if writing is None or writing.form.code == PERSON:
        return
    path, answers = talk.path(writing), dict(writing.draft.answers)
    for asks in writing.form.sharing:
        theirs = asks.fact and stands(writing.form.cast, asks.fact.of, path.scope) is Stands.FILED_FOR
        if theirs and (answer := answers.get(Ref(asks.key))) and answer.source:
            inside = {question.key for question in asks.body} if isinstance(asks, Repeat) else set()
            answers = {ref: one for ref, one in answers.items() if ref.key not in {asks.key, *inside}}
    talk.work.claims.assign(talk.user, writing.claim.id, "")
    writing = writing._replace(claim=writing.claim._replace(person=""))
    saved = save_claim(talk.work, talk.user, writing, writing.draft._replace(answers=answers))
    assign(talk.work, talk.user, saved)
    talk.enter(writing.claim.id)


def correct_elsewhere(talk: Talk, command: CorrectElsewhere) -> None:
    """Write the decision: everywhere the same, or from now on apart, so that no later correction asks again."""
    name, _, part = talk.session.menu.partition(":")
    writing, ref, held = _asked(talk, part) if name == CORRECTION else (None, command.ref, [])
    talk.session = talk.session._replace(menu="")
    if writing is None or ref != command.ref:
        return
    mine = Claim(_told(talk, writing), talk.today)
    others = _apart(held, talk.today)
    for one in held:
        if command.everywhere:
            _write(talk, one.told.id, corrected(mine, ref, one, talk.today).answers)
        else:
            _write(talk, one.told.id, parted(one, others).answers)
    if not command.everywhere or mine.told.draft.answers[ref].source:
        own = mine.told.draft.answers[ref]._replace(origin="", source="")
        _write(talk, writing.claim.id, {**mine.told.draft.answers, ref: own})
    if held:
        talk.tell(N_("Виправлено всюди.") if command.everywhere else N_("Змінено лише тут."))
    talk.enter(writing.claim.id)
    if writing.form.code == PERSON:
        talk.session = talk.session._replace(menu=f"person:{writing.claim.id}")


def _apart(held: list[Held], today: date) -> str:
    """By whom the others are told from now on: the record of the person, if it is among them, or the first of them."""
    first = next((one for one in held if one.told.form.code == PERSON), held[0] if held else None)
    return root_of(first, today) if first is not None else ""


def _write(talk: Talk, id: str, answers: Mapping[Ref, Answer]) -> None:
    other = open_claim(talk.work, talk.user, id)
    if other is not None:
        save_claim(talk.work, talk.user, other, other.draft._replace(answers=answers))


def _asked(talk: Talk, part: str) -> tuple[Writing | None, Ref, list[Held]]:
    key, item, root = (*part.split(":"), "", "", "")[:3]
    writing = talk.writing
    return writing, Ref(key, item), _held(talk, writing, Ref(key, item), root) if writing else []


def _held(talk: Talk, writing: Writing, ref: Ref, root: str) -> list[Held]:
    """Where the answer stands that was told by `root` before, or here."""
    before = Answer(source=root)
    records = records_of(talk.work, talk.user)
    others = [
        _about(open_claim(talk.work, talk.user, head.id), records)
        for head in talk.work.claims.list(talk.user)
        if head.form != FINDER and head.status in _OPEN and head.id != writing.claim.id
    ]
    told = [one for one in others if one is not None] + told_by_records(records)
    return [*held_elsewhere(_told(talk, writing, records), ref, before, told, talk.today)]


def _told(talk: Talk, writing: Writing, records: list[Record] | None = None) -> Told:
    found = _about(writing, records if records is not None else records_of(talk.work, talk.user))
    assert found is not None
    return found


def _about(writing: Writing | None, records: list[Record]) -> Told | None:
    if writing is None:
        return None
    about = next((record.about for record in records if record.id == writing.claim.person), "")
    return as_told(writing, about)


def _where(talk: Talk, held: Held) -> str:
    """A claim on the list: its category, unless it is one that may hurt, and for whom it is."""
    language, told = talk.language, held.told
    name = called_for(told.form, trace(told.form, told.draft.answers, talk.today))
    if told.form.code == PERSON:
        return language.text(N_("Картка: {name}"), name=name or language.text(N_("ви")))
    what = language.text(N_("Ваша інша заява")) if told.form.care else told.form.code
    return f"{what} · {name}" if name else what
