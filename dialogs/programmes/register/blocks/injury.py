"""A serious injury and what its treatment cost. Alone it is A2.3; what happened in captivity is told inside A2.6
(https://rd4u.coe.int/en/a2.6-deprivation-of-liberty), and in A2.4, A2.5 and A2.7 by analogy.
"""

from __future__ import annotations

from dialogs.blocks.cast import HARMED, fact
from dialogs.blocks.costs import cost_of, costs
from dialogs.engine.calculations import Costs
from dialogs.engine.conditions import All, Condition, Is, Listed
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat

_GATE = "also_serious_injury"
_COSTS = "treatment_costs"

_KINDS = MultiChoice(
    of=(
        Option(
            value="limb_or_body_part_loss",
            label="Втрата кінцівки чи частини тіла",
            button="Втрата частини тіла",
            words=("ампутація", "amputation"),
            tells=(
                "ампут",
                "відірва",
                "оторва",
                "без ноги",
                "без руки",
                "без ніг",
                "без рук",
                "без ока",
                "без пальц",
                "ноги нема",
                "руки нема",
                "ноги немає",
                "руки немає",
                "ноги нет",
                "руки нет",
                "втратив ногу",
                "втратила ногу",
                "втратив руку",
                "втратила руку",
                "втратив око",
                "втратила око",
                "протез",
            ),
        ),
        Option(
            value="disfigurement",
            label="Значна зміна зовнішності",
            button="Зміна зовнішності",
            words=("зовнішність", "шрами", "опіки", "disfigurement"),
            tells=("шрам", "рубц", "опік", "ожог", "обпек", "обгор", "обличч"),
        ),
        Option(
            value="function_loss",
            label="Порушення роботи органа, кінцівки чи системи організму",
            button="Порушення функцій тіла",
            words=("зір", "слух", "рухи", "function"),
            tells=(
                "не чую",
                "не бачу",
                "не ходж",
                "не хожу",
                "оглух",
                "осліп",
                "ослеп",
                "слух",
                "зір",
                "зрени",
                "паралі",
                "парали",
                "контуз",
                "нирк",
                "леген",
                "хребет",
                "хребт",
                "позвон",
                "перелам",
                "перелом",
            ),
        ),
        Option(
            value="forced_pregnancy_termination",
            label="Примусове переривання вагітності",
            button="Переривання вагітності",
            words=("вагітність", "pregnancy"),
        ),
        Option(
            value="mental_trauma",
            label="Психічна травма",
            words=("психічна", "психологічна", "mental"),
            tells=(
                "птср",
                "птсд",
                "ptsd",
                "депрес",
                "паніч",
                "панич",
                "тривог",
                "тревог",
                "не спл",
                "психі",
                "психи",
                "психол",
            ),
        ),
        Option(value="other", label="Інша травма", words=("інше", "інша", "other")),
    )
)
"""The list of paragraph 2, with the mental trauma that the Ministry of Health names."""


def also_injury(hint: str) -> tuple[Question | Repeat, ...]:
    """The gate for claims about something else, and the few questions behind it."""
    when = Is(key=_GATE, value=True)
    gate = Question(
        key=_GATE,
        kind=YesNo(yes="Так, була травма", no="Ні, такої травми не було"),
        label="Чи отримано також серйозні тілесні ушкодження",
        ask="Чи була тоді також важка травма?",
        short="Важка травма",
        hint=hint,
        need=Need.IF_AVAILABLE,
        source="2",
        inferred=True,
        terms=("serious_bodily_injury",),
    )
    return gate, injury_kinds(when), injury_description(when), medical_documents(when), *treatment(when)


def injury_kinds(when: Condition | None = None) -> Question:
    return Question(
        key="injury_kinds",
        kind=_KINDS,
        label="Вид ушкодження",
        ask="Яка це травма?",
        hint="Можна вибрати кілька.",
        need=Need.IF_AVAILABLE,
        when=when,
        source="2",
        inferred=True,
        terms=("serious_bodily_injury",),
    )


def injury_description(when: Condition | None = None) -> Question:
    return Question(
        key="injury_description",
        kind=Text(max=300),
        label="Опис серйозного тілесного ушкодження та його наслідків",
        ask="Назвіть травму кількома словами",
        short="Опис травми",
        hint="Так, як записано в довідці, або своїми словами.",
        example="осколкове поранення ноги, важко ходити",
        need=Need.IF_AVAILABLE,
        when=when,
        inferred=True,
        fact=fact("injury_description", "text", HARMED),
    )


def injury_lasting() -> Question:
    return Question(
        key="injury_permanence",
        kind=Choice(
            of=(
                Option(value="permanent", label="Постійні", words=("назавжди", "permanent")),
                Option(value="temporary", label="Тимчасові", words=("на якийсь час", "temporary")),
                Option(value="not_known", label="Поки невідомо", words=("невідомо", "unknown")),
            )
        ),
        label="Постійні чи тимчасові наслідки",
        ask="Чи наслідки постійні, чи тимчасові?",
        short="Тривалість наслідків",
        need=Need.IF_AVAILABLE,
        source="2",
        inferred=True,
    )


def disability() -> tuple[Question, ...]:
    """Disability, or how far the capacity to work is lost."""
    return (
        Question(
            key="disability_status",
            kind=Choice(
                of=(
                    Option(
                        value="yes",
                        label="Так, встановлено",
                        words=("так", "yes"),
                        tells=(
                            "перша груп",
                            "друга груп",
                            "третя груп",
                            "первая груп",
                            "вторая груп",
                            "третья груп",
                            "1 груп",
                            "2 груп",
                            "3 груп",
                            "1 гр",
                            "2 гр",
                            "3 гр",
                            "i груп",
                            "ii груп",
                            "iii груп",
                            "безстроков",
                            "бессрочн",
                            "встанов",
                            "дали груп",
                            "маю груп",
                            "інвалід",
                            "инвалид",
                        ),
                    ),
                    Option(
                        value="pending",
                        label="Ще оформлюють",
                        words=("оформлюють", "pending"),
                        tells=("оформл", "чека", "жду", "ждем", "проходж", "прохожу", "збира", "собира"),
                    ),
                    Option(value="no", label="Ні, не встановлено", words=("ні", "no")),
                )
            ),
            label="Інвалідність або ступінь втрати працездатності",
            ask="Чи встановлено інвалідність?",
            short="Інвалідність",
            hint="Або втрату працездатності. Без цього заяву теж приймають.",
            need=Need.IF_AVAILABLE,
            inferred=True,
        ),
        Question(
            key="disability_details",
            kind=Text(max=200),
            label="Група інвалідності або відсоток втрати працездатності",
            ask="Яка група або який відсоток?",
            short="Група або відсоток",
            hint="Так, як у довідці.",
            example="друга група",
            need=Need.IF_AVAILABLE,
            when=Is(key="disability_status", value="yes"),
            inferred=True,
        ),
    )


def medical_documents(when: Condition | None = None) -> Question:
    return Question(
        key="medical_documents",
        kind=FileSet(max=20),
        label="Медичні документи та записи",
        ask="Чи є медичні документи?",
        short="Медичні документи",
        hint="Виписка, довідка, висновок лікаря. Підійдуть і фото сторінок.",
        need=Need.IF_AVAILABLE,
        when=when,
        source="2",
        inferred=True,
        strengthens="Тяжкість травми Реєстр збитків оцінює насамперед за медичними документами.",
    )


def treatment(when: Condition | None = None) -> tuple[Question | Repeat, ...]:
    """What was paid for treatment and rehabilitation, and the sum of it."""
    listed = Listed(key=_COSTS)
    return (
        costs(
            _COSTS,
            label="Витрати на лікування та реабілітацію, понесені заявником",
            ask="Чи були витрати на лікування?",
            short="Витрати на лікування",
            again="Чи були ще витрати на лікування?",
            hint="Ліки, операції, протези, реабілітація, психолог. Лише те, що заплатили самі.",
            example="ліки після операції",
            amount_example="12 000 грн",
            none="Витрат не було",
            when=when,
            inferred=True,
            fact=fact("treatment_costs", "list", HARMED, once=True),
        ),
        Question(
            key="treatment_total",
            kind=Money(),
            label="Загальна сума витрат на лікування та реабілітацію",
            ask="Яка загальна сума витрат?",
            short="Загальна сума витрат",
            hint="Її складено з ваших відповідей. Можна назвати іншу.",
            example="48 000 грн",
            need=Need.IF_AVAILABLE,
            when=All(of=(when, listed)) if when else listed,
            inferred=True,
            works_out=Costs(costs=(cost_of(_COSTS, "Витрата на лікування"),)),
            strengthens="Сума з переліком витрат показує, скільки коштувало лікування.",
        ),
    )
