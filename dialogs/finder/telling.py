"""What the finder was told and a claim asks in other words: it is taken over, so that nobody is asked twice.

The signs of a category say it (`Sign.tells`), as far as it was said. What was left unmarked tells nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from dialogs.engine.answers import FINDER, Answer, Draft, Ref
from dialogs.engine.conditions import Scope
from dialogs.engine.form import Form
from dialogs.engine.path import Trace, trace
from dialogs.engine.sharing import Offer
from dialogs.engine.sharing.offers import ruled_out
from dialogs.engine.signs import Tells
from dialogs.finder.proposals import seen_by


def told_before(
    finder: Form, told: Draft, items: Collection[str], form: Form, draft: Draft, today: date, source: str
) -> tuple[Offer, ...]:
    """What the finder was told and this draft has not answered, in the order of the form.

    finder, told  the finder with its answers; `items` are those on its list whom the claim may be about
    source        under which the answers are told (`Offer.source`)
    """
    path = trace(finder, told.answers, today)
    people = [seen_by(finder, path, item) for item in items]
    known = {one.key: one for one in _told(form, people, draft, today)}
    return tuple(
        Offer(asks, {Ref(key): Answer(value=known[key].value)}, FINDER, source=source, sure=known[key].sure)
        for key, asks in form.questions.items()
        if key in known and Ref(key) not in draft.answers
    )


def _told(form: Form, people: Collection[Scope], draft: Draft, today: date) -> Iterator[Tells]:
    """Where several signs hold, the claim may be about any of the things that they speak of (the home or the land):
    then only that is told which is true of each of them, or is not asked of the others."""
    each = [
        {one.key: one for one in sign.tells if one.when is None or one.when.holds(person)}
        for person in people
        for sign in form.signs
        if sign.when.holds(person)
    ]
    paths = [_path(form, draft, tells, today) for tells in each]
    told = {one.key: one for tells in each for one in tells.values()}
    for one in told.values():
        if all(_agrees(form, one, tells, path) for tells, path in zip(each, paths, strict=True)):
            yield one


def _path(form: Form, draft: Draft, tells: dict[str, Tells], today: date) -> Trace:
    answers = {Ref(key): Answer(value=one.value) for key, one in tells.items()}
    return trace(form, {**draft.answers, **answers}, today)


def _agrees(form: Form, one: Tells, tells: dict[str, Tells], path: Trace) -> bool:
    if one.key in tells:
        return tells[one.key].value == one.value
    return ruled_out(form, one.key, path)
