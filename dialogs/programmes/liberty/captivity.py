"""The captivity and the decision of the commission, on which every payment but the kit rests."""

from __future__ import annotations

from dialogs.blocks.cast import HELD, fact
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import Condition, Is, Not, OneOf
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from dialogs.engine.requirements import Requirement

ESTABLISHED = Is(key="fact_established", value="yes")
NOT_ESTABLISHED = OneOf(key="fact_established", values=("no", "refused"))


def decision(source: str) -> tuple[Question, ...]:
    """Whether the commission has established the fact, and when."""
    return (
        Question(
            key="fact_established",
            kind=Choice(
                of=(
                    Option(value="yes", label="Так, рішення є", words=("так", "є", "yes")),
                    Option(value="waiting", label="Подано, чекаємо", words=("чекаємо", "чекаю", "waiting")),
                    Option(value="no", label="Ще не зверталися", words=("ні", "не зверталися", "no")),
                    Option(value="refused", label="Відмовили", words=("відмова", "refused")),
                )
            ),
            label="Рішення Комісії про встановлення факту позбавлення особистої свободи внаслідок збройної агресії "
            "проти України",
            ask="Чи є рішення Комісії про неволю?",
            short="Рішення Комісії",
            hint="Комісія при міністерстві встановлює, що людину позбавили свободи через агресію.",
            source=source,
        ),
        Question(
            key="decision_date",
            kind=Day(),
            label="Дата рішення Комісії",
            ask="Якого дня це рішення?",
            short="День рішення",
            example="12 березня 2026",
            when=ESTABLISHED,
            source=source,
            inferred=True,
        ),
        Question(
            key="decision_number",
            kind=Text(max=60),
            label="Номер рішення (протоколу) Комісії",
            ask="Який номер рішення?",
            hint="Якщо номера немає під рукою, пропустіть.",
            example="протокол № 12",
            absent=True,
            when=ESTABLISHED,
            source=source,
            inferred=True,
        ),
        Question(
            key="decision_copy",
            kind=FileSet(max=5),
            label="Рішення Комісії: копія",
            ask="Чи є копія рішення Комісії?",
            short="Копія рішення",
            hint="Фото або файл. Можна й без неї.",
            when=ESTABLISHED,
            inferred=True,
        ),
    )


def began(source: str) -> Question:
    return Question(
        key="captivity_start",
        kind=RememberedDate(),
        label="Дата позбавлення особистої свободи",
        ask="Коли почалася неволя?",
        short="Початок неволі",
        hint="Якщо не знаєте дня, назвіть місяць.",
        example="травень 2022",
        source=source,
        inferred=True,
        fact=fact("captivity_start", "approximate_date", HELD),
    )


def ended(source: str, when: Condition | None = None) -> Question:
    return Question(
        key="captivity_end",
        kind=RememberedDate(),
        label="Дата звільнення",
        ask="Якого дня було звільнення?",
        short="День звільнення",
        hint="Якщо не пам’ятаєте дня, назвіть місяць.",
        example="10 січня 2026",
        when=when,
        checks=(
            NotBefore(
                key="captivity_start",
                message="Неволя почалася {other}, а звільнення названо раніше. Перевірте дату.",
            ),
        ),
        source=source,
        fact=fact("captivity_end", "approximate_date", HELD),
    )


def established(para: str) -> Requirement:
    """The first requirement of all."""
    return Requirement(
        code="fact_established",
        para=para,
        title="Комісія встановила факт неволі",
        met=ESTABLISHED,
        unmet=NOT_ESTABLISHED,
        explain="Спершу факт неволі має встановити Комісія. Про це подають окрему заяву, до Мінрозвитку.",
    )


DECIDED = (
    "Факт позбавлення особистої свободи встановлено рішенням Комісії від {decision_date}, {decision_number}."
)
NOT_FOR_SURE = Not(of=ESTABLISHED)
