"""A backup put back on an empty machine: everybody is where they were, and who was erased since stays erased."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.program import Program
from bot.settings import Settings
from storage import Database, Folder, MasterKey, StorageError, Vault, migrate
from storage.audit.verify import Bad
from storage.inspection import inspect
from storage.restoring import NotWhole, Place
from storage.rotation import rotate
from tests.databases import fresh_database
from tests.storage.backed_up import ANDRII, OLENA, SOFIIA, Machine

ALL_WAYS = pytest.mark.parametrize(
    "way", [*product(("sqlite", "postgresql"), repeat=2)], ids="-".join, indirect=True
)


@pytest.fixture
def way(request: pytest.FixtureRequest) -> tuple[str, str]:
    """From which kind of database to which."""
    return getattr(request, "param", ("sqlite", "sqlite"))


@pytest.fixture
async def office(
    request: pytest.FixtureRequest, way: tuple[str, str], tmp_path: Path
) -> AsyncIterator[Machine]:
    """Two people, one with a file."""
    with fresh_database(request, way[0], tmp_path / "office") as url:
        office = Machine.at(tmp_path / "office", url)
        await office.say(OLENA, "before")
        await office.say(ANDRII, "before")
        await office.send(OLENA, b"a picture")
        await office.sign()
        yield office


@pytest.fixture
def empty(request: pytest.FixtureRequest, way: tuple[str, str], tmp_path: Path) -> Iterator[Machine]:
    """Another machine with nothing on it."""
    with fresh_database(request, way[1], tmp_path / "empty") as url:
        yield Machine.at(tmp_path / "empty", url)


def settings_of(machine: Machine) -> Settings:
    """Those of a bot on this machine."""
    place = machine.place
    return Settings(
        data_dir=place.data,
        master_key_file=place.key_file,
        database_url=place.url,
        bot_token=SecretStr("1:" + "a" * 30),
    )


async def opens(machine: Machine) -> None:
    database = await Database.open_as_it_is(machine.place.url, MasterKey.load(machine.place.key_file))
    try:
        assert not await inspect(database, {}, Vault(Folder(machine.place.vault)))
    finally:
        await database.close()


@ALL_WAYS
async def test_everybody_is_where_they_were(office: Machine, empty: Machine, tmp_path: Path) -> None:
    await office.back_up(tmp_path / "backup")
    office.copy_keys(tmp_path / "keys")
    empty.take_master_key(office)
    done = await empty.restore(tmp_path / "backup", tmp_path / "keys")
    assert (done.backup.people, done.backup.files, done.keys.people, done.keys.in_order) == (2, 1, 2, True)
    assert [await empty.told(person) for person in (OLENA, ANDRII)] == ["before", "before"]
    await opens(empty)
    await empty.say(SOFIIA, "afterwards")
    assert await empty.told(SOFIIA) == "afterwards"


@ALL_WAYS
async def test_who_was_erased_since_stays_erased_and_what_was_ended_stays_ended(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    share = await office.share(OLENA)
    await office.back_up(tmp_path / "backup")
    await office.erase(ANDRII)
    await office.end(share)
    await office.say(SOFIIA, "after the backup")
    office.copy_keys(tmp_path / "keys")
    empty.take_master_key(office)
    done = await empty.restore(tmp_path / "backup", tmp_path / "keys")
    assert (done.keys.people, done.keys.erased) == (1, 1)
    assert [await empty.told(person) for person in (OLENA, ANDRII, SOFIIA)] == ["before", None, None]
    database = await empty.open()
    assert await database.read(lambda work: work.shares.live()) == []
    await database.close()


async def test_an_older_copy_of_the_keys_brings_back_who_was_erased_since(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    """Why each copy replaces the last."""
    await office.back_up(tmp_path / "backup")
    office.copy_keys(tmp_path / "keys")
    await office.erase(ANDRII)
    empty.take_master_key(office)
    await empty.restore(tmp_path / "backup", tmp_path / "keys")
    assert await empty.told(ANDRII) == "before"


@ALL_WAYS
async def test_the_log_says_that_a_backup_was_put_back(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    await office.back_up(tmp_path / "backup")
    for words in ("lost", "lost too"):
        await office.say(OLENA, words)
    await office.sign()
    office.copy_keys(tmp_path / "keys")
    witness = office.place.head.read_text("utf-8")
    empty.take_master_key(office)
    done = await empty.restore(tmp_path / "backup", tmp_path / "keys")
    assert done.log.bad is None
    verdict = await empty.log()
    assert verdict.bad is None and verdict.entries == verdict.signed == 3
    assert [(gap.upto, gap.signed) for gap in verdict.gaps] == [(2, 4)]
    for words in ("on", "and on"):
        await empty.say(OLENA, words)
    await empty.sign()
    verdict = await empty.log()
    assert (verdict.bad, verdict.signed) == (None, 5)
    # Who kept a head from before learns what became of the entries under it.
    assert (await empty.log(witness)).bad == Bad("restored", place=3)


async def test_a_backup_from_before_the_master_key_was_changed_is_put_back(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    """Also what was not signed yet when it was made; new entries are marked by the new key."""
    await office.say(OLENA, "not signed yet")
    await office.back_up(tmp_path / "backup")
    for words in ("lost", "lost too"):
        await office.say(OLENA, words)
    await rotate(office.place.url, office.place.key_file)
    await office.say(OLENA, "lost at last")
    await office.sign()
    office.copy_keys(tmp_path / "keys")
    empty.take_master_key(office)
    done = await empty.restore(tmp_path / "backup", tmp_path / "keys")
    assert done.log.bad is None and done.keys.in_order
    for words in ("on", "and on"):
        await empty.say(OLENA, words)
        await empty.sign()
    verdict = await empty.log()
    assert (verdict.bad, verdict.signed) == (None, 6)
    assert [(gap.upto, gap.signed) for gap in verdict.gaps] == [(3, 6)]
    await rotate(empty.place.url, empty.place.key_file)
    await empty.say(OLENA, "and on again")
    await empty.sign()
    assert (await empty.log()).bad is None


async def test_a_log_that_was_altered_in_the_backup_is_not_signed(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    made = await office.back_up(tmp_path / "backup")
    with sqlite3.connect(made.folder / "zayava.sqlite3") as connection:
        connection.execute("UPDATE audit SET event = 'claim.forged' WHERE n = 1")
    (made.folder / "manifest.json").unlink()
    office.copy_keys(tmp_path / "keys")
    empty.take_master_key(office)
    done = await empty.restore(made.folder, tmp_path / "keys")
    assert done.log.bad is not None and done.log.bad.what == "altered"
    assert (await empty.log()).bad == done.log.bad


async def test_a_chat_that_may_show_more_is_known_as_such(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    """And no revision comes twice: a button that was made after the backup is from no screen that is made now."""
    await office.back_up(tmp_path / "backup")
    office.copy_keys(tmp_path / "keys")
    later = await office.say(OLENA, "later")
    empty.take_master_key(office)
    await empty.restore(tmp_path / "backup", tmp_path / "keys")
    database = await empty.open()
    user = await database.read(lambda work: work.users.find(OLENA))
    await database.close()
    assert user is not None and user.rev < user.shown_rev
    assert await empty.say(OLENA, "on") > later


async def test_what_the_lost_process_had_in_hand_is_taken_up(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    """The backup carries its leases along; whoever starts alone releases them."""
    database = await office.open()
    user = await database.write(lambda work: work.newcomers.enrol(OLENA))
    await database.write(lambda work: work.jobs.ask("package", "1", user.id))
    await database.write(lambda work: work.jobs.take("package", 1, timedelta(days=9)))
    await database.close()
    await office.back_up(tmp_path / "backup")
    office.copy_keys(tmp_path / "keys")
    empty.take_master_key(office)
    await empty.restore(tmp_path / "backup", tmp_path / "keys")
    program = await Program.start(settings_of(empty))
    await program.close()
    database = await empty.open()
    assert [job.state for job in await database.read(lambda work: work.jobs.open("package"))] == ["waiting"]
    await database.close()


async def test_no_bot_starts_while_a_restore_is_unfinished(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    """One that was killed before it wrote anything; one more call brings it to its end."""
    await office.back_up(tmp_path / "backup")
    office.copy_keys(tmp_path / "keys")
    empty.take_master_key(office)
    mark = empty.place.data / "restore.unfinished"
    empty.place.data.mkdir(parents=True)
    mark.write_text("0 keys\n")
    with pytest.raises(StorageError, match=r"run `backup restore` once more"):
        await Program.start(settings_of(empty))
    await empty.restore(tmp_path / "backup", tmp_path / "keys")
    assert await empty.told(OLENA) == "before"
    await (await Program.start(settings_of(empty))).close()


async def test_nothing_is_written_over(office: Machine, empty: Machine, tmp_path: Path) -> None:
    await office.back_up(tmp_path / "backup")
    office.copy_keys(tmp_path / "keys")
    backup, keys = tmp_path / "backup", tmp_path / "keys"

    async def refused(machine: Machine, line: str) -> None:
        with pytest.raises(StorageError, match=line):
            await machine.restore(backup, keys)

    await refused(office, r"there is something in the database already")
    await refused(empty, r"the master key is missing; put master\.key back first")
    empty.take_master_key(office)
    empty.place.vault.mkdir(parents=True)
    (empty.place.vault / ("0" * 32)).touch()
    await refused(empty, r"there are files already")
    shutil.rmtree(empty.place.vault)
    empty.place.keys.mkdir()
    (empty.place.keys / "1.key").touch()
    await refused(empty, r"keys is there already")
    shutil.rmtree(empty.place.keys)
    other = Machine.at(tmp_path / "other")
    await other.say(SOFIIA, "elsewhere")
    with pytest.raises(StorageError, match=r"storage\.key: this is not the master key"):
        await other.restore(backup)
    assert not [*empty.place.data.glob("restore*")]
    await empty.restore(backup, keys)
    assert await empty.told(OLENA) == "before"


@pytest.mark.parametrize("what", ["database", "file", "lost file", "keys"])
async def test_a_backup_that_is_not_whole_is_not_put_back(
    office: Machine, empty: Machine, tmp_path: Path, what: str
) -> None:
    backup = (await office.back_up(tmp_path / "backup")).folder
    office.copy_keys(tmp_path / "keys")
    (file,) = (backup / "vault").iterdir()
    match what:
        case "database":
            spoil(backup / "zayava.sqlite3")
        case "file":
            spoil(file)
        case "lost file":
            file.unlink()
        case "keys":
            spoil(next((tmp_path / "keys" / "newest" / "keys").glob("*.key")))
    empty.take_master_key(office)
    with pytest.raises(NotWhole) as caught:
        await empty.restore(backup, tmp_path / "keys")
    assert sum(caught.value.found.values()) >= 1
    assert not empty.place.vault.exists() and not empty.place.keys.exists()


def spoil(path: Path) -> None:
    """One bit in the middle."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


async def test_keys_that_are_put_back_by_hand_will_do(
    office: Machine, empty: Machine, tmp_path: Path
) -> None:
    await office.back_up(tmp_path / "backup")
    empty.take_master_key(office)
    shutil.copytree(office.place.keys, empty.place.keys)
    await empty.restore(tmp_path / "backup")
    assert await empty.told(OLENA) == "before"
    assert (await empty.log()).bad is None


@ALL_WAYS
@pytest.mark.parametrize("revision", ["0006", "0008"])
async def test_a_backup_of_an_earlier_schema_without_a_manifest_is_put_back(
    office: Machine, empty: Machine, tmp_path: Path, revision: str
) -> None:
    backup = (await office.back_up(tmp_path / "backup")).folder
    office.copy_keys(tmp_path / "keys")
    (backup / "manifest.json").unlink()
    (backup / "audit.head").unlink()
    await asyncio.to_thread(migrate.downgrade, f"sqlite:///{backup}/zayava.sqlite3", revision)
    before = (backup / "zayava.sqlite3").read_bytes()
    empty.take_master_key(office)
    done = await empty.restore(backup, tmp_path / "keys")
    assert (done.backup.schema, done.backup.made_at) == (revision, None)
    assert await empty.told(OLENA) == "before"
    assert (backup / "zayava.sqlite3").read_bytes() == before


@pytest.mark.parametrize("within", ["backup", "backup/data", "keys", "keys/newest"])
async def test_a_backup_is_not_spoilt_by_being_put_back_into_itself(
    office: Machine, tmp_path: Path, within: str
) -> None:
    """The first file of a data folder would be one that no manifest knows, at every later try too."""
    backup, keys = tmp_path / "backup", tmp_path / "keys"
    await office.back_up(backup)
    office.copy_keys(keys)
    wrong = Machine(
        Place(f"sqlite:///{tmp_path}/new.sqlite3", tmp_path / within, tmp_path / "new" / "master.key")
    )
    wrong.take_master_key(office)
    with pytest.raises(StorageError, match="lies in the backup"):
        await wrong.restore(backup, keys)
    right = Machine.at(tmp_path / "right")
    right.take_master_key(office)
    assert (await right.restore(backup, keys)).backup.people == 2
