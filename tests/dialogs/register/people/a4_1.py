"""Somebody with diabetes who had no insulin and no doctor in an occupied town for two months."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Галина Петрівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "medical_help": "1, 3, 4",
    "event_period": "з 3 березня 2022 по 10 травня 2022",
    "event_place": "Харківська область, Ізюм",
    "event_cause": "1, 3",
    "event_description": "Лікарню розбили на початку березня, аптеки не працювали. Інсулін лишався на два тижні, "
    "далі ділилися сусіди. Їхати до Харкова було не можна, дороги обстрілювали.",
    "health_consequences": "Став гірше бачити лівим оком.",
    "treatment": [
        {
            "treatment_name": "дорога до лікарні в Полтаві",
            "treatment_amount": "6 000 грн",
            "treatment_receipt": State.NO_DOCUMENT,
        },
        {
            "treatment_name": "лікування ока в приватній клініці",
            "treatment_amount": "14 200 грн",
            "treatment_receipt": 1,
        },
    ],
    "claim_amount": "20 200 грн",
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Харківська область, Ізюм, вулиця Садова, 5",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Полтавська область, Полтава, вулиця Соборності, 30",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "halyna@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 2,
}
