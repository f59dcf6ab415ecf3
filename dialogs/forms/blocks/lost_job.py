"""The lost work of A3.4 (paragraph 96): what it was, what it paid, how it was lost, new work, the sum."""

from __future__ import annotations

from dialogs.engine.calculations import Cost, Costs
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Any_, Is, Not, OneOf
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.edrpou import Edrpou
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.schema import Need, Question, Repeat
from dialogs.forms.blocks.employer import former_employer, new_employer
from dialogs.forms.blocks.income import lost_income, told_for
from dialogs.forms.blocks.proceedings import proceedings

SELF = Is(key="employment_type", value="self_employed")
_EMPLOYED = Any_(of=(Is(key="employment_type", value="employee"), Is(key="has_employer", value=True)))
_WORKS_AGAIN = OneOf(key="work_again", values=("new", "same"))

_KIND_OF_WORK = (
    Question(
        key="employment_type",
        kind=Choice(
            of=(
                Option(
                    value="employee",
                    label="Найманий працівник",
                    button="Робота за наймом",
                    words=("найм", "employee"),
                ),
                Option(
                    value="self_employed",
                    label="Самозайнята особа",
                    button="Самозайнятість",
                    words=("для себе", "self-employed"),
                ),
                Option(
                    value="other",
                    label="Інші способи зайнятості, що передбачають отримання винагороди за працю",
                    button="Інша оплачувана робота",
                    words=("інше", "інша", "other"),
                ),
            )
        ),
        label="Тип зайнятості (найманий працівник/самозайнята особа, інші способи зайнятості, що передбачають "
        "отримання винагороди за працю)",
        ask="Якою була ця робота?",
        hint="Уроки чи ремонт без реєстрації підприємцем — це самозайнятість.",
        source="96.1/1",
        terms=("paid_work",),
        fact="job_type",
    ),
    Question(
        key="registered_fop",
        kind=YesNo(yes="Так, через ФОП", no="Ні, без ФОП"),
        label="Робота як фізична особа — підприємець",
        ask="Чи була ця робота через ФОП?",
        hint="ФОП — це зареєстрована фізична особа — підприємець.",
        when=OneOf(key="employment_type", values=("self_employed", "other")),
        inferred=True,
        steers=True,
        terms=("self_employed",),
    ),
    Question(
        key="job_in_ukraine",
        kind=YesNo(yes="Так, в Україні", no="Ні, за кордоном"),
        label="Робота на території України",
        ask="Чи була ця робота в Україні?",
        hint="Віддалена робота з України теж рахується.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="has_employer",
        kind=YesNo(yes="Так, був роботодавець", no="Ні, без роботодавця"),
        label="У цій роботі був роботодавець",
        ask="Чи був у цій роботі роботодавець?",
        hint="Людина або організація, яка постійно платила.",
        when=Is(key="employment_type", value="other"),
        inferred=True,
        steers=True,
    ),
)

JOB = (
    *_KIND_OF_WORK,
    *former_employer(_EMPLOYED),
    Question(
        key="job_description",
        kind=LongText(max=10000),
        label="Детальний опис роботи, яку виконував заявник",
        ask="Розкажіть про свою роботу",
        hint="Посада чи справа, що входило в роботу, де й скільки годин.",
        source="96.1/5",
        fact="job_description",
    ),
    Question(
        key="job_start_date",
        kind=RememberedDate(),
        label="Дата початку роботи",
        ask="Коли почалася ця робота?",
        hint="Вистачить місяця або року.",
        example="вересень 2016",
        source="96.1/6",
        fact="job_start_date",
    ),
    Question(
        key="contract_details",
        kind=LongText(max=4000),
        label="Інформація про трудовий договір",
        ask="Як було домовлено про роботу?",
        hint="Трудовий чи інший договір, наказ або усна домовленість.",
        need=Need.IF_AVAILABLE,
        source="96.1/4",
        strengthens="Договір чи домовленість покажуть, що за роботу платили.",
    ),
    Question(
        key="employment_proof",
        kind=FileSet(max=10),
        label="Інші докази працевлаштування",
        ask="Чи є докази цієї роботи?",
        hint="Трудова книжка, договір, оголошення, листування з клієнтами.",
        need=Need.IF_AVAILABLE,
        source="96.1/4",
        strengthens="Трудова книжка чи листування покажуть, що робота була.",
    ),
)

_REGISTERED = Is(key="self_employed_registered", value=True)

SELF_EMPLOYED = (
    Question(
        key="self_employed_activity",
        kind=LongText(max=4000),
        label="Інформація про господарську діяльність самозайнятої особи за період, що передував втраті "
        "(за наявності)",
        ask="Як ішли справи до втрати роботи?",
        hint="Скільки було учнів чи клієнтів, як часто й за яку ціну.",
        need=Need.IF_AVAILABLE,
        source="96.1/9",
        strengthens="Число клієнтів і ціни покажуть, звідки був дохід.",
    ),
    Question(
        key="self_employed_registered",
        kind=YesNo(yes="Так, є реєстрація", no="Ні, без реєстрації"),
        label="Самозайнятість була зареєстрована",
        ask="Чи була самозайнятість зареєстрована?",
        hint="Наприклад, у податковій. Заяву приймають і без реєстрації.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="self_employed_registration",
        kind=Text(max=400),
        label="Інформація про реєстрацію, як самозайнятої особи (за наявності)",
        ask="Коли й де її зареєстровано?",
        hint="Усе, що пам’ятаєте: рік, установа, вид діяльності.",
        example="2018 рік, податкова в Ізюмі, приватні уроки",
        need=Need.IF_AVAILABLE,
        when=_REGISTERED,
        source="96.1/8",
    ),
    Question(
        key="self_employed_terminated",
        kind=YesNo(yes="Так, уже припинено", no="Ні, реєстрація діє"),
        label="Реєстрацію самозайнятості припинено",
        ask="Чи припинено цю реєстрацію?",
        when=_REGISTERED,
        inferred=True,
        steers=True,
    ),
    Question(
        key="self_employed_termination",
        kind=Text(max=400),
        label="Інформація про реєстрацію припинення діяльності самозайнятої особи (за наявності)",
        ask="Коли й де припинено реєстрацію?",
        example="15 червня 2022 року, податкова в Ізюмі",
        need=Need.IF_AVAILABLE,
        when=All(of=(_REGISTERED, Is(key="self_employed_terminated", value=True))),
        source="96.1/10",
    ),
)

_PARTS = (
    ("salary", "Заробітна плата", "Зарплата, оплата роботи", "Скільки становила зарплата чи оплата?"),
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
    hint="Можна вибрати кілька.",
    need=Need.IF_AVAILABLE,
    inferred=True,
    steers=True,
)

INCOME = (
    *told_for(
        "income",
        "За який час назвете заробіток?",
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
            hint="За той самий час. Можна приблизно.",
            example="14 000 грн",
            need=Need.IF_AVAILABLE,
            when=OneOf(key=_PARTS_OF_INCOME.key, values=(value,)),
            source="96.1/7",
        )
        for value, label, _, ask in _PARTS
    ),
    Question(
        key="income_total",
        kind=Money(),
        label="Сума компенсації (наприклад, заробітна плата, компенсації, надбавки, пільги та інші доходи) "
        "за певний період часу",
        ask="Яким був увесь заробіток?",
        hint="Разом за той самий час. Можна приблизно.",
        example="16 500 грн",
        source="96.1/7",
        works_out=Costs(
            costs=tuple(Cost(label=label, amount=f"income_{value}") for value, _, label, _ in _PARTS)
        ),
        fact="job_income",
    ),
)

LOSS = (
    Question(
        key="job_loss_date",
        kind=RememberedDate(),
        label="Дата втрати оплачуваної роботи",
        ask="Коли зникла ця робота?",
        hint="День, від якого немає роботи чи оплати. Можна приблизно.",
        example="24 лютого 2022",
        checks=(
            NotBefore(
                key="job_start_date",
                message="За вашою відповіддю робота почалася {other}. Зникнути раніше вона не могла.",
            ),
        ),
        source="96.1/13",
        fact="job_loss_date",
    ),
    Question(
        key="job_loss_circumstances",
        kind=LongText(max=10000),
        label="Обставини, що призвели до втрати оплачуваної роботи",
        ask="Розкажіть, чому робота зникла",
        hint="Що сталося через війну: обстріли, окупація, виїзд, закриття.",
        source="96.1/14",
    ),
    Question(
        key="work_again",
        kind=Choice(
            of=(
                Option(value="new", label="Так, є нова робота", words=("нова", "так", "new", "yes")),
                Option(value="same", label="Так, колишня робота", words=("колишня", "та сама", "same")),
                Option(value="none", label="Ні, роботи немає", words=("ні", "немає", "no")),
            )
        ),
        label="Поновлення на роботі",
        ask="Чи з’явилася відтоді робота?",
        hint="Будь-яка, що дає заробіток.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="job_loss_end_date",
        kind=RememberedDate(),
        label="Дата закінчення періоду втрати роботи (за наявності)",
        ask="Коли знову з’явився заробіток?",
        hint="День, коли почалася робота. Можна приблизно.",
        example="вересень 2023",
        need=Need.IF_AVAILABLE,
        when=_WORKS_AGAIN,
        checks=(
            NotBefore(
                key="job_loss_date",
                message="За вашою відповіддю робота зникла {other}. Нова не могла початися раніше.",
            ),
        ),
        source="96.1/15",
    ),
    Question(
        key="registered_unemployed",
        kind=YesNo(yes="Так, є реєстрація", no="Ні, реєстрації не було"),
        label="Реєстрація безробіття",
        ask="Чи була реєстрація в центрі зайнятості?",
        inferred=True,
        steers=True,
    ),
    Question(
        key="employment_service",
        kind=Text(max=300),
        label="Інформація про реєстрацію в Державній службі зайнятості (за наявності)",
        ask="Коли й у якому центрі зайнятості?",
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
        hint="За весь час разом. Якщо її не було, пропустіть.",
        example="24 000 грн",
        need=Need.IF_AVAILABLE,
        when=Not(of=Is(key="registered_unemployed", value=False)),
        source="96.2/7",
    ),
)

_AT_ANOTHER = Is(key="new_job_type", value="employer")

NEW_WORK = Repeat(
    key="new_jobs",
    label="Відомості про поновлення на роботі (за наявності)",
    ask="Розкажете про роботу після перерви?",
    again="Чи була ще якась робота відтоді?",
    item_label="Робота після перерви",
    add="Додати роботу",
    none="Більше нічого додати",
    when=_WORKS_AGAIN,
    source="96.2",
    max=10,
    body=(
        Question(
            key="new_job_type",
            kind=Choice(
                of=(
                    Option(value="employer", label="У нового роботодавця", words=("новий", "new")),
                    Option(
                        value="same",
                        label="У колишнього роботодавця",
                        words=("у того самого", "колишній", "same"),
                    ),
                    Option(
                        value="own",
                        label="Для себе, самозайнятість",
                        button="Для себе",
                        words=("самозайнятість", "own"),
                    ),
                )
            ),
            label="Вид нової роботи",
            ask="У кого ця робота?",
            inferred=True,
            steers=True,
        ),
        *new_employer(_AT_ANOTHER),
        Question(
            key="new_contract_info",
            kind=LongText(max=4000),
            label="Інформація про трудовий договір",
            ask="Який там договір?",
            hint="З якого дня, на яку посаду, чи повна зайнятість.",
            when=OneOf(key="new_job_type", values=("employer", "same")),
            source="96.2/3",
        ),
        Question(
            key="new_self_employed_activity",
            kind=LongText(max=4000),
            label="Інформація про нову (відновлену) господарську діяльність самозайнятої особи",
            ask="Що це за робота для себе?",
            hint="Чим займаєтеся, де, з якого часу.",
            when=Is(key="new_job_type", value="own"),
            source="96.2/4",
        ),
    ),
)

SUM = (
    Question(
        key="desired_compensation",
        kind=Money(),
        label="Сума бажаної компенсації",
        ask="Яку суму хочете заявити?",
        hint="Зазвичай це заробіток за весь час без роботи.",
        example="231 000 грн",
        source="96.2/5",
        terms=("lost_income",),
        works_out=lost_income("income", "income_total", "job_loss_date", "job_loss_end_date"),
    ),
    proceedings("96.2/8", "події, що спричинила втрату оплачуваної роботи"),
)

_COMPARES = Is(key="compare_work", value=True)

COMPARISON = (
    Question(
        key="compare_work",
        kind=YesNo(yes="Так, хочу звірити", no="Ні, Дія знає сама"),
        label="Записи реєстрів внесено для звірки",
        ask="Внести записи про роботу з реєстрів?",
        hint="Дія візьме їх сама. Внесіть, якщо хочете звірити, чи все там так.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="self_employed_edr",
        kind=Text(max=400),
        label="Відомості про реєстрацію, як самозайнятої особи та реєстрацію припинення діяльності самозайнятої "
        "особи з Єдиного державного реєстру юридичних осіб, фізичних осіб — підприємців та громадських формувань "
        "(за наявності)",
        ask="Який запис про вас у держреєстрі?",
        hint="Номер і дата з витягу. Решта вже є вище.",
        example="запис № 2 123 000 0000 001234 від 5 травня 2018 року",
        need=Need.IF_AVAILABLE,
        when=All(of=(SELF, _COMPARES, _REGISTERED)),
        source="96.1/11",
        prefill="edr",
    ),
    Question(
        key="employer_edr",
        kind=Edrpou(),
        label="Відомості про роботодавця з Єдиного державного реєстру юридичних осіб, фізичних осіб — підприємців "
        "та громадських формувань (за наявності)",
        ask="Який код має роботодавець?",
        hint="ЄДРПОУ: код організації, 8 цифр. Він є на печатці й у договорі.",
        example="32855961",
        need=Need.IF_AVAILABLE,
        when=All(of=(_EMPLOYED, _COMPARES)),
        source="96.1/12",
        prefill="edr",
    ),
    Question(
        key="accrued_income",
        kind=LongText(max=4000),
        label="Відомості про нараховані доходи, зокрема з реєстру застрахованих осіб Державного реєстру "
        "загальнообов’язкового державного соціального страхування",
        ask="Які доходи записано в реєстрі?",
        hint="Роки й суми з довідки Пенсійного фонду.",
        example="2021 рік: 168 000 грн",
        when=_COMPARES,
        source="96.2/6",
        prefill="insured_persons",
    ),
)
