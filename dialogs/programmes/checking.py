"""What can be wrong with the forms of the program, and between them; and with what it tells besides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path

from dialogs.directory import ENTRIES
from dialogs.engine.information import Entry
from dialogs.engine.lint import SOURCE, Problem, lint
from dialogs.engine.lint.across import fact_problems
from dialogs.engine.lint.entries import entry_problems, old_entries
from dialogs.engine.lint.promises import promise_problems, promised_in
from dialogs.engine.lint.record import record_problems
from dialogs.engine.lint.rules import golden_problems
from dialogs.engine.programme import PROGRAMMES, Programme
from dialogs.finder.life import FINDER
from dialogs.language import Language
from dialogs.programmes import archives, conversations

TESTS = Path(__file__).parents[2] / "tests" / "dialogs"
"""Where the realistic people are, if the program lies beside its tests."""


def lint_all(
    languages: Sequence[Language] = (SOURCE,), *, record: bool = False, codes: Collection[str] = ()
) -> list[Problem]:
    """Everything wrong with the forms, with what they share, with the record of their structures, and with the entries
    that point people elsewhere. With `record` the structures of those in which nothing is wrong are recorded first.

    codes  of the forms to look at, if not at all; what is shared is looked at all the same
    """
    forms = tuple(conversations().values())
    chosen = tuple(form for form in forms if not codes or form.code in codes)
    found = {form.code: lint(form, languages, FINDER) for form in chosen}
    between = [*fact_problems(forms)]
    if record and not between:
        for archive, own in archives().items():
            right = tuple(form for form in own if found.get(form.code) == [])
            archive.record(right, others=[form.code for form in own if form not in right])
    golden = golden_problems(chosen, TESTS) if TESTS.is_dir() else []
    recorded = [
        problem
        for archive, own in archives().items()
        for problem in record_problems(own, archive)
        if not codes or problem.where in codes
    ]
    promised = [problem for one in PROGRAMMES if one.beside for problem in _promised(one, codes)]
    entries = [] if codes else [*entry_problems(told_entries())]
    return [*_once(found), *between, *golden, *recorded, *entries, *promised]


def old(today: date) -> list[Problem]:
    """Entries that should be looked at again. Nobody has to: a place does not close because nobody looked."""
    return [*old_entries(told_entries(), today)]


def told_entries() -> tuple[Entry, ...]:
    """The directory, and what programmes tell of besides their forms."""
    return (*ENTRIES, *(entry for programme in PROGRAMMES for entry in programme.information))


def _promised(programme: Programme, codes: Collection[str]) -> Iterator[Problem]:
    """Where a commission decides, no screen promises."""
    for form in programme.forms.values():
        if not codes or form.code in codes:
            yield from promise_problems(form)
    if codes:
        return
    words = [getattr(programme.words, field.name) for field in fields(programme.words)]
    yield from promised_in(programme.name, words)
    for entry in programme.information:
        yield from promised_in(entry.id, (entry.title, entry.about, entry.turn_to))


def _once(found: Mapping[str, list[Problem]]) -> Iterator[Problem]:
    """What several forms share is said of the first, with how many more have it."""
    same: dict[tuple[str, str], list[Problem]] = {}
    for code, problems in found.items():
        for problem in problems:
            same.setdefault((problem.where.removeprefix(code), problem.what), []).append(problem)
    for first, *more in same.values():
        yield first._replace(where=f"{first.where} (and {len(more)} more)") if more else first
