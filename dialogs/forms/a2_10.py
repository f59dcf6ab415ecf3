"""A2.10 «Інші порушення міжнародного права прав людини, міжнародного гуманітарного права або законів і звичаїв війни».

No form, rule or list of questions was found for it: only what every claim asks. For personal harm that no other
category names.
"""

from __future__ import annotations

from dialogs.engine.conditions import Not, Sent
from dialogs.engine.schema import Form, Section, Sign
from dialogs.finder.signs import happened_to
from dialogs.forms.blocks.cast import CAST, HARMED
from dialogs.forms.blocks.claimant import claimant_rules, closing, opening
from dialogs.forms.blocks.core import core, core_proceedings, core_rules, event_description
from dialogs.forms.blocks.evidence import KEY as EVIDENCE
from dialogs.forms.blocks.story import RECORDED, recorded
from dialogs.forms.blocks.who import UNKNOWN

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
    intro="Ця заява для шкоди людині, про яку немає окремої заяви. "
    "Наприклад, коли людину використали як живий щит чи не давали вийти з-під обстрілу. "
    "Запитаємо, що, коли, де й через що сталося. "
    "Подробиць не треба.",
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
