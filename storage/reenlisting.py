"""The staff, for another desk key: whose cards and ways in are sealed anew, and by what they are found."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from storage import review_tables as tables
from storage.desk_key import DeskKey
from storage.errors import Damaged

_t = tables.staff.c
_ALL = select(_t.id, _t.card, _t.secrets)
_one = update(tables.staff).where(_t.id == bindparam("staff"))


def reenlist(connection: Connection, former: DeskKey, fresh: DeskKey, blind: Callable[[int], bytes]) -> None:
    """Seal what is kept of staff with the fresh desk key; `blind` makes the index of a Telegram id. Everything works on
    as before, but for sessions, codes on pages that wait and counts of failures: only the former key finds those."""
    for staff_id, sealed, secrets in connection.execute(_ALL).all():
        try:
            text = former.staff.unseal(sealed, "staff", staff_id, "card")
        except Damaged:
            continue  # somebody without a name already
        card = json.loads(text)
        values: dict[str, Any] = {
            "card": fresh.staff.seal(text, "staff", staff_id, "card"),
            "telegram_index": None if card["telegram_id"] is None else blind(card["telegram_id"]),
            "login_index": fresh.blind("log-in", card["login"]) if card["login"] else None,
            "secrets": _resealed(secrets, former, fresh, staff_id),
        }
        connection.execute(_one.values(values), {"staff": staff_id})
    for table in (tables.staff_sessions, tables.passes, tables.strikes):
        connection.execute(table.delete())


def _resealed(secrets: bytes | None, former: DeskKey, fresh: DeskKey, staff_id: int) -> bytes | None:
    try:
        text = former.staff.unseal(secrets, "staff", staff_id, "secrets") if secrets else None
    except Damaged:
        return None
    return fresh.staff.seal(text, "staff", staff_id, "secrets") if text is not None else None
