"""What has to be said of a household besides its claims."""

from __future__ import annotations

from datetime import date

from dialogs.engine.answers import Draft
from dialogs.engine.conditions import Any_, Condition, Is, OneOf
from dialogs.engine.path import trace
from dialogs.engine.schema import Form
from dialogs.finder.former import of_first_release
from dialogs.language import N_

_REMARKS: tuple[tuple[Condition, str], ...] = (
    (
        Any_(of=(Is(key="since", value="partly"), Is(key="since", value="before"))),
        N_(
            "Про те, що було до 24 лютого 2022 року, Реєстр збитків зараз заяв не приймає. "
            "Це може змінитися, тому відповіді збережено."
        ),
    ),
    (
        OneOf(key="relatives", values=("held",)),
        N_("Заяву про неволю людина подає сама, коли повернеться. Зараз за неї подати не можна."),
    ),
    (
        OneOf(key="violence", values=("none",)),
        N_("Заяву про пережите можна подати й пізніше. Усі категорії: /new."),
    ),
    (
        Any_(of=(OneOf(key="property", values=("company",)), OneOf(key="work", values=("company",)))),
        N_("Про збитки фірми заяву подає сама фірма, це категорії C. Тут таких заяв немає."),
    ),
)

_IMPROVED = N_("Підбір став точнішим. Щоб пройти його ще раз, видаліть ці відповіді.")


def remarks(finder: Form, draft: Draft, today: date) -> tuple[str, ...]:
    """The source texts to say, in their order. Of a skipped question only that there is one."""
    path = trace(finder, draft.answers, today)
    if of_first_release(finder):
        return (_IMPROVED,)
    told = [text for condition, text in _REMARKS if condition.holds(path.scope)]
    if any(slot.answer and not slot.answer.given for slot in path.slots):
        told.append(N_("Деякі питання пропущено. Якщо відповісти на них, заяв може стати більше."))
    return tuple(told)
