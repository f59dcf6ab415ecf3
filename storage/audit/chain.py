"""The mark of an entry: an HMAC over the mark before it in the chain of its claim, and over all its own fields.

    mark    = HMAC-SHA256(chain key, fields), its first 16 bytes (all 32 in entries of older releases), the fields
              joined by NUL: the mark before in hexadecimal (empty for the first), n, the moment in microseconds since
              1970, user, actor, claim, event (its name), keys
    witness = HMAC-SHA256(order key, place NUL mark in hexadecimal), its first 16 bytes

Without the chain key nobody alters an entry and mends what follows; without the order key, which the desk has not,
nobody gives entries other places. No field can contain NUL.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from storage.sealing import keyed_hash

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WITNESS_BYTES = MARK_BYTES = 16
"""Nobody can try marks without the key, so half of a hash is enough (RFC 2104, 5)."""
FORMER_MARK_BYTES = 32


class Entry(NamedTuple):
    """One thing that happened: to whose claim, to which questions, by whom of the staff (0: the person or the program).

    n      its number in the chain of its claim, from 1; entries about no claim form a chain too
    place  its place in the order of all, from 1; None until the log was last signed
    """

    id: int
    at: datetime
    user_id: int
    claim_id: str | None
    event: str
    keys: str
    actor: int
    n: int | None
    mark: bytes | None
    place: int | None
    witness: bytes | None


def mark_of(chain_key: bytes, before: bytes, n: int, entry: Entry, size: int = MARK_BYTES) -> bytes:
    """The mark that an entry has to carry as number `n` of its chain; `size` is another in older releases."""
    fields = (
        before.hex(),
        n,
        (entry.at - _EPOCH) // timedelta(microseconds=1),
        entry.user_id,
        entry.actor,
        entry.claim_id or "",
        entry.event,
        entry.keys,
    )
    return keyed_hash(chain_key, "\0".join(map(str, fields)))[:size]


def witness_of(order_key: bytes, place: int, mark: bytes) -> bytes:
    """What attests that the entry with this mark has this place."""
    return keyed_hash(order_key, f"{place}\0{mark.hex()}")[:WITNESS_BYTES]


def root_after(root: bytes, mark: bytes) -> bytes:
    """The hash over all marks in the order of their places, one further; it begins with 32 zero bytes."""
    return hashlib.sha256(root + mark).digest()


NO_ROOT = bytes(32)
