"""What holds for every form, whatever it asks."""

import pytest

from dialogs.engine.answers import Answer, Ref, State
from dialogs.engine.form import Form
from dialogs.engine.lint import advice, lint
from dialogs.engine.look import look
from dialogs.engine.path import trace
from dialogs.engine.records import load_draft
from dialogs.language import Language
from dialogs.programmes import all_forms, form_of
from locales import LANGUAGES, language
from tests.dialogs.register.walking import TODAY, everything

FORMS = list(all_forms().values())
SPOKEN = [language(code) for code in LANGUAGES]

forms = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)


@forms
def test_the_lint_finds_nothing(form: Form) -> None:
    assert lint(form, SPOKEN) == []
    assert advice(form) == []


@forms
def test_a_hint_is_one_line(form: Form) -> None:
    assert not [asks.hint for asks in everything(form) if len(asks.hint) > 100 or "\n" in asks.hint]


@forms
@pytest.mark.parametrize("spoken", SPOKEN, ids=lambda spoken: spoken.code)
def test_every_option_fits_a_button(form: Form, spoken: Language) -> None:
    """The later pages of a long list too. Countries have their own names."""
    limit = 24 if spoken.code == "uk" else 30
    options = [
        option
        for question in form.questions.values()
        if question.kind.name != "country"
        for option in question.kind.options()
    ]
    assert not [short for option in options if len(short := option.short(spoken)) > limit]


@forms
def test_options_can_be_told_apart(form: Form) -> None:
    for question in form.questions.values():
        said: list[str] = []
        for option in question.kind.options():
            said += {option.label.casefold(), option.button.casefold(), *option.words} - {""}
        assert len(said) == len(set(said)), question.key


@forms
def test_a_number_is_compared_with_what_was_asked_before(form: Form) -> None:
    known: set[str] = set()
    for asks in everything(form):
        kind = getattr(asks, "kind", None)
        assert {getattr(kind, name, "") for name in ("born_key", "sex_key")} - {""} <= known, asks.key
        known.add(asks.key)


@forms
def test_only_questions_of_ours_come_without_a_source(form: Form) -> None:
    assert all(asks.source or asks.inferred for asks in everything(form))


def test_a_draft_of_the_first_release_still_opens() -> None:
    """Begun with the structure of A1.2 as it was first released, before the other categories came."""
    first = "395d7950466d1bcb0112857d7e25f66f6b77f043c1f6a7dfe098b0a1f5eefeb3"
    form = form_of("A1.2", first)
    assert form is not None
    stored = {("filing_for", ""): '{"state":"given","value":"self"}'}
    draft = load_draft(form, '{"place":["question","","",0,""]}', stored)
    view = look(form, draft, TODAY, language("uk"))
    assert view.heading == "Чи є у вас громадянство України?"


def test_a_mark_in_a_passport_is_asked_about_only_where_there_may_be_a_passport() -> None:
    form = all_forms()["A1.2"]
    answers = {Ref("filing_for"): Answer(value="child"), Ref("child_tax_number"): Answer(State.ABSENT)}
    assert trace(form, answers, TODAY).find(Ref("child_tax_number_refused")) is not None
    without = {**answers, Ref("child_passport"): Answer(State.NO_DOCUMENT)}
    assert trace(form, without, TODAY).find(Ref("child_tax_number_refused")) is None
