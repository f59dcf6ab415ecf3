import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from submission.exhibits import archive_names, safe_name
from tests.submission.samples import exhibit

RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}


@given(st.text(max_size=300))
@example("../../etc/passwd")
@example("C:\\Windows\\system32\\con.txt")
@example("рахунок\u202egpj.exe")
@example("a\0b\u200b.png")
@example("й" * 300 + ".jpeg")
@example("👨‍👩‍👧" * 100 + ".heic")
@example("nul.txt")
@example("...")
@example("  ")
@example("a. ")
def test_any_declared_name_becomes_a_safe_one(declared: str) -> None:
    for name in (safe_name(declared), safe_name(declared, prefix="07-")):
        assert name
        assert len(name) <= 80
        assert len(name.encode()) <= 240
        assert unicodedata.is_normalized("NFC", name)
        assert not set(name) & set('/\\<>:"|?*')
        assert all(c == " " or unicodedata.category(c)[0] in "LNPS" for c in name)
        assert name.split(".")[0].lower() not in RESERVED
        assert name == name.strip(" .")


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("Довідка.pdf", "Довідка.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\скан 1.jpg", "скан 1.jpg"),
        ("рахунок\u202egpj.exe", "рахунок gpj.exe"),
        ("и\u0306од.txt", "йод.txt"),
        ("con.txt", "_con.txt"),
        ("", "файл"),
        (".pdf", "файл.pdf"),
        ("я" * 200 + ".jpeg", "я" * 75 + ".jpeg"),
    ],
)
def test_a_name_stays_recognisable(declared: str, name: str) -> None:
    assert safe_name(declared) == name


def test_the_number_makes_the_path_unique_and_sortable() -> None:
    few = [exhibit(2, "a.png", b"2"), exhibit(1, "a.png", b"1")]
    assert list(archive_names(few).values()) == ["evidence/01-a.png", "evidence/02-a.png"]
    many = archive_names(exhibit(n, "a.png", bytes([n])) for n in range(1, 121))
    assert many["file-7"] == "evidence/007-a.png"
    assert len(set(many.values())) == 120
    assert archive_names([]) == {}


def test_identical_files_share_a_name_with_all_their_numbers() -> None:
    twins = [exhibit(n, f"{n}.png", b"same") for n in (12, 3, 7)]
    other = exhibit(4, "3.png", b"other")
    assert archive_names([*twins, other]) == {
        "file-3": "evidence/03+07+12-3.png",
        "file-7": "evidence/03+07+12-3.png",
        "file-12": "evidence/03+07+12-3.png",
        "file-4": "evidence/04-3.png",
    }
    many = archive_names(exhibit(n, "a.png", b"same") for n in range(1, 121))
    assert set(many.values()) == {"evidence/001+002+003+004+005+006+-a.png"}


def test_two_exhibits_cannot_share_a_number_or_an_id() -> None:
    with pytest.raises(ValueError, match="numbers and ids of their own"):
        archive_names([exhibit(1, "a", b""), exhibit(1, "b", b"", id="other")])
    with pytest.raises(ValueError, match="numbers and ids of their own"):
        archive_names([exhibit(1, "a", b"", id="same"), exhibit(2, "b", b"", id="same")])
