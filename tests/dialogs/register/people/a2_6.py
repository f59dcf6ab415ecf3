"""A prisoner of war, exchanged after twenty months, with an injury told in the same claim."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Олексій Миколайович"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "captivity_over": "так",
    "captivity_start": "12 квітня 2022",
    "captivity_end": "3 січня 2024",
    "capture_place_side": "В Україні",
    "capture_place": "Маріуполь, завод",
    "detention_kinds": "Військовий полон",
    "free_to_leave": "ні",
    "captivity_places": [
        {
            "captivity_place_name": "колонія на Донеччині",
            "captivity_place_time": "з квітня 2022 по вересень 2022",
        },
        {
            "captivity_place_name": "ізолятор у Таганрозі",
            "captivity_place_time": State.UNKNOWN,
        },
    ],
    "detaining_party": "Спецслужби чи охорона",
    "release_circumstances": "Обмін",
    "story_recorded": 1,
    "also_serious_injury": "так",
    "injury_kinds": "Порушення функцій тіла",
    "injury_description": "пошкоджене коліно, втрата ваги, порушення сну",
    "medical_documents": 2,
    "treatment_costs": [
        {
            "treatment_costs_name": "операція на коліні",
            "treatment_costs_amount": "64 000 грн",
            "treatment_costs_receipt": 1,
        },
        {
            "treatment_costs_name": "зуби",
            "treatment_costs_amount": "22 400 грн",
            "treatment_costs_receipt": State.NO_DOCUMENT,
        },
    ],
    "treatment_total": "86 400 грн",
    "captivity_papers": 2,
    "state_commission_decision": 1,
    "proceedings": [],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Вінницька область, Вінниця, вулиця Київська, 30",
    "applicant_actual_address_same": "реєстрація",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "oleksii@example.com",
    "applicant_groups": "Військові",
    "applicant_groups_document": 1,
    "evidence": 0,
}
