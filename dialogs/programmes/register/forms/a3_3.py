"""A3.3 «Втрата житла або місця проживання»: paragraphs 90 to 93 of the Order.

Anybody who lived there files: who rents, who lives with relatives, who owns. The value of the building itself belongs
to A3.1. A sum is worked out from what was lost and spent; what was paid already is declared and not subtracted.
"""

from __future__ import annotations

from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import CAST, HARMED, fact
from dialogs.blocks.child import child_papers, child_person, child_rules
from dialogs.blocks.costs import cost_of, costs
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
from dialogs.engine.calculations import Costs
from dialogs.engine.conditions import All, Any_, Before, Given, Is, Not, Outside
from dialogs.engine.follows import WorkedOut
from dialogs.engine.form import Form
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.coordinates import Coordinates
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign, Tells
from dialogs.finder.signs import both, happened_to, state
from dialogs.programmes.register.blocks.damage import DECREE, LOSSES, compensation, event
from dialogs.programmes.register.blocks.doubts import case_before, estate_doubts, lists_oneself, out_of_order
from dialogs.programmes.register.blocks.estate import (
    RESIDENCE,
    RESIDENCE_TYPES,
    area_of,
    other_specs,
    rooms_and_floor,
    what_and_where,
)
from dialogs.programmes.register.blocks.ownership import not_owner, owner, owns, right
from dialogs.programmes.register.blocks.proceedings import proceedings
from dialogs.programmes.register.blocks.registers import (
    drrp_number,
    drrp_refusal,
    registered_on,
    registered_right,
    rpzm_number,
)
from dialogs.programmes.register.blocks.residence import (
    BASIS,
    HOUSEHOLD,
    LIVED_ELSEWHERE,
    LIVED_THERE,
    LIVING,
    REGISTERED_THEN,
    REGISTRATION,
)
from dialogs.programmes.register.blocks.same_address import told_before

_AFTER = "address_after_moving"
_STAYED = Is(key="moved_after_loss", value=False)
_OCCUPIED = Is(key="home_event_type", value="occupation")

_THEN = Option(
    value="then",
    label="Та сама, що на час втрати житла",
    button="Та сама адреса",
    words=("та сама", "так", "same", "yes"),
    repeats=(REGISTERED_THEN, "home_address"),
)
_NOW = Option(
    value="after",
    label="Та, що після переїзду",
    words=("та сама", "після переїзду", "same"),
    repeats=(_AFTER, "home_address"),
)

_MOVED = Any_(of=(happened_to("moved_inside", "moved"), happened_to("moved_abroad", "moved")))

_TOLD = (
    Tells(key="home_lived", value=True),
    Tells(key="home_owner", value="owner", when=happened_to("home_owned")),
    # Whoever sold it since may say the same: «житло чуже».
    Tells(key="home_owner", value="not_owner", when=Is(key="home_owned", value=False), sure=False),
    Tells(key="moved_after_loss", value=True, when=_MOVED),
    Tells(key="moved_after_loss", value=False, when=state("moved", "none")),
)

_OWNERSHIP = (
    registered_right(RESIDENCE),
    registered_on(RESIDENCE),
    *right(RESIDENCE),
    drrp_number(RESIDENCE),
    drrp_refusal(RESIDENCE),
    rpzm_number(RESIDENCE),
)

_LOSS = (
    *event(
        RESIDENCE,
        LOSSES,
        "втрату житла або місця проживання",
    ),
    Question(
        key="loss_proof",
        kind=FileSet(max=20),
        label="Підтвердження втрати житла або місця проживання (за наявності)",
        ask="Що підтверджує втрату житла?",
        short="Докази втрати житла",
        hint="Фото, відео, акт, довідка, новина з каналу міста. Заяву приймають і без них.",
        need=Need.IF_AVAILABLE,
        source="92/20",
        strengthens="Фото, акт або новина про вашу вулицю покажуть, що житло втрачено.",
    ),
)

_MOVING: tuple[Question | Repeat, ...] = (
    Question(
        key="moved_after_loss",
        kind=YesNo(yes="Так, довелося", no="Ні, переїзду не було"),
        label="Переїзд до іншого житла",
        ask="Чи довелося переїхати?",
        short="Чи був переїзд",
        inferred=True,
        steers=True,
    ),
    Question(
        key=_AFTER,
        kind=Address(),
        label="Адреса (місцезнаходження) фактичного місця проживання після переїзду",
        ask="За якою адресою довелося жити потім?",
        short="Адреса після переїзду",
        hint="В Україні або за кордоном. Якщо адрес кілька, назвіть теперішню.",
        example="Київська область, Біла Церква, вулиця Ярослава Мудрого, 7",
        need=Need.IF_AVAILABLE,
        when=Not(of=_STAYED),
        source="92/21",
        fact=fact("moved_to_address", "address", HARMED),
    ),
    Question(
        key="address_after_moving_geo",
        kind=Coordinates(here=True),
        label="Геопросторові координати (за наявності)",
        ask="Де це нове місце на карті?",
        short="Нове місце на карті",
        hint="Точка на карті не обов’язкова. Її можна пропустити.",
        example="49.7968, 30.1311",
        need=Need.IF_AVAILABLE,
        when=Given(key=_AFTER),
        source="92/21",
    ),
    costs(
        "moving_costs",
        label="Сума та докази витрат на переїзд (за наявності)",
        ask="Чи були витрати на переїзд?",
        short="Витрати на переїзд",
        again="Чи були ще витрати на переїзд?",
        hint="Квитки, пальне, вантажівка, ночівля в дорозі.",
        example="квитки на потяг",
        item_label="Витрата на переїзд",
        labels=("Витрата на переїзд", "Сума витрат на переїзд", "Докази витрат на переїзд"),
        source="92/23",
        when=Not(of=_STAYED),
        fact=fact("moving_costs", "list", HARMED, once=True),
    ),
    costs(
        "new_housing_costs",
        label="Сума та докази витрат на нове житло або місце проживання (за наявності)",
        ask="Чи були витрати на нове житло?",
        short="Витрати на нове житло",
        again="Чи були ще витрати на нове житло?",
        hint="Оренда, застава, комунальні послуги, ремонт. За весь час, а не за місяць.",
        example="оренда за десять місяців",
        item_label="Витрата на нове житло",
        labels=(
            "Витрата на нове житло або місце проживання",
            "Сума витрат на нове житло або місце проживання",
            "Докази витрат на нове житло або місце проживання",
        ),
        amount_example="80 000 грн",
        source="92/24",
        when=Not(of=_STAYED),
        fact=fact("new_housing_costs", "list", HARMED, once=True),
    ),
    costs(
        "lost_belongings",
        label="Втрата звичайних особистих речей, пов’язана із втратою житла або місця проживання",
        ask="Які особисті речі втрачено?",
        short="Особисті речі",
        again="Чи втрачено ще якісь речі?",
        hint="Меблі, техніка, одяг. Для рідкісних і дуже цінних речей є заява A3.7.",
        example="кухонні меблі й техніка",
        labels=("Втрачені речі", "Вартість речей", "Докази вартості речей"),
        name="Що саме втрачено?",
        name_hint="Можна назвати цілу групу: «меблі», «одяг».",
        amount="Скільки це коштувало?",
        amount_hint="Ціна до втрати. Можна приблизно.",
        amount_example="60 000 грн",
        receipt="Чи є фото або чек?",
        receipt_hint="Фото з дому, чек, гарантійний талон. Річ врахують і без них.",
        item_label="Речі",
        add="Додати речі",
        none="Речі вціліли",
        source="90",
        inferred=True,
        fact=fact("lost_belongings", "list", HARMED, once=True),
    ),
)

_TOTAL = Costs(
    costs=(
        cost_of("lost_belongings", "Втрачені речі"),
        cost_of("moving_costs", "Переїзд"),
        cost_of("new_housing_costs", "Нове житло"),
    )
)

_AMOUNT: tuple[Question | Repeat, ...] = (
    Question(
        key="desired_compensation",
        kind=Money(),
        label="Сума бажаної компенсації за втрату житла або місця проживання (за бажанням)",
        ask="Яку суму хочете заявити?",
        short="Сума вимоги",
        hint="За речі, переїзд і нове житло. Для самої будівлі є заява A3.1.",
        example="190 000 грн",
        need=Need.OPTIONAL,
        source="92/22",
        works_out=_TOTAL,
        strengthens="Сума з розрахунком робить заяву зрозумілою.",
    ),
    Question(
        key="desired_compensation_basis",
        kind=LongText(max=4000),
        label="Як розраховано суму",
        ask="Як ви порахували цю суму?",
        short="Як пораховано суму",
        hint="На що ви спиралися: чеки, ціни, ринкова вартість.",
        need=Need.OPTIONAL,
        when=Given(key="desired_compensation"),
        inferred=True,
        follows=WorkedOut(amount="desired_compensation", works_out=_TOTAL),
    ),
    compensation(RESIDENCE, "втрату житла або місця проживання"),
    proceedings("92/26", "втрати житла або місця проживання"),
)

_FILING = BY_THE_ORDER

FORM = Form(
    code="A3.3",
    button="Втрата житла",
    title="Втрата житла або місця проживання",
    intro=(
        "Запитаємо про житло, його втрату, переїзд і витрати. Це 25–35 хвилин, будь-що можна "
        "пропустити. Заява підходить і для оренди, гуртожитку чи житла рідних. Вона про "
        "втрату дому й особистих речей. Для вартості будівлі є заява A3.1. Кожна людина "
        "подає свою заяву; про кожну втрату — окрему."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    alike=(
        "home_lived",
        "residents_count",
        "registered_at_home",
        "registered_then",
        "residence_since",
        "moved_after_loss",
        "address_after_moving",
        "address_after_moving_geo",
        "proceedings",
        "residence_basis_proof",
        "residence_fact_proof",
        "loss_proof",
        "evidence",
    ),
    sections=(
        Section(key="who", title="Для кого заява", items=(filing_for(_FILING), citizenship("92/a"))),
        Section(key="child", title="Дитина", items=child_person("93"), when=FOR_CHILD),
        Section(
            key="home",
            title="Житло",
            items=(
                *what_and_where(RESIDENCE, RESIDENCE_TYPES),
                LIVED_THERE,
                area_of(RESIDENCE),
                *rooms_and_floor(RESIDENCE),
                other_specs(RESIDENCE),
                owner(RESIDENCE, hint="На все або на частку. Для цієї заяви воно не обов’язкове."),
            ),
        ),
        Section(key="ownership", title="Право власності", items=_OWNERSHIP, when=owns(RESIDENCE)),
        Section(
            key="living",
            title="Життя в цьому домі",
            items=(*HOUSEHOLD, *BASIS, *REGISTRATION, *LIVING),
            when=Not(of=LIVED_ELSEWHERE),
        ),
        Section(key="loss", title="Що сталося", items=_LOSS),
        Section(key="moving", title="Переїзд і витрати", items=_MOVING),
        Section(key="amount", title="Сума", items=_AMOUNT),
        Section(
            key="child_papers",
            title="Документи дитини",
            items=told_before(child_papers("93", registered=REGISTERED_THEN, actual=_AFTER), _THEN, _NOW),
            when=FOR_CHILD,
        ),
        Section(
            key="applicant",
            title="Хто подає заяву",
            items=told_before(applicant("92/a", REGISTERED_THEN, _AFTER), _THEN, _NOW),
        ),
        Section(
            key="files",
            title="Докази",
            items=(
                evidence(
                    "92/e",
                    "Додаткові матеріали (докази)",
                    "Усе, чого ще не надіслано: фото дому, листування, довідки.",
                ),
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        *filing_rules(_FILING),
        *child_rules("93"),
        Rule(
            code="lost_before_decree",
            para="91",
            broken=Before(key="home_event_date", day=DECREE),
            explain="Ця заява про втрати від 24 лютого 2022 року, а названа дата раніша.",
        ),
        Rule(
            code="home_outside_ukraine",
            para="91",
            broken=Outside(key="home_address"),
            explain="Ця заява лише про житло в Україні, а названа адреса — за кордоном.",
            stop=True,
        ),
        Rule(
            code="owner_lived_elsewhere",
            para="2",
            broken=All(of=(LIVED_ELSEWHERE, owns(RESIDENCE), Not(of=_OCCUPIED))),
            explain=(
                "Ця заява — про житло, де жили. Власникам, які жили деінде, підходить заява "
                "про пошкоджене житло."
            ),
            instead="A3.1",
        ),
        Rule(
            code="owner_lost_access",
            para="2",
            broken=All(of=(LIVED_ELSEWHERE, owns(RESIDENCE), _OCCUPIED)),
            explain=(
                "Ця заява — про житло, де жили. Власникам, які жили деінде, підходить заява "
                "про майно в окупації."
            ),
            instead="A3.6",
        ),
        out_of_order(
            "moved_in_after_loss",
            "home_event_date",
            "residence_since",
            "Житло втрачено {first}, а домом воно стало пізніше: {second}. Перевірте обидві дати.",
        ),
        *estate_doubts(RESIDENCE, "home_event_date"),
        case_before("home_event_date"),
        *lists_oneself("co_residents", "co_resident_name"),
        Rule(
            code="never_lived_there",
            para="2",
            broken=All(of=(LIVED_ELSEWHERE, not_owner(RESIDENCE))),
            explain="Ця заява — про житло, де жили. Перевірте відповідь про місце проживання.",
        ),
    ),
    signs=(
        Sign(
            when=both(happened_to("home_lived", "home"), state("home", "unfit")),
            reason="Дім пошкоджено чи знищено, і жити в ньому стало не можна.",
            para="90",
            tells=_TOLD,
        ),
        Sign(
            when=both(happened_to("home_lived", "home"), state("home", "occupied", "both")),
            reason="Дім, у якому жили, опинився в окупації.",
            para="90",
            tells=(
                *_TOLD,
                Tells(key="home_event_type", value="occupation", when=state("home", "occupied")),
            ),
        ),
        Sign(
            when=both(happened_to("home_lived", "home"), state("home", "unsafe")),
            reason="Дім цілий, але жити в ньому стало не можна.",
            para="90",
            tells=_TOLD,
        ),
    ),
)
