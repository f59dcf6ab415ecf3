"""Transfer sheets of invented people, and what holds of every screen of one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from bot.telegram.layout import MESSAGE_LIMIT, screen
from dialogs.engine.answers import Draft, Place, Screen
from dialogs.engine.commands import Copy, GoTo
from dialogs.engine.form import Form
from dialogs.engine.portal import TransferField
from dialogs.engine.snapshot import Group, Line, Snapshot, freeze
from dialogs.engine.views import View
from dialogs.programmes import all_forms
from dialogs.programmes.register.diia.sheet import COPIED, transfer_view, transfer_views
from dialogs.programmes.register.diia.transfer import transfer
from locales import LANGUAGES, language
from playground.formatting import parse_html, units
from tests.dialogs.register.test_random_people import Walker, something
from tests.dialogs.register.walking import Person

TODAY = date(2026, 11, 21)


UKRAINIAN = language("uk")


def filled(script: Mapping[str, Any]) -> Snapshot:
    """The claim of somebody in A1.2; uploads become as many files."""
    person = Person(all_forms()["A1.2"])
    person.go_through(_counted(script))
    return freeze(person.form, person.draft, TODAY, UKRAINIAN)


def _counted(script: Mapping[str, Any]) -> Mapping[str, Any]:
    counted: dict[str, Any] = {}
    for key, told in script.items():
        if isinstance(told, list) and told and isinstance(told[0], dict):
            counted[key] = [_counted(item) for item in told]
        elif isinstance(told, list) and told:
            counted[key] = len(told)
        else:
            counted[key] = told
    return counted


def fields(snapshot: Snapshot) -> list[TransferField]:
    return [field for section in transfer(snapshot) for field in section.fields]


def lines(snapshot: Snapshot) -> list[Line]:
    entries = [entry for part in snapshot.parts for entry in part.entries]
    return [line for entry in entries for line in (entry.lines if isinstance(entry, Group) else (entry,))]


def screens(snapshot: Snapshot, code: str = "uk") -> list[View]:
    """Every screen of the sheet."""
    return list(transfer_views(snapshot, language(code)))


def walked(snapshot: Snapshot, code: str) -> list[View]:
    """Every screen of the sheet, by its own «Далі»."""
    shown = [transfer_view(snapshot, Place(Screen.TRANSFER), language(code))]
    while onward := [a for a in shown[-1].bottom if a.label == language(code).text("Далі")]:
        command = onward[0].command
        assert isinstance(command, GoTo) and command.place.page == len(shown)
        shown.append(transfer_view(snapshot, command.place, language(code)))
    return shown


def drafts(form: Form, data: st.DataObject, steps: int) -> Draft:
    walker = Walker(form)
    for _ in range(data.draw(st.integers(0, steps), label="steps")):
        walker.do(something(walker, data))
    if data.draw(st.booleans(), label="finished"):
        walker.finish()
    return walker.draft


def in_order(snapshot: Snapshot) -> None:
    """Who files comes first, then the child, then the category's own items by number, the evidence last."""
    stages = []
    for section in transfer(snapshot):
        sources = [field.source for field in section.fields]
        own = [source for source in sources if source and not source.endswith(("/a", "/e"))]
        paragraphs = {source.partition("/")[0].partition(".")[0] for source in own} - {"2", "3", "6"}
        child = bool(paragraphs & {"79", "85", "93"})
        assert not child or len(paragraphs) == 1
        if any(source.endswith("/a") for source in sources):
            stages.append(0)
            assert not paragraphs
        else:
            stages.append(3 if any(s.endswith("/e") for s in sources) else 1 if child else 2)
        listed = [field for field in section.fields if not field.group and field.source]
        numbers = [int(field.source.rpartition("/")[2]) for field in listed if _numbered(field)]
        if len({field.source.rpartition("/")[0] for field in listed if _numbered(field)}) == 1:
            assert numbers == sorted(numbers)
    assert stages == sorted(stages)


def _numbered(field: TransferField) -> bool:
    return field.source.rpartition("/")[2].isdigit() and "/" in field.source


def fits(snapshot: Snapshot) -> None:
    """Every screen, in both languages, is a message that Telegram takes whole, and together they say everything."""
    wanted = "".join(
        (field.value if field.manner == "type" else "") + "\n".join(field.working)
        for field in fields(snapshot)
    )
    for code in LANGUAGES:
        shown = screens(snapshot, code)
        assert "".join(f.value for view in shown for f in view.fields if f.exact) == wanted
        for view in shown:
            fits_telegram(view, code)


def fits_telegram(view: View, code: str) -> None:
    message = screen(view, 2**31, language(code))
    assert units(message.text) <= MESSAGE_LIMIT
    text, entities = parse_html(message.text)
    assert view.progress in text and "".join(view.lines[-1:]) in text
    assert message.markup
    rows = message.markup["inline_keyboard"]
    assert len(rows) <= 8 and len(rows[-1]) <= 3
    assert len({action.label for action in view.choices}) == len(view.choices)
    assert [field.value for field in view.fields if field.number] == [a.copy for a in view.choices]
    for action in view.choices:
        assert 1 <= units(action.copy) <= COPIED and len(action.label) <= 24
        assert action.command == Copy(action.copy)
    coded = text.encode("utf-16-le")
    spans = [(e["offset"] * 2, (e["offset"] + e["length"]) * 2) for e in entities if e["type"] == "code"]
    assert [coded[start:end].decode("utf-16-le") for start, end in spans] == [
        field.value for field in view.fields if field.exact
    ]
