"""The wife of a prisoner of war who is still held."""

from tests.dialogs.register.walking import Script

NAME = "Вигадана Ірина Василівна"

SCRIPT: Script = {
    "applicant_role": "Близький родич чи родичка",
    "relation": "Чоловік",
    "held_name": "Вигаданий Андрій Петрович",
    "held_birth_date": "3 лютого 1990",
    "held_state": "Людина досі в неволі",
    "fact_established": "Так, рішення є",
    "decision_date": "12 березня 2026",
    "decision_number": "протокол № 12",
    "decision_copy": 1,
    "captivity_start": "травень 2022",
    "year_asked": "2026",
    "payments": [{"payments_date": "листопад 2025", "payments_amount": "100 000 грн"}],
    "other_member": "ні",
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "applicant_tax_number": "3114804522",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_registered_address": "Полтавська область, Полтава, вулиця Соборності, 1",
    "passport_copy": 1,
    "tax_number_copy": 1,
    "kinship_paper": 1,
    "account": "UA213223130000026007233566001",
    "evidence": 0,
}
