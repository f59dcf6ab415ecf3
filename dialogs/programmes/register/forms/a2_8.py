"""A2.8 «Насильницьке переміщення або депортація дітей»: paragraphs 80 to 85 of the Order.

A parent files for a child. Who was a child then and is 18 now files alone (paragraph 80), so the words fit both. The
date of birth comes first: whether this is the right claim depends on it, and nobody should tell the story in vain.
"""

from __future__ import annotations

from datetime import date

from dialogs.blocks.applicant import applicant, birth_date
from dialogs.blocks.cast import CAST, HARMED
from dialogs.blocks.child import child_papers, child_person, child_rules
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.evidence import evidence
from dialogs.blocks.who import (
    BY_THE_ORDER,
    CITIZENS_ONLY,
    FOR_CHILD,
    citizenship,
    filing_for,
    filing_rules,
)
from dialogs.engine.conditions import AgeAtLeast, All, Is, OneOf
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.finder.signs import TAKEN_YOUNG, lately
from dialogs.programmes.register.blocks.doubts import lists_oneself
from dialogs.programmes.register.blocks.family import family
from dialogs.programmes.register.blocks.forced import AFTER, DATE, REGISTERED, forced, forced_rules, home_then

_FOR_SELF = Is(key="filing_for", value="self")
_IN_REGISTER = "in_children_register"
_TERMS = ("deported_child", "forcibly_transferred_child")
_STATUS_AFTER = "Статус дитини після переміщення (за наявності)"

_BEFORE = (
    Question(
        key=_IN_REGISTER,
        kind=YesNo(yes="Так, є або був запис", no="Ні, запису немає"),
        label="Відомості про включення до Реєстру відомостей щодо дітей, депортованих або примусово "
        "переміщених у зв’язку із збройною агресією Російської Федерації проти України",
        ask="Чи є запис у Реєстрі депортованих дітей?",
        short="Запис у реєстрі дітей",
        hint="Це український державний реєстр. Якщо не знаєте, пропустіть.",
        need=Need.IF_AVAILABLE,
        source="84.2/6",
        terms=_TERMS[:1],
    ),
    Question(
        key="children_register_number",
        kind=RegistryNumber(),
        label="Реєстровий номер у зазначеному реєстрі",
        ask="Який номер цього запису?",
        short="Номер запису",
        hint="Якщо номера не знаєте, пропустіть.",
        example="123456",
        need=Need.IF_AVAILABLE,
        when=Is(key=_IN_REGISTER, value=True),
        source="84.2/6",
        strengthens="За номером цей запис легше знайти.",
    ),
    Question(
        key="orphan_status",
        kind=Choice(
            of=(
                Option(value="orphan", label="Статус дитини-сироти", words=("сирота", "orphan")),
                Option(
                    value="deprived",
                    label="Статус дитини, позбавленої батьківського піклування",
                    button="Позбавлення піклування",
                    words=("позбавлена", "deprived"),
                ),
                Option(value="none", label="Такого статусу не було", words=("ні", "немає", "no", "none")),
            )
        ),
        label="Відомості про наявність у дитини статусу дитини-сироти або дитини, позбавленої батьківського "
        "піклування (за наявності)",
        ask="Чи був тоді статус дитини-сироти?",
        short="Статус сироти",
        hint="Про це питають усіх. Ідеться й про дітей без батьківського піклування.",
        need=Need.IF_AVAILABLE,
        source="84.1/1",
    ),
    Question(
        key="in_institution",
        kind=YesNo(yes="Так, у закладі", no="Ні, вдома чи в рідних"),
        label="Відомості про перебування дитини під інституційним доглядом та вихованням на момент переміщення",
        ask="Чи довелося тоді жити в закладі?",
        short="Життя в закладі",
        hint="Інтернат, дитячий будинок, лікарня, навіть недовго.",
        need=Need.IF_AVAILABLE,
        source="84.1/2",
    ),
    Question(
        key="institution_details",
        kind=Text(max=300),
        label="Заклад інституційного догляду та виховання на момент переміщення",
        ask="Який це був заклад?",
        short="Назва закладу",
        hint="Назва й місто. Вистачить того, що пригадується.",
        example="Школа-інтернат у Каховці",
        need=Need.IF_AVAILABLE,
        when=Is(key="in_institution", value=True),
        source="84.1/2",
        strengthens="Назва закладу допоможе знайти документи про вивезення.",
    ),
)

_AFTERWARDS = (
    Question(
        key="child_status_after",
        kind=MultiChoice(
            of=(
                Option(value="returned", label="Повернення додому", words=("додому", "returned")),
                Option(value="relatives", label="Разом із рідними", words=("рідні", "relatives")),
                Option(
                    value="family",
                    label="Опіка чи прийомна родина",
                    button="Опіка, прийомні батьки",
                    words=("опіка", "guardianship", "foster"),
                ),
                Option(
                    value="institution",
                    label="У закладі чи в таборі",
                    words=("заклад", "табір", "camp", "institution"),
                ),
                Option(
                    value="citizenship",
                    label="Інше громадянство",
                    words=("громадянство", "citizenship"),
                ),
                Option(value="other", label="Щось інше", words=("інше", "other")),
            )
        ),
        label=_STATUS_AFTER,
        ask="Що було після вивезення?",
        short="Після вивезення",
        hint="Можна вибрати кілька або пропустити.",
        need=Need.IF_AVAILABLE,
        source="84.2/7",
    ),
    Question(
        key="child_status_after_other",
        kind=Text(max=300),
        label=_STATUS_AFTER,
        ask="Що саме було?",
        example="Тимчасовий притулок у Росії",
        need=Need.IF_AVAILABLE,
        when=OneOf(key="child_status_after", values=("other",)),
        source="84.2/7",
    ),
)

_FAMILY = family("84.3", "Кого з рідних теж вивезли?", "Чи вивезли ще когось із рідних?").model_copy(
    update={"hint": "Разом із людиною, про яку ця заява. Власну заяву кожна людина подає окремо."}
)


def _child_rules() -> tuple[Rule, ...]:
    """Paragraph 81, and paragraph 80 for a child who is an adult by now."""
    return tuple(
        rule.model_copy(update={"para": "80"}) if rule.code == "child_is_adult" else rule
        for rule in child_rules("81")
    )


_FILING = BY_THE_ORDER.model_copy(update={"guardians_on": date(2025, 9, 17)})

FORM = Form(
    code="A2.8",
    button="Вивезення дитини",
    title="Насильницьке переміщення або депортація дітей",
    intro=(
        "Нам шкода, що це сталося. Ця заява про дитину, яку проти волі вивезли за кордон чи "
        "в інше місце України. Запитаємо, звідки й куди, коли це було й хто був поруч. Для "
        "дитини її подає мати або батько. Якщо вивезли вас, а тепер вам є 18, подаєте самі."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    alike=(
        "forced_registered_address",
        "forced_home_same",
        "forced_other_address",
        "forced_address_after",
        "forced_ended",
        "forced_end_date",
    ),
    care=True,
    signs=(
        Sign(
            when=lately("moved", TAKEN_YOUNG),
            reason="Вивезли примусово, коли ще не було 18 років.",
            para="80-83",
        ),
    ),
    sections=(
        Section(
            key="who",
            title="Для кого заява",
            items=(
                filing_for(_FILING),
                citizenship("84/a"),
                # Diia knows it, but which claim is the right one depends on it.
                birth_date("84/a").model_copy(
                    update={"hint": "Про людину, яка подає заяву. Від віку залежить, яка заява потрібна."}
                ),
            ),
        ),
        Section(key="child", title="Дитина", items=child_person("85"), when=FOR_CHILD),
        Section(key="before", title="Життя до вивезення", items=(*_BEFORE, *home_then("84.2/2"))),
        Section(
            key="event",
            title="Що сталося",
            items=(*forced("84.2", _TERMS, _IN_REGISTER), *_AFTERWARDS),
            heavy=True,
        ),
        Section(key="relatives", title="Родина", items=(_FAMILY,)),
        Section(
            key="child_papers",
            title="Документи дитини",
            items=child_papers("85", registered=REGISTERED, actual=AFTER),
            when=FOR_CHILD,
        ),
        Section(
            key="applicant",
            title="Хто подає заяву",
            items=applicant("84/a", REGISTERED, born=True),
        ),
        Section(
            key="files",
            title="Докази",
            items=(
                evidence(
                    "84/e",
                    "Додаткові матеріали (докази)",
                    "Квитки, довідки, фото, листування. Заяву приймають і без них.",
                ).model_copy(
                    update={"strengthens": "Фото, листування чи довідки звідти покажуть, де й коли це було."}
                ),
            ),
        ),
    ),
    rules=(
        CITIZENS_ONLY,
        *lists_oneself("family", "family_name"),
        *filing_rules(_FILING, "81"),
        *_child_rules(),
        Rule(
            code="adult_then",
            para="2",
            broken=All(of=(_FOR_SELF, AgeAtLeast(key="applicant_birth_date", years=18, on=DATE))),
            explain="На той день уже було 18 років. Для цього є заява про вивезення дорослих.",
            instead="A2.9",
        ),
        *forced_rules("83", _IN_REGISTER),
        Rule(
            code="in_register",
            para="82",
            broken=Is(key=_IN_REGISTER, value=True),
            explain=(
                "Запис у цьому реєстрі — на вашу користь. За правилами дитину з таким записом "
                "вважають насильно переміщеною або депортованою."
            ),
            favourable=True,
        ),
    ),
)
