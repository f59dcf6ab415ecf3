"""A3.6 «Втрата доступу або контролю над нерухомим майном на тимчасово окупованих територіях».

Of its paragraphs only 70 (who files) and the definition of paragraph 2 are at hand; the questions follow them, the
Register's answers about A3.6 and paragraph 92. Owners and co-owners file, for a home and for any other property, also
when the access came back. An owner who left in 2014 but could come there until 2022 files too.
"""

from __future__ import annotations

from datetime import date

from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import CAST, HARMED, RETOLD, fact
from dialogs.blocks.child import child_papers, child_person, child_rules
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.sharing import unlisted
from dialogs.blocks.who import CITIZENS_ONLY, FOR_CHILD, citizenship, filing_for, filing_rules
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Any_, Before, Is, Not, Outside
from dialogs.engine.form import Form
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Filing, Sign, Tells
from dialogs.finder.signs import both, happened_to, in_reach, state
from dialogs.programmes.register.blocks.damage import DECREE
from dialogs.programmes.register.blocks.doubts import case_before, estate_doubts, former_owner
from dialogs.programmes.register.blocks.estate import (
    HOME,
    HOME_TYPES,
    LAND,
    PROPERTY,
    PROPERTY_TYPES,
    Estate,
    area_of,
    other_specs,
    what_and_where,
)
from dialogs.programmes.register.blocks.ownership import COMPANY, not_owner, owner, right
from dialogs.programmes.register.blocks.proceedings import proceedings
from dialogs.programmes.register.blocks.registers import compared, papers, registered_right
from dialogs.programmes.register.blocks.value import own_claim, worth_before, worth_proof

_HAS_ACCESS = Is(key="access_now", value=True)
_LOST_EARLIER = Before(key="access_lost_date", day=DECREE)
_OTHER_PROPERTY = Is(key="estate_kind", value="property")


def _told(kind: str, state_: str = "") -> tuple[Tells, ...]:
    """What the finder was told of a home or of other property in occupation; `state_` is where it asked what happened
    to it."""
    damaged = (Tells(key="estate_also_damaged", value=True, when=state(state_, "both")),) if state_ else ()
    return (
        Tells(key="estate_kind", value=kind),
        Tells(key=f"{kind}_owner", value="owner"),
        Tells(key="estate_was_occupied", value=True),
        Tells(key="access_until_2022", value=True, when=happened_to("had_access")),
        *damaged,
    )


_KIND = Question(
    key="estate_kind",
    kind=Choice(
        of=(
            Option(
                value="home",
                label="Житлове: квартира, будинок, дача",
                button="Житло або дача",
                words=("житло", "житлове", "дім", "home"),
            ),
            Option(
                value="property",
                label="Нежитлове: земля, гараж, магазин, склад",
                button="Земля, гараж, магазин",
                words=("нежитлове", "земля", "гараж", "property"),
            ),
        )
    ),
    label="Об’єкт житлового / нежитлового нерухомого майна",
    ask="Про яке майно ця заява?",
    short="Яке це майно",
    hint="Ця заява про один об’єкт. Для іншого потрібна ще одна заява.",
    source="70",
    inferred=True,
    terms=("loss_of_access_tot",),
)

_OCCUPATION = Question(
    key="estate_was_occupied",
    kind=YesNo(yes="Так, була окупація", no="Ні, окупації не було"),
    label="Майно розташоване на території, яка є або була тимчасово окупованою",
    ask="Чи була ця територія під окупацією?",
    short="Окупація території",
    hint="Зараз або якийсь час від лютого 2022 року.",
    inferred=True,
    steers=True,
    terms=("loss_of_access_tot",),
)

_LOSS = (
    _OCCUPATION,
    Question(
        key="access_lost_date",
        kind=RememberedDate(),
        label="Дата втрати доступу або контролю",
        ask="Коли втрачено доступ або контроль?",
        short="Дата втрати доступу",
        hint="З якого дня не вдавалося там бувати чи розпоряджатися. Вистачить місяця.",
        example="26 лютого 2022",
        inferred=True,
        terms=("loss_of_access_tot",),
        strengthens="Дата покаже, що доступ втрачено вже під час великої війни.",
    ),
    Question(
        key="access_until_2022",
        kind=YesNo(yes="Так, хоча б іноді", no="Ні, не вдавалося"),
        label="Періодичний доступ до майна до 24 лютого 2022 року",
        ask="Чи вдавалося там бувати до лютого 2022?",
        short="Доступ до лютого 2022",
        hint="Хоча б іноді: приїхати, перевірити, забрати речі.",
        when=_LOST_EARLIER,
        inferred=True,
    ),
    Question(
        key="access_now",
        kind=YesNo(yes="Так, доступ повернувся", no="Ні, доступу немає"),
        label="Доступ або контроль втрачений на момент подання заяви або було втрачено протягом певного "
        "періоду часу",
        ask="Чи є зараз доступ до майна?",
        short="Доступ зараз",
        hint="Тобто чи можна вільно приїхати, користуватися, продати. Заяву подають в обох випадках.",
        source="70",
        inferred=True,
    ),
    Question(
        key="access_back_date",
        kind=RememberedDate(),
        label="Дата відновлення доступу або контролю",
        ask="Коли доступ повернувся?",
        short="Дата повернення доступу",
        example="11 листопада 2022",
        when=_HAS_ACCESS,
        checks=(
            NotBefore(
                key="access_lost_date",
                message="За вашою відповіддю доступ втрачено {other}. Повернутися раніше він не міг.",
            ),
        ),
        source="70",
        inferred=True,
    ),
    Question(
        key="access_lost_story",
        kind=LongText(max=10000),
        label="Обставини втрати доступу або контролю",
        ask="Розкажіть, як втрачено доступ",
        short="Як втрачено доступ",
        hint="Що заважає: небезпека, заборони, вимоги окупантів, чужі люди в домі.",
        fact=fact("access_story", "long_text", HARMED, retold=True),
        checks=RETOLD,
        inferred=True,
        strengthens="Ваша розповідь — теж доказ, навіть коли документів немає.",
    ),
    Question(
        key="access_proof",
        kind=FileSet(max=20),
        label="Докази втрати доступу або контролю",
        ask="Що підтверджує втрату доступу?",
        short="Докази втрати доступу",
        hint="Новини, списки «безхазяйного» майна, відмова у в’їзді, листи сусідів.",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Новини, листи сусідів або списки майна покажуть, що доступу немає.",
    ),
    Question(
        key="estate_also_damaged",
        kind=YesNo(yes="Так, є пошкодження", no="Ні, про таке не знаю"),
        label="Майно вважається також пошкодженим або знищеним",
        ask="Чи пошкоджено або знищено це майно?",
        short="Пошкодження майна",
        hint="Якщо так, подайте ще одну заяву: A3.1 для житла, A3.2 для решти.",
        need=Need.OPTIONAL,
        inferred=True,
    ),
)


def _estate(estate: Estate, types: tuple[Option, ...], *owners: Option) -> tuple[Section, Section]:
    """The property and its value; only one of the two sorts is asked about."""
    when = Not(of=_OTHER_PROPERTY) if estate.lived_in else _OTHER_PROPERTY
    return (
        Section(
            key=estate.prefix,
            title="Житло" if estate.lived_in else "Майно",
            items=(
                *unlisted(
                    owner(estate, *owners),
                    *what_and_where(estate, types),
                    area_of(estate),
                    other_specs(estate),
                ),
                registered_right(estate),
                *unlisted(*right(estate), *compared(estate)),
                *papers(estate),
            ),
            when=when,
        ),
        Section(
            key=f"{estate.prefix}_amount",
            title="Вартість",
            items=(worth_before(estate), worth_proof(estate), *own_claim(estate, "value_before")),
            when=when,
        ),
    )


_HOME, _HOME_AMOUNT = _estate(HOME, HOME_TYPES)
_PROPERTY, _PROPERTY_AMOUNT = _estate(PROPERTY, (*PROPERTY_TYPES[:-1], LAND, PROPERTY_TYPES[-1]), COMPANY)


def _of_sixteen(rule: Rule) -> Rule:
    """Diia says of this category that whoever is 16 and has full legal capacity may file (its page on A3.6)."""
    if rule.code != "minor_alone":
        return rule
    return rule.model_copy(
        update={
            "explain": "За датою народження ({first}) вам іще немає 18 років. Із 16 років подають ті, хто має повну "
            "дієздатність. За інших зараз у Дії подають батьки."
        }
    )


_FILING = Filing(parents_on=date(2026, 10, 8))

FORM = Form(
    code="A3.6",
    button="Майно в окупації",
    title="Втрата доступу або контролю над нерухомим майном на тимчасово окупованих територіях",
    intro=(
        "Запитаємо про майно в окупації, право власності й те, як втрачено доступ. Це 20–30 "
        "хвилин, будь-що можна пропустити або відкласти. Заява — лише про вартість майна. Її "
        "подають власники, кожен за свою частку. Вона можлива й тоді, коли доступ уже "
        "повернувся. Для втраченого доходу є інша заява."
    ),
    note=(
        "Тут запитано те, про що Реєстр збитків зазвичай питає. У Дії можуть бути й інші "
        "питання. Якщо доступ до майна повернеться, заяву треба буде оновити."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    alike=(
        "estate_kind",
        "estate_was_occupied",
        "access_lost_date",
        "access_until_2022",
        "access_now",
        "access_back_date",
        "estate_also_damaged",
        "access_proof",
        "evidence",
    ),
    sections=(
        Section(key="who", title="Для кого заява", items=(filing_for(_FILING), citizenship("6"))),
        Section(key="child", title="Дитина", items=unlisted(*child_person("3")), when=FOR_CHILD),
        Section(key="kind", title="Майно", items=(_KIND,)),
        _HOME,
        _PROPERTY,
        Section(key="loss", title="Втрата доступу", items=_LOSS),
        _HOME_AMOUNT,
        _PROPERTY_AMOUNT,
        Section(
            key="cases",
            title="Справи",
            items=(proceedings("", "втрати доступу або контролю над нерухомим майном", inferred=True),),
        ),
        Section(
            key="child_papers",
            title="Документи дитини",
            items=unlisted(*child_papers("3")),
            when=FOR_CHILD,
        ),
        Section(key="applicant", title="Хто подає заяву", items=applicant("6")),
        Section(
            key="files",
            title="Докази",
            items=unlisted(
                evidence(
                    "",
                    "Додаткові матеріали (докази)",
                    "Усе, чого ще не надіслано: фото, листування, довідки.",
                ),
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        *(_of_sixteen(rule) for rule in filing_rules(_FILING)),
        *(rule.model_copy(update={"stop": False}) for rule in child_rules("93")),
        Rule(
            code="not_the_owner",
            para="70",
            broken=Any_(of=(not_owner(HOME), not_owner(PROPERTY))),
            explain="Цю заяву подають власники або співвласники. "
            "Кому дім не належав, підходить заява про втрату житла.",
            instead="A3.3",
        ),
        Rule(
            code="property_of_a_company",
            para="70",
            broken=Is(key="property_owner", value="company"),
            explain="Майно фірми — це категорія C. Таку заяву подає сама фірма, а не людина.",
        ),
        Rule(
            code="never_occupied",
            para="2",
            broken=Is(key="estate_was_occupied", value=False),
            explain="Ця заява лише про майно, яке є або було в окупації. "
            "Якщо його пошкоджено, підійде заява A3.1 або A3.2.",
        ),
        former_owner(HOME),
        former_owner(PROPERTY),
        *estate_doubts(HOME, "access_lost_date"),
        *estate_doubts(PROPERTY, "access_lost_date"),
        case_before("access_lost_date"),
        Rule(
            code="access_lost_earlier",
            para="2",
            broken=All(of=(_LOST_EARLIER, Not(of=Is(key="access_until_2022", value=True)))),
            explain=(
                "Реєстр збитків приймає заяви про події від 24 лютого 2022 року, а доступ "
                "втрачено раніше. Якщо до лютого 2022 року там вдавалося бувати, виправте "
                "відповідь."
            ),
        ),
        Rule(
            code="estate_outside_ukraine",
            para="2",
            broken=Any_(of=(Outside(key="home_address"), Outside(key="property_address"))),
            explain="Ця заява лише про майно в Україні. Названа адреса — за кордоном.",
        ),
    ),
    signs=(
        Sign(
            when=both(in_reach("home_owned", "home"), state("home", "occupied", "both")),
            reason="Власний дім — в окупації або був у ній.",
            para="70",
            tells=_told("home", "home"),
        ),
        Sign(
            when=both(in_reach("housing_owned", "property"), state("housing_state", "occupied", "both")),
            reason="Інше власне житло — в окупації або було в ній.",
            para="70",
            tells=_told("home", "housing_state"),
        ),
        Sign(
            when=both(in_reach("buildings_owned", "property"), state("buildings_state", "occupied", "both")),
            reason="Власна будівля — в окупації або була в ній.",
            para="70",
            tells=_told("property", "buildings_state"),
        ),
        Sign(
            when=both(in_reach("land_owned", "property"), Is(key="land_occupied", value=True)),
            reason="Власна земля — в окупації або була в ній.",
            para="70",
            tells=_told("property"),
        ),
    ),
)
