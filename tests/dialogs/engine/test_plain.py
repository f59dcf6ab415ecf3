"""The lint of plain Ukrainian: every flaw is found in whatever text it stands, and good texts are left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.engine.checks import NotBefore
from dialogs.engine.lint import lint
from dialogs.engine.lint.plain import EVERYDAY, EXPLAINED, SENTENCE, Role, flaws, letters, sentences, words
from dialogs.engine.options import Option
from dialogs.engine.questions import Section
from tests.dialogs.engine.questions import PAPERS, choice, day, people, text
from tests.dialogs.engine.talk import form_in, form_of

WORDS = st.sampled_from(
    "дім подвір’я яблуня під вікном стоять тихо довелося виїхати жили поруч сусіди справ прав школа була дані".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=SENTENCE).map(lambda said: " ".join(said).capitalize() + ".")
TEXTS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)

UNHURRIED = settings(deadline=None, max_examples=30)

FLAWS = (
    ("член сім’ї", "«рідна людина»"),
    ("заява до поліції", "«звернення до поліції»"),
    ("у Порядку", "«за правилами подання»"),
    ("у Реєстрі", "«Реєстр збитків»"),
    ("помилка", "not «помилка»"),
    ("невірний", "not «невірний»"),
    ("недійсний", "not «недійсний»"),
    ("будь ласка", "leave it out"),
    ("даний", "«цей»"),
    ("являється", "«є»"),
    ("на протязі", "«протягом»"),
    ("приймати участь", "«брати участь»"),
    ("приймали участь", "«брати участь»"),
    ("об'єкт", "instead of '"),
    ("«об'єкт»", "instead of '"),
    ('"дім"', 'instead of "'),
    ("выїзд", "«ы» is no Ukrainian letter"),
    ("дiм", "letters of two alphabets in «дiм»"),
    ("дім i подвір’я", "a Latin «i»"),
    ("дім  поруч", "a space too many"),
    ("дім , подвір’я", "no space beside «,»"),
    ("дім,подвір’я", "a space after «,»"),
    ("дім - це подвір’я", "« — » instead of  - "),
    ("дім...", "«…» instead of ..."),
    ("ви виїхала", "tells a man from a woman"),
    ("ви не чекали, ви вже виїхав", "tells a man from a woman"),
    ("я поїхав", "tells a man from a woman"),
    ("виїхав/ла", "tells a man from a woman"),
    ("виїхав(ла)", "tells a man from a woman"),
    ("виїхав (-ла)", "tells a man from a woman"),
    ("виїхав/виїхала", "tells a man from a woman"),
    ("ви повинні бути тут, ви повинен", "tells a man from a woman"),
    ("РНОКПП", "«РНОКПП» is not explained"),
    ("АБВГД", "«АБВГД» is an abbreviation"),
    ("24.02.2022", "in words"),
    ("категорія А1.2", "a Latin letter in the code"),
)


@UNHURRIED
@given(st.data())
def test_what_is_plain_is_left_in_peace(data: st.DataObject) -> None:
    told = data.draw(TEXTS)
    assert [*flaws(told)] == []
    assert [*flaws(told, Role.PIECE)] == []
    assert len(sentences(told)) == told.count(".")


@pytest.mark.parametrize(("flaw", "what"), FLAWS)
@UNHURRIED
@given(before=TEXTS, after=TEXTS)
def test_a_flaw_is_found_wherever_it_stands(flaw: str, what: str, before: str, after: str) -> None:
    assert any(what in found for found in flaws(f"{before} Тут {flaw} стоїть. {after}"))


@UNHURRIED
@given(st.lists(WORDS, min_size=SENTENCE + 1, max_size=40), TEXTS, st.sampled_from(Role))
def test_a_long_sentence_is_found_among_others(said: list[str], others: str, role: Role) -> None:
    found = [*flaws(f"{others} {' '.join(said).capitalize()}. {others}", role)]
    assert any(what.startswith(f"{len(said)} words in a sentence") for what in found)


@UNHURRIED
@given(st.lists(WORDS, min_size=1, max_size=SENTENCE))
def test_a_heading_has_up_to_eight_words_and_no_full_stop(said: list[str]) -> None:
    heading = " ".join(said).capitalize() + "?"
    assert bool([*flaws(heading, Role.HEADING)]) is (words(heading) > 8)
    assert "no full stop after a heading or on a button" in [*flaws(heading[:-1] + ".", Role.HEADING)]


@pytest.mark.parametrize(
    "told",
    [
        "Так, був обшук",
        "Ні, справ немає",
        "Так, є документ",
        "Ні, тіла не знайшли",
        "Так, вдалося виїхати",
        "Так, дитина була поранена",
        "Ні, документів немає",
    ],
)
def test_buttons_that_fit_everybody(told: str) -> None:
    assert [*flaws(told, Role.BUTTON)] == []


@pytest.mark.parametrize(
    "told",
    [
        "Так, мала",
        "Так, виїхав",
        "Ні, не виїжджала",
        "Так, була поранена",
        "Так, був поранений",
        "Так, ще працював",
    ],
)
def test_buttons_that_fit_a_man_or_a_woman_only(told: str) -> None:
    assert [what for what in flaws(told, Role.BUTTON) if what.endswith("tells a man from a woman")]


@pytest.mark.parametrize(
    "cited", ["(пункт {para} Порядку громади)", "Так написано в пункті 2 Порядку лікарні."]
)
def test_an_order_is_called_by_its_name_where_its_paragraph_is_cited(cited: str) -> None:
    assert not [what for what in flaws(cited) if "Порядку" in what]


def test_an_abbreviation_may_be_explained_beside_it() -> None:
    assert [*flaws("Це РНОКПП: податковий номер.")] == []
    assert [*flaws("Це РНОКПП.", beside="Який у вас податковий номер?")] == []
    assert not EVERYDAY & EXPLAINED.keys()


def test_a_day_in_digits_is_fine_beside_one_in_words() -> None:
    assert [*flaws("Напишіть так: 24.02.2022 або 24 лютого 2022.")] == []


@pytest.mark.parametrize("told", ["Слово", "Слово. Друге"])
def test_help_ends_with_a_full_stop(told: str) -> None:
    assert [*flaws(told)] == ["a sentence ends with a full stop"]
    assert [*flaws(f"{told}.")] == []


@UNHURRIED
@given(st.text())
def test_any_text_can_be_checked(told: str) -> None:
    assert {*letters(told)} <= {*flaws(told)}


BAD = "Це помилка."


@pytest.mark.parametrize(
    ("form", "where"),
    [
        (form_of(PAPERS, intro=BAD), "T1.intro"),
        (form_of(PAPERS, note=BAD), "T1.note"),
        (form_of(text("a", "Яка помилка?"), PAPERS), "T1 a.ask"),
        (form_of(text("a", hint=BAD), PAPERS), "T1 a.hint"),
        (form_of(text("a", strengthens=BAD), PAPERS), "T1 a.strengthens"),
        (form_of(choice("a", "Помилка"), PAPERS), "T1 a.label"),
        (form_of(people(text("a"), again="Яка помилка?"), PAPERS), "T1 people.again"),
        (form_of(people(text("a", hint=BAD)), PAPERS), "T1 a.hint"),
        (form_of(day("a"), day("b", checks=(NotBefore(key="a", message=BAD),)), PAPERS), "T1 b.message"),
        (form_in(Section(key="s", title="Помилка", items=(PAPERS,))), "T1.title"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_every_wording_of_a_form_is_read(form: object, where: str) -> None:
    assert [problem.where for problem in lint(form) if "помилка" in problem.what.casefold()] == [where]  # type: ignore[arg-type]


def test_the_words_of_the_order_stay_as_they_are() -> None:
    official = text("a").model_copy(
        update={"label": "дані про вид спільної власності, " * 5 + "(за наявності)"}
    )
    assert lint(form_of(official, PAPERS)) == []
    mixed = official.model_copy(update={"label": "Чacтка"})
    assert [problem.where for problem in lint(form_of(mixed, PAPERS))] == ["T1 a.label"]


def test_place_names_are_data() -> None:
    river = Option(value="o", label="Помилка", verbatim=True)
    asks = choice("a", "Так")
    kind = asks.kind.model_copy(update={"of": (river,)})
    assert lint(form_of(asks.model_copy(update={"kind": kind}), PAPERS)) == []
