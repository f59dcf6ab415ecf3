"""The mark of an entry: an HMAC over the mark before it in the chain of its claim, and over all its own fields.

    mark = HMAC-SHA256(chain key, fields), its first 16 bytes (all 32 in entries of older releases), the fields joined
           by NUL: the mark before in hexadecimal (empty for the first), n, the moment in microseconds since 1970,
           user, actor, claim, event (its name), keys

Without the chain key nobody alters an entry and mends what follows. No field can contain NUL.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from storage.sealing import keyed_hash

_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
MARK_BYTES = 16
"""Nobody can try marks without the key, so half of a hash is enough (RFC 2104, 5)."""
FORMER_MARK_BYTES = 32


class Entry(NamedTuple):
    """One thing that happened: to whose claim, to which questions, by whom of the staff (0: the person or the program).

    n  its number in the chain of its claim, from 1; entries about no claim form a chain too
    """

    at: datetime
    user_id: int
    claim_id: str | None
    event: str
    keys: str
    actor: int
    n: int
    mark: bytes | None


def mark_of(chain_key: bytes, before: bytes, n: int, entry: Entry, size: int = MARK_BYTES) -> bytes:
    """The mark that an entry has to carry as number `n` of its chain; `size` is another in older releases."""
    fields = (
        before.hex(),
        n,
        (entry.at - _EPOCH) // _MICROSECOND,
        entry.user_id,
        entry.actor,
        entry.claim_id or "",
        entry.event,
        entry.keys,
    )
    return keyed_hash(chain_key, "\0".join(map(str, fields)))[:size]
