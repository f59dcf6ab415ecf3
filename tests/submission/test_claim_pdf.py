import json
import unicodedata
from contextlib import closing
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogs.engine.snapshot import Line, Part, Snapshot
from submission.claim import describe
from submission.exhibits import Exhibit
from submission.papers.claim import claim_paper
from submission.papers.legible import legible
from submission.papers.pdf import pdf
from submission.papers.words import cite, in_words
from tests.draws import draws
from tests.submission.paper import pages, squeeze, text
from tests.submission.samples import MADE_AT, exhibit, exhibits, incomplete, line, snapshot, stress
from tests.submission.structure import Element, elements


def paper(sample: Snapshot, files: list[Exhibit]) -> bytes:
    return pdf(claim_paper(describe(sample, files, MADE_AT)), MADE_AT)


def one_answer(words: str) -> bytes:
    return paper(replace(snapshot(), parts=(Part("p", "Розділ", (line("k", "питання", words),)),)), [])


def letters(words: str) -> str:
    """Words without white space, joints and marks: shaping composes and reorders marks."""
    return "".join(c for c in words if unicodedata.category(c)[0] not in "CMZ")


def test_every_label_and_answer_is_on_paper_in_order() -> None:
    written = text(paper(snapshot(), exhibits()))
    position = 0
    data = json.loads(describe(snapshot(), exhibits(), MADE_AT).to_json())
    for part in data["parts"]:
        for entry in part["entries"]:
            for each in entry.get("lines", [entry]):
                for words in (each["label"], each["text"]):
                    position = written.index(squeeze(words), position)


def test_page_one_says_what_it_is_and_what_is_missing() -> None:
    first = squeeze("".join(run.text for run in pages(paper(incomplete(), exhibits()))[0] if run.body))
    for words in (
        "Це чернетка заяви до Реєстру збитків.",
        "Заяву ще не подано. Подати її може тільки заявник або заявниця, у Дії.",
        "Остання зміна: 20.11.2026, 11:41 за Києвом. Доказів у пакеті: 3.",
        "Чого ще бракує",
        *incomplete().missing,
        "На що звернути увагу",
        incomplete().notices[0].text + " (пункт 78 Порядку подання заяв)",
    ):
        assert squeeze(words) in first
    assert "Чогощебракує" not in text(paper(snapshot(), exhibits()))


def test_it_says_who_answers_for_the_truth() -> None:
    truth = "Відповідальність за достовірність відомостей, що містяться в заяві, несуть заявники."
    sample = replace(snapshot(), responsibility=truth)
    assert squeeze(f"{truth} (пункт 7 Порядку подання заяв)") in text(paper(sample, exhibits()))
    assert json.loads(describe(sample, exhibits(), MADE_AT).to_json())["responsibility"] == truth
    assert "Відповідальність" not in text(paper(snapshot(), exhibits()))


def test_the_list_of_evidence_names_each_file_with_its_sum() -> None:
    written = text(paper(snapshot(), exhibits()))
    for file in exhibits():
        assert file.sha256 in written
        assert squeeze(file.attached_to) in written
    for words in (
        "02-IMG_2022-03-16 дорога на Запоріжжя.png",
        "01.11.2026, 15:00 за Києвом",
        "71 Б",
        "До заяви загалом",
    ):
        assert squeeze(words) in written
    assert squeeze("Доказів не додано.") in text(one_answer("так"))


def test_skips_differ_from_answers_and_exhibits_are_cited() -> None:
    runs = [run for page in pages(paper(snapshot(), exhibits())) for run in page]
    italic = [run.text for run in runs if "Italic" in run.font]
    assert italic == ["Не хочу відповідати", "Немає документа", "Не знаю", "Не знаю"]
    assert "Докази: № 2, № 1" in [run.text for run in runs]


def test_how_an_amount_was_worked_out_stands_under_the_answer() -> None:
    worked = replace(line("k", "сума", "300 000 грн"), working=("2 × 150 000 грн", "разом 300 000 грн"))
    written = text(paper(replace(snapshot(), parts=(Part("p", "Розділ", (worked,)),)), []))
    assert squeeze("300 000 грн Розрахунок: 2 × 150 000 грн разом 300 000 грн") in written
    assert "Розрахунок" not in text(one_answer("300 000 грн"))


def test_each_page_has_its_number_and_the_category() -> None:
    all_pages = pages(paper(snapshot(), exhibits()))
    for number, page in enumerate(all_pages, start=1):
        words = "".join(run.text for run in page)
        assert f"Сторінка {number} з {len(all_pages)}" in words
        assert "Чернетка" in words
        assert "A1.2" in words
        assert "Вимушене переміщення" in words


def test_the_pdf_declares_both_standards_its_language_and_title() -> None:
    pdf = paper(snapshot(), exhibits())
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Lang(uk)" in pdf
    assert b"<rdf:li>uk</rdf:li>" in pdf
    assert b"/MarkInfo<</Marked true" in pdf
    assert "Категорія A1.2. Вимушене переміщення за межі України".encode() in pdf
    assert b"/CreationDate(D:20261120094127Z)" in pdf


def test_a_screen_reader_meets_each_label_and_each_answer_as_a_paragraph_under_headings() -> None:
    told = elements(paper(snapshot(), exhibits()))
    assert told[0] == Element("H1", "Категорія A1.2. Вимушене переміщення за межі України")
    sections = [words for tag, words in told if tag == "H2"]
    assert sections == [*(part.title for part in snapshot().parts), "Перелік доказів"]
    assert [words for tag, words in told if tag == "H3"] == ["Рідна людина 1", "Рідна людина 2"]
    at = told.index(Element("H2", "Про заявника чи заявницю"))
    assert told[at + 1 : at + 7] == [
        Element("P", "прізвище, власне ім’я, по батькові (за наявності) (п. 78)"),
        Element("P", "Криниця Олена Тарасівна"),
        Element("P", "дата народження (п. 78)"),
        Element("P", "12 квітня 1969 року"),
        Element("P", "номер телефону (додаткове питання)"),
        Element("P", "+380 50 000 00 00"),
    ]
    home = told.index(Element("P", "87500, Донецька область, м. Маріуполь, просп. Миру, буд. 1, кв. 1"))
    assert told[home + 1] == Element("P", "Докази: № 1")
    assert {tag for tag, _ in told} == {"H1", "H2", "H3", "P", "Lbl", "LBody"}


def test_the_print_is_large_enough_for_a_phone() -> None:
    sizes = {(run.size, run.font.split("-")[0]) for page in pages(paper(*stress())) for run in page}
    assert min(size for size, font in sizes if font == "LibertinusSerif") >= 11


def test_the_same_claim_gives_the_same_bytes() -> None:
    assert paper(*stress()) == paper(*stress())


def test_everything_hostile_at_once_is_printed_legibly() -> None:
    sample, files = stress()
    printed = pages(paper(sample, files))
    written = squeeze("".join(run.text for page in printed for run in page if run.body))
    for entry in sample.parts[2].entries:
        assert isinstance(entry, Line)
        if entry.label != "scripts":  # right-to-left runs are stored in the order of sight
            assert letters(legible(entry.text)) in letters(written)
    assert squeeze("показано кодами, як-от ⟨U+202E⟩") in written
    assert max(len(run.text) for page in printed for run in page) < 130, "a line ran over the edge"
    assert squeeze("Рідна людина 30") in written
    assert all(file.sha256 in written for file in files)


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    for page in pages(paper(*stress())):
        body = [run for run in page if run.body]
        assert body[-1].size < 13


@given(st.text(max_size=60))
@example("#panic() $x$ *b* <label> @ref \\ // `raw`")
@example("🏳️‍🌈")
@example("\u0301")
@example("а\u20dd")
@draws(150)
def test_any_words_can_be_printed(words: str) -> None:
    assert one_answer(words).startswith(b"%PDF-1.7")


def test_a_mark_that_its_font_cannot_put_there_costs_only_rare_scripts() -> None:
    written = text(one_answer("1\u0595 Sağ oluñ, дякую, ქართული"))
    assert "1⟨U+0595⟩Sağoluñ,дякую,⟨U+10E5⟩" in written


def test_a_caption_longer_than_a_page_is_not_cut_off() -> None:
    wordy = [exhibit(1, "a.png", b"", caption="中文" * 512, attached_to="питання " * 400)]
    made = paper(replace(snapshot(), parts=()), wordy)
    assert len(pages(made)) >= 3
    assert text(made).count("⟨U+4E2D⟩") == 512


def test_markup_is_printed_as_it_was_typed() -> None:
    words = '#panic("x") $x^2$ *bold* _it_ <label> @ref // comment'
    assert squeeze(words) in text(one_answer(words))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("78.1/3", "п. 78, пп. 1, поз. 3"),
        ("92/26", "п. 92, поз. 26"),
        ("78/a", "п. 78"),
        ("78/e", "п. 78"),
        ("", ""),
        ("G5", ""),
    ],
)
def test_items_of_the_order_are_cited_as_people_do(source: str, words: str) -> None:
    assert cite(source).replace("\u00a0", " ") == words


def test_sizes_are_in_words() -> None:
    assert [in_words(n) for n in (0, 999, 1000, 123_456, 20_000_000)] == [
        "0 Б",
        "999 Б",
        "1,0 КБ",
        "123,5 КБ",
        "20,0 МБ",
    ]


@pytest.mark.parametrize("answers", range(0, 40, 3))
def test_a_long_list_of_evidence_begins_where_the_answers_end(answers: int) -> None:
    """However full the page is: the heading stays with the first entry, and both go on the next page only where the
    rest of the page is too small for them."""
    told = tuple(line(f"k{n}", "питання", "відповідь") for n in range(answers))
    files = [exhibit(n, f"{n}.png", bytes([n])) for n in range(1, 61)]
    made = paper(replace(snapshot(), notices=(), parts=(Part("p", "Розділ", told),)), files)
    texts = [squeeze("".join(run.text for run in page if run.body)) for page in pages(made)]
    [at] = [n for n, words in enumerate(texts) if "Перелікдоказів" in words]
    assert "№1:" in texts[at]
    if texts[at].startswith("Перелікдоказів"):
        assert foot(made, at - 1) < 200


def foot(pdf: bytes, number: int) -> float:
    """How high above the edge of a page its text ends, without the number of the page; in points."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[number]
        bottoms: list[float] = [thing.get_bounds()[1] for thing in page.get_objects([1])]
        return min(bottom for bottom in bottoms if bottom > 50)


def test_a_hundred_exhibits_have_a_row_each() -> None:
    files = [exhibit(n, f"знімок {n}.png", bytes([n])) for n in range(1, 101)]
    written = text(paper(replace(snapshot(), parts=()), files))
    assert all(squeeze(f"{n:03}-знімок {n}.png") in written for n in range(1, 101))
