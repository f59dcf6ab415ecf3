"""Golden sheets: every screen on the way into Diia, word by word, with what each button copies and where each leads.

After a change that is meant: `pytest tests/dialogs/test_sheet_as_written.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dialogs.engine.commands import Copy, GoTo
from dialogs.engine.snapshot import SUPPLIED, Group, Line, Part, Snapshot, Supplied
from dialogs.engine.views import Action, View
from dialogs.programmes.register.diia.transfer import transfer
from tests.dialogs.sheets import filled, screens
from tests.e2e.people import ANDRII, OLENA

WRITTEN = Path(__file__).parent / "register" / "carried"


def _line(
    key: str, kind: str, label: str, source: str, text: str, value: object, item: str = "", **more: Any
) -> Line:
    return Line(
        key,
        item,
        kind,
        label,
        source,
        "required",
        False,
        str(more.pop("state", "given")),
        text,
        value,
        **more,
    )


def _of_a_list(item: str, number: int) -> Group:
    """The items of a list come out of order, as they are asked."""
    last = _line("left", "date", "Коли виїхав", "78.2/2", "3 травня 2022 року", "2022-05-03", item)
    first = _line("who", "text", "Хто це", "78.2/1", f"Людина {number}", f"Людина {number}", item)
    return Group("others", item, f"Член сім’ї {number}", (last, first))


EVERYTHING = Snapshot(
    "A1.2",
    "Вимушене переміщення за межі України",
    "",
    "uk",
    (
        Part(
            "what",
            "Що сталося",
            (
                _line("way", "choice", "Як виїхали", "78.1/2", "Потягом", "train"),
                _line("when", "approximate_date", "Дата виїзду", "78.1/1", "навесні",
                      ["2022-03-01", "2022-05-31", "навесні"]),
                _line("while", "period", "Час за кордоном", "78.1/3", "x",
                      [["2022-02-01", "2022-02-28", ""], ["2023-05-01", "2023-05-31", ""]]),
                _line("again", "address", "Адреса тепер", "78.1/4", "Та сама", "same",
                      stands_for=("home", "")),
                _line("home", "address", "Адреса дому", "78.1/5", "Ізюм, Садова, 5 (Ізюмський район)",
                      {"text": "Ізюм, Садова, 5"}),
                _line("cost", "money", "Вартість проїзду", "78.1/6", "1 200 грн", ["1200", "UAH"],
                      working=("600 + 600", "= 1200")),
                _line("story", "long_text", "Обставини", "78.1/7", "слово " * 70, "слово " * 70),
                _line("leads", "choice", "Куди далі", "", "Туди", "there", steers=True),
                _line("none", "list", "Інші втрати", "78.1/8", "Немає", None),
                _of_a_list("a", 1),
                _of_a_list("b", 2),
                _line("after", "yes_no", "Чи повернулися", "78.3", "Так", True),
            ),
        ),
        Part(
            "me",
            "Про вас",
            (
                _line("applicant_citizenship", "choice", "Громадянство", "6", "Україна", "UA"),
                _line("applicant_name", "person_name", "Прізвище й ім’я", "6", "Вигадана Олена", "x",
                      prefill="eddr"),
                _line("applicant_birth_date", "date", "Дата народження", "6", "з Дії", None, state=SUPPLIED,
                      prefill="eddr"),
                _line("applicant_phone", "phone", "Номер телефону", "78/a", "Не хочу відповідати", None,
                      state="declined"),
            ),
        ),
        Part(
            "child_papers",
            "Про дитину",
            (_line("child_number", "text", "Свідоцтво про народження", "79", "І-ВЛ 123456", "І-ВЛ 123456"),),
        ),
        Part(
            "papers",
            "Докази",
            (
                _line("evidence", "files", "Докази заяви", "78/e", "3 файли",
                      {"files": [["f", 2], ["g", 3], ["h", 5]]}, files=("f", "g", "h")),
            ),
        ),
    ),
    supplied=(Supplied("me", "eddr", "6", ("Стать", "Місце народження")),),
)  # fmt: skip
"""One answer of every sort that Diia has a field for, asked out of the order of its form."""

SHEETS: dict[str, tuple[Callable[[], Snapshot], str]] = {
    "olena.uk": (lambda: filled(OLENA), "uk"),
    "andrii.en": (lambda: filled(ANDRII), "en"),
    "everything.uk": (lambda: EVERYTHING, "uk"),
    "everything.en": (lambda: EVERYTHING, "en"),
}


def _read(view: View) -> Iterator[str]:
    yield f"== {view.place.page}: {view.heading}"
    yield from (f"= {view.progress}" for _ in [0] if view.progress)
    yield from view.lines
    for field in view.fields:
        yield from (f"# {field.title}" for _ in [0] if field.title)
        exact = f"`{field.value}`" if field.exact else field.value
        yield f"{field.number or '-'} {field.label}: {exact}" + (f" + {field.aside}" if field.aside else "")
        yield from (f"    {note}" for note in field.notes)
    yield from map(_pressed, view.choices)
    yield " ".join(map(_pressed, (*view.actions, *view.bottom)))


def _pressed(action: Action) -> str:
    match action.command:
        case Copy(text):
            return f"[{action.label}] copies `{text}`" if text == action.copy else "copies something else"
        case GoTo(place):
            return f"[{action.label} -> {place.screen.value} {place.page}]"
    raise AssertionError(action)


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheet_reads_as_written(name: str, request: pytest.FixtureRequest) -> None:
    made, spoken = SHEETS[name]
    told = "\n".join(line for view in screens(made(), spoken) for line in (*_read(view), "")) + "\n"
    path = WRITTEN / f"{name}.txt"
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def test_a_field_says_how_it_is_filled_in_and_what_its_files_are() -> None:
    fields = {field.key: field for section in transfer(EVERYTHING) for field in section.fields}
    assert {key: field.manner for key, field in fields.items() if key} == {
        "applicant_name": "type",
        "applicant_citizenship": "choose",
        "applicant_phone": "skipped",
        "child_number": "type",
        "when": "type",
        "way": "choose",
        "while": "type",
        "again": "type",
        "home": "type",
        "cost": "type",
        "story": "type",
        "none": "nothing",
        "who": "type",
        "left": "type",
        "after": "choose",
        "evidence": "attach",
    }
    assert (fields["evidence"].files, fields["evidence"].numbers) == (("f", "g", "h"), (2, 3, 5))
    assert [key for key, field in fields.items() if field.compare] == ["applicant_name"]
    assert fields["when"].source == "78.1/1" and fields["who"].item == "b"
    supplied = [one for section in transfer(EVERYTHING) for one in section.fields if one.manner == "supplied"]
    assert [(one.label, one.source) for one in supplied] == [
        ("Дата народження", "6"),
        ("Стать; Місце народження", "6"),
    ], "what a register supplies is cited like an answer"
    assert fields["applicant_phone"].working == () and fields["cost"].working == ("600 + 600", "= 1200")
