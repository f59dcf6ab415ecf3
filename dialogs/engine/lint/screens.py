"""The limits of a screen: what Telegram allows, and what a person on an old phone can take in.

The screens are the real ones, drawn by the same functions as in the conversation: each question by itself, and those of
conversations that are walked to their end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dialogs.engine.form import Form
from dialogs.engine.lint.plain import HEADING, words
from dialogs.engine.lint.problem import Problem
from dialogs.engine.lint.walks import Walks
from dialogs.engine.look.fitting import COLUMN, LABEL, SCREEN, reading
from dialogs.engine.look.gallery import every_screen
from dialogs.engine.views import View
from dialogs.language import Language


def screen_problems(form: Form, languages: Sequence[Language], walks: Walks) -> list[Problem]:
    """Screens that are too long, with too many buttons, or with buttons that are cut or read alike; each flaw once."""
    found: dict[tuple[str, str], Language] = {}
    for language in languages:
        if len(intro := language.text(form.intro)) > SCREEN:
            found.setdefault(
                ("intro", f"{len(intro)} characters before the first question, at most {SCREEN}"), language
            )
    for language in languages:
        for key, view in every_screen(form, language):
            for what in screen_flaws(view, language):
                found.setdefault((key, what), language)
    for key, language, view in walks.screens(languages):
        for what in screen_flaws(view, language):
            found.setdefault((key, what), language)
    return [Problem(f"{form.code} {key} ({language.code})", what) for (key, what), language in found.items()]


def long_headings(form: Form, language: Language) -> list[Problem]:
    """Questions of more words than a heading should have."""
    return [
        Problem(f"{form.code} {key} ({language.code})", f"{count} words in the heading, better {HEADING}")
        for key, view in every_screen(form, language)
        if (count := words(view.heading)) > HEADING
    ]


def screen_flaws(view: View, language: Language) -> Iterator[str]:
    """What keeps a screen from being read at a glance and answered with a thumb.

    What there is to say of the last answer goes before the screen as a message of its own where both have no room, so
    each is measured by itself.
    """
    length = len(reading(view._replace(notes=()), language))
    if length > SCREEN and not view.fields:
        yield f"{length} characters on one screen, at most {SCREEN}"
    for note in view.notes:
        if len(note) > SCREEN:
            yield f"{len(note)} characters in a note, at most {SCREEN}"
    if (rows := len(view.choices) + len(view.actions)) > COLUMN:
        yield f"{rows} buttons in the column, at most {COLUMN}"
    labels = Counter(action.label for action in view.everything)
    for label, times in labels.items():
        if len(label) > LABEL:
            yield f"{len(label)} characters on the button «{label}», at most {LABEL}"
        if label.endswith("…"):
            yield f"the button «{label}» is cut"
        if times > 1:
            yield f"{times} buttons «{label}» on one screen"
