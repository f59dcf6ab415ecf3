"""A bank account as people copy it from an application, from paper, or by heart."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.iban import Iban
from tests.dialogs.scope import read, refused, said

ACCOUNT = "UA213223130000026007233566001"
"""An example of the National Bank, which belongs to nobody."""


@pytest.mark.parametrize(
    "typed",
    [
        ACCOUNT,
        ACCOUNT.lower(),
        "UA21 3223 1300 0002 6007 2335 66001",
        "UA 21 322313 0000026007233566001",
        "UA21-3223-1300-0002-6007-2335-66001",
        "UA21\n3223130000026007233566001",
        "213223130000026007233566001",
        "IBAN: UA213223130000026007233566001",
        "іban UA213223130000026007233566001",
        "IBANUA213223130000026007233566001",
        "№ UA213223130000026007233566001.",
        "мій рахунок UA213223130000026007233566001, дякую",
        "рахунок UA213223130000026007233566001 у банку",
        "UA213223130000026007233566001 Ощадбанк",
        "UА213223130000026007233566001",  # а Cyrillic «А»
        "УА213223130000026007233566001",
        "21 3223 13OO 0002 6007 2335 66001",  # letters «O» for noughts
        "UA2I3223I30000026007233566OOI",
    ],
)
def test_an_account_however_it_is_written(typed: str) -> None:
    assert read(Iban(), typed) == ACCOUNT


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("UA213223130000026007233566002", "iban.wrong"),
        ("UA123223130000026007233566001", "iban.wrong"),
        ("UA21322313000002600723356600", "iban.length"),
        ("UA2132231300000260072335660011", "iban.length"),
        ("UA21", "iban.length"),
        ("5168 7574 0000 1234", "iban.card"),
        ("картка 5168757400001234", "iban.card"),
        ("26007233566001", "iban.old"),
        ("DE89 3704 0044 0532 0130 00", "iban.foreign"),
        ("GB29NWBK60161331926819", "iban.foreign"),
        ("PL61109010140000071219812874", "iban.foreign"),
        ("на картку Приват", "iban.unclear"),
        ("٢١٣٢٢٣١٣٠٠٠٠٠٢٦٠٠٧٢٣٣٥٦٦٠٠١", "iban.unclear"),
        ("", "iban.unclear"),
    ],
)
def test_what_is_no_account_is_told_what_it_is(typed: str, code: str) -> None:
    assert refused(Iban(), typed).code == code


@pytest.mark.parametrize(
    ("account", "shown"),
    [
        (ACCOUNT, "UA21 3223 1300 0002 6007 2335 6600 1 (АТ «Державний експортно-імпортний банк України»)"),
        ("UA743052990000026007233566001", "UA74 3052 9900 0002 6007 2335 6600 1 (АТ КБ «ПриватБанк»)"),
        (
            "UA053004650000026007233566001",
            "UA05 3004 6500 0002 6007 2335 6600 1 (АТ «Державний ощадний банк України»)",
        ),
    ],
)
def test_the_bank_is_named_by_its_digits(account: str, shown: str) -> None:
    assert said(Iban(), account) == shown


def test_a_bank_that_nobody_knows_has_no_name() -> None:
    from schwifty import IBAN

    account = str(IBAN.generate("UA", "999999", "26007233566001"))
    assert said(Iban(), account) == IBAN(account).formatted
