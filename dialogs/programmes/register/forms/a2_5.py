"""A2.5 «Катування або нелюдські чи такі, що принижують гідність, види поводження чи покарання».

The paragraphs of the Order about it are not at hand, so every question is inferred and none blocks. Paragraph 2 defines
the three kinds. A parent may file for a child: legal aid lawyers name that for this category.
"""

from __future__ import annotations

from datetime import date

from dialogs.blocks.cast import CAST, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.engine.conditions import Is, OneOf
from dialogs.engine.form import Form
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.options import NONE, Option
from dialogs.engine.questions import Need, Question, Repeat, Section
from dialogs.engine.signs import Filing, Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import core_proceedings
from dialogs.programmes.register.blocks.detention import (
    IN_DETENTION,
    captivity_is_another_claim,
    captivity_places,
    in_detention,
)
from dialogs.programmes.register.blocks.doubts import case_before
from dialogs.programmes.register.blocks.events import by_whom, event_rules, where
from dialogs.programmes.register.blocks.injury import also_injury
from dialogs.programmes.register.blocks.story import story

_HELD = Is(key=IN_DETENTION, value=True)

_FACTS: tuple[Question | Repeat, ...] = (
    Question(
        key="event_date",
        kind=RememberedDate(),
        label="Дата або період",
        ask="Коли це було?",
        hint="День, місяць або проміжок: так, як пам’ятаєте.",
        example="між березнем і травнем 2022",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Дата покаже, що це сталося вже під час великої війни.",
    ),
    *where(
        "event_place",
        label="Місце",
        ask="Де це було?",
        place="У якому це було місті чи селі?",
        place_hint="Можна приблизно.",
        example="Херсон",
        link_hint="Наприклад, якщо силою вивезли з України.",
    ),
    in_detention("Чи сталося під час перебування під вартою"),
    captivity_places(_HELD),
    Question(
        key="detention_proof",
        kind=FileSet(max=10),
        label="Інформація, що підтверджує факт затримання",
        ask="Що може підтвердити неволю?",
        short="Докази неволі",
        hint="Довідка, лист, фото, витяг поліції, допис рідних про пошук.",
        need=Need.IF_AVAILABLE,
        when=_HELD,
        inferred=True,
        strengthens="Будь-яка згадка про неволю підтвердить вашу розповідь.",
    ),
)

_HARM = (
    Question(
        key="treatment_kinds",
        kind=MultiChoice(
            of=(
                Option(value="torture", label="Катування", words=("torture",)),
                Option(
                    value="inhuman",
                    label="Нелюдське поводження або покарання",
                    button="Нелюдське поводження",
                    words=("нелюдське", "inhuman"),
                ),
                Option(
                    value="degrading",
                    label="Поводження чи покарання, що принижують гідність",
                    button="Приниження гідності",
                    words=("приниження", "degrading"),
                ),
                # It stands alone, as «нічого з цього» does elsewhere: it goes with no other answer.
                Option(value=NONE, label="Не хочу уточнювати", words=("не хочу", "rather not say")),
            )
        ),
        label="Вид: катування, нелюдське або таке, що принижує гідність, поводження чи покарання",
        ask="Що з цього найближче до пережитого?",
        short="Вид поводження",
        hint="Можна вибрати кілька. Якщо вагаєтеся, виберіть те, що ближче.",
        need=Need.IF_AVAILABLE,
        source="2",
        inferred=True,
        terms=("torture", "inhuman_treatment", "degrading_treatment"),
    ),
    by_whom("perpetrators", "Хто це робив?", "Відомості про винних (якщо відомо)"),
    Question(
        key="purpose",
        kind=MultiChoice(
            of=(
                Option(
                    value="information", label="Щоб отримати відомості", words=("відомості", "information")
                ),
                Option(value="confession", label="Щоб змусити зізнатися", words=("зізнання", "confession")),
                Option(value="punishment", label="Щоб покарати", words=("покарання", "punishment")),
                Option(
                    value="intimidation",
                    label="Щоб залякати чи примусити",
                    button="Щоб залякати",
                    words=("залякати", "залякування", "intimidation"),
                ),
                Option(
                    value="discrimination",
                    label="Через мову, віру, погляди чи походження",
                    button="Через мову чи погляди",
                    words=("мова", "віра", "погляди", "discrimination"),
                ),
            )
        ),
        label="Мета (відомості, визнання, покарання, залякування, дискримінація)",
        ask="Навіщо або за що це робили?",
        short="Мета",
        hint="Лише якщо це було зрозуміло. Можна пропустити.",
        need=Need.OPTIONAL,
        when=OneOf(key="treatment_kinds", values=("torture",)),
        source="2",
        inferred=True,
    ),
    *story("Детальний опис", strengthens="Навіть кілька ваших слів — це вже доказ."),
    *also_injury("Тілесна або психічна. Її можна внести сюди ж."),
)

_FILING = Filing(parents_on=date(2025, 12, 10))

FORM = Form(
    code="A2.5",
    button="Катування, приниження",
    title="Катування або нелюдські чи такі, що принижують гідність, види поводження чи покарання",
    intro=(
        "Дякуємо, що готові про це сказати. Запитаємо, коли й де це було, і дамо місце для "
        "кількох слів. Подробиць не треба. Про неволю та примусову працю є окремі заяви."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    care=True,
    sections=(
        *opening(_FILING),
        Section(key="facts", title="Коли й де", items=_FACTS),
        Section(key="harm", title="Що сталося", items=_HARM, heavy=True),
        Section(key="cases", title="Розслідування", items=(core_proceedings("катування або приниження"),)),
        *closing("Фото, листи, записи, свідчення. Заяву приймають і без них."),
    ),
    rules=(
        *claimant_rules(_FILING),
        *event_rules("event_place", "event_date"),
        case_before("event_date"),
        captivity_is_another_claim(),
    ),
    signs=(
        Sign(
            when=happened_to("tortured", "violence"),
            reason="Через війну довелося пережити катування або приниження.",
            para="",
        ),
    ),
)
