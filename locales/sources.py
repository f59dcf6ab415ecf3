"""Every text that a person may read, collected from the program and from the forms."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from jinja2 import Environment, nodes

from dialogs.directory import ENTRIES, FILE
from dialogs.engine.form import Form
from dialogs.engine.options import Option
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.registry import Model
from dialogs.engine.rules import Rule
from dialogs.programmes import conversations

ROOT = Path(__file__).parent.parent
_PACKAGES = ("bot", "conversation", "desk", "dialogs", "submission")
_NOT_TEXT = frozenset({"words", "source", "terms", "para", "context", "land", "fact", "person", "programme"})
"""Fields that count as wording for the fingerprint of a form, yet are never shown as sentences."""


class Source(NamedTuple):
    """A source text. `many` is its plural, if it has one; `where` is the file, or the question and the field."""

    one: str
    where: str
    many: str = ""
    context: str = ""


def template() -> Catalog:
    """All texts in a fixed order, without translations: first the program file by file, then form by form."""
    catalog = Catalog()
    for source in (*_program_texts(), *_form_texts(conversations())):
        catalog.add(
            (source.one, source.many) if source.many else source.one,
            locations=[(source.where, 0)],
            context=source.context or None,
        )
    return catalog


def program_files() -> Iterator[tuple[str, str]]:
    """The code of every module that may speak to people, with its path inside the project."""
    for package in _PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()


def template_files() -> Iterator[tuple[str, str]]:
    """Every template of the desk's pages, with its path inside the project."""
    for path in sorted((ROOT / "desk" / "pages" / "templates").glob("*.html")):
        yield path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()


def _program_texts() -> Iterator[Source]:
    for code, where in program_files():
        yield from python_texts(code, where)
        if ROOT / where == FILE.with_suffix(".py"):
            yield from _directory_texts()
    for code, where in template_files():
        yield from template_texts(code, where)


def _directory_texts() -> Iterator[Source]:
    where = FILE.relative_to(ROOT).as_posix()
    for entry in ENTRIES:
        for text in (entry.title, entry.button, entry.about, entry.turn_to, entry.source):
            yield Source(text, where)


def template_texts(code: str, where: str) -> Iterator[Source]:
    """The texts in calls of `t` and `count` of a template, in reading order."""
    for call in Environment(autoescape=True).parse(code).find_all(nodes.Call):
        words = [
            arg.value for arg in call.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)
        ]
        match call.node:
            case nodes.Name(name="t") if len(words) == 1 and words[0]:
                yield Source(words[0], where)
            case nodes.Name(name="count") if len(words) == 2:
                yield Source(words[0], where, many=words[1])


def python_texts(code: str, where: str) -> Iterator[Source]:
    """The texts in calls of `N_` and of the methods of `Language`, from the syntax tree.

    Babel's own extractor follows tokens and overlooks calls inside the arguments of other calls. A text that is
    put together while the program runs cannot be found by anyone; it needs `N_` around its parts.
    """
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        words = [
            arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        match call.func:
            case ast.Name(id="N_") | ast.Attribute(attr="text") if len(words) == 1 and words[0]:
                yield Source(words[0], where)
            case ast.Attribute(attr="count") if len(words) == 2:
                yield Source(words[0], where, many=words[1])
            case ast.Attribute(attr="in_context") if len(words) == 2:
                yield Source(words[1], where, context=words[0])


def _form_texts(forms: dict[str, Form]) -> Iterator[Source]:
    for form in forms.values():
        yield from model_texts(form, form.code)


def model_texts(part: object, where: str) -> Iterator[Source]:
    """The wording of a form or a part of it, in reading order. Labels that are data (place names) are left alone."""
    if isinstance(part, tuple):
        for item in part:
            yield from model_texts(item, where)
    elif isinstance(part, Option) and part.verbatim:
        return
    elif isinstance(part, Model):
        where = _named(part) or where
        context = part.context if isinstance(part, Option) else ""
        for name in type(part).model_fields:
            value = getattr(part, name)
            if name not in part.WORDING or not isinstance(value, str):
                yield from model_texts(value, where)
            elif name not in _NOT_TEXT and value:
                yield Source(value, f"{where}.{name}", context=context)


def _named(part: Model) -> str:
    match part:
        case Question() | Repeat() | Section():
            return part.key
        case Form() | Rule():
            return part.code
    return ""
