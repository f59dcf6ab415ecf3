"""What a claim means, pinned: the need, the kind, the item of the Order, the register and the fact of every question,
and the value, the label and the words of every choice.

A changed value loses answers that are stored, a changed label makes a button mean something else, a changed need lets
a claim out that lacks something. The structure of a form has its fingerprint; this says what it stands for. After a
change that is meant: `pytest tests/dialogs/register/test_pinned.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogs.engine.form import Form
from dialogs.engine.options import Option
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.programmes import conversations
from tests.dialogs.invented import wanted

PINNED = Path(__file__).parent / "pinned"
FORMS = conversations()


def lines(form: Form) -> Iterator[str]:
    yield f"{form.code} {form.title}"
    yield f"evidence: {form.evidence or '–'}; {'with care' if form.care else 'plainly'}; about {form.person or '–'}"
    for role in form.cast:
        yield f"role {role.name}: {role.stands.value}{' (sometimes)' if role.when else ''}"
    for section in form.sections:
        yield from _section(section)
    for rule in form.rules:
        said = ["stops" if rule.stop else "warns", "in favour" if rule.favourable else "", rule.instead]
        yield f"rule {rule.code}: {_listed(said)}; {rule.para or 'no paragraph'}"


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"# {section.key} {section.title}{' (heavy)' if section.heavy else ''}"
    for asks in section.items:
        yield from _asked(asks, "")


def _asked(asks: Question | Repeat, before: str) -> Iterator[str]:
    if isinstance(asks, Repeat):
        named = f"named by {' '.join(asks.named_by)}" if asks.named_by else ""
        said = [*_common(asks), f"up to {asks.max}", named, "relatives" if asks.relatives else ""]
        yield f"{before}{asks.key} [list]: {_listed(said)}"
        for sort in asks.sorts:
            yield f"{before}  + {sort.value} «{sort.add}»"
        for question in asks.body:
            yield from _asked(question, before + "  ")
        return
    flags = [name for name in ("stays", "steers", "compares") if getattr(asks, name)]
    known = f"register {asks.prefill}" if asks.prefill else ""
    sum_ = type(asks.works_out).__name__ if asks.works_out else ""
    yield f"{before}{asks.key} [{asks.kind.name}]: {_listed([*_common(asks), known, sum_, *flags])}"
    if asks.kind.name not in ("country", "members"):
        # Every yes and no is typed in the same words.
        words = asks.kind.name != "yes_no"
        yield from (f"{before}  {_option(option, words)}" for option in asks.kind.options())


def _common(asks: Question | Repeat) -> list[str]:
    fact = asks.fact
    shared = (
        f"{fact.name} of {fact.of}{', once' if fact.once else ''}{', retold' if fact.retold else ''}"
        if fact
        else ""
    )
    return [
        asks.need.value,
        "ours" if asks.inferred else "",
        f"item {asks.source}" if asks.source else "",
        f"terms {' '.join(asks.terms)}" if asks.terms else "",
        shared,
        "sometimes" if asks.when else "",
    ]


def _option(option: Option, words: bool) -> str:
    said = [
        f"= {option.value} «{option.label}»",
        f"button «{option.button}»" if option.button else "",
        f"words {' | '.join(option.words)}" if option.words and words else "",
        f"told by {' | '.join(option.tells)}" if option.tells else "",
        f"as {' '.join(option.repeats)}" if option.repeats else "",
        "alone" if option.alone else "",
    ]
    return _listed(said)


def _listed(said: list[str]) -> str:
    return "; ".join(part for part in said if part)


@pytest.mark.parametrize("code", FORMS)
def test_it_means_what_it_meant(code: str, request: pytest.FixtureRequest) -> None:
    path = PINNED / f"{code.lower().replace('.', '_')}.txt"
    told = "\n".join(lines(FORMS[code])) + "\n"
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    if not path.is_file():
        wanted(
            code,
            "what its answers stand for is not written down yet: run this test with --update-golden, and read it",
        )
    assert told == path.read_text(encoding="utf-8")
