"""Who files: paragraph 6 of the Order. Its text is not published with the amendment, so the items follow paragraph 7
(what Diia takes from the demographic register) and the parallel list for a child; the rest is marked as inferred.
"""

from __future__ import annotations

from dialogs.blocks.applicant_papers import REGISTER, passport, tax_number_and_citizenship
from dialogs.blocks.cast import APPLICANT, fact
from dialogs.blocks.places import actual_now, registered_now
from dialogs.blocks.sharing import shared
from dialogs.engine.conditions import OneOf
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question


def applicant(
    source: str, registered: str = "", actual: str = "", *, born: bool = False
) -> tuple[Question, ...]:
    """The whole block. `registered` and `actual` are the keys of addresses that the form has asked for already;
    `born` says that it has asked for the `birth_date` too."""
    return (
        *shared(APPLICANT, _name(source)),
        *(() if born else (birth_date(source),)),
        *shared(APPLICANT, *passport(source)),
        *shared(APPLICANT, *tax_number_and_citizenship(source)),
        *_contacts(source, registered, actual),
        *shared(APPLICANT, *_groups(source)),
    )


def birth_date(source: str) -> Question:
    """When the person who files was born. A form whose conditions look at their age asks it at the start."""
    return Question(
        key="applicant_birth_date",
        kind=Day(),
        label="Дата народження",
        ask="Коли ви народилися?",
        example="12 квітня 1985",
        source=source,
        prefill=REGISTER,
        fact=fact("birth_date", "date", APPLICANT),
    )


def _name(source: str) -> Question:
    return Question(
        key="applicant_name",
        kind=PersonName(),
        label="Прізвище, власне ім’я, по батькові (за наявності)",
        ask="Як вас звати?",
        hint="Прізвище, ім’я та по батькові, якщо воно є.",
        example="Коваленко Марія Іванівна",
        source=source,
        prefill=REGISTER,
    )


def _contacts(source: str, registered: str, actual: str) -> tuple[Question, ...]:
    return (
        *registered_now(
            APPLICANT,
            ("Яка у вас зараз адреса реєстрації?", "За якою адресою ви зареєстровані?"),
            source,
            registered,
            inferred=True,
        ),
        *actual_now(
            APPLICANT,
            ("Яка у вас зараз адреса проживання?", "За якою адресою ви живете?"),
            source,
            actual,
            inferred=True,
        ),
        *shared(
            APPLICANT,
            Question(
                key="applicant_phone",
                kind=Phone(),
                label="Номер телефону",
                ask="Який у вас номер телефону?",
                short="Номер телефону",
                hint="Український або закордонний, з кодом країни.",
                example="+380 67 000 00 00",
                source=source,
                inferred=True,
            ),
            Question(
                key="applicant_email",
                kind=Email(),
                label="Адреса електронної пошти",
                ask="Яка у вас електронна пошта?",
                short="Електронна пошта",
                hint="На неї надішлють рішення щодо вашої заяви.",
                example="maria@example.com",
                source=source,
                inferred=True,
                absent=True,
            ),
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
                        button="Інфраструктура",
                    ),
                    Option(value="another", label="Інша група", words=("інша", "other")),
                    Option(value="none", label="Жодна з цих груп", words=("жодна", "ні", "none")),
                )
            ),
            label="Належність до підгрупи",
            ask="Чи належите ви до цих груп?",
            short="Належність до груп",
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
            short="Документ про групу",
            hint="Службове посвідчення, трудовий договір або наказ.",
            need=Need.IF_AVAILABLE,
            when=OneOf(
                key="applicant_groups", values=("military", "medics", "critical_infrastructure", "another")
            ),
            source=source,
            inferred=True,
        ),
    )
