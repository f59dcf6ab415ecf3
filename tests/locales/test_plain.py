"""The texts of the program are plain, and what a text is on the screen is seen from its use."""

from __future__ import annotations

from dialogs.engine.lint.plain import Role
from locales.plain import found_in, plain_problems, roles


def test_the_program_speaks_plainly() -> None:
    assert plain_problems() == []


CODE = """
View(heading=language.text(N_("Ось що ми знаємо про вас, ваш дім і рідних")), lines=(N_("Далі."),))
Action(language.text(N_("Повернутися до того самого питання")), Keep(), language.text(N_("Готово.")))
language.count("Це {n} помилка.", "Це {n} помилок.", n)
"""


def test_headings_and_buttons_are_told_from_other_texts() -> None:
    assert roles(CODE) == {
        "Ось що ми знаємо про вас, ваш дім і рідних": Role.HEADING,
        "Повернутися до того самого питання": Role.BUTTON,
    }


def test_each_text_is_held_against_what_it_is() -> None:
    assert [what.split(":")[0] for what in found_in(CODE, "a.py")] == [
        "10 words in the heading, at most 8",
        "34 characters on the button «Повернутися до того самого питання», at most 24",
        "not «помилка»",
        "not «помилок»",
    ]
