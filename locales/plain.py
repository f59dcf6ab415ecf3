"""The texts of the program held against the rules of plain Ukrainian. The lint of forms does so for texts of forms."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from dialogs.engine.lint.plain import Role, flaws
from dialogs.engine.look.fitting import LABEL
from locales.sources import program_files, python_texts


def plain_problems() -> list[str]:
    """What keeps the texts of the program from being plain Ukrainian, one line each."""
    return [
        f"{where}: {what}" for code, where in program_files() for what in dict.fromkeys(found_in(code, where))
    ]


def found_in(code: str, where: str) -> Iterator[str]:
    """The findings in the texts of one file. What a text is on the screen shows in how it is used."""
    used = roles(code)
    for source in python_texts(code, where):
        for text in filter(None, (source.one, source.many)):
            role = used.get(text, Role.PIECE)
            yield from flaws(text, role)
            if role is Role.BUTTON and "{" not in text and len(text) > LABEL:
                yield f"{len(text)} characters on the button «{text}», at most {LABEL}"


def roles(code: str) -> dict[str, Role]:
    """The texts that are headings (`heading=…`) or buttons (`Action(…, …)`)."""
    found: dict[str, Role] = {}
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.keyword(arg="heading", value=value):
                found |= dict.fromkeys(_constants(value), Role.HEADING)
            case ast.Call(func=ast.Name(id="Action"), args=[label, *_]):
                found |= dict.fromkeys(_constants(label), Role.BUTTON)
    return found


def _constants(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
