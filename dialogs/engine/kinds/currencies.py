"""Which currency a word means. Many countries call their money alike: «крони» are Czech, Swedish, Norwegian…"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogs.patterns import expression

CODES = frozenset(
    "UAH USD EUR PLN CZK GBP CHF RON MDL HUF BGN SEK NOK DKK ISK RSD TRY GEL KZT AED MAD ILS CAD AUD NZD JPY CNY KRW "
    "BYN RUB AMD AZN ALL MKD BAM EGP THB INR MXN BRL ARS CLP COP PHP KGS UZS JOD KWD TND SAR QAR SGD HKD ZAR".split()
)
"""ISO 4217: the currencies of the countries that took people in, and of their neighbours."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word for money: what it means alone, and what an adjective can make of it."""

    word: re.Pattern[str]
    alone: tuple[str, ...]
    others: tuple[str, ...] = ()


_NOUNS = tuple(
    _Noun(expression(words), tuple(alone.split()), tuple(others.split()))
    for words, alone, others in (
        (r"грн|гр|г|₴|гривн\w*|гривен\w*|гривень|hryvn\w*|hrivn\w*|uah", "UAH", ""),
        (
            r"\$|us\$|дол|долл|долар\w*|доллар\w*|dollars?|бакс\w*|зелен(?:их|і|ю|ью|ые|ых)|bucks?|usd",
            "USD",
            "CAD AUD NZD SGD HKD",
        ),
        (r"€|євро|евро|euros?|eur|єврик\w*", "EUR", ""),
        (r"zł|zl|зл|злот\w*|zlot\w*|złot\w*|pln", "PLN", ""),
        (r"крон\w*|крун\w*|kr|kron\w*|koron\w*|crowns?", "CZK SEK NOK DKK ISK", ""),
        (r"kč|kc|кч", "CZK", ""),
        (r"£|фунт\w*|pounds?|стерлінг\w*|стерлинг\w*|sterling", "GBP", "EGP"),
        (r"франк\w*|francs?|fr", "CHF", ""),
        (r"ле[йїяюєюеів]|леїв|леев|леями|лей|lei|leu", "RON MDL", ""),
        (r"форинт\w*|forints?|ft", "HUF", ""),
        (r"лев|лева|леви|левів|левов|левах|leva?|лв", "BGN", ""),
        (r"динар\w*|dinars?|din", "RSD JOD KWD TND", ""),
        (r"денар\w*|denars?", "MKD", ""),
        (r"лір\w*|лир\w*|lira\w*|₺|tl", "TRY", ""),
        (r"ларі|лари|lari|₾", "GEL", ""),
        (r"тенге|tenge|₸", "KZT", ""),
        (r"дирхам\w*|дірхам\w*|dirhams?", "AED MAD", ""),
        (r"шекел\w*|шек\w*|shekels?|₪", "ILS", ""),
        (r"єн|єна|єни|єнах|иен\w*|йен\w*|yen", "JPY", ""),
        (r"¥", "JPY CNY", ""),
        (r"юан\w*|yuan", "CNY", ""),
        (r"вон|воні|won", "KRW", ""),
        (r"руб|рубл\w*|р|₽|rubl\w*|roubles?|rubles?", "RUB BYN", ""),
        (r"драм\w*|dram\w*", "AMD", ""),
        (r"манат\w*|manat\w*", "AZN", ""),
        (r"лек\w*|lek\w*", "ALL", ""),
        (r"марк\w*|marks?", "BAM", ""),
        (r"бат|бати|батів|baht", "THB", ""),
        (r"рупі\w*|рупи\w*|rupees?", "INR", ""),
        (r"песо|pesos?", "MXN ARS CLP COP PHP", ""),
        (r"реал\w*|reais|reals?", "BRL", ""),
        (r"ріал\w*|риал\w*|riyals?|rials?", "SAR QAR", ""),
        (r"сом\w*|som", "KGS UZS", ""),
        (r"ранд\w*|rands?", "ZAR", ""),
        (r"уе|уо", "USD EUR", ""),
    )
)
_COUNTRIES = {
    "UAH": "україн украин ukrain", "USD": "сша американ amer us", "CAD": "канад canad ca can c",
    "AUD": "австрал austral au a", "NZD": "новозеланд зеланд zealand nz", "PLN": "польс польщ польш polish poland",
    "CZK": "чех чес чеш czech", "SEK": "швед швец swed", "NOK": "норве norw",
    "DKK": "данськ данії датс дани danish denm", "ISK": "ісланд исланд iceland",
    "GBP": "брит англ велик brit engl стерл sterl", "EGP": "єгип егип egypt", "CHF": "швейцар swiss switz",
    "RON": "румун румын roman", "MDL": "молд mold", "HUF": "угор венгер венгр hungar", "BGN": "болгар bulgar",
    "RSD": "серб serb", "JOD": "йордан иордан jordan", "KWD": "кувейт kuwait", "TND": "туніс тунис tunis",
    "TRY": "турец турк тур turk", "GEL": "груз georg", "KZT": "казах kazakh",
    "AED": "оае оаэ емір эмир emir uae", "MAD": "марок morocc", "ILS": "ізраїл израил israel",
    "JPY": "япон japan", "CNY": "кита china chinese", "KRW": "коре korea",
    "RUB": "росій росс рос рос рф russia", "BYN": "білор белор belar", "AMD": "вірмен армян armen",
    "AZN": "азерб azer", "ALL": "албан alban", "MKD": "македон maced", "BAM": "босн bosn", "THB": "тай thai",
    "INR": "інді инди india", "MXN": "мексик mexic", "ARS": "аргент argent", "CLP": "чил chil",
    "COP": "колумб colomb", "PHP": "філіп филип philip", "BRL": "бразил brazil", "SAR": "сауд saud",
    "QAR": "катар qatar", "SGD": "сінгап сингап singap s", "HKD": "гонк hong hk", "KGS": "кирг kyrg",
    "UZS": "узбец узбек uzbek", "ZAR": "південноаф южноаф south",
}  # fmt: skip
_FILLERS = frozenset("в у of in".split())


def currencies_named(words: str) -> tuple[str, ...]:
    """The codes that folded words may mean, the likeliest first; none if they are no currency."""
    parts = [
        word.strip(".") for word in re.split(r"[\s.,]+", words) if word.strip(".") and word not in _FILLERS
    ]
    if not parts:
        return ("UAH",)
    if len(parts) == 1 and parts[0].upper() in CODES:
        return (parts[0].upper(),)
    nouns = [noun for word in parts if (noun := _noun(word)) is not None]
    named = [code for word in parts if _noun(word) is None for code in _of_country(word)]
    plain = [
        word for word in parts if _noun(word) is None and not _of_country(word) and word.upper() not in CODES
    ]
    if plain or not nouns:
        return ()
    possible = set(nouns[0].alone + nouns[0].others)
    for noun in nouns[1:]:
        possible &= set(noun.alone + noun.others)
    coded = [word.upper() for word in parts if word.upper() in CODES]
    if named or coded:
        return tuple(code for code in dict.fromkeys([*named, *coded]) if code in possible)
    return tuple(code for code in nouns[0].alone if code in possible)


def _noun(word: str) -> _Noun | None:
    return next((noun for noun in _NOUNS if noun.word.fullmatch(word)), None)


def _of_country(word: str) -> tuple[str, ...]:
    """The currencies whose country a word names: «чеських», «Чехії», «сша»."""
    return tuple(
        code
        for code, stems in _COUNTRIES.items()
        if any(word == stem or (len(stem) > 2 and word.startswith(stem)) for stem in stems.split())
    )
