"""What the registers of property hold: the right and its number (92/7, 92/16), damage and destruction (92/17).

A record is no condition for filing: who has none says why, and shows other papers.
"""

from __future__ import annotations

from dialogs.blocks.cast import OWNER
from dialogs.engine.conditions import All, Is
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.questions import Need, Question
from dialogs.programmes.register.blocks.estate import Estate


def registered_right(estate: Estate) -> Question:
    """Whether the state register has the right. It is no condition for filing."""
    return Question(
        key=estate.key("right_is_registered"),
        kind=YesNo(yes="Так, записано", no="Ні, не записано"),
        label="Державну реєстрацію права власності проведено",
        ask="Чи записано цю власність у державному реєстрі?",
        short="Запис у держреєстрі",
        hint="Це реєстр речових прав. Старих паперових свідоцтв у ньому може не бути.",
        inferred=True,
        steers=True,
        fact=estate.fact("right_is_registered", "yes_no", OWNER),
    )


def is_registered(estate: Estate) -> Is:
    return Is(key=estate.key("right_is_registered"), value=True)


def not_registered(estate: Estate) -> Is:
    return Is(key=estate.key("right_is_registered"), value=False)


def registered_on(estate: Estate) -> Question:
    """When the right was registered (92/7)."""
    key = estate.key("registered_right")
    return Question(
        key=key,
        kind=RememberedDate(),
        label=f"Дата державної реєстрації права власності на {estate.owned} (у разі проведення державної "
        "реєстрації права власності)",
        ask="Коли право внесли до державного реєстру?",
        short="Дата запису в реєстр",
        hint="Дата стоїть у витягу або інформаційній довідці.",
        example="14 червня 2016",
        need=Need.IF_AVAILABLE,
        when=is_registered(estate),
        source="92/7",
        fact=estate.fact("registered_right", "approximate_date", OWNER),
    )


def drrp_number(estate: Estate) -> Question:
    """The number in the register of rights (92/16)."""
    key = estate.key("drrp_number")
    return Question(
        key=key,
        kind=RegistryNumber(),
        label="Реєстраційний номер об’єкта нерухомого майна у Державному реєстрі речових прав на нерухоме майно",
        ask="Який номер об’єкта в цьому реєстрі?",
        short="Номер об’єкта",
        hint="Номер є у витягу з реєстру речових прав.",
        example="1234567890123",
        need=Need.IF_AVAILABLE,
        when=is_registered(estate),
        source="92/16",
        fact=estate.fact("drrp_number", "registry_number"),
    )


def drrp_refusal(estate: Estate) -> Question:
    """Whether a registration was refused (92/16)."""
    key = estate.key("drrp_refusal")
    return Question(
        key=key,
        kind=LongText(max=2000),
        label="Відомості щодо відмови в проведенні державної реєстрації права власності на об’єкт нерухомого майна",
        ask="Чи відмовляли в реєстрації права?",
        short="Відмова в реєстрації",
        hint="Хто, коли й чому. Якщо відмови не було, пропустіть.",
        absent=True,
        need=Need.IF_AVAILABLE,
        when=not_registered(estate),
        source="92/16",
        fact=estate.fact("drrp_refusal", "long_text", OWNER),
    )


def rpzm_number(estate: Estate) -> Question:
    """The number in the register of damaged and destroyed property (92/17)."""
    key = estate.key("rpzm_number")
    return Question(
        key=key,
        kind=RegistryNumber(),
        label=f"Реєстраційний номер {estate.owned_of} в Реєстрі пошкодженого та знищеного майна (за наявності)",
        ask="Який номер у Реєстрі пошкодженого майна?",
        short="Номер пошкодженого",
        hint="Його дають після повідомлення про пошкодження в Дії.",
        example="12345678",
        need=Need.IF_AVAILABLE,
        source="92/17",
        fact=estate.fact("rpzm_number", "registry_number"),
    )


def compared(estate: Estate) -> tuple[Question, ...]:
    """The facts that the registers of property give Diia, asked only of who wants to compare."""
    key = f"compare_{estate.prefix}"
    wants = Is(key=key, value=True)
    gate = Question(
        key=key,
        compares=True,
        kind=YesNo(yes="Так, хочу перевірити", no="Ні, не потрібно"),
        label="Дані реєстрів майна внесено для звірки",
        ask="Чи хочете внести дані з реєстрів майна?",
        short="Дані з реєстрів майна",
        hint="Дія візьме їх із реєстру речових прав і Реєстру пошкодженого майна.",
        inferred=True,
        steers=True,
    )
    found = ((registered_on(estate), "drrp"), (drrp_number(estate), "drrp"), (rpzm_number(estate), "rpzm"))
    return gate, *(
        question.model_copy(
            update={
                "prefill": register,
                "when": All(of=(wants, question.when)) if question.when else wants,
            }
        )
        for question, register in found
    )


def papers(estate: Estate) -> tuple[Question, ...]:
    """What shows the right where the Order's list is not at hand: the papers, or why there is no record."""
    why = estate.key("unregistered_why")
    return (
        Question(
            key=why,
            kind=LongText(max=2000),
            label="Докази спроби зареєструвати право власності або пояснення, чому не вдалося",
            ask="Чому власність не записано в реєстрі?",
            short="Чому не в реєстрі",
            hint="Старе паперове свідоцтво, неоформлена спадщина, утрачений архів: як є.",
            need=Need.IF_AVAILABLE,
            when=not_registered(estate),
            inferred=True,
            fact=estate.fact("unregistered_why", "long_text", OWNER),
        ),
        Question(
            key=estate.key("ownership_papers"),
            kind=FileSet(max=20),
            label="Підтвердження права власності",
            ask="Чи є документи на право власності?",
            short="Документи власності",
            hint="Договір, свідоцтво, спадщина, технічний паспорт, рішення суду. Вистачить фото.",
            need=Need.IF_AVAILABLE,
            inferred=True,
            strengthens="Документи покажуть, чия це власність.",
        ),
    )
