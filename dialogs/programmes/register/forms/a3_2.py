"""A3.2 «Пошкодження або знищення нежитлового нерухомого майна». Its paragraphs of the Order are not at hand.

Garages, parking places, shops, stores and whatever else nobody lives in, owned by people. What a company owns belongs
to its own claim in category C.
"""

from __future__ import annotations

from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import ALONE, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.sharing import unlisted
from dialogs.blocks.who import CITIZENS_ONLY, citizenship, minor_alone
from dialogs.engine.conditions import Is
from dialogs.engine.form import Form
from dialogs.engine.questions import Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign, Tells
from dialogs.finder.signs import both, happened_to, state
from dialogs.programmes.register.blocks.damaged import damaged, damaged_rules
from dialogs.programmes.register.blocks.estate import PROPERTY, PROPERTY_TYPES
from dialogs.programmes.register.blocks.ownership import COMPANY, not_owner

FORM = Form(
    code="A3.2",
    button="Гараж, склад, магазин",
    title="Пошкодження або знищення нежитлового нерухомого майна",
    intro=(
        "Запитаємо про гараж, склад, магазин чи іншу нежитлову будівлю. Це 20–30 хвилин, "
        "будь-що можна пропустити або відкласти. Заява — про вартість знищеного або ремонт "
        "пошкодженого. Її подають власники, кожен за свою частку. Про майно фірми заяву "
        "подає сама фірма. Авто й товар сюди не входять."
    ),
    note="Тут запитано те, про що Реєстр збитків зазвичай питає. У Дії можуть бути й інші питання.",
    evidence=EVIDENCE,
    cast=ALONE,
    person=HARMED,
    sections=(
        Section(key="who", title="Громадянство", items=(citizenship("6"),)),
        *damaged(PROPERTY, PROPERTY_TYPES, COMPANY),
        Section(key="applicant", title="Хто подає заяву", items=applicant("6")),
        Section(
            key="files",
            title="Докази",
            items=unlisted(
                evidence(
                    "",
                    "Додаткові матеріали (докази)",
                    "Усе, чого ще не надіслано: фото до й після, довідки, листування.",
                ),
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        minor_alone(),
        Rule(
            code="property_of_a_company",
            para="",
            broken=Is(key="property_owner", value="company"),
            explain="Майно фірми — це категорія C. Таку заяву подає сама фірма, а не людина.",
        ),
        Rule(
            code="not_the_owner",
            para="",
            broken=not_owner(PROPERTY),
            explain="Цю заяву подають власники або співвласники. "
            "Для втрачених речей або грошей є заява A3.7.",
            instead="A3.7",
        ),
        *damaged_rules(PROPERTY),
    ),
    signs=(
        Sign(
            when=both(
                happened_to("buildings_owned", "property"), state("buildings_state", "damaged", "both")
            ),
            reason="Пошкоджено чи знищено власний гараж, склад, офіс чи магазин.",
            tells=(Tells(key="property_owner", value="owner"),),
        ),
    ),
)
