"""Every statement of storage can be compiled with the values it is given, also those that only a fault brings about."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Dialect, Update
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

import storage
from storage.prepared import Prepared


def _updates(value: Any, name: str) -> Iterator[tuple[str, Update]]:
    if isinstance(value, Prepared):
        value = value.statements
    if isinstance(value, Update):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _updates(each, f"{name} {key}")


def _all_updates() -> dict[str, Update]:
    modules = [
        importlib.import_module(each.name) for each in pkgutil.iter_modules(storage.__path__, "storage.")
    ]
    return dict(
        each
        for module in modules
        for name, value in vars(module).items()
        for each in _updates(value, f"{module.__name__}.{name}")
    )


DIALECTS: dict[str, Dialect] = {"sqlite": SQLiteDialect(), "postgresql": PGDialect()}  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", _all_updates())
def test_no_value_is_named_like_a_column(name: str, dialect: str) -> None:
    """SQLAlchemy takes a value of such a name for one to be set, and refuses the statement when it is first run."""
    statement, this = _all_updates()[name], DIALECTS[dialect]
    statement.compile(dialect=this, column_keys=[*statement.compile(dialect=this).params])
