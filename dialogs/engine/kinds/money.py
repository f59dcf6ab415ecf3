"""A sum of money."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal, get_currency_name

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.currencies import currencies_named
from dialogs.engine.kinds.words import folded, part_of, plain
from dialogs.engine.kinds.written_numbers import SAID_AGAIN, Written, in_thousands, read_number
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

LARGEST = Decimal(10) ** 12

_CENT = Decimal("0.01")
_CHOSEN = expression(r"(\d{1,15}(?:\.\d{1,2})?) ([A-Z]{3})")
_DOLLARS = expression(r"\b(us|ca|can|au|a|c|nz|hk|s)\$")
_UNITS_OF_VALUE = expression(r"(?<!\w)у\.?\s?[ео](?!\w)\.?")
_HUNDRED = expression(r"(?<!\w)сот(?:ка|ки|ку|ок)(?!\w)")
_WORKING = expression(r"[^=]*\d[^=]*=\s*(?P<sum>[^=]*\d[^=]*)|(?P<first>[^(=]*\d[^(=]*)\([^()]*\d[^()]*\)\W*")
_FOR_NOTHING = expression(
    r"(?:це |все |всё |воно )?(?:було |было )?(?:безкоштовно|безплатно|задарма|даром|бесплатно|free(?: of charge)?|"
    r"(?:нам |мені |мне )?(?:нічого|ничего|ні копійки|ни копейки) не "
    r"(?:плат\w+|заплат\w+|кошту\w+|сто\w+|витра\w+|потра\w+))"
)
_TIMES_SIGN = expression(r"(?<=[\d\s])[xхXХ×*](?=[\d\s])")
_VAGUE = expression(r"(?<!\w)(?:кілька|декілька|пар[ау]|несколько|several|some|few)(?!\w)")
_NO_SUM = expression(
    r"^\W*(?:0\d[\d\s()-]{4,}|\+\s?\d[\d\s()-]{9,}|\d{10,})\W*$|^(?:в|у|за|in)\s+(?:19|20)\d\d$"
)
"""A number of a telephone or of a paper, «в 2022»: a sum of so many figures is written in groups, or has a currency."""
_TURNED = expression(r"\W*(?:тисяч|тысяч|т[иы]щ|мільйонів|миллионов)\s+\w")
"""«Тисяч сто» is about a hundred thousand: a number behind its noun is a guess."""

_EACH = expression(r"^(?!\s*(?:з|із|с|от|від)\s).*\d\s*по\s+\d", re.IGNORECASE)
"""«3 по 1000» is no range."""
_NO_KOPIIKAS = expression(r"[\s,]+(?:(?:і|й|та|и)\s+)?(?:нуль|ноль|нулем)\s+коп\w*\.?$")
_MINOR = expression(
    r"(?P<main>.*?)(?:^|(?<=[\s\w.,]))(?:[,;]|\s(?:і|и|та|and))?\s*(?P<minor>\d{1,2})\s*"
    r"(?P<coin>коп(?:ій\w*|е\w*)?|цент\w*|cents?|ct|євроцент\w*|евроцент\w*|грош\w*|пенс\w*|pence|бан\w*|геллер\w*|гелер\w*)\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount, to two places, in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


class SumOption(Option):
    """A sum as an option: the currency in words, and thousands or kopiikas where they are what is asked about."""

    WORDING = Option.WORDING | {"apart"}

    apart: str = ""
    """«thousands» or «cents» where one sum stands for the one, another for the other."""

    def written(self, language: Language) -> str:
        value = _chosen(self.value)
        assert value is not None
        if self.apart == "thousands":
            return f"{in_thousands(value.amount, language)} {_short(value.currency, language)}"
        if self.apart == "cents":
            whole, cents = divmod(value.amount, 1)
            return language.text(
                N_("{whole} {currency} {cents} коп.")
                if value.currency == "UAH"
                else N_("{whole} {currency} і {cents} сотих"),
                whole=language.number(whole),
                currency=_short(value.currency, language),
                cents=f"{cents * 100:.0f}",
            )
        if value.currency == "UAH":
            return describe_sum(value, language)
        count = int(value.amount) if value.amount == int(value.amount) else value.amount
        name = get_currency_name(value.currency, count=count, locale=language.locale)
        return f"{language.number(count)} {name}"


class Money(Kind):
    """A sum of money; hryvnias if no currency is named."""

    name = "money"
    takes = N_("Напишіть суму цифрами, наприклад: 15 000 грн.")

    def parse(self, given: Input, scope: Scope) -> Sum:
        chosen = _chosen(given.option)
        if chosen:
            return chosen
        written, minor = _read(given.text)
        if written is None and _FOR_NOTHING.fullmatch(folded(given.text)):
            raise Refusal(
                "money.nothing",
                N_("Здається, ви нічого не заплатили. Записати нуль?"),
                options=_options([Decimal(0)], ("UAH",)),
            )
        if written is None and (several := _several(given.text)):
            return self._same(several, given.text)
        if written is None or _counts_more(given.text) or _finer_than_cents(written):
            raise Refusal(
                "money.unclear",
                N_("Тут потрібна одна сума, а написано: «{part}». Напишіть її так: 15 000 грн або 200 євро."),
                options=_worked_out(given.text),
                part=part_of(given.text),
            )
        currencies = currencies_named(written.words)
        if not currencies:
            raise _unknown_currency(written, given.text)
        amount = (written.number + minor).quantize(_CENT)
        if amount > LARGEST:
            raise Refusal("money.range", N_("Сума завелика. Перевірте, чи немає зайвих цифр."))
        if written.upto is not None:
            raise Refusal(
                "money.unclear",
                N_("Тут потрібна одна сума, а написано дві: «{part}». Виберіть одну або напишіть точніше."),
                options=_options([written.number, written.upto], currencies[:1]),
                part=part_of(given.text),
            )
        if written.minus:
            raise Refusal(
                "money.minus",
                N_("Сума не буває від’ємною, а перед нею стоїть мінус. Записати її без мінуса?"),
                options=_options([amount], currencies),
            )
        if len(currencies) > 1:
            raise Refusal(
                "money.which",
                N_("Так звуться гроші кількох країн: «{part}». Виберіть, які це."),
                options=_options([amount], currencies),
                part=part_of(written.words),
            )
        return Sum(amount, currencies[0])

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        written, _ = _read(given.text)
        if written is None:
            return
        if len(written.readings) > 1:
            raise Refusal(
                "money.two_ways",
                N_("Таке число можна прочитати по-різному: «{part}». Виберіть, що мається на увазі."),
                options=_two_ways(written.readings, value.currency),
                part=part_of(given.text),
            )
        if _NO_SUM.search(plain(given.text).casefold()):
            raise Refusal(
                "money.number",
                N_("Це схоже не на суму, а на номер або рік: «{part}». Записати як суму?"),
                options=_options([value.amount], (value.currency,)),
                part=part_of(given.text),
            )
        turned = _TURNED.match(plain(given.text).casefold())
        if written.roughly or turned:
            raise Refusal(
                "money.roughly",
                N_("У заяві має бути одна точна сума, а написано «{part}». Записати цю?"),
                options=_options([value.amount], (value.currency,)),
                part=written.roughly or part_of(given.text),
            )

    def _same(self, sums: list[Sum], text: str) -> Sum:
        """«12000 (дванадцять тисяч гривень)» says one sum twice. Raises `Refusal` where the sums are two."""
        if len(set(sums)) == 1:
            return sums[0]
        raise Refusal(
            "money.unclear",
            N_("Тут потрібна одна сума, а написано дві: «{part}». Виберіть одну або напишіть точніше."),
            options=tuple(option for each in sums for option in _options([each.amount], (each.currency,))),
            part=part_of(text),
        )

    def joined(self, before: str, text: str, refusal: Refusal, scope: Scope) -> str:
        """The currency after the number, or the number after the currency."""
        first, second = _read(before)[0], _read(text)[0]
        if first and second is None and currencies_named(plain(text).casefold()) and plain(text):
            bare = before if not first.words else before.casefold().replace(first.words, "")
            return f"{bare} {text}" if refusal.code == "money.currency" else f"{before} {text}"
        if first is None and second and not second.words and currencies_named(plain(before).casefold()):
            return f"{text} {before}"
        return ""

    def dump(self, value: Any) -> Any:
        return [str(value.amount), value.currency]

    def load(self, data: Any) -> Sum:
        return Sum(Decimal(data[0]), data[1])

    def describe(self, value: Any, language: Language) -> str:
        return describe_sum(value, language)


def describe_sum(value: Sum, language: Language) -> str:
    """«15 000 грн» or «200 EUR», with kopiikas only where there are any."""
    pattern = "#,##0" if value.amount == value.amount.to_integral_value() else "#,##0.00"
    amount = format_decimal(value.amount, pattern, locale=language.locale)
    if value.currency == "UAH":
        return language.text(N_("{amount} грн"), amount=amount)
    return f"{amount} {value.currency}"


def _read(text: str) -> tuple[Written | None, Decimal]:
    """The number of a sum with what stands around it, and the kopiikas named apart."""
    said = _NO_KOPIIKAS.sub("", _DOLLARS.sub(r" \1 $ ", plain(text).casefold()))
    said = _HUNDRED.sub("сотня", _UNITS_OF_VALUE.sub("уе", said))
    match = _MINOR.fullmatch(said)
    if match is None:
        return read_number(said), Decimal(0)
    minor = Decimal(match["minor"]) / 100
    coin = "" if match["coin"].startswith("коп") else match["coin"]  # «50 центів» are no kopiikas
    if not match["main"].strip():
        return Written((Decimal(0),), coin), minor
    main = read_number(match["main"])
    main = replace(main, words=coin) if main and not main.words else main
    whole = main is not None and all(reading == reading.to_integral_value() for reading in main.readings)
    return (main, minor) if whole else (None, Decimal(0))


def _counts_more(text: str) -> bool:
    """Whether the words ask for a reckoning: «кілька тисяч», «3 по 1000»."""
    return bool(_VAGUE.search(text.casefold()) or _EACH.match(text))


def _several(text: str) -> list[Sum]:
    """The two sums of «2500 злотих (25000 грн)» and «1000 дол або 25000 грн»; none where a part is no plain sum."""
    parts = [part for part in SAID_AGAIN.split(text.strip(" .)")) if part.strip()]
    read = [_read(part) for part in parts] if len(parts) == 2 else []
    sums = [
        Sum((written.number + minor).quantize(_CENT), currencies[0])
        for written, minor in read
        if written and len(written.readings) == 1 and written.upto is None and not written.minus
        if len(currencies := currencies_named(written.words)) == 1
    ]
    return sums if len(sums) == 2 else []


def _worked_out(text: str) -> tuple[Option, ...]:
    """The sum of «8000 х 12 = 96 000» and «96 000 (8000*12)», beside which stands how it was reached."""
    if together := _reckoned(text):
        return _options([together.amount], (together.currency,))
    match = _WORKING.fullmatch(text)
    written, minor = _read(match["sum"] or match["first"]) if match else (None, Decimal(0))
    if written is None or len(written.readings) > 1 or written.upto is not None or written.minus:
        return ()
    currencies = currencies_named(written.words)
    return _options([written.number + minor], currencies) if len(currencies) == 1 else ()


def _reckoned(text: str) -> Sum | None:
    """The sum of «12 500 + 3 000 грн» and «5000 × 3»; None where a part is no plain number."""
    sign = "+" if "+" in text else "*"
    parts = [_read(part) for part in _TIMES_SIGN.sub("*", text).split(sign)]
    plain_parts = [
        (written, written.number + minor)
        for written, minor in parts
        if written and len(written.readings) == 1 and written.upto is None and not written.roughly
    ]
    if len(parts) < 2 or len(plain_parts) < len(parts):
        return None
    named = {currencies_named(written.words) for written, _ in plain_parts if written.words} or {("UAH",)}
    only = named.pop()
    if named or len(only) != 1:
        return None
    amount = Decimal(0) if sign == "+" else Decimal(1)
    for _, number in plain_parts:
        amount = amount + number if sign == "+" else amount * number
    return Sum(amount.quantize(_CENT), only[0]) if amount <= LARGEST else None


def _finer_than_cents(written: Written) -> bool:
    """«0,123» is no sum of money; rounding it would store something else than was typed."""
    return all(number != number.quantize(_CENT) for number in written.readings)


def _chosen(option: str) -> Sum | None:
    match = _CHOSEN.fullmatch(option)
    return Sum(Decimal(match[1]).quantize(_CENT), match[2]) if match else None


_OF_PAY = frozenset(
    "на руки чистими чистих чистыми чистых брутто нетто гросс gross net ставка оклад зарплата зп пенсія пенсия аванс "
    "премія премия плюс в у за кожен каждый місяць месяц місяця month рік год тиждень день per a щомісяця щомісячно "
    "ежемесячно щороку щотижня щодня monthly".split()
)
"""Words of what one earns, and for what time."""


_OPENING_A_PHRASE = frozenset("з із зі с со по на за у в від от для без при станом про".split())
"""«Сто тисяч з копійками», «800 тис (по оцінці)»: what follows such a word is no currency."""


def _unknown_currency(written: Written, text: str) -> Refusal:
    """What is no currency is named; where a currency stands among other words, or all of them before the number
    («заплатили 12000»), the bare sum is offered."""
    words = [word for word in written.words.split() if word not in _OF_PAY]
    named = [codes for word in words if (codes := currencies_named(word))]
    first = re.search(r"\d", text)
    before = folded(text[: first.start()]).split() if first else []
    phrase = written.words.partition(" ")[0] in _OPENING_A_PHRASE
    if not words or (not named and (phrase or all(word in before for word in words))):
        named = [("UAH",)]
    if len(named) == 1 and written.upto is None and len(written.readings) == 1:
        others = " ".join(word for word in written.words.split() if not currencies_named(word))
        return Refusal(
            "money.more",
            N_("Не зовсім зрозуміло, що означає «{part}». Тут потрібна лише сума. Записати цю?"),
            options=_options([written.number], named[0]),
            part=part_of(others),
        )
    return Refusal(
        "money.currency",
        N_("Не видно, яка це валюта: «{part}». Напишіть суму так: 15 000 грн або 200 євро."),
        part=part_of(written.words),
    )


def _options(amounts: list[Decimal], currencies: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(
        SumOption(value=f"{amount.quantize(_CENT)} {currency}", label=f"{amount} {currency}", verbatim=True)
        for amount in amounts
        for currency in currencies
    )


def _two_ways(readings: tuple[Decimal, ...], currency: str) -> tuple[Option, ...]:
    apart = max(readings) >= 1000
    return tuple(
        SumOption(
            value=f"{amount.quantize(_CENT)} {currency}",
            label=f"{amount} {currency}",
            verbatim=True,
            apart=("thousands" if amount >= 1000 else "cents") if apart else "",
        )
        for amount in readings
    )


def _short(currency: str, language: Language) -> str:
    return language.text(N_("грн")) if currency == "UAH" else currency
