"""A civilian wounded by shelling at a bus stop, with an operation, a prosthesis and the costs of both."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Сергій Олегович"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "injury_date": "17 липня 2022",
    "injury_place_side": "В Україні",
    "injury_place": "Краматорськ, автобусна зупинка",
    "injury_event_type": "Обстріл або авіаудар",
    "story_recorded": 0,
    "story": "Ми чекали на автобус до Дніпра. Прилетіло поруч. Отямитися вдалося вже в лікарні.",
    "injury_kinds": "1, 5",
    "injury_description": "ампутація лівої ступні, уламки в стегні",
    "injury_permanence": "Назавжди",
    "disability_status": "так",
    "disability_details": "друга група",
    "other_harm_declared": "Нічого з цього",
    "medical_documents": 3,
    "treatment_costs": [
        {
            "treatment_costs_name": "операція та ліки",
            "treatment_costs_amount": "48 000 грн",
            "treatment_costs_receipt": 2,
        },
        {
            "treatment_costs_name": "реабілітація, дорога й житло поруч",
            "treatment_costs_amount": "31 500",
            "treatment_costs_receipt": State.NO_DOCUMENT,
        },
    ],
    "treatment_total": "79 500 грн",
    "proceedings": [],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Донецька область, Краматорськ, вулиця Паркова, 8",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Дніпропетровська область, Дніпро, вулиця Робоча, 15",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "serhii@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 1,
}
