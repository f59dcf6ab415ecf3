"""The programmes that people can apply to, and their forms."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from dialogs.engine.archive import Archive
from dialogs.engine.former import renewed
from dialogs.engine.schema import Form
from dialogs.finder.life import FINDER
from dialogs.programmes.register import forms

ARCHIVE = Archive(Path(__file__).parent / "register" / "archive")


@cache
def all_forms() -> dict[str, Form]:
    """The current forms by code, in the order of their codes."""
    modules = (import_module(f"{forms.__name__}.{module.name}") for module in iter_modules(forms.__path__))
    found = [module.FORM for module in modules if hasattr(module, "FORM")]
    return {form.code: form for form in sorted(found, key=lambda form: _in_order(form.code))}


def conversations() -> dict[str, Form]:
    """Everything that is asked like a form: the forms and the finder."""
    return {**all_forms(), FINDER.code: FINDER}


@cache
def form_of(code: str, print_: str) -> Form | None:
    """The form that a draft was begun with: the current one if its structure is the same, else the archived one."""
    current = conversations().get(code)
    if current is not None and current.fingerprint == print_:
        return current
    old = ARCHIVE.find(code, print_)
    return renewed(old, current) if old else None


def _in_order(code: str) -> list[tuple[int, str]]:
    """A2.10 comes after A2.9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", code)]
