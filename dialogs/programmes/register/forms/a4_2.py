"""A4.2 «Втрата доступу до освіти».

The text of the Order on this category is not at hand. What is asked follows the Register's general answers, see
`dialogs.programmes.register.blocks.core`. Mostly a parent files for a pupil, so the words fit both.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED, fact
from dialogs.blocks.costs import costs
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import UNKNOWN
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import (
    DISPLACEMENT,
    HOSTILITIES,
    MORE_IN_DIIA,
    OCCUPATION,
    core,
    core_rules,
    costs_of_access,
    event_cause,
    event_description,
    event_when,
    event_where,
)
from dialogs.programmes.register.blocks.shelled import DESTROYED

_STUDIES = (
    Question(
        key="education_level",
        kind=Choice(
            of=(
                Option(value="kindergarten", label="Дитячий садок", words=("садок", "kindergarten")),
                Option(value="school", label="Школа", words=("ліцей", "гімназія", "school")),
                Option(
                    value="college",
                    label="Коледж або професійне училище",
                    button="Коледж, училище",
                    words=("коледж", "училище", "college"),
                ),
                Option(
                    value="university", label="Університет чи академія", words=("університет", "university")
                ),
                Option(
                    value="other",
                    label="Інше навчання: гурток, музична чи спортивна школа",
                    button="Інше навчання",
                    words=("інше", "гурток", "other"),
                ),
            )
        ),
        label="Рівень освіти, доступ до якої втрачено",
        ask="Яке навчання перервалося?",
        short="Вид навчання",
        inferred=True,
    ),
    Question(
        key="education_institution",
        kind=Text(max=300),
        label="Заклад освіти",
        ask="Який це заклад?",
        hint="Назва, клас або курс на той час.",
        example="Ізюмська гімназія № 2, 6 клас",
        inferred=True,
    ),
)

_CAUSES = (
    Option(
        value="destroyed",
        label="Заклад зруйновано, пошкоджено або закрито",
        button="Заклад закрито",
        words=("зруйновано", "закрито", "closed"),
        tells=DESTROYED,
    ),
    HOSTILITIES,
    OCCUPATION,
    Option(
        value="russian_programme",
        label="Змушували вчитися за російською програмою",
        button="Російська програма",
        words=("програма", "programme"),
    ),
    Option(
        value="no_connection",
        label="Не було світла, зв’язку чи техніки для уроків",
        button="Без світла чи зв’язку",
        words=("світло", "зв’язок", "no power"),
        tells=("світл", "свет", "інтернет", "интернет", "зв’язк", "связ", "ноутбук", "телефон"),
    ),
    DISPLACEMENT,
)

_EVENT = core(
    when=event_when(day="", period="Коли не було доступу до навчання?"),
    where=event_where("Де це було?"),
    cause=event_cause("Через що перервалося навчання?", _CAUSES),
    description=event_description(
        "Розкажіть, як це було",
        "Що сталося й чи вдавалося вчитися інакше. Можна надіслати файл.",
        story="education_story",
    ),
)

_CONSEQUENCES = Question(
    key="education_consequences",
    kind=LongText(max=4000),
    label="Наслідки для навчання",
    ask="Як це вплинуло на навчання?",
    short="Вплив на навчання",
    hint="Пропущені місяці, іспити, вступ, спілкування з однолітками.",
    need=Need.IF_AVAILABLE,
    inferred=True,
)

_COSTS = costs(
    "education",
    label="Витрати через втрату доступу до освіти",
    ask="Чи довелося за щось платити через це?",
    short="Витрати через це",
    again="Чи була ще якась витрата?",
    hint="Репетитор, техніка для уроків, курс, за який заплатили й не пройшли.",
    example="репетитор з математики, 8 місяців",
    none="Витрат не було",
    inferred=True,
    fact=fact("education_costs", "list", HARMED, once=True),
)

_FILING = UNKNOWN

FORM = Form(
    code="A4.2",
    button="Не було навчання",
    title="Втрата доступу до освіти",
    intro="Запитаємо, яке навчання перервалося, коли, де й через що. Це близько 10 хвилин. "
    "Для дитини її готують мати або батько. На кожну дитину потрібна окрема заява.",
    note=MORE_IN_DIIA,
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    alike=(
        "event_period",
        "event_place",
        "event_cause",
        "event_cause_other",
    ),
    sections=(
        *opening(_FILING),
        Section(key="access", title="Навчання", items=(*_STUDIES, *_EVENT, _CONSEQUENCES)),
        costs_of_access(_COSTS, example="24 000 грн"),
        *closing(
            "Довідка із закладу, накази, фото школи, листи. Заяву приймають і без них.",
            "Фото, довідки або листи підкріплять вашу розповідь.",
        ),
    ),
    rules=(*claimant_rules(_FILING), *core_rules(_EVENT)),
    signs=(Sign(when=happened_to("no_education"), reason="Через війну не було доступу до навчання."),),
)
