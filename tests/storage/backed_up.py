"""A small office whose backups are taken and put back: people with words and files, one share, a signed log."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from storage import Database, MasterKey, Vault, Work, backup, key_copy, restoring
from storage.audit.head import Signer
from storage.audit.placing import Placing, head_file
from storage.audit.verify import Verdict, verify
from storage.restoring import Place, Restored
from tests.storage.test_shares import share_of

OLENA, ANDRII, SOFIIA = 901, 902, 903


async def _chunks(content: bytes) -> AsyncIterator[bytes]:
    yield content


@dataclass(frozen=True)
class Machine:
    """Where one bot keeps everything, and what is done there."""

    place: Place

    @classmethod
    def at(cls, folder: Path, url: str = "") -> Machine:
        return cls(
            Place(
                url or f"sqlite:///{folder}/data/zayava.sqlite3",
                folder / "data",
                folder / "secret" / "master.key",
            )
        )

    async def open(self) -> Database:
        return await Database.open_beside(self.place.url, self.place.key_file)

    async def say(self, person: int, words: str) -> int:
        """What somebody says becomes their conversation; an entry of the log tells that. Returns its revision."""
        database = await self.open()
        try:
            return await database.write(partial(_said, person=person, words=words))
        finally:
            await database.close()

    async def send(self, person: int, content: bytes) -> None:
        """A file, kept in the vault."""
        database = await self.open()
        try:
            user = await database.write(lambda work: work.newcomers.enrol(person))
            saved = await Vault(self.place.shelf).save(await database.vault_key(user.id), _chunks(content))

            def named(work: Work) -> None:
                claim = work.claims.create(user, "A3.1", "f", "")
                file = work.evidence.add(user, claim.id, file_id="1", key="k", name="a.jpg")
                work.evidence.saved(file, blob=saved.name, size=saved.size, sha256=saved.sha256)

            await database.write(named)
        finally:
            await database.close()

    async def erase(self, person: int) -> None:
        database = await self.open()
        try:
            user = await database.read(lambda work: work.users.find(person))
            assert user is not None
            await Vault(self.place.shelf).delete(await database.write(lambda work: work.users.erase(user)))
        finally:
            await database.close()

    async def share(self, person: int) -> str:
        """Somebody opens a claim to reviewers."""
        database = await self.open()
        try:
            return (await database.write(lambda work: share_of(work, work.newcomers.enrol(person)))).id
        finally:
            await database.close()

    async def end(self, share_id: str) -> None:
        database = await self.open()
        try:
            await database.write(lambda work: work.shares.end(share_id))
        finally:
            await database.close()

    async def told(self, person: int) -> str | None:
        """What somebody said last, as it is known here; None for nobody known."""
        database = await self.open()
        try:
            user = await database.read(lambda work: work.users.find(person))
            return user.session if user else None
        finally:
            await database.close()

    async def sign(self) -> None:
        """The log gets its places and its head, as it does now and then."""
        database = await self.open()
        try:
            await Placing(database, MasterKey.load(self.place.key_file)).catch_up()
        finally:
            await database.close()

    async def log(self, witness: str = "") -> Verdict:
        """What `audit verify` says; `witness` is a head that was kept elsewhere."""
        key = MasterKey.load(self.place.key_file)
        database = await self.open()
        try:
            return await database.read(
                partial(
                    verify,
                    chain_key=key.chain,
                    order_key=key.order,
                    head=head_file(key).load(),
                    witness=Signer(key.head).read(witness) if witness else None,
                    former=key.former(),
                )
            )
        finally:
            await database.close()

    async def back_up(self, folder: Path) -> backup.Copied:
        return await backup.create(self.place.url, self.place.shelf, folder, self.place.head)

    def copy_keys(self, folder: Path) -> key_copy.KeysCopied:
        return key_copy.replace(self.place.key_file, folder)

    def take_master_key(self, other: Machine) -> None:
        """Put the master key at its place by hand, as the README says."""
        self.place.key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.place.key_file.write_bytes(other.place.key_file.read_bytes())
        self.place.key_file.chmod(0o600)

    async def restore(self, folder: Path, keys: Path | None = None) -> Restored:
        return await restoring.restore(self.place, folder, keys)


def _said(work: Work, person: int, words: str) -> int:
    user = work.newcomers.enrol(person)
    rev = work.users.save_session(user, words, user.rev)
    work.users.shown(user.id, rev, f"shown after {words}")
    work.audit.record(user, None, "claim.begun")
    return rev
