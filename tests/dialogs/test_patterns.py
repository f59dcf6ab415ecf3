"""Expressions that are compiled when first used do what `re` does, and every one of them can be compiled."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from subprocess import run

import pytest

import dialogs
from dialogs.patterns import compiling, expression

ROOT = Path(__file__).parents[2]
COMPILED = """
import re._compiler
compiled, compile = [], re._compiler.compile
def noted(pattern, flags=0):
    compiled.append(pattern)
    return compile(pattern, flags)
re._compiler.compile = noted
import bot.program
from dialogs import patterns
at_start = len(compiled)
print(len(list(patterns.compiling())), at_start)
"""


def test_an_expression_does_what_re_does() -> None:
    text = "12 квітня або 3 травня"
    for pattern, flags in ((r"(\d+) (\w+)", 0), ("КВІТНЯ", re.IGNORECASE), ("^$", 0)):
        made, plain = expression(pattern, flags), re.compile(pattern, flags)
        assert made.pattern == pattern
        for look in ("search", "match", "fullmatch"):
            found, expected = getattr(made, look)(text), getattr(plain, look)(text)
            assert (found and found.span()) == (expected and expected.span())
        assert made.sub("-", text, count=1) == plain.sub("-", text, count=1)
        assert made.subn("-", text) == plain.subn("-", text)
        assert made.split(text) == plain.split(text)
        assert made.findall(text) == plain.findall(text)
        assert [one.span() for one in made.finditer(text)] == [one.span() for one in plain.finditer(text)]


def test_a_wrong_one_is_found_when_it_is_used() -> None:
    wrong = expression("(")
    with pytest.raises(re.error):
        wrong.search("")
    with pytest.raises(re.error):
        list(compiling())
    with pytest.raises(AttributeError):
        _ = wrong.groups


def test_every_expression_can_be_compiled() -> None:
    for module in walk_packages(dialogs.__path__, "dialogs."):
        import_module(module.name)
    for _ in compiling():
        pass
    assert list(compiling()) == []


def test_a_start_compiles_few() -> None:
    said = run([sys.executable, "-c", COMPILED], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    waiting, compiled = map(int, said.split())
    assert waiting > 300
    assert compiled < 250  # the libraries' own
