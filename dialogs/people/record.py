"""The record of a person as a form like any other: what it asks are the facts that are theirs, under the names that the
forms give them. So a fact is read, refused, worded and changed in a record as it is in a claim.

It belongs to no programme and is never filed. The keys are the names of the facts.
"""

from __future__ import annotations

from dialogs.blocks.person import SEX, TAX_NUMBER_HINT
from dialogs.engine.answers import PERSON
from dialogs.engine.conditions import Condition, Given, Is, OneOf
from dialogs.engine.facts import FOR_WHOM, Fact, Role, Stands
from dialogs.engine.form import Form
from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.birth_certificate import BirthCertificate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.citizenships import STATELESS
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.passport import Passport
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section

WHO = FOR_WHOM
"""The key of who the person is to the one who writes."""

IS_CHILD = OneOf(key=WHO, values=("child", "ward"))
_IS_SELF = Is(key=WHO, value="self")
_HAS_PASSPORT = Given(key="passport")


def _asked(
    key: str,
    kind: Kind,
    ask: str,
    hint: str = "",
    example: str = "",
    *,
    need: Need = Need.OPTIONAL,
    when: Condition | None = None,
    absent: bool = False,
) -> Question:
    return Question(
        key=key,
        kind=kind,
        label=ask.rstrip("?"),
        ask=ask,
        hint=hint,
        example=example,
        need=need,
        when=when,
        absent=absent,
        inferred=True,
        fact=Fact(name=key, kind=kind.name, of=PERSON),
    )


_WHO = Choice(
    of=(
        Option(value="self", label="Це я", words=("я", "me")),
        Option(value="child", label="Моя дитина", words=("дитина", "син", "дочка", "child")),
        Option(
            value="ward",
            label="Дитина під опікою або в закладі",
            button="Дитина під опікою",
            words=("опіка", "під опікою", "ward"),
        ),
        Option(value="adult", label="Доросла людина", words=("дорослий", "доросла", "adult")),
    )
)

RECORD = Form(
    code=PERSON,
    title="Картка людини",
    intro="",
    cast=(Role(name=PERSON, stands=Stands.BEGUN_FOR),),
    person=PERSON,
    sections=(
        Section(
            key="who",
            title="Хто це",
            items=(
                _asked(WHO, _WHO, "Хто це?", need=Need.REQUIRED),
                _asked(
                    "name",
                    PersonName(),
                    "Яке повне ім’я?",
                    "Прізвище, ім’я та по батькові, якщо воно є.",
                    "Коваленко Софія Андріївна",
                    need=Need.REQUIRED,
                ),
                _asked("birth_date", Day(), "Яка дата народження?", "", "17 травня 2015", need=Need.REQUIRED),
                _asked("sex", SEX, "Яка стать?", need=Need.REQUIRED, when=IS_CHILD),
            ),
        ),
        Section(
            key="papers",
            title="Документи",
            items=(
                _asked(
                    "birth_record",
                    YesNo(yes="Так, є запис", no="Ні, запису немає"),
                    "Чи є запис про народження в Державному реєстрі?",
                    "Якщо є українське свідоцтво, то є й запис.",
                    need=Need.REQUIRED,
                    when=IS_CHILD,
                ),
                _asked(
                    "citizenship",
                    Country(popular=("UA", STATELESS)),
                    "Яке громадянство?",
                    "Натисніть кнопку або напишіть назву країни.",
                    "Україна",
                    need=Need.REQUIRED,
                    when=IS_CHILD,
                ),
                _asked(
                    "ukrainian_citizenship",
                    YesNo(yes="Так, громадянство є", no="Ні, громадянства немає"),
                    "Чи є громадянство України?",
                    when=_IS_SELF,
                ),
                _asked(
                    "birth_certificate",
                    BirthCertificate(),
                    "Які серія й номер свідоцтва про народження?",
                    "",
                    "І-БК 123456",
                    need=Need.REQUIRED,
                    when=IS_CHILD,
                ),
                _asked(
                    "tax_number",
                    TaxNumber(born_key="birth_date", sex_key="sex"),
                    "Який податковий номер?",
                    TAX_NUMBER_HINT,
                    "3114804522",
                    need=Need.IF_AVAILABLE,
                    absent=True,
                ),
                _asked(
                    "passport",
                    Passport(),
                    "Який номер паспорта?",
                    "Внутрішнього або закордонного, із серією, якщо вона є.",
                    "FB 123456",
                    need=Need.IF_AVAILABLE,
                    absent=True,
                ),
                _asked(
                    "passport_issued", Day(), "Коли видано паспорт?", "", "3 лютого 2021", when=_HAS_PASSPORT
                ),
                _asked(
                    "passport_issuer",
                    Text(max=200),
                    "Хто видав паспорт?",
                    "Номер органу з паспорта або його назва.",
                    "6301",
                    when=_HAS_PASSPORT,
                ),
                _asked(
                    "passport_valid_until",
                    Day(past=False),
                    "До якого дня дійсний паспорт?",
                    "",
                    "3 лютого 2030",
                    when=_HAS_PASSPORT,
                ),
            ),
        ),
        Section(
            key="homes",
            title="Адреси й контакти",
            items=(
                _asked(
                    "registered_address",
                    Address(),
                    "Яка адреса реєстрації зараз?",
                    "Місце реєстрації, колишня «прописка».",
                    "Харківська область, Ізюм, вулиця Садова, 5",
                ),
                _asked(
                    "actual_address",
                    Address(),
                    "Яка адреса проживання зараз?",
                    "Можна написати так, як пишуть на конверті.",
                    "Львівська область, Львів, вулиця Зелена, 10",
                ),
                _asked("phone", Phone(), "Який номер телефону?", "", "+380 67 000 00 00", when=_IS_SELF),
                _asked("email", Email(), "Яка електронна пошта?", "", "maria@example.com", when=_IS_SELF),
            ),
        ),
    ),
)


def needed(key: str) -> bool:
    """Whether a record without this answer lacks something that claims ask for."""
    return RECORD.questions[key].need is not Need.OPTIONAL
