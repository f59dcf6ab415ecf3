"""Who a listed person is to the person of the claim. One direction holds for all forms (decision 0024): label and
option read as one sentence, «ким ця людина є заявникові: мати», and in a child's claim «… є дитині: мати».
"""

from __future__ import annotations

from dialogs.blocks.who import FOR_CHILD
from dialogs.engine.conditions import Condition, Is, Not
from dialogs.engine.follows import Told
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question


def _relation(value: str, label: str, *words: str, button: str = "") -> Option:
    return Option(value=value, label=label, button=button, context="relation", words=words)


_SPOUSES = (
    _relation("husband", "Чоловік", "husband"),
    _relation("wife", "Дружина", "жінка", "wife"),
)
_CHILDREN = (
    _relation("son", "Син", "son"),
    _relation("daughter", "Дочка", "донька", "daughter"),
)
_PARENTS = (
    _relation("mother", "Мати", "мама", "mother", "mum"),
    _relation("father", "Батько", "тато", "father", "dad"),
)
_SIBLINGS = (
    _relation("brother", "Брат", "brother"),
    _relation("sister", "Сестра", "sister"),
)
_GRANDPARENTS = (
    _relation("grandmother", "Бабуся", "баба", "бабця", "grandmother", "granny"),
    _relation("grandfather", "Дідусь", "дід", "grandfather"),
)
_GRANDCHILDREN = (
    _relation("grandson", "Онук", "внук", "grandson"),
    _relation("granddaughter", "Онука", "внучка", "granddaughter"),
)
_STEP_PARENTS = (
    _relation("stepfather", "Вітчим", "stepfather"),
    _relation("stepmother", "Мачуха", "stepmother"),
)
_STEP_CHILDREN = (
    _relation("stepson", "Пасинок", "stepson"),
    _relation("stepdaughter", "Падчерка", "stepdaughter"),
)
_PARTNERS = (
    _relation(
        "de_facto_spouse",
        "Особа, з якою підтримуються фактичні шлюбні відносини",
        "цивільний чоловік",
        "цивільна дружина",
        "partner",
        button="Пара без реєстрації",
    ),
    _relation(
        "child_of_de_facto_spouse",
        "Дитина особи, з якою підтримуються фактичні шлюбні відносини",
        "дитина моєї пари",
        button="Дитина моєї пари",
    ),
)
_CARE = (
    _relation("adopter", "Усиновлювач", "усиновлювачка"),
    _relation("guardian", "Опікун", "опікунка"),
    _relation("custodian", "Піклувальник", "піклувальниця"),
)
_CARED_FOR = (
    _relation("adoptee", "Усиновлений", "усиновлена", button="Усиновлена дитина"),
    _relation("ward", "Особа, яка перебуває під опікою або піклуванням", button="Людина під опікою"),
)
_OTHER = _relation("other", "Інше (вказати)", "інше", "other", button="Хтось інший")

TO_ADULT = (
    *_SPOUSES,
    *_CHILDREN,
    *_PARENTS,
    *_SIBLINGS,
    *_GRANDPARENTS,
    *_GRANDCHILDREN,
    *_STEP_PARENTS,
    *_STEP_CHILDREN,
    *_PARTNERS,
    *_CARE,
    *_CARED_FOR,
    _OTHER,
)
"""The commonest first; the list has all of the definition of close family members in paragraph 2, and the next of kin
beyond it."""

TO_CHILD = (
    *_PARENTS,
    *_SIBLINGS,
    *_GRANDPARENTS,
    *_STEP_PARENTS,
    _relation("aunt", "Тітка", "aunt"),
    _relation("uncle", "Дядько", "uncle"),
    *_CARE,
    _OTHER,
)

_SEXES = (
    *(
        (value, "male")
        for value in "husband son father brother grandfather grandson stepfather stepson uncle".split()
    ),
    *(
        (value, "female")
        for value in "wife daughter mother sister grandmother granddaughter stepmother stepdaughter aunt".split()
    ),
)


def relation(
    key: str, label: str, source: str, *, child: bool, need: Need = Need.REQUIRED, hint: str = ""
) -> tuple[Question, ...]:
    """The questions `<key>`, in a category that is filed for children too `<key>_to_child`, and `<key>_other` for who
    is no relative. `label` is the Order's («Ступінь спорідненості із заявником»)."""

    def asked(key: str, whom: str, ask: str, of: tuple[Option, ...], when: Condition | None) -> Question:
        return Question(
            key=key,
            kind=Choice(of=of),
            label=f"{label} — ким ця людина є {whom}",
            ask=ask,
            short="Хто ця людина",
            hint=hint,
            need=need,
            when=when,
            source=source,
            terms=("close_family_members",),
        )

    keys = (key, f"{key}_to_child") if child else (key,)
    to_child = asked(keys[-1], "дитині", "{name}: хто ця людина дитині?", TO_CHILD, FOR_CHILD)
    return (
        asked(
            key, "заявникові", "{name}: хто вам ця людина?", TO_ADULT, Not(of=FOR_CHILD) if child else None
        ),
        *((to_child,) if child else ()),
        *(
            Question(
                key=f"{one}_other",
                kind=Text(max=100),
                label=f"{label} — ким ця людина є {whom}: інше (вказати)",
                ask="{name}: хто саме ця людина?",
                short="Хто саме",
                example="двоюрідна сестра",
                need=need,
                when=Is(key=one, value="other"),
                source=source,
            )
            for one, whom in zip(keys, ("заявникові", "дитині"), strict=False)
        ),
    )


def told_by_relation(key: str, *, child: bool) -> Told:
    """«Дочка» tells the sex."""
    return Told(by=(key, f"{key}_to_child") if child else (key,), values=_SEXES)
