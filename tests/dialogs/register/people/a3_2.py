"""Somebody whose garage in Chernihiv was damaged, and who has repaired the roof already."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Микола Іванович"

SCRIPT: Script = {
    "applicant_citizenship": "так",
    "property_owner": "Право власності є",
    "property_type": "Гараж",
    "property_address": "Чернігівська область, Чернігів, вулиця Захисників України, 9, гараж 41",
    "property_geo": State.UNKNOWN,
    "property_area": "24 м²",
    "property_other_specs": "Цегляний, з оглядовою ямою та погребом",
    "property_damage": "Пошкоджено",
    "property_event_type": "Обстріл або удар",
    "property_event_date": "початок березня 2022",
    "property_event_description": "Уламки ракети пробили дах і ворота. У гаражі згоріли полиці та шини.",
    "property_damage_proof": 3,
    "property_right_is_registered": "так",
    "property_acquired": "травень 2015",
    "property_ownership_form": "Один власник",
    "compare_property": "так",
    "property_registered_right": "20 травня 2015",
    "property_drrp_number": "650123474101",
    "property_rpzm_number": State.NO_DOCUMENT,
    "property_ownership_papers": 1,
    "property_repairs": [
        {
            "property_repairs_name": "Новий дах",
            "property_repairs_amount": "28 500 грн",
            "property_repairs_receipt": 1,
        },
        {
            "property_repairs_name": "Ворота",
            "property_repairs_amount": "19 000 грн",
            "property_repairs_receipt": 0,
        },
    ],
    "property_repair": "47 500 грн",
    "property_value_proof": 1,
    "property_claim": "47 500 грн",
    "property_claim_basis": "Дах і ворота за чеками, роботу виконано власноруч.",
    "property_compensation": [],
    "proceedings": [],
    "applicant_name": NAME,
    "applicant_birth_date": "12.04.1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Чернігівська область, Чернігів, вулиця Рокоссовського, 14, квартира 50",
    "applicant_actual_address_same": "реєстрація",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "mykola@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 0,
}
