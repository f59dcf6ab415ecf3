"""A clear part of a label is an answer, in Russian too; what fits several options is asked about."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.programmes import conversations
from locales import language
from tests.dialogs.scope import read, refused

RETURNED = YesNo(yes="Так, вдалося повернутися", no="Ні, ще за кордоном")


def kind(code: str, key: str) -> Choice | MultiChoice:
    found = conversations()[code].questions[key].kind
    assert isinstance(found, Choice | MultiChoice)
    return found


MOVED = MultiChoice(
    of=(
        Option(value="inside", label="Так, у межах України"),
        Option(value="abroad", label="Так, за кордон"),
        Option(value="stuck", label="Війна застала за кордоном, і не було як повернутися"),
        Option(value="none", label="Ні, не довелося", words=("ні",)),
    )
)
AGES = Choice(of=(Option(value="minor", label="Менше ніж 18"), Option(value="adult", label="18 або більше")))
WORK = Choice(
    of=(
        Option(value="new", label="Так, є нова робота", words=("так",)),
        Option(value="same", label="Так, колишня робота"),
        Option(value="none", label="Ні, роботи немає"),
    )
)


@pytest.mark.parametrize(
    "typed",
    ["так", "ТАК", "да", "Да, у меня есть", "ага", "угу", "конечно", "звісно", "еге ж", "ну так", "є", "було", "yes",
     "Yes, we did", "так, звісно", "вдалося", "повернулися", "вже так", "+", "тaк"],
)  # fmt: skip
def test_yes(typed: str) -> None:
    if typed == "вже так":
        assert refused(RETURNED, typed).code == "yes_no.unclear"
    else:
        assert read(RETURNED, typed) is True


@pytest.mark.parametrize(
    "typed",
    ["ні", "нет", "НІ", "нє", "ні, ми ще тут", "та ні", "no", "нема", "немає", "не було", "ще не", "еще нет",
     "пока нет", "ще за кордоном", "не вдалося", "нет, мы ещё там", "никогда", "ні разу", "not yet", "-", "ніколи"],
)  # fmt: skip
def test_no(typed: str) -> None:
    assert read(RETURNED, typed) is False


@pytest.mark.parametrize("typed", ["так і ні", "да нет", "yes no", "ні, так"])
def test_both_at_once_is_asked(typed: str) -> None:
    refusal = refused(RETURNED, typed)
    assert (refusal.code, len(refusal.options)) == ("yes_no.both", 2)


@pytest.mark.parametrize("typed", ["мабуть", "maybe", "не знаю", "як сказати", "завтра"])
def test_what_is_neither_is_named(typed: str) -> None:
    assert refused(RETURNED, typed).params["part"] == typed


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("за кордон", ("abroad",)),
        ("За кордон!", ("abroad",)),
        ("за границу", ("abroad",)),
        ("да, за границу", ("abroad",)),
        ("в межах України", ("inside",)),
        ("за кордон, в межах України", ("inside", "abroad")),
        ("в межах України та за кордон", ("inside", "abroad")),
        ("за границу и в пределах Украины", ("inside", "abroad")),
        ("не було як повернутися", ("stuck",)),
        ("ні", ("none",)),
        ("нет", ("none",)),
        ("нема", ("none",)),
        ("ні, не довелося", ("none",)),
        ("1 і 2", ("inside", "abroad")),
        ("1,2", ("inside", "abroad")),
        ("варіант 2", ("abroad",)),
        ("№ 2", ("abroad",)),
    ],
)
def test_a_part_of_a_label_is_enough(typed: str, values: tuple[str, ...]) -> None:
    assert read(MOVED, typed) == values


@pytest.mark.parametrize(
    ("typed", "fitting"), [("так", {"inside", "abroad"}), ("за кордоном", {"abroad", "stuck"})]
)
def test_what_fits_several_options_is_asked(typed: str, fitting: set[str]) -> None:
    refusal = refused(MOVED, typed)
    assert refusal.code == "multi_choice.which"
    assert {option.value for option in refusal.options} == fitting


def test_pieces_between_commas_are_no_label_that_has_none() -> None:
    """«Психічна» is one of them and «травма» fits two: the second is asked about, not swallowed by the first."""
    refusal = refused(kind("A2.3", "injury_kinds"), "психічна, травма, опіки")
    assert refusal.code == "multi_choice.which"
    assert [option.value for option in refusal.options] == ["mental_trauma", "other"]


def test_a_short_word_is_known_in_another_case() -> None:
    place = Choice(of=(Option(value="dacha", label="Дача"), Option(value="flat", label="Квартира")))
    assert read(place, "дачу") == "dacha"


def test_a_part_that_says_the_opposite_is_no_answer() -> None:
    home = Choice(
        of=(
            Option(value="lost", label="Там більше не можна жити"),
            Option(value="fine", label="З домом гаразд"),
        )
    )
    assert refused(home, "можна жити").code == "choice.unknown"
    assert read(home, "не можна жити") == "lost"


def test_a_longer_text_that_names_an_option_is_a_guess_to_confirm() -> None:
    refusal = refused(MOVED, "виїхали за кордон до Польщі")
    assert refusal.code == "multi_choice.perhaps"
    assert refusal.options[0].value == "abroad"
    assert len(refusal.options) == len(MOVED.of), "the others are there still"


def test_one_wording_of_an_option_among_other_words_is_a_guess_too() -> None:
    refusal = refused(kind("A3.7", "loss_kinds"), "у дворі згоріла машина сусіда")
    assert (refusal.code, refusal.options[0].value) == ("multi_choice.perhaps", "vehicle")


@pytest.mark.parametrize(
    ("typed", "value"),
    [("15", "minor"), ("17 років", "minor"), ("мне было 15", "minor"), ("18", "adult"), ("25 лет", "adult"),
     ("0", "minor"), ("1", "minor"), ("2 роки", "minor"), ("варіант 2", "adult"), ("менше", "minor")],
)  # fmt: skip
def test_a_number_among_ages_is_an_age(typed: str, value: str) -> None:
    assert read(AGES, typed) == value


def test_an_age_belongs_to_the_range_that_ends_with_it() -> None:
    ages = Choice(
        of=(
            Option(value="small", label="До 6 років"),
            Option(value="school", label="6–17 років"),
            Option(value="adult", label="18 років і більше"),
        )
    )
    told = ("5 років", "6 років", "17 років", "18 років")
    assert [read(ages, typed) for typed in told] == ["small", "school", "school", "adult"]
    between = Choice(
        of=(Option(value="school", label="6–17 років"), Option(value="old", label="60 років і більше"))
    )
    assert refused(between, "18 років").code == "choice.unknown"


def test_a_number_that_is_an_age_and_a_place_in_the_list_is_asked() -> None:
    refusal = refused(AGES, "2")
    assert [option.value for option in refusal.options] == ["minor", "adult"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("ні", "none"),
        ("нет", "none"),
        ("нема роботи", "none"),
        ("да, новая", "new"),
        ("нова", "new"),
        ("колишня", "same"),
    ],
)
def test_yes_with_what_follows(typed: str, value: str) -> None:
    assert read(WORK, typed) == value


def test_a_bare_yes_that_begins_two_labels_is_asked() -> None:
    assert [option.value for option in refused(WORK, "так").options] == ["new", "same"]


@pytest.mark.parametrize("typed", ["1, 2", "нова робота, колишня робота"])
def test_several_where_one_is_asked_for(typed: str) -> None:
    assert [option.value for option in refused(WORK, typed).options] == ["new", "same"]


@pytest.mark.parametrize(
    ("code", "key", "typed", "value"),
    [
        ("A1.1", "family_relation", "моя мама", "mother"),
        ("A1.1", "family_relation", "муж", "husband"),
        ("A1.1", "family_relation", "жена", "wife"),
        ("A1.1", "family_relation", "это моя дочь", "daughter"),
        ("A1.1", "family_relation", "сын", "son"),
        ("A1.1", "family_relation", "папа", "father"),
        ("A1.2", "crossing_means", "на машине", "car"),
        ("A1.2", "crossing_means", "поезд", "train"),
        ("A1.2", "crossing_means", "пешком", "foot"),
        ("A1.2", "crossing_direction", "выезд", "out"),
        ("A1.2", "crossing_direction", "въезд", "in"),
        ("A3.3", "home_event_type", "обстрел", "shelling"),
        ("A3.3", "home_event_type", "оккупация", "occupation"),
        ("A3.3", "home_event_type", "нет света", "utilities"),
        ("A3.7", "loss_kinds", "вещь", ("valuables",)),
    ],
)
def test_the_forms_understand_russian(code: str, key: str, typed: str, value: object) -> None:
    assert read(kind(code, key), typed) == value


def test_a_guess_is_never_taken_for_another_relative() -> None:
    """Asked about, perhaps with «брат» first; never stored."""
    assert refused(kind("A1.1", "family_relation"), "мамин брат").code in ("choice.unknown", "choice.perhaps")


def test_options_are_understood_in_the_language_of_the_reader() -> None:
    english = conversations()["A1.1"].questions["family_relation"].kind.spoken(language("en"))
    assert read(english, "Stepfather") == "stepfather"


WHOM = (
    Option(value="self", label="Для мене", words=("я", "мене")),
    Option(value="child", label="Для моєї дитини", words=("дитина", "дитини")),
    Option(value="other", label="Хтось інший"),
)


@pytest.mark.parametrize("typed", ["для мене і дитини", "мене та дитини", "для меня и ребенка"])
def test_two_options_in_one_breath_are_asked_about(typed: str) -> None:
    refusal = refused(Choice(of=WHOM), typed)
    assert (refusal.code, [option.value for option in refusal.options]) == ("choice.which", ["self", "child"])
    assert read(MultiChoice(of=WHOM), typed) == ("self", "child")


def test_where_nothing_fits_the_other_one_stands_first() -> None:
    assert [option.value for option in refused(Choice(of=WHOM), "свекруха").options] == [
        "other",
        "self",
        "child",
    ]


@pytest.mark.parametrize(
    "typed", ["нічого з цього", "жодне з переліченого", "ничего из этого", "none of these"]
)
def test_none_of_them(typed: str) -> None:
    assert read(MOVED, typed) == ("none",)


def test_a_dot_between_numbers_is_a_comma() -> None:
    assert read(MOVED, "1.2") == ("inside", "abroad")


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("child_sex", "м", "male"), ("child_sex", "чол", "male"), ("child_sex", "мальчик", "male"),
        ("child_sex", "жін", "female"), ("child_sex", "жен", "female"), ("child_sex", "девочка", "female"),
        ("family_relation", "доня", "daughter"), ("family_relation", "сынок", "son"),
        ("family_relation", "матуся", "mother"), ("family_relation", "опік", "guardian"),
    ],
)  # fmt: skip
def test_words_that_are_shortened_or_tender(key: str, typed: str, value: str) -> None:
    assert read(kind("A1.1", key), typed) == value


@pytest.mark.parametrize("typed", ["tak", "da", "безумовно", "однозначно"])
def test_yes_of_another_keyboard(typed: str) -> None:
    assert read(RETURNED, typed) is True


@pytest.mark.parametrize(
    "typed",
    [
        "звісно ні",
        "конечно нет",
        "нет конечно",
        "ні, звичайно",
        "точно ні",
        "ni",
        "net",
        "отсутствует",
        "відсутня",
    ],
)
def test_a_no_that_is_strengthened(typed: str) -> None:
    assert read(RETURNED, typed) is False


@pytest.mark.parametrize(
    ("typed", "yes"),
    [("дааа", True), ("таааак", True), ("ніііі", False), ("нееет", False), ("ні-ні", False), ("так-так-так", True),
     ("не-а", False), ("в жодному разі", False), ("ни в коем случае", False), ("підтверджую", True)],
)  # fmt: skip
def test_yes_and_no_as_they_are_drawled(typed: str, yes: bool) -> None:
    assert read(YesNo(), typed) is yes


@pytest.mark.parametrize(
    ("typed", "number"),
    [("мабуть так", 1), ("скоріше за все ні", 2), ("думаю, що так", 1), ("кажется нет", 2)],
)
def test_what_leans_to_one_side_is_pointed_to(typed: str, number: int) -> None:
    refusal = refused(YesNo(), typed)
    assert (refusal.code, refusal.params["number"]) == ("yes_no.perhaps", number)
