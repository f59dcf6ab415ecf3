"""Diia's portal, as far as it is known: what to press there, and how answers are typed into its fields.

Sources: diia.gov.ua and rd4u.coe.int, as they stood in October 2026.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import get_currency_name

from dialogs.engine.snapshot import Line
from dialogs.language import N_

INVASION = date(2022, 2, 24)
"""The Register records damage of this day and later (its Statute, Resolution CM/Res(2023)3, article 1)."""

STEPS = (
    N_("Зайдіть на портал diia.gov.ua через браузер. Застосунок Дія тут не підійде."),
    N_("Увійдіть: Дія.Підпис, BankID або електронний підпис."),
    N_(
        "Відкрийте «Послуги», а там «Міжнародний реєстр збитків». "
        "Або одразу: https://diia.gov.ua/reparatsii-mizhnarodnyi-reiestr-zbytkiv"
    ),
    N_("Виберіть категорію {code} «{title}»."),
    N_("Перевірте те, що Дія підставить сама. Решту перенесіть звідси, розділ за розділом."),
    N_("Додайте файли, якщо вони є: готові до Дії лежать у пакеті, у папці diia."),
    N_("Перегляньте заяву. Дія покаже її всю перед підписом."),
    N_("Підпишіть і надішліть: Дія.Підпис або кваліфікований електронний підпис."),
)
"""What to press, one step after another."""

HINTS = (
    N_("Дія зберігає чернетку, тож можна робити перерви."),
    N_("Слова на екранах Дії можуть трохи відрізнятися."),
)

AFTERWARDS = (
    N_("Перегляньте все ще раз, підпишіть і надішліть."),
    N_("Доки заяву не підписано, вона не подана."),
    N_("Докази можна додати й пізніше."),
    N_("Відповідь прийде в кабінет на порталі Дія та на електронну пошту."),
    N_("Якщо від імені Реєстру збитків вам пишуть деінде, це можуть бути шахраї."),
)
"""What remains when everything is carried over."""


def put_in(line: Line) -> tuple[str, str]:
    """An answer as Diia's fields take it, and the words that stay beside the field.

    Exact days are 24.02.2022, amounts and counts plain digits. What is remembered roughly is said in Ukrainian, in
    whatever language the person put it. Everything else stays in the person's words. What was understood of an address
    stays beside it.
    """
    match line.kind, line.value:
        case "date", str(day):
            return _digits(day), ""
        case "approximate_date", [str(first), str(last), _] if first == last:
            return _digits(first), ""
        case "approximate_date", [str(first), str(last), _]:
            return _remembered(first, last), ""
        case "period", [[str(first), str(last), _], end]:
            return f"{_side(first, last)} — {_side(*end[:2]) if end else 'досі'}", ""
        case "money", [str(amount), str(currency)]:
            return _plain(amount), get_currency_name(currency, locale="uk")
        case "area", str(metres):
            return _plain(metres), "м²"
        case "area", [str(metres), str(roughly)]:
            return _plain(metres), f"м², {roughly}"
        case "share", [int(part), int(whole)]:
            return f"{part}/{whole}", ""
        case "address", {"text": str(text)} if line.text.startswith(text):
            return text, line.text.removeprefix(text).strip(" ()")
        case "passport", {"number": str(number)}:
            return number, " ".join(line.text.replace(number, "").split())
        case "phone" | "integer", str() | int():
            return str(line.value), ""
        case "files", _ if numbers := numbers_of(line):
            return numbered(numbers), ""
    return line.text, ""


def _digits(day: str) -> str:
    return f"{date.fromisoformat(day):%d.%m.%Y}"


def days_to_choose(line: Line) -> tuple[str, ...]:
    """The day to choose for a date that is only remembered roughly, and both days for a period; empty where none is
    needed.

    A day is the first that is possible, and of the end of a period the last. Where the 24th of February 2022 is
    possible too no earlier one is chosen, since for the Order it makes the difference.
    """
    match line.kind, line.value:
        case "approximate_date", [str(first), str(last), _] if first != last:
            return (_beginning(first, last),)
        case "period", [[str(first), str(last), _], None] if first != last:
            return (_beginning(first, last),)
        case "period", [[str(first), str(last), _], [str(first2), str(last2), _]] if (first, first2) != (
            last,
            last2,
        ):
            return (_beginning(first, last), _digits(last2))
    return ()


def _beginning(first: str, last: str) -> str:
    straddles = date.fromisoformat(first) < INVASION <= date.fromisoformat(last)
    return _digits(INVASION.isoformat() if straddles else first)


def _side(first: str, last: str) -> str:
    return _digits(first) if first == last else _remembered(first, last)


def _remembered(first: str, last: str) -> str:
    """A stretch of time in Ukrainian: «березень 2022 року», «весна 2022 року», «2022 рік», «між 8 і 10 березня …»."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    whole = begin.day == 1 and (end + timedelta(days=1)).day == 1
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    if whole and months == 1:
        return format_date(begin, "LLLL y 'року'", locale="uk")
    if whole and months == 12 and begin.month == 1:
        return f"{begin.year} рік"
    if whole and months == 3 and begin.month in _SEASONS:
        years = f"{begin.year} року" if begin.year == end.year else f"{begin.year}–{end.year} років"
        return f"{_SEASONS[begin.month]} {years}"
    start = "d" if (begin.year, begin.month) == (end.year, end.month) else "d MMMM"
    start += "" if begin.year == end.year else " y 'року'"
    return f"між {format_date(begin, start, locale='uk')} і {format_date(end, _DAY, locale='uk')}"


_SEASONS = {3: "весна", 6: "літо", 9: "осінь", 12: "зима"}
_DAY = "d MMMM y 'року'"


def _plain(amount: str) -> str:
    """Digits without spaces, with a point and kopiikas only where there are any."""
    number = Decimal(amount)
    return f"{number:f}" if number != number.to_integral_value() else f"{number:.0f}"


def numbers_of(line: Line) -> tuple[int, ...]:
    """The numbers of the files attached to a question."""
    match line.kind, line.value:
        case "files", {"files": list() | tuple() as files}:
            return tuple(number for _, number in files)
    return ()


def numbered(numbers: tuple[int, ...]) -> str:
    """Numbers of files in short: «№ 1–3, 7»."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "№ " + ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
