"""An entrepreneur whose shop for children's clothes in Kherson closed under occupation, and works again in Odesa."""

from tests.dialogs.register.walking import Script

NAME = "Вигаданий Тарас Миколайович"

SCRIPT: Script = {
    "applicant_citizenship": "так",
    "business_state": "Реєстрація діє",
    "business_kind": "Роздрібна торгівля дитячим одягом, КВЕД 47.71",
    "business_description": "Ми тримали магазин дитячого одягу в центрі Херсона, 60 квадратних метрів. Працювали "
    "я, дружина і дві продавчині. Одяг возили з Хмельницького, багато брали постійні покупці.",
    "business_elsewhere": "так",
    "business_actual_address": "Херсонська область, Херсон, вулиця Перекопська, 20",
    "event_type": "2, 4",
    "event_date": "2 березня 2022",
    "event_description": "2 березня російські військові зайшли в місто. Товар не довозили, на вулицях стріляли. "
    "У квітні до магазину прийшли озброєні люди й вимагали перереєструватися за їхніми законами. Ми відмовилися, "
    "замкнули двері й у червні виїхали до Одеси. Товар, що лишився, розграбували.",
    "business_course": "Бізнес зупинився",
    "business_stopped_date": "12 квітня 2022",
    "business_resumed": "Так, знову працює",
    "business_resumed_date": "12 лютого 2023",
    "loss_proof": 2,
    "profit_time": "За рік",
    "profit": "480 000 грн",
    "desired_compensation": "400 000 грн",
    "compensation_composition": "Прибуток магазину за десять місяців, поки він не працював. Вартість "
    "розграбованого товару сюди не входить.",
    "other_profit_proof": 3,
    "proceedings": [
        {
            "proceeding_sort": "поліція",
            "proceeding_authority": "Херсонський районний відділ поліції",
            "proceeding_number": "12022230000000456",
            "proceeding_date": "грудень 2022",
            "proceeding_state": "триває",
        }
    ],
    "entrepreneurship_description": "Навесні 2022 року мав відкритися другий магазин, за нього вже було внесено "
    "завдаток.",
    "compare_fop": "так",
    "fop_registration_date": "14 травня 2012",
    "fop_registration_address": "Херсонська область, Херсон, вулиця Садова, 5",
    "edr_data": "запис № 2 499 000 0000 012345 від 14 травня 2012 року",
    "declared_income": "2020 рік: 1 900 000 грн. 2021 рік: 2 300 000 грн.",
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": "Херсонська область, Херсон, вулиця Садова, 5",
    "applicant_actual_address_same": "інша",
    "applicant_actual_address": "Одеська область, Одеса, вулиця Садова, 12",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "taras@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 2,
}
