"""What the work of A3.4 paid, how it was lost, and the sum that is claimed (paragraph 96)."""

from __future__ import annotations

from dialogs.blocks.cast import HARMED, fact
from dialogs.engine.calculations import Cost, Costs
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import Is, Not, OneOf
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question
from dialogs.programmes.register.blocks.income import lost_income, told_for
from dialogs.programmes.register.blocks.proceedings import proceedings

WORKS_AGAIN = OneOf(key="work_again", values=("new", "same"))

_PARTS = (
    ("salary", "Заробітна плата", "Зарплата чи оплата", "Скільки становила зарплата чи оплата?"),
    ("compensations", "Компенсації", "Компенсації", "Скільки становили компенсації?"),
    ("allowances", "Надбавки", "Надбавки, премії", "Скільки становили надбавки?"),
    ("benefits", "Пільги", "Пільги", "Скільки коштували пільги?"),
    ("other", "Інші доходи", "Інші доходи", "Скільки було інших доходів?"),
)
"""What the Order counts as pay: the value, its own word, the button, the question."""

_PARTS_OF_INCOME = Question(
    key="income_parts",
    kind=MultiChoice(
        of=tuple(Option(value=value, label=label) for value, _, label, _ in _PARTS),
    ),
    label="З чого складався заробіток",
    ask="З чого складався заробіток?",
    short="Склад заробітку",
    hint="Можна вибрати кілька.",
    need=Need.IF_AVAILABLE,
    inferred=True,
    steers=True,
)

INCOME = (
    *told_for(
        "income",
        "За який період назвете заробіток?",
        "Візьміть звичайний час до втрати роботи.",
        "96.1/7",
    ),
    _PARTS_OF_INCOME,
    *(
        Question(
            key=f"income_{value}",
            kind=Money(),
            label=label,
            ask=ask,
            short=short,
            hint="За той самий час. Можна приблизно.",
            example="14 000 грн",
            need=Need.IF_AVAILABLE,
            when=OneOf(key=_PARTS_OF_INCOME.key, values=(value,)),
            source="96.1/7",
        )
        for value, label, short, ask in _PARTS
    ),
    Question(
        key="income_total",
        kind=Money(),
        label="Сума компенсації (наприклад, заробітна плата, компенсації, надбавки, пільги та інші доходи) "
        "за певний період часу",
        ask="Яким був увесь заробіток?",
        short="Увесь заробіток",
        hint="Разом за той самий час. Можна приблизно.",
        example="16 500 грн",
        source="96.1/7",
        works_out=Costs(
            costs=tuple(Cost(label=label, amount=f"income_{value}") for value, _, label, _ in _PARTS)
        ),
        fact=fact("job_income", "money", HARMED),
    ),
)

LOSS = (
    Question(
        key="job_loss_date",
        kind=RememberedDate(),
        label="Дата втрати оплачуваної роботи",
        ask="Коли ви втратили цю роботу?",
        short="Дата втрати роботи",
        hint="День, від якого немає роботи чи оплати. Можна приблизно.",
        example="24 лютого 2022",
        checks=(
            NotBefore(
                key="job_start_date",
                message="За вашою відповіддю робота почалася {other}. Зникнути раніше вона не могла.",
            ),
        ),
        source="96.1/13",
        fact=fact("job_loss_date", "approximate_date", HARMED),
    ),
    Question(
        key="job_loss_circumstances",
        kind=LongText(max=10000),
        label="Обставини, що призвели до втрати оплачуваної роботи",
        ask="Розкажіть, чому ви втратили роботу",
        short="Чому втрачено роботу",
        hint="Що сталося через війну: обстріли, окупація, виїзд, закриття.",
        source="96.1/14",
    ),
    Question(
        key="work_again",
        kind=Choice(
            of=(
                Option(value="new", label="Так, є нова робота", words=("нова", "так", "new", "yes")),
                Option(
                    value="same",
                    label="Так, та сама робота",
                    words=("колишня", "колишня робота", "та сама", "same"),
                ),
                Option(value="none", label="Ні, роботи немає", words=("ні", "немає", "no")),
            )
        ),
        label="Поновлення на роботі",
        ask="Чи з’явилася відтоді робота?",
        short="Робота відтоді",
        hint="Будь-яка, що дає заробіток.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="job_loss_end_date",
        kind=RememberedDate(),
        label="Дата закінчення періоду втрати роботи (за наявності)",
        ask="Коли знову з’явився заробіток?",
        short="Дата заробітку знову",
        hint="День, коли почалася робота. Можна приблизно.",
        example="вересень 2023",
        need=Need.IF_AVAILABLE,
        when=WORKS_AGAIN,
        checks=(
            NotBefore(
                key="job_loss_date",
                message="За вашою відповіддю роботу втрачено {other}. Нова не могла початися раніше.",
            ),
        ),
        source="96.1/15",
    ),
    Question(
        key="registered_unemployed",
        kind=YesNo(yes="Так, є реєстрація", no="Ні, реєстрації не було"),
        label="Реєстрація безробіття",
        ask="Чи була реєстрація в центрі зайнятості?",
        short="Облік безробіття",
        inferred=True,
        steers=True,
    ),
    Question(
        key="employment_service",
        kind=Text(max=300),
        label="Інформація про реєстрацію в Державній службі зайнятості (за наявності)",
        ask="Коли й у якому центрі зайнятості?",
        short="Центр зайнятості",
        example="квітень 2022 року, Львівський міський центр зайнятості",
        need=Need.IF_AVAILABLE,
        when=Is(key="registered_unemployed", value=True),
        source="96.1/16",
    ),
    Question(
        key="unemployment_benefit",
        kind=Money(),
        label="Сума одержаної допомоги по безробіттю (за наявності)",
        ask="Скільки допомоги по безробіттю виплачено?",
        short="Допомога по безробіттю",
        hint="За весь час разом. Якщо її не було, пропустіть.",
        absent=True,
        example="24 000 грн",
        need=Need.IF_AVAILABLE,
        when=Not(of=Is(key="registered_unemployed", value=False)),
        source="96.2/7",
    ),
)

SUM = (
    Question(
        key="desired_compensation",
        kind=Money(),
        label="Сума бажаної компенсації",
        ask="Яку суму хочете заявити?",
        short="Сума вимоги",
        hint="Зазвичай це заробіток за весь час без роботи.",
        example="231 000 грн",
        source="96.2/5",
        terms=("lost_income",),
        works_out=lost_income(
            "income",
            "income_total",
            "job_loss_date",
            "job_loss_end_date",
            Is(key="work_again", value="none"),
        ),
    ),
    proceedings("96.2/8", "події, що спричинила втрату оплачуваної роботи"),
)
