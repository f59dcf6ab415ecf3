"""Nothing is promised where somebody else decides, and nobody is sent to a place that may be gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialogs.directory import entries_in
from dialogs.engine.information import Entry
from dialogs.engine.lint.entries import entry_problems, old_entries
from dialogs.engine.lint.promises import promise_problems, promises
from dialogs.programmes.checking import old, told_entries
from tests.dialogs.engine.questions import PAPERS, text
from tests.dialogs.engine.talk import form_of

ENTRY = Entry(
    id="seeds",
    title="Насіння для саду",
    button="Насіння",
    about="Насіння дають тим, хто втратив сад.",
    turn_to="Садове товариство.",
    year=2025,
    source="план товариства, рядок 1",
    checked=date(2026, 5, 28),
    link="https://example.org/seeds",
)


@pytest.mark.parametrize(
    "said",
    [
        "Ви отримаєте 2 000 грн.",
        "Тоді одержите допомогу.",
        "Гроші прийдуть на рахунок.",
        "Вам виплатять усе.",
        "Вам обов’язково нададуть допомогу.",
        "Допомогу буде надано.",
        "Кошти надійдуть протягом 10 днів.",
        "Відповідь дадуть упродовж тридцяти календарних днів.",
        "Через два тижні подзвонять.",
        "Не пізніше ніж за місяць усе вирішать.",
        "Виплату гарантовано.",
    ],
)
def test_a_promise_is_found(said: str) -> None:
    assert [*promises(said)]
    assert [*promise_problems(form_of(text("a", hint=said), PAPERS))]


@pytest.mark.parametrize(
    "said",
    [
        "Чи надати допомогу й яку, вирішує комісія.",
        "Допомогу надають раз на рік.",
        "Цю допомогу виплачують один раз.",
        "Найбільша сума, якщо нададуть",
        "Виписка діє три місяці.",
        "Лікування за останні 6 місяців.",
        "Після звільнення рахують один рік.",
        "Хто одержує допомогу, не сказано.",
    ],
)
def test_the_rule_of_a_text_is_no_promise(said: str) -> None:
    assert not [*promises(said)]


def test_a_good_entry_has_no_problems() -> None:
    assert not [*entry_problems([ENTRY])]


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"about": ""}, "does not say what it is"),
        ({"turn_to": ""}, "where to turn"),
        ({"checked": date(2024, 12, 31)}, "before its source was written"),
        ({"link": "http://example.org"}, "https://"),
        ({"button": "Насіння, саджанці, добрива"}, "characters on the button"),
        ({"about": "Насіння дають ВТВС."}, "is an abbreviation"),
    ],
)
def test_what_is_wrong_with_an_entry_is_found(changed: dict[str, object], what: str) -> None:
    (first, *_) = entry_problems([replace(ENTRY, **changed)])  # type: ignore[arg-type]
    assert what in first.what


def test_two_entries_of_one_name_are_found() -> None:
    (problem,) = entry_problems([ENTRY, ENTRY])
    assert "another entry" in problem.what


def test_an_entry_is_looked_at_again_after_half_a_year() -> None:
    assert not [*old_entries([ENTRY], date(2026, 11, 28))]
    (problem,) = old_entries([ENTRY], date(2026, 11, 29))
    assert "look at it again" in problem.what


def test_every_entry_of_the_program_is_told_when_it_is_old() -> None:
    """All were looked at on 28 November 2026."""
    assert old(date(2027, 5, 28)) == []
    assert len(old(date(2027, 5, 29))) == len(told_entries()) == 12


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("checked = 2026-11-28\n", "0.checked"),
        ('turn_to = "Ваша громада."\n', "0.turn_to"),
        ("year = 2024\n", "0.year"),
    ],
)
def test_what_an_entry_of_the_directory_lacks_is_said_with_its_name(line: str, what: str) -> None:
    whole = (
        '[[service]]\nid = "aid"\ntitle = "Допомога"\nbutton = "Допомога"\nabout = "Що це."\n'
        'turn_to = "Ваша громада."\nyear = 2024\nsource = "план"\nchecked = 2026-11-28\n'
    )
    assert entries_in(whole)[0].id == "aid"
    with pytest.raises(ValueError, match=what):
        entries_in(whole.replace(line, ""))
    with pytest.raises(ValueError, match=r"0\.odd"):
        entries_in(whole + "odd = 1\n")
