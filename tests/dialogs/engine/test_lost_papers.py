"""Papers that the war took: who says so has answered, and is not told what such a number looks like."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import State
from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.birth_certificate import BirthCertificate
from dialogs.engine.kinds.passport import Passport
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.questions import Question
from tests.dialogs.engine.questions import PAPERS, files
from tests.dialogs.engine.talk import Talk, form_of
from tests.dialogs.scope import read, refused

GONE = (
    "згорів", "все згоріло", "паспорт лишився в Маріуполі", "в окупації лишились", "загубила під час евакуації",
    "забрали росіяни на фільтрації", "немає, згоріло", "під завалами", "украли разом із сумкою", "не сохранилось",
)  # fmt: skip


def asking(kind: Kind) -> Talk:
    return Talk(form_of(Question(key="it", kind=kind, label="Позиція", ask="Що це?"), PAPERS))


@pytest.mark.parametrize("typed", GONE)
@pytest.mark.parametrize(
    "kind", [Passport(), BirthCertificate(), RegistryNumber()], ids=lambda kind: kind.name
)
def test_there_is_no_document(kind: Kind, typed: str) -> None:
    assert asking(kind).type(typed).state("it") is State.NO_DOCUMENT


@pytest.mark.parametrize("typed", GONE[:4])
def test_a_number_of_ones_own_is_not_known(typed: str) -> None:
    assert asking(TaxNumber()).type(typed).state("it") is State.UNKNOWN


@pytest.mark.parametrize("typed", GONE[:4])
def test_a_file_cannot_be_sent(typed: str) -> None:
    talk = Talk(form_of(files("it"), PAPERS)).type(typed)
    assert talk.state("it") is State.NO_DOCUMENT


@pytest.mark.parametrize("typed", ["згорів, але є копія", "загубив, маю новий"])
def test_who_has_another_one_is_still_asked(typed: str) -> None:
    assert asking(Passport()).type(typed).asked == "it"


def test_where_any_words_answer_they_do() -> None:
    assert asking(Text()).type("згоріло").value("it") == "згоріло"


def test_a_number_said_with_it_is_offered() -> None:
    for typed, numbers in (
        ("ВЕ 123456 згорів", ["ВЕ 123456"]),
        ("новий 001234567 а старий ВЕ 123456", ["001234567", "ВЕ 123456"]),
        ("ід карта 000 123 456 запис 19690412-12345", ["000123456"]),
    ):
        assert [option.value for option in refused(Passport(), typed).options] == numbers
        assert read(Passport(), typed, option=numbers[-1]).number == numbers[-1]
