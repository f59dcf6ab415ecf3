"""Golden conversations: one realistic person per form, and every screen that they see.

Who they are and what they answer stands in people/ in the folder of their programme, what they read in golden/.
After a change that is meant:
`pytest tests/dialogs/register/test_golden.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dialogs.engine.answers import Draft, Place, Screen
from dialogs.engine.commands import AddItem, AttachFile, Command, Confirm, GoTo, Keep, Reply, Skip
from dialogs.engine.look.wording import SKIPS
from dialogs.engine.step import Outcome
from dialogs.programmes import all_forms
from tests.dialogs.invented import name_of, named, script_of
from tests.dialogs.register.walking import Person, Script, seen

DIALOGS = Path(__file__).parents[1]


FORMS = {named(code): form for code, form in all_forms().items()}
PEOPLE = sorted(path.stem for path in DIALOGS.glob("*/people/*.py"))


@dataclass
class Written(Person):
    """Somebody whose conversation is taken down: the screens, and what they typed (in brackets: pressed or sent)."""

    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines.append(seen(self.see()))

    def do(self, command: Command) -> Outcome:
        said = self._said(command)
        outcome = super().do(command)
        self.lines += [f"> {said}", seen(self.screens[-1])]
        if self.draft.place.screen is Screen.REST:
            self.do(Keep())
        return outcome

    def _said(self, command: Command) -> str:
        match command:
            case Reply(given=given):
                return given.text
            case Skip(state=state):
                return f"[{SKIPS[state]}]"
            case AttachFile(file=file):
                return f"[файл № {file.number}]"
            case AddItem(key=key):
                command = AddItem(key)
        (label,) = [action.label for action in self.see().everything if action.command == command]
        return f"[{label}]"


def _answered(script: Script) -> Iterator[str]:
    """The keys that a script answers, those about the items of a list included."""
    for key, told in script.items():
        yield key
        for item in told if isinstance(told, list) else ():
            yield from _answered(item)


def conversation(name: str) -> str:
    """The whole conversation of a person about their form, from the opening to the package."""
    form = FORMS[name]
    script = script_of(form)
    opening = f"{name_of(form)}: {form.code} «{form.title}»"
    if form.care:
        person = Written(form, Draft(place=Place(Screen.OPENING)))
        person.do(GoTo(Place(Screen.OPENING, page=1)))
        person.do(Keep())
    else:
        opening += f"\n{form.intro}"
        person = Written(form)
    person.go_through(script)
    person.do(Confirm())
    assert person.draft.place.screen is Screen.DONE
    unused = set(_answered(script)) - set(person.asked)
    assert not unused, f"the script answers what is never asked: {sorted(unused)}"
    return "\n\n".join([opening, *person.lines]) + "\n"


@pytest.mark.parametrize("name", PEOPLE)
def test_the_conversation_goes_as_written(name: str, request: pytest.FixtureRequest) -> None:
    path = DIALOGS / FORMS[name].programme / "golden" / f"{name}.txt"
    told = conversation(name)
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    else:
        assert path.is_file(), "not written yet: see --update-golden"
        assert told == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", all_forms())
def test_every_form_has_its_person(code: str) -> None:
    assert script_of(all_forms()[code])


def test_no_conversation_is_left_over() -> None:
    assert {
        path.stem for path in DIALOGS.glob("*/golden/*.txt") if path.parent.parent.name != "engine"
    } == set(PEOPLE)
