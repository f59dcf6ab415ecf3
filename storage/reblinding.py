"""The index that people are found by, made anew for another master key."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, bindparam, select, update

from storage import tables
from storage.errors import Damaged, Erased
from storage.keys import Keyring

_t = tables.users.c
_PEOPLE = select(_t.id, _t.telegram_index, _t.telegram_id, _t.quarantined_index).order_by(_t.id)
_SET = (
    update(tables.users)
    .where(_t.id == bindparam("user"))
    .values(telegram_index=bindparam("index"), quarantined_index=bindparam("quarantined"))
)


def reblind(connection: Connection, keyring: Keyring, blind: Callable[[int], bytes]) -> None:
    """Give everybody the index that `blind` makes of their Telegram id, which `keyring` opens.

    Somebody in quarantine waits under the index of the life that followed; where neither opens, the index stays.
    """
    people = connection.execute(_PEOPLE).all()
    indexes: dict[bytes, bytes] = {}
    for user_id, index, sealed, quarantined in people:
        try:
            person = int(keyring.get(user_id).unseal(sealed, "users", user_id, "telegram_id"))
        except (Damaged, Erased):
            continue
        indexes[quarantined or index] = blind(person)
    for user_id, index, _, quarantined in people:
        fresh = indexes.get(quarantined or index)
        if fresh is None:
            continue
        aside = aside_of(fresh, user_id)
        values = {"index": aside if quarantined else fresh, "quarantined": fresh if quarantined else None}
        connection.execute(_SET, {"user": user_id, **values})


def aside_of(index: bytes, user_id: int) -> bytes:
    """The index of somebody who waits for their key while the person goes on as somebody new."""
    return index + user_id.to_bytes(8, "big")
