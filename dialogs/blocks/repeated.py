"""Help that was given before: what, when, and why it is asked for again."""

from __future__ import annotations

from dialogs.engine.calculations import Cost, Costs
from dialogs.engine.conditions import Condition, OneOf
from dialogs.engine.facts import Fact
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat

PAYMENTS = "payments"

REASON = "repeat_reason"
_REASONS = ("costly_treatment", "long_treatment", "special", "crisis")
HAS_REASON = OneOf(key=REASON, values=_REASONS)
NO_REASON = OneOf(key=REASON, values=("none",))


def paid(key: str = PAYMENTS) -> Costs:
    """Everything on the list of payments under a key, added up."""
    return Costs(costs=(Cost(label="Виплачено", amount=f"{key}_amount", of=key),))


def payments(
    ask: str,
    again: str,
    label: str,
    source: str,
    key: str = PAYMENTS,
    when: Condition | None = None,
    fact: Fact | None = None,
) -> Repeat:
    """The list of what was paid: its questions are `<key>_date` and `<key>_amount`."""
    return Repeat(
        key=key,
        fact=fact,
        label=label,
        ask=ask,
        short="Що вже виплачено",
        again=again,
        item_label="Виплата",
        add="Додати виплату",
        none="Виплат не було",
        source=source,
        when=when,
        body=(
            Question(
                key=f"{key}_date",
                kind=RememberedDate(),
                label="Дата виплати",
                ask="Коли виплатили?",
                hint="Якщо не пам’ятаєте дня, назвіть місяць.",
                example="березень 2026",
                source=source,
                inferred=True,
            ),
            Question(
                key=f"{key}_amount",
                kind=Money(),
                label="Сума виплати",
                ask="Яку суму виплатили?",
                example="2 000 грн",
                source=source,
                inferred=True,
            ),
        ),
    )


def reasons(source: str, when: Condition) -> tuple[Question, ...]:
    """Why once more: the reasons of the text, from when on, and what proves it."""
    return (
        Question(
            key=REASON,
            kind=MultiChoice(
                of=(
                    Option(
                        value="costly_treatment",
                        label="Необхідність дороговартісного лікування",
                        button="Дороге лікування",
                        words=("дороге лікування", "лікування"),
                    ),
                    Option(
                        value="long_treatment",
                        label="Необхідність довготривалого лікування",
                        button="Довге лікування",
                    ),
                    Option(value="special", label="Настання особливих обставин", button="Особливі обставини"),
                    Option(value="crisis", label="Настання кризової ситуації", button="Кризова ситуація"),
                    Option(value="none", label="Нічого з цього", words=("нічого", "ні", "none")),
                )
            ),
            label="Аргументовані підстави для повторного надання допомоги",
            ask="Чому допомога потрібна ще раз?",
            short="Чому ще раз",
            hint="Повторно її надають лише як виняток. Можна позначити кілька.",
            when=when,
            source=source,
        ),
        Question(
            key="repeat_since",
            kind=RememberedDate(),
            label="Коли виникли підстави для повторного надання допомоги",
            ask="Коли це почалося?",
            hint="Важливо, щоб це сталося вже після виплати.",
            example="жовтень 2026",
            when=HAS_REASON,
            source=source,
        ),
        Question(
            key="repeat_papers",
            kind=FileSet(max=10),
            label="Документи, що підтверджують підстави для повторного надання допомоги",
            ask="Який документ це покаже?",
            hint="Довідка, виписка, рахунок. Можна донести й на папері.",
            when=HAS_REASON,
            need=Need.REQUIRED,
            source=source,
        ),
    )
