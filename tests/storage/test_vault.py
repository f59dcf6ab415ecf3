"""The vault: bytes come back as received or not at all."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import PASSING, Folder, StorageError, Vault
from storage.vault import FRAME

KEY, OTHER = bytes(range(32)), bytes(32)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(Folder(tmp_path / "vault"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "vault"


async def _stream(content: bytes, step: int = 7000) -> AsyncIterator[bytes]:
    for start in range(0, len(content), step):
        yield content[start : start + step]


_sizes = st.one_of(
    st.integers(0, 3 * FRAME),
    st.integers(-2, 2).map(lambda n: FRAME + n),
    st.integers(-2, 2).map(lambda n: 2 * FRAME + n),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    size=_sizes,
    step=st.sampled_from([999, 4096, FRAME - 1, FRAME, FRAME + 1, 5 * FRAME]),
    seed=st.binary(max_size=8),
)
async def test_round_trip(vault: Vault, root: Path, size: int, step: int, seed: bytes) -> None:
    content = hashlib.shake_128(seed).digest(size)
    saved = await vault.save(KEY, _stream(content, step))
    assert (saved.size, saved.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert await vault.read(KEY, saved.name) == content
    assert b"".join([chunk async for chunk in vault.open(KEY, saved.name)]) == content
    path = root / saved.name
    assert path.stat().st_mode & 0o777 == 0o600
    assert not content[:64] or len(content) < 16 or content[:64] not in path.read_bytes()


async def _refused(vault: Vault, name: str, key: bytes = KEY) -> None:
    with pytest.raises(StorageError) as caught:
        await vault.read(key, name)
    assert caught.value.code == "storage.tampered"


async def test_every_flipped_bit_is_noticed(vault: Vault, root: Path) -> None:
    saved = await vault.save(KEY, _stream(b"some evidence"))
    sealed = (root / saved.name).read_bytes()
    for bit in range(len(sealed) * 8):
        bad = bytearray(sealed)
        bad[bit // 8] ^= 1 << bit % 8
        (root / saved.name).write_bytes(bad)
        await _refused(vault, saved.name)


async def test_every_truncation_is_noticed(vault: Vault, root: Path) -> None:
    saved = await vault.save(KEY, _stream(bytes(2 * FRAME + 5)))
    sealed = (root / saved.name).read_bytes()
    frame, header = FRAME + 16, 28
    for length in (
        0,
        3,
        header - 1,
        header,
        header + 1,
        header + frame - 1,
        header + frame,
        header + 2 * frame,
        -1,
    ):
        (root / saved.name).write_bytes(sealed[:length])
        await _refused(vault, saved.name)


async def test_added_and_exchanged_frames_are_noticed(vault: Vault, root: Path) -> None:
    saved = await vault.save(KEY, _stream(bytes(2 * FRAME)))
    sealed = (root / saved.name).read_bytes()
    header, first, second = sealed[:28], sealed[28 : 28 + FRAME + 16], sealed[28 + FRAME + 16 :]
    for frames in (
        second + first,
        first + first,
        first + second + second,
        first + second + b"\0",
        first + first + second,
    ):
        (root / saved.name).write_bytes(header + frames)
        await _refused(vault, saved.name)


async def test_neither_another_key_nor_another_name_opens_it(vault: Vault, root: Path) -> None:
    one, two = [await vault.save(KEY, _stream(content)) for content in (b"one", b"two")]
    await _refused(vault, one.name, OTHER)
    (root / one.name).replace(root / two.name)
    await _refused(vault, two.name)


async def test_a_stream_that_breaks_off_leaves_nothing(vault: Vault, root: Path) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield bytes(3 * FRAME)
        assert [path.suffix for path in root.iterdir()] == [".part"]
        raise ConnectionResetError("the network's, not the vault's")

    with pytest.raises(ConnectionResetError):
        await vault.save(KEY, broken())
    assert list(root.iterdir()) == []


async def test_sweeping_what_a_crash_left(vault: Vault, root: Path) -> None:
    kept, orphan = [await vault.save(KEY, _stream(content)) for content in (b"kept", b"orphan")]
    (root / ("f" * 32 + ".part")).write_bytes(b"half a file")
    assert await vault.sweep({kept.name}) == 2
    assert await vault.read(KEY, kept.name) == b"kept"
    assert not (root / orphan.name).exists()
    assert await vault.sweep({kept.name}) == 0


async def test_while_one_is_missing_only_halves_are_swept(vault: Vault, root: Path) -> None:
    """A name in the database was damaged: the file that it named is nobody's now, and must stay."""
    kept, nameless = [await vault.save(KEY, _stream(content)) for content in (b"kept", b"nameless")]
    (root / ("f" * 32 + ".part")).write_bytes(b"half a file")
    assert await vault.sweep({kept.name, "0" * 32}) == 1
    assert await vault.read(KEY, nameless.name) == b"nameless"


async def test_deleting(vault: Vault, root: Path) -> None:
    saved = await vault.save(KEY, _stream(b"x"))
    await vault.delete([saved.name])
    await vault.delete([saved.name])
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await vault.read(KEY, saved.name)


@pytest.mark.parametrize("name", ["../master.key", "/etc/passwd", "", "F" * 32, "0" * 32 + ".part"])
async def test_only_vault_names_are_names(vault: Vault, name: str) -> None:
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await vault.read(KEY, name)
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await vault.delete([name])


async def test_what_is_no_file_is_none_of_the_vault_and_stops_no_sweep(vault: Vault, root: Path) -> None:
    saved = await vault.save(KEY, _stream(b"kept"))
    stray = await vault.save(KEY, _stream(b"nobody's"))
    names = (f"{number:032x}" for number in range(1, 4))
    (root / next(names)).mkdir()
    for target in ((itself := next(names)), "/nowhere/at/all"):
        (root / (itself if target == itself else next(names))).symlink_to(target)
    assert {file.name for file in await vault.files()} == {saved.name, stray.name}
    assert await vault.sweep({saved.name}) == 1
    assert {file.name for file in await vault.files()} == {saved.name}


async def test_a_folder_in_the_place_of_a_file_is_no_matter_of_waiting(vault: Vault, root: Path) -> None:
    saved = await vault.save(KEY, _stream(b"kept"))
    (root / saved.name).unlink()
    (root / saved.name).mkdir()
    with pytest.raises(StorageError) as caught:
        await vault.read(KEY, saved.name)
    assert caught.value.code not in PASSING
