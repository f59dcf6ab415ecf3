"""A2.9 «Насильницьке переміщення або депортація дорослих»: paragraphs 86 to 89 of the Order.

Only about oneself: the Order lets nobody file for another adult, and children have A2.8. The date of birth comes first,
because which of the two is right depends on it.
"""

from __future__ import annotations

from dialogs.blocks.applicant import applicant, birth_date
from dialogs.blocks.cast import ALONE, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.who import CITIZENS_ONLY, citizenship, minor_alone
from dialogs.engine.conditions import AgeBelow, All, Is, Not, Skipped
from dialogs.engine.form import Form
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.finder.signs import TAKEN, TAKEN_YOUNG, both, lately
from dialogs.programmes.register.blocks.doubts import lists_oneself
from dialogs.programmes.register.blocks.family import family
from dialogs.programmes.register.blocks.forced import DATE, REGISTERED, forced, forced_rules, home_then

_IN_REGISTER = "in_persons_register"
_NUMBER = "persons_register_number"
_TERMS = ("deported_person", "forcibly_transferred_person")

_REGISTER = (
    Question(
        key=_IN_REGISTER,
        kind=YesNo(yes="Так, є або був запис", no="Ні, запису немає"),
        label="Відомості про включення до Реєстру осіб, депортованих або примусово переміщених у зв’язку із "
        "збройною агресією Російської Федерації проти України",
        ask="Чи є запис у Реєстрі депортованих осіб?",
        short="Реєстр депортованих",
        hint="Це український державний реєстр. Якщо не знаєте, пропустіть.",
        need=Need.IF_AVAILABLE,
        source="89.1/6",
        terms=_TERMS[:1],
    ),
    Question(
        key=_NUMBER,
        kind=RegistryNumber(),
        label="Реєстраційний номер у зазначеному реєстрі",
        ask="Який номер цього запису?",
        short="Номер запису",
        hint="Якщо номера не знаєте, пропустіть.",
        example="123456",
        need=Need.IF_AVAILABLE,
        when=Is(key=_IN_REGISTER, value=True),
        source="89.1/6",
        strengthens="За номером цей запис легше знайти.",
    ),
    # The Order lists the register twice, the second time without the number: asked only of who has no number.
    Question(
        key="persons_register_entry",
        kind=Text(max=300),
        label="Відомості про включення до реєстру осіб, депортованих або примусово переміщених у зв’язку із "
        "збройною агресією Російської Федерації проти України (за наявності)",
        ask="Що відомо про цей запис?",
        short="Про цей запис",
        hint="Хто й коли подавав відомості, що відповіли.",
        example="Відомості подала сестра в травні 2023 року",
        need=Need.IF_AVAILABLE,
        when=All(of=(Is(key=_IN_REGISTER, value=True), Skipped(key=_NUMBER))),
        source="89.1/7",
    ),
)

FORM = Form(
    code="A2.9",
    button="Примусове вивезення",
    title="Насильницьке переміщення або депортація дорослих",
    intro=(
        "Нам шкода, що це сталося. Ця заява для того, кого проти волі вивезли за кордон чи в "
        "інше місце України. Запитаємо, звідки й куди, коли це було й хто був поруч. Кожна "
        "доросла людина подає її сама, а для дитини є заява A2.8."
    ),
    evidence=EVIDENCE,
    cast=ALONE,
    person=HARMED,
    care=True,
    signs=(
        Sign(
            when=lately("moved", both(TAKEN, Not(of=TAKEN_YOUNG))),
            reason="Вивезли примусово: до Росії, Білорусі чи в окупацію.",
            para="86-88",
        ),
    ),
    sections=(
        Section(
            key="who",
            title="Хто подає",
            # Diia knows the birth date, but which claim is the right one depends on it.
            items=(
                citizenship("89/a"),
                birth_date("89/a").model_copy(update={"hint": "Від віку залежить, яка заява потрібна."}),
            ),
        ),
        Section(key="before", title="Життя до вивезення", items=(*_REGISTER, *home_then("89.1/2"))),
        Section(key="event", title="Що сталося", items=forced("89.1", _TERMS, _IN_REGISTER), heavy=True),
        Section(
            key="relatives",
            title="Родина",
            items=(
                family("89.2", "Кого з рідних вивезли з вами?", "Чи вивезли з вами ще когось?", child=False),
            ),
        ),
        Section(key="applicant", title="Про вас", items=applicant("89/a", REGISTERED, born=True)),
        Section(
            key="files",
            title="Докази",
            items=(
                evidence(
                    "89/e",
                    "Додаткові матеріали (докази)",
                    "Довідки, міграційна картка, квитки, фото. Заяву приймають і без них.",
                ).model_copy(
                    update={"strengthens": "Документи чи фото звідти покажуть, де й коли довелося бути."}
                ),
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        *lists_oneself("family", "family_name", child=False),
        minor_alone(),
        Rule(
            code="child_then",
            para="2",
            broken=AgeBelow(key="applicant_birth_date", years=18, on=DATE),
            explain="На той день іще не було 18 років. Для цього є заява про вивезення дитини.",
            instead="A2.8",
        ),
        *forced_rules("88", _IN_REGISTER),
        Rule(
            code="in_register",
            para="87",
            broken=Is(key=_IN_REGISTER, value=True),
            explain=(
                "Запис у цьому реєстрі — на вашу користь. За правилами людину з таким записом "
                "вважають насильно переміщеною або депортованою."
            ),
            favourable=True,
        ),
    ),
)
