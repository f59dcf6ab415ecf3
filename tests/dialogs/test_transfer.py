"""The transfer sheet says everything once, in the order of Diia's form, and every screen of it fits into Telegram."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.layout import MESSAGE_LIMIT, screen
from conversation.meaning import meant
from dialogs.engine.answers import Draft, Place, Screen, State
from dialogs.engine.commands import Confirm, Copy, GoTo
from dialogs.engine.look import look
from dialogs.engine.portal import TransferField
from dialogs.engine.records import dump_cursor, load_draft
from dialogs.engine.schema import Form
from dialogs.engine.snapshot import SUPPLIED, Group, Line, Part, Snapshot, freeze
from dialogs.engine.step import step
from dialogs.engine.views import View
from dialogs.programmes import all_forms, claim_forms
from dialogs.programmes.register.diia.portal import days_to_choose, numbered, put_in
from dialogs.programmes.register.diia.sheet import COPIED, PIECE, cut, transfer_view, transfer_views
from dialogs.programmes.register.diia.transfer import transfer
from locales import LANGUAGES, language
from playground.formatting import parse_html, units
from tests.dialogs.register.test_random_people import Walker, something
from tests.dialogs.register.walking import Person
from tests.draws import draws
from tests.e2e.people import ANDRII, OLENA

TODAY = date(2026, 11, 21)
UKRAINIAN = language("uk")


def filled(script: Mapping[str, Any]) -> Snapshot:
    """The claim of somebody in A1.2; uploads become as many files."""
    person = Person(all_forms()["A1.2"])
    person.go_through(_counted(script))
    return freeze(person.form, person.draft, TODAY, UKRAINIAN)


def _counted(script: Mapping[str, Any]) -> Mapping[str, Any]:
    counted: dict[str, Any] = {}
    for key, told in script.items():
        if isinstance(told, list) and told and isinstance(told[0], dict):
            counted[key] = [_counted(item) for item in told]
        elif isinstance(told, list) and told:
            counted[key] = len(told)
        else:
            counted[key] = told
    return counted


def fields(snapshot: Snapshot) -> list[TransferField]:
    return [field for section in transfer(snapshot) for field in section.fields]


def lines(snapshot: Snapshot) -> list[Line]:
    entries = [entry for part in snapshot.parts for entry in part.entries]
    return [line for entry in entries for line in (entry.lines if isinstance(entry, Group) else (entry,))]


def screens(snapshot: Snapshot, code: str = "uk") -> list[View]:
    """Every screen of the sheet."""
    return list(transfer_views(snapshot, language(code)))


def walked(snapshot: Snapshot, code: str) -> list[View]:
    """Every screen of the sheet, by its own «Далі»."""
    shown = [transfer_view(snapshot, Place(Screen.TRANSFER), language(code))]
    while onward := [a for a in shown[-1].bottom if a.label == language(code).text("Далі")]:
        command = onward[0].command
        assert isinstance(command, GoTo) and command.place.page == len(shown)
        shown.append(transfer_view(snapshot, command.place, language(code)))
    return shown


def test_the_sheet_of_a_parent_goes_as_diia_asks() -> None:
    sheet = transfer(filled(ANDRII))
    assert [section.title for section in sheet] == [
        "Хто подає заяву",
        "Дитина",
        "Виїзд і повернення",
        "Родина",
        "Захист за кордоном",
        "Додаткові матеріали (докази)",
    ]
    applicant, child, move, family, _, evidence = (
        [field.key for field in section.fields] for section in sheet
    )
    assert applicant[:5] == [
        "applicant_name",
        "applicant_birth_date",
        "",
        "applicant_tax_number",
        "applicant_citizenship",
    ]
    assert [key.removeprefix("child_") for key in child] == [
        "name",
        "birth_date",
        "citizenship",
        "sex",
        "registered_address_same",
        "actual_address",
        "passport",
        "passport_issued",
        "passport_issuer",
        "passport_valid_until",
        "birth_certificate",
        "birth_record",
    ]
    assert move[:4] == [
        "unable_to_return_since",
        "registered_address_at_displacement",
        "actual_address_after_displacement",
        "displacement_circumstances",
    ]
    assert (family, evidence) == (["family"], ["evidence"])
    told = {field.key: field for section in sheet for field in section.fields}
    assert told["child_birth_date"].value == "17.05.2015"
    then = told["registered_address_at_displacement"].value
    assert told["child_registered_address_same"].value == then
    assert then == ANDRII["registered_address_at_displacement"]
    assert (told["child_passport"].value, told["child_passport"].aside) == ("FB123456", "Закордонний паспорт")
    assert told["unable_to_return_since"].value == "24.02.2022"
    assert told["voluntary_return_date"].value.startswith("серпень 2024")
    assert told["evidence"].value == "№ 1"


def test_onward_leads_through_every_screen() -> None:
    for code in LANGUAGES:
        for script in (OLENA, ANDRII):
            assert walked(filled(script), code) == screens(filled(script), code)


def test_what_a_register_supplies_is_one_line_or_is_to_be_compared() -> None:
    olena = fields(filled(OLENA))
    passport, crossings = (field for field in olena if field.manner == "supplied")
    assert passport.label.startswith("Стать; Місце народження; Серія та/або номер паспорта")
    assert crossings.label == (
        "Дата перетину кордону; Напрям перетину кордону; Пункт перетину державного кордону України"
    )
    assert {field.key for field in olena if field.compare} == {"applicant_name", "applicant_birth_date"}
    compared = fields(filled({**OLENA, "compare_passport": "так", "applicant_birth_place": "м. Ізюм"}))
    supplied = [field for field in compared if field.manner == "supplied"]
    assert [field.label for field in supplied if ";" in field.label] == [crossings.label]
    assert {field.aside for field in supplied} == {passport.aside, crossings.aside}
    assert passport.aside == "Єдиний державний демографічний реєстр"
    assert next(field for field in compared if field.key == "applicant_birth_place").compare


def test_only_what_the_order_requires_is_shown_as_skipped() -> None:
    told = {field.key: field for field in fields(filled({**OLENA, "applicant_phone": State.DECLINED}))}
    assert told["applicant_phone"].manner == "skipped"
    assert told["protection_documents"].key
    assert "applicant_groups" not in told and "family_tax_number" not in told
    views = screens(filled({**OLENA, "applicant_phone": State.DECLINED}))
    (phone,) = (field for view in views for field in view.fields if field.label == "Номер телефону")
    assert phone.notes == ("Якщо Дія про це спитає, відповідь можна дати там.",), (
        "the check calls it no lack either"
    )
    views = [view for view in screens(filled(OLENA)) if view.heading == "Захист за кордоном"]
    skipped = [field for view in views for field in view.fields if field.value == "пропущено"]
    assert [field.notes for field in skipped] == [("Ця відповідь обов’язкова.",)]


def drafts(form: Form, data: st.DataObject, steps: int) -> Draft:
    walker = Walker(form)
    for _ in range(data.draw(st.integers(0, steps), label="steps")):
        walker.do(something(walker, data))
    if data.draw(st.booleans(), label="finished"):
        walker.finish()
    return walker.draft


@pytest.mark.parametrize("code", list(claim_forms()))
@draws(6)
@given(data=st.data())
def test_every_answer_of_anybody_is_there_once(code: str, data: st.DataObject) -> None:
    form = claim_forms()[code]
    snapshot = freeze(form, drafts(form, data, 40), TODAY, UKRAINIAN)
    shown = [(field.key, field.item) for field in fields(snapshot) if field.manner != "supplied"]
    due = [
        (line.key, line.item)
        for line in lines(snapshot)
        if not line.steers and line.state != "supplied" and (line.state == "given" or line.need == "required")
    ]
    assert sorted(shown) == sorted(due)
    assert len(set(shown)) == len(shown)
    labels = {question.label for question in form.questions.values() if question.prefill}
    for field in fields(snapshot):
        assert field.manner != "supplied" or set(field.label.split("; ")) <= labels
    fits(snapshot)
    in_order(snapshot)


@pytest.mark.parametrize("code", list(claim_forms()))
@draws(4)
@given(data=st.data())
def test_whoever_is_ready_finds_the_way_to_the_sheet(code: str, data: st.DataObject) -> None:
    walker = Walker(claim_forms()[code])
    for _ in range(data.draw(st.integers(0, 20), label="steps")):
        walker.do(something(walker, data))
    walker.finish()
    check = look(walker.form, walker.draft.at(Place(Screen.CHECK)), TODAY, UKRAINIAN)
    assert len(check.choices) + len(check.actions) <= 6
    done = step(walker.form, walker.draft, Confirm(), TODAY)
    made = look(walker.form, done.draft, TODAY, UKRAINIAN, done)
    for view in (check, made):
        [way] = [action for action in view.everything if action.label == "Перенести в Дію"]
        after = step(walker.form, done.draft, way.command, TODAY).draft
        assert after.place == Place(Screen.TRANSFER)
        assert load_draft(walker.form, dump_cursor(after), {}).place == after.place


def in_order(snapshot: Snapshot) -> None:
    """Who files comes first, then the child, then the category's own items by number, the evidence last."""
    stages = []
    for section in transfer(snapshot):
        sources = [field.source for field in section.fields]
        own = [source for source in sources if source and not source.endswith(("/a", "/e"))]
        paragraphs = {source.partition("/")[0].partition(".")[0] for source in own} - {"2", "3", "6"}
        child = bool(paragraphs & {"79", "85", "93"})
        assert not child or len(paragraphs) == 1
        if any(source.endswith("/a") for source in sources):
            stages.append(0)
            assert not paragraphs
        else:
            stages.append(3 if any(s.endswith("/e") for s in sources) else 1 if child else 2)
        listed = [field for field in section.fields if not field.group and field.source]
        numbers = [int(field.source.rpartition("/")[2]) for field in listed if _numbered(field)]
        if len({field.source.rpartition("/")[0] for field in listed if _numbered(field)}) == 1:
            assert numbers == sorted(numbers)
    assert stages == sorted(stages)


def _numbered(field: TransferField) -> bool:
    return field.source.rpartition("/")[2].isdigit() and "/" in field.source


def fits(snapshot: Snapshot) -> None:
    """Every screen, in both languages, is a message that Telegram takes whole, and together they say everything."""
    wanted = "".join(
        (field.value if field.manner == "type" else "") + "\n".join(field.working)
        for field in fields(snapshot)
    )
    for code in LANGUAGES:
        shown = screens(snapshot, code)
        assert "".join(f.value for view in shown for f in view.fields if f.exact) == wanted
        for view in shown:
            fits_telegram(view, code)


def fits_telegram(view: View, code: str) -> None:
    message = screen(view, 2**31, language(code))
    assert units(message.text) <= MESSAGE_LIMIT
    text, entities = parse_html(message.text)
    assert view.progress in text and "".join(view.lines[-1:]) in text
    assert message.markup
    rows = message.markup["inline_keyboard"]
    assert len(rows) <= 8 and len(rows[-1]) <= 3
    assert len({action.label for action in view.choices}) == len(view.choices)
    assert [field.value for field in view.fields if field.number] == [a.copy for a in view.choices]
    for action in view.choices:
        assert 1 <= units(action.copy) <= COPIED and len(action.label) <= 24
        assert action.command == Copy(action.copy)
    coded = text.encode("utf-16-le")
    spans = [(e["offset"] * 2, (e["offset"] + e["length"]) * 2) for e in entities if e["type"] == "code"]
    assert [coded[start:end].decode("utf-16-le") for start, end in spans] == [
        field.value for field in view.fields if field.exact
    ]


HOSTILE = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=80),
    st.sampled_from(["&<>" * 900, "👩‍👩‍👧 " * 700, "слово " * 1500, "<code>", "ї" * 9000, "a\nb\n" * 2000]),
).map(str.strip)


@draws(60)
@given(st.lists(st.tuples(HOSTILE, HOSTILE, st.integers(0, 2)), min_size=1, max_size=25))
def test_any_words_fit_and_none_is_lost(told: list[tuple[str, str, int]]) -> None:
    """Labels are the Order's and hence of moderate length; answers are anything that people can write."""
    given_lines = [
        Line(
            f"q{n}",
            "",
            "long_text",
            label[:400] or "поле",
            f"92/{n}",
            "required",
            False,
            "given",
            text or "так",
            text or "так",
        )
        for n, (label, text, _) in enumerate(told, 1)
    ]
    groups = [Group("list", str(n), f"Запис {n}", (line,)) for n, line in enumerate(given_lines)]
    entries = [groups[n] if told[n][2] == 2 else line for n, line in enumerate(given_lines)]
    fits(Snapshot("A3.3", "Втрата житла", "", "uk", (Part("home", "Житло", tuple(entries)),)))


@given(st.text(max_size=400), st.integers(10, 60))
def test_pieces_make_up_the_text_again(text: str, limit: int) -> None:
    pieces = cut(text, limit)
    assert "".join(pieces) == text
    assert all(pieces)
    assert all(units(piece) <= limit for piece in pieces)


def test_a_long_story_is_cut_between_words() -> None:
    story = "Ми жили в підвалі дев’ять днів. " * 300
    pieces = cut(story)
    assert len(pieces) == 4
    assert all(piece.endswith(" ") and units(piece) <= PIECE for piece in pieces)


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


def test_what_was_left_to_diia_is_not_called_skipped() -> None:
    left = Line(
        "applicant_name", "", "person_name", "Прізвище", "78/a", "required", False, SUPPLIED, "з Дії", None
    )
    [section] = transfer(Snapshot("A1.2", "Виїзд", "", "uk", (Part("p", "Розділ", (left,)),)))
    assert [(field.manner, field.label, field.value) for field in section.fields] == [
        ("supplied", "Прізвище", "")
    ]


def test_a_screen_needs_no_scrolling_unless_one_answer_is_long() -> None:
    for script in (OLENA, ANDRII):
        for code in LANGUAGES:
            for view in screens(filled(script), code):
                text, _ = parse_html(screen(view, 2**31, language(code)).text)
                assert units(text) <= 350 or len(view.fields) == 1
                assert all("…" not in action.label for action in view.choices)


@given(st.sets(st.integers(1, 40), min_size=1))
def test_numbers_of_files_are_told_in_short(numbers: set[int]) -> None:
    told: set[int] = set()
    for run in numbered(tuple(numbers)).removeprefix("№ ").split(", "):
        first, _, last = run.partition("–")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == numbers


def test_typing_does_what_the_buttons_do() -> None:
    view = next(view for view in screens(filled(OLENA)) if view.choices)
    first = view.choices[0]
    assert meant(view, "1") == meant(view, first.label) == Copy(first.copy)
    assert meant(view, "далі") == view.bottom[1].command
    assert meant(view, str(len(view.choices) + 1)) is None


def test_a_page_that_is_gone_is_the_last_one() -> None:
    last = transfer_view(filled(OLENA), Place(Screen.TRANSFER, page=99), UKRAINIAN)
    assert last.heading == "Залишилося підписати"
    empty = Snapshot("A1.2", "Виїзд", "", "uk", ())
    assert transfer_view(empty, Place(Screen.TRANSFER), UKRAINIAN).heading == "Як перенести заяву в Дію"
