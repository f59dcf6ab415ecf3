"""Who files: paragraph 6 of the Order. Its text is not published with the amendment, so the items follow paragraph 7
(what Diia takes from the demographic register) and the parallel list for a child; the rest is marked as inferred.

Diia knows the passport anyway. Only who wants to compare is asked for it.
"""

from __future__ import annotations

from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import Is, OneOf, Skipped
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.passport import Passport
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.unzr import Unzr
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.schema import Need, Question
from dialogs.forms.blocks.person import TAX_NUMBER, TAX_NUMBER_HINT, sex
from dialogs.forms.blocks.places import actual_now, registered_now

_REGISTER = "eddr"
_COMPARES = Is(key="compare_passport", value=True)


def applicant(source: str, registered: str = "", actual: str = "") -> tuple[Question, ...]:
    """The whole block. `registered` and `actual` are the keys of addresses that the form has asked for already."""
    return (
        *_identity(source),
        *_passport(source),
        *_tax(source),
        *_contacts(source, registered, actual),
        *_groups(source),
    )


def _identity(source: str) -> tuple[Question, ...]:
    return (
        Question(
            key="applicant_name",
            kind=PersonName(),
            label="Прізвище, власне ім’я, по батькові (за наявності)",
            ask="Як вас звати?",
            hint="Прізвище, ім’я та по батькові, якщо воно є.",
            example="Коваленко Марія Іванівна",
            source=source,
            prefill=_REGISTER,
        ),
        Question(
            key="applicant_birth_date",
            kind=Day(),
            label="Дата народження",
            ask="Коли ви народилися?",
            example="12 квітня 1985",
            source=source,
            prefill=_REGISTER,
        ),
    )


def _passport(source: str) -> tuple[Question, ...]:
    return (
        Question(
            key="compare_passport",
            kind=YesNo(yes="Так, хочу звірити", no="Ні, Дія знає сама"),
            label="Паспортні дані внесено для звірки",
            ask="Внести дані вашого паспорта?",
            hint="Дія візьме їх із реєстру. Внесіть, якщо хочете звірити, чи все там так.",
            inferred=True,
        ),
        sex("applicant_sex", "Яка стать записана в паспорті?", source, _REGISTER, _COMPARES),
        Question(
            key="applicant_birth_place",
            kind=Text(max=200),
            label="Місце народження",
            ask="Де ви народилися?",
            hint="Так, як записано в паспорті.",
            example="м. Ізюм, Харківська область",
            when=_COMPARES,
            source=source,
            prefill=_REGISTER,
        ),
        Question(
            key="applicant_passport",
            kind=Passport(),
            label="Серія та/або номер паспорта громадянина України або паспорта громадянина України "
            "для виїзду за кордон",
            ask="Який номер вашого паспорта?",
            hint="Внутрішнього або закордонного, із серією, якщо вона є.",
            example="КО 123456",
            when=_COMPARES,
            source=source,
            prefill=_REGISTER,
        ),
        Question(
            key="applicant_passport_issued",
            kind=Day(),
            label="Дата видачі паспорта",
            ask="Коли видано цей паспорт?",
            example="20 червня 2018",
            when=_COMPARES,
            checks=(
                NotBefore(
                    key="applicant_birth_date",
                    message="Ви народилися {other}, а паспорт видано раніше. Перевірте дату.",
                ),
            ),
            source=source,
            prefill=_REGISTER,
        ),
        Question(
            key="applicant_passport_issuer",
            kind=Text(max=200),
            label="Найменування уповноваженого суб’єкта, що видав паспорт",
            ask="Хто видав цей паспорт?",
            hint="Номер органу з паспорта або його назва.",
            example="6301",
            when=_COMPARES,
            source=source,
            prefill=_REGISTER,
        ),
        Question(
            key="applicant_passport_valid_until",
            kind=Day(past=False),
            label="Строк дії паспорта",
            ask="До якого дня дійсний цей паспорт?",
            hint="Паспорт-книжечка строку не має: тоді пропустіть.",
            example="20 червня 2028",
            need=Need.IF_AVAILABLE,
            when=_COMPARES,
            source=source,
            prefill=_REGISTER,
        ),
        Question(
            key="applicant_unzr",
            kind=Unzr(born_key="applicant_birth_date"),
            label="Унікальний номер запису в Єдиному державному демографічному реєстрі",
            ask="Який у вас номер запису в реєстрі?",
            hint="Це УНЗР: 13 цифр на ID-картці, починається з дати народження.",
            example="19850412-01230",
            need=Need.IF_AVAILABLE,
            when=_COMPARES,
            source=source,
            prefill=_REGISTER,
        ),
    )


def _tax(source: str) -> tuple[Question, ...]:
    return (
        Question(
            key="applicant_tax_number",
            kind=TaxNumber(born_key="applicant_birth_date", sex_key="applicant_sex"),
            label=TAX_NUMBER,
            ask="Який ваш податковий номер?",
            hint=TAX_NUMBER_HINT,
            example="3114804522",
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_tax_number_refused",
            kind=YesNo(yes="Так, є відмітка", no="Ні, відмови не було"),
            label="Відмова від РНОКПП через релігійні переконання з відміткою в паспорті",
            ask="Чи відмовлялися ви від номера через віру?",
            hint="Тоді у вашому паспорті є про це відмітка.",
            need=Need.IF_AVAILABLE,
            when=Skipped(key="applicant_tax_number"),
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_passport_instead",
            kind=Passport(sorts=("booklet", "id_card")),
            label="Серія (за наявності) та номер паспорта громадянина України",
            ask="Який номер паспорта з цією відміткою?",
            example="КО 123456",
            need=Need.IF_AVAILABLE,
            when=Is(key="applicant_tax_number_refused", value=True),
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_has_other_citizenship",
            kind=YesNo(yes="Так, маю ще одне", no="Ні, тільки українське"),
            label="Інше громадянство",
            ask="Чи маєте ви ще одне громадянство?",
            need=Need.IF_AVAILABLE,
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_other_citizenship",
            kind=Country(),
            label="Держава іншого громадянства",
            ask="Громадянство якої країни маєте ще?",
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
            hint="Паспорт або посвідчення. Надішліть його файлом.",
            need=Need.IF_AVAILABLE,
            when=Is(key="applicant_has_other_citizenship", value=True),
            source=source,
            inferred=True,
        ),
    )


def _contacts(source: str, registered: str, actual: str) -> tuple[Question, ...]:
    return (
        *registered_now(
            "applicant_registered_address",
            ("Яка ваша адреса реєстрації зараз?", "За якою адресою ви зареєстровані?"),
            source,
            registered,
            inferred=True,
        ),
        *actual_now(
            "applicant_actual_address",
            ("Яка ваша адреса проживання зараз?", "За якою адресою ви живете?"),
            source,
            actual,
            inferred=True,
        ),
        Question(
            key="applicant_phone",
            kind=Phone(),
            label="Номер телефону",
            ask="Який ваш номер телефону?",
            hint="Український або закордонний, з кодом країни.",
            example="+380 67 000 00 00",
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_email",
            kind=Email(),
            label="Адреса електронної пошти",
            ask="Яка ваша електронна пошта?",
            hint="На неї повідомляють про рішення щодо заяви.",
            example="maria@example.com",
            source=source,
            inferred=True,
        ),
    )


def _groups(source: str) -> tuple[Question, ...]:
    return (
        Question(
            key="applicant_groups",
            kind=MultiChoice(
                of=(
                    Option(
                        value="military", label="Військові", words=("військова", "військовий", "military")
                    ),
                    Option(value="medics", label="Медики", words=("медик", "лікар", "лікарка", "medic")),
                    Option(
                        value="critical_infrastructure",
                        label="Працівники критичної інфраструктури",
                        button="Критична інфраструктура",
                    ),
                    Option(value="another", label="Інша група", words=("інша", "other")),
                    Option(value="none", label="Жодна з цих груп", words=("жодна", "ні", "none")),
                )
            ),
            label="Належність до підгрупи",
            ask="Чи належите ви до цих груп?",
            hint="Дія теж запитає про це. Можна вибрати кілька.",
            need=Need.IF_AVAILABLE,
            source=source,
            inferred=True,
        ),
        Question(
            key="applicant_groups_document",
            kind=FileSet(max=5),
            label="Документ про належність до підгрупи",
            ask="Чи є документ про належність до групи?",
            hint="Службове посвідчення, трудовий договір або наказ.",
            need=Need.IF_AVAILABLE,
            when=OneOf(
                key="applicant_groups", values=("military", "medics", "critical_infrastructure", "another")
            ),
            source=source,
            inferred=True,
        ),
    )
