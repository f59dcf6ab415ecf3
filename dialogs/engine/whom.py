"""Whom a claim is for, in a word, where the one who writes is somebody else."""

from __future__ import annotations

from dialogs.engine.answers import PERSON
from dialogs.engine.facts import WRITER, Stands, stands
from dialogs.engine.form import Form
from dialogs.engine.names import FullName
from dialogs.engine.path import Trace


def called_for(form: Form, path: Trace) -> str:
    """The everyday name of the person for whom the writer files; "" in a claim of one's own, and while none is told."""
    name = name_of(form, path)
    return (name.given or str(name)) if name else ""


def name_of(form: Form, path: Trace) -> FullName | None:
    """The name of the person for whom the writer files."""
    for asks in form.naming:
        name = path.scope.value(asks.key)
        if not isinstance(name, FullName):
            continue
        whose = stands(form.cast, asks.fact.of, path.scope) if asks.fact else None
        if whose is Stands.FILED_FOR or (form.code == PERSON and not _of_the_writer(form, path)):
            return name
    return None


def _of_the_writer(form: Form, path: Trace) -> bool:
    asks = form.for_whom
    return asks is not None and path.scope.value(asks.key) == WRITER
