"""Somebody who says almost nothing: a season, a region, a paper of a psychologist. That is enough."""

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script

NAME = "Вигадана Віра Олексіївна"

SCRIPT: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "event_date": "весна 2022",
    "event_place_side": "В Україні",
    "event_place": "Київська область",
    "in_detention": State.DECLINED,
    "violence_kinds": "Не хочу уточнювати",
    "perpetrators": "Російські військові",
    "story_recorded": 0,
    "story": State.DECLINED,
    "also_serious_injury": State.DECLINED,
    "proceedings": [],
    "applicant_name": NAME,
    "applicant_birth_date": "12 квітня 1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address": State.DECLINED,
    "applicant_actual_address_same": State.DECLINED,
    "applicant_phone": State.DECLINED,
    "applicant_email": "vira@example.com",
    "applicant_groups": State.DECLINED,
    "evidence": 1,
}
