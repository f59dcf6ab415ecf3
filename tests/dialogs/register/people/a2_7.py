"""A man who was taken out of a cellar every morning to dig trenches."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Петро Григорович"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "labour_kind": "Праця",
    "labour_description": "копати окопи й носити колоди для бліндажів",
    "labour_period": "з червня 2022 по жовтень 2022",
    "labour_place_side": "В Україні",
    "labour_place": "біля Токмака",
    "remuneration": "ні",
    "coercion_types": "1, 2, 3",
    "coercing_party": "Російські військові",
    "in_detention": "так",
    "story_recorded": 0,
    "story": "Тримали в підвалі й щоранку вивозили в посадку. Хто не міг працювати, тих били.",
    "also_serious_injury": "ні",
    "proceedings": [],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Запорізька область, Токмак, вулиця Шевченка, 7",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Дніпропетровська область, Дніпро, вулиця Робоча, 15",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": State.UNKNOWN,
    "applicant_groups": "Жодна з цих груп",
    "evidence": 0,
}
