"""The work of A3.4 (paragraph 96, 1): what it was, who paid for it, and what only the self-employed have."""

from __future__ import annotations

from dialogs.blocks.cast import HARMED, fact
from dialogs.engine.conditions import All, Any_, Is, OneOf
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question
from dialogs.programmes.register.blocks.employer import former_employer

SELF = Is(key="employment_type", value="self_employed")
EMPLOYED = Any_(of=(Is(key="employment_type", value="employee"), Is(key="has_employer", value=True)))

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
        short="Вид роботи",
        hint="Уроки чи ремонт без реєстрації підприємцем — це самозайнятість.",
        source="96.1/1",
        terms=("paid_work",),
        fact=fact("job_type", "choice", HARMED),
    ),
    Question(
        key="registered_fop",
        kind=YesNo(yes="Так, через ФОП", no="Ні, без ФОП"),
        label="Робота як фізична особа — підприємець",
        ask="Чи була ця робота через ФОП?",
        short="Робота через ФОП",
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
        short="Робота в Україні",
        hint="Віддалена робота з України теж підходить.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="has_employer",
        kind=YesNo(yes="Так, був роботодавець", no="Ні, без роботодавця"),
        label="У цій роботі був роботодавець",
        ask="Чи був у цій роботі роботодавець?",
        short="Чи був роботодавець",
        hint="Людина або організація, яка постійно платила.",
        when=Is(key="employment_type", value="other"),
        inferred=True,
        steers=True,
    ),
)

JOB = (
    *_KIND_OF_WORK,
    *former_employer(EMPLOYED),
    Question(
        key="job_description",
        kind=LongText(max=10000, work=True),
        label="Детальний опис роботи, яку виконував заявник",
        ask="Розкажіть про свою роботу",
        short="Опис роботи",
        hint="Посада або заняття, що входило в роботу, де й скільки годин.",
        source="96.1/5",
        fact=fact("job_description", "long_text", HARMED),
    ),
    Question(
        key="job_start_date",
        kind=RememberedDate(),
        label="Дата початку роботи",
        ask="Коли почалася ця робота?",
        short="Початок роботи",
        hint="Вистачить місяця або року.",
        example="вересень 2016",
        source="96.1/6",
        fact=fact("job_start_date", "approximate_date", HARMED),
    ),
    Question(
        key="contract_details",
        kind=LongText(max=4000, work=True),
        label="Інформація про трудовий договір",
        ask="Як було домовлено про роботу?",
        short="Домовленість про роботу",
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
        short="Докази роботи",
        hint="Трудова книжка, договір, оголошення, листування з клієнтами.",
        need=Need.IF_AVAILABLE,
        source="96.1/4",
        strengthens="Трудова книжка чи листування покажуть, що робота була.",
    ),
)

REGISTERED = Is(key="self_employed_registered", value=True)

SELF_EMPLOYED = (
    Question(
        key="self_employed_activity",
        kind=LongText(max=4000, work=True),
        label="Інформація про господарську діяльність самозайнятої особи за період, що передував втраті "
        "(за наявності)",
        ask="Якою була робота до втрати?",
        short="Робота до втрати",
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
        short="Самозайнятість",
        hint="Наприклад, у податковій. Заяву приймають і без реєстрації.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="self_employed_registration",
        kind=Text(max=400),
        label="Інформація про реєстрацію, як самозайнятої особи (за наявності)",
        ask="Коли й де її зареєстровано?",
        short="Дата й місце реєстрації",
        hint="Усе, що пам’ятаєте: рік, установа, вид діяльності.",
        example="2018 рік, податкова в Ізюмі, приватні уроки",
        need=Need.IF_AVAILABLE,
        when=REGISTERED,
        source="96.1/8",
    ),
    Question(
        key="self_employed_terminated",
        kind=YesNo(yes="Так, уже припинено", no="Ні, реєстрація діє"),
        label="Реєстрацію самозайнятості припинено",
        ask="Чи припинено цю реєстрацію?",
        short="Припинення реєстрації",
        when=REGISTERED,
        inferred=True,
        steers=True,
    ),
    Question(
        key="self_employed_termination",
        kind=Text(max=400),
        label="Інформація про реєстрацію припинення діяльності самозайнятої особи (за наявності)",
        ask="Коли й де припинено реєстрацію?",
        short="Дата припинення",
        example="15 червня 2022 року, податкова в Ізюмі",
        need=Need.IF_AVAILABLE,
        when=All(of=(REGISTERED, Is(key="self_employed_terminated", value=True))),
        source="96.1/10",
    ),
)
