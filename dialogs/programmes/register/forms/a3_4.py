"""A3.4 «Втрата оплачуваної роботи»: paragraphs 94 to 96 of the Order.

It has to be a home for a worker with a labour book and for a music teacher without any paper alike: paid work counts
even by an oral agreement (paragraph 2). The amount, the income, the benefit and court cases stand under new work in
paragraph 96, surely by a slip, so they are asked of everybody.
"""

from __future__ import annotations

from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import ALONE, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.who import CITIZENS_ONLY, citizenship, minor_alone
from dialogs.engine.conditions import Before, Is
from dialogs.engine.form import Form
from dialogs.engine.questions import Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign, Tells
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.core import DECREE
from dialogs.programmes.register.blocks.doubts import case_before
from dialogs.programmes.register.blocks.job import JOB, SELF, SELF_EMPLOYED
from dialogs.programmes.register.blocks.job_loss import INCOME, LOSS, SUM
from dialogs.programmes.register.blocks.new_work import COMPARISON, NEW_WORK

FORM = Form(
    code="A3.4",
    button="Втрата роботи",
    title="Втрата оплачуваної роботи",
    intro=(
        "Запитаємо, ким ви працювали, скільки заробляли й чому втратили роботу. Це 15–20 "
        "хвилин. Уроки чи послуги без договору — теж робота. Для бізнесу ФОП (фізичної особи "
        "— підприємця) є окрема заява. Кожна людина подає свою заяву."
    ),
    evidence=EVIDENCE,
    cast=ALONE,
    person=HARMED,
    sections=(
        Section(key="who", title="Хто подає", items=(citizenship("96/a"),)),
        Section(key="job", title="Робота", items=JOB),
        Section(key="self_employed", title="Самозайнятість", items=SELF_EMPLOYED, when=SELF),
        Section(key="income", title="Заробіток", items=INCOME),
        Section(key="loss", title="Втрата роботи", items=LOSS),
        Section(key="new_work", title="Нова робота", items=(NEW_WORK,)),
        Section(key="sum", title="Сума", items=(*SUM, *COMPARISON)),
        Section(key="applicant", title="Дані про вас", items=applicant("96/a")),
        Section(
            key="files",
            title="Докази",
            items=(
                evidence(
                    "96/e",
                    "Додаткові матеріали (докази)",
                    "Виписки з банку, фото, листування, довідки. Заяву приймають і без них.",
                ).model_copy(update={"strengthens": "Виписка з банку або довідка підтвердять заробіток."}),
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        minor_alone(),
        Rule(
            code="registered_as_fop",
            para="2",
            broken=Is(key="registered_fop", value=True),
            explain=(
                "Ця заява для роботи без реєстрації підприємцем. Про втрачений прибуток ФОП є окрема заява."
            ),
            instead="A3.5",
        ),
        Rule(
            code="job_outside_ukraine",
            para="95",
            broken=Is(key="job_in_ukraine", value=False),
            explain="Ця заява про роботу, яку втрачено в Україні. За вашою відповіддю робота була за її межами.",
        ),
        Rule(
            code="job_lost_before_decree",
            para="95",
            broken=Before(key="job_loss_date", day=DECREE),
            explain="Ця заява про роботу, яку втрачено від 24 лютого 2022 року. Названа дата раніша.",
        ),
        case_before("job_loss_date"),
    ),
    signs=(
        Sign(
            when=happened_to("lost_job", "work"),
            reason="Через війну втрачено роботу за наймом або частину заробітку.",
            para="94-95",
            tells=(Tells(key="employment_type", value="employee"),),
        ),
        Sign(
            when=happened_to("lost_practice", "work"),
            reason="Через війну втрачено дохід від роботи на себе, без реєстрації підприємцем.",
            para="94-95",
            tells=(
                Tells(key="employment_type", value="self_employed"),
                Tells(key="registered_fop", value=False),
            ),
        ),
    ),
)
