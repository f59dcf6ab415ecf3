"""Somebody whose car burned under shelling in the yard of a block of flats in Kharkiv."""

from tests.dialogs.register.walking import Script

NAME = "Вигадана Людмила Василівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "loss_kinds": "авто",
    "event_in_one_day": "так",
    "event_date": "14 березня 2022",
    "event_place": "Харківська область, Харків, вулиця Академіка Павлова, 140",
    "event_cause": "обстріл",
    "event_description": "Авто стояло у дворі нашого будинку. Близько шостої ранку у двір прилетів снаряд. "
    "Згоріло п’ять машин, моя теж. Поліція склала протокол, сусід зняв пожежу на телефон.",
    "losses": [
        {
            "losses_name": "легкове авто Renault Duster, 2017 рік",
            "losses_amount": "380 000 грн",
            "losses_receipt": 2,
        },
        {
            "losses_name": "дитяче автокрісло й зимові шини",
            "losses_amount": "21 500 грн",
            "losses_receipt": 0,
        },
    ],
    "claim_amount": "401 500 грн",
    "claim_amount_basis": "Подивилася оголошення про такі самі авто 2017 року за січень 2022: від 370 до 400 тисяч. "
    "За крісло й шини залишилися чеки в телефоні.",
    "ownership_documents": 1,
    "proceedings": [
        {
            "proceeding_sort": "поліція",
            "proceeding_authority": "Харківське районне управління поліції № 1",
            "proceeding_number": "12022221130000789",
            "proceeding_date": "березень 2022",
            "proceeding_state": "триває",
        }
    ],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Харківська область, Харків, вулиця Академіка Павлова, 140, кв. 12",
    "applicant_actual_address_same": "За адресою реєстрації",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "liudmyla@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 4,
}
