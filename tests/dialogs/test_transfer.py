"""The transfer sheet says everything once, in the order of Diia's form, and every screen of it fits into Telegram."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.layout import screen
from conversation.meaning import meant
from dialogs.engine.answers import Place, Screen, State
from dialogs.engine.commands import Confirm, Copy
from dialogs.engine.look import look
from dialogs.engine.records import dump_cursor, load_draft
from dialogs.engine.snapshot import SUPPLIED, Group, Line, Part, Snapshot, freeze
from dialogs.engine.step import step
from dialogs.programmes import claim_forms
from dialogs.programmes.register.diia.portal import numbered
from dialogs.programmes.register.diia.sheet import PIECE, cut, transfer_view
from dialogs.programmes.register.diia.transfer import transfer
from locales import LANGUAGES, language
from playground.formatting import parse_html, units
from tests.dialogs.register.test_random_people import Walker, something
from tests.dialogs.sheets import (
    TODAY,
    UKRAINIAN,
    drafts,
    fields,
    filled,
    fits,
    in_order,
    lines,
    screens,
    walked,
)
from tests.draws import draws
from tests.e2e.people import ANDRII, OLENA


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


def test_a_section_is_said_once_in_the_heading_where_no_list_is_in_between() -> None:
    for script in (OLENA, ANDRII):
        for view in screens(filled(script)):
            assert [field.title for field in view.fields if field.title == view.heading] == []


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


def test_a_screen_names_the_register_and_lists_what_it_supplies_and_nothing_of_it_is_copied() -> None:
    shown = [field for view in screens(filled(OLENA)) for field in view.fields]
    supplied = [field for field in shown if field.label.startswith("Дія підставить сама")]
    assert supplied[0].label == "Дія підставить сама (Єдиний державний демографічний реєстр)"
    assert supplied[0].notes[:2] == ("• Стать", "• Місце народження")
    assert not any(field.value or field.number for field in supplied)


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


def test_what_was_left_to_diia_is_not_called_skipped() -> None:
    left = Line(
        "applicant_name", "", "person_name", "Прізвище", "78/a", "required", False, SUPPLIED, "з Дії", None
    )
    [section] = transfer(Snapshot("A1.2", "Виїзд", "", "uk", (Part("p", "Розділ", (left,)),)))
    assert [(field.manner, field.label, field.value) for field in section.fields] == [
        ("supplied", "Прізвище", "")
    ]


@pytest.mark.parametrize(
    ("label", "button"), [("Призначення", "Копіювати 1: Призначення"), ("Громадянство", "Копіювати 1")]
)
def test_a_button_that_copies_is_at_most_24_characters_long(label: str, button: str) -> None:
    told = Line("q", "", "text", label, "78/a", "required", False, "given", "так", "так")
    sheet = Snapshot("A1.2", "Виїзд", "", "uk", (Part("p", "Розділ", (told,)),))
    assert [action.label for view in screens(sheet) for action in view.choices] == [button]


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
