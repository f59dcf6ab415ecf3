"""A co-owner of a house in Izium that was destroyed: one half is his, the other his sister's."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Олег Васильович"

SCRIPT: Script = {
    "applicant_citizenship": "так",
    "home_owner": "Право власності є",
    "home_type": "Приватний будинок",
    "home_address": "Харківська область, Ізюм, вулиця Садова, 5",
    "home_geo": "49.2088, 37.2485",
    "home_area": "72,4 м²",
    "home_other_specs": "Цегляний будинок 1978 року, газове опалення, літня кухня",
    "home_damage": "Знищено повністю",
    "home_event_type": "Обстріл або удар",
    "home_event_date": "9 березня 2022",
    "home_event_description": "Авіабомба впала на сусідній двір. Дах і дві стіни зруйновано, решта вигоріла. "
    "Комісія громади сказала, що відновити будинок не можна.",
    "home_damage_proof": 4,
    "home_right_is_registered": "ні",
    "home_acquired": "2008",
    "home_ownership_form": "Кілька власників",
    "home_joint_kind": "Частки визначено",
    "home_share": "1/2",
    "home_coowners": "2",
    "compare_home": "ні",
    "home_unregistered_why": "Спадщину оформлено 2008 року в нотаріуса, тоді в реєстр не вносили.",
    "home_ownership_papers": 2,
    "home_value": "900 000 грн",
    "home_value_proof": 1,
    "home_claim": "450 000 грн",
    "home_claim_basis": "Схожий будинок на нашій вулиці 2021 року продали за 900 000 грн. Моя частка — половина.",
    "home_compensation": [
        {
            "home_compensation_type": "Від організації",
            "home_compensation_awarded": "60 000 грн",
            "home_compensation_received": "60 000 грн",
        },
    ],
    "proceedings": [],
    "applicant_name": NAME,
    "applicant_birth_date": "12.04.1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address_same": "Адреса цього житла",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Полтавська область, Полтава, вулиця Соборна, 10, квартира 3",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": State.DECLINED,
    "applicant_groups": "Жодна з цих груп",
    "evidence": 0,
}
