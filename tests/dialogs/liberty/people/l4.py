"""A mother whose son died half a year after he was released."""

from tests.dialogs.register.walking import Script

NAME = "Вигадана Ганна Іванівна"

SCRIPT: Script = {
    "applicant_role": "Близький родич чи родичка",
    "relation": "Син",
    "held_name": "Вигаданий Андрій Петрович",
    "held_birth_date": "3 лютого 1990",
    "fact_established": "Так, рішення є",
    "decision_date": "12 березня 2025",
    "decision_number": "протокол № 4",
    "decision_copy": 1,
    "captivity_start": "травень 2022",
    "died_where": "Уже після звільнення",
    "captivity_end": "10 січня 2025",
    "death_date": "2 липня 2025",
    "caused_by_captivity": "Так, через неволю",
    "death_certificate": 1,
    "cause_paper": 1,
    "already_paid": "ні",
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1965",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_registered_address": "Полтавська область, Полтава, вулиця Соборності, 1",
    "passport_copy": 1,
    "tax_number_copy": 1,
    "kinship_paper": 1,
    "account": "UA213223130000026007233566001",
    "evidence": 0,
}
