"""Invented people and their answers, typed as people type them. Files are invented too."""

from __future__ import annotations

from dialogs.engine.answers import State
from tests.e2e.claimant import Script, Upload

# A one-pixel picture; the byte after the end tells copies apart.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360606000000004000"
    "1f61738550000000049454e44ae426082"
)


def picture(number: int) -> bytes:
    """A small picture, each number another file."""
    return _PIXEL + bytes([number])


ALBUM = Upload(tuple((f"{n}.png", picture(n)) for n in range(1, 4)), kind="photo")
TICKET = Upload(
    (("квиток Ізюм—Краків.pdf", b"%PDF-1.4 an invented ticket"),), caption="Квиток на потяг, березень 2022"
)
CARD = Upload((("картка.png", picture(9)),), caption="Картка тимчасового захисту")

OLENA: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "where_on_2022_02_24": "вдома",
    "displacement_date": "8 березня 2022",
    "abroad_reasons": "Відрядження до Кракова.\nКвиток додому був на 27 лютого.",
    "why_return_needed": "Удома мама й робота. Літаки більше не літали.",
    "unable_to_return_since": "24 лютого 2022",
    "displacement_circumstances": "Ізюм бомбили з першого дня.\nУ підвалі ми пробули тиждень, потім вдалося виїхати.",
    "registered_address_at_displacement": "Харківська область, Ізюм, вулиця Садова, 5",
    "actual_address_after_displacement": "Польща, Краків, вулиця Довга, 10",
    "crossings": [],
    "has_returned": "ні",
    "protections": [
        {
            "protection_state": "Польща",
            "protection_start": "15 березня 2022",
            "protection_active": "так",
            "protection_documents": [CARD],
        },
        {
            "protection_state": "Німеччина",
            "protection_start": "2023",
            "protection_active": "ні",
            "protection_end": "весна 2024",
            "protection_documents": State.NO_DOCUMENT,
        },
    ],
    "family": [
        {
            "family_name": "Вигадана Софія Андріївна",
            "family_relation": "донька",
            "family_sex": "ж",
            "family_tax_number": State.UNKNOWN,
        }
    ],
    "applicant_name": "Вигадана Олена Петрівна",
    "applicant_birth_date": "12.04.1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": State.DECLINED,
    "applicant_registered_address_same": "та сама",
    "applicant_actual_address_same": "після виїзду",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "olena@example.com",
    "applicant_groups": State.UNKNOWN,
    "evidence": [ALBUM, TICKET],
}

ANDRII: Script = {
    "filing_for": "за дитину",
    "applicant_citizenship": "так",
    "child_name": "Вигадана Софія Андріївна",
    "child_birth_date": "17 травня 2015",
    "child_sex": "дівчинка",
    "child_birth_record": "так",
    "where_on_2022_02_24": "за кордоном",
    "abroad_reasons": "Канікули в бабусі в Болгарії.",
    "why_return_needed": "Удома школа і тато. Аеропорти закрили.",
    "unable_to_return_since": "24 лютого 2022",
    "displacement_date": "початок березня 2022",
    "displacement_circumstances": "Наше місто опинилося під обстрілами, везти дитину назад було небезпечно.",
    "registered_address_at_displacement": "Харківська область, Ізюм, вулиця Садова, 5",
    "actual_address_after_displacement": "Польща, Краків, вулиця Довга, 10",
    "has_returned": "так",
    "return_details": "До Львова, у серпні 2024 року.",
    "voluntary_return_date": "серпень 2024",
    "child_citizenship": "Україна",
    "child_birth_certificate": "І-БК 123456",
    "child_registered_address_same": "та сама",
    "child_actual_address_same": "інша",
    "child_actual_address": "Львівська область, Львів, вулиця Зелена, 10",
    "child_passport": "FB123456",
    "child_passport_issued": "3 лютого 2021",
    "child_passport_issuer": "6301",
    "child_passport_valid_until": "3 лютого 2025",
    "child_tax_number": State.UNKNOWN,
    "applicant_name": "Вигаданий Андрій Іванович",
    "applicant_birth_date": "12.04.1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address_same": "та сама",
    "applicant_actual_address_same": "реєстрація",
    "applicant_phone": "+380 67 000 00 01",
    "applicant_email": "andrii@example.com",
    "evidence": [TICKET],
}
