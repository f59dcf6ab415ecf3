"""A catalogue as the program reads it at start: its translations and nothing else.

Babel reads all that stands in one, and is for `texts` (`catalogue.py`): a start by it would take ten times as long over
this, and leave 6 MB behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from gettext import NullTranslations, c2py
from itertools import chain


class Translations(NullTranslations):
    """The translations in the lines of a .po file as `texts update` writes it
    (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html); a text that is not among them stays as it is.

    What is marked fuzzy is no translation yet. Raises ValueError or LookupError for a damaged file.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__()
        self._texts: dict[str, str] = {}
        self._in_context: dict[tuple[str, str], str] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        for entry in _entries(lines):
            source = entry["msgid"]
            if "msgid_plural" in entry:
                self._forms[source] = tuple(text for key, text in entry.items() if key.startswith("msgstr["))
            elif "msgctxt" in entry:
                self._in_context[entry["msgctxt"], source] = entry["msgstr"]
            elif entry["msgstr"]:
                self._texts[source] = entry["msgstr"]
        head = self._texts.pop("")
        self._form = c2py(head.partition("plural=")[2].partition(";")[0])

    def gettext(self, message: str) -> str:
        return self._texts.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        return self._in_context.get((context, message), message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        forms = self._forms.get(one)
        return forms[self._form(n)] if forms else super().ngettext(one, many, n)


def _entries(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Each entry by its keywords (msgctxt, msgid, msgid_plural, msgstr, msgstr[0] …), but for those marked fuzzy. An
    empty line ends it. Strings are written as in JSON."""
    entry: dict[str, str] = {}
    keyword, fuzzy = "", False
    for line in map(str.strip, chain(lines, [""])):
        if line.startswith('"'):
            entry[keyword] += json.loads(line)
        elif line.startswith("msg"):
            keyword, _, text = line.partition(" ")
            entry[keyword] = json.loads(text)
        elif line.startswith("#,"):
            fuzzy = "fuzzy" in line
        elif not line:
            if entry and not fuzzy:
                yield entry
            entry, fuzzy = {}, False
