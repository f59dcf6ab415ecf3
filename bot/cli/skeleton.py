"""A programme to begin with: a form that works, with everything in it that an order of a town usually asks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from string import Template

from bot.cli.given import Unusable

ROOT = Path(__file__).parents[2]
_TEMPLATES = Path(__file__).parent / "templates"
_NAME = re.compile(r"[a-z][a-z_]{1,30}")
_LETTER = re.compile(r"[B-Z]")


def begin(name: str, letter: str, year: int, taken: Collection[str], root: Path = ROOT) -> Iterator[Path]:
    """Write the files of a new programme, and name each.

    name    its folder under dialogs/programmes; letter: what the codes of its forms begin with
    taken   the codes of the forms that there are

    Raises Unusable for a name or a letter that cannot be used, before anything is written.
    """
    folder, tests = root / "dialogs" / "programmes" / name, root / "tests" / "dialogs" / name
    if not _NAME.fullmatch(name):
        raise Unusable("The name of a programme is small Latin letters, such as rivne.")
    if folder.exists() or tests.exists():
        raise Unusable(f"There is a programme {name}.")
    if not _LETTER.fullmatch(letter) or any(code.startswith(letter) for code in taken):
        used = ", ".join(sorted({code[0] for code in taken}))
        raise Unusable(
            f"--letter should be one capital Latin letter that no other form has; there are: {used}."
        )
    files = {
        folder / "__init__.py": "programme",
        folder / "words.py": "words",
        folder / "forms" / "__init__.py": "",
        folder / "forms" / "first.py": "form",
        tests / "people" / f"{letter.lower()}1.py": "person",
    }
    for path, template in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        words = (
            (_TEMPLATES / f"{template}.txt").read_text("utf-8")
            if template
            else '"""The applications, one file each."""\n'
        )
        path.write_text(Template(words).substitute(name=name, letter=letter, year=year), encoding="utf-8")
        yield path
