"""A2.6 «Позбавлення свободи».

The paragraphs of the Order about it are not at hand, so every question is inferred and none blocks. RD4U says that a
serious injury from captivity, with the costs of its treatment, belongs into this same claim
(https://rd4u.coe.int/en/a2.6-deprivation-of-liberty). Of service in the army nothing is asked but optional papers.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED, HELD, fact
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import FOR_CHILD, UNKNOWN
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Any_, Earlier, Is, Not
from dialogs.engine.form import Form
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign, Tells
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import core_proceedings
from dialogs.programmes.register.blocks.detention import captivity_places
from dialogs.programmes.register.blocks.doubts import case_before, for_some
from dialogs.programmes.register.blocks.events import by_whom, event_rules, where
from dialogs.programmes.register.blocks.injury import also_injury
from dialogs.programmes.register.blocks.story import story

_OVER = Is(key="captivity_over", value=True)
_OF_ANOTHER = All(of=(Is(key="captivity_over", value=False), Not(of=FOR_CHILD)))
"""An adult is still held, so somebody else has opened this claim: it stops here, and A2.2 is offered."""

_IS_IT_OVER = Question(
    key="captivity_over",
    kind=YesNo(yes="Так, уже на волі", no="Ні, неволя триває"),
    label="Чи закінчилося позбавлення свободи на день подання заяви",
    ask="Чи закінчилася неволя?",
    hint="Доросла людина подає цю заяву сама, коли повернеться.",
    need=Need.IF_AVAILABLE,
    inferred=True,
    steers=True,
    terms=("deprivation_of_liberty",),
)

_INJURED_ELSEWHERE = All(
    of=(happened_to("injured"), Is(key="injured_captive", value=False)),
)
"""Nobody is asked whether an injury is from there who had none."""

_CAPTIVITY: tuple[Question | Repeat, ...] = (
    Question(
        key="captivity_start",
        kind=RememberedDate(),
        label="Дата початку позбавлення свободи",
        ask="Коли почалася неволя?",
        short="Початок неволі",
        hint="Якщо не пам’ятаєте дня, назвіть місяць.",
        example="12 квітня 2022",
        need=Need.IF_AVAILABLE,
        inferred=True,
        fact=fact("captivity_start", "approximate_date", HELD),
        strengthens="Дата початку показує, скільки тривала неволя.",
    ),
    Question(
        key="captivity_end",
        kind=RememberedDate(),
        label="Дата звільнення",
        ask="Коли вдалося вийти на волю?",
        short="Дата звільнення",
        hint="Можна приблизно.",
        example="31 грудня 2023",
        need=Need.IF_AVAILABLE,
        when=_OVER,
        checks=(
            NotBefore(
                key="captivity_start",
                message="За вашою відповіддю неволя почалася {other}. Перевірте обидві дати.",
            ),
        ),
        inferred=True,
        fact=fact("captivity_end", "approximate_date", HELD),
        strengthens="Дата звільнення показує, скільки тривала неволя.",
    ),
    *where(
        "capture_place",
        label="Місце, де почалося позбавлення свободи",
        ask="Де почалася неволя?",
        place="Де саме почалася неволя?",
        example="Бердянськ",
        link_hint="Наприклад, якщо силою вивезли з України.",
    ),
    Question(
        key="detention_kinds",
        kind=MultiChoice(
            of=(
                Option(value="prisoner_of_war", label="Військовий полон", words=("полон", "captivity")),
                Option(value="detention", label="Затримання", words=("detention",)),
                Option(
                    value="imprisonment",
                    label="Ув’язнення: під слідством або за вироком",
                    button="Ув’язнення",
                    words=("в’язниця", "колонія", "imprisonment"),
                ),
                Option(value="filtration", label="Фільтрація", words=("фільтраційний табір", "filtration")),
                Option(
                    value="private",
                    label="Підвал, будинок чи інше приватне місце",
                    button="Підвал чи будинок",
                    words=("підвал", "заручник", "заручниця", "hostage"),
                ),
                Option(value="other", label="Інша неволя", words=("інше", "other")),
            )
        ),
        label="Форма (затримання, ув’язнення, інше місце несвободи)",
        ask="Що це було: полон, затримання, інше?",
        short="Вид неволі",
        hint="Можна вибрати кілька.",
        need=Need.IF_AVAILABLE,
        source="2",
        inferred=True,
        terms=("deprivation_of_liberty",),
    ),
    Question(
        key="free_to_leave",
        kind=YesNo(yes="Так, піти було можна", no="Ні, піти не давали"),
        label="Чи могла людина залишити місце за власним бажанням",
        ask="Чи можна було звідти піти?",
        short="Чи можна було піти",
        hint=("Про це питають усіх. Ідеться про вихід за власним бажанням, без дозволу й без небезпеки."),
        need=Need.IF_AVAILABLE,
        source="2",
        inferred=True,
        terms=("deprivation_of_liberty",),
    ),
    captivity_places(),
    by_whom("detaining_party", "Хто тримав у неволі?", "Хто утримував"),
    Question(
        key="release_circumstances",
        kind=Choice(
            of=(
                Option(value="exchange", label="Обмін", words=("обміняли", "exchange")),
                Option(value="released", label="Відпустили", words=("released",)),
                Option(value="escape", label="Вдалося втекти", words=("втеча", "escape")),
                Option(
                    value="liberated",
                    label="Звільнили українські військові",
                    button="Звільнили наші військові",
                    words=("звільнили", "liberated"),
                ),
                Option(value="other", label="Інакше", words=("інше", "other")),
            )
        ),
        label="Обставини звільнення (обмін тощо)",
        ask="Як вдалося повернутися?",
        need=Need.OPTIONAL,
        when=_OVER,
        inferred=True,
    ),
)

_PAPERS = (
    Question(
        key="captivity_papers",
        kind=FileSet(max=10),
        label="Документи про позбавлення свободи або звільнення",
        ask="Чи є документи про неволю чи звільнення?",
        short="Документи про неволю",
        hint="Довідка частини, Координаційного штабу чи Червоного Хреста, рішення суду.",
        need=Need.OPTIONAL,
        inferred=True,
        strengthens="Довідка про неволю підтвердить, коли й де вона була.",
    ),
    Question(
        key="state_commission_decision",
        kind=FileSet(max=5),
        label="Рішення Комісії про встановлення факту позбавлення особистої свободи",
        ask="Чи є рішення комісії про неволю?",
        short="Рішення комісії",
        hint="Державна комісія встановлює факт позбавлення свободи. Заяву приймають і без нього.",
        need=Need.OPTIONAL,
        inferred=True,
        strengthens="Рішення державної комісії найповніше підтвердить неволю.",
    ),
    core_proceedings("позбавлення свободи"),
)


def _own(*sections: Section) -> tuple[Section, ...]:
    """Only for who was held, or a child of theirs. The last section takes files, at any moment."""
    ours = Not(of=_OF_ANOTHER)
    asked = (
        section.model_copy(update={"when": All(of=(ours, section.when)) if section.when else ours})
        for section in sections[:-1]
    )
    return (*asked, sections[-1])


_FILING = UNKNOWN

FORM = Form(
    code="A2.6",
    button="Полон або неволя",
    title="Позбавлення свободи",
    intro=(
        "Дякуємо, що готові про це сказати. Запитаємо, коли й де була неволя, як вона "
        "закінчилася і що зараз зі здоров’ям. Подробиць не треба. Важку травму та лікування "
        "після неволі вносять сюди ж. Про катування та примусову працю є окремі заяви."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    care=True,
    sections=(
        *opening(_FILING, _IS_IT_OVER),
        *_own(
            Section(key="captivity", title="Коли й де", items=_CAPTIVITY, heavy=True),
            Section(
                key="told",
                title="Розповідь",
                items=story("Обставини", strengthens="Навіть кілька ваших слів — це вже доказ."),
                heavy=True,
            ),
            Section(
                key="health",
                title="Здоров’я",
                items=also_injury("Тілесна або психічна, через неволю. Окрема заява про неї не потрібна."),
                heavy=True,
            ),
            Section(key="papers", title="Документи", items=_PAPERS),
            *closing("Листи, фото, публікації, свідчення. Заяву приймають і без них."),
        ),
    ),
    rules=(
        *claimant_rules(_FILING),
        *event_rules("capture_place", "captivity_start"),
        case_before("captivity_start"),
        for_some(
            "held_before_captivity",
            "captivity_places",
            Any_(
                of=(
                    Earlier(key="captivity_place_time", than="captivity_start"),
                    Earlier(key="captivity_end", than="captivity_place_time"),
                )
            ),
            "Час в одному з місць ({first}) і час неволі ({second}) не сходяться. Перевірте обидві дати.",
        ),
        Rule(
            code="still_captive",
            para="2",
            broken=_OF_ANOTHER,
            explain="Цю заяву доросла людина подає сама, коли повернеться. "
            "Зараз рідні не можуть подати її замість людини в неволі. "
            "Якщо ця людина вважається зниклою, рідні подають власну заяву.",
            stop=True,
            instead="A2.2",
        ),
        Rule(
            code="free_to_leave",
            para="2",
            broken=Is(key="free_to_leave", value=True),
            explain="Позбавлення свободи — це місце, яке не можна залишити за власним бажанням. "
            "Якщо піти було небезпечно, змініть відповідь.",
        ),
    ),
    signs=(
        Sign(
            when=happened_to("captive", "violence"),
            reason="Довелося пережити полон або неволю.",
            tells=(
                Tells(key="also_serious_injury", value=True, when=happened_to("injured_captive")),
                Tells(key="also_serious_injury", value=False, when=_INJURED_ELSEWHERE),
            ),
        ),
    ),
    note="Про катування є заява A2.5, про примусову працю — A2.7. Їх подають окремо.",
)
