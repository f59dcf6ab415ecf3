"""A list of costs: what it was for, how much, and a receipt. An amount with its parts is easier to believe.

Currencies stay as they were paid; a total is worked out from the list by `dialogs.engine.calculations.Costs`.
"""

from __future__ import annotations

from dialogs.engine.calculations import Cost
from dialogs.engine.conditions import Condition
from dialogs.engine.facts import Fact
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.text import Text
from dialogs.engine.questions import Need, Question, Repeat


def costs(
    key: str,
    *,
    label: str,
    ask: str,
    again: str,
    example: str,
    source: str = "",
    labels: tuple[str, str, str] = ("На що витрачено", "Сума витрат", "Докази витрат"),
    name: str = "На що пішли гроші?",
    name_hint: str = "",
    amount: str = "Скільки це коштувало?",
    amount_hint: str = "Якщо точно не згадати, назвіть приблизну суму.",
    amount_example: str = "15 000 грн",
    receipt: str = "Чи є чек або квитанція?",
    receipt_hint: str = "Чек, виписка з банку, договір або фото. Витрату врахують і без них.",
    hint: str = "",
    item_label: str = "Витрата",
    add: str = "Додати витрату",
    none: str = "Таких витрат не було",
    when: Condition | None = None,
    inferred: bool = False,
    fact: Fact | None = None,
    max: int = 20,
    short: str = "",
) -> Repeat:
    """The list under `key`; its questions are `<key>_name`, `<key>_amount` and `<key>_receipt`.

    labels   the Order's wording of the name, the amount and the proof
    example  what may be typed as a name; the rest is worded for money that was spent, and can be worded anew
    """
    return Repeat(
        key=key,
        label=label,
        ask=ask,
        short=short,
        again=again,
        hint=hint,
        item_label=item_label,
        add=add,
        none=none,
        source=source,
        inferred=inferred,
        when=when,
        fact=fact,
        max=max,
        body=(
            Question(
                key=f"{key}_name",
                kind=Text(max=120),
                label=labels[0],
                ask=name,
                short="Що саме",
                hint=name_hint,
                example=example,
                need=Need.IF_AVAILABLE,
                source=source,
                inferred=inferred,
            ),
            Question(
                key=f"{key}_amount",
                kind=Money(),
                label=labels[1],
                ask=amount,
                short="Скільки коштувало",
                hint=amount_hint,
                example=amount_example,
                need=Need.IF_AVAILABLE,
                source=source,
                inferred=inferred,
            ),
            Question(
                key=f"{key}_receipt",
                kind=FileSet(max=10),
                label=labels[2],
                ask=receipt,
                short="Чек або доказ",
                hint=receipt_hint,
                need=Need.IF_AVAILABLE,
                source=source,
                inferred=inferred,
            ),
        ),
    )


def cost_of(key: str, label: str) -> Cost:
    """The list under `key` as a part of a total: each item under its own name, or under `label` without one."""
    return Cost(label=label, amount=f"{key}_amount", of=key, called=f"{key}_name")
