"""Those of whose death a claim tells: nothing is proposed for them, and nobody is reminded of their birthday."""

from __future__ import annotations

from datetime import date

from conversation.claims.writing import HANDED, open_claim
from conversation.people.records import Record, records_of
from dialogs.blocks.cast import DECEASED
from dialogs.engine.answers import Ref
from dialogs.engine.form import Form
from dialogs.engine.intervals import span
from dialogs.engine.names import FullName
from dialogs.engine.path import trace
from dialogs.language import KYIV
from dialogs.programmes import all_forms
from storage import User, Work


def mourned(work: Work, user: User) -> frozenset[str]:
    """The ids of the records of those who have died, as a claim of this person tells it: by the name and, where both
    are known, the day of birth."""
    telling = {code for code, form in all_forms().items() if _asked(form)}
    heads = [head for head in work.claims.list(user) if head.form in telling and head.status != HANDED]
    if not heads:
        return frozenset()
    today = work.now.astimezone(KYIV).date()
    dead = [one for head in heads if (one := _told(work, user, head.id, today)) is not None]
    return frozenset(record.id for record in records_of(work, user) if any(_is(record, *one) for one in dead))


def _asked(form: Form) -> dict[str, str]:
    """The keys of the questions about somebody who has died, by the names of their facts."""
    return {asks.fact.name: asks.key for asks in form.sharing if asks.fact and asks.fact.of == DECEASED}


def _told(work: Work, user: User, claim: str, today: date) -> tuple[FullName, object] | None:
    writing = open_claim(work, user, claim)
    if writing is None:
        return None
    keys, path = _asked(writing.form), trace(writing.form, writing.draft.answers, today)
    slots = [path.find(Ref(keys[name])) if name in keys else None for name in ("name", "birth_date")]
    name, born = (slot.answer.value if slot and slot.answer and slot.answer.given else None for slot in slots)
    return (name, born) if isinstance(name, FullName) else None


def _is(record: Record, name: FullName, born: object) -> bool:
    known, told = span(record.said("birth_date")), span(born)
    same_day = known is None or told is None or (known[0] <= told[1] and told[0] <= known[1])
    return not record.is_writer and record.name is not None and record.name.may_be(name) and same_day
