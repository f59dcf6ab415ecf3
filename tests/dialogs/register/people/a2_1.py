"""A widow: her husband, an electrician, was killed by a shell while he repaired the lines."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Людмила Василівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "deceased_name": "Вигаданий Микола Андрійович",
    "deceased_birth_date": "3 жовтня 1971",
    "relation": "чоловік",
    "deceased_groups": "Критична інфраструктура",
    "death_date": "23 березня 2022",
    "death_place_side": "В Україні",
    "death_place": "Чернігів, вулиця біля підстанції",
    "death_event_type": "обстріл",
    "story_recorded": 0,
    "story": "Микола ремонтував лінії, щоб у лікарні було світло. Почався обстріл. Додому він не повернувся.",
    "death_certificate": 1,
    "relation_proof": 1,
    "deceased_identity_document": State.NO_DOCUMENT,
    "proceedings": [
        {
            "proceeding_sort": "Розслідування",
            "proceeding_authority": "Чернігівське районне управління поліції",
            "proceeding_number": State.UNKNOWN,
            "proceeding_date": "весна 2022",
            "proceeding_state": "Справа триває",
        }
    ],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1975",
    "compare_passport": "ні",
    "applicant_tax_number": State.UNKNOWN,
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Чернігівська область, Чернігів, вулиця Шевченка, 12",
    "applicant_actual_address_same": "реєстрація",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "liudmyla@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 2,
}
