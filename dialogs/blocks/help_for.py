"""For whom help is asked for, and by whom: the person themselves, a parent, a guardian («заявник чи законний
представник»)."""

from __future__ import annotations

from dialogs.blocks.cast import CHILD
from dialogs.blocks.sharing import shared
from dialogs.blocks.who import FOR_CHILD
from dialogs.engine.conditions import Is
from dialogs.engine.facts import Fact
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.options import Option
from dialogs.engine.questions import Question

REPRESENTED = FOR_CHILD
"""Somebody else files: the legal representative."""


def help_for(source: str) -> Question:
    """For whom. The values are those of the Register's claims and of the finder, so that what is known of a person
    there is known here."""
    return Question(
        key="filing_for",
        kind=Choice(
            of=(
                Option(value="self", label="Для мене", words=("я", "мене", "для себе", "собі", "me")),
                Option(
                    value="child",
                    label="Для моєї дитини",
                    words=("дитина", "дитини", "child", "my child"),
                ),
                Option(
                    value="ward",
                    label="Для людини, яку законно представляю",
                    button="Для підопічної людини",
                    words=("опіка", "опікун", "опікунка", "підопічний", "підопічна", "ward", "guardian"),
                ),
            )
        ),
        label="Хто подає заяву: заявник чи законний представник",
        ask="Для кого просите допомогу?",
        short="Для кого допомога",
        hint="Законні представники — це батьки, усиновлювачі, опікуни й піклувальники.",
        source=source,
        steers=True,
        fact=Fact(name="filing_for", kind="choice", of="claimant"),
    )


def represented(source: str) -> tuple[Question, ...]:
    """Who the represented person is, and the paper of the representative."""
    return (
        *shared(
            CHILD,
            Question(
                key="child_name",
                kind=PersonName(),
                label="Прізвище, власне ім’я, по батькові (за наявності) особи, для якої подано заяву",
                ask="Як звати цю людину?",
                short="Ім’я цієї людини",
                example="Коваленко Софія Андріївна",
                source=source,
                when=REPRESENTED,
            ),
            Question(
                key="child_birth_date",
                kind=Day(),
                label="Дата народження особи, для якої подано заяву",
                ask="Коли народилася ця людина?",
                short="Її дата народження",
                example="17 травня 2015",
                source=source,
                when=REPRESENTED,
            ),
        ),
        Question(
            key="representative_paper",
            kind=FileSet(max=5),
            label="Документ, що підтверджує повноваження законного представника",
            ask="Який документ показує, що ви представник?",
            short="Документ представника",
            hint="Свідоцтво про народження, рішення про опіку чи піклування.",
            source=source,
            inferred=True,
            when=REPRESENTED,
        ),
    )


REPRESENTS_CHILD = Is(key="filing_for", value="child")
