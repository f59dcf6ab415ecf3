"""One parent, three children, two claims for each of them: how often anything is asked, and what is in the packages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from conversation.claims.frozen import freeze_claim
from dialogs.engine.path import trace
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.snapshot import Group, Snapshot, freeze
from dialogs.engine.views import View
from dialogs.finder.life import FINDER
from dialogs.programmes import all_forms
from locales import language
from storage import Database, Work
from tests.bot.families.filing import Asked, Parent
from tests.bot.families.golden import CHILDREN, alone, own
from tests.dialogs.finder.life_stories import Other, given
from tests.dialogs.register.walking import TODAY, Person, Script

FORMS = all_forms()
ALONE_ON_0_1_0 = 618
"""How often eight drafts asked by themselves on release 0.1.0."""
LIFE = {"moved": "abroad", "lost": "home", "home": "unfit", "home_owned": "none"}
TOGETHER = "Те саме сталося з дітьми"


def told(code: str, whose: str) -> Script:
    """The golden answers: in the mother's own claim, or in that of a child."""
    if whose == "self":
        return own(code)
    return alone(code, next(child for child in CHILDREN if child.called == whose))


async def through_the_finder(parent: Parent) -> View:
    """The finder, answered as the household's life was; counted like every claim."""
    await parent.say("/start", "Почати нову заяву")
    view = await parent.say("Підібрати мої заяви")
    asked = parent.asked.setdefault((FINDER.code, ""), Asked())
    children = [Other(child.name, child.said) for child in CHILDREN]
    names = {child.called: child for child in children}
    waiting, of_item = iter(children), dict[str, Other]()
    for _ in range(40):
        writing, _ = await parent.present()
        assert writing is not None
        slot = trace(FINDER, writing.draft.answers, TODAY).pending
        if slot is None:
            return view
        asked.questions.append(slot.ref.key)
        if isinstance(slot.asks, Repeat):
            child = next(waiting, None)
            view = await parent.say("Додати дитину" if child else slot.asks.enough)
            if child:
                writing, _ = await parent.present()
                assert writing is not None
                of_item[writing.draft.answers[slot.ref].value.ids[-1]] = child
            continue
        assert isinstance(slot.asks, Question)
        life = of_item[slot.ref.item].told if slot.ref.item in of_item else LIFE
        said = given(slot, life, dict.fromkeys(names, ""))
        values = [option.value for option in slot.asks.kind.options()]
        number = ", ".join(str(values.index(one) + 1) for one in said.split(",")) if values else said
        view = await parent.say(number)
    raise AssertionError(view.heading)


async def test_a_parent_with_three_children_types_each_fact_once(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    parent = Parent(database, told)
    await parent.enrol()
    await through_the_finder(parent)
    for code in ("A1.2", "A3.3"):
        await parent.say("/claims", "Підібрані заяви", "1")
        await parent.fill_in(await parent.say(FORMS[code].button))
        view = await parent.say("Зібрати пакет", "Переглянути відповіді", TOGETHER, "З усіма")
        presses = parent.asked[code, "self"]
        presses.presses += 2
        if "Узяти й файли?" in view.heading:
            view = await parent.say("Так, узяти файли")
            presses.presses += 1
        assert any("Не питатимемо" in notice for notice in parent.notices), parent.notices
        heads = await parent.whose()
        for writing in await parent.drafts():
            if writing.form.code == code and heads[code, writing.claim.number] != "self":
                await parent.fill_in(await parent.opened(writing))

    questions, messages = parent.counted()
    finder = parent.asked[FINDER.code, ""].messages
    most = ALONE_ON_0_1_0 * 30 // 100
    with capsys.disabled():
        print(
            f"\n{questions} questions, {messages} with every press; {finder} of them in the finder; {most} allowed"
        )
        for (code, whose), asked in parent.asked.items():
            print(f"  {code} {whose}: {len(asked.questions)} questions, {asked.presses} presses")
    await the_packages_are_those_filed_alone(parent)
    assert finder <= 20
    assert questions <= messages <= most


async def the_packages_are_those_filed_alone(parent: Parent) -> None:
    heads = await parent.whose()
    assert len(heads) == 8
    for writing in await parent.drafts():
        if writing.form.code == FINDER.code:
            continue
        whose = heads[writing.form.code, writing.claim.number]
        by_oneself = Person(FORMS[writing.form.code])
        by_oneself.go_through(told(writing.form.code, whose))
        expected = freeze(by_oneself.form, by_oneself.draft, TODAY, language("uk"))

        def frozen(work: Work, id: str = writing.claim.id) -> Snapshot:
            found = freeze_claim(work, parent.user, id)
            assert found is not None
            return found.snapshot

        here = await parent.database.read(frozen)
        apart = dict(fields(expected))
        for section, entries in fields(here).items():
            assert entries == apart.pop(section), (writing.form.code, whose, section)
        assert not apart


def fields(snapshot: Snapshot) -> Mapping[str, Any]:
    """Every field of a package by its section, in order: label, state, words, value, how many files. The order of
    people on a list says nothing."""
    return {
        part.key: sorted((_entry(entry) for entry in part.entries), key=_place) for part in snapshot.parts
    }


def _place(entry: Any) -> str:
    """Only lists of people are put into another order, by what is said of each."""
    return repr(entry) if entry[0] in ("family", "co_residents") else ""


def _entry(entry: Any) -> Any:
    if isinstance(entry, Group):
        title = "" if entry.key in ("family", "co_residents") else entry.title
        return (entry.key, title, [_entry(line) for line in entry.lines])
    value = None if entry.kind == "files" else entry.value
    return (
        entry.key,
        entry.label,
        entry.state,
        entry.text if entry.kind != "files" else "",
        value,
        len(entry.files),
        entry.meant,
    )
