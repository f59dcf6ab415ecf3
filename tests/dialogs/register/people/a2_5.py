"""A civilian from Kherson who was taken for helping neighbours, and came home after six weeks."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Роман Степанович"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "event_date": "між липнем і серпнем 2022",
    "event_place_side": "В Україні",
    "event_place": "Херсон",
    "in_detention": "так",
    "captivity_places": [
        {
            "captivity_place_name": "ізолятор у Херсоні",
            "captivity_place_time": "з 11 липня 2022 по 22 серпня 2022",
        }
    ],
    "detention_proof": 1,
    "treatment_kinds": "Катування, Приниження гідності",
    "perpetrators": "фсб",
    "purpose": "1, 4",
    "story_recorded": 0,
    "story": "Шукали, хто в районі допомагає нашим. Били й погрожували. Більше писати не хочу.",
    "also_serious_injury": "так",
    "injury_kinds": "Порушення функцій тіла, Психічна травма",
    "injury_description": "зламані ребра, погано чує праве вухо, безсоння",
    "medical_documents": 1,
    "treatment_costs": [],
    "proceedings": [
        {
            "proceeding_sort": "Розслідування",
            "proceeding_authority": "Херсонська обласна прокуратура",
            "proceeding_number": "12022230000000456",
            "proceeding_date": "грудень 2022",
            "proceeding_state": "Справа триває",
        }
    ],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Херсонська область, Херсон, вулиця Перекопська, 20",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Одеська область, Одеса, вулиця Садова, 3",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "roman@example.com",
    "applicant_groups": State.DECLINED,
    "evidence": 2,
}
