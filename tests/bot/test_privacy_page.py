"""The page of privacy: what it says fits a screen, is the same in docs/privacy.md, and follows the settings."""

from pathlib import Path

import pytest

import conversation
from bot.settings import Settings
from conversation.privacy.keeping import Keeping
from conversation.privacy.page import privacy_view
from dialogs.engine.look.fitting import fits
from dialogs.engine.views import View
from locales import LANGUAGES, language

PAGE = (Path(conversation.__file__).parents[1] / "docs" / "privacy.md").read_text("utf-8")
NAMED = {
    "uk": Keeping(organisation="{організація}", contact="{як зв’язатися}"),
    "en": Keeping(organisation="{organisation}", contact="{how to reach it}"),
}


def said(view: View) -> str:
    return "\n".join((*view.lines, *view.folded))


@pytest.mark.parametrize("code", LANGUAGES)
def test_operators_read_the_same_sentences(code: str) -> None:
    view = privacy_view(NAMED[code], 0, True, "", language(code))
    assert [line for line in said(view).splitlines() if f"- {line}\n" not in PAGE] == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("reads", [0, 1, 3, 12])
def test_it_is_one_plain_screen(code: str, reads: int) -> None:
    view = privacy_view(Keeping(), reads, True, "a" * 32, language(code))
    assert fits(view, language(code))
    assert len(view.actions) <= 6 and all(len(action.label) <= 24 for action in view.actions)


def test_it_says_what_is_set() -> None:
    keeping = Settings(
        draft_days=91,
        package_days=7,
        account_years=5,
        organisation="Поруч",
        organisation_contact="@poruch",
    ).keeping
    text = said(privacy_view(keeping, 3, True, "", language("uk")))
    for words in ("91 день", "7 днів", "5 років", "«Поруч»", "@poruch", "3 рази"):
        assert words in text


def test_who_has_read_is_told() -> None:
    assert "ніхто" in said(privacy_view(Keeping(), 0, False, "", language("uk")))
    assert "ніхто" not in said(privacy_view(Keeping(), 1, False, "", language("uk")))
