"""For which time an income is told: a month, a year or another time (paragraph 94: «за певний період»)."""

from __future__ import annotations

from dialogs.engine.calculations import FallenIncome, LostIncome
from dialogs.engine.conditions import Condition, Is
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from dialogs.programmes.register.blocks.core import DECREE

_TIMES = Choice(
    of=(
        Option(value="month", label="За місяць", words=("місяць", "month")),
        Option(value="year", label="За рік", words=("рік", "year")),
        Option(value="other", label="За інший час", words=("інший", "інше", "other")),
    )
)


def told_for(
    key: str, ask: str, hint: str, source: str = "", inferred: bool = False, steers: bool = False
) -> tuple[Question, Question]:
    """The questions `<key>_time`, and `<key>_over` for a time that is no month and no year."""
    label = "Певний період часу (наприклад, місяць або рік)"
    time = Question(
        key=f"{key}_time",
        kind=_TIMES,
        label=label,
        ask=ask,
        short="За який період",
        hint=hint,
        source=source,
        inferred=inferred,
        steers=steers,
    )
    over = Question(
        key=f"{key}_over",
        kind=FromTo(),
        label=label,
        ask="Від якого до якого дня?",
        short="Період",
        hint="Можна приблизно: місяцями.",
        example="з жовтня 2021 по січень 2022",
        when=Is(key=time.key, value="other"),
        source=source,
        inferred=inferred,
        steers=steers,
    )
    return time, over


def lost_income(key: str, amount: str, start: str, end: str, today: Condition) -> LostIncome:
    """What was lost from the day under `start` to the day under `end`, at the income under `amount` that was told
    for the time under `key`; until today only where `today` says that nothing came back. Losses count from the day of
    the decree (paragraphs 95 and 98)."""
    return LostIncome(
        income=amount, per=f"{key}_time", over=f"{key}_over", start=start, end=end, today=today, since=DECREE
    )


def lost_profit(start: str, end: str, today: Condition) -> LostIncome:
    """The same for the profit of a business."""
    return lost_income("profit", "profit", start, end, today).model_copy(update={"word": "profit"})


def fallen_profit(after: str, start: str, end: str, today: Condition) -> FallenIncome:
    """What a business brought less, month by month; `after` is the key of what a month brought then."""
    lost = lost_profit(start, end, today)
    told = {name: getattr(lost, name) for name in LostIncome.model_fields}
    return FallenIncome(after=after, **told)
