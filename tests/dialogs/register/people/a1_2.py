"""Somebody who fled to Poland with a daughter, and has not come home yet."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Оксана Степанівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "where_on_2022_02_24": "В Україні",
    "displacement_date": "8 березня 2022",
    "displacement_circumstances": "Наш будинок у Харкові на Салтівці обстрілювали щодня з 24 лютого. "
    "З 28 лютого не стало води й тепла. Ми з донькою ночували в метро. 6 березня сіли на поїзд до Львова, "
    "звідти автобусом доїхали до кордону й пішки перейшли до Польщі.",
    "registered_address_at_displacement": "Харківська область, Харків, вулиця Академіка Павлова, 140, кв. 12",
    "actual_address_after_displacement": "Польща, Люблін, вулиця Липова, 7",
    "compare_crossings": "так",
    "crossings": [
        {
            "crossing_date": "8 березня 2022",
            "crossing_direction": "виїзд",
            "crossing_checkpoint": "Шегині",
            "crossing_means": "Пішки",
        },
        {
            "crossing_date": "серпень 2023",
            "crossing_direction": "в’їзд",
            "crossing_checkpoint": State.UNKNOWN,
            "crossing_means": "Автобус",
        },
        {
            "crossing_date": "кінець серпня 2023",
            "crossing_direction": "виїзд",
            "crossing_checkpoint": "Рава-Руська",
            "crossing_means": "Автобус",
        },
    ],
    "has_returned": "ні",
    "protections": [
        {
            "protection_state": "Польща",
            "protection_start": "17 березня 2022",
            "protection_active": "так",
            "protection_documents": 2,
        },
    ],
    "family": [
        {
            "family_name": "Вигадана Дарина Олегівна",
            "family_relation": "донька",
            "family_tax_number": State.UNKNOWN,
        },
    ],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address_same": "та сама",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Польща, Люблін, вулиця Зана, 15",
    "applicant_phone": "+48 512 000 000",
    "applicant_email": "oksana@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 3,
}
