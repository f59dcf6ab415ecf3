"""A2.10 «Інші порушення міжнародного права прав людини, міжнародного гуманітарного права або законів і звичаїв війни».

No form, rule or list of questions was found for it: only what every claim asks. For personal harm that no other
category names.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import UNKNOWN
from dialogs.engine.conditions import Not, Sent
from dialogs.engine.form import Form
from dialogs.engine.questions import Section
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import core, core_proceedings, core_rules, event_description
from dialogs.programmes.register.blocks.story import RECORDED, recorded

_CORE = core(
    description=event_description(
        "Що сталося?",
        "Вистачить кількох речень. Про найважче писати не обов’язково.",
        when=Not(of=Sent(key=RECORDED)),
    )
)
*_FACTS, _STORY = _CORE

_FILING = UNKNOWN

FORM = Form(
    code="A2.10",
    button="Інше порушення прав",
    title="Інші порушення міжнародного права прав людини, міжнародного гуманітарного права або законів і "
    "звичаїв війни",
    intro=(
        "Дякуємо, що готові про це сказати. Ця заява для шкоди людині, про яку немає окремої "
        "заяви. Наприклад, коли людину використали як живий щит чи не давали вийти з-під "
        "обстрілу. Запитаємо, що, коли, де й через що сталося."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    care=True,
    sections=(
        *opening(_FILING),
        Section(
            key="event",
            title="Що сталося",
            items=(*_FACTS, recorded("Що сталося (детальний опис)"), _STORY),
            heavy=True,
        ),
        Section(key="cases", title="Розслідування", items=(core_proceedings(),)),
        *closing("Фото, довідки, листи, свідчення. Заяву приймають і без них."),
    ),
    rules=(*claimant_rules(_FILING), *core_rules(_CORE, linked_abroad=True)),
    signs=(
        Sign(when=happened_to("rights_broken"), reason="Під час війни порушили інші права людини.", para=""),
    ),
    note="Форма цієї заяви ще не оприлюднена повністю. На порталі можуть запитати більше.",
)
