"""A1.1 «Вимушене внутрішнє переміщення». The paragraphs of the Order on it are not at hand, so the questions follow
the definition of paragraph 2, the rules of the Register and the parallel list for A1.2 (paragraph 78); all are ours.

A certificate of a displaced person is no condition, and the words fit a parent who files for a child.
"""

from __future__ import annotations

from datetime import date

from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import CAST, EVENT, HARMED, HOME, RETOLD, fact
from dialogs.blocks.child import child_papers, child_person, child_rules
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.sharing import unlisted
from dialogs.blocks.who import CITIZENS_ONLY, FOR_CHILD, citizenship, filing_for, filing_rules
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import Any_, Before, Earlier, Is, Not, Outside
from dialogs.engine.form import Form
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Filing, Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.doubts import for_some, lists_oneself
from dialogs.programmes.register.blocks.family import family

_INVASION = date(2022, 2, 24)
"""The Register takes damage from this day on; the day itself counts."""

_REGISTERED_THEN = "registered_address_then"
_REGISTERED_LABEL = "Адреса задекларованого/зареєстрованого місця проживання на момент переміщення"
_AFTER = "address_after"
_AWAY = Is(key="moved_kind", value="could_not_return")
_CERTIFIED = Is(key="has_idp_certificate", value=True)

_LEAVING = (
    Question(
        key="moved_kind",
        kind=Choice(
            of=(
                Option(
                    value="left",
                    label="Довелося поїхати з дому",
                    words=("поїхати", "виїзд", "left"),
                ),
                Option(
                    value="could_not_return",
                    label="Війна застала деінде, і не було як повернутися додому",
                    button="Не було як повернутися",
                    words=("повернутися", "could not return"),
                ),
            )
        ),
        label="Вимушене залишення житла або неможливість повернутися до нього",
        ask="Що з цього сталося?",
        hint="Заяву можна подати в обох випадках.",
        terms=("idp",),
    ),
    Question(
        key="left_home_date",
        kind=RememberedDate(),
        label="Дата, коли особа була змушена залишити житло",
        ask="Коли довелося поїхати з дому?",
        short="Дата від’їзду з дому",
        hint="Якщо переїздів було кілька, назвіть перший. Можна лише місяць і рік.",
        example="15 березня 2022",
        when=Not(of=_AWAY),
        fact=fact("left_home_date", "approximate_date", EVENT),
    ),
    Question(
        key="away_from_home_since",
        kind=RememberedDate(),
        label="Дата, від якої особа не могла повернутися до житла",
        ask="Відколи не вдавалося повернутися додому?",
        short="Відколи не вдома",
        hint="У багатьох це 24 лютого 2022 року. Вистачить і місяця.",
        example="24 лютого 2022",
        when=_AWAY,
    ),
    Question(
        key="left_home_address",
        kind=Address(),
        label="Залишене житло, адреса проживання",
        ask="Яка адреса залишеного дому?",
        short="Адреса дому",
        hint="Дім, де жили до переїзду.",
        example="Донецька область, Бахмут, вулиця Миру, 5, квартира 3",
        fact=fact("home_address", "address", HOME),
    ),
    Question(
        key="left_home_kind",
        kind=Choice(
            of=(
                Option(value="flat", label="Квартира", words=("flat",)),
                Option(value="house", label="Будинок", words=("хата", "house")),
                Option(value="room", label="Кімната", words=("room",)),
                Option(value="dormitory", label="Гуртожиток", words=("dormitory",)),
                Option(value="other", label="Інше житло", words=("інше", "other")),
            )
        ),
        label="Вид залишеного житла",
        ask="Що це за житло?",
        need=Need.IF_AVAILABLE,
    ),
    Question(
        key=f"{_REGISTERED_THEN}_same",
        kind=Choice(
            of=(
                Option(
                    value="home",
                    label="Та сама, що й адреса залишеного житла",
                    button="За адресою дому",
                    words=("та сама", "так", "same", "yes"),
                    repeats=("left_home_address",),
                ),
                Option(value="other", label="Інша адреса", words=("інша", "ні", "other", "no")),
            )
        ),
        label=_REGISTERED_LABEL,
        ask="Де тоді була реєстрація?",
        short="Реєстрація на той час",
        hint="Місце реєстрації, колишня «прописка».",
        need=Need.IF_AVAILABLE,
    ),
    Question(
        key=_REGISTERED_THEN,
        kind=Address(),
        label=_REGISTERED_LABEL,
        ask="Яка адреса реєстрації була на той час?",
        short="Тодішня реєстрація",
        hint="Місце реєстрації, колишня «прописка».",
        example="Донецька область, Краматорськ, вулиця Садова, 5",
        need=Need.IF_AVAILABLE,
        when=Is(key=f"{_REGISTERED_THEN}_same", value="other"),
        fact=fact("registered_then", "address", HARMED),
    ),
    Question(
        key="moved_circumstances",
        kind=LongText(max=10000),
        label="Обставини та детальний опис причин переміщення",
        ask="Розкажіть, що сталося",
        hint="Чому довелося поїхати чи не можна було повернутися. Що змінилося після цього.",
        fact=fact("moved_story", "long_text", HARMED, retold=True),
        checks=RETOLD,
        strengthens="Опис причин покаже, чому залишатися було не можна.",
    ),
)

_AFTERWARDS = (
    Question(
        key=_AFTER,
        kind=Address(),
        label="Адреса фактичного місця проживання після переміщення",
        ask="За якою адресою довелося жити потім?",
        short="Адреса після переїзду",
        hint="Перша адреса після переїзду. Про інші запитаємо далі.",
        example="Вінницька область, Вінниця, вулиця Зелена, 10",
        fact=fact("moved_to_address", "address", HARMED),
    ),
    Repeat(
        key="other_stays",
        label="Інші адреси проживання після переміщення",
        ask="Чи доводилося жити ще десь в Україні?",
        short="Інші адреси",
        again="Чи була ще одна адреса?",
        hint="Кожен наступний переїзд теж важливий.",
        item_label="Адреса",
        add="Додати адресу",
        none="Інших адрес не було",
        body=(
            Question(
                key="stay_address",
                kind=Address(),
                label="Адреса фактичного місця проживання",
                ask="Яка це адреса?",
                hint="Вистачить міста або села, якщо решти не згадати.",
                example="Львівська область, Львів, вулиця Зелена, 10",
            ),
            Question(
                key="stay_since",
                kind=RememberedDate(),
                label="Дата переїзду на цю адресу",
                ask="Коли був цей переїзд?",
                example="осінь 2022",
                need=Need.IF_AVAILABLE,
            ),
        ),
    ),
    Question(
        key="has_returned_home",
        kind=YesNo(yes="Так, вдалося повернутися", no="Ні, ще не вдома"),
        label="Повернення до залишеного житла або місця проживання",
        ask="Чи вдалося повернутися додому?",
        short="Повернення додому",
        hint="Заява можлива в обох випадках: вона про час далеко від дому.",
    ),
    Question(
        key="returned_home_date",
        kind=RememberedDate(),
        label="Дата добровільного повернення",
        ask="Коли вдалося повернутися додому?",
        short="Дата повернення",
        example="серпень 2023",
        need=Need.IF_AVAILABLE,
        when=Is(key="has_returned_home", value=True),
        checks=tuple(
            NotBefore(
                key=key,
                message="За вашою відповіддю переміщення почалося {other}. Повернення не могло бути раніше.",
            )
            for key in ("left_home_date", "away_from_home_since")
        ),
    ),
    Question(
        key="went_abroad_later",
        kind=YesNo(yes="Так, потім за кордон", no="Ні, весь час в Україні"),
        label="Виїзд згодом за межі України",
        ask="Чи довелося потім виїхати за кордон?",
        short="Виїзд за кордон потім",
        need=Need.IF_AVAILABLE,
    ),
)

_CERTIFICATE = (
    Question(
        key="has_idp_certificate",
        kind=YesNo(yes="Так, є довідка", no="Ні, довідки немає"),
        label="Наявність довідки про взяття на облік внутрішньо переміщеної особи",
        ask="Чи є довідка переселенця?",
        short="Довідка переселенця",
        hint="Вона не обов’язкова: заяву подають і без неї.",
        need=Need.IF_AVAILABLE,
    ),
    Question(
        key="idp_certificate_number",
        kind=RegistryNumber(),
        label="Довідка внутрішньо переміщеної особи: номер, дата",
        ask="Які номер і дата довідки?",
        short="Номер довідки",
        hint="Якщо зараз не можете подивитися, пропустіть.",
        example="1234-5001234567 від 20 квітня 2022",
        need=Need.IF_AVAILABLE,
        when=_CERTIFIED,
        fact=fact("idp_certificate_number", "registry_number", HARMED),
    ),
    Question(
        key="idp_certificate_file",
        kind=FileSet(max=5),
        label="Довідка внутрішньо переміщеної особи",
        ask="Надішліть довідку, якщо вона під рукою",
        short="Файл довідки",
        hint="Підійде й знімок екрана з Дії.",
        need=Need.IF_AVAILABLE,
        when=_CERTIFIED,
        strengthens="Довідка переселенця підтвердить, коли й куди довелося переїхати.",
    ),
)


def _child_rules() -> tuple[Rule, ...]:
    """What the Order asks of a parent in its other categories. Here it is not known, so nothing stops."""
    words = {
        "no_birth_record": "У схожих заявах потрібен актовий запис про народження в Державному реєстрі. "
        "Його роблять у відділі РАЦС або в консульстві. "
        "Якщо дитина народилася в окупації, спершу її народження встановлює суд.",
        "parent_without_tax_number": (
            "У схожих заявах потрібен ваш податковий номер (РНОКПП). Без нього Дія може не прийняти заяву."
        ),
        "parent_refused_tax_number": (
            "У схожих заявах від батьків вимагають податкового номера. Про відмітку в їхньому паспорті не сказано. "
            "Дія може не прийняти заяву. Подати її може й другий із батьків, якщо має номер."
        ),
    }
    return tuple(
        rule.model_copy(update={"stop": False, "explain": words.get(rule.code, rule.explain)})
        for rule in child_rules("79")
    )


_FILING = Filing(parents_on=date(2025, 5, 6))

FORM = Form(
    code="A1.1",
    button="Переїзд в Україні",
    title="Вимушене внутрішнє переміщення",
    intro="Запитаємо, звідки й коли довелося поїхати, де довелося жити потім і хто був поруч. "
    "Довідка переселенця не обов’язкова. "
    "Ця заява лише про моральну шкоду: для житла, майна й роботи є інші заяви. "
    "Кожна людина подає свою заяву, і на кожну дитину теж потрібна окрема.",
    note="Список питань цієї заяви в Дії ми ще не бачили. Тому Дія може запитати щось іще.",
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    alike=(
        "moved_kind",
        "away_from_home_since",
        "left_home_kind",
        "registered_address_then_same",
        "registered_address_then",
        "address_after",
        "other_stays",
        "has_returned_home",
        "returned_home_date",
        "went_abroad_later",
        "evidence",
    ),
    signs=(
        Sign(
            when=happened_to("moved_inside", "moved"),
            reason="Через війну довелося переїхати в межах України.",
            para="2",
        ),
    ),
    sections=(
        Section(key="who", title="Для кого заява", items=(filing_for(_FILING), citizenship("6"))),
        Section(key="child", title="Дитина", items=unlisted(*child_person("79")), when=FOR_CHILD),
        Section(key="leaving", title="Залишений дім", items=unlisted(*_LEAVING)),
        Section(key="afterwards", title="Після переїзду", items=unlisted(*_AFTERWARDS)),
        Section(
            key="relatives",
            title="Родина",
            items=unlisted(family("", "Хто з рідних теж переїхав?", "Чи переїхав ще хтось?")),
        ),
        Section(key="certificate", title="Довідка переселенця", items=unlisted(*_CERTIFICATE)),
        Section(
            key="child_papers",
            title="Документи дитини",
            items=unlisted(*child_papers("79", registered=_REGISTERED_THEN, actual=_AFTER)),
            when=FOR_CHILD,
        ),
        Section(key="applicant", title="Хто подає заяву", items=applicant("6", _REGISTERED_THEN, _AFTER)),
        Section(
            key="files",
            title="Докази",
            items=unlisted(
                evidence(
                    "",
                    "Додаткові матеріали (докази)",
                    "Квитки, договір оренди, фото, листування. Заяву приймають і без них.",
                ).model_copy(
                    update={
                        "strengthens": "Квитки, договір оренди чи фото покажуть, звідки й куди довелося переїхати."
                    }
                )
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        *filing_rules(_FILING),
        *_child_rules(),
        *lists_oneself("family", "family_name"),
        for_some(
            "stay_before_leaving",
            "other_stays",
            Earlier(key="stay_since", than="left_home_date"),
            "Наступний переїзд названо {first}, а дім довелося залишити пізніше: {second}. Перевірте обидві дати.",
        ),
        Rule(
            code="moved_before_invasion",
            para="",
            broken=Any_(
                of=(
                    Before(key="left_home_date", day=_INVASION),
                    Before(key="away_from_home_since", day=_INVASION),
                )
            ),
            explain=(
                "Реєстр збитків приймає заяви про події від 24 лютого 2022 року. Названа "
                "дата раніша. Якщо потім довелося переїздити знову, назвіть той день."
            ),
        ),
        Rule(
            code="moved_abroad_instead",
            para="2",
            broken=Outside(key=_AFTER),
            explain="Ця заява про переїзд у межах України, а названа адреса за кордоном.",
            instead="A1.2",
        ),
        Rule(
            code="also_abroad",
            para="75",
            broken=Is(key="went_abroad_later", value=True),
            explain="Про час за кордоном є окрема заява. Вона не заважає цій: подайте обидві.",
            instead="A1.2",
            favourable=True,
        ),
    ),
)
