"""For whom the claim is, and the first condition of the Order: who files is a citizen of Ukraine (paragraph 2).

Who may file for a child changes: it is a setting of each category, with the day on which it was known. Nothing here
says «ніколи».
"""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

from dialogs.engine.conditions import AgeBelow, All, Condition, Is, OneOf
from dialogs.engine.facts import Fact
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Filing
from dialogs.language import Language

FOR_SELF = Is(key="filing_for", value="self")
FOR_WARD = Is(key="filing_for", value="ward")
FOR_CHILD = OneOf(key="filing_for", values=("child", "ward"))

_UKRAINIAN = Language("uk", NullTranslations())

BY_THE_ORDER = Filing(parents_on=date(2025, 9, 10))
"""Paragraphs 79, 81 and 93, in the amendment of that day."""

UNKNOWN = Filing(parents_on=date(2026, 11, 20), parents=False)
"""No source says that parents file in this category; none says that they do not."""


_ADULTS = (
    "чолов", "муж", "дружин", "жена", "жену", "жены", "мам", "матер", "мать", "тато", "тата", "папа", "папы", "папу",
    "батьк", "отца", "отец", "бабус", "бабуш", "дідус", "дедуш", "брат", "сестр", "свекр", "тещ", "сусід", "сосед",
    "подруг", "husband", "wife", "mother", "mom", "father", "dad", "brother", "sister", "grand", "friend",
)  # fmt: skip
"""How people begin to name a grown-up for whom they would file."""


def filing_for(filing: Filing) -> Question:
    """For whom the claim is, with what is known of who files for a child."""
    known = (
        f"За відомостями на {_day(filing.parents_on)}, за дитину подають батьки."
        if filing.parents
        else "На кожну дитину теж."
    )
    return Question(
        key="filing_for",
        kind=Choice(
            of=(
                Option(
                    value="self",
                    label="Для мене",
                    words=("я", "мене", "мені", "мне", "за себе", "себе", "me", "myself"),
                ),
                Option(
                    value="child",
                    label="Для моєї дитини",
                    words=("дитина", "дитини", "за дитину", "child", "my child"),
                    tells=(
                        "дит",
                        "діт",
                        "син",
                        "донь",
                        "доньк",
                        "дочк",
                        "ребен",
                        "ребён",
                        "дет",
                        "сын",
                        "child",
                        "kid",
                    ),
                ),
                Option(
                    value="ward",
                    label="Для дитини під опікою або в закладі",
                    button="Для дитини під опікою",
                    words=("опіка", "під опікою", "опікун", "заклад", "ward", "guardian"),
                ),
            ),
            besides=_ADULTS,
            instead="Доросла людина подає заяву сама, через свою Дію. Додати її до родини можна командою /family.",
        ),
        label="У чиїх інтересах подається заява",
        ask="Для кого ця заява?",
        hint=f"На кожну людину окрема заява. {known}",
        inferred=True,
        steers=True,
        terms=("applicant",),
        fact=Fact(name="filing_for", kind="choice", of="claimant"),
    )


def filing_rules(filing: Filing, para: str = "") -> tuple[Rule, ...]:
    """What is known of who may file, where it is not the person harmed; and that a minor does not file alone."""
    unsure = Rule(
        code="parent_not_named",
        para="",
        broken=Is(key="filing_for", value="child"),
        explain=f"За відомостями на {_day(filing.parents_on)}, подання батьками в Дії ще не оголошено. "
        "Підготувати заяву можна вже зараз, а на порталі перевірте.",
    )
    reported = " Одне повідомлення називає й законних представників." if filing.guardians else ""
    guardian = Rule(
        code="guardian_files",
        para="",
        broken=FOR_WARD,
        explain=f"За відомостями на {_day(filing.guardians_on)}, опікуни й заклади в Дії ще не подають. "
        f"Для них планують подання в центрах надання адміністративних послуг.{reported} "
        "Підготувати заяву можна вже зараз.",
    )
    return (*(() if filing.parents else (unsure,)), guardian, minor_alone(FOR_SELF, para), _TOO_YOUNG)


YOUNGEST_PARENT = 12
"""Years between a parent and a child; fewer are doubted."""

_TOO_YOUNG = Rule(
    code="parent_too_young",
    para="",
    broken=All(
        of=(
            Is(key="filing_for", value="child"),
            AgeBelow(key="applicant_birth_date", years=YOUNGEST_PARENT, on="child_birth_date"),
        )
    ),
    explain="За вашими відповідями ви народилися {first}, а дитина — {second}. Перевірте обидві дати.",
)


def minor_alone(for_self: Condition | None = None, para: str = "") -> Rule:
    """Nobody under 18 files for themselves, as far as it is known: a warning, since the draft may wait."""
    young = AgeBelow(key="applicant_birth_date", years=18)
    return Rule(
        code="minor_alone",
        para=para,
        broken=All(of=(for_self, young)) if for_self else young,
        explain="За датою народження ({first}) вам іще немає 18 років. Зараз за неповнолітніх у Дії подають батьки. "
        "Ваші відповіді тут збережуться.",
    )


def citizenship(source: str) -> Question:
    """Asked at the very start: nobody should tell their story first and hear of this condition afterwards."""
    return Question(
        key="applicant_citizenship",
        kind=YesNo(yes="Так, громадянство є", no="Ні, громадянства немає", citizenship=True),
        label="Громадянство України",
        ask="Чи є у вас громадянство України?",
        short="Громадянство України",
        hint="Йдеться про людину, яка подає заяву.",
        source=source,
        inferred=True,
        terms=("applicant",),
        fact=Fact(name="ukrainian_citizenship", kind="yes_no", of="applicant"),
    )


CITIZENS_ONLY = Rule(
    code="citizens_only",
    para="2",
    broken=Is(key="applicant_citizenship", value=False),
    explain="Через Дію заяву поки що подають лише громадянки та громадяни України.",
    stop=True,
)


def _day(day: date) -> str:
    return _UKRAINIAN.date(day)
