"""A2.7 «Примусова праця або служба».

The paragraphs of the Order about it are not at hand, so every question is inferred and none blocks; what counts as
forced stands in paragraph 2. Nobody is asked why they did not refuse.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import UNKNOWN
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import core_proceedings
from dialogs.programmes.register.blocks.detention import captivity_is_another_claim, in_detention
from dialogs.programmes.register.blocks.doubts import case_before
from dialogs.programmes.register.blocks.events import by_whom, event_rules, where
from dialogs.programmes.register.blocks.injury import also_injury
from dialogs.programmes.register.blocks.story import story

_FACTS = (
    Question(
        key="labour_kind",
        kind=MultiChoice(
            of=(
                Option(value="labour", label="Праця", words=("робота", "labour", "work")),
                Option(
                    value="service",
                    label="Служба: військова або інша",
                    button="Служба",
                    words=("військо", "service"),
                ),
            )
        ),
        label="Праця чи служба",
        ask="До чого змушували?",
        short="До чого змушували",
        hint="Можна вибрати обидва варіанти.",
        need=Need.IF_AVAILABLE,
        source="2",
        inferred=True,
        terms=("forced_labour",),
    ),
    Question(
        key="labour_description",
        kind=Text(max=300),
        label="Опис роботи або служби",
        ask="Що саме доводилося робити?",
        short="Що доводилося робити",
        hint="Кількома словами.",
        example="копати окопи",
        need=Need.IF_AVAILABLE,
        inferred=True,
    ),
    Question(
        key="labour_period",
        kind=FromTo(),
        label="Дата початку та дата закінчення",
        ask="Відколи й доки це тривало?",
        short="Відколи й доки",
        hint="Можна приблизно. Якщо триває, напишіть «досі» замість другої дати.",
        example="з червня 2022 по жовтень 2022",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Дати покажуть, скільки це тривало.",
    ),
    *where(
        "labour_place",
        label="Місце",
        ask="Де це було?",
        place="Де саме це було?",
        example="біля Токмака",
        link_hint="Наприклад, якщо силою вивезли з України.",
    ),
    Question(
        key="remuneration",
        kind=Choice(
            of=(
                Option(value="none", label="Ні, нічого не платили", words=("ні", "no")),
                Option(value="food", label="Лише їжа або житло", words=("їжа", "житло", "food")),
                Option(value="money", label="Так, якісь гроші", words=("так", "гроші", "yes", "money")),
            )
        ),
        label="Чи була оплата",
        ask="Чи платили за це?",
        hint="Плата не робить примус добровільним.",
        need=Need.OPTIONAL,
        inferred=True,
    ),
)

_FORCE = (
    Question(
        key="coercion_types",
        kind=MultiChoice(
            of=(
                Option(
                    value="physical_violence",
                    label="Фізичне насильство",
                    words=("побиття", "насильство", "physical violence"),
                ),
                Option(
                    value="restriction_of_liberty",
                    label="Обмеження свободи",
                    words=("неволя", "restriction of liberty"),
                ),
                Option(
                    value="psychological",
                    label="Погрози чи психологічний тиск",
                    button="Погрози чи тиск",
                    words=("погрози", "тиск", "threats"),
                ),
                Option(value="other", label="Інший примус", words=("інше", "other")),
            )
        ),
        label="Вид примусу або загрози покарання",
        ask="Як змушували або чим погрожували?",
        short="Як змушували",
        hint="Можна вибрати кілька.",
        need=Need.IF_AVAILABLE,
        source="2",
        inferred=True,
        terms=("forced_labour",),
        strengthens="Вид примусу покаже, що згоди не було.",
    ),
    by_whom("coercing_party", "Хто змушував?", "Хто примушував"),
    in_detention("Чи сталося під час утримання"),
    *story("Обставини", strengthens="Навіть кілька ваших слів — це вже доказ."),
    *also_injury("Тілесна або психічна. Її можна внести сюди ж."),
)

_FILING = UNKNOWN

FORM = Form(
    code="A2.7",
    button="Примусова праця",
    title="Примусова праця або служба",
    intro=(
        "Дякуємо, що готові про це сказати. Запитаємо, що змушували робити, коли, де й під "
        "якою загрозою. Подробиць не треба. Примус — не ваша провина. Про саму неволю є "
        "окрема заява."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    care=True,
    sections=(
        *opening(_FILING),
        Section(key="facts", title="Праця або служба", items=_FACTS),
        Section(key="force", title="Примус", items=_FORCE, heavy=True),
        Section(key="cases", title="Розслідування", items=(core_proceedings("примусової праці або служби"),)),
        *closing("Накази, повістки, фото, листи, свідчення. Заяву приймають і без них."),
    ),
    rules=(
        *claimant_rules(_FILING),
        *event_rules("labour_place", "labour_period"),
        case_before("labour_period"),
        captivity_is_another_claim(),
    ),
    signs=(Sign(when=happened_to("forced", "violence"), reason="Змушували працювати або служити.", para=""),),
)
