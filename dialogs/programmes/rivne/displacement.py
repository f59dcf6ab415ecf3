"""Displaced persons on the register of the community: since when, and what the town has paid them."""

from __future__ import annotations

from decimal import Decimal

from dialogs.blocks.cast import HARMED, fact
from dialogs.blocks.repeated import paid, payments
from dialogs.engine.calculations import AtMost, Fixed, MoreThan
from dialogs.engine.conditions import Any_, Condition, HowMany
from dialogs.engine.kinds.date import Day
from dialogs.engine.lapse import Lapse
from dialogs.engine.questions import Question, Repeat

SINCE = "idp_since"
PAYMENTS = "idp_payments"
TWO_YEARS = Lapse(years=2)
MAXIMUM = Fixed(amount=Decimal(10000))
"""Paragraph 3.5: over all applications of a displaced person together."""

USED_UP = AtMost(amount=MAXIMUM, limit=paid(PAYMENTS))
LEFT = Any_(of=(HowMany(key=PAYMENTS, most=0), MoreThan(amount=MAXIMUM, limit=paid(PAYMENTS))))


def since(source: str, when: Condition | None = None) -> Question:
    """The day of the register, from which two years are counted (2.2(5))."""
    return Question(
        key=SINCE,
        kind=Day(),
        label="Дата взяття на облік внутрішньо переміщеної особи в Рівненській міській територіальній громаді",
        ask="Коли вас узяли на облік у Рівному?",
        short="День взяття на облік",
        hint="Ця дата є в довідці переселенця.",
        example="14 квітня 2022",
        when=when,
        source=source,
        inferred=True,
        fact=fact("idp_registered_in_rivne", "date", HARMED),
    )


def aid(source: str, when: Condition | None = None) -> Repeat:
    """All that the town has paid as aid to displaced persons."""
    return payments(
        "Чи виплачувало вам Рівне допомогу переселенцям?",
        "Чи були ще виплати?",
        "Матеріальна допомога, виплачена внутрішньо переміщеній особі за всіма зверненнями",
        source,
        key=PAYMENTS,
        when=when,
        fact=fact("rivne_idp_aid", "list", HARMED),
    )
