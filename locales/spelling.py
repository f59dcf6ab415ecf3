"""The spelling of the Ukrainian sources, by hunspell and its Ukrainian dictionary, which Debian and Ubuntu keep
(`hunspell`, `hunspell-uk`). What on a package index could replace it has not been looked after for years, so it is a
tool of whoever checks, and no dependency."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from locales.sources import ROOT, program_files, template

OWN = Path(__file__).parent / "uk" / "words.txt"
"""Words that are right and that the dictionary does not know, one a line."""

_PLACES = re.compile(r"\{\w+\}|https?://\S+|\w+\.(?:gov\.)?ua|/\w+")
_WORD = re.compile(r"[А-Яа-яІіЇїЄєҐґ]+(?:[’-][А-Яа-яІіЇїЄєҐґ]+)*")
_PAPERS = "submission/"
"""The papers of a package are Ukrainian only, so their texts stand in the code without a mark."""


class NoDictionary(Exception):
    """There is no hunspell with a Ukrainian dictionary on this machine."""


def unknown_words() -> list[str]:
    """The words of all texts that neither the dictionary nor our list knows. Raises `NoDictionary`."""
    own = {word for line in OWN.read_text(encoding="utf-8").splitlines() if (word := line.strip())}
    return [word for word in misspelt(texts()) if word not in own]


def texts() -> Iterator[str]:
    """Everything that is written in Ukrainian."""
    yield (ROOT / _PAPERS / "readme.txt").read_text(encoding="utf-8")
    for message in template():
        yield from (message.id,) if isinstance(message.id, str) else message.id
    for code, where in program_files():
        if where.startswith(_PAPERS):
            for node in ast.walk(ast.parse(code)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def misspelt(said: Iterable[str]) -> list[str]:
    """The words that the dictionary does not know, in alphabetical order. Raises `NoDictionary`."""
    program = shutil.which("hunspell")
    if program is None:
        raise NoDictionary
    words = sorted({word for text in said for word in _WORD.findall(_PLACES.sub(" ", text))})
    call = [program, "-d", "uk_UA", "-i", "utf-8", "-l"]
    done = subprocess.run(call, input="\n".join(words), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise NoDictionary
    return sorted(set(done.stdout.split()))
