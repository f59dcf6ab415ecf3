"""The measurements measure the program as it is, and say what they found."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from xml.etree import ElementTree

from aiohttp import ClientSession

from benchmarks.drafts import bytes_of_a_draft
from benchmarks.found import Found
from benchmarks.load import Waits
from benchmarks.pace import pace
from benchmarks.packages import Package
from benchmarks.picture import drawn
from benchmarks.speed import Speed, speed
from benchmarks.still import still
from benchmarks.subjects import Subject, Version, present
from benchmarks.table import written
from benchmarks.telegram import TOKEN, Telegram

MOST_OF_A_DRAFT = 6_000
NOW, OLDER = Version("0.9.9", Path(), "python"), Version("0.1.0 & <older>", Path(), "python")
ECHO, OURS, THEIRS = (Subject(version, "webhook") for version in (None, NOW, OLDER))
TWICE = Subject(NOW, "webhook", "postgresql", 2)


def run(rate: float) -> Speed:
    return Speed(rate, Waits(1, 2, 3), 0.5, 0.25, 100, 1.5)


def found() -> Found:
    speeds = {ECHO: [run(100)], THEIRS: [run(50)], OURS: [run(200), run(900), run(300)], TWICE: [run(400)]}
    paces = {OURS: Waits(1, 2, 17), TWICE: Waits(5000, 9000, 77_000)}
    sizes, packages = {"0.1.0 & <older>": 12_000.0, "0.9.9": 5000.0}, Package(2, 1, 200)
    return Found(32, 5, 3, Waits(1.25, 4, 31), speeds, paces, sizes, dict.fromkeys(sizes, packages))


def test_the_table_has_a_row_for_everybody_and_the_middle_of_all_runs() -> None:
    page = written(found(), ["--against", "v0.1.0"])
    assert 'make bench ARGS="--against v0.1.0"' in page
    assert "| 0.9.9 | webhook, SQLite | 300 | 3.00 |" in page
    assert "| 0.9.9 | webhook, PostgreSQL, 2 processes | 400 | 4.00 | 1.0 | 2.0 | 0.50 | 0.25 |" in page
    assert "| echo | webhook | 100 | – |" in page
    assert "| 0.9.9 | webhook, SQLite | 1.0 | 2.0 | 17.0 |" in page
    assert page.count("| does not keep up") == 3 and "77000" not in page
    assert "took 1.2 ms, one of 100 longer than 4.0, and 31.0 at most." in page
    assert "| 0.9.9 | 5000 | 2.00 | 1.00 | 200 |" in page


def test_the_picture_has_a_bar_for_each_figure() -> None:
    picture = ElementTree.fromstring(drawn(found(), "0.9.9"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    bars = picture.findall("svg:rect", space)
    assert len(bars) == 4 * 4 + 1 + 2 + 2
    assert {bar.get("class") for bar in bars} == {"echo", "older", "present"}
    assert float(picture.get("height", "0")) > max(float(bar.get("y", "0")) for bar in bars)
    assert "0.1.0 & <older> · webhook, SQLite" in {text.text for text in picture.findall("svg:text", space)}


async def test_the_program_of_this_folder_is_measured() -> None:
    now = present()
    texts = now.texts()
    assert texts[0] == "/start" and len(texts) > 30
    crowded = await speed(Subject(now, "webhook"), texts, None, people=2, seconds=1)
    assert crowded.rate > 0 and crowded.memory > 0 and crowded.start > 0
    paced = await pace(Subject(now, "polling"), texts, None, seconds=0.5)
    assert 0 < paced.p50 <= paced.p99 * 1.01 and paced.longest >= paced.p50


def test_the_machine_is_measured_and_left_as_it_was() -> None:
    before = os.sched_getaffinity(0)
    found = still(0.2)
    assert 0 < found.p50 <= found.longest
    assert os.sched_getaffinity(0) == before


async def test_a_draft_stays_small() -> None:
    """Twenty answers; with so few people a page of each table is half empty."""
    assert 4_000 < await bytes_of_a_draft(present(), people=16) < MOST_OF_A_DRAFT


async def test_a_person_waits_for_the_screen_and_not_for_the_words_before_it() -> None:
    async with Telegram() as telegram, ClientSession() as client:
        waiting = asyncio.create_task(telegram.say(7, "A1.2"))
        await asyncio.sleep(0)
        words = {"chat_id": 7, "text": "Спершу про що ця заява."}
        question = {**words, "text": "Для кого ця заява?", "reply_markup": {"inline_keyboard": [[]]}}
        for said, answered in ((words, False), (question, True)):
            async with client.post(f"{telegram.url}/bot{TOKEN}/sendMessage", json=said) as response:
                assert response.status == 200
            await asyncio.sleep(0)
            assert waiting.done() is answered


async def test_the_echo_bot_is_measured_by_both_ways() -> None:
    texts = ["/start", *"слово за словом".split()]
    for way in ("polling", "webhook"):
        assert (await speed(Subject(None, way), texts, None, people=2, seconds=0.5)).rate > 0
