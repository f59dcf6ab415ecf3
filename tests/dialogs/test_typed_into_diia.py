"""How each answer is typed into Diia, which takes it in its own way."""

import pytest

from dialogs.engine.snapshot import Line
from dialogs.programmes.register.diia.portal import days_to_choose, put_in
from tests.dialogs.sheets import filled, screens
from tests.e2e.people import OLENA


def line(kind: str, value: object, text: str) -> Line:
    return Line("key", "", kind, "поле", "92/1", "required", False, "given", text, value)


@pytest.mark.parametrize(
    ("kind", "value", "text", "typed"),
    [
        ("date", "2022-02-24", "24 лютого 2022 року", ("24.02.2022", "")),
        ("approximate_date", ["2022-03-08", "2022-03-08", ""], "8 березня 2022 року", ("08.03.2022", "")),
        (
            "approximate_date",
            ["2022-03-01", "2022-05-31", "весна 2022"],
            "весна 2022",
            ("весна 2022 року", ""),
        ),
        ("approximate_date", ["2022-03-01", "2022-05-31", "spring 22"], "spring 22", ("весна 2022 року", "")),
        ("approximate_date", ["2022-03-01", "2022-03-31", "март"], "март", ("березень 2022 року", "")),
        ("approximate_date", ["2022-01-01", "2022-12-31", "2022"], "2022", ("2022 рік", "")),
        ("approximate_date", ["2022-12-01", "2023-02-28", "x"], "x", ("зима 2022–2023 років", "")),
        (
            "approximate_date",
            ["2022-03-01", "2022-03-10", "начало марта"],
            "начало марта",
            ("між 1 і 10 березня 2022 року", ""),
        ),
        (
            "approximate_date",
            ["2022-02-20", "2022-03-10", ""],
            "між",
            ("між 20 лютого і 10 березня 2022 року", ""),
        ),
        (
            "approximate_date",
            ["2022-12-20", "2023-01-10", ""],
            "між",
            ("між 20 грудня 2022 року і 10 січня 2023 року", ""),
        ),
        (
            "period",
            [["2022-03-01", "2022-03-01", ""], ["2023-05-09", "2023-05-09", ""]],
            "1 березня 2022 року — 9 травня 2023 року",
            ("01.03.2022 — 09.05.2023", ""),
        ),
        ("period", [["2022-03-01", "2022-03-31", "x"], None], "since", ("березень 2022 року — досі", "")),
        (
            "period",
            [["2022-03-08", "2022-03-08", ""], ["2022-06-01", "2022-08-31", "summer"]],
            "x",
            ("08.03.2022 — літо 2022 року", ""),
        ),
        ("money", ["1250000", "UAH"], "1 250 000 грн", ("1250000", "українська гривня")),
        ("money", ["99.50", "EUR"], "99,50 EUR", ("99.50", "євро")),
        ("area", "45.5", "45,5 м²", ("45.5", "м²")),
        ("area", ["45.5", "близько"], "близько 45,5 м²", ("45.5", "м², близько")),
        ("share", [1, 1], "ціле (1/1)", ("1/1", "")),
        ("integer", 1250, "1 250", ("1250", "")),
        ("phone", "+380670000000", "+380 67 000 0000", ("+380670000000", "")),
        (
            "address",
            {"country": "UA", "text": "Ізюм, Садова, 5", "place": "UA1", "place_name": "Ізюм"},
            "Ізюм, Садова, 5 (Ізюм, Ізюмський район)",
            ("Ізюм, Садова, 5", "Ізюм, Ізюмський район"),
        ),
        (
            "passport",
            {"sort": "booklet", "number": "АВ 123456"},
            "Паспорт-книжечка АВ 123456",
            ("АВ 123456", "Паспорт-книжечка"),
        ),
        ("files", {"files": [["a", 4], ["b", 2], ["c", 3]], "closed": True}, "3 файли", ("№ 2–4", "")),
        ("long_text", "Так.\nОсь так.", "Так.\nОсь так.", ("Так.\nОсь так.", "")),
    ],
)
def test_answers_are_typed_as_diia_takes_them(
    kind: str, value: object, text: str, typed: tuple[str, str]
) -> None:
    assert put_in(line(kind, value, text)) == typed


@pytest.mark.parametrize(
    ("kind", "value", "days"),
    [
        ("approximate_date", ["2022-03-01", "2022-05-31", "весна 22"], ("01.03.2022",)),
        ("approximate_date", ["2022-02-01", "2022-02-28", "лютий 22"], ("24.02.2022",)),
        ("approximate_date", ["2022-01-01", "2022-12-31", "2022"], ("24.02.2022",)),
        ("approximate_date", ["2022-02-24", "2022-02-28", "кінець лютого"], ("24.02.2022",)),
        ("approximate_date", ["2014-06-01", "2014-08-31", "літо 2014"], ("01.06.2014",)),
        ("approximate_date", ["2022-03-08", "2022-03-08", ""], ()),
        (
            "period",
            [["2022-03-01", "2022-03-31", ""], ["2023-05-01", "2023-05-31", ""]],
            ("01.03.2022", "31.05.2023"),
        ),
        (
            "period",
            [["2022-03-08", "2022-03-08", ""], ["2023-05-01", "2023-05-31", ""]],
            ("08.03.2022", "31.05.2023"),
        ),
        ("period", [["2022-03-08", "2022-03-08", ""], ["2023-05-09", "2023-05-09", ""]], ()),
        ("period", [["2022-02-01", "2022-02-28", ""], None], ("24.02.2022",)),
        ("period", [["2022-03-08", "2022-03-08", ""], None], ()),
        ("date", "2022-02-24", ()),
        ("text", "весна 2022", ()),
    ],
)
def test_a_date_that_is_no_day_says_which_day_to_choose(
    kind: str, value: object, days: tuple[str, ...]
) -> None:
    assert days_to_choose(line(kind, value, "x")) == days


def test_the_sheet_says_which_day_to_choose_in_the_language_of_the_person_and_copies_ukrainian() -> None:
    spring = filled({**OLENA, "displacement_date": "spring 2022"})
    for code, words in (
        ("uk", "Якщо потрібен точний день, а ви його не знаєте, виберіть 01.03.2022."),
        ("en", "If an exact day is needed and you do not know it, choose 01.03.2022."),
    ):
        shown = [field for view in screens(spring, code) for field in view.fields]
        [date_field] = [field for field in shown if field.value == "весна 2022 року"]
        assert words in date_field.notes
        assert date_field.number
    english = [field for view in screens(spring, "en") for field in view.fields]
    [address] = [field for field in english if field.value.startswith("Харківська область, Ізюм")][:1]
    assert any(note.startswith("Address") for note in address.notes)
