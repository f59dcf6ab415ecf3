"""What comes in, each over its own months, for texts that set a limit on the income of a month."""

from __future__ import annotations

from dialogs.engine.calculations import MonthlyIncome
from dialogs.engine.conditions import Condition
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.text import Text
from dialogs.engine.questions import Question, Repeat

INCOMES = "incomes"
MONTHLY = MonthlyIncome(of=INCOMES, amount="income_amount", months="income_months", called="income_from")
"""The income of a month, on average."""


def incomes(label: str, hint: str, source: str, when: Condition | None = None) -> Repeat:
    """The list of incomes. Which months count is for the text to say; where it does not, people take what their papers
    show."""
    return Repeat(
        key=INCOMES,
        label=label,
        ask="Які у вас доходи?",
        again="Чи є ще якийсь дохід?",
        hint=hint,
        item_label="Дохід",
        add="Додати дохід",
        none="Доходів немає",
        source=source,
        when=when,
        inferred=True,
        body=(
            Question(
                key="income_from",
                kind=Text(max=60),
                label="Джерело доходу",
                ask="Звідки цей дохід?",
                hint="Пенсія, зарплата, допомога, оренда, допомога рідних.",
                example="Пенсія",
                source=source,
                inferred=True,
            ),
            Question(
                key="income_amount",
                kind=Money(),
                label="Сума доходу за весь час",
                ask="Скільки прийшло грошей?",
                hint="За один місяць або разом за кілька: скільки місяців, запитаємо далі.",
                example="12 600 грн",
                source=source,
                inferred=True,
            ),
            Question(
                key="income_months",
                kind=Integer(min=1, max=12),
                label="За скільки місяців",
                ask="За скільки місяців ця сума?",
                short="Скільки місяців",
                hint="Якщо сума за місяць, напишіть 1.",
                example="3",
                source=source,
                inferred=True,
            ),
        ),
    )
