"""Somebody who rented a flat in Mariupol, lost it with everything in it, and moved to Bila Tserkva."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Ірина Миколаївна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "home_type": "Квартира",
    "home_address": "Донецька область, Маріуполь, проспект Миру, 110, квартира 24",
    "home_geo": State.UNKNOWN,
    "home_lived": "так",
    "home_area": "близько 46 м²",
    "home_rooms": "2",
    "home_floor": "4",
    "home_other_specs": "Панельний будинок, ремонт 2019 року, лоджія",
    "home_owner": "Права власності немає",
    "residents_count": "3",
    "co_residents": [
        {"co_resident_name": "Вигаданий Сергій Петрович", "co_resident_relation": "чоловік"},
        {"co_resident_name": "Вигадана Марія Сергіївна", "co_resident_relation": "донька"},
    ],
    "residence_basis": "Договір оренди",
    "residence_basis_proof": 2,
    "registered_at_home": "ні",
    "registered_then": "Донецька область, Волноваха, вулиця Центральна, 12",
    "residence_since": "вересень 2017",
    "residence_fact_proof": 3,
    "home_event_type": "Обстріл або удар",
    "home_event_date": "16 березня 2022",
    "home_event_description": "12 березня у двір влучив снаряд, вибило всі вікна. Ми перейшли до підвалу. "
    "16 березня після удару згорів наш під’їзд, із речей лишилося те, що було в рюкзаках. "
    "Потім будинок знесли.",
    "loss_proof": 2,
    "moved_after_loss": "так",
    "address_after_moving": "Київська область, Біла Церква, вулиця Ярослава Мудрого, 7",
    "address_after_moving_geo": State.UNKNOWN,
    "moving_costs": [
        {
            "moving_costs_name": "Місця в машині до Запоріжжя",
            "moving_costs_amount": "9000 грн",
            "moving_costs_receipt": 0,
        },
        {
            "moving_costs_name": "Квитки на потяг до Києва",
            "moving_costs_amount": "2 400 грн",
            "moving_costs_receipt": 1,
        },
    ],
    "new_housing_costs": [
        {
            "new_housing_costs_name": "Оренда за дванадцять місяців",
            "new_housing_costs_amount": "96 000 грн",
            "new_housing_costs_receipt": 1,
        },
    ],
    "lost_belongings": [
        {
            "lost_belongings_name": "Меблі та кухня",
            "lost_belongings_amount": "70 тис грн",
            "lost_belongings_receipt": 2,
        },
        {
            "lost_belongings_name": "Холодильник, пралка, ноутбук",
            "lost_belongings_amount": "45 000 грн",
            "lost_belongings_receipt": 0,
        },
    ],
    "desired_compensation": "222 400 грн",
    "home_compensation": [],
    "proceedings": [
        {
            "proceeding_sort": "поліція",
            "proceeding_authority": "Білоцерківське районне управління поліції",
            "proceeding_number": "12022110030000456",
            "proceeding_date": "травень 2022",
            "proceeding_state": "Справа триває",
        },
    ],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address_same": "та сама",
    "applicant_actual_address_same": "Та, що після переїзду",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "iryna@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 1,
}
