"""A pensioner of Kvasyliv with a costly operation, who had the aid in spring already."""

from tests.dialogs.register.walking import Script

NAME = "Вигадана Марія Іванівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "displaced": "ні",
    "applicant_registered_address": "Рівненська область, селище Квасилів, вулиця Молодіжна, 3",
    "grounds": "Лікування або операція",
    "story": "У жовтні знайшли ваду серця, потрібна операція. Пенсії на неї не вистачає.",
    "had_aid": "так",
    "payments": [{"payments_date": "березень 2026", "payments_amount": "2 000 грн"}],
    "repeat_reason": "Дороге лікування",
    "repeat_since": "жовтень 2026",
    "repeat_papers": 1,
    "turbota": "ні",
    "home_care": "ні",
    "income_exempt": "Дороге лікування",
    "incomes": [{"income_from": "Пенсія", "income_amount": "4 200 грн", "income_months": "1"}],
    "proof": "027",
    "proof_form_027_date": "20 жовтня 2026",
    "proof_copy": 1,
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1950",
    "applicant_tax_number": "1836404520",
    "applicant_phone": "+380 67 000 00 00",
    "passport_copy": 2,
    "tax_number_copy": 1,
    "payout": "На банківський рахунок",
    "account": "UA213223130000026007233566001",
    "evidence": 1,
}
