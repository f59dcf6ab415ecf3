"""What has to be said of a household besides its claims."""

from __future__ import annotations

from datetime import date

from dialogs.engine.answers import Draft
from dialogs.engine.form import Form
from dialogs.engine.path import trace
from dialogs.engine.programme import PROGRAMMES
from dialogs.finder.former import of_first_release
from dialogs.language import N_

_IMPROVED = N_("Підбір став точнішим. Щоб пройти його ще раз, видаліть ці відповіді.")


def remarks(finder: Form, draft: Draft, today: date) -> tuple[str, ...]:
    """The source texts to say, in their order. Of a skipped question only that there is one."""
    path = trace(finder, draft.answers, today)
    if of_first_release(finder):
        return (_IMPROVED,)
    notices = (notice for programme in PROGRAMMES for notice in programme.notices)
    told = [text for condition, text in notices if condition.holds(path.scope)]
    if any(slot.answer and not slot.answer.given for slot in path.slots):
        told.append(N_("Деякі питання пропущено. Якщо відповісти на них, заяв може стати більше."))
    return tuple(told)
