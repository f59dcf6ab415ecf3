"""A bucket over TLS: an authority of the operator's own is trusted, and what should not be trusted is named as that."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from ssl import SSLContext

import pytest

from storage import StorageError, Vault
from tests.authority import Authority
from tests.buckets import Kept, line_to
from tests.buckets import kept as kept  # noqa: PLC0414  # the fixture
from tests.buckets import service as service  # noqa: PLC0414  # the fixture

KEY = bytes(range(32))
DAY = timedelta(days=1)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """One that the program is told to trust."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


async def _said(kept: Kept, server: SSLContext) -> str:
    async with line_to(kept.service, server) as line:
        with pytest.raises(StorageError) as caught:
            await Vault(kept.opened(line.url)).prove()
    assert caught.value.code == "storage.unavailable" and "127.0.0.1" not in str(caught.value)
    assert kept.objects() == []
    return str(caught.value)


async def test_an_authority_of_ones_own_is_trusted(kept: Kept, authority: Authority) -> None:
    async with line_to(kept.service, authority.server()) as line:
        vault = Vault(kept.opened(line.url))
        saved = await vault.save(KEY, _stream(b"evidence"))
        assert await vault.read(KEY, saved.name) == b"evidence"


async def test_a_certificate_that_is_not_to_be_trusted_is_named(
    kept: Kept, authority: Authority, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    stranger = Authority(tmp_path / "other", "Somebody else")
    assert "SSL_CERT_FILE" in await _said(kept, stranger.server())
    assert "another name" in await _said(kept, authority.server("192.0.2.1"))
    assert "out of date" in await _said(kept, authority.server(valid=-DAY))


async def test_a_clock_that_is_wrong_is_named_and_no_wrong_credentials(kept: Kept) -> None:
    """The service signs nothing off that comes from another day; the credentials are good."""
    async with line_to(kept.service) as line:
        body = b"<Error><Code>RequestTimeTooSkewed</Code></Error>"
        head = f"HTTP/1.1 403 Forbidden\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        line.answer = head.encode() + body
        with pytest.raises(StorageError, match=r"storage\.unavailable.*clock"):
            await Vault(kept.opened(line.url)).read(KEY, "a" * 32)


async def _stream(content: bytes) -> AsyncIterator[bytes]:
    yield content
