"""The files of the vault in a backup: those that are gone are counted, and whatever else goes wrong breaks it off."""

from pathlib import Path

import pytest

from storage import Database, Folder, StorageError, User, Work, backup

NAMES = ONE, TWO, THREE = "1" * 32, "2" * 32, "3" * 32


@pytest.fixture
async def vault(database: Database, user: User, tmp_path: Path) -> Path:
    """A vault for three files that the database names, none of which is there yet."""

    def named(work: Work) -> None:
        claim = work.claims.create(user, "A3.1", "f", "")
        for name in NAMES:
            file = work.evidence.add(user, claim.id, file_id=name, key="k", name="a.jpg")
            work.evidence.saved(file, blob=name, size=1, sha256="0" * 64)

    await database.write(named)
    vault = tmp_path / "vault"
    vault.mkdir()
    return vault


async def test_files_that_were_removed_are_counted_and_the_rest_is_copied(
    database_url: str, vault: Path, tmp_path: Path
) -> None:
    for name in (ONE, THREE):
        (vault / name).write_bytes(name.encode())
    made = await backup.create(database_url, Folder(vault), tmp_path / "backup")
    assert (made.people, made.files, made.gone) == (1, 2, 1)
    kept = {path.name: path.read_bytes() for path in (made.folder / backup.VAULT).iterdir()}
    assert kept == {name: name.encode() for name in (ONE, THREE)}


async def test_a_file_that_cannot_be_copied_breaks_the_backup_off(
    database_url: str, vault: Path, tmp_path: Path
) -> None:
    for name in (ONE, THREE):
        (vault / name).write_bytes(name.encode())
    (vault / TWO).mkdir()
    with pytest.raises(StorageError):
        await backup.create(database_url, Folder(vault), tmp_path / "backup")
    assert not (tmp_path / "backup").exists()
