"""A civilian released from captivity, whose fact the commission has not established."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Степан Іванович"

SCRIPT: Script = {
    "applicant_role": "Я — ця людина, мене звільнено",
    "fact_established": "Ще не зверталися",
    "captivity_start": "березень 2022",
    "captivity_end": "10 січня 2026",
    "already_paid": "ні",
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "applicant_tax_number": "3114804539",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_registered_address": "Харківська область, Ізюм, вулиця Садова, 5",
    "passport_copy": 1,
    "tax_number_copy": State.NO_DOCUMENT,
    "account": "UA213223130000026007233566001",
    "evidence": 0,
}
