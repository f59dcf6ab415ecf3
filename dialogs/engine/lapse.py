"""A length of time by the calendar: «протягом року», «понад два роки», «три місяці»."""

from __future__ import annotations

from datetime import date

from dialogs.engine.registry import Model


class Lapse(Model):
    """So many years, months and days, as article 254 of the Civil Code counts them: a year ends on the same day of the
    same month; where that month has no such day, on its last one (29.02.2024 and a year is 28.02.2025)."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The last day of this time if it began on `day`; the last day there is, if it lies beyond the calendar."""
        months = day.year * 12 + day.month - 1 + self.years * 12 + self.months
        if months // 12 > date.max.year:
            return date.max
        later = same_day(months // 12, months % 12 + 1, day.day).toordinal() + self.days
        return date.fromordinal(min(later, date.max.toordinal()))


def same_day(year: int, month: int, day: int) -> date:
    """That day of a month, or the last one where the month has no such day."""
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
