"""A4.1 «Втрата доступу до медичної допомоги».

The text of the Order on this category is not at hand. What is asked follows the Register's general answers, see
`dialogs.programmes.register.blocks.core`. Illness is nobody's business beyond the claim, so only what was missing is
asked, not the diagnosis.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED, fact
from dialogs.blocks.costs import costs
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import UNKNOWN
from dialogs.engine.form import Form
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.multi_choice import MultiChoice
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

_HELP = Question(
    key="medical_help",
    kind=MultiChoice(
        of=(
            Option(
                value="doctor",
                label="Лікар або обстеження",
                words=("лікар", "doctor"),
                tells=("лікаря", "лікарів", "врач", "обстеж", "обслед"),
            ),
            Option(
                value="hospital",
                label="Лікарня чи операція",
                words=("лікарня", "операція", "hospital"),
                tells=("лікарн", "больниц", "операц", "госпітал"),
            ),
            Option(
                value="medicines",
                label="Ліки",
                words=("медикаменти", "medicines"),
                tells=(
                    "ліки",
                    "ліків",
                    "лекарств",
                    "медикамент",
                    "аптек",
                    "таблет",
                    "інгалятор",
                    "ингалятор",
                    "препарат",
                ),
            ),
            Option(
                value="constant",
                label="Постійне лікування: діаліз, інсулін, хіміотерапія",
                button="Постійне лікування",
                words=("діаліз", "інсулін", "dialysis"),
                tells=("діаліз", "диализ", "інсулін", "инсулин", "хімі", "хими"),
            ),
            Option(
                value="birth",
                label="Вагітність і пологи",
                words=("пологи", "birth"),
                tells=("полог", "вагітн", "беремен", "народж", "рожал"),
            ),
            Option(
                value="rehabilitation",
                label="Реабілітація чи психологічна допомога",
                button="Реабілітація, психолог",
                words=("реабілітація", "психолог", "rehabilitation"),
                tells=("реабіл", "реабил", "психолог", "протез"),
            ),
            Option(value="other", label="Інша медична допомога", words=("інше", "інша", "other")),
        )
    ),
    label="Медична допомога, доступ до якої втрачено",
    ask="Якої допомоги не було?",
    hint="Можна вибрати кілька. Діагноз називати не треба.",
    inferred=True,
)

_CAUSES = (
    Option(
        value="destroyed",
        label="Лікарню чи аптеку зруйновано або закрито",
        button="Лікарню закрито",
        words=("зруйновано", "закрито", "closed"),
        tells=DESTROYED,
    ),
    HOSTILITIES,
    OCCUPATION,
    Option(
        value="refused",
        label="Відмова: вимагали російський паспорт або документи",
        button="Вимагали паспорт Росії",
        words=("відмова", "refused"),
    ),
    DISPLACEMENT,
)

_EVENT = core(
    when=event_when(day="", period="Коли не було доступу до лікування?"),
    where=event_where("Де це було?", example="Луганська область, Сєвєродонецьк"),
    cause=event_cause("Через що не було допомоги?", _CAUSES),
    description=event_description(
        "Розкажіть, як це було",
        "Яка допомога була потрібна й що завадило. Можна надіслати файл.",
        story="care_story",
    ),
)

_CONSEQUENCES = Question(
    key="health_consequences",
    kind=LongText(max=4000),
    label="Наслідки для здоров’я",
    ask="Як це вплинуло на здоров’я?",
    short="Вплив на здоров’я",
    hint="Кілька слів. Якщо не хочете про це писати, пропустіть.",
    need=Need.IF_AVAILABLE,
    inferred=True,
)

_COSTS = costs(
    "treatment",
    label="Витрати через втрату доступу до медичної допомоги",
    ask="Чи довелося за щось платити через це?",
    short="Витрати через це",
    again="Чи була ще якась витрата?",
    hint="Приватний лікар, дорога до іншого міста, дорожчі ліки.",
    example="таксі до лікарні в Дніпрі",
    none="Витрат не було",
    inferred=True,
    fact=fact("care_costs", "list", HARMED, once=True),
)

_FILING = UNKNOWN

FORM = Form(
    code="A4.1",
    button="Не було лікування",
    title="Втрата доступу до медичної допомоги",
    intro="Запитаємо, якої допомоги не було, коли, де й через що. Це близько 10 хвилин. "
    "Ця заява про доступ до лікування. Для поранення та житла є інші заяви. "
    "На кожну людину потрібна власна заява.",
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
        Section(key="access", title="Доступ до лікування", items=(_HELP, *_EVENT, _CONSEQUENCES)),
        costs_of_access(_COSTS, example="18 000 грн"),
        *closing(
            "Довідки, рецепти, направлення, фото. Заяву приймають і без них.",
            "Фото, довідки або листи підкріплять вашу розповідь.",
        ),
    ),
    rules=(*claimant_rules(_FILING), *core_rules(_EVENT)),
    signs=(Sign(when=happened_to("no_medicine"), reason="Через війну не було доступу до лікування."),),
)
