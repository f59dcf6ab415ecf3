"""Whatever hinders the service of a bucket, what somebody sends is not lost: they hear a word, and the file is kept
once it can be. Nothing of theirs is in the names of objects or in the log."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path
from typing import Any

import pytest

from tests.authority import Authority
from tests.buckets import Kept, line_to
from tests.buckets import kept as kept  # noqa: PLC0414  # the fixture
from tests.buckets import service as service  # noqa: PLC0414  # the fixture
from tests.e2e.claimant import Claimant
from tests.e2e.package import Package, delivered
from tests.e2e.people import picture
from tests.e2e.person import heading, text
from tests.e2e.test_bucket import WAITS
from tests.e2e.test_package_faults import SHORT
from tests.e2e.village import QUICK, Village


def _answer(status: str, code: str) -> bytes:
    body = f"<Error><Code>{code}</Code></Error>"
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return (head + body).encode()


@pytest.mark.parametrize(
    "hindrance",  # a connection that was open is cut, and the next one finds it
    [
        {"up": 0, "answer": _answer("503 Slow Down", "SlowDown")},
        {"up": 0, "answer": _answer("403 Forbidden", "AccessDenied")},
        {"up": 0, "answer": b"<html>somebody's wireless network wants a password</html>"},
        {"up": 900},
    ],
    ids=["slow down", "refused", "no S3 at all", "cut amid the file"],
)
async def test_a_file_is_kept_once_it_can_be(
    kept: Kept,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    hindrance: dict[str, Any],
) -> None:
    caplog.set_level(logging.DEBUG)
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    async with line_to(kept.service, authority.server()) as line:
        settings: dict[str, Any] = {name.lower(): value for name, value in kept.settings.items()}
        async with Village(tmp_path, QUICK, **settings | {"vault_endpoint": line.url}) as village:
            claimant = Claimant(person := village.newcomer())
            await claimant.begin()
            await claimant.go_on(SHORT, until="evidence")
            for name, value in hindrance.items():
                setattr(line, name, value)
            await person.post_files(("Вигадана Олена.png", picture(1) + bytes(5000)))
            await person.until(lambda messages: any(WAITS in text(one) for one in messages), "a word")
            assert heading(await person.say("/help")) == "Як це працює"
            assert kept.objects() == []
            line.answer, line.up = b"", None  # as the service itself is again
            async with asyncio.timeout(60):
                while not kept.objects():
                    await asyncio.sleep(0.1)
            await person.until(lambda messages: "№ 1 · Вигадана Олена.png" in str(messages), "a receipt")
            await person.say("/start")
            await person.press("A1.2")
            await person.press("Продовжити")
            await person.press("Готово")
            await person.press("Зібрати пакет")
            package = Package(await delivered(person), tmp_path / "package")
            assert package.evidence == [picture(1) + bytes(5000)]
    assert all(re.fullmatch("[0-9a-f]{32}/0000", name) for name in kept.objects())
    assert not re.search(r"Олена|\.png|VAULT|wireless", caplog.text)
