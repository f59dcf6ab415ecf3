"""Ready-made answers."""

from __future__ import annotations

from typing import ClassVar

from dialogs.engine.registry import Model
from dialogs.language import Language

NONE = "none"
"""The value of «жодне з цього» in a multiple choice: it stands alone."""


class Option(Model):
    """One answer to choose from.

    label    the full wording, for the list in the text, the desk and the PDF
    button   a shorter wording (up to 24 characters) where the label is too long for a button
    context  for a word that is ambiguous alone; see `Language.in_context`
    words    other words a person may type for it, in Ukrainian or English, lower case
    verbatim the label is data (a place name) and is never translated
    repeats  keys of the questions whose answer this one stands for («Та сама адреса»): the first that was answered
    number   put after the wording, where that alone would be said of several («Людина 2»)
    alone    it stands alone: where several can be marked, one press of it is the whole answer
    land     "ukraine" or "abroad": a place there speaks for it («Харків», «у Польщі»); it is only suggested
    tells    beginnings of words (or of several words) that speak for this option in a sentence; it is only suggested
    """

    WORDING: ClassVar[frozenset[str]] = frozenset(
        {"label", "button", "context", "words", "verbatim", "repeats", "number", "alone", "land", "tells"}
    )

    value: str
    label: str
    button: str = ""
    context: str = ""
    words: tuple[str, ...] = ()
    verbatim: bool = False
    repeats: tuple[str, ...] = ()
    number: int = 0
    alone: bool = False
    land: str = ""
    tells: tuple[str, ...] = ()

    def written(self, language: Language) -> str:
        """The full wording in a language."""
        said = self.label if self.verbatim else language.in_context(self.context, self.label)
        return f"{said} {self.number}" if self.number else said

    def short(self, language: Language) -> str:
        """The wording on a button."""
        return language.in_context(self.context, self.button) if self.button else self.written(language)

    def spoken(self, language: Language) -> Option:
        """The same option, its wordings as a reader of that language sees them."""
        told = {"label": self.written(language), "button": self.short(language), "verbatim": True}
        return self.model_copy(update=told)
