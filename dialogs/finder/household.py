"""Who is in the household: each child by name and date of birth, each adult by name. Nothing of what happened yet."""

from __future__ import annotations

from dialogs.engine.conditions import Is
from dialogs.engine.facts import Fact
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat, Sort
from dialogs.finder.asking import MEMBER, NAMED, PEOPLE

CHILD = Is(key="who", value="child")

_CHILD_WORDS = (
    "дитина дитину дитини діти син сина сын дочка дочку донька доньку дочь ребенка ребенок ребёнка ребёнок "
    "дітей дітям дети детей детям дітки діток детки деток доня доню донечка дочки дочери доньки сини синів "
    "сыновья сыновей child children kid kids son sons daughter daughters"
).split()
_ADULT_WORDS = (
    "дорослий доросла дорослу дорослого чоловік чоловіка муж мужа дружина дружину жена жену мама маму мать батько "
    "батька тато тата папа папу отец бабуся бабусю бабушку дідусь дідуся дедушку брат брата сестра сестру чоловікові "
    "мужу мамы маме мамі бабусі бабушка дідусь дедушка свекруха свекруху теща тещу сестры adult husband wife "
    "mother father brother sister"
).split()

_BODY = (
    Question(
        key="who",
        kind=Choice(
            of=(
                Option(
                    value="self", label="Це я", words=("я", "мене", "себе", "меня", "себя", "me", "myself")
                ),
                Option(value="child", label="Моя дитина", words=tuple(_CHILD_WORDS)),
                Option(value="adult", label="Доросла людина", words=tuple(_ADULT_WORDS)),
            )
        ),
        label="Про кого мова",
        ask="Про кого мова?",
        hint="Дитина — це людина, якій ще немає 18 років.",
        inferred=True,
        steers=True,
        fact=Fact(name="filing_for", kind="choice", of=MEMBER),
    ),
    Question(
        key="child_name",
        kind=PersonName(),
        label="Прізвище, власне ім’я, по батькові дитини",
        ask="Як звати дитину?",
        short="Ім’я дитини",
        hint="Прізвище, ім’я та по батькові, якщо воно є.",
        example="Коваленко Софія Андріївна",
        need=Need.OPTIONAL,
        when=CHILD,
        inferred=True,
        steers=True,
        fact=Fact(name="name", kind="person_name", of=MEMBER),
    ),
    Question(
        key="child_birth_date",
        kind=Day(),
        label="Дата народження дитини",
        ask="{name}: яка дата народження?",
        short="Дата народження",
        example="17 травня 2015",
        need=Need.OPTIONAL,
        when=CHILD,
        inferred=True,
        steers=True,
        fact=Fact(name="birth_date", kind="date", of=MEMBER),
    ),
    Question(
        key="called",
        kind=Text(max=60),
        label="Як називати цю людину",
        ask="Як називати цю людину?",
        short="Ім’я людини",
        hint="Вистачить імені.",
        example="Олег",
        need=Need.OPTIONAL,
        when=Is(key="who", value="adult"),
        inferred=True,
        steers=True,
    ),
)

HOUSEHOLD = Repeat(
    key=PEOPLE,
    label="Люди, для яких шукаємо заяви",
    ask="Для кого шукаємо заяви?",
    short="Для кого шукаємо",
    again="Для кого ще шукаємо заяви?",
    hint="На кожну людину, і на дитину теж, потрібні окремі заяви.",
    item_label="Людина",
    add="Додати людину",
    sorts=(
        Sort(value="child", add="Додати дитину"),
        Sort(value="adult", add="Додати дорослу людину"),
    ),
    none="Ні для кого",
    enough="Більше ні для кого",
    max=12,
    named_by=("who", *NAMED),
    called_by=NAMED,
    inferred=True,
    body=_BODY,
)
