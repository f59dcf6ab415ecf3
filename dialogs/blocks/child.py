"""A claim of a parent in the interests of a minor child: paragraphs 79, 85 and 93 list the same nine items.

The few facts that decide whether a parent can file come first; papers wait until the story is told.
"""

from __future__ import annotations

from dialogs.blocks.cast import CHILD
from dialogs.blocks.person import REFUSAL, TAX_NUMBER, TAX_NUMBER_HINT, sex
from dialogs.blocks.places import actual_now, registered_now
from dialogs.blocks.sharing import shared
from dialogs.blocks.who import FOR_CHILD
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import Absent, AgeAtLeast, All, Any_, Given, Is, Not, Skipped
from dialogs.engine.kinds.birth_certificate import BirthCertificate
from dialogs.engine.kinds.citizenships import STATELESS
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.passport import Passport
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.questions import Need, Question
from dialogs.engine.rules import Rule

_REFUSED = All(of=(Absent(key="applicant_tax_number"), Is(key="applicant_tax_number_refused", value=True)))
_NO_REFUSAL = Any_(
    of=(
        Not(of=Absent(key="applicant_tax_number")),
        Is(key="applicant_tax_number_refused", value=False),
        Skipped(key="applicant_tax_number_refused"),
    )
)
"""Whoever says that there is no number is asked why before anything is said of it."""
_HAS_PASSPORT = Given(key="child_passport")


def child_person(para: str) -> tuple[Question, ...]:
    """Who the child is. `para` is the paragraph with the list of nine items."""
    return shared(
        CHILD,
        Question(
            key="child_name",
            kind=PersonName(),
            label="Прізвище, власне ім’я, по батькові (за наявності)",
            ask="Як звати дитину?",
            short="Ім’я дитини",
            hint="Прізвище, ім’я та по батькові, якщо воно є.",
            example="Коваленко Софія Андріївна",
            source=f"{para}/1",
        ),
        Question(
            key="child_birth_date",
            kind=Day(),
            label="Дата народження",
            ask="Коли народилася дитина?",
            example="17 травня 2015",
            source=f"{para}/2",
        ),
        sex("child_sex", "Яка стать дитини?", f"{para}/4"),
        Question(
            key="child_birth_record",
            kind=YesNo(yes="Так, є запис", no="Ні, запису немає"),
            label="Актовий запис про народження в Державному реєстрі актів цивільного стану громадян",
            ask="Чи є запис про народження в Державному реєстрі?",
            short="Запис про народження",
            hint="Це реєстр актів цивільного стану. Якщо є українське свідоцтво, то є й запис.",
            source=para,
        ),
    )


def child_papers(para: str, registered: str = "", actual: str = "") -> tuple[Question, ...]:
    """Citizenship, addresses and documents of the child. `registered` and `actual` are the keys of the child's
    addresses at the time of the events and after them, if the form has asked for these."""
    return (
        *shared(
            CHILD,
            Question(
                key="child_citizenship",
                kind=Country(popular=("UA", STATELESS)),
                label="Громадянство",
                ask="Яке громадянство має дитина?",
                short="Громадянство дитини",
                hint="Натисніть кнопку або напишіть назву країни.",
                example="Україна",
                source=f"{para}/3",
            ),
            Question(
                key="child_birth_certificate",
                kind=BirthCertificate(),
                label="Серія і номер свідоцтва про народження",
                ask="Які серія й номер свідоцтва про народження?",
                short="Свідоцтво про народження",
                example="І-БК 123456",
                source=f"{para}/9",
            ),
        ),
        *registered_now(
            CHILD,
            ("Яка адреса реєстрації дитини зараз?", "За якою адресою зареєстрована дитина?"),
            f"{para}/5",
            registered,
        ),
        *actual_now(
            CHILD,
            ("Яка адреса проживання дитини зараз?", "За якою адресою живе дитина?"),
            f"{para}/6",
            actual,
        ),
        *shared(
            CHILD,
            Question(
                key="child_passport",
                kind=Passport(),
                label="Паспорт громадянина України або паспорт громадянина України для виїзду за кордон: "
                "серія та/або номер",
                ask="Який номер паспорта дитини?",
                short="Паспорт дитини",
                hint="Внутрішнього або закордонного. Якщо паспорта немає, пропустіть.",
                example="FB 123456",
                need=Need.IF_AVAILABLE,
                source=f"{para}/7",
            ),
            Question(
                key="child_passport_issued",
                kind=Day(),
                label="Дата видачі",
                ask="Коли видано паспорт дитини?",
                short="Коли видано паспорт",
                example="3 лютого 2021",
                need=Need.IF_AVAILABLE,
                when=_HAS_PASSPORT,
                checks=(
                    NotBefore(
                        key="child_birth_date",
                        message="Дитина народилася {other}, а паспорт видано раніше. Перевірте дату.",
                    ),
                ),
                source=f"{para}/7",
            ),
            Question(
                key="child_passport_issuer",
                kind=Text(max=200),
                label="Ким видано",
                ask="Хто видав паспорт дитини?",
                short="Ким видано паспорт",
                hint="Номер органу з паспорта або його назва.",
                example="6301",
                need=Need.IF_AVAILABLE,
                when=_HAS_PASSPORT,
                source=f"{para}/7",
            ),
            Question(
                key="child_passport_valid_until",
                kind=Day(past=False),
                label="Строк дії",
                ask="До якого дня дійсний паспорт дитини?",
                short="Строк дії паспорта",
                example="3 лютого 2030",
                need=Need.IF_AVAILABLE,
                when=_HAS_PASSPORT,
                source=f"{para}/7",
            ),
            Question(
                key="child_tax_number",
                kind=TaxNumber(born_key="child_birth_date", sex_key="child_sex"),
                label=TAX_NUMBER,
                ask="Який податковий номер дитини?",
                short="Податковий номер дитини",
                hint=f"{TAX_NUMBER_HINT} Якщо його немає, пропустіть.",
                absent=True,
                example="4214004328",
                need=Need.IF_AVAILABLE,
                source=f"{para}/8",
            ),
            Question(
                key="child_tax_number_refused",
                kind=YesNo(yes="Так, є відмітка", no="Ні, номера просто немає", tells=REFUSAL),
                label="Відмова від РНОКПП через релігійні переконання з відміткою в паспорті",
                ask="Чи є в паспорті дитини відмітка про відмову?",
                short="Відмітка про відмову",
                hint="Її ставлять, коли від податкового номера відмовилися через релігійні переконання.",
                need=Need.IF_AVAILABLE,
                when=All(of=(Absent(key="child_tax_number"), Not(of=Absent(key="child_passport")))),
                source=f"{para}/8",
            ),
            Question(
                key="child_passport_instead",
                kind=Passport(sorts=("booklet", "id_card")),
                label="Серія (за наявності) та номер паспорта громадянина України",
                ask="Який номер паспорта з цією відміткою?",
                short="Паспорт із відміткою",
                example="001234567",
                need=Need.IF_AVAILABLE,
                when=Is(key="child_tax_number_refused", value=True),
                source=f"{para}/8",
            ),
        ),
    )


def child_rules(para: str) -> tuple[Rule, ...]:
    """The conditions of the paragraph. A record and a number can still be obtained, so their lack is a warning; an
    adult child leaves a parent no way to file."""
    return (
        Rule(
            code="child_is_adult",
            para=para,
            broken=All(of=(FOR_CHILD, AgeAtLeast(key="child_birth_date", years=18))),
            explain="Дитині вже є 18 років. Тепер вона подає заяву від свого імені.",
            stop=True,
        ),
        Rule(
            code="no_birth_record",
            para=para,
            broken=All(of=(FOR_CHILD, Is(key="child_birth_record", value=False))),
            explain="Щоб подати заяву, потрібен актовий запис про народження в Державному реєстрі. "
            "Його роблять у відділі РАЦС або в консульстві. "
            "Якщо дитина народилася в окупації, спершу її народження встановлює суд.",
        ),
        Rule(
            code="parent_without_tax_number",
            para=para,
            broken=All(of=(FOR_CHILD, Skipped(key="applicant_tax_number"), _NO_REFUSAL)),
            explain="Щоб подати заяву для дитини, потрібен ваш податковий номер (РНОКПП). "
            "Без нього Дія може її не прийняти.",
        ),
        Rule(
            code="parent_refused_tax_number",
            para=para,
            broken=All(of=(FOR_CHILD, _REFUSED)),
            explain="За правилами подання той, хто подає заяву за дитину, має податковий номер. "
            "Відмітку про відмову там згадано лише в паспорті дитини. Дія може не прийняти заяву. "
            "Подати її може й другий із батьків, якщо має номер.",
        ),
    )
