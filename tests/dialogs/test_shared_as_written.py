"""Golden answers of a family: what one claim takes from another, each with where it is from and where it was told
first, and what a grown child takes over.

After a change that is meant: `pytest tests/dialogs/test_shared_as_written.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from dialogs.engine.answers import Draft
from dialogs.engine.form import Form
from dialogs.engine.look.wording import answer_text
from dialogs.engine.path import trace
from dialogs.engine.sharing import Offer, Told, handed, offers, spared, taken, together
from dialogs.people.record import RECORD
from dialogs.programmes import all_forms
from locales import language
from tests.bot.families.golden import CHILDREN, Child, alone, own
from tests.dialogs.register.walking import TODAY, Person

WRITTEN = Path(__file__).parent / "register" / "shared"
FORMS = all_forms()
UKRAINIAN = language("uk")
DARYNA, MAKSYM, TARAS = CHILDREN


def _mine(code: str, **more: object) -> Told:
    person = Person(FORMS[code])
    person.go_through({**own(code), **more})
    return Told(FORMS[code], person.draft, "self", f"my {code}")


def _of(child: Child, code: str) -> Told:
    person = Person(FORMS[code])
    person.go_through(alone(code, child))
    name = child.called
    return Told(FORMS[code], person.draft, name, f"{name}'s {code}")


def _begun(code: str, child: Child | None = None) -> Draft:
    """A claim as the finder begins it."""
    person = Person(FORMS[code])
    person.say("filing_for", "Для моєї дитини" if child else "Для мене")
    if child:
        person.say("child_name", child.name)
        person.say("child_birth_date", child.said)
    return person.draft


def _record(name: str) -> Draft:
    person = Person(RECORD)
    person.say("filing_for", "Це я")
    person.say("name", name)
    person.say("birth_date", "5 березня 2008")
    return person.draft


def _offered(
    code: str, draft: Draft, about: str, told: list[Told], beside: Iterable[str] = ()
) -> Iterator[str]:
    found = offers(FORMS[code], draft, about, told, TODAY, "this one", [*beside])
    for offer in found:
        yield _whence(offer)
        yield from (f"    {line}" for line in _answers(FORMS[code], draft, [offer]))


def _whence(offer: Offer) -> str:
    marks = [name for name in ("others", "sure", "once", "left_out") if getattr(offer, name)]
    return f"{offer.asks.key}: from {offer.origin}, told in {offer.source or '–'} {' '.join(marks)}".rstrip()


def _answers(form: Form, draft: Draft, found: list[Offer]) -> Iterator[str]:
    whole = taken(draft, found)
    yield from _draft(
        form, Draft({ref: one for ref, one in whole.answers.items() if ref not in draft.answers}), whole
    )


def _draft(form: Form, shown: Draft, whole: Draft) -> Iterator[str]:
    """Each answer in words, with where it is from; what is not on the way says so."""
    path = trace(form, whole.answers, TODAY)
    for ref, answer in shown.answers.items():
        slot = path.find(ref)
        said = (answer_text(slot, UKRAINIAN) if slot else "is not asked").replace("\n", " ")[:60]
        whence = (
            f" < {answer.origin or '–'}, {answer.source or '–'}" if answer.origin or answer.source else ""
        )
        yield f"{ref.key}{'@' + ref.item if ref.item else ''}: {said}{whence}"


def _together(code: str, child: Child) -> Iterator[str]:
    source = _mine(code)
    mine = Told(FORMS[code], _begun(code, child), child.called, "this one")
    draft = together(mine, source, [], TODAY)
    yield from _draft(FORMS[code], draft, draft)
    yield f"{spared(FORMS[code], draft, TODAY)} questions are spared"


def _handed(code: str) -> Iterator[str]:
    draft = handed(_of(DARYNA, code), FORMS[code], _record(DARYNA.name), RECORD, TODAY)
    yield from _draft(FORMS[code], draft, draft)


SCENES: dict[str, Callable[[], Iterator[str]]] = {
    "her_home_after_her_way": lambda: _offered("A3.3", _begun("A3.3"), "self", [_mine("A1.2")]),
    "her_estate_after_her_home": lambda: _offered("A3.6", _begun("A3.6"), "self", [_mine("A3.3"), _mine("A1.2")]),
    "her_way_inside": lambda: _offered("A1.1", _begun("A1.1"), "self", [_mine("A1.2")]),
    "his_way_after_his_sisters": lambda: _offered(
        "A1.2", _begun("A1.2", TARAS), "Тарас", [_of(DARYNA, "A1.2")]
    ),
    "her_way_after_her_sons": lambda: _offered("A1.2", _begun("A1.2"), "self", [_of(MAKSYM, "A1.2")]),
    "his_home_after_hers": lambda: _offered("A3.3", _begun("A3.3", TARAS), "Тарас", [_mine("A3.3")]),
    "her_list_of_those_beside": lambda: _offered(
        "A1.2",
        _begun("A1.2"),
        "self",
        [_named(DARYNA), _named(TARAS), _named(MAKSYM)],
        ["self", "Дарина", "Тарас"],
    ),
    "together_on_the_way": lambda: _together("A1.2", MAKSYM),
    "together_in_the_home": lambda: _together("A3.3", TARAS),
    "handed_the_way": lambda: _handed("A1.2"),
    "handed_the_home": lambda: _handed("A3.3"),
}  # fmt: skip


def _named(child: Child) -> Told:
    """The card of a child: who it is, the name and the sex."""
    person = Person(RECORD)
    person.say("filing_for", "Моя дитина")
    person.say("name", child.name)
    person.say("sex", "хлопчик" if child.male else "дівчинка")
    return Told(RECORD, person.draft, child.called, f"card of {child.called}")


@pytest.mark.parametrize("name", SCENES)
def test_what_is_shared_reads_as_written(name: str, request: pytest.FixtureRequest) -> None:
    read = "\n".join(SCENES[name]()) + "\n"
    path = WRITTEN / f"{name}.txt"
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(read, encoding="utf-8")
    assert read == path.read_text(encoding="utf-8")
