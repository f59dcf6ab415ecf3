"""The programmes that people can apply to, one folder each, with a `PROGRAMME`. A new folder is a new programme, and
none of them imports another."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from dialogs.engine.archive import Archive
from dialogs.engine.form import Form
from dialogs.engine.former import renewed
from dialogs.engine.programme import PROGRAMMES
from dialogs.finder.life import ARCHIVE, FINDER

__all__ = [
    "PROGRAMMES",
    "all_forms",
    "archives",
    "beside_forms",
    "claim_forms",
    "conversations",
    "form_of",
]

for _module in sorted(iter_modules(__path__), key=lambda module: (module.name != "register", module.name)):
    if _module.ispkg:
        PROGRAMMES.add(import_module(f"{__name__}.{_module.name}").PROGRAMME)


def all_forms() -> dict[str, Form]:
    """The current forms of the programmes that are switched on, by code, in the order of their menus."""
    return {code: form for programme in PROGRAMMES for code, form in programme.forms.items()}


def claim_forms() -> dict[str, Form]:
    """The forms of the main programmes: claims that the finder counts and the categories list."""
    return {code: form for one in PROGRAMMES if not one.beside for code, form in one.forms.items()}


def beside_forms() -> dict[str, Form]:
    """The forms of help beside them."""
    return {code: form for one in PROGRAMMES if one.beside for code, form in one.forms.items()}


def conversations() -> dict[str, Form]:
    """Everything that is asked like a form: the forms and the finder."""
    return {**all_forms(), FINDER.code: FINDER}


def archives() -> dict[Archive, tuple[Form, ...]]:
    """Where the structures of the present forms are recorded: each programme has its own archive, and the finder."""
    found = {one.archive: tuple(one.forms.values()) for one in PROGRAMMES if one.archive}
    return {**found, ARCHIVE: (FINDER,)}


def form_of(code: str, print_: str) -> Form | None:
    """The form that a draft was begun with: the current one if its structure is the same, else the archived one."""
    current = FINDER if code == FINDER.code else PROGRAMMES.holding(code).forms.get(code)
    if current is not None and current.fingerprint == print_:
        return current
    return _former(code, print_)


@cache
def _former(code: str, print_: str) -> Form | None:
    programme = PROGRAMMES.holding(code)
    archive = ARCHIVE if code == FINDER.code else programme.archive
    old = archive.find(code, print_) if archive else None
    current = FINDER if code == FINDER.code else programme.forms.get(code)
    return renewed(old, current) if old else None
