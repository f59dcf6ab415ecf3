"""Drafts begun on an earlier release keep their questions, and nothing false with them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dialogs.engine.answers import Answer, Draft, Place, Ref, Screen
from dialogs.engine.archive import from_json
from dialogs.engine.facts import Fact
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.readiness import readiness
from dialogs.engine.sharing import Told, offers
from dialogs.engine.snapshot import Group, Line, freeze
from dialogs.programmes import all_forms, form_of
from dialogs.programmes.register import PROGRAMME
from locales import language
from tests.dialogs.register.walking import TODAY, Person, Script, seen

RELEASED = {
    "A1.2": "395d7950466d1bcb",
    "A2.2": "a1a2eacfc61ca7cb",
    "A3.1": "bd63cf5ff75a0853",
    "A3.3": "36453bcf00880c08",
    "A3.4": "06cfdd4d55b0bb18",
    "A3.5": "88be206a7afc2e43",
}
"""What release 0.1.0 asked."""

assert PROGRAMME.archive
ARCHIVE = PROGRAMME.archive


def released(code: str) -> Form:
    form = form_of(code, RELEASED[code])
    assert form is not None and form.fingerprint.startswith(RELEASED[code])
    assert form.fingerprint != all_forms()[code].fingerprint
    return form


def told(code: str, script: Script) -> Person:
    person = Person(released(code))
    person.go_through(script)
    return person


def lines(person: Person) -> dict[str, Line]:
    parts = freeze(person.form, person.draft, TODAY, language("uk")).parts
    entries = [entry for part in parts for entry in part.entries if not isinstance(entry, Group)]
    return {line.key: line for line in entries}


def offered(person: Person, key: str) -> list[str]:
    person.draft = person.draft.at(Place(Screen.QUESTION, key))
    return [action.label for action in person.see().actions if action.label.startswith("Вказати ")]


@pytest.mark.parametrize(
    "path", sorted(ARCHIVE.folder.glob("A*.json.gz")), ids=lambda path: path.name.partition(".json")[0]
)
def test_its_questions_stay_and_its_facts_are_somebody_s(path: Path) -> None:
    old = from_json(gzip.decompress(path.read_bytes()).decode())
    form = form_of(old.code, old.fingerprint)
    assert form is not None
    assert form.fingerprint == old.fingerprint
    assert [*form.questions] == [*old.questions]
    roles = {role.name for role in form.cast}
    assert all(isinstance(asks.fact, Fact) and asks.fact.of in roles for asks in form.sharing)


def test_a_mother_s_old_draft_no_longer_turns_the_kinship_round() -> None:
    person = told("A2.2", {"filing_for": "Для мене", "relation": "син"})
    line = lines(person)["relation"]
    assert (line.label, line.text.split(",")[0]) == ("Ким зникла особа є заявникові", "Син")


def test_a_protection_of_2016_no_longer_speaks_for_an_old_draft() -> None:
    person = told(
        "A1.2",
        {
            "filing_for": "1",
            "displacement_date": "2015",
            "protections": [{"protection_state": "Польща", "protection_start": "2016"}],
        },
    )
    assert not [rule for rule in readiness(person.form, person.path).broken if rule.favourable]
    told_later = told(
        "A1.2",
        {
            "filing_for": "1",
            "displacement_date": "2015",
            "protections": [{"protection_state": "Польща", "protection_start": "2023"}],
        },
    )
    assert [rule for rule in readiness(told_later.form, told_later.path).broken if rule.favourable]


PROFIT: Script = {"profit_time": "За рік", "profit": "480 000 грн", "business_stopped_date": "12 квітня 2022"}


@pytest.mark.parametrize(
    ("more", "labels"),
    [
        ({"business_resumed": "так"}, []),
        ({}, []),
        ({"business_resumed": "так", "business_resumed_date": "12 лютого 2023"}, ["Вказати 400 000 грн"]),
    ],
)
def test_no_old_sum_is_counted_until_today_unless_it_goes_on(more: Script, labels: list[str]) -> None:
    person = told("A3.5", {**PROFIT, **more})
    found = [label.replace("\xa0", " ") for label in offered(person, "desired_compensation")]
    assert found == labels
    assert "дохід" not in seen(person.see()).lower()


def test_an_old_draft_of_several_owners_without_a_share_is_offered_nothing() -> None:
    person = told(
        "A3.1",
        {
            "home_owner": "Право власності є",
            "home_damage": "Знищено повністю",
            "home_ownership_form": "2",
            "home_value": "900 000 грн",
        },
    )
    assert offered(person, "home_claim") == []


def test_half_of_a_mother_s_flat_in_an_old_draft_stays_hers() -> None:
    mother = told("A3.3", {"filing_for": "1", "home_owner": "Право власності є", "home_ownership_form": "2"})
    childs = Draft({Ref("filing_for"): Answer(value="child", origin="finder")})
    for form in (released("A3.3"), all_forms()["A3.3"]):
        hers = Told(mother.form, mother.draft, "self", "hers")
        found = {offer.asks.key for offer in offers(form, childs, "sofia", [hers], TODAY, "the child's")}
        assert not {"home_owner", "home_ownership_form", "home_share"} & found


def test_an_old_draft_is_read_to_its_check() -> None:
    for code in RELEASED:
        person = told(code, {})
        view = look(person.form, person.draft.at(Place(Screen.CHECK)), TODAY, language("uk"))
        assert view.heading, code
