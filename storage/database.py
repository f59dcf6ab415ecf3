"""The one door to stored data."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol, Self, TypeVar

from sqlalchemy import Connection, bindparam, delete

from storage import marks, migrate, tables
from storage.address import parse
from storage.audit.adopting import Reached, adopt
from storage.audit.common import Common
from storage.audit.head import beside
from storage.desk_key import DeskKey, prepare_salt, take_salt
from storage.errors import StorageError, Unkept
from storage.keys import DeskKeyring, Keyring
from storage.master_key import MasterKey, next_of
from storage.newcomers import Fresh, fresh_keys
from storage.scope import Scope
from storage.serials import Reserve
from storage.tokens import token_of
from storage.work import Work

T = TypeVar("T")
_log = logging.getLogger(__name__)
_ERASE = delete(tables.users).where(tables.users.c.id == bindparam("erased"))


def utc_now() -> datetime:
    return datetime.now(UTC)


Together = Callable[[Sequence[T]], Callable[[Connection], None]]
"""Makes one work of several."""


class Engine(Protocol):
    """What a kind of database must do."""

    async def write(self, work: Callable[[Connection], T], *, begun: bool = True) -> T: ...
    async def read(self, work: Callable[[Connection], T]) -> T: ...
    async def post(self, work: T, lane: int, together: Together[T]) -> None: ...
    async def posted(self, lane: int) -> None: ...
    async def close(self) -> None: ...


class Database:
    """Stored data, SQLite or PostgreSQL alike. `work` is a plain function, given the `Work` to do it with.

    What goes wrong in the database is raised as StorageError; whatever `work` itself raises passes unchanged,
    and undoes what that work wrote. A work may run in another thread, so it must not touch shared state.
    """

    def __init__(self, engine: Engine, keyring: Keyring, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._keyring = keyring
        self._clock = clock
        self._closed = False
        self._reserve = Reserve()
        self._common = Common()
        self.process = secrets.randbits(31)
        """By this number others on the same database know who uses it here."""

    @classmethod
    async def open(cls, url: str, key: MasterKey, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Migrate the database to the newest schema and open it.

        `url` is `sqlite:///path` or `postgresql://…`. Rows of erased people that a restored backup brought back
        are deleted again. Raises StorageError storage.key for the master key of another database, or without the
        people's keys, and storage.url for a database that was moved; nothing is written then.
        """
        keyring = Keyring(key, shared=parse(url).get_backend_name() != "sqlite")
        found = await asyncio.to_thread(migrate.peek, url, marks.look, marks.Found())
        marks.check_here(found)
        marks.check(found, keyring)
        await asyncio.to_thread(migrate.upgrade, url)
        database = cls(_engine(url), keyring, clock)
        try:
            await database.write(lambda work: marks.settle(work.connection, keyring))
            # A log that was signed holds nothing of an older release: what has no mark there was put in.
            if not await asyncio.to_thread(beside(key.store).exists):
                reached: Reached | None = Reached()
                while reached is not None:
                    taking = partial(adopt, chain_key=key.chain, mark=key.mark("audit"), after=reached)
                    reached = await database.write(taking)
            await database._erase_again()
        except BaseException:
            await database.close()
            raise
        return database

    @classmethod
    async def open_beside(cls, url: str, key_file: Path, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open with the master key at `key_file`, which the first start makes.

        A change of the master key that was interrupted is brought to its end, or undone, first. Raises StorageError
        storage.key when there are people in the database and no master key: a fresh one would open nothing of theirs,
        and hide that anything is missing; storage.busy while the master key is being changed.
        """
        if await asyncio.to_thread(next_of(key_file).exists):
            from storage.rotation import settle

            await asyncio.to_thread(settle, url, key_file)
        if not await asyncio.to_thread(key_file.exists):
            found = await asyncio.to_thread(migrate.peek, url, marks.look, marks.Found())
            if not await asyncio.to_thread(key_file.exists):  # who starts beside makes it before any mark
                marks.check_without(found, key_file)
        return await cls.open(url, MasterKey.load_or_create(key_file), clock=clock)

    @classmethod
    async def open_as_it_is(cls, url: str, key: MasterKey) -> Self:
        """Open a database to look at it: nothing is migrated, marked or deleted.

        Raises StorageError as `open` does, and storage.url where there is none, or one of another schema.
        """
        keyring = Keyring(key)
        at = await asyncio.to_thread(migrate.peek, url, migrate.current, None)
        if at != migrate.newest():
            raise StorageError("storage.url", "there is no database of this schema: run `db upgrade` first")
        marks.check(await asyncio.to_thread(migrate.peek, url, marks.look, marks.Found()), keyring)
        return cls(_engine(url), keyring, utc_now)

    @classmethod
    async def open_desk(
        cls, url: str, desk: DeskKey, store: Path, *, clock: Callable[[], datetime] = utc_now
    ) -> Self:
        """Open as a desk of its own does, with the desk key and the folder of the keys, and nobody's own key.

        Raises StorageError storage.newer when the schema is another than this program's: it is the bot that migrates;
        storage.key for the desk key of another database.
        """
        database = cls(_engine(url), DeskKeyring(desk, store), clock)
        try:
            if await database.read(lambda work: migrate.current(work.connection)) != migrate.newest():
                raise StorageError(
                    "storage.newer", "the bot has another version than the desk: start it first"
                )
            await database.read(lambda work: marks.check_here(marks.look(work.connection)))
            await database.read(lambda work: marks.recognise_desk(work.connection, database._keyring))
        except BaseException:
            await database.close()
            raise
        return database

    async def write(self, work: Callable[[Work], T], *, begun: bool = True) -> T:
        """Run `work` in one transaction, durable when this returns. A cancelled wait may be written or not.

        begun  whether the transaction is there already; else the work sees to it (`Holds.keep`)
        """
        after: list[Callable[[], None]] = []
        done = await self._open_engine().write(self._unit(work, writing=True, after=after), begun=begun)
        for do in after:
            do()
        return done

    async def read(self, work: Callable[[Work], T]) -> T:
        """Run `work` on one consistent snapshot; it cannot write. Readers and writers do not wait for each other."""
        return await self._open_engine().read(self._unit(work, writing=False))

    async def post(self, work: Callable[[Work], None], user_id: int) -> None:
        """Write something of a person of which nobody has to hear that it failed: that is logged, without data. On
        SQLite it is committed with the next write or soon; on PostgreSQL soon, beside everything else, with what is
        posted of others in the same moment."""
        await self._open_engine().post(work, user_id, self._together)

    def _together(self, works: Sequence[Callable[[Work], None]]) -> Callable[[Connection], None]:
        def one_after_another(work: Work) -> None:
            work.holds.begin_late()
            for do in works:
                do(work)

        return self._unit(one_after_another, writing=True)

    async def posted(self, user_id: int) -> None:
        """Wait until what was posted of this person comes before what is written next."""
        await self._open_engine().posted(user_id)

    def now(self) -> datetime:
        """The moment that a unit of work would have now, in UTC."""
        return self._clock()

    def token(self) -> str:
        """A new token for a lease of this process."""
        return token_of(self.process)

    def forget_key(self, user_id: int) -> None:
        """Another process may have destroyed this person's key: it is looked for anew."""
        self._keyring.forget(user_id)

    async def prove(self) -> None:
        """Make sure that work can be done now: the database takes a write, its mark opens, and the key store is there.
        Raises StorageError with what stands against it."""
        await self.write(lambda work: marks.prove(work.connection, self._keyring))
        if not await asyncio.to_thread(self._keyring.present):
            raise StorageError("storage.keystore", "the key store is out of reach")

    def desk_key(self) -> str:
        """The key for a desk of its own, in one line."""
        return self._keyring.desk.dump()

    async def renew_desk_key(self, master: MasterKey) -> str:
        """Another desk key: live shares and names of staff are wrapped anew, everybody is signed out, passwords and
        second factors are forgotten. Returns it in one line. Not while a desk or the bot runs.

        A stop in between leaves both wrappings of the keys: the next call finishes it.
        """
        salt = await asyncio.to_thread(prepare_salt, master.store)
        former, fresh = self._keyring.desk, master.desk(salt)
        await asyncio.to_thread(self._keyring.shares.renew, fresh)
        await self.write(lambda work: work.staff.reseal(former, fresh))
        await asyncio.to_thread(take_salt, master.store)
        self._keyring = Keyring(master)
        await self.write(lambda work: marks.settle(work.connection, self._keyring))
        return self._keyring.desk.dump()

    def blind(self, *parts: str) -> bytes:
        """A keyed fingerprint that only this desk can make."""
        return self._keyring.desk.blind(*parts)

    async def ready_keys(self, people: Collection[int]) -> dict[int, Fresh]:
        """Durable keys for newcomers, by their Telegram ids, made where waiting for the disk holds up nobody; none at
        all where they cannot be kept for now."""
        try:
            return await asyncio.to_thread(fresh_keys, self._keyring, people)
        except Unkept as error:
            _log.error("a newcomer's key cannot be kept: %s", error.code)
            return {}

    async def vault_key(self, user_id: int) -> bytes:
        """The key that opens a person's files in the vault."""
        return (await asyncio.to_thread(self._keyring.get, user_id)).vault

    async def close(self) -> None:
        """Finish what was written and posted, then close. Closing twice is harmless."""
        if not self._closed:
            self._closed = True
            await self._engine.close()

    async def _erase_again(self) -> None:
        if erased := await asyncio.to_thread(self._keyring.erased):
            users = [{"erased": user_id} for user_id in erased]
            await self.write(lambda work: work.connection.execute(_ERASE, users).close())
        if ended := await asyncio.to_thread(self._keyring.shares.destroyed):
            await self.write(lambda work: work.shares.end_again(ended))

    def _open_engine(self) -> Engine:
        if self._closed:
            raise StorageError("storage.closed", "the database is closed")
        return self._engine

    def _unit(
        self, work: Callable[[Work], T], *, writing: bool, after: list[Callable[[], None]] | None = None
    ) -> Callable[[Connection], T]:
        """`after` is given what is to be done once the unit stands."""

        def unit(connection: Connection) -> T:
            now = self._clock()
            scope = Scope(connection, self._keyring, now, writing, self.process, self._reserve, self._common)
            try:
                done = work(Work(scope))
                scope.close()
            except BaseException:
                scope.end_turn(failed=True)
                raise
            scope.end_turn()
            if after is not None:
                after[:] = scope.after
            return done

        return unit


def _engine(url: str) -> Engine:
    """Only the driver of this database is loaded: either takes megabytes."""
    parsed = parse(url)
    if parsed.get_backend_name() == "sqlite":
        from storage.sqlite import Sqlite

        return Sqlite(parsed)
    from storage.postgres import Postgres

    return Postgres(parsed)
