"""What a typed text means at a question or a list: an answer, a skip, «готово», «додати»."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Files, Items, Ref, Screen, State
from dialogs.engine.kinds import Kind
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.area import Area
from dialogs.engine.kinds.birth_certificate import BirthCertificate
from dialogs.engine.kinds.coordinates import Coordinates
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.passport import Passport
from dialogs.engine.kinds.period import FromTo
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.share import Share
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.questions import Question
from dialogs.engine.understanding import understood
from dialogs.programmes import all_forms
from locales import language
from tests.dialogs.engine.questions import PAPERS, choice, day, files, options, people, text, yes_no
from tests.dialogs.engine.talk import Talk, form_of

ANSWERS: tuple[Kind, ...] = (
    Address(), Address(where="abroad"), Area(), Coordinates(), Country(), Email(), Integer(min=1), LongText(), Money(),
    FromTo(), PersonName(), Phone(), RememberedDate(), Share(), TaxNumber(),
)  # fmt: skip
DOCUMENTS: tuple[Kind, ...] = (BirthCertificate(), Passport(), RegistryNumber())


def asking(kind: Kind) -> Talk:
    return Talk(form_of(Question(key="it", kind=kind, label="Позиція", ask="Що це?"), PAPERS))


@pytest.mark.parametrize("kind", [*ANSWERS, *DOCUMENTS], ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    ("typed", "state"),
    [("не знаю", State.UNKNOWN), ("не пам’ятаю", State.UNKNOWN), ("не помню", State.UNKNOWN),
     ("I don't know", State.UNKNOWN), ("не хочу", State.DECLINED), ("не хочу отвечать", State.DECLINED),
     ("prefer not to say", State.DECLINED)],
)  # fmt: skip
def test_a_typed_refusal_takes_the_skip_that_it_means(kind: Kind, typed: str, state: State) -> None:
    assert asking(kind).type(typed).state("it") is state


@pytest.mark.parametrize("kind", ANSWERS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("typed", ["нема", "немає", "нет", "none", "пропустити", "пропустить", "skip"])
def test_where_several_skips_fit_they_are_shown(kind: Kind, typed: str) -> None:
    talk = asking(kind).type(typed)
    assert talk.draft.place.screen is Screen.SKIP
    assert not talk.draft.answers


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("typed", ["нема", "немає", "нет", "none", "ні", "нема документа"])
def test_no_document_is_meant_where_one_is_asked_for(kind: Kind, typed: str) -> None:
    assert asking(kind).type(typed).state("it") is State.NO_DOCUMENT


@pytest.mark.parametrize("typed", ["ні", "нет", "нема", "немає", "no", "ні, не було"])
def test_at_yes_or_no_they_mean_no(typed: str) -> None:
    assert Talk(form_of(yes_no("it"), PAPERS)).type(typed).value("it") is False


@pytest.mark.parametrize("typed", ["нема", "ні", "нет", "none"])
def test_at_a_count_they_mean_none(typed: str) -> None:
    assert asking(Integer()).type(typed).value("it") == 0


def test_an_option_that_says_so_is_the_answer() -> None:
    talk = Talk(form_of(choice("it", "Так", "Не знаю", "Немає"), PAPERS)).type("не знаю")
    assert talk.value("it") == "не знаю"
    talk = Talk(form_of(choice("it", "Так", "Не знаю", "Немає"), PAPERS)).type("нема")
    assert talk.value("it") == "немає"


@pytest.mark.parametrize(
    "said", ["нічого", "не було", "Прилетіло", "не знаю, що сталося з чоловіком після обстрілу"]
)
def test_words_that_are_an_answer_stay_one(said: str) -> None:
    assert asking(LongText()).type(said).value("it") == said


@pytest.mark.parametrize("said", ["1", "так", "Ні", "Готово", "ok", "да", "Стерти", "назад", "2022", "100%"])
def test_a_word_for_a_button_is_a_story_only_if_the_person_says_so(said: str) -> None:
    talk = asking(LongText()).type(said)
    assert not talk.draft.answers and any("вашу розповідь?" in note for note in talk.view.notes)
    assert talk.press("Залишити як є").value("it") == said


LIST = form_of(people(text("person", "Як звати людину?"), max=2), PAPERS)


@pytest.mark.parametrize(
    "typed", ["ні", "нема", "нікого", "нет", "никого", "no", "none", "Ні, сама", "готово"]
)
def test_an_empty_list_ends(typed: str) -> None:
    assert Talk(LIST).type(typed).value("people") == Items((), closed=True)


@pytest.mark.parametrize("typed", ["так", "да", "є", "ще", "додати", "yes", "так, чоловік"])
def test_a_list_grows(typed: str) -> None:
    talk = Talk(LIST).type(typed)
    assert talk.value("people") == Items(("item1",))
    assert talk.asked == "person"


@pytest.mark.parametrize(
    "typed",
    "це всі|більше нема|все|готово|больше нет|that’s all|ні|пропустити|не знаю|більше не знаю|не хочу|далі|skip|"
    "дальше|не помню".split("|"),
)
def test_a_list_that_holds_something_ends(typed: str) -> None:
    talk = Talk(LIST).type("так", "Мама", typed)
    assert talk.value("people") == Items(("item1",), closed=True)


def test_a_list_can_be_skipped_while_it_is_empty() -> None:
    assert Talk(LIST).type("не знаю").state("people") is State.UNKNOWN


def test_other_words_say_nothing_at_a_list() -> None:
    talk = Talk(LIST)
    slot = next(slot for slot in talk.trace.slots if slot.ref.key == "people")
    assert understood(talk.draft, slot, "картопля", talk.trace, language("uk")) is None


PAPER = form_of(files("passport", "Надішліть паспорт"), PAPERS)


@pytest.mark.parametrize("typed", ["готово", "нема", "немає", "ні", "нет", "no", "done", "нема файлів"])
def test_without_a_file_they_mean_the_button_that_says_there_is_none(typed: str) -> None:
    talk = Talk(PAPER)
    assert "Файлів немає" in talk.buttons
    assert talk.type(typed).state("passport") is State.NO_DOCUMENT


@pytest.mark.parametrize("typed", ["готово", "нема", "ні", "це все", "больше нет", "не знаю", "пропустити"])
def test_with_a_file_they_mean_the_button_that_says_done(typed: str) -> None:
    talk = Talk(PAPER).send_file("passport", 1)
    assert "Готово" in talk.buttons
    held = talk.type(typed).value("passport")
    assert isinstance(held, Files) and held.closed and len(held.files) == 1


@pytest.mark.parametrize(("typed", "state"), [("не знаю", State.UNKNOWN), ("не хочу", State.DECLINED)])
def test_the_other_skips_of_a_file(typed: str, state: State) -> None:
    assert Talk(PAPER).type(typed).state("passport") is state


@pytest.mark.parametrize(("typed", "value"), [("Abroad", "abroad"), ("in Ukraine", "ukraine")])
def test_options_are_understood_in_english(typed: str, value: str) -> None:
    form = all_forms()["A1.2"]
    talk = Talk(form_of(form.questions["where_on_2022_02_24"], PAPERS))
    slot = talk.trace.slots[0]
    command = understood(talk.draft, slot, typed, talk.trace, language("en"))
    assert command is not None
    assert talk.do(command).value("where_on_2022_02_24") == value


def test_an_old_refusal_goes_when_an_option_is_marked() -> None:
    means = MultiChoice(of=options("Поїзд", "Авто"))
    talk = Talk(form_of(Question(key="it", kind=means, label="Позиція", ask="Чим?"), PAPERS)).type("літаком")
    assert talk.view.notes
    talk.press("Поїзд")
    assert talk.view.notes == talk.reopened.notes == ()
    assert talk.press("Готово").value("it") == ("поїзд",)


def test_a_doubt_is_overruled_in_words() -> None:
    talk = Talk(form_of(day("it"), PAPERS)).type("24.02.2022, п’ятниця")
    assert talk.asked == "it"
    assert str(talk.type("так").value("it")) == "2022-02-24"


def test_what_was_said_otherwise_is_told_gently() -> None:
    talk = asking(Address()).type("Россия, Крым, г. Симферополь")
    assert talk.view.notes == ("Це Україна, хоч зараз там окупація. Так і записано: адреса в Україні.",)
    assert talk.reopened.notes == ()
    assert asking(Address()).type("Київ, Хрещатик 1").view.notes == ()


@pytest.mark.parametrize("typed", ["не треба", "не надо", "не потрібно", "не нужно", "не варто"])
def test_what_is_not_needed_is_a_no(typed: str) -> None:
    assert Talk(form_of(yes_no("it"), PAPERS)).type(typed).value("it") is False


@pytest.mark.parametrize(
    "typed",
    [
        "нет у меня никаких бумаг",
        "ні, все згоріло",
        "немає, фото не робили",
        "документів немає",
        "квитанції немає",
        "копії договору немає",
        "справки нету",
    ],
)
def test_at_files_whatever_begins_with_a_no_says_that_there_are_none(typed: str) -> None:
    assert Talk(form_of(files("it"), PAPERS)).type(typed).state("it") is State.NO_DOCUMENT


@pytest.mark.parametrize("typed", ["чек є, договору нема", "маю чек, копії нема", "есть чек договора нет"])
def test_who_has_something_has_not_said_that_there_is_nothing(typed: str) -> None:
    talk = Talk(form_of(files("it"), PAPERS)).type(typed)
    assert talk.asked == "it"
    assert Ref("it") not in talk.draft.answers


@pytest.mark.parametrize("typed", ["нет", "нема", "пропустити", "ні"])
def test_who_says_no_again_where_the_skips_stand_gets_on(typed: str) -> None:
    talk = asking(Money()).type("нема")
    assert talk.draft.place.screen is Screen.SKIP
    assert talk.type(typed).state("it") is State.UNKNOWN


@pytest.mark.parametrize(
    "typed", ["так", "так є", "все так", "те саме", "без змін", "да, верно", "правильно"]
)
def test_yes_leaves_an_answer_that_stands_there(typed: str) -> None:
    talk = Talk(form_of(day("it"), text("name"), PAPERS)).type("24.02.2022").press("Назад")
    assert talk.type(typed).asked == "name"
    assert talk.value("it") is not None


def test_yes_is_an_answer_where_it_can_be_one() -> None:
    talk = Talk(form_of(yes_no("it"), text("name"), PAPERS)).type("ні").press("Назад")
    assert talk.type("так").value("it") is True


@pytest.mark.parametrize("typed", ["1", "2"])
def test_a_number_at_a_list_is_no_option_that_nobody_has_seen(typed: str) -> None:
    talk = Talk(form_of(people(choice("sort", "Суд", "Розслідування")), PAPERS))
    slot = next(slot for slot in talk.trace.slots if slot.ref.key == "people")
    assert understood(talk.draft, slot, typed, talk.trace, language("uk")) is None
