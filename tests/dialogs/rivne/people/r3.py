"""A displaced mother of two from Izium, whose house is destroyed and who has had a part of the aid."""

from tests.dialogs.register.walking import Script

NAME = "Вигадана Олена Петрівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "idp_in_rivne": "так",
    "idp_since": "14 квітня 2022",
    "idp_certificate_number": "5601-5001234567 від 14 квітня 2022",
    "idp_certificate_file": 1,
    "left_place": "Харківська область, Ізюм",
    "on_territory_list": "Не знаю",
    "priorities": "2, 6",
    "minor_children": "2",
    "disabled_children": "0",
    "in_crisis": "так",
    "story": "Дім у Ізюмі зруйновано. Після операції сина нема за що купити ліки.",
    "idp_payments": [{"idp_payments_date": "травень 2023", "idp_payments_amount": "3 000 грн"}],
    "repeat_reason": "Довге лікування",
    "repeat_since": "вересень 2026",
    "repeat_papers": 1,
    "proof": "потрібне лікування",
    "proof_copy": 1,
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "applicant_tax_number": "3114804522",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_actual_address": "Рівненська область, місто Рівне, вулиця Київська, 12",
    "passport_copy": 2,
    "tax_number_copy": 1,
    "account": "UA213223130000026007233566001",
    "evidence": 0,
}
