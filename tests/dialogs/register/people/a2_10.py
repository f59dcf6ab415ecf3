"""A street was kept in a school cellar beside the position of an army, as a shield: no other category names that."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Тетяна Романівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "event_in_one_day": "ні",
    "event_period": "з 5 березня 2022 по 30 березня 2022",
    "event_place": "Харківська область, Ізюм",
    "event_cause": "Дії окупантів",
    "story_recorded": 0,
    "event_description": "Сусідів зі всієї вулиці зігнали в шкільний підвал, а нагорі стояв їхній штаб. "
    "Так вони прикривалися нами від обстрілів.",
    "proceedings": [],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Харківська область, Ізюм, вулиця Садова, 5",
    "applicant_actual_address_same": "реєстрація",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "tetiana@example.com",
    "applicant_groups": State.UNKNOWN,
    "evidence": 2,
}
