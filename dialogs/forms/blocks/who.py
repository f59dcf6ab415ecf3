"""For whom the claim is, and the first condition of the Order: who files is a citizen of Ukraine (paragraph 2)."""

from __future__ import annotations

from dialogs.engine.conditions import Is
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.schema import Question, Rule

FOR_CHILD = Is(key="filing_for", value="child")

FILING_FOR = Question(
    key="filing_for",
    kind=Choice(
        of=(
            Option(value="self", label="Для мене", words=("я", "мене", "за себе", "себе", "me", "myself")),
            Option(
                value="child",
                label="Для моєї дитини",
                words=("дитина", "дитини", "за дитину", "child", "my child"),
            ),
        )
    ),
    label="У чиїх інтересах подається заява",
    ask="Для кого ця заява?",
    hint="На кожну людину, і на кожну дитину теж, потрібна окрема заява.",
    inferred=True,
    steers=True,
    terms=("applicant",),
    fact="filing_for",
)


def citizenship(source: str) -> Question:
    """Asked at the very start: nobody should tell their story first and hear of this condition afterwards."""
    return Question(
        key="applicant_citizenship",
        kind=YesNo(yes="Так, громадянство є", no="Ні, громадянства немає"),
        label="Громадянство України",
        ask="Чи є у вас громадянство України?",
        hint="Йдеться про людину, яка подає заяву.",
        source=source,
        inferred=True,
        terms=("applicant",),
        fact="applicant_citizenship",
    )


CITIZENS_ONLY = Rule(
    code="citizens_only",
    para="2",
    broken=Is(key="applicant_citizenship", value=False),
    explain="Через Дію заяву поки що подають лише громадянки та громадяни України.",
    stop=True,
)
