"""A1.2 «Вимушене переміщення за межі України»: paragraphs 75 to 79 of the Order.

The words fit a person who files for themselves and a parent who files for a child alike. Who was abroad already on
24 February 2022 is asked since when a return was impossible, instead of when they left.
"""

from __future__ import annotations

from datetime import date

from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import CAST, EVENT, HARMED, RETOLD, fact
from dialogs.blocks.child import child_papers, child_person, child_rules
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.who import (
    BY_THE_ORDER,
    CITIZENS_ONLY,
    FOR_CHILD,
    citizenship,
    filing_for,
    filing_rules,
)
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Any_, Before, ForSome, Given, Is, Not, Outside
from dialogs.engine.form import Form
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign, Tells
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.crossings import COMPARE_CROSSINGS, CROSSINGS
from dialogs.programmes.register.blocks.doubts import lists_oneself, protection_first
from dialogs.programmes.register.blocks.family import family
from dialogs.programmes.register.blocks.protection import PROTECTION

DECREE = date(2022, 2, 24)
"""The Order counts from the decree on martial law (paragraph 76); the day itself counts (paragraph 77)."""

_REGISTERED_THEN = "registered_address_at_displacement"
_ACTUAL_AFTER = "actual_address_after_displacement"

_ABROAD = Is(key="where_on_2022_02_24", value="abroad")
_BORN_LATER = All(
    of=(
        FOR_CHILD,
        Given(key="child_birth_date"),
        Not(of=Before(key="child_birth_date", day=date(2022, 2, 25))),
    )
)

_PROTECTED = ForSome(
    key="protections",
    that=All(
        of=(
            Outside(key="protection_state"),
            Given(key="protection_start"),
            Not(of=Before(key="protection_start", day=DECREE)),
        )
    ),
)
"""Paragraph 77: protection in another state because of acts on 24 February 2022 or later. What was granted before that
day cannot be because of them; a state without a date tells too little."""

_DISPLACEMENT_DATE = "Дата вимушеного переміщення за межі України"

_LEAVING = (
    Question(
        key="where_on_2022_02_24",
        kind=Choice(
            of=(
                Option(
                    value="ukraine",
                    label="В Україні",
                    words=("україна", "вдома", "удома", "ukraine", "home"),
                    land="ukraine",
                ),
                Option(
                    value="abroad",
                    label="За кордоном",
                    words=("закордоном", "закордон", "abroad"),
                    land="abroad",
                ),
            )
        ),
        label="Інформація про перебування за кордоном станом на 24 лютого 2022 року",
        ask="Де довелося бути 24 лютого 2022 року?",
        short="Місце 24 лютого",
        need=Need.IF_AVAILABLE,
        when=Not(of=_BORN_LATER),
        source="78.1/5",
        terms=("displaced_abroad",),
    ),
    Question(
        key="abroad_reasons",
        kind=LongText(max=2000),
        label="Причини перебування за кордоном",
        ask="Чому тоді були за кордоном?",
        short="Причина поїздки",
        hint="Навчання, робота, відпустка, лікування: як було насправді.",
        example="Відпустка в Туреччині, квиток додому був на 27 лютого",
        need=Need.IF_AVAILABLE,
        when=_ABROAD,
        source="78.1/5",
    ),
    Question(
        key="why_return_needed",
        kind=LongText(max=4000),
        label="Обставини чому потрібно було повертатись в Україну, але через повномасштабне вторгнення немає "
        "(не було) такої можливості",
        ask="Чому треба було додому й що завадило?",
        short="Чому не повернулися",
        hint="Дім, робота, навчання, рідні: усе, що там чекало.",
        need=Need.IF_AVAILABLE,
        when=_ABROAD,
        source="78.1/5",
        strengthens="Розповідь про дім, роботу чи рідних покаже, чому треба було повернутися.",
    ),
    Question(
        key="displacement_date",
        kind=RememberedDate(),
        label=_DISPLACEMENT_DATE,
        ask="Коли довелося виїхати за кордон?",
        short="Дата виїзду",
        hint="Перший виїзд через війну. Якщо дня не згадати, вистачить місяця.",
        example="8 березня 2022",
        when=Not(of=_ABROAD),
        source="78.1/1",
        terms=("displaced_abroad",),
        fact=fact("left_ukraine_date", "approximate_date", EVENT),
    ),
    Question(
        key="unable_to_return_since",
        kind=RememberedDate(),
        label=_DISPLACEMENT_DATE,
        ask="Відколи не вдавалося повернутися в Україну?",
        short="Відколи за кордоном",
        hint="У багатьох це 24 лютого 2022 року. Якщо дня не згадати, вистачить місяця.",
        example="24 лютого 2022",
        when=_ABROAD,
        source="78.1/1",
        terms=("displaced_abroad",),
    ),
    Question(
        key="displacement_circumstances",
        kind=LongText(max=10000),
        label="Обставини, що спричинили вимушене переміщення за межі України",
        ask="Розкажіть, що сталося",
        hint="Чому довелося виїхати чи не можна було повернутися. Можна надіслати й файл.",
        source="78.1/4",
        fact=fact("left_story", "long_text", HARMED, retold=True),
        checks=RETOLD,
    ),
    Question(
        key=_REGISTERED_THEN,
        kind=Address(),
        label="Адреса задекларованого/зареєстрованого місця проживання на момент вимушеного переміщення "
        "за межі України",
        ask="Яка адреса реєстрації була на той час?",
        short="Тодішня реєстрація",
        hint="Місце реєстрації, колишня «прописка».",
        example="Харківська область, Ізюм, вулиця Садова, 5",
        source="78.1/2",
        fact=fact("registered_then", "address", HARMED),
    ),
    Question(
        key=_ACTUAL_AFTER,
        kind=Address(where="mostly_abroad"),
        label="Адреса фактичного місця проживання після вимушеного переміщення за межі України",
        ask="За якою адресою довелося жити за кордоном?",
        short="Адреса за кордоном",
        hint="Якщо адрес було кілька, вистачить однієї.",
        example="Польща, Краків, вулиця Довга, 10",
        source="78.1/3",
        fact=fact("abroad_address", "address", HARMED),
    ),
)

_SINCE_LEAVING = tuple(
    NotBefore(
        key=key, message="За вашою відповіддю переміщення почалося {other}. Повернення не могло бути раніше."
    )
    for key in ("displacement_date", "unable_to_return_since")
)

_RETURN = (
    Question(
        key="has_returned",
        kind=YesNo(yes="Так, вдалося повернутися", no="Ні, ще за кордоном"),
        label="Інформація про повернення до України",
        ask="Чи вдалося повернутися в Україну?",
        short="Повернення в Україну",
        source="78.1/7",
    ),
    Question(
        key="return_details",
        kind=LongText(max=2000),
        label="Подробиці повернення",
        ask="Розкажіть про повернення",
        hint="Коли, куди, назавжди чи на якийсь час.",
        example="У серпні 2024 року, до Харкова, назавжди",
        need=Need.IF_AVAILABLE,
        when=Is(key="has_returned", value=True),
        source="78.1/7",
    ),
    Question(
        key="voluntary_return_date",
        kind=RememberedDate(),
        label="Дата добровільного повернення до покинутого задекларованого/зареєстрованого або фактичного місця "
        "проживання (за наявності)",
        ask="Коли вдалося повернутися до свого житла?",
        short="Дата повернення",
        hint="До того, яке довелося залишити. Якщо туди не повернулися, пропустіть.",
        absent=True,
        example="серпень 2024",
        need=Need.IF_AVAILABLE,
        when=Is(key="has_returned", value=True),
        checks=_SINCE_LEAVING,
        source="78.1/8",
        strengthens="Дата повернення покаже, скільки часу тривало переміщення.",
    ),
)

_FILING = BY_THE_ORDER.model_copy(update={"guardians": True, "guardians_on": date(2026, 2, 24)})

FORM = Form(
    code="A1.2",
    button="Виїзд за кордон",
    title="Вимушене переміщення за межі України",
    intro="Запитаємо, як довелося виїхати, де ви жили, хто був поруч, і трохи про документи. "
    "Це 20–30 хвилин. Будь-яке питання можна пропустити або відкласти: усе збережеться. "
    "Ця заява лише про моральну шкоду: для житла, майна й роботи є інші заяви. "
    "Рідні, яких ви назвете, подають власні заяви.",
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    alike=(
        "where_on_2022_02_24",
        "unable_to_return_since",
        "registered_address_at_displacement",
        "actual_address_after_displacement",
        "compare_crossings",
        "crossings",
        "has_returned",
        "voluntary_return_date",
        "protections",
        "evidence",
    ),
    signs=(
        Sign(
            when=happened_to("moved_abroad", "moved"),
            reason="Через війну довелося виїхати за кордон.",
            para="75-77",
        ),
        Sign(
            when=happened_to("stayed_abroad", "moved"),
            reason="Війна застала за кордоном, і повернутися не вдалося.",
            para="2, 78",
            tells=(Tells(key="where_on_2022_02_24", value="abroad"),),
        ),
    ),
    sections=(
        Section(key="who", title="Для кого заява", items=(filing_for(_FILING), citizenship("78/a"))),
        Section(key="child", title="Дитина", items=child_person("79"), when=FOR_CHILD),
        Section(
            key="displacement",
            title="Виїзд і повернення",
            items=(*_LEAVING, COMPARE_CROSSINGS, CROSSINGS, *_RETURN),
        ),
        Section(key="protection", title="Захист за кордоном", items=(PROTECTION,)),
        Section(
            key="relatives",
            title="Родина",
            items=(family("78.2", "Хто з рідних теж був за кордоном?", "Чи був за кордоном ще хтось?"),),
        ),
        Section(
            key="child_papers",
            title="Документи дитини",
            items=child_papers("79", registered=_REGISTERED_THEN, actual=_ACTUAL_AFTER),
            when=FOR_CHILD,
        ),
        Section(
            key="applicant", title="Хто подає заяву", items=applicant("78/a", _REGISTERED_THEN, _ACTUAL_AFTER)
        ),
        Section(
            key="files",
            title="Докази",
            items=(
                evidence(
                    "78/e",
                    "Додаткові матеріали (докази)",
                    "Квитки, фото, листування, довідки. Заяву приймають і без них.",
                ).model_copy(
                    update={"strengthens": "Квитки, фото чи листування покажуть, як і коли довелося виїхати."}
                ),
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        *filing_rules(_FILING),
        *child_rules("79"),
        Rule(
            code="displaced_before_decree",
            para="76",
            broken=All(
                of=(
                    Any_(
                        of=(
                            Before(key="displacement_date", day=DECREE),
                            Before(key="unable_to_return_since", day=DECREE),
                        )
                    ),
                    Not(of=_PROTECTED),
                )
            ),
            explain="Ця заява про події від 24 лютого 2022 року, а названа дата раніша. "
            "Заява можлива, якщо від того дня захист через війну надала інша країна.",
        ),
        Rule(
            code="moved_inside_instead",
            para="75",
            broken=All(of=(Given(key=_ACTUAL_AFTER), Not(of=Outside(key=_ACTUAL_AFTER)))),
            explain="Ця заява про виїзд за кордон, а названа адреса в Україні. "
            "Для переїзду в межах України є інша заява.",
            instead="A1.1",
        ),
        protection_first(),
        *lists_oneself("family", "family_name"),
        Rule(
            code="protected",
            para="77",
            broken=_PROTECTED,
            explain=(
                "Захист за кордоном — на вашу користь. За правилами людину з таким захистом "
                "вважають вимушено переміщеною за кордон."
            ),
            favourable=True,
        ),
    ),
)
