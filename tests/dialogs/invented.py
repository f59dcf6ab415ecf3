"""The realistic person of each form: who they are, and what they answer."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import pytest

from dialogs.engine.form import Form
from tests.dialogs.register.walking import Script

HERE = Path(__file__).parent


def named(code: str) -> str:
    """«A1.2» is in a1_2.py."""
    return code.lower().replace(".", "_")


def file_of(form: Form) -> Path:
    """Where the person of a form is written down."""
    return HERE / form.programme / "people" / f"{named(form.code)}.py"


def name_of(form: Form) -> str:
    """Who it is."""
    name: str = _person(form).NAME
    return name


def script_of(form: Form) -> Script:
    """What they answer."""
    script: Script = _person(form).SCRIPT
    return script


def _person(form: Form) -> Any:
    path = file_of(form)
    if not path.is_file():
        where = path.relative_to(HERE.parents[1]).as_posix()
        wanted(form.code, f"it has no realistic person yet. Write what they answer into {where}")
    return import_module(f"tests.dialogs.{form.programme}.people.{path.stem}")


def wanted(code: str, what: str) -> NoReturn:
    """Fail with what is still to be done for a form: a new one has not everything at once."""
    pytest.fail(f"{code}: {what} (README, «To add a category»)", pytrace=False)
