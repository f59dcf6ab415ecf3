import pytest
from hypothesis import given
from hypothesis import strategies as st

from submission.papers.glyphs import known, shows
from submission.papers.legible import alphabet, legible, plain


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Слава Україні! Sağ oluñ, къырымтатар", "Слава Україні! Sağ oluñ, къырымтатар"),
        ("один\r\nдва\u2028три\u0085чотири", "один\nдва\nтри\nчотири"),
        ("а\tб\u2003в", "а б в"),
        ("сло\u200bво\u200d\ufeff", "слово"),
        ("\0", "⟨U+0000⟩"),
        ("файл\u202egpj.exe", "файл⟨U+202E⟩gpj.exe"),
        ("дякую 🙏🙏🏽 🇺🇦❤\ufe0f", "дякую 🙏🙏🏽 🇺🇦❤"),
        ("👨‍👩‍👧 🏳️‍🌈", "👨‍👩‍👧 🏳‍🌈"),
        ("а\u200dб 👨\u200d", "аб 👨"),
        ("中中中", "⟨U+4E2D×3⟩"),
        ("е" + "\u0301" * 10_000, "е\u0301\u0301\u0301⟨U+0301×9997⟩"),
        ("\ue000", "⟨U+E000⟩"),
    ],
)
def test_what_cannot_be_printed_is_shown_by_its_code(words: str, page: str) -> None:
    assert legible(words) == page


@given(st.text())
def test_only_allowed_characters_reach_the_page(words: str) -> None:
    assert set(legible(words)) <= alphabet() | {"\u200b"}
    assert set(legible(words, plain())) <= plain() | {"\u200b"}


def test_a_long_word_gets_joints_between_its_parts() -> None:
    assert legible("задекларованого/зареєстрованого") == "задекларованого/зареєстрованого"
    url = "https://example.org/one/two/three/four/five/six/seven"
    assert legible(url).replace("\u200b", "") == url
    assert max(map(len, legible("я" * 5000).split("\u200b"))) == 8


def test_the_fonts_still_have_every_character_of_the_list() -> None:
    assert shows(sorted(known()))
    assert set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐЄІЇ’«»—№₴äöüñçğşıİâûß") <= known()
    assert set("😀🙏❤✅☎🇺🏽") <= known()
    assert not shows(["中"])
    assert "中" not in known()
