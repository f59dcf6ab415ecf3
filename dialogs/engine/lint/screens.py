"""The limits of a screen: what Telegram allows, and what a person on an old phone can take in.

The screens are the real ones, drawn by the same functions as in the conversation.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.engine.lint.plain import HEADING, words
from dialogs.engine.lint.problem import Problem
from dialogs.engine.look.gallery import every_screen
from dialogs.engine.look.wording import PAGE, units
from dialogs.engine.schema import Form
from dialogs.engine.views import View
from dialogs.language import Language

MESSAGE = 4096
"""UTF-16 units in a message: https://core.telegram.org/bots/api#sendmessage"""

SCREEN = 350
"""Characters of a question that are read without scrolling, in Ukrainian."""

BUTTON = {"uk": 24, "en": 30}
"""Characters on a button; Ukrainian is the language most people see."""


def screen_problems(form: Form, language: Language) -> list[Problem]:
    """Screens that are too long, with too many choices, or with buttons that would be cut."""
    return [
        Problem(f"{form.code} {key} ({language.code})", what)
        for key, view in every_screen(form, language)
        for what in _flaws(view, language)
    ]


def long_headings(form: Form, language: Language) -> list[Problem]:
    """Questions of more words than a heading should have."""
    return [
        Problem(f"{form.code} {key} ({language.code})", f"{count} words in the heading, better {HEADING}")
        for key, view in every_screen(form, language)
        if (count := words(view.heading)) > HEADING
    ]


def _flaws(view: View, language: Language) -> Iterator[str]:
    text = _text(view)
    length = units(text)
    if length > MESSAGE:
        yield f"{length} UTF-16 units in a message, at most {MESSAGE}"
    if language.code == "uk" and len(text) > SCREEN:
        yield f"{len(text)} characters on one screen, at most {SCREEN}"
    if len(view.choices) > PAGE + 1:
        yield f"{len(view.choices)} choices on one screen, at most {PAGE + 1}"
    limit = BUTTON.get(language.code, BUTTON["en"])
    for action in (*view.choices, *view.actions):
        if len(action.label) > limit:
            yield f"{len(action.label)} characters on the button «{action.label}», at most {limit}"


def _text(view: View) -> str:
    listed = (f"{n}. {choice.listed or choice.label}" for n, choice in enumerate(view.choices, view.first))
    return "\n".join((view.heading, *view.lines, *listed, view.example))
