"""The papers of who files: the passport, the tax number, another citizenship.

Diia knows the passport anyway. Only who wants to compare is asked for it.
"""

from __future__ import annotations

from dialogs.blocks.person import REFUSAL, TAX_NUMBER, TAX_NUMBER_HINT, sex
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import Absent, Is
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.passport import Passport
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.unzr import Unzr
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.questions import Need, Question

REGISTER = "eddr"
_COMPARES = Is(key="compare_passport", value=True)


def passport(source: str) -> tuple[Question, ...]:
    """What the demographic register holds of the passport (paragraph 7)."""
    return (
        Question(
            key="compare_passport",
            compares=True,
            kind=YesNo(yes="Так, хочу перевірити", no="Ні, Дія має ці дані"),
            label="Паспортні дані внесено для звірки",
            ask="Чи хочете самі внести дані паспорта?",
            short="Внести дані паспорта",
            hint=(
                "Дія візьме їх із демографічного реєстру. Внесіть, якщо хочете перевірити, "
                "чи там усе правильно."
            ),
            inferred=True,
            steers=True,
        ),
        sex("applicant_sex", "Яка стать записана в паспорті?", source, REGISTER, _COMPARES),
        Question(
            key="applicant_birth_place",
            kind=Text(max=200),
            label="Місце народження",
            ask="Де ви народилися?",
            hint="Так, як записано в паспорті.",
            example="м. Ізюм, Харківська область",
            when=_COMPARES,
            source=source,
            prefill=REGISTER,
        ),
        Question(
            key="applicant_passport",
            kind=Passport(),
            label="Серія та/або номер паспорта громадянина України або паспорта громадянина України "
            "для виїзду за кордон",
            ask="Який номер вашого паспорта?",
            short="Номер паспорта",
            hint="Внутрішнього або закордонного, із серією, якщо вона є.",
            example="КО 123456",
            when=_COMPARES,
            source=source,
            prefill=REGISTER,
        ),
        Question(
            key="applicant_passport_issued",
            kind=Day(),
            label="Дата видачі паспорта",
            ask="Коли видано цей паспорт?",
            short="Коли видано паспорт",
            example="20 червня 2018",
            when=_COMPARES,
            checks=(
                NotBefore(
                    key="applicant_birth_date",
                    message="Ви народилися {other}, а паспорт видано раніше. Перевірте дату.",
                ),
            ),
            source=source,
            prefill=REGISTER,
        ),
        Question(
            key="applicant_passport_issuer",
            kind=Text(max=200),
            label="Найменування уповноваженого суб’єкта, що видав паспорт",
            ask="Хто видав цей паспорт?",
            short="Ким видано паспорт",
            hint="Номер органу з паспорта або його назва.",
            example="6301",
            when=_COMPARES,
            source=source,
            prefill=REGISTER,
        ),
        Question(
            key="applicant_passport_valid_until",
            kind=Day(past=False),
            label="Строк дії паспорта",
            ask="До якого дня дійсний цей паспорт?",
            short="Строк дії паспорта",
            hint="Якщо паспорт — книжечка, пропустіть: вона строку не має.",
            example="20 червня 2028",
            need=Need.IF_AVAILABLE,
            when=_COMPARES,
            source=source,
            prefill=REGISTER,
        ),
        Question(
            key="applicant_unzr",
            kind=Unzr(born_key="applicant_birth_date"),
            label="Унікальний номер запису в Єдиному державному демографічному реєстрі",
            ask="Який у вас номер запису в реєстрі?",
            short="Номер у реєстрі",
            hint="Це УНЗР: 13 цифр на ID-картці, починається з дати народження.",
            example="19850412-01230",
            need=Need.IF_AVAILABLE,
            when=_COMPARES,
            source=source,
            prefill=REGISTER,
        ),
    )


def refused_number(source: str) -> tuple[Question, ...]:
    """Why there is no tax number, and what stands in its place: paragraph 79 of the Order names the passport of whoever
    refused one for their religion."""
    return (
        Question(
            key="applicant_tax_number_refused",
            kind=YesNo(yes="Так, є відмітка", no="Ні, відмови не було", tells=REFUSAL),
            label="Відмова від РНОКПП через релігійні переконання з відміткою в паспорті",
            ask="Чи є в паспорті відмітка про відмову?",
            short="Відмітка про відмову",
            hint="Її ставлять тим, хто відмовився від податкового номера через релігійні переконання.",
            need=Need.IF_AVAILABLE,
            when=Absent(key="applicant_tax_number"),
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_passport_instead",
            kind=Passport(sorts=("booklet", "id_card")),
            label="Серія (за наявності) та номер паспорта громадянина України",
            ask="Який номер паспорта з цією відміткою?",
            short="Паспорт із відміткою",
            example="КО 123456",
            need=Need.IF_AVAILABLE,
            when=Is(key="applicant_tax_number_refused", value=True),
            source=source,
            inferred=True,
        ),
    )


def tax_number(source: str, *, sex_key: str = "", inferred: bool = False) -> tuple[Question, ...]:
    """The tax number, or why there is none. `sex_key` asks for what the number itself tells."""
    return (
        Question(
            key="applicant_tax_number",
            kind=TaxNumber(born_key="applicant_birth_date", sex_key=sex_key),
            label=TAX_NUMBER,
            ask="Який у вас податковий номер?",
            short="Податковий номер",
            hint=TAX_NUMBER_HINT,
            example="3114804522",
            absent=True,
            source=source,
            inferred=inferred,
        ),
        *refused_number(source),
    )


def tax_number_and_citizenship(source: str) -> tuple[Question, ...]:
    """The tax number, or why there is none, and another citizenship with its document."""
    return (
        *tax_number(source, sex_key="applicant_sex", inferred=True),
        Question(
            key="applicant_has_other_citizenship",
            kind=YesNo(yes="Так, маю ще одне", no="Ні, тільки українське"),
            label="Інше громадянство",
            ask="Чи маєте ви ще одне громадянство?",
            short="Ще одне громадянство",
            need=Need.IF_AVAILABLE,
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_other_citizenship",
            kind=Country(),
            label="Держава іншого громадянства",
            ask="Громадянство якої країни маєте ще?",
            short="Країна громадянства",
            example="Польща",
            need=Need.IF_AVAILABLE,
            when=Is(key="applicant_has_other_citizenship", value=True),
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_other_citizenship_document",
            kind=FileSet(max=5),
            label="Документ про інше громадянство",
            ask="Чи є документ про це громадянство?",
            short="Документ громадянства",
            hint="Паспорт або посвідчення. Надішліть його файлом.",
            need=Need.IF_AVAILABLE,
            when=Is(key="applicant_has_other_citizenship", value=True),
            source=source,
            inferred=True,
        ),
    )
