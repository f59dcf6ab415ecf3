"""Whatever people send, the desk shows a picture of ours, or says in words why there is none."""

from __future__ import annotations

import asyncio
import base64
import gc
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from desk import taking
from desk.pages.evidence import kind_of
from desk.pictures import Pictures, Sheet
from desk.serving import Desk
from dialogs.review.copy import CopiedFile
from storage import Folder, Vault
from tests.desk.office import Office, copy_with, line
from tests.submission.hostile import corpus
from tests.submission.media import chart, encoded, locked_pdf, pdf

KEY = bytes(32)
FILES = corpus()


@pytest.fixture
async def pictures(tmp_path: Path) -> AsyncIterator[Pictures]:
    made = Pictures(Vault(Folder(tmp_path / "vault")))
    yield made
    await made.close()


async def kept(tmp_path: Path, data: bytes) -> CopiedFile:
    """A file in the vault, as a copy names it."""
    vault = Vault(Folder(tmp_path / "vault"))

    async def chunks() -> AsyncIterator[bytes]:
        yield data

    saved = await vault.save(KEY, chunks())
    own = base64.b64encode(await vault.own_key(KEY, saved.name)).decode()
    return CopiedFile(1, "a" * 32, "файл", "", "image/svg+xml", saved.size, saved.sha256, saved.name, own)


async def shown(pictures: Pictures, tmp_path: Path, data: bytes, page: int = 1) -> Sheet:
    return await pictures.page("s", await kept(tmp_path, data), page)


async def test_nothing_hostile_comes_through(pictures: Pictures, tmp_path: Path) -> None:
    """No crash, nothing active, and never the bytes that were sent; the limits of time and memory are the worker's. One
    pair of processes shows them all, whatever the one before did to it."""
    assert len(FILES) >= 60
    for name, data in FILES:
        sheet = await shown(pictures, tmp_path, data)
        if sheet.data:
            assert sheet.data.startswith(b"\xff\xd8\xff") and sheet.data != data, name
            assert b"<script" not in sheet.data and b"<svg" not in sheet.data, name
        else:
            assert sheet.problem in {"format", "locked", "broken", "too_large", "gave_up"}, name
        assert kind_of(data) in {"", "audio/ogg", "audio/mpeg", "video/mp4", "video/webm"}, name
    assert (await shown(pictures, tmp_path, encoded(chart(), "PNG"))).data


async def test_pages_one_by_one(pictures: Pictures, tmp_path: Path) -> None:
    data = pdf(3)
    sheets = [await shown(pictures, tmp_path, data, page) for page in (1, 2, 3, 4)]
    assert [(bool(sheet.data), sheet.of) for sheet in sheets] == [(True, 3)] * 3 + [(False, 0)]
    assert len({hashlib.sha256(sheet.data).hexdigest() for sheet in sheets[:3]}) == 3


async def test_what_cannot_be_shown_says_why(pictures: Pictures, tmp_path: Path) -> None:
    assert (await shown(pictures, tmp_path, locked_pdf())).problem == "locked"
    assert (await shown(pictures, tmp_path, b"OggS" + bytes(100))).problem == "format"
    assert (await shown(pictures, tmp_path, b"")).problem == "broken"
    gone = CopiedFile(1, "a" * 32, "", "", "", 1, "", "f" * 32, base64.b64encode(KEY).decode())
    assert (await pictures.page("s", gone, 1)).problem == "missing"


async def test_a_file_that_was_removed_opens_no_more(pictures: Pictures, tmp_path: Path) -> None:
    file = await kept(tmp_path, encoded(chart(), "PNG"))
    await Vault(Folder(tmp_path / "vault")).delete([file.blob])
    assert (await pictures.page("s", file, 1)).problem == "missing"


def lying_about() -> int:
    """How many drawn pages are somewhere in this process."""
    gc.collect()
    return sum(isinstance(one, Sheet) and bool(one.data) for one in gc.get_objects())


async def test_drawn_pages_do_not_lie_about(tmp_path: Path) -> None:
    pictures = Pictures(Vault(Folder(tmp_path / "vault")), kept_for=0)
    assert (await shown(pictures, tmp_path, encoded(chart(), "PNG"))).data
    await asyncio.sleep(0.01)
    assert lying_about() == 0
    await pictures.close()


async def test_what_was_taken_back_lies_about_nowhere(office: Office, tmp_path: Path) -> None:
    """From the first request on that is refused, as the page makes it every four seconds."""
    file = await kept(tmp_path, encoded(chart(), "PNG"))
    staff = await office.staff()
    share = await office.asked(copy=copy_with(line("story", "Так", files=(file.id,)), files=(file,)))
    await office.do(taking.take, staff, share.id)
    session = await office.do(lambda work: work.sessions.begin(staff.id))
    vault, url = Vault(Folder(tmp_path / "vault")), "http://127.0.0.1/desk"
    serving = await Desk.open(office.database, vault, organisation="Тест", url=url, port=0)
    try:
        base = f"http://127.0.0.1:{serving.port}/desk/shares/{share.id}"
        async with ClientSession(headers={"Cookie": f"desk={session}"}) as client:
            async with client.get(f"{base}/files/{file.id}/pages/1") as response:
                assert response.status == 200
            assert lying_about() == 1
            await office.do(lambda work: work.shares.end(share.id))
            async with client.get(f"{base}/alive") as response:
                assert response.status == 404
        assert lying_about() == 0
    finally:
        await serving.close()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"OggS\0\2", "audio/ogg"),
        (b"ID3\4", "audio/mpeg"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"\x1aE\xdf\xa3", "video/webm"),
        (b"\0\0\0\x18ftypheic", ""),
        (b"<html>", ""),
        (b"%PDF-1.7", ""),
        (b"<svg xmlns=", ""),
        (b"", ""),
    ],
)
def test_only_recordings_are_played_and_by_their_first_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind
