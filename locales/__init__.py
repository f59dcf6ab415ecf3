"""The languages of the program. The source language is Ukrainian; each catalogue is a .po file read at start.

Nothing is compiled ahead, so no compiled file can be forgotten or lag behind its source.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dialogs.language import Language

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


def read_catalogue(code: str) -> Catalog:
    """The catalogue of a language as it stands. Raises `babel.messages.pofile.PoFileError` for a damaged file."""
    with po_file(code).open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


class _Translations(GNUTranslations):
    """The catalogue of a language. A text is looked up once: the standard module looks among the plurals too for every
    text that it does not find, and in Ukrainian, the source, it finds none."""

    def __init__(self, catalogue: Catalog) -> None:
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        super().__init__(compiled)
        sources = [str(one.id[0] if one.pluralizable else one.id) for one in catalogue if not one.context]
        self._texts = {source: GNUTranslations.gettext(self, source) for source in sources}

    def gettext(self, message: str) -> str:
        return self._texts.get(message, message)


@cache
def _language(code: str) -> Language:
    return Language(code, _Translations(read_catalogue(code)))
