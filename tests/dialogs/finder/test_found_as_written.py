"""Golden screens of what was found: everybody, each person, what has to be said besides, and where each button leads.

After a change that is meant: `pytest tests/dialogs/finder/test_found_as_written.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogs.engine.answers import Draft, Place, Screen
from dialogs.engine.commands import Begin, GoTo, Keep, RemoveItem
from dialogs.engine.sharing import KnownFacts
from dialogs.engine.step import step
from dialogs.engine.views import Action, View
from dialogs.finder.beside import beside_view, other_help
from dialogs.finder.found import Found
from dialogs.finder.life import FINDER, PEOPLE
from dialogs.finder.proposals import household
from dialogs.finder.remarks import remarks
from dialogs.finder.results import paused_view, results_view
from dialogs.finder.stages import Stage
from dialogs.language import Language
from dialogs.programmes import beside_forms, claim_forms
from locales import language
from tests.dialogs.finder.life_stories import TODAY, told
from tests.dialogs.finder.test_lives import COMMON, OLEH, SOFIIA
from tests.dialogs.finder.test_results import EVERYTHING, told_draft

WRITTEN = Path(__file__).parent / "shown"
STAGES = {
    ("A1.1", "self"): Stage.FILED,
    ("A1.2", "self"): Stage.PACKAGED,
    ("A2.1", "self"): Stage.READY,
    ("A2.3", "self"): Stage.BEGUN,
    ("A1.1", "person1"): Stage.PACKAGED,
}


def _found(draft: Draft, **more: object) -> Found:
    members = household(FINDER, draft, claim_forms().values(), TODAY)
    return Found(members, remarks(FINDER, draft, TODAY), **more)  # type: ignore[arg-type]


def _everybody(found: Found, spoken: Language) -> Iterator[View]:
    """Every page of the list, of each person, and what has to be said besides."""
    items = ["", *(member.id for member in found.members)] if len(found.members) > 1 else [""]
    for item in items:
        for page in range(2):
            view = results_view(found, Place(Screen.CHECK, item=item, page=page), spoken)
            yield view
            if not any(action.label == spoken.text("Показати ще") for action in view.everything):
                break
    if found.remarks:
        yield results_view(found, Place(Screen.CHECK, "notes"), spoken)


def _beside(draft: Draft, spoken: Language) -> View:
    helps = other_help(FINDER, draft, beside_forms().values(), KnownFacts((), TODAY), TODAY)
    return beside_view(helps, ("R3",), Place(Screen.CHECK, page=0), (), spoken)


def _nobody() -> Draft:
    return step(FINDER, told({}), RemoveItem(PEOPLE, "self"), TODAY).draft


def _screens(name: str) -> Iterator[View]:
    spoken = language(name.rpartition(".")[2])
    match name.partition(".")[0]:
        case "everything":
            yield from _everybody(_found(told_draft(EVERYTHING), stages=STAGES), spoken)
            yield _beside(told_draft(EVERYTHING), spoken)
        case "closed":
            closed = frozenset({"A3.1", "A4.2", "A1.1"})
            yield from _everybody(_found(told_draft(EVERYTHING), closed=closed), spoken)
        case "alone":
            yield from _everybody(_found(told(COMMON)), spoken)
            yield from _everybody(_found(told({})), spoken)
            yield _beside(told({}), spoken)
            yield from _everybody(_found(_nobody()), spoken)
            yield paused_view(spoken)
        case "pair":
            life = {"moved": "abroad", "moved_abroad": "self", "lost": "home", "home": "damaged"}
            yield from _everybody(_found(told(life | {"home_owned": "Софія"}, SOFIIA)), spoken)
            yield from _everybody(_found(told({"moved": "inside,abroad"}, OLEH)), spoken)
            yield from _everybody(_found(told({}, OLEH)), spoken)


def _read(view: View) -> Iterator[str]:
    place = view.place
    where = " ".join(filter(None, (place.screen.value, place.key, place.item, str(place.page or ""))))
    yield f"== {where}: {view.heading}"
    yield from view.lines
    yield from (f"({line})" for line in view.folded)
    yield from (f"{number}. {_pressed(one)}" for number, one in enumerate(view.choices, view.first))
    yield from map(_pressed, (*view.actions, *view.bottom))


def _pressed(action: Action) -> str:
    listed = f" {action.listed}" if action.listed else ""
    words = f" ({' | '.join(action.words)})" if action.words else ""
    match action.command:
        case Begin():
            leads = f"begins {action.command.code} for {action.command.about or '–'}"
        case GoTo(place):
            leads = " ".join(filter(None, (place.screen.value, place.key, place.item, str(place.page or ""))))
        case Keep():
            leads = "keeps"
        case other:
            leads = type(other).__name__
    return f"[{action.label} -> {leads}]{listed}{words}"


@pytest.mark.parametrize(
    "name", ["everything.uk", "everything.en", "closed.uk", "alone.uk", "alone.en", "pair.uk"]
)
def test_what_is_found_reads_as_written(name: str, request: pytest.FixtureRequest) -> None:
    read = "\n".join(line for view in _screens(name) for line in (*_read(view), "")) + "\n"
    path = WRITTEN / f"{name}.txt"
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(read, encoding="utf-8")
    assert read == path.read_text(encoding="utf-8")
