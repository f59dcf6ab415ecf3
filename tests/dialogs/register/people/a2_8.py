"""A girl who was taken from Kherson at 16, to a camp in Crimea and then to Russia. She is 19 now and files alone."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Аліна Романівна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "applicant_birth_date": "12 серпня 2006",
    "in_children_register": "так",
    "children_register_number": State.UNKNOWN,
    "orphan_status": "Статус дитини, позбавленої батьківського піклування",
    "in_institution": "так",
    "institution_details": "Коледж із гуртожитком, Херсон",
    "forced_registered_address": "Херсонська область, Гола Пристань, вулиця Садова, 12",
    "forced_home_same": "Інша адреса",
    "forced_other_address": "Херсонська область, Херсон, вулиця Перекопська, 20",
    "forced_kind": "Україна, потім за межі",
    "forced_date": "жовтень 2022",
    "forced_address_after": "Росія, Краснодарський край, Анапа",
    "statement": 1,
    "forced_description": "див. файл",
    "forced_ended": "так",
    "forced_end_date": "24 травня 2023",
    "child_status_after": "У закладі чи в таборі, Інше громадянство",
    "family": [],
    "applicant_name": "Вигадана Аліна Романівна",
    "compare_passport": "ні",
    "applicant_tax_number": "3894001049",
    "applicant_has_other_citizenship": State.DECLINED,
    "applicant_registered_address_same": "Та сама адреса",
    "applicant_actual_address_same": "Інша адреса",
    "applicant_actual_address": "Київ, вулиця Зелена, 10, квартира 3",
    "applicant_phone": "+380 63 000 00 00",
    "applicant_email": "alina@example.com",
    "applicant_groups": "Жодна з цих груп",
    "evidence": 2,
}
