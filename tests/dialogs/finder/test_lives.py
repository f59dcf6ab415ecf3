"""Invented lives and the claims that follow, each worked out by hand from the rules of its category.

The lists are whole: what does not stand there must not be proposed.
"""

import sys
from typing import NamedTuple

import pytest

from dialogs.finder.life import FINDER
from dialogs.finder.proposals import household
from dialogs.finder.remarks import remarks
from dialogs.programmes import claim_forms
from tests.dialogs.finder.life_stories import TODAY, Life, Other, codes_of, tell

SOFIIA = Other("Вигадана Софія Андріївна", "17 травня 2015")
MAKSYM = Other("Вигаданий Максим Андрійович", "3 лютого 2011")
IVAN = Other("Вигаданий Іван Андрійович", "9 серпня 2019")
OLEH = Other("Олег")

ME = "self"


class Told(NamedTuple):
    """A household, what it tells, its claims by person, and words that have to be said besides."""

    life: Life
    claims: dict[str, str]
    others: tuple[Other, ...] = ()
    remark: str = ""


LIVES: dict[str, Told] = {
    # Displaced inside Ukraine (R1); own flat destroyed: its value A3.1, the home itself A3.3 (paragraph 90).
    "from Kharkiv to Lviv, the own flat is destroyed": Told(
        {"moved": "inside", "lost": "home", "home": "unfit", "home_owned": "self"}, {ME: "A1.1 A3.1 A3.3"}
    ),
    # Who does not own has the home to claim, not the building (P41).
    "a tenant who fled to Poland": Told(
        {"moved": "abroad", "lost": "home", "home": "unfit", "home_owned": "none"}, {ME: "A1.2 A3.3"}
    ),
    # A3.3 is the loss of the home: whoever lives on in it has damage only.
    "broken windows, and they live there still": Told(
        {"lost": "home", "home": "damaged", "home_owned": "self"}, {ME: "A3.1"}
    ),
    "a tenant with broken windows who stayed": Told(
        {"lost": "home", "home": "damaged", "home_owned": "none"}, {ME: ""}
    ),
    # «Owner who did not live there: not this category» (A3.3, G3).
    "an owner who lives elsewhere": Told(
        {"lost": "property", "property": "housing", "housing_state": "damaged", "housing_owned": "self"},
        {ME: "A3.1"},
    ),
    # A1.1 for the first period and A1.2 for the second (R1); occupied: A3.3 and A3.6 (G3, S70).
    "from Mariupol to Dnipro and on to Germany": Told(
        {"moved": "inside,abroad", "lost": "home", "home": "occupied", "home_owned": "self"},
        {ME: "A1.1 A1.2 A3.3 A3.6"},
    ),
    "an own house, occupied and damaged": Told(
        {"lost": "home", "home": "both", "home_owned": "self"}, {ME: "A3.1 A3.3 A3.6"}
    ),
    # «Combat zone or unsafe return; no electricity, heating, water» (A3.3, G3): nothing is damaged.
    "a whole house near the front": Told(
        {"moved": "inside", "lost": "home", "home": "unsafe"}, {ME: "A1.1 A3.3"}
    ),
    # Abroad on 24 February 2022 and unable to return (S2, S78).
    "a student whom the war found abroad": Told({"moved": "could_not_return"}, {ME: "A1.2"}),
    # Under 18 at the time of the event (S2); 18 at filing files alone (S80).
    "deported at 15, now 19": Told({"moved": "by_force", "taken_young": "self"}, {ME: "A2.8"}),
    "deported at 40, then on to Estonia": Told(
        {"moved": "by_force,abroad", "taken_young": "none"}, {ME: "A1.2 A2.9"}
    ),
    "a child of 10 was taken, the mother was not": Told(
        {"moved": "by_force", "taken": "Іван", "harm": "none"}, {ME: "", "Іван": "A2.8"}, (IVAN,)
    ),
    # The age then decides, not that it is somebody's child.
    "my child, now 26, was taken at 22": Told(
        {"moved": "by_force", "taken": "Денис"},
        {ME: "", "Денис": "A2.9"},
        (Other("Вигаданий Денис Андрійович", "11 травня 2000"),),
    ),
    "my child, now 20, was taken at 16": Told(
        {"moved": "by_force", "taken": "Денис", "taken_young": "Денис"},
        {ME: "", "Денис": "A2.8"},
        (Other("Вигаданий Денис Андрійович", "11 травня 2006"),),
    ),
    "my child, now 20, was taken at 19": Told(
        {"moved": "by_force", "taken": "Денис", "taken_young": "none"},
        {ME: "", "Денис": "A2.9"},
        (Other("Вигаданий Денис Андрійович", "11 травня 2006"),),
    ),
    # Nobody files A2.6 for a relative (G5); whereabouts unknown: A2.2 (S2).
    "the wife of a prisoner of war, no word of where he is": Told(
        {"harm": "relatives", "relatives": "held", "held_place": "unknown"},
        {ME: "A2.2"},
        remark="Заяву про неволю людина подає сама",
    ),
    "the wife of a prisoner of war whose place is known": Told(
        {"harm": "relatives", "relatives": "held", "held_place": "known"},
        {ME: ""},
        remark="Заяву про неволю людина подає сама",
    ),
    # An injury in captivity is claimed in A2.6 (R5).
    "back from captivity, injured there": Told(
        {"harm": "injury,violence", "violence": "captivity", "injured_captive": "self"}, {ME: "A2.6"}
    ),
    "injured in battle, then captive": Told(
        {"harm": "injury,violence", "violence": "captivity", "injured_captive": "none"}, {ME: "A2.3 A2.6"}
    ),
    "tortured and made to dig trenches": Told(
        {"harm": "violence", "violence": "torture,forced_labour"}, {ME: "A2.5 A2.7"}
    ),
    "a survivor of sexual violence": Told({"harm": "violence", "violence": "sexual_violence"}, {ME: "A2.4"}),
    "somebody who does not want to say what it was": Told(
        {"harm": "violence", "violence": "none"}, {ME: ""}, remark="Заяву про пережите можна подати"
    ),
    # Each relative files for their own suffering (R2).
    "a widow with two children": Told(
        {"harm": "relatives", "relatives": "died"},
        {ME: "A2.1", "Софія": "A2.1", "Іван": "A2.1"},
        (SOFIIA, IVAN),
    ),
    "the mother of a missing soldier": Told({"harm": "relatives", "relatives": "missing"}, {ME: "A2.2"}),
    "a shop assistant who was dismissed": Told({"lost": "work", "work": "employee"}, {ME: "A3.4"}),
    # «самозайнята особа» excludes registered entrepreneurs (S2).
    "a tutor without registration": Told({"lost": "work", "work": "self_employed"}, {ME: "A3.4"}),
    "an entrepreneur whose rented shop burnt down": Told(
        {
            "lost": "property,work",
            "property": "buildings",
            "buildings_state": "damaged",
            "buildings_owned": "none",
            "work": "entrepreneur",
        },
        {ME: "A3.5"},
    ),
    "an entrepreneur whose own shop burnt down": Told(
        {
            "lost": "property,work",
            "property": "buildings",
            "buildings_state": "damaged",
            "buildings_owned": "self",
            "work": "entrepreneur",
        },
        {ME: "A3.2 A3.5"},
    ),
    "a garage and the car in it": Told(
        {
            "lost": "property",
            "property": "buildings,belongings",
            "buildings_state": "damaged",
            "buildings_owned": "self",
        },
        {ME: "A3.2 A3.7"},
    ),
    # Each co-owner for their own share (G2); a parent for a child who owns (A3.6, G2).
    "a child who owns half of the flat and the land": Told(
        {
            "moved": "inside",
            "lost": "home,property",
            "home": "unfit",
            "home_owned": "self,Софія",
            "property": "land",
            "land_occupied": "yes",
            "land_owned": "Софія",
        },
        {ME: "A1.1 A3.1 A3.3", "Софія": "A1.1 A3.1 A3.3 A3.6"},
        (SOFIIA,),
    ),
    # Acts from 24 February 2022 on (E.2); the earlier ones are kept, not refused for ever.
    "left Donetsk in 2014 and lost the house then": Told(
        {
            "moved": "inside",
            "lost": "home",
            "home": "occupied",
            "home_owned": "self",
            "since": "before",
            "had_access": "no",
        },
        {ME: ""},
        remark="Про те, що було до 24 лютого 2022 року",
    ),
    # «Left in 2014 but had periodic access until 2022: eligible» (A3.6, G2).
    "left Donetsk in 2014, came to the house until 2022": Told(
        {
            "moved": "inside",
            "lost": "home",
            "home": "occupied",
            "home_owned": "self",
            "since": "before",
            "had_access": "yes",
        },
        {ME: "A3.6"},
        remark="Про те, що було до 24 лютого 2022 року",
    ),
    # A displaced person of 2014 may claim a new home lost after 2022 (G3).
    "left Donetsk in 2014 and Mariupol in 2022": Told(
        {
            "moved": "inside",
            "lost": "home,property",
            "home": "unfit",
            "home_owned": "none",
            "property": "housing",
            "housing_state": "occupied",
            "housing_owned": "self",
            "since": "partly",
            "earlier_losses": "property",
            "had_access": "no",
        },
        {ME: "A1.1 A3.3"},
        remark="Про те, що було до 24 лютого 2022 року",
    ),
    "a brother who died in 2015, an own injury of 2023": Told(
        {"harm": "injury,relatives", "relatives": "died", "since": "partly", "earlier_harm": "relatives"},
        {ME: "A2.3"},
        remark="Про те, що було до 24 лютого 2022 року",
    ),
    "no dialysis for the mother, no school for the son": Told(
        {
            "lost": "other",
            "other": "medicine,education",
            "no_medicine": "self",
            "no_education": "Максим",
        },
        {ME: "A4.1", "Максим": "A4.2"},
        (MAKSYM,),
    ),
    "the owner of a limited company": Told(
        {"lost": "property,work", "property": "company", "work": "company"},
        {ME: ""},
        remark="Про збитки фірми",
    ),
    "the children were sent to Poland, the mother stayed": Told(
        {"moved": "abroad", "moved_abroad": "Софія,Максим"},
        {ME: "", "Софія": "A1.2", "Максим": "A1.2"},
        (SOFIIA, MAKSYM),
    ),
    "a pensioner hurt by shelling": Told({"harm": "injury"}, {ME: "A2.3"}),
    "a foreign passport forced upon them, money lost": Told(
        {"lost": "other", "other": "other_rights,other_losses"}, {ME: "A2.10 A3.7"}
    ),
    "a couple, of whom he lost his job": Told(
        {"moved": "inside", "lost": "work", "work": "employee", "lost_job": "Олег"},
        {ME: "A1.1", "Олег": "A1.1 A3.4"},
        (OLEH,),
    ),
    "a teacher who was an entrepreneur besides": Told(
        {"lost": "work", "work": "employee,entrepreneur"}, {ME: "A3.4 A3.5"}
    ),
    "nothing of this": Told({}, {ME: ""}),
}


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_a_life_leads_to_its_claims_and_to_no_others(life: Told) -> None:
    draft = tell(life.life, *life.others).draft
    members = household(FINDER, draft, claim_forms().values(), TODAY)
    assert codes_of(members) == {name: claims.split() for name, claims in life.claims.items()}
    said = remarks(FINDER, draft, TODAY)
    assert [life.remark in text for text in said] == ([True] if life.remark else [])


def test_every_category_follows_from_one_of_the_lives() -> None:
    found = {code for life in LIVES.values() for claims in life.claims.values() for code in claims.split()}
    assert found == claim_forms().keys(), "each category is named in a life of LIVES that leads to it"


COMMON = {"moved": "inside", "lost": "home", "home": "unfit", "home_owned": "self"}
"""Displaced, the home damaged, nobody hurt."""


def test_few_answers_are_enough(capsys: pytest.CaptureFixture[str]) -> None:
    alone = tell(COMMON).answers
    with_one, with_two = tell(COMMON, SOFIIA).answers, tell(COMMON, SOFIIA, MAKSYM).answers
    family = tell(COMMON, SOFIIA, MAKSYM, IVAN).answers
    hard = COMMON | {"moved": "inside,abroad", "lost": "home,work", "work": "employee"}
    counts = {
        "a displaced person with a damaged home": alone,
        "a mother with one child": with_one,
        "a mother with two children": with_two,
        "a mother with three children": family,
        "each further child": with_two - with_one,
        "who lost work too": tell(COMMON | {"lost": "home,work", "work": "employee"}).answers,
        "a mother with three children who moved twice and lost her work": tell(
            hard, SOFIIA, MAKSYM, IVAN
        ).answers,
        "somebody whom nothing happened to": tell({}).answers,
    }
    with capsys.disabled():
        lines = (f"{number:>3}  {who}" for who, number in counts.items())
        sys.stdout.write("\n".join(("\nanswers in the finder:", *lines, "")))
    for children, answers in enumerate((alone, with_one, with_two, family)):
        assert answers <= 8 + 4 * children
    assert max(counts.values()) <= 20
