"""The desk over HTTP, as a browser that signed in sees it, and as one that did not."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession, CookieJar

from desk import taking
from desk.pages.security import token_of
from desk.serving import Desk
from storage import Folder, Share, Staff, Vault
from tests.desk.office import Office, copy_with, file, line

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202e{{ 7*7 }}${7*7}'


@dataclass
class Web:
    """The desk over HTTP."""

    office: Office
    url: str

    async def browser(self, staff: Staff | None = None) -> ClientSession:
        """A browser, signed in as somebody."""
        jar = CookieJar(unsafe=True)
        client = ClientSession(self.url, cookie_jar=jar)
        if staff is not None:
            token = await self.office.database.write(lambda work: work.sessions.begin(staff.id))
            jar.update_cookies({"desk": token})
        return client


@pytest.fixture
async def web(office: Office, tmp_path: object) -> AsyncIterator[Web]:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    serving = await Desk.open(
        office.database,
        Vault(Folder(tmp_path / "vault")),
        organisation="Тест",
        url="http://127.0.0.1/desk",
        port=0,
    )
    yield Web(office, f"http://127.0.0.1:{serving.port}")
    await serving.close()


def token(client: ClientSession) -> str:
    """What a form of a page carries."""
    (cookie,) = [cookie.value for cookie in client.cookie_jar if cookie.key == "desk"]
    return token_of(cookie)


async def in_hand(office: Office, staff: Staff) -> Share:
    copy = copy_with(line("story", HOSTILE, files=(file(1).id,)), files=(file(1),))
    share = await office.asked(copy=copy)
    return await office.do(taking.take, staff, share.id)


def filled(path: str, share: str = "0" * 32) -> str:
    places = {
        "share": share,
        "remark": "0" * 32,
        "file": file(1).id,
        "page": "1",
        "permit": "0" * 32,
        "person": "1",
    }
    return "/desk" + re.sub(r"\{(\w+)\}", lambda found: places[found[1]], path)
