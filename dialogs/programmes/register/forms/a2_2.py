"""A2.2 «Зникнення безвісти близького члена сім’ї».

The paragraphs of the Order about it are not at hand, so every question is inferred and none blocks. Paragraph 2 names
the one condition: the whereabouts are unknown and a search report was filed. The words speak of the missing person in
the present tense wherever that is true.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED, MISSING, fact
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import UNKNOWN
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import Is, OneOf
from dialogs.engine.form import Form
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.finder.signs import both, happened_to, state
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import core_proceedings
from dialogs.programmes.register.blocks.doubts import case_before, kin_ages, out_of_order
from dialogs.programmes.register.blocks.events import event_rules, where
from dialogs.programmes.register.blocks.kinship import groups, kinship, relation_proof
from dialogs.programmes.register.blocks.story import story

_REPORTED = Is(key="search_report_filed", value=True)

_PERSON = (
    Question(
        key="missing_name",
        kind=PersonName(),
        label="Прізвище, ім’я, по батькові зниклої особи",
        ask="Як звати людину, на яку ви чекаєте?",
        short="Ім’я людини",
        hint="Прізвище, ім’я та по батькові, якщо воно є.",
        example="Коваленко Іван Петрович",
        need=Need.IF_AVAILABLE,
        inferred=True,
        terms=("missing_person",),
        fact=fact("name", "person_name", MISSING),
    ),
    Question(
        key="missing_birth_date",
        kind=Day(),
        label="Дата народження зниклої особи",
        ask="Коли ця людина народилася?",
        short="Дата народження",
        hint="Якщо точно не знаєте, пропустіть.",
        example="12 квітня 1985",
        need=Need.IF_AVAILABLE,
        inferred=True,
        fact=fact("birth_date", "date", MISSING),
    ),
    *kinship("зникла особа", "є", "Хто вам ця людина?", "Хто ця людина дитині?", "Що поєднує вас як пару?"),
    groups(
        "missing_groups",
        "Належність зниклої особи до категорії (військовий, цивільний тощо)",
        "Чи належить ця людина до таких груп?",
    ),
)

_DISAPPEARANCE = (
    Question(
        key="disappearance_date",
        kind=RememberedDate(),
        label="Дата зникнення (останній зв’язок)",
        ask="Коли був останній зв’язок?",
        short="Останній зв’язок",
        hint="Дзвінок, повідомлення або зустріч. Можна приблизно.",
        example="середина травня 2023",
        need=Need.IF_AVAILABLE,
        checks=(
            NotBefore(
                key="missing_birth_date",
                message="За вашою відповіддю ця людина народилася {other}. Перевірте обидві дати.",
            ),
        ),
        inferred=True,
        strengthens="Дата останнього зв’язку показує, відколи немає звістки.",
    ),
    *where(
        "disappearance_place",
        label="Місце зникнення",
        ask="Де тоді була ця людина?",
        place="Де саме це було?",
        example="Донецька область, біля Лимана",
        link_hint="Наприклад, людину вивезли з України, і там зв’язок зник.",
    ),
    Question(
        key="disappearance_status",
        kind=Choice(
            of=(
                Option(value="no_news", label="Звістки немає", words=("ні", "немає", "no")),
                Option(value="captivity", label="Відомо про полон", words=("полон", "captivity")),
                Option(
                    value="found",
                    label="Людина знайшлася жива",
                    words=("знайшлася", "жива", "живий", "found"),
                ),
                Option(value="died", label="Відомо про смерть", words=("смерть", "загибель", "died")),
            )
        ),
        label="Чи змінився статус (знайдено, полон, смерть)",
        ask="Чи є відтоді якась звістка?",
        short="Звістка відтоді",
        need=Need.IF_AVAILABLE,
        inferred=True,
        terms=("missing_person",),
    ),
    *story(
        "Обставини зникнення",
        hint="Лише те, що відомо. Вистачить кількох речень.",
        strengthens="Кілька слів про обставини покажуть зв’язок із війною.",
    ),
)

_SEARCH = (
    Question(
        key="search_report_filed",
        kind=YesNo(yes="Так, заяву подано", no="Ні, ще не подано"),
        label="Чи подано заяву про розшук особи, зниклої безвісти за особливих обставин",
        ask="Чи подано заяву про розшук?",
        short="Заява про розшук",
        hint="До поліції. Подати її могли ви, рідні або військова частина.",
        need=Need.IF_AVAILABLE,
        source="2",
        inferred=True,
        terms=("missing_person",),
    ),
    Question(
        key="search_report_date",
        kind=RememberedDate(),
        label="Заява про розшук: дата",
        ask="Коли подано заяву про розшук?",
        short="Дата розшуку",
        hint="Можна приблизно.",
        example="24 травня 2023",
        need=Need.IF_AVAILABLE,
        when=_REPORTED,
        source="2",
        inferred=True,
    ),
    Question(
        key="search_report_authority",
        kind=Text(max=200),
        label="Заява про розшук: орган",
        ask="Куди подано цю заяву?",
        example="Полтавське районне управління поліції",
        need=Need.IF_AVAILABLE,
        when=_REPORTED,
        source="2",
        inferred=True,
    ),
    Question(
        key="search_report_number",
        kind=RegistryNumber(),
        label="Заява про розшук: номер",
        ask="Який номер має заява про розшук?",
        short="Номер розшуку",
        hint="Номер із талона або витягу. Якщо його немає, пропустіть.",
        absent=True,
        example="12345",
        need=Need.IF_AVAILABLE,
        when=_REPORTED,
        source="2",
        inferred=True,
    ),
    Question(
        key="search_report_document",
        kind=FileSet(max=5),
        label="Заява про розшук: документ",
        ask="Чи є документ про розшук?",
        short="Документ про розшук",
        hint="Витяг, талон, лист поліції або сповіщення від військових.",
        need=Need.IF_AVAILABLE,
        when=_REPORTED,
        source="2",
        inferred=True,
        strengthens="Документ про розшук покаже, що заяву подано.",
    ),
    Question(
        key="compare_missing_register",
        compares=True,
        kind=YesNo(yes="Так, хочу перевірити", no="Ні, Дія має ці дані"),
        label="Відомості реєстру зниклих безвісти внесено для звірки",
        ask="Чи хочете внести запис із реєстру зниклих?",
        short="Реєстр зниклих",
        hint=("Дія візьме його з Єдиного реєстру зниклих безвісти. Внесіть, якщо хочете перевірити запис."),
        inferred=True,
        steers=True,
    ),
    Question(
        key="missing_register_record",
        kind=RegistryNumber(),
        label="Відомості з Єдиного реєстру осіб, зниклих безвісти за особливих обставин",
        ask="Який номер запису в реєстрі?",
        short="Номер запису",
        hint="Він є у витягу з реєстру.",
        example="20230524-1234",
        need=Need.IF_AVAILABLE,
        when=Is(key="compare_missing_register", value=True),
        source="7",
        inferred=True,
        prefill="missing_persons",
    ),
)

_FILING = UNKNOWN

FORM = Form(
    code="A2.2",
    button="Зникла близька людина",
    title="Зникнення безвісти близького члена сім’ї",
    intro="Нам шкода, що доводиться чекати звістки. Запитаємо про людину, останній зв’язок і розшук. "
    "Ця заява лише про душевний біль. Кожна близька людина подає власну заяву.",
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    alike=(
        "missing_name",
        "missing_birth_date",
        "missing_groups",
        "disappearance_date",
        "disappearance_place_side",
        "disappearance_place_link",
        "disappearance_place",
        "disappearance_status",
        "search_report_filed",
        "search_report_date",
        "search_report_authority",
        "search_report_number",
        "compare_missing_register",
        "missing_register_record",
    ),
    care=True,
    sections=(
        *opening(_FILING),
        Section(key="person", title="Ваша близька людина", items=_PERSON),
        Section(key="disappearance", title="Зникнення", items=_DISAPPEARANCE, heavy=True),
        Section(key="search", title="Розшук", items=(*_SEARCH, core_proceedings("зникнення безвісти"))),
        Section(key="papers", title="Документи", items=(relation_proof(),)),
        *closing("Листи від військових, довідки, фото, повідомлення. Заяву приймають і без них."),
    ),
    rules=(
        *claimant_rules(_FILING),
        *event_rules("disappearance_place", "disappearance_date"),
        *kin_ages("missing_birth_date"),
        out_of_order(
            "searched_before_missing",
            "search_report_date",
            "disappearance_date",
            "Заяву про розшук подано {first}, а останній зв’язок був пізніше: {second}. Перевірте обидві дати.",
        ),
        case_before("disappearance_date"),
        Rule(
            code="no_search_report",
            para="2",
            broken=Is(key="search_report_filed", value=False),
            explain=(
                "За правилами людина вважається зниклою, якщо подано заяву про її розшук. "
                "Подати її в поліції можна будь-якого дня."
            ),
        ),
        Rule(
            code="whereabouts_known",
            para="2",
            broken=OneOf(key="disappearance_status", values=("captivity", "found")),
            explain=(
                "За правилами зникла — це людина, про яку невідомо, де вона. Напишіть, "
                "коли прийшла звістка. Чи приймати заяву, вирішить Реєстр збитків."
            ),
        ),
        Rule(
            code="death_known",
            para="2",
            broken=Is(key="disappearance_status", value="died"),
            explain="Щиро співчуваємо. Про смерть близької людини є окрема заява.",
            instead="A2.1",
        ),
    ),
    signs=(
        Sign(when=happened_to("searching", "relatives"), reason="Близька людина зникла безвісти.", para=""),
        Sign(
            when=both(happened_to("waiting", "relatives"), state("held_place", "unknown")),
            reason="Близька людина в неволі, і де вона, точно не відомо.",
            para="2",
        ),
    ),
    note="Якщо прийде звістка, поверніться й змініть відповідь. Чернетка чекатиме.",
)
