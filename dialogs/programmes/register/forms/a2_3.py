"""A2.3 «Серйозні тілесні ушкодження».

The paragraphs of the Order about it are not at hand, so every question is inferred and none blocks; what a serious
injury is stands in paragraph 2. An injury from captivity belongs into A2.6, and the person is told so.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import UNKNOWN
from dialogs.engine.conditions import Not, OneOf
from dialogs.engine.form import Form
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.options import NONE, Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.finder.signs import both, happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import core_proceedings
from dialogs.programmes.register.blocks.doubts import case_before
from dialogs.programmes.register.blocks.events import event_rules, event_type, where
from dialogs.programmes.register.blocks.injury import (
    disability,
    injury_description,
    injury_kinds,
    injury_lasting,
    medical_documents,
    treatment,
)
from dialogs.programmes.register.blocks.story import story

_EVENT = (
    Question(
        key="injury_date",
        kind=RememberedDate(),
        label="Дата отримання ушкодження",
        ask="Коли сталася травма?",
        short="Дата травми",
        hint="Якщо не пам’ятаєте дня, назвіть місяць.",
        example="12 червня 2022",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Дата покаже, що це сталося вже під час великої війни.",
    ),
    *where("injury_place", label="Місце події"),
    *event_type("injury_event_type", "Що спричинило травму?", "Подія, що спричинила ушкодження"),
    *story("Обставини", strengthens="Кілька слів про обставини покажуть зв’язок із війною."),
)

_HEALTH = (
    injury_kinds(),
    injury_description(),
    injury_lasting(),
    *disability(),
    Question(
        key="other_harm_declared",
        kind=MultiChoice(
            of=(
                Option(value="captivity", label="Полон або неволя", words=("полон", "неволя", "captivity")),
                Option(
                    value="torture",
                    label="Катування чи приниження",
                    button="Катування, приниження",
                    words=("катування", "torture"),
                ),
                Option(value="sexual_violence", label="Сексуальне насильство", words=("sexual violence",)),
                Option(value=NONE, label="Нічого з цього", words=("нічого", "ні", "none")),
            )
        ),
        label="Інша шкода у цій самій події (сексуальне насильство, полон, катування)",
        ask="Чи було тоді ще щось із цього?",
        short="Інша шкода",
        hint="Подробиць не питаємо. Можна й не відповідати.",
        need=Need.OPTIONAL,
        inferred=True,
    ),
)

_FILING = UNKNOWN

FORM = Form(
    code="A2.3",
    button="Важка травма",
    title="Серйозні тілесні ушкодження",
    intro=(
        "Дякуємо, що готові про це сказати. Запитаємо, коли й де сталася травма, які вона "
        "має наслідки й скільки коштувало лікування. Психічна травма — теж травма. Про "
        "втрачений дохід є окрема заява."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    care=True,
    sections=(
        *opening(_FILING),
        Section(key="event", title="Що сталося", items=_EVENT, heavy=True),
        Section(key="health", title="Здоров’я", items=_HEALTH, heavy=True),
        Section(key="treatment", title="Лікування", items=(medical_documents(), *treatment())),
        Section(
            key="cases", title="Розслідування", items=(core_proceedings("серйозних тілесних ушкоджень"),)
        ),
        *closing("Фото, довідки про обставини, свідчення. Заяву приймають і без них."),
    ),
    rules=(
        *claimant_rules(_FILING),
        *event_rules("injury_place", "injury_date"),
        case_before("injury_date"),
        Rule(
            code="injury_in_captivity",
            para="",
            broken=OneOf(key="other_harm_declared", values=("captivity",)),
            explain="Травму, отриману в неволі, вносять до заяви про позбавлення свободи. "
            "Тоді окремої заяви про травму не треба.",
            instead="A2.6",
            favourable=True,
        ),
    ),
    signs=(
        Sign(
            when=both(
                happened_to("injured", "injury"),
                Not(of=happened_to("injured_captive")),
            ),
            reason="Через війну сталася важка травма.",
            para="",
        ),
    ),
)
