"""Captivity: facts of time and place only. What happened there is never asked in detail."""

from __future__ import annotations

from dialogs.blocks.cast import HELD, fact
from dialogs.engine.conditions import Condition, Is
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.questions import Need, Question, Repeat
from dialogs.engine.rules import Rule

IN_DETENTION = "in_detention"


def in_detention(label: str) -> Question:
    """Whether it happened while the person was held, for claims about something else."""
    return Question(
        key=IN_DETENTION,
        kind=YesNo(yes="Так, це було в неволі", no="Ні, не в неволі"),
        label=label,
        ask="Чи було це в неволі?",
        hint="У місці, звідки не давали піти: полон, в’язниця, підвал, табір.",
        need=Need.IF_AVAILABLE,
        inferred=True,
        terms=("deprivation_of_liberty",),
    )


def captivity_places(when: Condition | None = None) -> Repeat:
    """Where the person was held, as far as known."""
    return Repeat(
        key="captivity_places",
        label="Місця утримання",
        ask="Чи відомо, де тримали?",
        short="Де тримали",
        again="Чи було ще якесь місце?",
        hint="Назвіть ті місця, які пам’ятаєте. Вистачить одного.",
        item_label="Місце неволі",
        add="Додати місце",
        none="Місце невідоме",
        inferred=True,
        when=when,
        fact=fact("captivity_places", "list", HELD),
        body=(
            Question(
                key="captivity_place_name",
                kind=Text(max=200),
                label="Місце, де утримували",
                ask="Що це за місце?",
                hint="Місто або назва. Можна приблизно.",
                example="ізолятор у Донецьку",
                need=Need.IF_AVAILABLE,
                inferred=True,
            ),
            Question(
                key="captivity_place_time",
                kind=FromTo(),
                label="Час утримання в цьому місці",
                ask="Коли це було?",
                hint="Приблизно. Якщо не пам’ятаєте, пропустіть.",
                example="з травня 2022 по вересень 2022",
                need=Need.OPTIONAL,
                inferred=True,
            ),
        ),
    )


def captivity_is_another_claim() -> Rule:
    """A word about A2.6, which stands against nothing."""
    return Rule(
        code="captivity_too",
        para="",
        broken=Is(key=IN_DETENTION, value=True),
        explain="Про саму неволю можна подати ще одну заяву. Ця заява теж лишається.",
        instead="A2.6",
        favourable=True,
    )
