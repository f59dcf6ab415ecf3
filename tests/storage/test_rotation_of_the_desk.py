"""A new master key takes along what the desk and families added: shares, staff, the log, what two people agree on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update

from storage import Database, DeskKey, Erased, MasterKey, Share, Staff, StorageError, Work, tables
from storage.audit.chain import mark_of
from storage.audit.head import HEAD_FILE, Signer
from storage.audit.order import last_stretch, stretches, witness_of
from storage.audit.placing import Placing, head_file
from storage.audit.verify import Bad, Verdict, verify
from storage.desk_key import prepare_salt
from storage.key_check import check
from storage.keys import Keyring
from storage.rotation import rotate
from storage.serials import serial_of
from storage.staff import REVIEWER, Secrets
from tests.storage.test_audit_chain import lived
from tests.storage.test_shares import CANARY, share_of

_t = tables.audit.c
WAYS_IN = Secrets(password="хеш", factor="ABC", recovery=("один",))


@dataclass
class Organisation:
    """A database with a desk: one live share, one that has ended, and a member of the staff."""

    url: str
    path: Path
    live: Share
    ended: Share
    staff: Staff

    async def open(self) -> Database:
        return await Database.open_beside(self.url, self.path)

    async def verdict(self, witness: str = "") -> Verdict:
        key = MasterKey.load(self.path)
        database = await self.open()
        try:
            head = head_file(key).load()
            return await database.read(
                partial(verify, chain_key=key.chain, order_key=key.order, head=head, former=key.former())
            )
        finally:
            await database.close()

    async def go_on(self, *, signed: bool = True) -> None:
        """Fourteen things more happen."""
        database = await self.open()
        await lived(database)
        if signed:
            await Placing(database, MasterKey.load(self.path)).catch_up()
        await database.close()


@pytest.fixture
async def organisation(database_url: str, tmp_path: Path) -> Organisation:
    path = tmp_path / "secrets" / "master.key"
    database = await Database.open_beside(database_url, path)
    user = await database.write(lambda work: work.newcomers.enrol(1))
    live = await database.write(lambda work: share_of(work, user))
    ended = await database.write(lambda work: share_of(work, user))
    await database.write(lambda work: work.shares.end(ended.id))

    def hire(work: Work) -> Staff:
        staff = work.staff.add("Липа", [REVIEWER], telegram_id=77, login="lypa")
        work.staff.set_secrets(staff, WAYS_IN)
        return staff

    staff = await database.write(hire)
    await database.close()
    return Organisation(database_url, path, live, ended, staff)


async def known(database: Database) -> tuple[Staff | None, Staff | None, Secrets | None]:
    """Who is found by their Telegram id and by their log-in, and what lets them in."""

    def look(work: Work) -> tuple[Staff | None, Staff | None, Secrets | None]:
        found = work.staff.of_telegram(77)
        return found, work.staff.of_login("lypa"), work.staff.secrets(found) if found else None

    return await database.read(look)


async def test_a_live_share_and_the_staff_go_over(organisation: Organisation, tmp_path: Path) -> None:
    forgotten = tmp_path / "forgotten.key"
    forgotten.write_bytes(organisation.path.read_bytes())
    forgotten.chmod(0o600)
    store = organisation.path.parent / "keys"
    old = Keyring(MasterKey.load(forgotten, store)).desk
    assert (await rotate(organisation.url, organisation.path)).shares == 1

    database = await organisation.open()
    assert await database.read(lambda work: work.shares.body(organisation.live, 1)) == CANARY
    with pytest.raises(Erased):
        await database.read(lambda work: work.shares.body(organisation.ended, 1))
    by_account, by_login, ways_in = await known(database)
    assert by_account is not None and by_login is not None
    assert (by_account.id, by_account.alias, by_login.id) == (
        organisation.staff.id,
        "Липа",
        organisation.staff.id,
    )
    assert ways_in == WAYS_IN
    fresh = database.desk_key()
    await database.close()

    with pytest.raises(StorageError):
        Keyring(MasterKey.load(forgotten, store)).shares.get(organisation.live.id)
    with pytest.raises(StorageError, match="not the desk key"):
        await Database.open_desk(organisation.url, old, store)
    printed = tmp_path / "desk.key"
    printed.write_text(fresh)
    printed.chmod(0o600)
    apart = await Database.open_desk(organisation.url, DeskKey.load(printed), store)
    assert await apart.read(lambda work: work.shares.body(organisation.live, 1)) == CANARY
    await apart.close()
    master = MasterKey.load(organisation.path)
    looking = await Database.open_as_it_is(organisation.url, master)
    assert (await looking.read(lambda work: check(work.connection, master, organisation.path))).in_order
    await looking.close()


async def test_a_share_whose_key_is_lost_is_told(organisation: Organisation) -> None:
    (organisation.path.parent / "keys" / "shares" / f"{organisation.live.id}.key").unlink()
    master = MasterKey.load(organisation.path)
    database = await Database.open_as_it_is(organisation.url, master)
    keys = await database.read(lambda work: check(work.connection, master, organisation.path))
    await database.close()
    assert (keys.closed, keys.in_order) == (1, False)


async def test_the_log_stays_good_across_changes_of_the_key(organisation: Organisation) -> None:
    await organisation.go_on(signed=False)
    for entries in (14, 28, 42):
        await rotate(organisation.url, organisation.path)
        assert await organisation.verdict() == Verdict(entries, entries)
        await organisation.go_on(signed=entries != 28)
        verdict = await organisation.verdict()
        assert (verdict.entries, verdict.bad) == (entries + 14, None)


async def test_a_head_that_was_kept_elsewhere_still_fits(organisation: Organisation) -> None:
    await organisation.go_on()
    note = (organisation.path.parent / HEAD_FILE).read_text("utf-8")
    await rotate(organisation.url, organisation.path)
    await organisation.go_on()
    (former,) = MasterKey.load(organisation.path).former()
    kept = Signer(former.head).read(note)
    assert kept.size == former.upto == 14
    key = MasterKey.load(organisation.path)
    database = await organisation.open()
    whole = partial(
        verify,
        chain_key=key.chain,
        order_key=key.order,
        head=head_file(key).load(),
        witness=kept,
        former=(former,),
    )
    assert (await database.read(whole)).bad is None
    await database.close()


@pytest.mark.parametrize("entry", [1, 9, 20])
async def test_an_entry_altered_after_a_change_of_the_key_is_named(
    organisation: Organisation, entry: int
) -> None:
    await organisation.go_on()
    await rotate(organisation.url, organisation.path)
    await organisation.go_on()
    database = await organisation.open()

    def alter(work: Work) -> None:
        one = next(one for stretch in stretches(work) for one in stretch.placed() if one.place == entry)
        this = (_t.serial == one.serial, _t.n == one.n)
        work.connection.execute(update(tables.audit).where(*this).values(event="answers.read"))

    await database.write(alter)
    await database.close()
    bad = (await organisation.verdict()).bad
    assert bad is not None and (bad.what, bad.place) == ("altered", entry)


async def test_whoever_has_the_old_key_writes_nothing_anew_unnoticed(organisation: Organisation) -> None:
    await organisation.go_on()
    old = MasterKey.load(organisation.path)
    chain, order = old.chain, old.order
    await rotate(organisation.url, organisation.path)

    def forge(work: Work) -> None:
        """An entry says something else, with the mark and the witness that the old key makes of it."""
        entry, before = work.audit.found(most=2)
        assert entry.claim_id == before.claim_id and entry.claim_id
        mark = mark_of(chain, before.mark or b"", entry.n, entry._replace(event="claim.filed"))
        this = (_t.serial == serial_of(entry.claim_id), _t.n == entry.n)
        work.connection.execute(update(tables.audit).where(*this).values(event="claim.filed", mark=mark))
        stretch, attested = last_stretch(work), b""
        assert stretch is not None
        for one in stretch.placed():
            this = (_t.serial == one.serial, _t.n == one.n)
            its = work.connection.execute(select(_t.mark).where(*this)).scalar_one()
            attested = witness_of(order, attested, one, its)
        work.connection.execute(update(tables.places).values(witness=attested))

    database = await organisation.open()
    await database.write(forge)
    await database.close()
    assert (await organisation.verdict()).bad == Bad("rewritten", place=14)


async def test_a_head_that_is_not_ours_is_left_to_be_named(organisation: Organisation) -> None:
    await organisation.go_on()
    head = organisation.path.parent / HEAD_FILE
    head.write_text(head.read_text("utf-8").replace("14", "15"), "utf-8")
    before = head.read_bytes()
    await rotate(organisation.url, organisation.path)
    assert head.read_bytes() == before
    with pytest.raises(StorageError, match=r"storage\.tampered"):
        await organisation.verdict()


async def test_what_two_people_agree_on_goes_on(organisation: Organisation) -> None:
    database = await organisation.open()

    def offer(work: Work) -> str:
        user = work.newcomers.enrol(1)
        return work.handshakes.offer(user, "claims", "t" * 22, CANARY, timedelta(days=1)).id

    id = await database.write(offer)
    await database.close()
    await rotate(organisation.url, organisation.path)
    database = await organisation.open()
    found = await database.read(lambda work: work.handshakes.find("t" * 22))
    assert found is not None and (found.id, found.secret) == (id, CANARY)
    taker = await database.write(lambda work: work.newcomers.enrol(2))
    assert await database.write(lambda work: work.handshakes.move(found, "entered", taker_id=taker.id))
    await database.close()


async def test_the_staff_of_an_older_backup_are_found(
    organisation: Organisation, copy_database: Callable[[str], str]
) -> None:
    backup = copy_database(organisation.url)
    await rotate(organisation.url, organisation.path)
    await rotate(organisation.url, organisation.path)
    database = await Database.open_beside(backup, organisation.path)
    by_account, by_login, ways_in = await known(database)
    assert by_account and by_login and by_account.alias == "Липа" and ways_in == WAYS_IN
    assert await database.read(lambda work: work.shares.body(organisation.live, 1)) == CANARY
    await database.close()


async def test_an_older_backup_is_cut_and_not_altered(
    organisation: Organisation, copy_database: Callable[[str], str]
) -> None:
    await organisation.go_on()
    await organisation.go_on(signed=False)
    backup = copy_database(organisation.url)
    await rotate(organisation.url, organisation.path)
    assert (await replace(organisation, url=backup).verdict()).bad == Bad("cut", place=15)


async def test_a_desk_key_that_is_half_renewed_is_in_the_way(organisation: Organisation) -> None:
    before = organisation.path.read_bytes()
    prepare_salt(organisation.path.parent / "keys")
    with pytest.raises(StorageError, match="desk-key --renew"):
        await rotate(organisation.url, organisation.path)
    assert organisation.path.read_bytes() == before
    assert [file.name for file in organisation.path.parent.rglob("*.next")] == ["desk.salt.next"]
