"""What is asked in the same way about any person."""

from __future__ import annotations

from dialogs.engine.conditions import Condition
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.options import Option
from dialogs.engine.questions import Question

SEX = Choice(
    of=(
        Option(
            value="female",
            label="Жіноча",
            button="Жіноча стать",
            context="sex",
            words=("ж", "жінка", "дівчинка", "дівчина", "девушка", "f", "woman", "girl"),
        ),
        Option(
            value="male",
            label="Чоловіча",
            button="Чоловіча стать",
            context="sex",
            words=("ч", "чоловік", "хлопчик", "хлопець", "парень", "m", "man", "boy"),
        ),
    )
)

TAX_NUMBER = "Реєстраційний номер облікової картки платника податків"
TAX_NUMBER_HINT = "Це РНОКПП: податковий номер, 10 цифр."
REFUSAL = ("відмов", "отказ", "реліг", "религ", "віру", "віро", "веру", "верую", "відмітк", "отметк")
"""How words begin that tell of a number refused for one's religion."""


def sex(key: str, ask: str, source: str, prefill: str = "", when: Condition | None = None) -> Question:
    return Question(
        key=key, kind=SEX, label="Стать", ask=ask, short="Стать", source=source, prefill=prefill, when=when
    )
