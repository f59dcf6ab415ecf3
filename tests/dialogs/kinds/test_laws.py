"""The laws that every kind obeys, whatever arrives."""

from __future__ import annotations

import json
import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.engine.answers import Attached, Files, Input
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.area import Area
from dialogs.engine.kinds.birth_certificate import BirthCertificate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.coordinates import Coordinates
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.court_case import CourtCase
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.edrpou import Edrpou
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.iban import Iban
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.members import Members
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.passport import Passport
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.share import Share
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.unzr import Unzr
from dialogs.engine.kinds.years import Years
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from tests.dialogs.scope import ENGLISH, UKRAINIAN, Answered, speaks

FRUIT = (Option(value="apple", label="Яблуко"), Option(value="pear", label="Груша"))

SAMPLES: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (Address(), ("м. Маріуполь, вул. Миру, 5", "Польща, Варшава", "Іванівка, Генічеський район")),
    (Address(where="ukraine"), ("с. Іванівка, Генічеський район, Херсонська область", "Київ, Хрещатик 1")),
    (Address(where="abroad"), ("Berlin, Germany", "Чехія, Прага")),
    (Area(), ("54,3 м²", "6 соток", "0,5 га")),
    (BirthCertificate(), ("І-БК 123456",)),
    (Choice(of=FRUIT), ("1", "груша")),
    (Coordinates(), ("47.0971, 37.5434", "47°05'50\"N 37°32'36\"E")),
    (Coordinates(ukraine=True), ("47.0971, 37.5434",)),
    (Country(), ("Польща", "USA", "1")),
    (CourtCase(), ("243/1234/22-ц",)),
    (Day(), ("24.02.2022", "24 лютого 2022", "учора")),
    (Day(past=False, earliest=date(2022, 2, 24)), ("24.02.2032",)),
    (Edrpou(), ("00032112",)),
    (Email(), ("olena@ukr.net",)),
    (FileSet(), ()),
    (Iban(), ("UA21 3223 1300 0002 6007 2335 66001",)),
    (Integer(min=-5), ("3", "п’ять дітей")),
    (LongText(), ("Усе почалося вранці.\nМи поїхали.",)),
    (Members(of="people"), ()),
    (Money(), ("15 000 грн", "$200", "20 тис. злотих", "1 200,50 євро")),
    (MultiChoice(of=FRUIT), ("1, 2", "груша")),
    (Passport(), ("АВ 123456", "001234567", "FE123456")),
    (FromTo(), ("з березня 2022 по травень 2023", "03.2022 – досі")),
    (PersonName(), ("Коваль Олена Іванівна", "Smith John")),
    (Phone(), ("8 067 123-45-67", "+48 601 234 567")),
    (RegistryNumber(digits=(10,)), ("1234567890",)),
    (RememberedDate(), ("24.02.2022", "весна 2022", "між 3 і 10 березня 2022")),
    (RememberedDate(past=False, earliest=date(2022, 2, 24)), ("2030",)),
    (Share(), ("1/2", "увесь")),
    (TaxNumber(born_key="born", sex_key="sex"), ("2530414071",)),
    (Years(), ("2025 і 2026", "минулий")),
    (Text(), ("Прикордонник",)),
    (Unzr(born_key="born"), ("19690412-00011",)),
    (YesNo(), ("так", "ні")),
)
KINDS = [kind for kind, _ in SAMPLES]
EXAMPLES = [(kind, text) for kind, texts in SAMPLES for text in texts]

_ODD = st.sampled_from(
    [
        "\x00",
        "\u202e24.02.2022",
        "е" + "\u0301" * 10_000,
        "9" * 5_000,
        "1/" + "9" * 5_000,
        "²",
        "٣٤",
        "𝟓",
        "\ud800",
        "½",
    ]
)
_PIECES = st.sampled_from(
    "з по між і до досі лютий лютого весна зима 2022 22 31 24. .02. /2/ — - , м. с. вул. обл. Польща Київ Іванівка "
    "тис грн € % 1/2 АВ AB I- № @ gmail.com + 8 067 00 000 один дві третини 3000 1800 99 "
    "учора близько початок кінець".split()
)
ANYTHING = st.one_of(
    st.text(max_size=60),
    _ODD,
    st.lists(_PIECES, max_size=7).map(" ".join),
    st.lists(st.one_of(_PIECES, st.text(max_size=3)), max_size=7).map("".join),
    st.sampled_from([text for _, text in EXAMPLES]).flatmap(
        lambda text: st.sampled_from([text + "0", text[1:], text * 2])
    ),
)
INPUTS = st.builds(
    Input,
    text=ANYTHING,
    option=st.one_of(
        st.just(""), ANYTHING, st.sampled_from(["UA", "PL", "UA65", "apple,pear", "travel", "2022-02-24"])
    ),
    location=st.one_of(st.none(), st.tuples(st.floats(), st.floats())),
    phone=st.one_of(st.just(""), ANYTHING),
    keep=st.booleans(),
)
SCOPES = st.sampled_from([Answered(), Answered(born=date(1980, 1, 1), sex="female")])


def lives_through_storage(kind: Kind, value: object) -> None:
    """A value survives JSON, can be a key, and has words in both languages."""
    stored = json.dumps(kind.dump(value), ensure_ascii=False)
    stored.encode()
    assert kind.load(json.loads(stored)) == value
    hash(value)
    for language in (UKRAINIAN, ENGLISH):
        assert isinstance(kind.describe(value, language), str)


def test_every_kind_is_here() -> None:
    assert {kind.name for kind in KINDS} == set(Kind.family)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_survives_json(kind: Kind) -> None:
    assert Kind.model_validate(json.loads(kind.model_dump_json())) == kind


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=lambda part: getattr(part, "name", None))
def test_what_people_write_is_taken(kind: Kind, text: str) -> None:
    lives_through_storage(kind, kind.parse(Input(text=text), Answered()))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_anything_is_an_answer_or_a_refusal(kind: Kind) -> None:
    @settings(deadline=None, max_examples=150)
    @given(INPUTS, SCOPES)
    def holds(given: Input, scope: Answered) -> None:
        try:
            value = kind.parse(given, scope)
        except Refusal as refusal:
            speaks(refusal)
        else:
            lives_through_storage(kind, value)

    holds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_option_of_the_kind_is_an_answer(kind: Kind) -> None:
    for option in kind.options():
        lives_through_storage(kind, kind.parse(Input(option=option.value), Answered()))


@given(st.lists(st.builds(Attached, st.text(), st.integers(1)), max_size=5), st.booleans())
def test_files_survive_storage(files: list[Attached], closed: bool) -> None:
    lives_through_storage(FileSet(), Files(tuple(files), closed))


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_pin_on_earth_is_a_point(latitude: float, longitude: float) -> None:
    point = Coordinates().parse(Input(location=(latitude, longitude)), Answered())
    assert math.dist(point, (latitude, longitude)) < 0.00001
    lives_through_storage(Coordinates(), point)
