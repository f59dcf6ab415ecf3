"""What holds for every form, whatever it asks."""

import pytest

from dialogs.engine.answers import Draft, Input, Ref
from dialogs.engine.archive import from_json, to_json
from dialogs.engine.look.listing import list_view
from dialogs.engine.look.question import question_view
from dialogs.engine.path import Slot, Trace, Walk
from dialogs.engine.schema import Form, Question, Repeat
from dialogs.engine.views import View
from dialogs.forms import all_forms
from dialogs.glossary import TERMS
from locales import LANGUAGES, language
from tests.dialogs.forms.walking import TODAY, everything, seen

FORMS = list(all_forms().values())

forms = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)


def questions(form: Form) -> list[Question]:
    return list(form.questions.values())


def screens(form: Form, code: str) -> list[View]:
    """The opening screen of every question and every page of its options, as if each were asked first."""
    spoken, nowhere = language(code), Trace((), Walk(TODAY, {}))
    views = []
    for asks in everything(form):
        slot = Slot(Ref(asks.key), asks, form.sections[0], None, None)
        if isinstance(asks, Repeat):
            views.append(list_view(slot, asks, nowhere, spoken))
        else:
            views.append(question_view(slot, asks, Draft(), nowhere, None, spoken))
    return views


@forms
def test_survives_json(form: Form) -> None:
    again = from_json(to_json(form))
    assert again == form
    assert again.fingerprint == form.fingerprint


@forms
def test_keys_are_unique(form: Form) -> None:
    keys = []
    for section in form.sections:
        for asks in section.items:
            keys += (
                [asks.key, *(question.key for question in asks.body)]
                if isinstance(asks, Repeat)
                else [asks.key]
            )
    assert sorted(keys) == sorted(set(keys))


@forms
def test_conditions_refer_only_to_earlier_questions(form: Form) -> None:
    known: set[str] = set()
    for section in form.sections:
        assert section.when is None or set(section.when.keys()) <= known, section.key
        for asks in section.items:
            assert asks.when is None or set(asks.when.keys()) <= known, asks.key
            for question in asks.body if isinstance(asks, Repeat) else (asks,):
                assert question.when is None or set(question.when.keys()) <= known, question.key
                assert all(known.issuperset(check.keys()) for check in question.checks), question.key
                born_and_sex = {getattr(question.kind, name, "") for name in ("born_key", "sex_key")} - {""}
                assert born_and_sex <= known, question.key
                known.add(question.key)
            known.add(asks.key)
    assert all(known.issuperset(rule.broken.keys()) for rule in form.rules)
    assert form.evidence in known


@forms
def test_every_example_is_an_answer(form: Form) -> None:
    for question in questions(form):
        if question.example:
            question.kind.parse(Input(text=question.example), Walk(TODAY, {}))
        elif not question.kind.options():
            assert question.kind.name == "files", f"{question.key} has neither an example nor options"


@forms
def test_terms_are_in_the_glossary(form: Form) -> None:
    used = {term for asks in everything(form) for term in asks.terms}
    assert used <= TERMS.keys()


@forms
@pytest.mark.parametrize("code", LANGUAGES)
def test_buttons_fit_a_phone(form: Form, code: str) -> None:
    wide = {
        action.label for view in screens(form, code) for action in view.everything if len(action.label) > 24
    }
    spoken = language(code)
    for question in questions(form):
        if question.kind.name != "country":  # countries have their own names
            wide |= {
                option.short(spoken) for option in question.kind.options() if len(option.short(spoken)) > 24
            }
    assert not wide


@forms
def test_no_screen_is_long(form: Form) -> None:
    long = {view.heading: len(seen(view)) for view in screens(form, "uk") if len(seen(view)) > 350}
    assert not long


@forms
def test_questions_are_short_and_hints_take_a_line(form: Form) -> None:
    assert not [asks.ask for asks in everything(form) if len(asks.ask.split()) > 8]
    assert not [asks.hint for asks in everything(form) if len(asks.hint) > 100 or "\n" in asks.hint]


@forms
def test_options_can_be_told_apart(form: Form) -> None:
    for question in questions(form):
        said: list[str] = []
        for option in question.kind.options():
            said += {option.label.casefold(), option.button.casefold(), *option.words} - {""}
        assert len(said) == len(set(said)), question.key


@forms
def test_only_questions_of_ours_come_without_a_source(form: Form) -> None:
    assert all(asks.source or asks.inferred for asks in everything(form))
