"""Who applies, as an office asks it: name, tax number, address and telephone, and copies of the papers."""

from __future__ import annotations

from dialogs.blocks.applicant_papers import tax_number
from dialogs.blocks.cast import APPLICANT, CHILD
from dialogs.blocks.places import ACTUAL, REGISTERED
from dialogs.blocks.sharing import shared
from dialogs.engine.application import Passage
from dialogs.engine.conditions import Absent, All, Condition, Is, Not
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.questions import Question

NO_NUMBER = Absent(key="applicant_tax_number")
_REFUSED = Is(key="applicant_tax_number_refused", value=True)

NUMBER_LINES = (
    Passage(text="податковий номер: {applicant_tax_number}", when=Not(of=NO_NUMBER)),
    Passage(
        text="податкового номера немає (відмова через релігійні переконання), паспорт: {applicant_passport_instead}",
        when=All(of=(NO_NUMBER, _REFUSED)),
    ),
    Passage(text="податкового номера немає", when=All(of=(NO_NUMBER, Not(of=_REFUSED)))),
)
"""The tax number among the lines of from whom, or what stands in its place."""


def identity(source: str) -> tuple[Question, ...]:
    """Name, birth date, tax number, telephone."""
    return shared(
        APPLICANT,
        Question(
            key="applicant_name",
            kind=PersonName(),
            label="Прізвище, власне ім’я, по батькові (за наявності)",
            ask="Як вас звати?",
            hint="Прізвище, ім’я та по батькові, якщо воно є.",
            example="Коваленко Марія Іванівна",
            source=source,
        ),
        Question(
            key="applicant_birth_date",
            kind=Day(),
            label="Дата народження",
            ask="Коли ви народилися?",
            example="12 квітня 1985",
            source=source,
            inferred=True,
        ),
        *tax_number(source),
        Question(
            key="applicant_phone",
            kind=Phone(),
            label="Номер телефону",
            ask="Який у вас номер телефону?",
            short="Номер телефону",
            example="+380 67 000 00 00",
            source=source,
            inferred=True,
        ),
    )


def registered_address(source: str, for_self: Condition, for_other: Condition) -> tuple[Question, ...]:
    """Where the person is registered for whom help is asked: whoever writes, or whom they represent."""

    def asked(of: str, ask: str, short: str, when: Condition) -> Question:
        return Question(
            key=f"{of}_registered_address",
            kind=Address(),
            label=REGISTERED,
            ask=ask,
            short=short,
            hint="Місце реєстрації, колишня «прописка». Почніть з області.",
            example="Рівненська область, місто Рівне, вулиця Соборна, 5",
            when=when,
            source=source,
        )

    return (
        *shared(
            APPLICANT, asked(APPLICANT, "За якою адресою ви зареєстровані?", "Адреса реєстрації", for_self)
        ),
        *shared(
            CHILD, asked(CHILD, "За якою адресою зареєстрована ця людина?", "Адреса цієї людини", for_other)
        ),
    )


def present_address(source: str) -> tuple[Question, ...]:
    """Where the applicant lives now: an office writes there."""
    return shared(
        APPLICANT,
        Question(
            key=f"{APPLICANT}_actual_address",
            kind=Address(),
            label=ACTUAL,
            ask="За якою адресою ви живете зараз?",
            short="Адреса зараз",
            hint="На неї надсилають відповідь. Почніть з області.",
            example="Рівненська область, місто Рівне, вулиця Соборна, 5",
            source=source,
            inferred=True,
        ),
    )


def copies(source: str) -> tuple[Question, ...]:
    """The passport and the paper with the tax number, as files. Without a file they can still be copied by hand."""
    return (
        Question(
            key="passport_copy",
            kind=FileSet(max=10),
            label="Паспорт чи ID-картка та їх копії",
            ask="Чи є фото або копія паспорта?",
            short="Копія паспорта",
            hint="Усі сторінки з записами або обидва боки картки. Можна донести й на папері.",
            source=source,
        ),
        Question(
            key="tax_number_copy",
            kind=FileSet(max=3),
            label="Реєстраційний номер облікової картки платника податків та його копія",
            ask="Чи є копія податкового номера?",
            short="Копія номера",
            hint="Картка або довідка з номером. Можна донести й на папері.",
            when=Not(of=NO_NUMBER),
            source=source,
        ),
    )
