"""A sentence where an option was asked for: what it speaks for is suggested, and never stored by itself."""

from __future__ import annotations

import pytest

from dialogs.engine.answers import Input, Ref
from dialogs.engine.errors import Refusal
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from dialogs.engine.sentences import heard, suggested
from dialogs.finder.life import FINDER
from tests.dialogs.engine.questions import PAPERS, choice
from tests.dialogs.engine.talk import Talk, form_of

OPTIONS = (
    Option(value="abroad", label="За кордон", tells=("за кордон", "польщ")),
    Option(value="inside", label="У межах України", tells=("в україні",)),
    Option(value="none", label="Ні, не довелося"),
)
MANY = form_of(Question(key="moved", kind=MultiChoice(of=OPTIONS), label="Л", ask="Куди?"), PAPERS)
SINGLE = form_of(Question(key="moved", kind=Choice(of=OPTIONS), label="Л", ask="Куди?"), PAPERS)


def test_what_a_sentence_speaks_for_is_marked_and_waits_for_a_yes() -> None:
    talk = Talk(MANY).type("Ми з дітьми виїхали до Польщі в березні")
    assert Ref("moved") not in talk.draft.answers
    assert "✓ За кордон" in talk.buttons
    assert talk.view.notes == (
        "Ми позначили те, що зрозуміли з ваших слів. Якщо все так, натисніть «Готово».",
    )
    assert talk.reopened.notes == talk.view.notes
    assert talk.press("Готово").value("moved") == ("abroad",)


def test_the_person_can_mark_something_else() -> None:
    talk = Talk(MANY).type("спершу жили у родичів в Україні, потім Польща").press("✓ За кордон", "Готово")
    assert talk.value("moved") == ("inside",)


def test_a_single_option_is_pointed_to() -> None:
    talk = Talk(SINGLE).type("ну ми поїхали за кордон, до сестри")
    assert Ref("moved") not in talk.draft.answers
    assert talk.view.notes == ("Здається, це варіант 1. Якщо так і є, натисніть його.",)
    assert talk.press("За кордон").value("moved") == "abroad"


@pytest.mark.parametrize(
    ("form", "step"), [(MANY, "позначити варіанти зі списку"), (SINGLE, "вибрати один із варіантів")]
)
def test_a_sentence_that_says_nothing_here_is_met_kindly(form: Form, step: str) -> None:
    talk = Talk(form).type("у нас був дуже гарний сад біля річки")
    assert talk.view.notes == (f"Дякуємо, що розповідаєте. Тут треба {step}.",)
    assert [action.label for action in talk.view.choices] == [option.label for option in OPTIONS]


def test_the_finder_says_where_the_rest_will_be_asked() -> None:
    told, unread = Input(text="у нас був дуже гарний сад біля річки"), Refusal("choice.unknown", "")
    assert heard(FINDER.questions["moved"], told, unread, inside=False).code == "sentence.told"
    assert heard(FINDER.questions["moved"], told, unread, inside=True).code == "sentence.story"


def test_a_mistyped_word_keeps_its_own_refusal() -> None:
    talk = Talk(SINGLE).type("закордо")
    assert "варіанта" in talk.view.notes[0]


def test_elsewhere_nothing_changes() -> None:
    talk = Talk(form_of(choice("one", "Так", "Інакше"), PAPERS)).type("не тут і давно")
    assert "варіанта" in talk.view.notes[0]


@pytest.mark.parametrize(
    "denied",
    [
        "ми не виїжджали за кордон",
        "ні за кордон, ні деінде",
        "нікуди, і не за кордон",
        "без виїзду за кордон",
        "never went за кордон",
    ],
)
def test_what_is_denied_speaks_for_nothing(denied: str) -> None:
    assert suggested(OPTIONS, denied) == ()


def _life(key: str, text: str) -> list[str]:
    return [option.value for option in suggested(FINDER.questions[key].kind.options(), text)]


@pytest.mark.parametrize(
    ("key", "text", "meant"),
    [
        ("moved", "ми виїхали з дітьми до Польщі", ["abroad"]),
        ("moved", "Мы уехали в Германию в марте", ["abroad"]),
        ("moved", "мене депортували через фільтрацію", ["by_force"]),
        ("moved", "нас вывезли в Россию насильно", ["by_force"]),
        ("moved", "я переселенка, живу в Україні", ["inside"]),
        ("moved", "війна застала мене в Туреччині", ["abroad", "could_not_return"]),
        ("moved", "we fled to Poland with the kids", ["abroad"]),
        ("moved", "ніде не були, сиділи вдома", []),
        ("lost", "згоріла наша хата", ["home"]),
        ("lost", "у меня разбомбили квартиру", ["home"]),
        ("lost", "машину і гараж розбило", ["property"]),
        ("lost", "закрився магазин, я втратила роботу", ["property", "work"]),
        ("lost", "дитина не ходить до школи", ["other"]),
        ("lost", "не було ліків від діабету", ["other"]),
        ("lost", "не могли дістати ліки", ["other"]),
        ("home", "вибиті вікна, зробили ремонт", ["damaged"]),
        ("home", "дом сгорел полностью", ["unfit"]),
        ("home", "село під окупацією", ["occupied"]),
        ("home", "будинок цілий, але там стріляють", ["unsafe"]),
        ("harm", "мій чоловік у полоні", ["relatives"]),
        ("harm", "син загинув під Бахмутом", ["relatives"]),
        ("harm", "брат пропал без вести", ["relatives"]),
        ("harm", "мене поранило осколком", ["injury"]),
        ("harm", "мене тримали в підвалі", ["violence"]),
        ("work", "я працювала на заводі", ["employee"]),
        ("work", "був ФОП, перукарня", ["entrepreneur"]),
        ("work", "давала уроки англійської", ["self_employed"]),
        ("other", "не было лекарств", ["medicine"]),
        ("other", "закрили школу", ["education"]),
    ],
)
def test_people_tell_the_finder_in_sentences(key: str, text: str, meant: list[str]) -> None:
    assert _life(key, text) == meant


WHERE = form_of(
    Question(
        key="there",
        kind=Choice(
            of=(
                Option(value="ukraine", label="В Україні", land="ukraine"),
                Option(value="abroad", label="За кордоном", land="abroad"),
            )
        ),
        label="Л",
        ask="Де це було?",
    ),
    PAPERS,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("Харків", 1), ("у Харкові", 1), ("у Львові", 1), ("на позиціях біля Авдіївки", 1), ("в Харькове был", 1),
     ("Донецька область", 1), ("в Криму", 1), ("Польща", 2), ("ще тут, у Польщі", 2),
     ("відпочивали в Туреччині", 2), ("на роботі в Чехії", 2)],
)  # fmt: skip
def test_a_place_says_whether_it_was_in_ukraine(typed: str, number: int) -> None:
    talk = Talk(WHERE).type(typed)
    assert Ref("there") not in talk.draft.answers
    assert talk.view.notes == (f"Здається, це варіант {number}. Якщо так і є, натисніть його.",)


@pytest.mark.parametrize(
    "typed",
    [
        "з Харкова до Польщі",
        "в армії",
        "у мене вдома",
        "в гостях у сестри",
        "на дачі",
        "військовий",
        "Берлін",
    ],
)
def test_what_names_no_place_or_two_says_nothing_of_where(typed: str) -> None:
    assert not any("варіант " in note for note in Talk(WHERE).type(typed).view.notes)


def test_what_is_clear_among_several_things_is_marked() -> None:
    talk = Talk(
        form_of(
            Question(
                key="group",
                kind=MultiChoice(
                    of=(Option(value="army", label="Військові"), Option(value="medics", label="Медики"))
                ),
                label="Л",
                ask="Хто це?",
            ),
            PAPERS,
        )
    ).type("військовий, піхота")
    assert "✓ Військові" in talk.buttons


def test_a_story_is_thanked_for_at_any_choice() -> None:
    talk = Talk(WHERE).type("був бій, група не вийшла, командир сказав що зник безвісти, тіла не знайшли")
    assert talk.view.notes == ("Дякуємо, що розповідаєте. Тут треба вибрати один із варіантів.",)
