"""One language as the pure core sees it: translated sentences, plurals, dates, numbers and country names.

The core never loads catalogues. Whoever starts the program builds a `Language` (see `locales`) and passes it in.
Source texts are Ukrainian. Short dates of CLDR have two-digit years, so only the long and medium ones are used here.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

KYIV = ZoneInfo("Europe/Kyiv")


def N_(text: str) -> str:  # the gettext convention for "translate this later"
    """Mark a Ukrainian text for the catalogue; it is translated when it is shown."""
    return text


class Language:
    """Everything that differs between people who read Ukrainian and people who read English."""

    def __init__(self, code: str, catalogue: NullTranslations) -> None:
        self.code = code
        self.locale = Locale.parse(code)
        self._catalogue = catalogue

    def text(self, source: str, /, **params: object) -> str:
        """The translation of a Ukrainian source text, with `{name}` places filled in and dates written out."""
        if not source:
            return ""
        text = self._catalogue.gettext(source)
        return self._fill(text, params) if params else text

    def in_context(self, context: str, source: str) -> str:
        """Like `text` for a word that means different things in different places («чоловік»)."""
        return self._catalogue.pgettext(context, source) if context else self.text(source)

    def count(self, one: str, many: str, n: int, /, **params: object) -> str:
        """The plural form for `n`; the text has a place `{n}`. The forms stand in the catalogue of each language."""
        return self._fill(self._catalogue.ngettext(one, many, n), {"n": n, **params})

    def date(self, value: dt.date) -> str:
        """«24 лютого 2022 року» or "24 February 2022"."""
        return _long_date(value, self.code)

    def day_and_month(self, value: dt.date) -> str:
        """«24 лютого» or "24 February"."""
        return format_date(value, "d MMMM", locale=self.locale)

    def month(self, value: dt.date) -> str:
        """«лютий 2022 року» or "February 2022"."""
        pattern = "LLLL y 'року'" if self.code == "uk" else "LLLL y"
        return format_date(value, pattern, locale=self.locale)

    def moment(self, value: dt.datetime) -> str:
        """Date and time in Kyiv, which the caller names: times are UTC inside and Kyiv outside."""
        return format_datetime(value, "d MMMM y, HH:mm", tzinfo=KYIV, locale=self.locale)

    def number(self, value: int | Decimal) -> str:
        """A number with the separators of the language."""
        return format_decimal(value, locale=self.locale)

    def country(self, code: str) -> str:
        """The name of a country from its ISO 3166 code; the code itself where CLDR knows no name."""
        return str(self.locale.territories.get(code, code))

    def _fill(self, text: str, params: dict[str, Any]) -> str:
        return text.format(**{name: self._written(value) for name, value in params.items()})

    def _written(self, value: object) -> object:
        if isinstance(value, dt.datetime):
            return self.moment(value)
        if isinstance(value, dt.date):
            return self.date(value)
        return value


@lru_cache(maxsize=4096)
def _long_date(value: dt.date, code: str) -> str:
    pattern = "d MMMM y 'року'" if code == "uk" else "d MMMM y"
    return format_date(value, pattern, locale=code)
