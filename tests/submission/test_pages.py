"""claim.html and diia.html: the words of the papers, as pages that are safe and readable on any phone."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, sync_playwright
from playwright.sync_api import Page as Shown

from dialogs.engine.snapshot import Part, Snapshot
from submission.claim import describe
from submission.exhibits import Exhibit
from submission.papers.blocks import Paper
from submission.papers.claim import claim_paper
from submission.papers.diia import diia_paper
from submission.papers.page import page
from submission.papers.pdf import pdf
from tests.draws import draws
from tests.submission.markup import Page
from tests.submission.paper import squeeze, text
from tests.submission.samples import MADE_AT, exhibits, incomplete, line, snapshot, stress

HUB = "https://diia.gov.ua/reparatsii-mizhnarodnyi-reiestr-zbytkiv"


def papers(sample: Snapshot, files: list[Exhibit]) -> tuple[Paper, Paper]:
    claim = describe(sample, files, MADE_AT)
    return claim_paper(claim), diia_paper(sample, claim, {file.id: file.number for file in files})


@pytest.mark.parametrize("at", [0, 1], ids=["claim", "diia"])
@pytest.mark.parametrize("sample", [snapshot(), incomplete()], ids=["whole", "incomplete"])
def test_a_page_says_what_the_paper_says(at: int, sample: Snapshot) -> None:
    paper = papers(sample, exhibits())[at]
    shown, printed = Page(page(paper)).words, text(pdf(paper, MADE_AT))
    for bullet in ("•", *(f"{n}." for n in range(1, 9))):  # the browser numbers its lists itself
        printed = printed.replace(bullet, "")
        shown = shown.replace(bullet, "")
    assert shown.removeprefix(squeeze(paper.header + ".Чернетка")) == printed.replace("SHA-256:", "SHA-256:")


def test_it_is_in_ukrainian_and_loads_and_runs_nothing() -> None:
    for paper in papers(*stress()):
        source = page(paper)
        read = Page(source)
        assert source.startswith(b'<!DOCTYPE html>\n<html lang="uk">')
        assert b'<meta charset="utf-8">' in source[:1024]
        assert set(read.links) <= {HUB}
        assert not {"script", "img", "iframe", "form", "link"} & set(read.seen)
        [policy] = [meta["content"] for meta in read.seen["meta"] if "http-equiv" in meta]
        style = "".join(words for tag, words in read.told if tag == "style")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert policy and policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
        assert "url(" not in style and "@import" not in style
        assert "prefers-color-scheme: dark" in style and "@media print" in style


def test_the_address_of_diia_is_a_link_on_the_page_and_on_paper() -> None:
    _, guide = papers(snapshot(), exhibits())
    assert Page(page(guide)).links == [HUB]
    assert re.findall(rb"/URI\((.*?)\)", pdf(guide, MADE_AT)) == [HUB.encode()]
    told = replace(snapshot(), parts=(Part("p", "Розділ", (line("k", "питання", f"див. {HUB}", "92/1"),)),))
    assert Page(page(papers(told, [])[0])).links == []


def test_headings_go_down_step_by_step() -> None:
    for paper in papers(snapshot(), exhibits()):
        levels = [int(tag[1]) for tag, words in Page(page(paper)).told if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_is_to_be_copied_is_one_piece_verbatim() -> None:
    _, guide = papers(snapshot(), exhibits())
    told = [words for tag, words in Page(page(guide)).told if tag == "span"]
    story = next(entry for entry in snapshot().parts[1].entries if entry.key == "story")
    assert getattr(story, "text") in told  # noqa: B009  # a line, not a group
    assert b'<span dir="auto" class="all">' in page(guide)


@given(st.text(max_size=80))
@example("<script>alert(1)</script>")
@example("</span></p><img src=x onerror=alert(1)>")
@example('" onmouseover="alert(1)')
@example("&lt;b&gt; &amp; &#60; \0 \x1b \u202e \u2028 \ufffe \U000e0041")
@example("👨‍👩‍👧 🏳️‍🌈 שלום مرحبا 中文")
@draws(150)
def test_any_words_are_words_and_nothing_else(words: str) -> None:
    told = replace(snapshot(), parts=(Part(words, words or "я", (line("k", words or "я", words, "92/1"),)),))
    for paper in papers(told, []):
        read = Page(page(paper))
        shown = re.sub(r"⟨U\+[0-9A-F]+(×\d+)?⟩", "", read.words)
        assert letters(words) in letters(shown)


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def test_a_person_may_write_in_every_script_and_with_emoji() -> None:
    words = "👨‍👩‍👧‍👦 🏳️‍🌈 שלום · مرحبا · ქართული · 中文 · हिन्दी · Къырымтатарджа"
    told = replace(snapshot(), parts=(Part("p", "Розділ", (line("k", "питання", words, "92/1"),)),))
    assert all(words in page(paper).decode() for paper in papers(told, []))


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(390, 844, 1), (320, 568, 1), (320, 568, 2), (1280, 800, 1)]
)
def test_it_fits_every_screen_and_asks_for_nothing(
    chromium: str, tmp_path: Path, width: int, height: int, scale: int
) -> None:
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark", is_mobile=width < 1000
        )
        for name, paper in zip(("claim", "diia"), papers(*stress()), strict=True):
            file = tmp_path / f"{name}.html"
            file.write_bytes(page(paper))
            shown, noticed = visited(context, file)
            shown.evaluate(f"document.documentElement.style.fontSize = '{100 * scale}%'")
            assert shown.evaluate("document.documentElement.scrollWidth") <= width
            assert shown.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 16 * scale
            assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"
            assert noticed == [file.as_uri()]
        browser.close()


def visited(context: BrowserContext, file: Path) -> tuple[Shown, list[str]]:
    """The page in a browser, and all that it asks for or complains of."""
    noticed: list[str] = []
    shown = context.new_page()
    shown.on("request", lambda request: noticed.append(request.url))
    shown.on("console", lambda message: noticed.append(message.text))
    shown.goto(file.as_uri())
    return shown, noticed
