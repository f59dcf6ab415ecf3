"""A new programme begins with a form that works."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path
from runpy import run_path

import pytest

import dialogs.programmes
from bot.cli.given import Unusable
from bot.cli.skeleton import ROOT, begin
from dialogs.engine.answers import Draft
from dialogs.engine.letter import letter
from dialogs.engine.lint import advice, lint
from dialogs.engine.lint.promises import promise_problems
from dialogs.engine.path import trace
from dialogs.engine.programme import Programme
from dialogs.engine.requirements import Outcome
from dialogs.finder.life import FINDER
from dialogs.programmes import PROGRAMMES, all_forms
from locales import language
from tests.dialogs.register.walking import TODAY, Person


@pytest.fixture
def poltava(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Programme]:
    """The skeleton, taken in as if its folder lay beside the others."""
    written = [*begin("poltava", "P", 2026, [*all_forms()], tmp_path)]
    assert all(path.is_file() for path in written)
    folder = str(tmp_path / "dialogs" / "programmes")
    monkeypatch.setattr(dialogs.programmes, "__path__", [*dialogs.programmes.__path__, folder])
    invalidate_caches()
    programme: Programme = import_module("dialogs.programmes.poltava").PROGRAMME
    PROGRAMMES.add(programme)
    yield programme
    PROGRAMMES.remove("poltava")
    for name in [name for name in sys.modules if name.startswith("dialogs.programmes.poltava")]:
        del sys.modules[name]


def test_nothing_is_wrong_with_it(poltava: Programme) -> None:
    (form,) = poltava.forms.values()
    assert lint(form, finder=FINDER) == []
    assert advice(form) == []
    assert [*promise_problems(form)] == []
    assert poltava.spelled("p-1") == form.code == "P1"


def test_its_person_fills_it_in_and_signs_a_paper(poltava: Programme, tmp_path: Path) -> None:
    (form,) = poltava.forms.values()
    script = run_path(str(tmp_path / "tests" / "dialogs" / "poltava" / "people" / "p1.py"))["SCRIPT"]
    person = Person(form, Draft())
    person.go_through(script)
    assert [one.outcome(person.path.scope) for one in form.requirements] == [Outcome.YES, Outcome.YES]
    assert form.application is not None
    paper = letter(form.application, trace(form, person.draft.answers, TODAY), language("uk"))
    assert "Згоріла хата, потрібні дах і ліки." in paper.body
    assert paper.enclosures[2].text == "копія: довідка, що показує потребу"


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Poltava", "P"), ("полтава", "P"), ("poltava", "p"), ("poltava", "R"), ("rivne", "P")],
)
def test_a_name_or_a_letter_that_cannot_be_used_writes_nothing(
    name: str, letter: str, tmp_path: Path
) -> None:
    (tmp_path / "dialogs" / "programmes" / "rivne").mkdir(parents=True)
    with pytest.raises(Unusable):
        [*begin(name, letter, 2026, [*all_forms()], tmp_path)]
    assert not [*tmp_path.rglob("*.py")]


def test_the_command_says_what_it_cannot_use() -> None:
    command = [sys.executable, "-m", "bot", "forms", "new", "rivne", "--letter", "K"]
    result = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (result.returncode, result.stderr) == (2, "There is a programme rivne.\n")


def test_what_it_writes_keeps_the_style(tmp_path: Path) -> None:
    for path in begin("poltava", "P", 2026, [*all_forms()], tmp_path):
        words = path.read_text("utf-8")
        ast.parse(words)
        assert max(map(len, words.splitlines())) <= 120
        assert "$" not in words
