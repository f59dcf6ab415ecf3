"""Whether a place is on the list of territories where hostilities go on or went on, or that are occupied. The list has
thousands of places and changes every few weeks, so people are asked; which order it is, `dialogs.tables` knows by date.
"""

from __future__ import annotations

from dialogs.engine.kinds.choice import Choice
from dialogs.engine.options import Option
from dialogs.engine.questions import Question

KEY = "on_territory_list"


def on_list(source: str, label: str) -> Question:
    """Asked, not looked up. «Не знаю» is an answer: the office has the list."""
    return Question(
        key=KEY,
        kind=Choice(
            of=(
                Option(value="yes", label="Так, є в переліку", words=("так", "є", "yes")),
                Option(value="no", label="Ні, там його немає", words=("ні", "немає", "no")),
                Option(
                    value="unsure",
                    label="Не знаю",
                    words=("не певен", "не певна"),
                ),
            )
        ),
        label=label,
        ask="Чи є це місце в переліку територій?",
        short="Перелік територій",
        hint="Перелік бойових і окупованих територій тепер веде Мінрозвитку: наказ № 376, раніше № 309.",
        source=source,
    )
