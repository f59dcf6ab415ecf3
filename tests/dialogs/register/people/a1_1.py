"""A pensioner from Bakhmut, who was moved twice and has no home to return to."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Ганна Тимофіївна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "moved_kind": "Довелося поїхати з дому",
    "left_home_date": "початок травня 2022",
    "left_home_address": "Донецька область, Бахмут, вулиця Ювілейна, 44, квартира 17",
    "left_home_kind": "Квартира",
    "registered_address_then_same": "За адресою дому",
    "moved_circumstances": "Прожила в Бахмуті 52 роки. У квітні снаряд влучив у сусідній під’їзд, не стало води й "
    "газу. Волонтери вивезли мене автобусом до Дніпра. З собою була одна сумка й кіт.",
    "address_after": "Дніпропетровська область, Дніпро, вулиця Робоча, 23",
    "other_stays": [
        {
            "stay_address": "Полтавська область, Лубни, вулиця Монастирська, 8",
            "stay_since": "осінь 2022",
        }
    ],
    "has_returned_home": "ні",
    "went_abroad_later": "ні",
    "family": [],
    "has_idp_certificate": "так",
    "idp_certificate_number": State.UNKNOWN,
    "idp_certificate_file": 1,
    "applicant_name": "Вигадана Ганна Тимофіївна",
    "applicant_birth_date": "3 лютого 1949",
    "compare_passport": "ні",
    "applicant_tax_number": "1793101029",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address_same": "Та сама адреса",
    "applicant_actual_address_same": "Інша адреса",
    "applicant_actual_address": "Полтавська область, Лубни, вулиця Монастирська, 8",
    "applicant_phone": "+380 50 000 00 00",
    "applicant_email": State.DECLINED,
    "applicant_groups": "Жодна з цих груп",
    "evidence": 2,
}
