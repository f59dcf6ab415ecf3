"""The answer to a follow-up joins what was typed before, by the rule of its kind; a whole answer stands alone."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.area import Area
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.share import Share
from dialogs.engine.questions import Question
from tests.dialogs.engine.questions import PAPERS
from tests.dialogs.engine.talk import UKRAINIAN, Talk, form_of


def told(kind: Kind, *texts: str) -> str:
    """What is stored after these texts, in words; each but the last is refused."""
    talk = Talk(form_of(Question(key="it", kind=kind, label="Позиція", ask="Що це?"), PAPERS))
    for text in texts[:-1]:
        talk.type(text)
        assert talk.asked == "it" and talk.draft.attempt is not None, f"«{text}» was taken"
        assert talk.reopened == talk.view
    talk.type(texts[-1])
    assert talk.draft.attempt is None
    return kind.describe(talk.value("it"), UKRAINIAN)


DAY = "24 лютого 2022 року"


@pytest.mark.parametrize(
    "texts",
    [("24 лютого", "2022"), ("24 лютого", "22"), ("24 лютого", "2022 року"), ("24 февраля", "2022"), ("24.02", "2022"),
     ("24/02", "2022"), ("24 лют", "2022"), ("24.02.1022", "2022"),
     ("24 лютого 2032", "2022"), ("2/24/2022", "так"), ("24", "лютого", "2022"), ("щось", "24.02.2022"),
     ("25 лютого", "24 лютого 2022")],
)  # fmt: skip
def test_days(texts: tuple[str, ...]) -> None:
    for kind in (Day(), RememberedDate()):
        assert told(kind, *texts) == DAY


@pytest.mark.parametrize("texts", [("2022", "24 лютого"), ("лютий 2022", "24"), ("02.2022", "24")])
def test_the_day_after_the_year(texts: tuple[str, ...]) -> None:
    assert told(Day(), *texts) == DAY


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("лютий", "2022"), "лютий 2022 (між 1 лютого 2022 року і 28 лютого 2022 року)"),
        (("весною", "2022"), "весною 2022 (між 1 березня 2022 року і 31 травня 2022 року)"),
        (
            ("між 3 і 10 березня", "2022"),
            "між 3 і 10 березня 2022 (між 3 березня 2022 року і 10 березня 2022 року)",
        ),
        (("24 лютого", "березень 2022"), "березень 2022 (між 1 березня 2022 року і 31 березня 2022 року)"),
        (("зима 2022", "2021"), "зима 2022 (між 1 грудня 2021 року і 28 лютого 2022 року)"),
        (("03/04/2022", "березня"), "4 березня 2022 року"),
        (("03/04/2022", "1"), "3 квітня 2022 року"),
        (("March 22", "22 березня", "2022"), "22 березня 2022 року"),
    ],
)
def test_remembered_dates(texts: tuple[str, ...], shown: str) -> None:
    assert told(RememberedDate(), *texts) == shown


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("з березня 2022", "по травень 2023"), "березень 2022 року — травень 2023 року"),
        (("березень 2022", "травень 2023"), "березень 2022 року — травень 2023 року"),
        (("з березня 2022", "досі"), "березень 2022 року — досі"),
        (("з березня 2022", "так"), "березень 2022 року — досі"),
        (("досі", "з березня 2022"), "березень 2022 року — досі"),
        (("з березня по травень", "2022"), "березень 2022 року — травень 2022 року"),
        (("березень", "2022", "досі"), "березень 2022 року — досі"),
        (("березень 2022", "з 1.04.2022 по 5.04.2022"), "1 квітня 2022 року — 5 квітня 2022 року"),
    ],
)
def test_periods(texts: tuple[str, ...], shown: str) -> None:
    assert told(FromTo(), *texts) == shown


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("Коваль", "Олена Іванівна"), "Коваль Олена Іванівна"),
        (("Коваль", "Олена"), "Коваль Олена"),
        (("Олена", "Коваль"), "Коваль Олена"),
        (("Мацкевич", "Олена Петрівна"), "Мацкевич Олена Петрівна"),
        (("Олена Іванівна", "Коваль"), "Коваль Олена Іванівна"),
        (("Коваль О. І.", "Олена Іванівна"), "Коваль Олена Іванівна"),
        (("Іван Адамович", "2", "Коваль"), "Коваль Іван Адамович"),
        (("Коваль", "Коваль Олена Іванівна"), "Коваль Олена Іванівна"),
        (("Коваль", "Петренко Олена Іванівна"), "Петренко Олена Іванівна"),
        (("Коваль 5", "Коваль Олена"), "Коваль Олена"),
    ],
)
def test_names(texts: tuple[str, ...], name: str) -> None:
    assert told(PersonName(), *texts) == name


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("500 крон", "чеських"), "500 CZK"),
        (("500 крон", "норвезькі"), "500 NOK"),
        (("500 крон", "2"), "500 SEK"),
        (("500 тугриків", "гривень"), "500 грн"),
        (("близько 15000", "так"), "15 000 грн"),
        (("1.200", "1"), "1 200 грн"),
        (("200-300", "300"), "300 грн"),
        (("багато", "15000"), "15 000 грн"),
    ],
)
def test_sums(texts: tuple[str, ...], shown: str) -> None:
    assert told(Money(), *texts).replace("\u00a0", " ") == shown


def test_areas_and_shares() -> None:
    assert told(Area(), "6 чогось", "соток") == "600 м²"
    assert told(Share(), "50/50", "половина") == "1/2"
    assert told(Share(), "5", "2") == "1/20"


MARIUPOL = "Маріуполь, Маріупольський район, Донецька область"


@pytest.mark.parametrize(
    "second",
    ["Донецька область", "Донецька", "Донецкая обл", "Донеччина", "1", "Маріуполь, Донецька область"],
)
def test_an_oblast_joins_the_street(second: str) -> None:
    shown = told(Address(), "Маріуполь, вул. Миру 5", second)
    assert shown.startswith("Маріуполь, вул. Миру 5") and MARIUPOL in shown


@pytest.mark.parametrize("country", ["Норвегія", "Norway", "в Норвегії", "Норвегия"])
def test_a_country_joins_the_street(country: str) -> None:
    shown = told(Address(), "Hovlid, Torggaten 3", country)
    assert shown.startswith(f"Hovlid, Torggaten 3, {country}") and "Норвегія" in shown
    assert told(Address(where="abroad"), "Hovlid, Torggaten 3", country) == shown


@pytest.mark.parametrize("country", ["Норвегія", "в Норвегії", "1"])
def test_a_country_that_its_city_told_is_chosen_by_its_name(country: str) -> None:
    assert told(Address(), "Bergen, Torggaten 3", country) == "Bergen, Torggaten 3 (Норвегія)"


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (
            ("Іванівка, вул. Садова 3", "Херсонська область", "Генічеський район"),
            "Іванівка, вул. Садова 3 (Іванівка, Генічеський район, Херсонська область)",
        ),
        (("Маріуполь, вул. Миру 5", "Київ, Хрещатик 1"), "Київ, Хрещатик 1"),
        (("Балаклея, Одеська область", "м. Київ, Хрещатик 1"), "м. Київ, Хрещатик 1"),
        (("Первомайск", "Николаевская обл"), "Первомайськ, Первомайський район, Миколаївська область"),
    ],
)
def test_addresses(texts: tuple[str, ...], shown: str) -> None:
    assert shown in told(Address(), *texts)
