"""A3.5 «Втрата приватного підприємництва»: paragraphs 97 to 99 of the Order.

It is about the lost profit of an entrepreneur (ФОП). What Diia reads from the registers is asked only of who wants to
compare; the kind of the business and whether it goes on are asked of everybody, because the story leans on them.
"""

from __future__ import annotations

from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import ALONE, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.who import CITIZENS_ONLY, citizenship, minor_alone
from dialogs.engine.conditions import Before, Is, Outside
from dialogs.engine.form import Form
from dialogs.engine.questions import Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.business import BUSINESS, COMPARISON
from dialogs.programmes.register.blocks.business_loss import EVENT, SUM
from dialogs.programmes.register.blocks.core import DECREE
from dialogs.programmes.register.blocks.doubts import case_before, out_of_order

FORM = Form(
    code="A3.5",
    button="Втрата підприємництва",
    title="Втрата приватного підприємництва",
    intro=(
        "Запитаємо, чим займався ваш бізнес, що його зупинило і який прибуток втрачено. Це "
        "до 20 хвилин. ФОП — це фізична особа — підприємець. Заява саме про прибуток. Для "
        "знищених приміщень чи авто є інші заяви."
    ),
    evidence=EVIDENCE,
    cast=ALONE,
    person=HARMED,
    sections=(
        Section(key="who", title="Хто подає", items=(citizenship("99/a"),)),
        Section(key="business", title="Ваш бізнес", items=BUSINESS),
        Section(key="event", title="Що сталося", items=EVENT),
        Section(key="sum", title="Сума", items=SUM),
        Section(key="comparison", title="Записи реєстрів", items=COMPARISON),
        Section(key="applicant", title="Дані про вас", items=applicant("99/a")),
        Section(
            key="files",
            title="Докази",
            items=(
                evidence(
                    "99/e",
                    "Додаткові матеріали (докази)",
                    "Договір оренди, фото, звіти, листування. Заяву приймають і без них.",
                ),
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        minor_alone(),
        Rule(
            code="never_registered",
            para="97",
            broken=Is(key="business_state", value="never"),
            explain="Ця заява для тих, хто має або мав реєстрацію підприємцем. "
            "Для роботи без неї є заява про втрату роботи.",
            instead="A3.4",
        ),
        Rule(
            code="business_outside_ukraine",
            para="98",
            broken=Outside(key="business_actual_address"),
            explain="Ця заява про бізнес, який втрачено в Україні. Названа адреса — за її межами.",
        ),
        Rule(
            code="business_lost_before_decree",
            para="98",
            broken=Before(key="event_date", day=DECREE),
            explain="Ця заява про події від 24 лютого 2022 року. Названа дата раніша.",
        ),
        out_of_order(
            "registered_after_event",
            "event_date",
            "fop_registration_date",
            "Подія сталася {first}, а реєстрація підприємцем пізніша: {second}. Перевірте обидві дати.",
        ),
        out_of_order(
            "closed_before_event",
            "fop_termination_date",
            "event_date",
            "Реєстрацію припинено {first}, а подія сталася пізніше: {second}. Перевірте обидві дати.",
        ),
        out_of_order(
            "stopped_before_event",
            "business_stopped_date",
            "event_date",
            "Бізнес зупинився {first}, а подія сталася пізніше: {second}. Перевірте обидві дати.",
        ),
        out_of_order(
            "less_before_event",
            "business_limited_since",
            "event_date",
            "Прибутку стало менше {first}, а подія сталася пізніше: {second}. Перевірте обидві дати.",
        ),
        case_before("event_date"),
    ),
    signs=(
        Sign(
            when=happened_to("lost_business", "work"),
            reason="Через війну зупинився бізнес підприємця або впав його дохід.",
            para="97-98",
        ),
    ),
)
