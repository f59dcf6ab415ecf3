"""Whether everything that is stored opens: each person's key, each sealed value, each file of the vault.

It changes nothing, and speaks of tables, columns and codes, never of what is in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy import func, select

from storage import tables
from storage.columns import Moment
from storage.database import Database
from storage.errors import Damaged, Erased, StorageError
from storage.keys import UserKey
from storage.messages import place_of
from storage.review_tables import shares
from storage.vault import Vault
from storage.work import Work

_SLICE = 500

Finding = tuple[str, str]
"""A code, and what it is about: "users.key", "answers.body", "vault.file"."""

Readers = Mapping[str, Callable[[str], bool]]
"""By table and column, such as "answers.body": whether a text that opened can be read as what it should be."""


async def inspect(database: Database, readers: Readers, vault: Vault | None = None) -> Counter[Finding]:
    """What does not open or cannot be read, counted; what is in quarantine already is counted as `quarantined`.

    vault  its files are read from end to end, if it is given; that takes as long as copying them
    """
    found: Counter[Finding] = Counter()
    found.update(await database.read(_clear))
    after = 0
    while True:
        people, last = await database.read(partial(_people, after=after, readers=readers))
        found.update(people)
        if last is None:
            break
        after = last
    found.update(await database.read(_shares))
    for code, table, column, count in await database.read(lambda work: work.quarantine.counts()):
        found["quarantined", f"{table}.{column} ({code})"] += count
    if vault is not None:
        found.update(await _files(database, vault))
    return found


def _clear(work: Work) -> list[Finding]:
    """What is not sealed: the marks, and moments that are none."""
    found: list[Finding] = [("storage.key", name) for name in work.recovery.unmarked()]
    if work.connection.dialect.name != "sqlite":  # where a column holds nothing else
        return found
    for table in tables.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Moment):
                unread = select(func.count()).where(column.is_not(None), func.typeof(column) != "integer")
                count = work.connection.execute(unread).scalar_one()
                found += [("moment.unread", f"{table.name}.{column.name}")] * count
    return found


def _people(work: Work, after: int, readers: Readers) -> tuple[list[Finding], int | None]:
    """The next people by id, and the last of them; None when there is nobody else."""
    u = tables.users
    rows = work.connection.execute(select(u).where(u.c.id > after).order_by(u.c.id).limit(_SLICE)).mappings()
    found: list[Finding] = []
    last = None
    for row in rows.all():
        last = int(row["id"])
        try:
            key = work.recovery.key(last)
        except Erased:
            continue
        except StorageError as error:
            found.append((error.code, "users.key"))
            continue
        found += _person(work, dict(row), partial(_opened, key, readers))
    return found, last


def _person(work: Work, row: dict[str, Any], opened: Callable[..., Iterator[Finding]]) -> Iterator[Finding]:
    user_id = row["id"]
    for column in ("telegram_id", "session", "shown", "privacy"):
        yield from opened(row[column], "users", user_id, column)
    i, c, a, e, p = tables.inbox, tables.claims, tables.answers, tables.evidence, tables.people
    m, h = tables.messages, tables.handshakes
    for sent in work.connection.execute(select(m).where(m.c.user_id == user_id)):
        yield from opened(sent.number, *place_of(sent.id, user_id), about="messages.number")
    for share in work.connection.execute(select(shares).where(shares.c.user_id == user_id)):
        yield from opened(share.wish, "shares", share.id, "wish")
    for waits in work.connection.execute(select(i).where(i.c.user_id == user_id)):
        yield from opened(waits.body, "inbox", waits.bot_id, waits.update_id, "body")
    for claim in work.connection.execute(select(c).where(c.c.user_id == user_id)):
        for column in ("about", "person", "place", "filing"):
            yield from opened(claim._mapping[column], "claims", claim.id, column)
    for person in work.connection.execute(select(p).where(p.c.user_id == user_id)):
        yield from opened(person.facts, "people", person.id, "facts")
    for handshake in work.connection.execute(select(h).where(h.c.user_id == user_id)):
        yield from opened(handshake.secret, "handshakes", handshake.id, "secret")
    told = select(a, c.c.id.label("claim_id")).join(c, c.c.serial == a.c.serial).where(c.c.user_id == user_id)
    for answer in work.connection.execute(told):
        yield from opened(answer.body, "answers", answer.claim_id, answer.key, answer.item, "body")
    for file in work.connection.execute(select(e).where(e.c.user_id == user_id)):
        for column in (*tables.SEALED_OF_EVIDENCE, "own_key"):
            body = file._mapping[column]
            if body is not None and not (column == "media_type" and tables.is_clear(body)):
                yield from opened(body, "evidence", file.id, column)


def _shares(work: Work) -> Counter[Finding]:
    """What was opened to reviewers and has not ended."""
    found: Counter[Finding] = Counter()
    for share in work.shares.live():
        try:
            for number, _ in work.shares.rounds(share):
                work.shares.body(share, number)
        except StorageError as error:
            found[error.code, "share_rounds.body"] += 1
    return found


def _opened(
    key: UserKey, readers: Readers, body: bytes | None, *place: object, about: str = ""
) -> Iterator[Finding]:
    if not body:  # an update that lies in quarantine, or nothing yet
        return
    column = about or f"{place[0]}.{place[-1]}"
    try:
        text = key.unseal_bytes(body, *place)
    except Damaged as error:
        yield error.code, column
        return
    if column in readers and not readers[column](text.decode(errors="replace")):
        yield "text.unread", column


async def _files(database: Database, vault: Vault) -> Counter[Finding]:
    found: Counter[Finding] = Counter()
    for user_id, blob, own_key in await database.read(_blobs):
        try:
            key = await database.vault_key(user_id)
            async for _ in vault.open(key, blob, own_key):
                pass
        except Erased:
            continue  # in a backup from before; the next start deletes the rows
        except StorageError as error:
            found[error.code, "vault.file"] += 1
    return found


def _blobs(work: Work) -> list[tuple[int, str, bytes | None]]:
    e = tables.evidence.c
    rows = work.connection.execute(
        select(e.id, e.user_id, e.blob, e.own_key).where(e.blob.is_not(None))
    ).all()
    found = []
    for id, user_id, blob, own_key in rows:
        opened = None
        if own_key is not None:
            try:
                opened = work.recovery.key(user_id).unseal_bytes(own_key, "evidence", id, "own_key")
            except StorageError:
                continue  # counted with the rows
        found.append((user_id, blob if isinstance(blob, str) else "", opened))
    return found
