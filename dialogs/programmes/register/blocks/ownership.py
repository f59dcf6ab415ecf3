"""Who owns a building, since when and with whom: 92/6, 92/8, 92/9.

Only owners are asked beyond the first question. A share is asked of everybody who shares: amounts depend on it.
"""

from __future__ import annotations

from dialogs.blocks.cast import OWNER
from dialogs.engine.conditions import All, Is, Not, OneOf
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.share import Share
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question
from dialogs.programmes.register.blocks.estate import Estate

_HAS = Option(
    value="owner",
    label="Право власності є",
    words=("так", "є", "власник", "owner", "yes"),
    tells=(
        "моя",
        "мій",
        "моє",
        "мое",
        "моё",
        "мой",
        "наша",
        "наш",
        "наше",
        "заповіт",
        "завещан",
        "спадщин",
        "спадок",
        "наследств",
        "дарч",
        "подарув",
        "купи",
        "купл",
        "приватиз",
        "власн",
        "собствен",
        "частк",
        "частин",
    ),
)
_HAD = Option(
    value="former",
    label="Право власності було, тепер немає",
    button="Було у власності раніше",
    words=("було", "раніше", "former"),
)
_NEVER = Option(
    value="not_owner",
    label="Права власності немає й не було",
    button="Права власності немає",
    words=("ні", "немає", "оренда", "not owner", "no"),
)
COMPANY = Option(
    value="company",
    label="Власник — фірма (юридична особа)",
    button="Власник — фірма",
    words=("фірма", "company"),
)

_FORMS = (
    Option(
        value="sole",
        label="Один власник: одноосібна власність",
        button="Один власник",
        words=("один", "одна", "сам", "сама", "sole"),
        tells=(
            "весь",
            "вся",
            "все моє",
            "мій",
            "моя",
            "моє",
            "мой",
            "мое",
            "моё",
            "тільки я",
            "только я",
            "одного",
            "одной",
        ),
    ),
    Option(
        value="joint",
        label="Кілька власників: спільна власність",
        button="Кілька власників",
        words=("спільна", "спільна власність", "кілька", "joint"),
        tells=(
            "з чоловік",
            "з дружин",
            "с мужем",
            "с женой",
            "з жінкою",
            "з брат",
            "з сестр",
            "з мам",
            "разом",
            "вместе",
            "удвох",
            "вдвоем",
            "вдвоём",
            "навпіл",
            "пополам",
            "частк",
            "доля",
            "доли",
        ),
    ),
)
_JOINT = (
    Option(
        value="shared",
        label="Спільна часткова: частки визначено",
        button="Частки визначено",
        words=("часткова", "shared"),
    ),
    Option(
        value="common",
        label="Спільна сумісна: часток не визначено",
        button="Часток не визначено",
        words=("сумісна", "common"),
    ),
)


def owner(estate: Estate, *more: Option, hint: str = "На все або на частку.") -> Question:
    """Whether the person owns it, or did (92/6). `more` are owners who cannot file, such as a company."""
    key = estate.key("owner")
    return Question(
        key=key,
        kind=Choice(of=(_HAS, _HAD, *more, _NEVER)),
        label=f"Інформація про те чи є/був заявник власником {estate.of}",
        ask=f"Чи є право власності на {estate.onto}?",
        short="Право власності",
        hint=hint,
        source="92/6",
        fact=estate.fact("owner", "choice", OWNER),
    )


def owns(estate: Estate) -> OneOf:
    """Holds for whoever owns it or did."""
    return OneOf(key=estate.key("owner"), values=("owner", "former"))


def right(estate: Estate) -> tuple[Question, ...]:
    """When the right was acquired, and with whom it is shared (92/8, 92/9)."""
    form, joint = estate.key("ownership_form"), estate.key("joint_kind")
    return (
        Question(
            key=estate.key("acquired"),
            kind=RememberedDate(),
            label=f"Дата набуття права власності на {estate.owned} (за наявності)",
            ask=f"Відколи {estate.onto} у власності?",
            short="Дата набуття власності",
            hint="День договору, спадщини або приватизації. Можна лише рік.",
            example="2008",
            need=Need.IF_AVAILABLE,
            source="92/8",
            fact=estate.fact("acquired", "approximate_date", OWNER),
        ),
        Question(
            key=form,
            kind=Choice(of=_FORMS),
            label=f"Вид права власності на {estate.owned}",
            ask=f"Скільки власників у {estate.which}?",
            short="Один чи кілька власників",
            need=Need.IF_AVAILABLE,
            source="92/9",
            fact=estate.fact("ownership_form", "choice", OWNER),
        ),
        Question(
            key=joint,
            kind=Choice(of=_JOINT),
            label="Вид спільної власності",
            ask="Чи визначено частки в документах?",
            short="Частки в документах",
            hint="У подружжя часток часто не визначено.",
            need=Need.IF_AVAILABLE,
            when=Is(key=form, value="joint"),
            source="92/9",
            fact=estate.fact("joint_kind", "choice", OWNER),
        ),
        Question(
            key=estate.key("share"),
            kind=Share(),
            label="Розмір частки у праві спільної часткової власності",
            ask="Яка частка в праві власності?",
            short="Частка власності",
            hint="Частка людини, для якої ця заява.",
            example="1/2",
            need=Need.IF_AVAILABLE,
            when=All(of=(Is(key=form, value="joint"), Is(key=joint, value="shared"))),
            source="92/9",
            fact=estate.fact("share", "share", OWNER),
        ),
        Question(
            key=estate.key("coowners"),
            kind=Integer(min=2, max=1000),
            label="Кількість співвласників об’єкта нерухомого майна",
            ask="Скільки всього співвласників?",
            short="Кількість власників",
            hint="Рахуйте всіх: себе, інших дорослих і дітей.",
            example="2",
            need=Need.IF_AVAILABLE,
            when=Is(key=form, value="joint"),
            source="92/9",
            fact=estate.fact("coowners", "integer", OWNER),
        ),
    )


def not_owner(estate: Estate) -> Is:
    """Holds only for who said that there is no ownership and never was."""
    return Is(key=estate.key("owner"), value="not_owner")


def may_own(estate: Estate) -> Not:
    """Holds also while it is unknown: a claim of an owner goes on."""
    return Not(of=not_owner(estate))
