"""A released man who paid a lawyer more than the text refunds."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Олексій Миколайович"

SCRIPT: Script = {
    "applicant_role": "Я — ця людина, мене звільнено",
    "fact_established": "Так, рішення є",
    "decision_date": "12 березня 2026",
    "decision_number": State.ABSENT,
    "decision_copy": 1,
    "captivity_start": "12 квітня 2022",
    "lawyer": "адвокатка Ткаченко Ірина",
    "lawyer_contract": 1,
    "lawyer_costs": [
        {
            "lawyer_costs_name": "Захист у суді",
            "lawyer_costs_amount": "50 000 грн",
            "lawyer_costs_receipt": 1,
        },
        {
            "lawyer_costs_name": "Запити до установ",
            "lawyer_costs_amount": "20 000 грн",
            "lawyer_costs_receipt": State.NO_DOCUMENT,
        },
    ],
    "amount_asked": "70 000 грн",
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "applicant_tax_number": "3114804539",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_registered_address": "Вінницька область, Вінниця, вулиця Київська, 30",
    "passport_copy": 1,
    "tax_number_copy": 1,
    "account": "UA213223130000026007233566001",
    "evidence": 0,
}
