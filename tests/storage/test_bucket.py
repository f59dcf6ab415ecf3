"""Files in a bucket: as safe as in a folder, on a service and a line that break."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tracemalloc
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage import StorageError, Vault
from storage.bucket import PIECE, Bucket
from storage.credentials import Credentials
from storage.vault import FRAME, sealed_size
from tests.buckets import ID, SECRET, Kept, line_to
from tests.buckets import kept as kept  # noqa: PLC0414  # the fixture
from tests.buckets import service as service  # noqa: PLC0414  # the fixture

KEY = bytes(range(32))
FULL = (PIECE - sealed_size(0)) // (FRAME + 16) * FRAME
"""About as much as one piece takes."""


async def _stream(content: bytes, step: int = 50_000) -> AsyncIterator[bytes]:
    for start in range(0, len(content), step):
        yield content[start : start + step]


async def _code(doing: object) -> str:
    with pytest.raises(StorageError) as caught:
        await doing  # type: ignore[misc]  # any awaitable
    assert SECRET not in str(caught.value) and "127.0.0.1" not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize("size", [0, 1, FRAME, FULL, PIECE - 28 - 64 * 16 - 1, PIECE, 3 * PIECE + 7])
async def test_bytes_come_back_as_received(kept: Kept, size: int) -> None:
    content = hashlib.shake_128(b"evidence").digest(size)
    vault = Vault(kept.opened())
    saved = await vault.save(KEY, _stream(content))
    assert (saved.size, saved.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert await vault.read(KEY, saved.name) == content
    assert await asyncio.to_thread(vault.read_here, KEY, saved.name) == content
    own = await vault.own_key(KEY, saved.name)
    assert await Vault(kept.opened()).read(b"", saved.name, own) == content
    (file,) = await vault.files()
    assert (file.name, file.size, file.whole) == (saved.name, sealed_size(size), True)
    assert len(kept.objects()) == sealed_size(size) // PIECE + 1
    if size > 64:
        assert all(content[:64] not in (kept.folder / path).read_bytes() for path in kept.objects())
    await vault.delete([saved.name, "0" * 32])
    assert kept.objects() == []
    assert await _code(vault.read(KEY, saved.name)) == "storage.missing"


async def test_a_file_that_ends_with_a_piece_has_an_empty_one_after_it(kept: Kept) -> None:
    shelf = kept.opened()
    draft = shelf.begin("a" * 32)
    draft.write(bytes(2 * PIECE))
    assert [file.whole for file in shelf.files()] == [False]
    draft.finish()
    assert [(file.size, file.whole) for file in shelf.files()] == [(2 * PIECE, True)]
    file, read = shelf.open("a" * 32), 0
    while chunk := file.read(FRAME):
        read += len(chunk)
    assert read == 2 * PIECE


async def test_no_more_than_pieces_of_it_are_in_memory(kept: Kept) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(50):
            yield os.urandom(1024 * 1024)

    vault = Vault(kept.opened())
    tracemalloc.start()
    saved = await vault.save(KEY, endless())
    writing = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    size = 0
    async for chunk in vault.open(KEY, saved.name):
        size += len(chunk)
    reading = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size == saved.size == 50 * 1024 * 1024
    assert writing < 20 * 1024 * 1024 and reading < 20 * 1024 * 1024


async def test_a_stream_that_breaks_off_leaves_nothing(kept: Kept) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield bytes(3 * PIECE)
        assert len(kept.objects()) == 2
        raise ConnectionResetError("the network's, not the bucket's")

    with pytest.raises(ConnectionResetError):
        await Vault(kept.opened()).save(KEY, broken())
    assert kept.objects() == []


async def test_who_stops_waiting_leaves_nothing(kept: Kept) -> None:
    reached = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield bytes(2 * PIECE)
        reached.set()
        await asyncio.Event().wait()

    saving = asyncio.create_task(Vault(kept.opened()).save(KEY, slow()))
    await reached.wait()
    saving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await saving
    assert kept.objects() == []


async def test_what_a_kill_left_is_swept_and_what_is_being_saved_stays(kept: Kept) -> None:
    vault = Vault(kept.opened())
    whole, orphan = [await vault.save(KEY, _stream(content)) for content in (b"kept", b"orphan")]
    half = kept.opened().begin("f" * 32)
    half.write(bytes(PIECE + 1))
    (kept.folder / "notes").mkdir()
    (kept.folder / "notes" / "of-the-operator").write_text("nothing of ours is touched")
    assert await vault.sweep({whole.name}, timedelta(hours=24)) == 0
    assert await vault.sweep({whole.name, "0" * 32}) == 1  # one is missing: only the half one may go
    assert await vault.sweep({whole.name}) == 1
    assert kept.objects() == [f"{whole.name}/0000", "notes/of-the-operator"]
    assert await vault.read(KEY, whole.name) == b"kept"
    assert orphan.name != whole.name


async def test_a_piece_that_is_lost_or_changed_is_noticed(kept: Kept) -> None:
    vault = Vault(kept.opened())
    saved = await vault.save(KEY, _stream(bytes(2 * PIECE)))
    first, second, last = (kept.folder / path for path in kept.objects())
    sealed = second.read_bytes()
    second.write_bytes(first.read_bytes())
    assert await _code(vault.read(KEY, saved.name)) == "storage.tampered"
    second.write_bytes(sealed)
    assert await vault.read(KEY, saved.name) == bytes(2 * PIECE)
    last.unlink()
    assert await _code(vault.read(KEY, saved.name)) == "storage.missing"
    assert [file.whole for file in await vault.files()] == [False]


async def test_a_service_that_is_away_is_waited_for(kept: Kept) -> None:
    vault = Vault(kept.opened())
    saved = await vault.save(KEY, _stream(b"before"))
    kept.service.stop()
    try:
        for doing in (
            vault.read(KEY, saved.name),
            vault.save(KEY, _stream(b"meanwhile")),
            vault.delete([saved.name]),
            vault.sweep(set()),
            vault.prove(),
        ):
            assert await _code(doing) == "storage.unavailable"
    finally:
        kept.service.start()
    await vault.prove()
    assert await vault.read(KEY, saved.name) == b"before"


async def test_a_bucket_that_is_not_there_is_no_lost_file(kept: Kept) -> None:
    """Else the files of everybody would count as damaged."""
    vault = Vault(kept.opened())
    saved = await vault.save(KEY, _stream(b"x"))
    other = Vault(Bucket("no-such-bucket", kept.service.url, "us-east-1", Credentials(ID, SECRET)))
    assert await _code(other.read(KEY, saved.name)) == "storage.unavailable"
    assert await _code(other.prove()) == "storage.unavailable"


async def test_a_wrong_secret(kept: Kept) -> None:
    vault = Vault(Bucket(kept.name, kept.service.url, "us-east-1", Credentials(ID, "another")))
    assert await _code(vault.prove()) == "storage.readonly"
    assert kept.objects() == []


async def test_a_line_that_breaks_amid_a_file(kept: Kept) -> None:
    content = os.urandom(3 * PIECE)
    async with line_to(kept.service) as line:
        vault = Vault(kept.opened(line.url))
        line.up = PIECE + PIECE // 2
        assert await _code(vault.save(KEY, _stream(content))) == "storage.unavailable"
        line.up = None
        saved = await vault.save(KEY, _stream(content))
        line.down = PIECE + PIECE // 2
        assert await _code(vault.read(KEY, saved.name)) == "storage.unavailable"
        line.down = None
        assert await vault.read(KEY, saved.name) == content
        # What was left of the first attempt, since it could not be removed either, is swept.
        await vault.sweep({saved.name})
    assert [file.name for file in await Vault(kept.opened()).files()] == [saved.name]


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        ("507 Insufficient Storage", "<Error><Code>XMinioStorageFull</Code></Error>", "storage.full"),
        ("403 Forbidden", "<Error><Code>QuotaExceeded</Code></Error>", "storage.full"),
        ("403 Forbidden", "<Error><Code>AccessDenied</Code></Error>", "storage.readonly"),
        ("503 Slow Down", "<Error><Code>SlowDown</Code></Error>", "storage.unavailable"),
        ("404 Not Found", "<html>a proxy's own page</html>", "storage.unavailable"),
        ("404 Not Found", "<Error><Code>NoSuchKey</Code></Error>", "storage.missing"),
    ],
)
async def test_what_a_service_says(kept: Kept, status: str, body: str, code: str) -> None:
    async with line_to(kept.service) as line:
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        line.answer = (head + body).encode()
        assert await _code(Vault(kept.opened(line.url)).read(KEY, "a" * 32)) == code


async def test_a_bucket_that_is_not_there_is_named_as_that(kept: Kept) -> None:
    kept.folder.rmdir()
    with pytest.raises(StorageError, match="there is no such bucket"):
        await Vault(kept.opened()).save(KEY, _stream(b"1"))


@pytest.mark.parametrize("name", ["1.key", "master.key", "keys/1.key", "store.mark", "../vault", "a" * 31])
async def test_no_key_ever_goes_to_a_bucket(kept: Kept, name: str) -> None:
    with pytest.raises(StorageError, match=r"storage\.missing"):
        kept.opened().begin(name)
    assert kept.objects() == []


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        (f"[default]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\n", 0o644),
        (f"{ID}:{SECRET}", 0o600),
        ("[default]\naws_access_key_id = only\n", 0o600),
        (f"[other]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\n", 0o600),
    ],
)
def test_credentials_that_cannot_be_used(tmp_path: Path, content: str, mode: int) -> None:
    path = tmp_path / "credentials"
    path.write_text(content)
    path.chmod(mode)
    with pytest.raises(StorageError, match=r"storage\.key") as caught:
        Credentials.load(path)
    assert SECRET not in str(caught.value) and SECRET not in repr(Credentials(ID, SECRET))
