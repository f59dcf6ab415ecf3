"""Golden screens of what was found: everybody, each person, what has to be said besides, and where each button leads.

After a change that is meant: `pytest tests/dialogs/finder/test_found_as_written.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogs.engine.answers import Draft, Place, Screen
from dialogs.engine.commands import Begin, GoTo, Keep, RemoveItem
from dialogs.engine.look import look
from dialogs.engine.path import trace
from dialogs.engine.sharing import KnownFacts
from dialogs.engine.step import step
from dialogs.engine.views import Action, View
from dialogs.finder.beside import beside_view, other_help
from dialogs.finder.found import Found
from dialogs.finder.life import FINDER, LIFE, PEOPLE
from dialogs.finder.proposals import household
from dialogs.finder.remarks import remarks
from dialogs.finder.results import paused_view, results_view
from dialogs.finder.stages import Stage
from dialogs.language import Language
from dialogs.programmes import beside_forms, claim_forms
from locales import language
from tests.dialogs.finder.life_stories import TODAY, Other, told
from tests.dialogs.finder.test_lives import COMMON, LIVES, OLEH, SOFIIA, Told
from tests.dialogs.finder.test_results import EVERYTHING, told_draft

WRITTEN = Path(__file__).parent / "shown"
GROWN = Other("Вигадана Ганна Андріївна", "24 лютого 2004")
BETWEEN = Other("Вигаданий Денис Андрійович", "25 лютого 2004")
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
        case "changed":
            for page in range(12):
                place = Place(Screen.SECTION, LIFE, page=page)
                yield look(FINDER, told_draft(EVERYTHING).at(place), TODAY, spoken)
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
    "name", ["everything.uk", "everything.en", "closed.uk", "alone.uk", "alone.en", "pair.uk", "changed.uk"]
)
def test_what_is_found_reads_as_written(name: str, request: pytest.FixtureRequest) -> None:
    read = "\n".join(line for view in _screens(name) for line in (*_read(view), "")) + "\n"
    path = WRITTEN / f"{name}.txt"
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(read, encoding="utf-8")
    assert read == path.read_text(encoding="utf-8")


LATE = {
    "everything earlier": Told(
        {"moved": "inside,by_force", "lost": "home,property,work", "home": "occupied", "home_owned": "self",
         "property": "housing,buildings,land", "housing_state": "occupied", "buildings_state": "both",
         "land_occupied": "yes", "harm": "violence,relatives", "since": "before", "had_access": "yes"}, {}
    ),
    "some of it earlier": Told(
        {"moved": "inside", "lost": "home,property", "home": "both", "home_owned": "self", "property": "land",
         "land_occupied": "yes", "harm": "injury", "since": "partly", "earlier_losses": "home,property",
         "earlier_harm": "injury", "had_access": "no"}, {}
    ),
    "only harm earlier": Told({"harm": "injury", "since": "partly", "earlier_harm": "none"}, {}),
    "only losses earlier": Told({"lost": "work", "work": "company", "since": "partly", "earlier_losses": "none"}, {}),
    "land taken before": Told(
        {"lost": "property", "property": "land", "land_occupied": "yes", "since": "partly",
         "earlier_losses": "property", "had_access": "yes"}, {}
    ),
    "a house taken before": Told(
        {"lost": "property", "property": "housing", "housing_state": "both", "since": "partly",
         "earlier_losses": "property", "had_access": "no"}, {}
    ),
    "a child of all ages": Told({"moved": "by_force"}, {}, (SOFIIA, GROWN, BETWEEN, OLEH)),
}  # fmt: skip
"""Lives beside those of `test_lives`: what was before 2022, and who was how old."""


def test_who_is_asked_what_reads_as_written(request: pytest.FixtureRequest) -> None:
    """Of each life every question in its turn; how it is put, with the answers there are, where that was not so yet."""
    lines: list[str] = []
    known: set[tuple[str, ...]] = set()
    for name, life in {**LIVES, **LATE, "everything": EVERYTHING}.items():
        whole = told_draft(life)
        lines.append(f"# {name}")
        for slot in trace(FINDER, whole.answers, TODAY).slots:
            if slot.asks.key in ("people", "who", "child_name", "child_birth_date", "called"):
                continue
            view = look(FINDER, whole.at(Place(key=slot.ref.key, item=slot.ref.item)), TODAY, language("uk"))
            labels = " | ".join(choice.label.removeprefix("✓ ") for choice in view.choices)
            put = f"{view.heading} {labels}", *(f"    {line}" for line in view.lines if "Зараз" not in line)
            lines += [slot.ref.key] if put in known else [f"{slot.ref.key}: {put[0]}", *put[1:]]
            known.add(put)
        lines += [f"    ! {one}" for one in remarks(FINDER, whole, TODAY)]
        lines += [
            f"= {member.called or member.id} ({member.who}): "
            + " ".join(f"{one.form.code} {one.sign.reason}" for one in member.proposals)
            for member in household(FINDER, whole, claim_forms().values(), TODAY)
        ]
        lines.append("")
    path = WRITTEN / "asked.txt"
    if request.config.getoption("--update-golden", default=False):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "\n".join(lines) + "\n" == path.read_text(encoding="utf-8")
