"""A man from Mariupol, who was taken with his mother through filtration to Russia and left through Estonia."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигаданий Сергій Олексійович"

SCRIPT: Script = {
    "applicant_citizenship": "так",
    "applicant_birth_date": "21 листопада 1979",
    "in_persons_register": State.UNKNOWN,
    "forced_registered_address": "Донецька область, Маріуполь, проспект Миру, 90, квартира 41",
    "forced_home_same": "За адресою реєстрації",
    "forced_kind": "За межі України",
    "forced_by": "так",
    "forced_date": "кінець березня 2022",
    "forced_address_after": "Росія, Пензенська область, село Леонідовка",
    "statement": 0,
    "forced_description": "Ми з мамою сиділи в підвалі. Прийшли військові й сказали виходити: вивеземо. Про Україну "
    "не питали. Повезли до Безіменного, там забрали телефон, роздягали, зняли відбитки. Потім поїзд, куди їдемо, "
    "не казали.",
    "forced_ended": "так",
    "forced_end_date": "початок липня 2022",
    "family": [
        {
            "family_name": "Вигадана Лідія Петрівна",
            "family_relation": "мама",
            "family_tax_number": State.UNKNOWN,
        }
    ],
    "applicant_name": "Вигаданий Сергій Олексійович",
    "compare_passport": "ні",
    "applicant_tax_number": "2917901034",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address_same": "Та сама адреса",
    "applicant_actual_address_same": "Інша адреса",
    "applicant_actual_address": "Естонія, Таллінн, вулиця Нарва, 30",
    "applicant_phone": "+372 5000 0000",
    "applicant_email": "serhii@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 3,
}
