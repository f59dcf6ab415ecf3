"""What the finder was told is taken over into the claims that it proposes."""

import pytest

from dialogs.engine.answers import FINDER as FROM_FINDER
from dialogs.engine.answers import Draft, Ref
from dialogs.engine.sharing import Offer, taken
from dialogs.finder.life import FINDER
from dialogs.finder.telling import told_before
from dialogs.programmes import conversations
from tests.dialogs.finder.life_stories import TODAY, Life, Other, tell
from tests.dialogs.finder.test_lives import SOFIIA

FORMS = conversations()

HOME = {"lost": "home", "home_owned": "self"}
OTHER = {"lost": "property", "property": "housing", "housing_owned": "self"}
LAND = {"lost": "property", "property": "land", "land_occupied": "yes", "land_owned": "self"}
SHOP = {"lost": "property", "property": "buildings", "buildings_owned": "self"}
INJURED_AND_HELD = {"harm": "injury,violence", "violence": "captivity"}


def offered(code: str, life: Life, *others: Other, of: str = "self") -> tuple[Offer, ...]:
    told = tell(life, *others).draft
    return told_before(FINDER, told, [of], FORMS[code], Draft(), TODAY, "finder")


def sure(code: str, life: Life, *others: Other, of: str = "self") -> dict[str, object]:
    found = offered(code, life, *others, of=of)
    return {one.asks.key: one.answers[Ref(one.asks.key)].value for one in found if one.sure}


@pytest.mark.parametrize(
    ("code", "life", "told"),
    [
        ("A1.2", {"moved": "could_not_return"}, {"where_on_2022_02_24": "abroad"}),
        ("A1.2", {"moved": "abroad"}, {}),  # who left later may have been abroad on that very day
        ("A2.6", INJURED_AND_HELD | {"injured_captive": "self"}, {"also_serious_injury": True}),
        ("A2.6", INJURED_AND_HELD | {"injured_captive": "none"}, {"also_serious_injury": False}),
        ("A2.6", {"harm": "violence", "violence": "captivity"}, {}),  # nobody was asked about an injury
        ("A3.1", HOME | {"home": "unfit"}, {"home_owner": "owner"}),
        ("A3.1", HOME | {"home": "damaged"}, {"home_owner": "owner", "home_damage": "damaged"}),
        ("A3.1", OTHER | {"housing_state": "both"}, {"home_owner": "owner"}),
        ("A3.2", SHOP | {"buildings_state": "damaged"}, {"property_owner": "owner"}),
        (
            "A3.3",
            HOME | {"home": "unfit"},
            {"home_lived": True, "home_owner": "owner", "moved_after_loss": False},
        ),
        (
            "A3.3",
            HOME | {"home": "occupied", "moved": "inside"},
            {
                "home_lived": True,
                "home_owner": "owner",
                "moved_after_loss": True,
                "home_event_type": "occupation",
            },
        ),
        ("A3.3", {"lost": "home", "home": "unsafe", "moved": "by_force"}, {"home_lived": True}),
        ("A3.4", {"lost": "work", "work": "employee"}, {"employment_type": "employee"}),
        (
            "A3.4",
            {"lost": "work", "work": "self_employed"},
            {"employment_type": "self_employed", "registered_fop": False},
        ),
        (
            "A3.6",
            HOME | {"home": "both"},
            {
                "estate_kind": "home",
                "home_owner": "owner",
                "estate_was_occupied": True,
                "estate_also_damaged": True,
            },
        ),
        (
            "A3.6",
            HOME | {"home": "occupied", "since": "before", "had_access": "yes"},
            {
                "estate_kind": "home",
                "home_owner": "owner",
                "estate_was_occupied": True,
                "access_until_2022": True,
            },
        ),
        ("A3.6", LAND, {"estate_kind": "property", "property_owner": "owner", "estate_was_occupied": True}),
        ("L1", {"harm": "relatives", "relatives": "held"}, {"held_state": "held"}),
    ],
)
def test_what_was_told_in_so_many_words(code: str, life: Life, told: dict[str, object]) -> None:
    assert sure(code, life) == told


def test_of_two_things_only_what_is_true_of_both() -> None:
    both = {**HOME, **OTHER, "lost": "home,property"}
    assert sure("A3.1", both | {"home": "damaged", "housing_state": "damaged"}) == {"home_owner": "owner"}
    land_too = {**HOME, **LAND, "lost": "home,property"}
    assert sure("A3.6", land_too | {"home": "both"}) == {
        "home_owner": "owner",
        "property_owner": "owner",
        "estate_was_occupied": True,
    }
    job_too = {"lost": "work", "work": "employee,self_employed"}
    assert "employment_type" not in sure("A3.4", job_too)


def test_of_each_person_only_their_own() -> None:
    life = HOME | {"home": "unfit", "moved": "inside", "moved_inside": "Софія"}
    assert sure("A3.3", life, SOFIIA) == {"home_lived": True, "home_owner": "owner"}
    assert sure("A3.3", life, SOFIIA, of="person1") == {"home_lived": True, "moved_after_loss": True}


def test_what_was_said_less_exactly_is_only_offered() -> None:
    """«Житло чуже» says who owns it now; the claim asks about the past too."""
    found = offered("A3.3", {"lost": "home", "home": "unfit", "home_owned": "none"})
    unsure = {one.asks.key: one.answers[Ref(one.asks.key)].value for one in found if not one.sure}
    assert unsure == {"home_owner": "not_owner"}


def test_where_it_comes_from_is_kept() -> None:
    draft = taken(Draft(), offered("A3.1", HOME | {"home": "unfit"}))
    assert draft.answers[Ref("home_owner")].origin == FROM_FINDER
    assert not told_before(
        FINDER, tell(HOME | {"home": "unfit"}).draft, ["self"], FORMS["A3.1"], draft, TODAY, ""
    )


def test_of_a_claim_that_the_finder_does_not_propose_it_tells_nothing() -> None:
    assert not offered("A3.1", HOME | {"home": "occupied"})
