"""The languages of the program. The source language is Ukrainian; each catalogue is a .po file read at start.

Nothing is compiled ahead, so no compiled file can be forgotten or lag behind its source.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dialogs.language import Language
from locales.translations import Translations

LANGUAGES = {"uk": "Українська", "en": "English"}
"""The languages by code, each under its own name; the first one is the source and the default."""

_FOLDER = Path(__file__).parent


def language(code: str) -> Language:
    """The language with this code ("en"; a region as in "en-GB" does not matter), Ukrainian for any other code."""
    known = code.partition("-")[0].lower()
    return _language(known if known in LANGUAGES else "uk")


def po_file(code: str) -> Path:
    """Where the catalogue of a language is kept."""
    return _FOLDER / code / "LC_MESSAGES" / "zayava.po"


@cache
def _language(code: str) -> Language:
    with po_file(code).open(encoding="utf-8") as lines:
        return Language(code, Translations(lines))
