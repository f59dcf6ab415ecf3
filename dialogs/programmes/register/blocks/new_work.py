"""New work after the loss, and what the registers say of the old (paragraph 96; Diia takes the registers itself)."""

from __future__ import annotations

from dialogs.engine.conditions import All, Is, OneOf
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.edrpou import Edrpou
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat
from dialogs.programmes.register.blocks.employer import new_employer
from dialogs.programmes.register.blocks.job import EMPLOYED, REGISTERED, SELF
from dialogs.programmes.register.blocks.job_loss import WORKS_AGAIN

_AT_ANOTHER = Is(key="new_job_type", value="employer")

NEW_WORK = Repeat(
    key="new_jobs",
    label="Відомості про поновлення на роботі (за наявності)",
    ask="Розкажете про роботу після перерви?",
    short="Нова робота",
    again="Чи була ще якась робота відтоді?",
    item_label="Робота після перерви",
    add="Додати роботу",
    none="Немає чого додати",
    when=WORKS_AGAIN,
    source="96.2",
    max=10,
    body=(
        Question(
            key="new_job_type",
            kind=Choice(
                of=(
                    Option(value="employer", label="У нового роботодавця", words=("новий", "new")),
                    Option(
                        value="same",
                        label="У колишнього роботодавця",
                        words=("у того самого", "колишній", "same"),
                    ),
                    Option(
                        value="own",
                        label="Для себе, самозайнятість",
                        button="Для себе",
                        words=("самозайнятість", "own"),
                    ),
                )
            ),
            label="Вид нової роботи",
            ask="У кого ви тепер працюєте?",
            short="Де працюєте тепер",
            inferred=True,
            steers=True,
        ),
        *new_employer(_AT_ANOTHER),
        Question(
            key="new_contract_info",
            kind=LongText(max=4000),
            label="Інформація про трудовий договір",
            ask="Який там договір?",
            short="Вид договору",
            hint="З якого дня, на яку посаду, чи повна зайнятість.",
            when=OneOf(key="new_job_type", values=("employer", "same")),
            source="96.2/3",
        ),
        Question(
            key="new_self_employed_activity",
            kind=LongText(max=4000, work=True),
            label="Інформація про нову (відновлену) господарську діяльність самозайнятої особи",
            ask="Чим ви тепер займаєтеся?",
            hint="Чим займаєтеся, де, з якого часу.",
            when=Is(key="new_job_type", value="own"),
            source="96.2/4",
        ),
    ),
)

_COMPARES = Is(key="compare_work", value=True)

COMPARISON = (
    Question(
        key="compare_work",
        compares=True,
        kind=YesNo(yes="Так, хочу перевірити", no="Ні, Дія має ці дані"),
        label="Записи реєстрів внесено для звірки",
        ask="Чи хочете внести записи про роботу з реєстрів?",
        short="Записи про роботу",
        hint="Дія візьме їх із реєстру застрахованих осіб і реєстру підприємців.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="self_employed_edr",
        kind=Text(max=400),
        label="Відомості про реєстрацію, як самозайнятої особи та реєстрацію припинення діяльності самозайнятої "
        "особи з Єдиного державного реєстру юридичних осіб, фізичних осіб — підприємців та громадських формувань "
        "(за наявності)",
        ask="Який запис про вас у держреєстрі?",
        short="Запис у держреєстрі",
        hint="Номер і дата з витягу. Решта вже є вище.",
        example="запис № 2 123 000 0000 001234 від 5 травня 2018 року",
        need=Need.IF_AVAILABLE,
        when=All(of=(SELF, _COMPARES, REGISTERED)),
        source="96.1/11",
        prefill="edr",
    ),
    Question(
        key="employer_edr",
        kind=Edrpou(),
        label="Відомості про роботодавця з Єдиного державного реєстру юридичних осіб, фізичних осіб — підприємців "
        "та громадських формувань (за наявності)",
        ask="Який код має роботодавець?",
        short="Код роботодавця",
        hint="ЄДРПОУ: код організації, 8 цифр. Він є на печатці й у договорі.",
        example="32855961",
        need=Need.IF_AVAILABLE,
        when=All(of=(EMPLOYED, _COMPARES)),
        source="96.1/12",
        prefill="edr",
    ),
    Question(
        key="accrued_income",
        kind=LongText(max=4000),
        label="Відомості про нараховані доходи, зокрема з реєстру застрахованих осіб Державного реєстру "
        "загальнообов’язкового державного соціального страхування",
        ask="Які доходи записано в реєстрі?",
        short="Доходи в реєстрі",
        hint="Роки й суми з довідки Пенсійного фонду.",
        example="2021 рік: 168 000 грн",
        when=_COMPARES,
        source="96.2/6",
        prefill="insured_persons",
    ),
)
