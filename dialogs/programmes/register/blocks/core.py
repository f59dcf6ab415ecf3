"""What every claim asks, for categories whose own text is not at hand: A2.10, A3.7, A4.1 and A4.2.

The Register's general answers say what a claim gives: what happened, when, where and why, and the sum with its basis
(https://rd4u.coe.int/uk/faq/general). No form of Diia confirms the single questions, so all of them are `inferred`
and none of them ever blocks a package.
"""

from __future__ import annotations

from datetime import date

from dialogs.blocks.cast import HARMED, RETOLD, fact
from dialogs.blocks.costs import cost_of
from dialogs.engine.calculations import Calculation, Costs
from dialogs.engine.conditions import Any_, Before, Condition, Is, Listed, OneOf, Outside
from dialogs.engine.follows import WorkedOut
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat, Section
from dialogs.engine.rules import Rule
from dialogs.programmes.register.blocks.doubts import case_before
from dialogs.programmes.register.blocks.proceedings import proceedings

DECREE = date(2022, 2, 24)
"""The day from which the Register takes claims; the day itself counts (https://rd4u.coe.int/en/faq)."""

MORE_IN_DIIA = "Офіційна форма цієї заяви може питати більше. Тоді решту допишете вже в Дії."
"""The `note` of a category whose own text is not at hand."""

MATERIALS = "Фото, довідки або листи підкріплять вашу розповідь."
"""What files of a claim as a whole add to it."""

HOSTILITIES = Option(value="hostilities", label="Обстріли або бої", words=("обстріл", "бої", "shelling"))
OCCUPATION = Option(value="occupation", label="Окупація", words=("окупували", "occupation"))
DISPLACEMENT = Option(
    value="displacement", label="Переїзд через війну", words=("переїзд", "виїзд", "displacement")
)
RUSSIAN_ACTS = Option(
    value="russian_acts",
    label="Дії російських військових чи окупаційної влади",
    button="Дії окупантів",
    words=("окупанти", "російські військові", "occupiers"),
)
_OTHER = Option(value="other", label="Інша причина", words=("інша", "інше", "other"))

_DATES = "Дата покаже, що це було вже під час великої війни."

CAUSES = (HOSTILITIES, OCCUPATION, RUSSIAN_ACTS, DISPLACEMENT)


def event_when(
    day: str = "Коли це сталося?", period: str = "Коли це почалося й коли завершилося?"
) -> tuple[Question, ...]:
    """The day or the time of what happened. With an empty `day` only a time makes sense, and is asked at once."""
    lasted = Question(
        key="event_period",
        kind=FromTo(),
        label="Період події",
        ask=period,
        short="Коли це тривало",
        hint="Можна приблизно. Якщо це триває, напишіть «досі» замість другої дати.",
        example="з березня 2022 по травень 2023",
        inferred=True,
        strengthens=_DATES,
    )
    if not day:
        return (lasted,)
    return (
        Question(
            key="event_in_one_day",
            kind=YesNo(yes="Так, за один день", no="Ні, тривало довше"),
            label="Подія сталася за один день",
            ask="Це сталося за один день?",
            short="За один день чи довше",
            inferred=True,
            steers=True,
        ),
        Question(
            key="event_date",
            kind=RememberedDate(),
            label="Дата події",
            ask=day,
            hint="Якщо не пам’ятаєте дня, назвіть місяць.",
            example="18 червня 2022",
            when=Is(key="event_in_one_day", value=True),
            inferred=True,
            strengthens=_DATES,
        ),
        lasted.model_copy(update={"when": Is(key="event_in_one_day", value=False)}),
    )


def event_where(
    ask: str = "Де це сталося?",
    hint: str = "Вистачить міста чи села. Вулицю додайте, якщо знаєте.",
    example: str = "Харківська область, Ізюм",
) -> Question:
    """The place of what happened: an address or only a settlement."""
    return Question(
        key="event_place",
        kind=Address(),
        label="Місце події",
        ask=ask,
        short="Місце події",
        hint=hint,
        example=example,
        inferred=True,
    )


def event_cause(
    ask: str = "Через що це сталося?", causes: tuple[Option, ...] = CAUSES
) -> tuple[Question, ...]:
    """The link to the aggression, the third condition of the Register. `causes` are those that fit the category;
    «Інша причина» comes by itself."""
    return (
        Question(
            key="event_cause",
            kind=MultiChoice(of=(*causes, _OTHER)),
            label="З якої причини (зв’язок з агресією Російської Федерації)",
            ask=ask,
            short="Причина",
            hint="Можна вибрати кілька.",
            inferred=True,
        ),
        Question(
            key="event_cause_other",
            kind=Text(max=300),
            label="Інша причина (зв’язок з агресією Російської Федерації)",
            ask="Як це пов’язано з війною?",
            short="Зв’язок із війною",
            hint="Вистачить одного речення.",
            example="Міст зруйновано, дорога до міста закрита",
            when=OneOf(key="event_cause", values=("other",)),
            inferred=True,
        ),
    )


def event_description(
    ask: str = "Розкажіть, що сталося",
    hint: str = "Своїми словами, по порядку. Можна надіслати й файл.",
    when: Condition | None = None,
    story: str = "",
) -> Question:
    """The story. The claimant's own words are evidence by themselves. `story` names it as a fact: another person's
    claim may begin from it."""
    return Question(
        key="event_description",
        kind=LongText(max=10000),
        label="Що сталося (детальний опис)",
        ask=ask,
        hint=hint,
        when=when,
        inferred=True,
        fact=fact(story, "long_text", HARMED, retold=True) if story else None,
        checks=RETOLD if story else (),
    )


def core(
    *,
    when: tuple[Question, ...] = (),
    where: Question | None = None,
    cause: tuple[Question, ...] = (),
    description: Question | None = None,
) -> tuple[Question, ...]:
    """When, where, why and what, the easy ones first. A category gives its own wording of any of the four."""
    return (
        *(when or event_when()),
        where or event_where(),
        *(cause or event_cause()),
        description or event_description(),
    )


def core_proceedings(ask_about: str = "цієї події") -> Repeat:
    """Court cases and investigations; `ask_about` ends the label: «стосовно цієї події»."""
    return proceedings("", ask_about, inferred=True)


def claimed(
    works_out: Calculation | None,
    ask: str = "Яку суму хочете заявити?",
    example: str = "150 000 грн",
    *,
    estimated: bool = False,
) -> tuple[Question, ...]:
    """The sum and how it was worked out. A sum without its logic is a common reason for a weak claim. `estimated` says
    that its parts are values and not costs that were paid: then what they rest on is asked besides the working."""
    return (
        Question(
            key="claim_amount",
            kind=Money(),
            label="Орієнтовна сума вимоги",
            ask=ask,
            short="Сума вимоги",
            hint="Вистачить приблизної. Її можна й пропустити.",
            example=example,
            need=Need.IF_AVAILABLE,
            inferred=True,
            works_out=works_out,
            strengthens="Сума з розрахунком робить вимогу зрозумілою.",
        ),
        Question(
            key="claim_amount_basis",
            kind=LongText(max=4000),
            label="Як розраховано суму",
            ask="Як ви порахували цю суму?",
            short="Як пораховано суму",
            hint="Ціни, чеки, оцінка, подібні оголошення: на що ви спиралися.",
            need=Need.IF_AVAILABLE,
            inferred=True,
            follows=WorkedOut(amount="claim_amount", works_out=works_out)
            if works_out and not estimated
            else None,
            strengthens="Пояснення суми допоможе її перевірити.",
        ),
    )


def costs_of_access(listed: Repeat, example: str) -> Section:
    """What the lack of medical care or education has cost, with the sum only where something was listed."""
    total = Costs(costs=(cost_of(listed.key, "Витрата"),))
    sum_ = (
        asked.model_copy(update={"when": Listed(key=listed.key)}) for asked in claimed(total, example=example)
    )
    return Section(key="sum", title="Витрати", items=(listed, *sum_, core_proceedings()))


def core_rules(asked: tuple[Question, ...], linked_abroad: bool = False) -> tuple[Rule, ...]:
    """The two conditions of the Register that answers can break. They are warnings: no text of the Order is at hand.

    asked          the questions of `core`; the form asks `core_proceedings` too, whose dates are compared with theirs
    linked_abroad  harm to a person counts abroad too if it is directly linked to what happened in Ukraine
                   (https://rd4u.coe.int/en/a2.6-deprivation-of-liberty)
    """
    abroad = (
        "Назване місце — за межами України. Заява можлива, якщо це прямо пов’язано з подіями в Україні."
        if linked_abroad
        else ("Реєстр збитків приймає заяви про те, що сталося в Україні. Назване місце — за її межами.")
    )
    dates = [question.key for question in asked if question.key in ("event_date", "event_period")]
    return (
        Rule(
            code="before_decree",
            para="",
            broken=Any_(of=tuple(Before(key=key, day=DECREE) for key in dates)),
            explain=("Реєстр збитків приймає заяви про події від 24 лютого 2022 року. Названа дата раніша."),
        ),
        Rule(code="outside_ukraine", para="", broken=Outside(key="event_place"), explain=abroad),
        *(case_before(key).model_copy(update={"code": f"case_before_{key}"}) for key in dates),
    )


def by_analogy(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Questions that the Order asks in other categories, where the text of this one is not at hand."""
    return tuple(question.model_copy(update={"source": "", "inferred": True}) for question in questions)


def rules_by_analogy(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Conditions of other categories, as warnings: nothing stops on what is only likely."""
    return tuple(rule.model_copy(update={"para": "", "stop": False}) for rule in rules)
