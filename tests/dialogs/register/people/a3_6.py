"""Somebody whose house stands in Melitopol, occupied since the second day of the invasion."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Тетяна Олексіївна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "estate_kind": "Житло або дача",
    "home_owner": "Право власності є",
    "home_type": "Приватний будинок",
    "home_address": "Запорізька область, Мелітополь, вулиця Вишнева, 31",
    "home_geo": "46.8489, 35.3675",
    "home_area": "84 м²",
    "home_other_specs": "Будинок 2004 року, сад, гараж у дворі",
    "home_right_is_registered": "так",
    "home_acquired": "червень 2016",
    "home_ownership_form": "Один власник",
    "compare_home": "ні",
    "home_ownership_papers": 2,
    "estate_was_occupied": "так",
    "access_lost_date": "26 лютого 2022",
    "access_now": "ні",
    "access_lost_story": "26 лютого місто зайняли російські військові, у квітні ми виїхали. "
    "Відтоді повернутися небезпечно. Сусідка пише, що в домі живуть чужі люди, "
    "а на паркані — оголошення про «безхазяйне» майно.",
    "access_proof": 3,
    "estate_also_damaged": "ні",
    "home_value_before": "38 000 доларів",
    "home_value_proof": 1,
    "home_claim": "38 000 доларів",
    "home_claim_basis": "За стільки 2021 року продавали схожі будинки на нашій вулиці.",
    "proceedings": [
        {
            "proceeding_sort": "Розслідування",
            "proceeding_authority": "Головне управління поліції в Запорізькій області",
            "proceeding_number": State.UNKNOWN,
            "proceeding_date": "осінь 2022",
            "proceeding_state": "Справа триває",
        },
    ],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Запорізька область, Мелітополь, вулиця Вишнева, 31",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Запорізька область, м. Запоріжжя, проспект Соборний, 150, квартира 8",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "tetiana@example.com",
    "applicant_groups": "Медики",
    "applicant_groups_document": State.NO_DOCUMENT,
    "evidence": 1,
}
