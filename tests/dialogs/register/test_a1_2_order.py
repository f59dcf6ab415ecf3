"""A1.2 asks for everything that paragraphs 78 and 79 list, in the Order's own words."""

import pytest

from dialogs.engine.readiness import readiness
from dialogs.programmes import claim_forms
from tests.dialogs.register.walking import Person, everything

FORM = claim_forms()["A1.2"]

# The items of the Order with the parts of each, word for word, and the questions that ask for them.
ORDER: dict[str, dict[str, str]] = {
    "78.1/1": {
        "displacement_date": "дата вимушеного переміщення за межі України",
        "unable_to_return_since": "дата вимушеного переміщення за межі України",
    },
    "78.1/2": {
        "registered_address_at_displacement": "адреса задекларованого/зареєстрованого місця проживання "
        "на момент вимушеного переміщення за межі України",
    },
    "78.1/3": {
        "actual_address_after_displacement": "адреса фактичного місця проживання після вимушеного переміщення "
        "за межі України",
    },
    "78.1/4": {"displacement_circumstances": "обставини, що спричинили вимушене переміщення за межі України"},
    "78.1/5": {
        "where_on_2022_02_24": "інформація про перебування за кордоном станом на 24 лютого 2022 року",
        "abroad_reasons": "причини перебування за кордоном",
        "why_return_needed": "обставини чому потрібно було повертатись в Україну, але через повномасштабне "
        "вторгнення немає (не було) такої можливості",
    },
    "78.1/6": {
        "crossing_date": "дата перетину кордону",
        "crossing_direction": "напрям перетину кордону",
        "crossing_checkpoint": "пункт перетину державного кордону України",
        "crossing_means": "спосіб перетину кордону",
    },
    "78.1/7": {"has_returned": "інформація про повернення до України"},
    "78.1/8": {
        "voluntary_return_date": "дата добровільного повернення до покинутого задекларованого/зареєстрованого "
        "або фактичного місця проживання (за наявності)",
    },
    "78.2/1": {"family_name": "прізвище, власне ім’я, по батькові (за наявності)"},
    "78.2/2": {"family_tax_number": "реєстраційний номер облікової картки платника податків (за наявності)"},
    "78.2/3": {"family_sex": "стать"},
    "78.2/4": {"family_relation": "ступінь спорідненості із заявником"},
    "78.3/1": {"protection_state": "держава, що надає захист або притулок"},
    "78.3/2": {
        "protection_start": "дата надання захисту або притулку",
        "protection_end": "дата завершення захисту або притулку",
    },
    "78.3/3": {"protection_documents": "документи, що підтверджують надання захисту або притулку"},
    "78/a": {
        "applicant_name": "прізвище, власне ім’я, по батькові (за наявності)",
        "applicant_sex": "стать",
        "applicant_birth_date": "дата народження",
        "applicant_birth_place": "місце народження",
        "applicant_passport": "серія та/або номер паспорта громадянина України або паспорта громадянина України "
        "для виїзду за кордон",
        "applicant_passport_issued": "дата видачі паспорта",
        "applicant_passport_issuer": "найменування уповноваженого суб’єкта, що видав паспорт",
        "applicant_passport_valid_until": "строк дії паспорта",
        "applicant_unzr": "унікальний номер запису в Єдиному державному демографічному реєстрі",
        "applicant_tax_number": "реєстраційний номер облікової картки платника податків",
        "applicant_citizenship": "громадянство України",
        "applicant_registered_address": "адреса задекларованого/зареєстрованого місця проживання",
        "applicant_actual_address": "адреса фактичного місця проживання",
    },
    "78/e": {"evidence": "додаткові матеріали (докази)"},
    "79/1": {"child_name": "прізвище, власне ім’я, по батькові (за наявності)"},
    "79/2": {"child_birth_date": "дата народження"},
    "79/3": {"child_citizenship": "громадянство"},
    "79/4": {"child_sex": "стать"},
    "79/5": {"child_registered_address": "адреса задекларованого/зареєстрованого місця проживання"},
    "79/6": {"child_actual_address": "адреса фактичного місця проживання"},
    "79/7": {
        "child_passport": "паспорт громадянина України або паспорт громадянина України для виїзду за кордон: "
        "серія та/або номер",
        "child_passport_issued": "дата видачі",
        "child_passport_issuer": "ким видано",
        "child_passport_valid_until": "строк дії",
    },
    "79/8": {
        "child_tax_number": "реєстраційний номер облікової картки платника податків",
        "child_tax_number_refused": "відмова від РНОКПП через релігійні переконання з відміткою в паспорті",
        "child_passport_instead": "серія (за наявності) та номер паспорта громадянина України",
    },
    "79/9": {"child_birth_certificate": "серія і номер свідоцтва про народження"},
}

# The groups and conditions that a question may name as its source besides the items.
GROUPS = {"78.2", "78.3", "79"}

# What Diia takes from the demographic register and from the border-crossing system (paragraph 7).
PREFILLED = {
    "eddr": {
        "applicant_name",
        "applicant_sex",
        "applicant_birth_date",
        "applicant_birth_place",
        "applicant_passport",
        "applicant_passport_issued",
        "applicant_passport_issuer",
        "applicant_passport_valid_until",
        "applicant_unzr",
    },
    "border_crossing": {"crossing_date", "crossing_direction", "crossing_checkpoint"},
}


@pytest.mark.parametrize("item", ORDER)
def test_every_part_of_an_item_has_its_question(item: str) -> None:
    for key, words in ORDER[item].items():
        assert FORM.questions[key].source == item
        label = FORM.questions[key].label.casefold()
        # Of a relation the label says besides in which direction it is told.
        assert label.partition(" — ")[0] == words.casefold()


def test_no_question_names_an_item_that_the_order_does_not_have() -> None:
    assert {asks.source for asks in everything(FORM) if asks.source} == ORDER.keys() | GROUPS


def test_registers_of_paragraph_7() -> None:
    found: dict[str, set[str]] = {}
    for question in FORM.questions.values():
        if question.prefill:
            found.setdefault(question.prefill, set()).add(question.key)
    assert found == PREFILLED


def test_every_relation_of_the_definition_can_be_chosen() -> None:
    """Eighteen of paragraph 2, and six next of kin beyond it; for a child those that a child can have."""
    assert len(FORM.questions["family_relation"].kind.options()) == 24
    of_a_child = {option.value for option in FORM.questions["family_relation_to_child"].kind.options()}
    assert {"mother", "father", "brother", "sister", "grandmother", "grandfather", "guardian"} <= of_a_child
    assert not of_a_child & {"husband", "wife", "son", "daughter"}


@pytest.mark.parametrize(
    ("script", "code", "para", "stop"),
    [
        ({"applicant_citizenship": "ні"}, "citizens_only", "2", True),
        ({"filing_for": "2", "child_birth_date": "20 листопада 2008"}, "child_is_adult", "79", True),
        ({"filing_for": "2", "child_birth_record": "ні"}, "no_birth_record", "79", False),
        ({"filing_for": "2"}, "parent_without_tax_number", "79", False),
        ({"filing_for": "1", "displacement_date": "грудень 2021"}, "displaced_before_decree", "76", False),
        (
            {"where_on_2022_02_24": "За кордоном", "unable_to_return_since": "січень 2022"},
            "displaced_before_decree",
            "76",
            False,
        ),
    ],
)
def test_a_broken_condition_is_told_with_its_paragraph(
    script: dict[str, str], code: str, para: str, stop: bool
) -> None:
    person = Person(FORM)
    person.go_through(script)
    (rule,) = [rule for rule in person.warned if rule.code == code]
    assert (rule.para, rule.stop) == (para, stop)
    assert any(f"(пункт {para} Порядку подання заяв)" in note for note in person.see().notes)


@pytest.mark.parametrize(
    "script",
    [
        {"displacement_date": "24 лютого 2022"},
        {"displacement_date": "лютий 2022"},  # part of the month fits, so there is nothing to doubt
        {
            "displacement_date": "грудень 2021",
            "protections": [{"protection_state": "Польща", "protection_start": "17 березня 2022"}],
        },  # paragraph 77
        {"filing_for": "2", "child_birth_date": "22 листопада 2008", "applicant_tax_number": "3114804522"},
    ],
)
def test_who_may_file_is_not_warned_in_the_end(script: dict[str, object]) -> None:
    person = Person(FORM)
    person.go_through(script)
    assert not readiness(FORM, person.path).doubts
    assert all(rule.favourable for rule in person.warned if rule.code != "displaced_before_decree")


def test_protection_abroad_is_told_in_the_person_s_favour() -> None:
    person = Person(FORM)
    person.go_through({"protections": [{"protection_state": "Польща", "protection_start": "березень 2022"}]})
    (rule,) = person.warned
    assert (rule.para, rule.favourable) == ("77", True)
    assert any("(пункт 77 Порядку подання заяв)" in note for note in person.see().notes)
    assert not readiness(FORM, person.path).doubts
