"""The mother of a soldier who has been missing since the spring of 2023."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Ганна Михайлівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "missing_name": "Вигаданий Тарас Іванович",
    "missing_birth_date": "9 липня 1996",
    "relation": "син",
    "missing_groups": "Військові",
    "disappearance_date": "середина травня 2023",
    "disappearance_place_side": "В Україні",
    "disappearance_place": "Донецька область, точніше невідомо",
    "disappearance_status": "Звістки немає",
    "story_recorded": 1,
    "search_report_filed": "так",
    "search_report_date": "24 травня 2023",
    "search_report_authority": "Полтавське районне управління поліції",
    "search_report_number": State.UNKNOWN,
    "search_report_document": 2,
    "compare_missing_register": "так",
    "missing_register_record": "20230524-1234",
    "proceedings": [],
    "relation_proof": 1,
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1968",
    "compare_passport": "ні",
    "applicant_tax_number": State.ABSENT,
    "applicant_tax_number_refused": "ні",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Полтавська область, Полтава, вулиця Соборності, 40",
    "applicant_actual_address_same": "реєстрація",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "hanna@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 0,
}
