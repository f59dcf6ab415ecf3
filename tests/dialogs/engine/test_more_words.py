"""What tired people add to an answer: a place behind a no, a word beside an option, «жодне», «ніякої»."""

from __future__ import annotations

import pytest

from dialogs.blocks.person import SEX
from dialogs.engine.answers import Draft, Screen, State
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import NONE, Option
from dialogs.engine.path import trace
from dialogs.engine.questions import Question
from dialogs.engine.understanding import understood
from dialogs.programmes import all_forms
from tests.dialogs.engine.questions import PAPERS, options
from tests.dialogs.engine.talk import Talk, form_of
from tests.dialogs.scope import TODAY, UKRAINIAN, read

LIVES = all_forms()["A2.3"].questions["applicant_actual_address_same"]
WHERE = Question(key="where", kind=Address(), label="Адреса", ask="За якою адресою ви живете?")
ADDRESS = form_of(
    Question(key="registered", kind=Address(), label="Реєстрація", ask="Де ви зареєстровані?"),
    Question(key="same", kind=LIVES.kind, label="Проживання", ask="Яка у вас адреса?"),
    WHERE,
    PAPERS,
)


@pytest.mark.parametrize("typed", ["так", "та сама", "ця ж", "та ж", "така ж, як прописка", "там же"])
def test_the_same_address_is_taken_or_pointed_to(typed: str) -> None:
    talk = Talk(ADDRESS).type("Харківська область, Ізюм, вулиця Садова, 5", typed)
    assert talk.asked == "where" or any("варіант 1" in note for note in talk.view.notes)


@pytest.mark.parametrize("place", ["в Польщі", "Львів, вулиця Зелена, 10"])
def test_what_stands_behind_a_no_is_offered_where_it_is_asked_for(place: str) -> None:
    talk = Talk(ADDRESS).type("Харківська область, Ізюм, вулиця Садова, 5", f"ні, {place}")
    assert talk.value("same") == "other"
    assert talk.asked == "where" and any(f"«{place}»" in line for line in talk.view.lines)


def test_a_bare_no_offers_nothing() -> None:
    talk = Talk(ADDRESS).type("Харківська область, Ізюм, вулиця Садова, 5", "ні")
    assert talk.value("same") == "other" and talk.draft.aside == ()


HOME = YesNo(yes="Так, у закладі", no="Ні, вдома чи в рідних")


@pytest.mark.parametrize(("typed", "number"), [("жив дома", 2), ("тоді жила вдома з мамою", 2)])
def test_a_word_of_one_side_points_to_it(typed: str, number: int) -> None:
    talk = Talk(form_of(Question(key="it", kind=HOME, label="Заклад", ask="Чи був заклад?"), PAPERS)).type(
        typed
    )
    assert f"варіант {number}" in talk.view.notes[0] and not talk.draft.answers


WITH_NONE = MultiChoice(of=(*options("Військові", "Медики"), Option(value=NONE, label="Жодна з цих груп")))
WITHOUT = MultiChoice(of=options("Повернення додому", "Разом із рідними"))


@pytest.mark.parametrize("typed", ["ніякої", "жодне", "нічого такого", "нічого з цього", "никакой", "ніяких"])
def test_none_of_them_is_said_in_many_ways(typed: str) -> None:
    def asking(kind: MultiChoice) -> Talk:
        return Talk(form_of(Question(key="it", kind=kind, label="Група", ask="Яка?"), PAPERS)).type(typed)

    assert asking(WITH_NONE).value("it") == (NONE,)
    assert asking(WITHOUT).draft.place.screen is Screen.SKIP


@pytest.mark.parametrize("typed", ["немає електронки", "нема скриньки", "імейла немає", "нет электронки"])
def test_whoever_has_no_mail_says_so(typed: str) -> None:
    asks = Question(key="it", kind=Email(), label="Пошта", ask="Яка пошта?", absent=True)
    assert Talk(form_of(asks, PAPERS)).type(typed).state("it") is State.ABSENT


CAUSES = MultiChoice(
    of=(
        *options(
            "Зруйновано заклад навчання",
            "Обстріли або бої поруч",
            "Окупація території",
            "Переїзд через війну",
        ),
        Option(value="power", label="Не було світла, зв’язку чи техніки для уроків", tells=("світл",)),
        Option(value="other", label="Інша причина, про яку далі розкажу"),
    )
)


def test_what_is_marked_on_another_page_is_named() -> None:
    talk = Talk(form_of(Question(key="it", kind=CAUSES, label="Причина", ask="Через що?"), PAPERS))
    talk.type("та через те, що вимикали світло щодня")
    shown = [choice.label for choice in talk.view.choices if choice.label.startswith("✓")]
    assert shown or any("Позначено: Не було світла" in note for note in talk.view.notes)


@pytest.mark.parametrize(
    ("code", "key", "typed", "value"),
    [
        ("A2.3", "injury_event_type", "прилетів град", "shelling"),
        ("A2.3", "injury_event_type", "підірвався на розтяжці", "mine_or_explosive"),
        ("A2.3", "disability_status", "друга група", "yes"),
        ("A2.8", "forced_kind", "в Крим, Євпаторія", "inside"),
        ("A2.8", "forced_kind", "до Ростова, в Росію", "abroad"),
        ("A3.3", "residence_basis", "просто домовились без договору", "oral_rent"),
        ("A3.5", "business_course", "зовсім закрився", "stopped"),
        ("A3.5", "business_state", "та закрив я його в грудні 22, податкова", "closed"),
        ("A3.6", "home_owner", "моя, за заповітом", "owner"),
    ],
)
def test_what_people_say_points_to_its_option(code: str, key: str, typed: str, value: str) -> None:
    question = all_forms()[code].questions[key]
    assert isinstance(question.kind, Choice)
    place = [option.value for option in question.kind.options()].index(value) + 1
    talk = Talk(form_of(question.model_copy(update={"when": None, "fact": None}), PAPERS)).type(typed)
    assert f"варіант {place}" in talk.view.notes[0]


def test_a_lost_limb_is_marked() -> None:
    question = all_forms()["A2.3"].questions["injury_kinds"]
    talk = Talk(form_of(question.model_copy(update={"when": None, "fact": None}), PAPERS))
    talk.type("ногу ампутували вище коліна")
    assert talk.draft.place.text == "limb_or_body_part_loss"


FORMER = "Харківська область, Ізюм, вулиця Садова, 5"


@pytest.mark.parametrize(
    "typed",
    (
        "там же|та сама|така ж як у дитини|ця ж|там, де дитина|the same|не змінилась|за тією ж|по тому же адресу|"
        "там-же|без змін|живу там само"
    ).split("|"),
)
def test_an_address_told_before_is_offered(typed: str) -> None:
    talk = Talk(ADDRESS).type(FORMER, "ні", typed)
    assert talk.asked == "where" and any(FORMER in line for line in talk.view.lines)
    assert talk.press("Зберегти написане").value("where").text == FORMER  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["Там Же 5", "Тутковичі", "село Така", "та жили в Харкові"])
def test_a_place_is_no_such_word(typed: str) -> None:
    assert Talk(ADDRESS).type(FORMER, "ні", typed).draft.aside == ()


def number_and_mark() -> Talk:
    questions = all_forms()["A2.3"].questions
    keys = ("applicant_tax_number", "applicant_tax_number_refused", "applicant_passport_instead")
    return Talk(form_of(*(questions[key].model_copy(update={"fact": None}) for key in keys), PAPERS))


@pytest.mark.parametrize(
    "typed", ["Відмовилась через віру", "нема, відмітка в паспорті", "отказалась по религии"]
)
def test_words_that_answered_one_question_point_to_the_option_of_the_next(typed: str) -> None:
    talk = number_and_mark().type(typed)
    assert talk.asked == "applicant_tax_number_refused"
    assert "варіант 1" in talk.view.notes[0]
    assert talk.type("так").asked == "applicant_passport_instead"


@pytest.mark.parametrize("typed", ["нема", "не оформлювали", "ще не отримувала"])
def test_a_lack_points_nowhere(typed: str) -> None:
    talk = number_and_mark().type(typed)
    assert talk.asked == "applicant_tax_number_refused" and not talk.view.notes


def asking(code: str, key: str) -> Talk:
    question = all_forms()[code].questions[key]
    return Talk(form_of(question.model_copy(update={"when": None, "fact": None}), PAPERS))


@pytest.mark.parametrize("yes", ["так", "да", "вірно"])
def test_what_was_pointed_to_is_taken_by_a_yes(yes: str) -> None:
    talk = asking("A4.1", "filing_for").type("для сина")
    assert "варіант 2" in talk.view.notes[0]
    assert talk.type(yes).value("filing_for") == "child"


@pytest.mark.parametrize("typed", ["для чоловіка", "за мужа", "для моєї мами", "my husband"])
def test_whoever_files_for_a_grown_up_hears_who_does(typed: str) -> None:
    assert "подає заяву сама" in asking("A2.6", "filing_for").type(typed).view.notes[0]


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("не було ліків", "medicines"),
        ("не було ліків і лікарні, лікарню розбомбили", "hospital,medicines"),
        ("ніяких лікарів не було", "doctor"),
        ("нет врачей", "doctor"),
    ],
)
def test_a_denial_agrees_with_a_question_about_a_lack(typed: str, marks: str) -> None:
    assert asking("A4.1", "medical_help").type(typed).draft.place.text == marks


@pytest.mark.parametrize("typed", ["https://t.me/xxx", "www.me.ua/self", "🙏🙏😭", "4149 4390 1234 5678"])
def test_what_is_no_word_names_no_option(typed: str) -> None:
    talk = asking("A4.1", "filing_for").type(typed)
    assert "не підходить" in talk.view.notes[0] and not talk.draft.answers


@pytest.mark.parametrize("typed", ["дівчинка", "хлопчик", "девочка"])
def test_a_sort_of_person_is_no_name(typed: str) -> None:
    assert "прізвище та ім’я" in asking("A4.1", "child_name").type(typed).view.notes[0]


LINKS = ["https://t.me/xxx", "<b></b>", "🙏🙏😭", "www.site.ua", "4149 4390 1234 5678", "+380 50 123 45 67"]


@pytest.mark.parametrize("typed", LINKS)
def test_a_link_or_a_number_alone_is_doubted_as_a_story(typed: str) -> None:
    talk = asking("A4.1", "event_description").type(typed)
    assert not talk.draft.answers and talk.view.notes
    assert talk.type("Лікарню розбомбили, ліків не було").value("event_description")


@pytest.mark.parametrize("typed", LINKS)
def test_a_link_or_a_number_alone_is_no_item_of_a_list(typed: str) -> None:
    repeat = all_forms()["A4.1"].repeats["treatment"].model_copy(update={"when": None})
    form = form_of(repeat, PAPERS)
    path = trace(form, {}, TODAY)
    assert understood(Draft(), path.slots[0], typed, path, UKRAINIAN) is None


@pytest.mark.parametrize("typed", ["4149 4390 1234 5678", "+380 50 123 45 67", "🙏"])
def test_a_number_alone_is_no_street(typed: str) -> None:
    note = asking("A4.1", "event_place").type(typed).view.notes[0]
    assert "вулиця, а місто" not in note


@pytest.mark.parametrize("typed", ["850 грн", "15 000 гривень", "200 €", "https://t.me/xxx"])
def test_a_sum_or_a_link_alone_is_doubted_where_words_are_asked_for(typed: str) -> None:
    question = all_forms()["A4.1"].repeats["treatment"].body[0]
    talk = Talk(form_of(question.model_copy(update={"when": None}), PAPERS)).type(typed)
    assert not talk.draft.answers and f"«{typed}»" in talk.view.notes[0]


@pytest.mark.parametrize(("said", "value"), [("хлопець", "male"), ("дівчина", "female"), ("парень", "male")])
def test_a_sex_is_named_by_the_words_for_the_young(said: str, value: str) -> None:
    assert read(SEX, said) == value
