"""The sheet for Diia as one PDF that a phone shows without zoom."""

import re
from dataclasses import replace

from dialogs.engine.snapshot import Part
from submission.claim import describe
from submission.papers.diia import diia_paper
from submission.papers.pdf import pdf
from submission.phone import phone
from tests.submission.paper import pages, squeeze, text
from tests.submission.samples import MADE_AT, exhibits, line, snapshot, stress

PHONE = 390
"""CSS pixels of a common phone in width."""


def never() -> bytes:
    raise AssertionError("read")


def test_letters_are_as_large_as_in_a_chat_when_the_page_fills_the_screen() -> None:
    made = phone(*stress(), number=3, made_at=MADE_AT)
    widths = {float(width) for width in re.findall(rb"/MediaBox\[0 0 ([\d.]+) [\d.]+\]", made.data)}
    [width] = widths
    sizes = [run.size for page in pages(made.data) for run in page if run.body]
    assert min(sizes) * PHONE / width >= 16
    assert max(len(run.text) for page in pages(made.data) for run in page) < 70, "a line ran over the edge"


def test_it_says_what_the_sheet_on_paper_says() -> None:
    """But for the names of copies, for which the files would have to be opened."""
    sample = replace(snapshot(), parts=snapshot().parts[:1])
    numbers = {file.id: file.number for file in exhibits()}
    paper = pdf(diia_paper(sample, describe(sample, exhibits(), MADE_AT), numbers), MADE_AT)
    assert text(phone(sample, exhibits(), number=3, made_at=MADE_AT).data) == text(paper)


def test_it_opens_no_file_and_its_name_tells_nothing() -> None:
    sealed = [replace(file, read=never) for file in exhibits()]
    made = phone(snapshot(), sealed, number=3, made_at=MADE_AT)
    assert (made.path, made.media_type) == ("zayava-3.pdf", "application/pdf")
    assert made.data == phone(snapshot(), sealed, number=3, made_at=MADE_AT).data
    written = text(made.data)
    assert squeeze("№ 2: 02-IMG_2022-03-16 дорога на Запоріжжя") in written
    assert "evidence" not in written


def test_it_is_for_screen_readers_and_for_the_archive_too() -> None:
    made = phone(*stress(), number=3, made_at=MADE_AT).data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"<pdfaid:part>2</pdfaid:part>" in made


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    for page in pages(phone(*stress(), number=3, made_at=MADE_AT).data):
        assert [run for run in page if run.body][-1].size not in (13.5, 15, 18)


def test_a_long_answer_goes_on_over_pages() -> None:
    words = "слово " * 3000
    sample = replace(snapshot(), parts=(Part("p", "Розділ", (line("k", "питання", words, "92/1"),)),))
    assert text(phone(sample, [], number=1, made_at=MADE_AT).data).count("слово") == 3000
