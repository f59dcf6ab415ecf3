"""A3.1 «Пошкодження або знищення житлового нерухомого майна». Its paragraphs of the Order are not at hand.

Owners file, each co-owner for the own share: the value of what is destroyed, or the repair of what is damaged. Help
that was received, or an own repair, is no obstacle. Who lived there without owning it files A3.3.
"""

from __future__ import annotations

from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import ALONE, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.sharing import unlisted
from dialogs.blocks.who import CITIZENS_ONLY, citizenship, minor_alone
from dialogs.engine.form import Form
from dialogs.engine.options import Option
from dialogs.engine.questions import Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign, Tells
from dialogs.finder.signs import both, happened_to, state
from dialogs.programmes.register.blocks.damaged import damaged, damaged_rules
from dialogs.programmes.register.blocks.estate import HOME, HOME_TYPES
from dialogs.programmes.register.blocks.ownership import not_owner
from dialogs.programmes.register.blocks.same_address import told_before

_HERE = Option(
    value="then",
    label="Та сама, що й у цього житла",
    button="Адреса цього житла",
    words=("та сама", "так", "same", "yes"),
    repeats=("home_address",),
)

FORM = Form(
    code="A3.1",
    button="Пошкоджене житло",
    title="Пошкодження або знищення житлового нерухомого майна",
    intro=(
        "Запитаємо про житло, що з ним сталося, про право власності й суму. Це 20–30 хвилин, "
        "будь-що можна пропустити або відкласти. Заява — про вартість знищеного житла або "
        "ремонт пошкодженого. Її подають власники, кожен за свою частку. Отримана допомога й "
        "власний ремонт не заважають. Для речей і переїзду є заява A3.3."
    ),
    note="Тут запитано те, про що Реєстр збитків зазвичай питає. У Дії можуть бути й інші питання.",
    evidence=EVIDENCE,
    cast=ALONE,
    person=HARMED,
    sections=(
        Section(key="who", title="Громадянство", items=(citizenship("6"),)),
        *damaged(HOME, HOME_TYPES),
        Section(
            key="applicant",
            title="Хто подає заяву",
            items=told_before(applicant("6", "home_address"), _HERE),
        ),
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
            code="not_the_owner",
            para="",
            broken=not_owner(HOME),
            explain=("Цю заяву подають власники. Якщо дім вам не належав, підходить заява про втрату житла."),
            instead="A3.3",
        ),
        *damaged_rules(HOME),
    ),
    signs=(
        Sign(
            when=both(happened_to("home_owned", "home"), state("home", "unfit", "damaged", "both")),
            reason="Власний дім пошкоджено чи знищено.",
            tells=(
                Tells(key="home_owner", value="owner"),
                Tells(key="home_damage", value="damaged", when=state("home", "damaged")),
            ),
        ),
        Sign(
            when=both(happened_to("housing_owned", "property"), state("housing_state", "damaged", "both")),
            reason="Інше власне житло пошкоджено чи знищено.",
            tells=(Tells(key="home_owner", value="owner"),),
        ),
    ),
)
