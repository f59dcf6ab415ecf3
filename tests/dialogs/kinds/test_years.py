"""Calendar years as people name them, on a day of 2026."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.years import Years
from tests.dialogs.scope import TODAY, UKRAINIAN, read, refused


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2026", (2026,)),
        ("за 2025 рік", (2025,)),
        ("2025 і 2026", (2025, 2026)),
        ("2026, 2024", (2024, 2026)),
        ("2024/2025", (2024, 2025)),
        ("25 та 26", (2025, 2026)),
        ("за цей", (2026,)),
        ("Поточний рік.", (2026,)),
        ("за минулий рік", (2025,)),
        ("позаминулий і минулий", (2024, 2025)),
        ("этот год", (2026,)),
        ("this year and last year", (2025, 2026)),
        ("2023–2025", (2023, 2024, 2025)),
        ("з 2023 по 2025", (2023, 2024, 2025)),
        ("с 2024 до 2026 года", (2024, 2025, 2026)),
        ("з 2024 донині", (2024, 2025, 2026)),
        ("з 2023 по минулий", (2023, 2024, 2025)),
        ("2022 рік, 2024-2025 рр.", (2022, 2024, 2025)),
        ("весь 2025", (2025,)),
        ("2025р.", (2025,)),
        ("2025-26", (2025, 2026)),
        ("２０２５", (2025,)),
    ],
)
def test_years_are_read_as_they_are_named(typed: str, years: tuple[int, ...]) -> None:
    assert TODAY.year == 2026
    assert read(Years(), typed) == years
    assert Years().describe(years, UKRAINIAN) == ", ".join(map(str, years))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("усі роки полону", "years.unclear"),
        ("коли був у полоні", "years.unclear"),
        ("рік", "years.none"),
        ("…", "years.none"),
        ("2027", "years.range"),
        ("2013", "years.range"),
        ("3 роки", "years.range"),
        ("24.02.2022", "years.range"),
        ("20222", "years.range"),
        ("за два роки", "years.unclear"),
        ("2025²", "years.unclear"),
        ("31.12.2025", "years.range"),
        ("з 2024", "years.open"),
        ("2025 і з 2022 року", "years.open"),
    ],
)
def test_what_names_no_year_is_asked_again(typed: str, code: str) -> None:
    assert refused(Years(), typed).code == code


@pytest.mark.parametrize(
    "typed", ["двадцять другий", "дві тисячі двадцять другий", "две тысячи двадцать второй", "2o22", "2О22"]
)
def test_a_year_in_words_and_with_letters_for_digits(typed: str) -> None:
    assert read(Years(), typed) == (2022,)
