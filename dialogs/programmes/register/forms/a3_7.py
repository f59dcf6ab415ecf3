"""A3.7 «Інші економічні втрати»: losses that have no category of their own, such as a car or a thing of great value.

The text of the Order on this category is not at hand. What is asked follows the Register's general answers, see
`dialogs.programmes.register.blocks.core`; what the category is for follows its pages on A2.1 (the support that a dead
relative gave) and A3.3 (belongings of exceptional value).
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED, fact
from dialogs.blocks.costs import cost_of, costs
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import UNKNOWN
from dialogs.engine.calculations import Costs
from dialogs.engine.conditions import OneOf
from dialogs.engine.form import Form
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import (
    MORE_IN_DIIA,
    claimed,
    core,
    core_proceedings,
    core_rules,
    event_description,
)

_KINDS = Question(
    key="loss_kinds",
    kind=MultiChoice(
        of=(
            Option(
                value="vehicle",
                label="Авто чи інший транспорт",
                button="Авто, транспорт",
                words=("авто", "машина", "car", "vehicle"),
            ),
            Option(
                value="valuables",
                label="Рідкісна річ або річ особливої цінності",
                button="Цінна річ",
                words=("річ", "valuables"),
            ),
            Option(
                value="support",
                label="Дохід чи допомога від близької людини, яка загинула",
                button="Втрачена підтримка",
                words=("допомога", "support"),
            ),
            Option(value="other", label="Інша втрата", words=("інше", "інша", "other")),
        )
    ),
    label="Вид економічних втрат",
    ask="Що втрачено через війну?",
    short="Що втрачено",
    hint="Для житла, землі та роботи є окремі заяви.",
    inferred=True,
)

_EVENT = core(
    description=event_description(
        hint="Що це було, чим воно було для вас і що з ним сталося.", story="losses_story"
    ),
)

_LOSSES = costs(
    "losses",
    label="Перелік втрат",
    ask="Що саме втрачено й скільки воно коштувало?",
    short="Список втрат",
    again="Чи втрачено ще щось?",
    hint="Кожну річ або втрату додайте окремо.",
    labels=("Що втрачено", "Вартість", "Докази вартості"),
    name="Що це?",
    name_hint="Для авто: марка, модель і рік.",
    example="легкове авто Renault Duster, 2017 рік",
    amount="Скільки це коштувало до війни?",
    amount_hint="Допоможе ціна подібного в оголошеннях. Можна приблизно.",
    amount_example="380 000 грн",
    receipt="Чи є доказ ціни?",
    receipt_hint="Договір, чек, оцінка, оголошення про подібне. Без них теж можна.",
    item_label="Втрата",
    add="Додати втрату",
    none="Не буду перелічувати",
    inferred=True,
    fact=fact("losses", "list", HARMED, once=True),
)

_OWNERSHIP = Question(
    key="ownership_documents",
    kind=FileSet(max=10),
    label="Документи про право власності",
    ask="Чи є документи на це майно?",
    short="Документи на майно",
    hint="Техпаспорт, договір купівлі, фото з вами. Підійде й копія.",
    need=Need.IF_AVAILABLE,
    when=OneOf(key="loss_kinds", values=("vehicle", "valuables", "other")),
    inferred=True,
    strengthens="Техпаспорт або договір покажуть, що майно ваше.",
)

_FILING = UNKNOWN

FORM = Form(
    code="A3.7",
    button="Інші втрати: авто, речі",
    title="Інші економічні втрати",
    intro=(
        "Запитаємо, що втрачено, коли, де й скільки воно коштувало. Це 10–15 хвилин. Заява "
        "для втрат, які не мають своєї заяви: авто, цінні речі, підтримка людини, яка "
        "загинула. Кожна людина подає власну заяву."
    ),
    note=MORE_IN_DIIA,
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    sections=(
        *opening(_FILING),
        Section(key="loss", title="Що сталося", items=(_KINDS, *_EVENT)),
        Section(
            key="sum",
            title="Втрати й сума",
            items=(
                _LOSSES,
                *claimed(Costs(costs=(cost_of("losses", "Втрата"),)), example="380 000 грн", estimated=True),
                _OWNERSHIP,
                core_proceedings(),
            ),
        ),
        *closing(
            "Фото до і після, довідка поліції, листування. Заяву приймають і без них.",
            "Фото, довідки або листи підкріплять вашу розповідь.",
        ),
    ),
    rules=(*claimant_rules(_FILING), *core_rules(_EVENT)),
    signs=(
        Sign(
            when=happened_to("belongings_owned", "property"),
            reason="Через війну втрачено авто або річ особливої цінності.",
        ),
        Sign(when=happened_to("money_lost"), reason="Є інші грошові втрати через війну."),
    ),
)
