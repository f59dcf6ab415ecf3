"""A father files for his daughter, a pupil from Izium whose school was destroyed."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Андрій Іванович"

SCRIPT: Script = {
    "filing_for": "Для моєї дитини",
    "applicant_citizenship": "так",
    "child_name": "Вигадана Софія Андріївна",
    "child_birth_date": "17 травня 2015",
    "child_sex": "дівчинка",
    "child_birth_record": "так",
    "education_level": "Школа",
    "education_institution": "Ізюмська гімназія, 1 клас",
    "event_period": "з 24 лютого 2022 по вересень 2023",
    "event_place": "Харківська область, Ізюм",
    "event_cause": "1, 3, 5",
    "event_description": "У березні в школу влучила бомба. До вересня 2022 року місто було в окупації, світла "
    "й зв’язку не було. Потім уроки йшли через інтернет, але він з’являвся на годину в день.",
    "education_consequences": "Донька пропустила майже два роки й пішла до другого класу у вісім років.",
    "education": [
        {
            "education_name": "репетиторка з читання й письма, 6 місяців",
            "education_amount": "18 000 грн",
            "education_receipt": State.NO_DOCUMENT,
        },
        {
            "education_name": "планшет для уроків",
            "education_amount": "7 400 грн",
            "education_receipt": 1,
        },
    ],
    "claim_amount": "25 400 грн",
    "child_citizenship": "Україна",
    "child_birth_certificate": "І-БК 123456",
    "child_registered_address": "Харківська область, Ізюм, вулиця Садова, 5",
    "child_actual_address_same": "За адресою реєстрації",
    "child_passport": State.UNKNOWN,
    "child_tax_number": "4214004328",
    "applicant_name": NAME,
    "applicant_birth_date": "12.04.1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Харківська область, Ізюм, вулиця Садова, 5",
    "applicant_actual_address_same": "За адресою реєстрації",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "andrii@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 2,
}
