"""What holds between forms: shared facts mean the same everywhere, and signs look at what the finder asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dialogs.engine.facts import Fact
from dialogs.engine.form import Form
from dialogs.engine.lint.keys import condition_problems
from dialogs.engine.lint.problem import Problem
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.signs import Tells


def sign_problems(form: Form, finder: Form) -> list[Problem]:
    """Conditions of the finder that look at a question it does not ask, or that can never hold, and answers that the
    form could not take."""
    asked: dict[str, Question | Repeat] = {**finder.questions, **finder.repeats}
    problems: list[Problem] = []
    for number, sign in enumerate(form.signs, 1):
        where = f"{form.code} sign {number}"
        for condition in (sign.when, *(one.when for one in sign.tells)):
            problems += condition_problems(where, condition, asked)
        problems += [
            Problem(where, f"it tells «{one.key}» what nobody can answer")
            for one in sign.tells
            if not _can_be(form, one)
        ]
    return problems


def _can_be(form: Form, told: Tells) -> bool:
    """Whether the form asks this, not of an item of a list, and takes such an answer."""
    kind = form.questions[told.key].kind if told.key in form.gates and told.key in form.questions else None
    if kind is None or kind.name == "yes_no":
        return kind is not None and isinstance(told.value, bool)
    return kind.name == "choice" and told.value in {option.value for option in kind.options()}


def fact_problems(forms: Iterable[Form]) -> Iterator[Problem]:
    """A fact means the same everywhere, and the cast of the form says whose it is."""
    kinds: dict[str, tuple[str, str]] = {}
    forms = tuple(forms)
    for form in forms:
        for asks in form.sharing:
            if asks.fact is not None:
                yield from _misnamed(form, asks, asks.fact, kinds)
    yield from _unknown_facts(forms, kinds)


def _unknown_facts(forms: Iterable[Form], kinds: Collection[str]) -> Iterator[Problem]:
    """Signs look at facts that no form asks for."""
    for form in forms:
        for number, sign in enumerate(form.signs, 1):
            for condition in filter(None, (sign.known, sign.against)):
                for name in condition.keys():  # noqa: SIM118
                    if name not in kinds:
                        yield Problem(f"{form.code} sign {number}", f"no form asks for the fact «{name}»")


def _misnamed(
    form: Form, asks: Question | Repeat, fact: Fact, kinds: dict[str, tuple[str, str]]
) -> Iterator[Problem]:
    where = f"{form.code} {asks.key}"
    kind = asks.kind.name if isinstance(asks, Question) else "list"
    if kind != fact.kind:
        yield Problem(where, f"the fact «{fact.name}» is a {fact.kind}, and the question asks for a {kind}")
    first, earlier = kinds.setdefault(fact.name, (fact.kind, where))
    if fact.kind != first:
        yield Problem(where, f"the fact «{fact.name}» is a {fact.kind} here and a {first} in {earlier}")
    if fact.of not in {role.name for role in form.cast}:
        yield Problem(where, f"the cast has no role «{fact.of}», so nobody knows whose the fact is")
