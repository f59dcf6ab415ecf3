"""Diia's portal, as far as it is known: what to press there, and how answers are typed into its fields.

Sources: diia.gov.ua and rd4u.coe.int, as they stood in October 2026.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.numbers import get_currency_name

from dialogs.language import N_
from dialogs.snapshot import Line

STEPS = (
    N_("Зайдіть на портал diia.gov.ua через браузер. Застосунок Дія тут не підійде."),
    N_("Увійдіть: Дія.Підпис, BankID або електронний підпис."),
    N_(
        "Відкрийте «Послуги», а там «Міжнародний реєстр збитків». "
        "Або одразу: https://diia.gov.ua/reparatsii-mizhnarodnyi-reiestr-zbytkiv"
    ),
    N_("Оберіть категорію {code} «{title}»."),
    N_("Перевірте те, що Дія підставить сама. Решту перенесіть звідси, розділ за розділом."),
    N_("Додайте файли. Готові до Дії лежать у пакеті, у папці diia."),
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
    N_("Хто пише від імені Реєстру деінде, може виявитися шахраєм."),
)
"""What remains when everything is carried over."""


def put_in(line: Line) -> tuple[str, str]:
    """An answer as Diia's fields take it, and the words that stay beside the field.

    Exact days are 24.02.2022, amounts and counts plain digits; everything else stays in the person's words. What was
    understood of an address stays beside it.
    """
    match line.kind, line.value:
        case "date", str(day):
            return _digits(day), ""
        case "approximate_date", [str(first), str(last), _] if first == last:
            return _digits(first), ""
        case "period", [[str(first), str(last), _], [str(first2), str(last2), _]] if (first, first2) == (
            last,
            last2,
        ):
            return f"{_digits(first)} — {_digits(first2)}", ""
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
