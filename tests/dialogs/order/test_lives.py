"""Invented lives go through the finder, and one of their claims through the engine to its check."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Draft, Place, Ref, Screen
from dialogs.engine.sharing import Offer, Told, offers, taken
from dialogs.finder.life import FINDER
from dialogs.finder.proposals import household
from dialogs.programmes import claim_forms
from tests.dialogs.finder.life_stories import told
from tests.dialogs.order.cases import Told as Story
from tests.dialogs.order.lives import LIVES, Life
from tests.dialogs.register.walking import TODAY, Person

FORMS = claim_forms()


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.says)
def test_the_finder_proposes_what_follows_from_the_order(life: Life) -> None:
    found = household(FINDER, told(life.finder, *life.others), FORMS.values(), TODAY)
    assert tuple({one.form.code for one in member.proposals} for member in found) == life.claims


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.says)
def test_a_claim_of_this_life(life: Life) -> None:
    known = _known(life)
    assert set(life.known) <= known.keys()
    assert not set(life.never) & known.keys()
    for key, names in (life.listed or {}).items():
        assert sorted(_names(known[key], key)) == sorted(names)
    person = Person(FORMS[life.code], taken(Draft(), [known[key] for key in life.known]))
    person.go_through(life.told)
    story = Story(person)
    read = story.read
    assert not [words for words in life.hears if words not in read], read
    assert not [words for words in life.unheard if words in read], read
    assert any(rule.stop for rule in story.state.broken) is life.stops
    if life.offer:
        assert _offered(person, life.offer[0]) == life.offer[1]


def test_there_are_enough_of_them() -> None:
    assert len(LIVES) >= 30


def _known(life: Life) -> dict[str, Offer]:
    """What is offered to the claim once it is told for whom it is."""
    form, about = FORMS[life.code], ("self", "person1")[life.whom]
    others = [Told(FINDER, told(life.finder, *life.others), "", "finder")]
    if life.after:
        before = Person(FORMS[life.after[0]])
        before.go_through(life.after[1])
        others.append(Told(before.form, before.draft, "self", "before"))
    return {offer.asks.key: offer for offer in offers(form, Draft(), about, others, TODAY, "this")}


def _names(offer: Offer, key: str) -> list[str]:
    name = next(ref.key for ref in offer.answers if ref.item and ref.key.endswith("_name"))
    return [str(offer.answers[Ref(name, item)].value) for item in offer.answers[Ref(key)].value.ids]


def _offered(person: Person, key: str) -> str:
    """The sum on the button, "" where there is none."""
    person.draft = person.draft.at(Place(Screen.QUESTION, key))
    labels = [action.label.replace("\xa0", " ") for action in person.see().actions]
    return next((label.removeprefix("Вказати ") for label in labels if label.startswith("Вказати ")), "")
