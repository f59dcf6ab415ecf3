"""Two people go through A1.2 to the end, and a third changes her mind."""

from dialogs.engine.answers import Place, Ref, Screen, State
from dialogs.engine.commands import Confirm, GoTo
from dialogs.engine.readiness import readiness
from dialogs.engine.snapshot import Group, Line, freeze
from dialogs.programmes import claim_forms
from locales import language
from tests.dialogs.register.walking import TODAY, Person, Script, seen

FORM = claim_forms()["A1.2"]

OLENA: Script = {
    "filing_for": "Для мене",
    "applicant_citizenship": "так",
    "where_on_2022_02_24": "вдома",
    "displacement_date": "початок березня 2022",
    "displacement_circumstances": "Ізюм бомбили з першого дня. У підвалі ми пробули тиждень, потім вдалося виїхати.",
    "registered_address_at_displacement": "Харківська область, Ізюм, вулиця Садова, 5",
    "actual_address_after_displacement": "Польща, Краків, вулиця Довга, 10",
    "compare_crossings": "так",
    "crossings": [
        {
            "crossing_date": "9 березня 2022",
            "crossing_direction": "виїзд",
            "crossing_checkpoint": "Шегині",
            "crossing_means": "Пішки",
        }
    ],
    "has_returned": "ні",
    "protections": [
        {
            "protection_state": "Польща",
            "protection_start": "15 березня 2022",
            "protection_active": "так",
            "protection_documents": 2,
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
            "family_sex": "жіноча",
            "family_tax_number": "4214004328",
        },
        {
            "family_name": "Вигаданий Петро",
            "family_relation": "інше",
            "family_relation_other": "двоюрідний дідусь",
            "family_sex": "чоловік",
        },
    ],
    "applicant_name": "Вигадана Олена Петрівна",
    "applicant_birth_date": "12.04.1985",
    "compare_passport": "ні",
    "applicant_tax_number": "3114804522",
    "applicant_has_other_citizenship": "ні",
    "applicant_registered_address_same": "та сама",
    "applicant_actual_address_same": "та сама",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "olena@example.com",
    "evidence": 3,
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
    "displacement_circumstances": "Наше місто опинилося під обстрілами, везти дитину назад було небезпечно.",
    "registered_address_at_displacement": "Харківська область, Ізюм, вулиця Садова, 5",
    "actual_address_after_displacement": "Польща, Краків, вулиця Довга, 10",
    "compare_crossings": "ні",
    "has_returned": "так",
    "return_details": "До Львова, у серпні 2024 року.",
    "voluntary_return_date": "серпень 2024",
    "child_citizenship": "Україна",
    "child_birth_certificate": "І-БК 123456",
    "child_registered_address_same": "Та сама адреса",
    "child_actual_address_same": "інша",
    "child_actual_address": "Львівська область, Львів, вулиця Зелена, 10",
    "child_passport": "FB 123456",
    "child_passport_issued": "3 лютого 2021",
    "child_passport_issuer": "6301",
    "child_passport_valid_until": "3 лютого 2025",
    "child_tax_number": State.UNKNOWN,
    "child_tax_number_refused": "ні",
    "applicant_name": "Вигаданий Андрій Іванович",
    "applicant_birth_date": "12.04.1985",
    "compare_passport": "так",
    "applicant_sex": "чоловіча",
    "applicant_birth_place": "м. Ізюм",
    "applicant_passport": "КО 123456",
    "applicant_passport_issued": "20 червня 2003",
    "applicant_passport_issuer": "Ізюмський МВ УМВС",
    "applicant_unzr": "19850412-01230",
    "applicant_tax_number": "3114804539",
    "applicant_has_other_citizenship": "так",
    "applicant_other_citizenship": "Болгарія",
    "applicant_other_citizenship_document": 1,
    "applicant_registered_address_same": "інша",
    "applicant_registered_address": "Львівська область, Львів, вулиця Зелена, 10",
    "applicant_actual_address_same": "реєстрація",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_email": "andrii@example.com",
    "applicant_groups": "Медики",
    "applicant_groups_document": 1,
}


def through(script: Script) -> Person:
    person = Person(FORM)
    person.go_through(script)
    return person


def told(person: Person) -> dict[str, Line]:
    """The lines of the frozen claim outside of groups, by key."""
    snapshot = freeze(FORM, person.draft, TODAY, language("uk"))
    return {entry.key: entry for part in snapshot.parts for entry in part.entries if isinstance(entry, Line)}


def test_a_woman_files_for_herself() -> None:
    olena = through(OLENA)
    assert olena.asked[0] == "filing_for" and olena.asked[-1] == "evidence"
    assert not {key for key in olena.keys if key.startswith("child_")}
    state = readiness(FORM, olena.path)
    assert state.fileable and not state.doubts
    assert olena.do(Confirm()).draft.place.screen is Screen.DONE
    snapshot = freeze(FORM, olena.draft, TODAY, language("uk"))
    groups = [entry.title for part in snapshot.parts for entry in part.entries if isinstance(entry, Group)]
    assert groups == [
        "Перетин кордону 1",
        "Захист за кордоном 1",
        "Захист за кордоном 2",
        "Рідна людина 1",
        "Рідна людина 2",
    ]
    assert told(olena)["displacement_date"].text.startswith("початок березня 2022")
    assert len(told(olena)["evidence"].files) == 3


def test_a_father_files_for_a_daughter_who_was_abroad_already() -> None:
    andrii = through(ANDRII)
    assert andrii.asked.index("child_birth_date") < andrii.asked.index("displacement_circumstances")
    assert "displacement_date" not in andrii.keys
    state = readiness(FORM, andrii.path)
    assert state.fileable and not state.doubts
    assert andrii.do(Confirm()).draft.place.screen is Screen.DONE
    assert told(andrii)["child_registered_address_same"].text == "Та сама, що на час переміщення"
    assert "child_registered_address" not in andrii.keys


def test_a_tired_person_is_asked_no_more_than_two_dozen_questions() -> None:
    short = {**OLENA, "compare_crossings": "ні", "protections": [], "family": []}
    assert len(through(short).path.slots) <= 24


def test_no_screen_on_the_way_is_long() -> None:
    for script in (OLENA, ANDRII):
        for view in through(script).screens:
            if view.place.screen is Screen.QUESTION:
                assert len(seen(view)) <= 350, seen(view)


def test_everything_can_be_skipped() -> None:
    person = through({})
    assert not person.path.pending
    assert not readiness(FORM, person.path).stopped
    assert told(person)["displacement_circumstances"].state == "unknown"


def test_an_early_answer_changed_loses_nothing() -> None:
    olena = through(OLENA)
    before = dict(olena.draft.answers)
    olena.do(GoTo(Place(key="filing_for")))
    outcome = olena.say("filing_for", "Для моєї дитини")
    assert outcome.added > 0
    assert {"child_name", "child_tax_number"} <= olena.keys
    olena.do(GoTo(Place(key="filing_for")))
    olena.say("filing_for", "Для мене")
    assert dict(olena.draft.answers) == before
    assert not olena.path.pending


def test_who_was_abroad_is_asked_since_when_instead_of_when_they_left() -> None:
    olena = through(OLENA)
    olena.do(GoTo(Place(key="where_on_2022_02_24")))
    olena.say("where_on_2022_02_24", "За кордоном")
    assert {"abroad_reasons", "why_return_needed", "unable_to_return_since"} <= olena.keys
    assert "displacement_date" not in olena.keys
    assert Ref("displacement_date") in olena.draft.answers
    assert "displacement_date" not in told(olena)


def test_a_child_born_later_is_not_asked_about_that_morning() -> None:
    later = {**ANDRII, "child_passport": State.NO_DOCUMENT}
    assert "where_on_2022_02_24" not in through({**later, "child_birth_date": "25 лютого 2022"}).keys
    assert "where_on_2022_02_24" in through({**later, "child_birth_date": "24 лютого 2022"}).keys


def test_a_return_before_the_departure_is_pointed_out() -> None:
    olena = through({**OLENA, "has_returned": "так"})
    outcome = olena.say("voluntary_return_date", "січень 2022")
    assert outcome.refusal is not None and outcome.refusal.code == "check.not_before"
    assert olena.say("voluntary_return_date", "серпень 2024").refusal is None


def test_protection_cannot_end_before_it_began() -> None:
    olena = through(OLENA)
    outcome = olena.say("protection_end", "2022", item="item1")
    assert outcome.refusal is not None and outcome.refusal.code == "check.not_before"


def test_faith_is_asked_about_only_without_a_number() -> None:
    assert "applicant_tax_number_refused" not in through(OLENA).keys
    without = through({**OLENA, "applicant_tax_number": State.ABSENT, "applicant_tax_number_refused": "так"})
    assert {"applicant_tax_number_refused", "applicant_passport_instead"} <= without.keys
