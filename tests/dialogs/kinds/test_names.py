"""Names as they are typed: which word is the surname is read right, or asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.kinds.person_name import FullName, PersonName
from tests.dialogs.scope import read, refused


@pytest.mark.parametrize(
    ("typed", "surname", "given", "patronymic"),
    [
        ("коваль в'ячеслав", "Коваль", "В’ячеслав", ""),
        ("КОВАЛЬ В'ЯЧЕСЛАВ", "Коваль", "В’ячеслав", ""),
        ("м'якота мар'яна", "М’якота", "Мар’яна", ""),
        ("п‘ятак іван", "П’ятак", "Іван", ""),
        ("солов'йов дем'ян лук'янович", "Солов’йов", "Дем’ян", "Лук’янович"),
        ("д'артаньян шарль", "Д’Артаньян", "Шарль", ""),
        ("o'connor john", "O’Connor", "John", ""),
        ("Коваль олена іванівна", "Коваль", "Олена", "Іванівна"),
        ("КОВАЛЬ Олена", "Коваль", "Олена", ""),
    ],
)
def test_capitals(typed: str, surname: str, given: str, patronymic: str) -> None:
    assert read(PersonName(), typed) == FullName(surname, given, patronymic)


@pytest.mark.parametrize(
    ("typed", "surname", "given", "patronymic"),
    [
        ("Олена Петрівна Мацкевич", "Мацкевич", "Олена", "Петрівна"),
        ("Мацкевич Олена Петрівна", "Мацкевич", "Олена", "Петрівна"),
        ("Іван Петрович Мацкевич", "Мацкевич", "Іван", "Петрович"),
        ("Мацкевич Іван Петрович", "Мацкевич", "Іван", "Петрович"),
        ("Олександр Сергійович Петрович", "Петрович", "Олександр", "Сергійович"),
        ("Петрович Олександр Сергійович", "Петрович", "Олександр", "Сергійович"),
        ("Лідія Вікторівна Павлович", "Павлович", "Лідія", "Вікторівна"),
        ("Богданович Зіновій Богданович", "Богданович", "Зіновій", "Богданович"),
        ("Зіновій Богданович Богданович", "Богданович", "Зіновій", "Богданович"),
        ("Олена Мацкевич", "Мацкевич", "Олена", ""),
        ("Мацкевич Олена", "Мацкевич", "Олена", ""),
        ("Олександр Сенкевич", "Сенкевич", "Олександр", ""),
        ("Юлія Павлович", "Павлович", "Юлія", ""),
        ("Олена Коваль", "Коваль", "Олена", ""),
        ("Гнат Хоткевич", "Хоткевич", "Гнат", ""),
        ("Rafael Sousa dos Anjos", "dos Anjos", "Rafael Sousa", ""),
        ("Pennie von Bergen Wessel", "von Bergen Wessel", "Pennie", ""),
        ("Іван Франко", "Франко", "Іван", ""),
        ("Тарас Шевченко", "Шевченко", "Тарас", ""),
        ("Наталья Сергеевна Иванова", "Иванова", "Наталья", "Сергеевна"),
        ("Иванов Илья Ильич", "Иванов", "Илья", "Ильич"),
        ("Татьяна Кузьминична Петрова", "Петрова", "Татьяна", "Кузьминична"),
        ("Olena Ivanivna Koval", "Koval", "Olena", "Ivanivna"),
        ("John Smith", "Smith", "John", ""),
        ("анна-марія мельниченко", "Мельниченко", "Анна-Марія", ""),
        ("Нечуй Левицький Іван Семенович", "Нечуй Левицький", "Іван", "Семенович"),
        ("Іван Семенович Нечуй-Левицький", "Нечуй-Левицький", "Іван", "Семенович"),
        ("García Márquez, Gabriel José", "García Márquez", "Gabriel", "José"),
        ("Коваль, Олена Іванівна", "Коваль", "Олена", "Іванівна"),
        ("Прізвище: Коваль, ім'я: Олена", "Коваль", "Олена", ""),
        ("Мене звати Олена Коваль", "Коваль", "Олена", ""),
        ("моя дочка Олена Коваль", "Коваль", "Олена", ""),
    ],
)
def test_the_order_is_read(typed: str, surname: str, given: str, patronymic: str) -> None:
    assert read(PersonName(), typed) == FullName(surname, given, patronymic)


@pytest.mark.parametrize(
    ("typed", "patronymic"),
    [
        ("Мамедов Ельчин Расім огли", "Расім огли"),
        ("Ельчин Расім огли Мамедов", "Расім огли"),
        ("Мамедов Ельчин Расім оглу", "Расім оглу"),
        ("Мамедов Ельчин Расим-оглы", "Расим-оглы"),
        ("МАМЕДОВ ЕЛЬЧИН РАСІМ ОГЛИ", "Расім огли"),
        ("Мамедов Ельчин Мустафа оглы", "Мустафа оглы"),
    ],
)
def test_sons(typed: str, patronymic: str) -> None:
    assert read(PersonName(), typed) == FullName("Мамедов", "Ельчин", patronymic)


@pytest.mark.parametrize("daughter", ["кизи", "кызы", "къызы", "гизи", "кизы"])
def test_daughters(daughter: str) -> None:
    for typed in (f"Усеїнова Айше Сервер {daughter}", f"Айше Сервер {daughter} Усеїнова"):
        assert read(PersonName(), typed) == FullName("Усеїнова", "Айше", f"Сервер {daughter}")


@pytest.mark.parametrize(
    ("typed", "surnames"),
    [
        ("Іван Адамович", ["Адамович", ""]),
        ("Юрій Павлович", ["Павлович", ""]),
        ("Павло Захар", ["Павло", "Захар"]),
        ("Степан Бандера", ["Бандера", "Степан"]),
        ("Петрович Іван Мацкевич", ["Петрович", "Мацкевич"]),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked(typed: str, surnames: list[str]) -> None:
    refusal = refused(PersonName(), typed)
    assert refusal.code == "name.order"
    assert [option.label.split("|")[0] for option in refusal.options] == surnames
    whole = next(option for option in refusal.options if not option.label.startswith("|"))
    assert read(PersonName(), typed, option=whole.value).surname == whole.label.split("|")[0]


def test_names_without_a_surname_ask_for_it() -> None:
    assert refused(PersonName(), "Олена Іванівна").code == "name.no_surname"
    assert refused(PersonName(), "Іван Адамович", option="Іван Адамович").code == "name.no_surname"


@pytest.mark.parametrize(
    "typed",
    ["не знаю", "Не знаю", "не знаю як звати", "я не пам’ятаю", "не помню", "нема", "немає", "невідомо", "неизвестно",
     "не хочу", "ні", "нет", "no idea", "unknown", "хз", "не знаю, Коваль", "пропустити"],
)  # fmt: skip
def test_a_refusal_is_never_a_person(typed: str) -> None:
    refusal = refused(PersonName(), typed)
    assert (refusal.code, refusal.soft) == ("name.none", False)


@pytest.mark.parametrize("typed", ["Коваль О. І.", "Коваль О І", "О. І. Коваль", "О.І.Коваль", "о і коваль"])
def test_single_letters_are_initials(typed: str) -> None:
    assert refused(PersonName(), typed).code == "name.initials"
    assert read(PersonName(), typed, keep=True) == FullName("Коваль", "О", "І")


@pytest.mark.parametrize(
    ("typed", "part"),
    [("Коваль Олена 1980", "1980"), ("Коваль @olena", "@"), ("Коваль (Петренко) Олена", "()")],
)
def test_a_refusal_names_what_is_no_name(typed: str, part: str) -> None:
    assert refused(PersonName(), typed).params["part"] == part


@given(
    st.sampled_from(["Коваль", "Мацкевич", "Шевченко", "Гнатюк", "Сорока"]),
    st.sampled_from(["Олена", "Ірина"]),
)
def test_both_orders_mean_the_same_person(surname: str, given: str) -> None:
    assert read(PersonName(), f"{surname} {given}") == read(PersonName(), f"{given} {surname}")


@pytest.mark.parametrize(
    ("typed", "surname", "given", "patronymic"),
    [
        ("Мій брат Бойко Андрій Іванович", "Бойко", "Андрій", "Іванович"),
        ("Мой муж Петренко Сергей Иванович", "Петренко", "Сергей", "Иванович"),
        ("Моя дочка Софія Коваленко", "Коваленко", "Софія", ""),
        ("My brother John Smith", "Smith", "John", ""),
        ("Бойко Андрій Іванович, мій брат", "Бойко", "Андрій", "Іванович"),
        ("Бойко Андрій Іванович (мій брат)", "Бойко", "Андрій", "Іванович"),
        ("Бойко Андрій Іванович - брат", "Бойко", "Андрій", "Іванович"),
        ("Дочка Коваленко Софія", "Коваленко", "Софія", ""),
        ("Мати Іванова Ганна Петрівна", "Іванова", "Ганна", "Петрівна"),
        ("Брат Андрій Іванович", "Брат", "Андрій", "Іванович"),
        ("Іван Син", "Син", "Іван", ""),
    ],
)
def test_kinship_is_no_part_of_a_name(typed: str, surname: str, given: str, patronymic: str) -> None:
    assert read(PersonName(), typed) == FullName(surname, given, patronymic)


@pytest.mark.parametrize(
    ("typed", "surname", "given", "patronymic"),
    [
        ("Ткаченко Ірина Вікторівна дівоче Мороз", "Ткаченко", "Ірина", "Вікторівна"),
        ("Ткаченко Ірина Вікторівна (дівоче прізвище Мороз)", "Ткаченко", "Ірина", "Вікторівна"),
        ("Ткаченко Ірина Вікторівна, девичья фамилия Мороз", "Ткаченко", "Ірина", "Вікторівна"),
        ("Коваль Петро Іванович до шлюбу Мороз", "Коваль", "Петро", "Іванович"),
        ("Ткаченко Марічка, по батькові Олегівна", "Ткаченко", "Марічка", "Олегівна"),
        ("Марія Ткаченко по батькові Олегівна", "Ткаченко", "Марія", "Олегівна"),
        ("прізвище Коваль, Олена Іванівна", "Коваль", "Олена", "Іванівна"),
        ("Коваль, ім'я Петро", "Коваль", "Петро", ""),
    ],
)
def test_words_that_say_what_a_name_is(typed: str, surname: str, given: str, patronymic: str) -> None:
    assert read(PersonName(), typed) == FullName(surname, given, patronymic)


@pytest.mark.parametrize(
    ("typed", "surname", "given", "patronymic"),
    [
        ("Олена Петренко Іванівна", "Петренко", "Олена", "Іванівна"),
        ("Марія Сорока Андріївна", "Сорока", "Марія", "Андріївна"),
        ("Зовут меня Ольга Сергеевна Кузнецова", "Кузнецова", "Ольга", "Сергеевна"),
        ("мене звуть Петренко Олена", "Петренко", "Олена", ""),
        ("його звуть Бойко Андрій", "Бойко", "Андрій", ""),
        ("п. Кравець Олена", "Кравець", "Олена", ""),
        ("моя фамілія Ткач, ім'я Яна", "Ткач", "Яна", ""),
        ("Ткач Яна б/п", "Ткач", "Яна", ""),
        ("Ткач Яна, немає по батькові", "Ткач", "Яна", ""),
        ("Ткач Яна, отчества нет", "Ткач", "Яна", ""),
        ("Гордієнко Вікторія, я її мама", "Гордієнко", "Вікторія", ""),
        ("Ткач Яна Ігорівна.", "Ткач", "Яна", "Ігорівна"),
        ("van der Berg Anna", "van der Berg", "Anna", ""),
        ("Hendrik van Dijk", "van Dijk", "Hendrik", ""),
    ],
)
def test_words_around_a_name_are_no_part_of_it(typed: str, surname: str, given: str, patronymic: str) -> None:
    assert read(PersonName(), typed) == FullName(surname, given, patronymic)


@pytest.mark.parametrize(
    "typed", ['Д"яченко Мар"яна', "Д*яченко Мар*яна", "Д’’яченко Мар’’яна", "Д^яченко Мар^яна"]
)
def test_a_mark_typed_for_an_apostrophe(typed: str) -> None:
    assert read(PersonName(), typed) == FullName("Д’яченко", "Мар’яна", "")


@pytest.mark.parametrize(
    ("typed", "surnames"),
    [
        ("Кость Левицький", ["Левицький", "Кость"]),
        ("Эмине Джеппарова", ["Джеппарова", "Эмине"]),
        ("Сорока Шевченко", ["Шевченко", "Сорока"]),
        ("Еміне Сейран Аметова", ["Аметова", "Еміне"]),
        ("Джеппар Аметова Еміне", ["Джеппар Аметова", "Джеппар"]),
        ("Іванівна Петренко Олена", ["Петренко", "Іванівна"]),
        ("Нгуен Ван Хунг", ["Нгуен", "Ван Хунг"]),
    ],
)
def test_a_surname_that_nobody_has_for_a_given_name_is_asked_about(typed: str, surnames: list[str]) -> None:
    refusal = refused(PersonName(), typed)
    assert refusal.code == "name.order"
    assert [option.label.split("|")[0] for option in refusal.options] == surnames


@pytest.mark.parametrize(
    "typed",
    ["та сама", "той самий", "тот же", "як у паспорті", "как в паспорте", "дивіться в документах",
     "Кравець Олена, в паспорті Кравец", "моя фамілія", "мене звуть"],
)  # fmt: skip
def test_a_sentence_about_a_name_is_no_name(typed: str) -> None:
    assert refused(PersonName(), typed).code == "name.none"


@pytest.mark.parametrize("typed", ["Кравець Аліна, Кравець Максим", "Бойко Іван, Бойко Марія, Бойко Олег"])
def test_two_people_in_a_row_are_not_one(typed: str) -> None:
    assert refused(PersonName(), typed).code == "name.several"


@pytest.mark.parametrize(("typed", "part"), [("Петренко Олена Ів.", "Ів"), ("Петренко Ол. Ів.", "Ол Ів")])
def test_a_shortened_name_is_no_whole_one(typed: str, part: str) -> None:
    refusal = refused(PersonName(), typed)
    assert (refusal.code, refusal.params["part"]) == ("name.initials", part)
