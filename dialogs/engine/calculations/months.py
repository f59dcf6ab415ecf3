"""Lengths of time in whole months and days left over, as anybody can count them on a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dialogs.engine.lapse import same_day
from dialogs.language import N_, Language

DAYS_OF_A_MONTH = 30


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time: whole months and the days left over."""

    months: int
    days: int

    @property
    def in_months(self) -> Fraction:
        """A day left over is 1/30 of a month."""
        return Fraction(self.months) + Fraction(self.days, DAYS_OF_A_MONTH)

    def written(self, language: Language) -> str:
        months = language.count("{n} місяць", "{n} місяців", self.months) if self.months else ""
        days = language.count("{n} день", "{n} днів", self.days) if self.days or not self.months else ""
        both = language.text(N_("{months} і {days}"), months=months, days=days)
        return both if months and days else months or days


def between(first: date, last: date) -> Lasting:
    """From one day to another, the last not included."""
    return Lasting(*months_between(first, last))


def months_between(first: date, last: date) -> tuple[int, int]:
    """Whole months from one day to another, and the days left over. The 31st counts as the last day of a month."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if last.day < first.day and next_day(last).day != 1:
        months -= 1
    anchor_month = first.month - 1 + months
    year, month = first.year + anchor_month // 12, anchor_month % 12 + 1
    anchor = same_day(year, month, first.day)
    return months, (last - anchor).days


def next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def counted(months: Fraction) -> str:
    """Months as anybody can check them: «18», or «(18 + 8/30)» where a day is 1/30 of a month."""
    whole, rest = divmod(months, 1)
    days = rest * DAYS_OF_A_MONTH
    return f"({whole} + {days}/{DAYS_OF_A_MONTH})" if days else str(whole)
