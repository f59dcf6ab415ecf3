"""A claim is a small number in its answers and in the log, and names of questions are numbers there
(`storage/words.py`).

An entry of the log stands where its number in the chain of its claim is, and is never changed after it was written: the
order of all entries has a table of its own, a row for many of them. What attested each place is given up; the head,
which is signed over all of them in their order, is as good as it was.
"""

import struct
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.words import WORDS, Words

revision = "0018"
down_revision = "0017"

_SLICE = 128
_PLACED = struct.Struct(">Ii")
_MOST = 2**31
_MOMENT = sa.DateTime(timezone=True)
_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
# Two that have one number can not both stand: the later gets one that no entry can have, and is named by it. Where they
# are of one claim, an earlier migration has seen to it.
_NUMBER = """
CASE WHEN a.claim_id IS NULL AND EXISTS (
    SELECT 1 FROM audit b WHERE b.claim_id IS NULL AND b.n = a.n AND b.id < a.id
) THEN -a.id ELSE COALESCE(a.n, -a.id) END
"""
_RENUMBERED = """
INSERT INTO renumbered (serial, n, id)
SELECT COALESCE(s.id, 0), {number}, a.id FROM audit a LEFT JOIN serials s ON s.claim_id = a.claim_id
"""
# Each is read where it stands, in the order in which it is written: what SQLite sorts it keeps in memory.
_ENTRIES = """
INSERT INTO audit (serial, n, at, user_id, event, keys, actor, mark)
SELECT r.serial, r.n, a.at, NULLIF(a.user_id, s.user_id), a.event, {keys}, a.actor, a.mark
FROM renumbered r CROSS JOIN old_audit a LEFT JOIN serials s ON s.id = r.serial
WHERE a.id = r.id ORDER BY r.serial, r.n
"""
_NUMBER_OF = "COALESCE((SELECT number FROM words WHERE word = {0}), {0})"
# No name of a question is a number, but what else is told with an event may be.
_EACH = """
COALESCE((
    SELECT string_agg(
        COALESCE(w.number, CASE WHEN k ~ '^([0-9]+$|=)' THEN '=' || k ELSE k END), ' ' ORDER BY o
    )
    FROM unnest(string_to_array(a.keys, ' ')) WITH ORDINALITY AS told(k, o) LEFT JOIN words w ON w.word = k
), '')
"""
_EACH_IN_FULL = """
COALESCE((
    SELECT string_agg(COALESCE(w.word, regexp_replace(k, '^=', '')), ' ' ORDER BY o)
    FROM unnest(string_to_array(a.keys, ' ')) WITH ORDINALITY AS told(k, o) LEFT JOIN words w ON w.number = k
), '')
"""


def upgrade() -> None:
    _words()
    op.create_table(
        "serials",
        sa.Column("id", _COUNTER, nullable=False),
        sa.Column("claim_id", sa.LargeBinary, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_serials"),
        sa.UniqueConstraint("claim_id", name="uq_serials_claim_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_serials_user_id", "serials", ["user_id"])
    first = "SELECT claim_id, min(id) AS id FROM audit WHERE claim_id IS NOT NULL GROUP BY claim_id"
    op.execute(
        "INSERT INTO serials (claim_id, user_id) "  # noqa: S608  # all ours
        f"SELECT a.claim_id, a.user_id FROM audit a JOIN ({first}) f ON f.id = a.id ORDER BY a.id"
    )
    op.execute(
        "INSERT INTO serials (claim_id, user_id) SELECT id, user_id FROM claims c "
        "WHERE NOT EXISTS (SELECT 1 FROM serials s WHERE s.claim_id = c.id) ORDER BY created_at, id"
    )
    op.add_column("claims", sa.Column("serial", _COUNTER, nullable=False, server_default="0"))
    op.execute("UPDATE claims SET serial = (SELECT s.id FROM serials s WHERE s.claim_id = claims.id)")
    op.create_index("ix_claims_serial", "claims", ["serial"], unique=True)
    _replace_answers("serial", _COUNTER, f"c.serial, {_NUMBER_OF.format('a.key')}", "c.id = a.claim_id")
    _renumber()
    op.create_table(
        "unplaced",
        sa.Column("id", _COUNTER, nullable=False),
        sa.Column("serial", _COUNTER, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unplaced"),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO unplaced (serial, n) SELECT r.serial, r.n FROM audit a JOIN renumbered r ON r.id = a.id "
        "WHERE a.place IS NULL ORDER BY a.id"
    )
    op.create_table(
        "places",
        sa.Column("first", _COUNTER, autoincrement=False, nullable=False),
        sa.Column("entries", sa.LargeBinary, nullable=False),
        sa.Column("witness", sa.LargeBinary),
        sa.PrimaryKeyConstraint("first", name="pk_places"),
    )
    _place_all()
    _replace_audit()
    op.drop_table("renumbered")
    op.drop_table("words")


def downgrade() -> None:
    """An older version finds no place attested: its `audit verify` names the first as moved."""
    _words()
    renumbered = "CREATE TABLE renumbered (serial BIGINT, n BIGINT, place BIGINT, PRIMARY KEY (serial, n))"
    op.execute(renumbered)
    for first, entries in _rows("SELECT first, entries FROM places ORDER BY first"):
        placed = [one for one in enumerate(_PLACED.iter_unpack(bytes(entries)), first) if any(one[1])]
        _insert("renumbered", [{"serial": serial, "n": n, "place": place} for place, (serial, n) in placed])
    op.execute("ALTER TABLE audit RENAME TO old_audit")
    op.drop_index("ix_audit_user_id", "old_audit")
    op.drop_index("ix_audit_at", "old_audit")
    _free_name("old_audit", "pk_audit")
    op.create_table(
        "audit",
        sa.Column("id", _COUNTER, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("claim_id", sa.LargeBinary),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("keys", sa.Text, nullable=False),
        sa.Column("actor", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("n", sa.Integer),
        sa.Column("mark", sa.LargeBinary),
        sa.Column("place", sa.BigInteger),
        sa.Column("witness", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    keys = "in_full(a.keys)" if _is_sqlite() else _EACH_IN_FULL
    op.execute(
        sa.text(
            "INSERT INTO audit (at, user_id, claim_id, event, keys, actor, n, mark, place) "  # noqa: S608  # all ours
            "SELECT a.at, COALESCE(a.user_id, s.user_id, 0), s.claim_id, a.event, "
            f"{keys}, a.actor, a.n, a.mark, r.place "
            "FROM old_audit a LEFT JOIN serials s ON s.id = a.serial "
            "LEFT JOIN renumbered r ON r.serial = a.serial AND r.n = a.n "
            "LEFT JOIN unplaced u ON u.serial = a.serial AND u.n = a.n "
            "ORDER BY COALESCE(r.place, 9223372036854775807), u.id, a.serial, a.n"
        )
    )
    op.create_index("ix_audit_claim_id_n", "audit", ["claim_id", "n"], unique=True)
    op.create_index("ix_audit_place", "audit", ["place"], unique=True)
    _index("ix_audit_unplaced", "id", "place IS NULL")
    in_full = "COALESCE((SELECT word FROM words WHERE number = a.key), a.key)"
    _replace_answers("claim_id", sa.LargeBinary(), f"c.id, {in_full}", "c.serial = a.serial")
    op.drop_index("ix_claims_serial", "claims")
    op.drop_column("claims", "serial")
    for name in ("old_audit", "renumbered", "words", "unplaced", "places", "serials"):
        op.drop_table(name)


def _words() -> None:
    op.execute("CREATE TABLE words (word TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE)")
    _insert("words", [{"word": word, "number": str(number)} for number, word in enumerate(WORDS, 1)])
    if _is_sqlite():
        dialect, words = op.get_context().dialect, Words()
        driver: Any = op.get_bind().connection.dbapi_connection
        driver.create_function("shortened", 1, words.bind_processor(dialect), deterministic=True)
        driver.create_function("in_full", 1, words.result_processor(dialect, None), deterministic=True)


def _replace_answers(owner: str, kind: Any, owner_and_key: str, joined: str) -> None:
    """The table of answers, with whose they are in another column. No table refers to it."""
    op.execute("ALTER TABLE answers RENAME TO old_answers")
    _free_name("old_answers", "pk_answers")
    former = "claim_id" if owner == "serial" else "serial"
    if not _is_sqlite():
        op.drop_constraint(f"fk_answers_{former}", "old_answers", type_="foreignkey")
    op.create_table(
        "answers",
        sa.Column(owner, kind, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint(owner, "key", "item", name="pk_answers"),
        sa.ForeignKeyConstraint(
            [owner],
            ["claims.serial" if owner == "serial" else "claims.id"],
            name=f"fk_answers_{owner}",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
    op.execute(
        f"INSERT INTO answers ({owner}, key, item, body) SELECT {owner_and_key}, a.item, a.body "  # noqa: S608  # all ours
        f"FROM claims c CROSS JOIN old_answers a WHERE {joined} ORDER BY {'c.serial' if owner == 'serial' else 'c.id'}"
    )
    op.drop_table("old_answers")


def _renumber() -> None:
    """The number of each entry within its chain. A log that the chain has not begun in yet gets numbers too, and its
    marks when it is opened (`storage/audit/adopting.py`)."""
    op.execute("CREATE TABLE renumbered (serial BIGINT, n BIGINT, id BIGINT UNIQUE, PRIMARY KEY (serial, n))")
    number, begun = _NUMBER, ("marks WHERE name = 'audit'", "audit WHERE place IS NOT NULL")
    if _any("audit WHERE n IS NULL") and not any(map(_any, begun)):
        op.execute("UPDATE audit SET n = NULL, mark = NULL WHERE n IS NOT NULL")
        number = "row_number() OVER (PARTITION BY a.claim_id ORDER BY a.n, a.id)"
    op.execute(_RENUMBERED.format(number=number))


def _replace_audit() -> None:
    for name in ("ix_audit_claim_id_n", "ix_audit_place", "ix_audit_unplaced"):
        op.drop_index(name, "audit")
    op.execute("ALTER TABLE audit RENAME TO old_audit")
    _free_name("old_audit", "pk_audit")
    op.create_table(
        "audit",
        sa.Column("serial", _COUNTER, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("user_id", sa.BigInteger),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("keys", sa.Text, nullable=False),
        sa.Column("actor", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("mark", sa.LargeBinary),
        sa.PrimaryKeyConstraint("serial", "n", name="pk_audit"),
        sqlite_with_rowid=False,
    )
    keys = "shortened(a.keys)" if _is_sqlite() else _EACH
    op.execute(sa.text(_ENTRIES.format(keys=keys)))
    _index("ix_audit_user_id", "user_id", "user_id IS NOT NULL")
    _index("ix_audit_at", "at", "event <> '1'")
    op.drop_table("old_audit")


def _place_all() -> None:
    """Places that no entry has are told once, as that of entry 0 of no claim, which there is not."""
    reached, at, stretch = 0, 0, list[bytes]()
    while rows := _rows(
        "SELECT a.place, r.serial, r.n FROM audit a JOIN renumbered r ON r.id = a.id "  # noqa: S608  # all ours
        f"WHERE a.place > {reached} ORDER BY a.place LIMIT {64 * _SLICE}"
    ):
        for place, serial, n in rows:
            if place > reached + 1:
                stretch.append(_PLACED.pack(0, 0))
            stretch.append(_PLACED.pack(serial, n) if abs(n) < _MOST else _PLACED.pack(0, 0))
            reached = place
        full = len(stretch) // _SLICE * _SLICE
        _insert(
            "places",
            [_stretch(at, stretch[begin : begin + _SLICE], begin) for begin in range(0, full, _SLICE)],
        )
        at, stretch = at + full, stretch[full:]
    if stretch:
        _insert("places", [_stretch(at, stretch, 0)])


def _stretch(before: int, entries: list[bytes], begin: int) -> dict[str, Any]:
    return {"first": before + begin + 1, "entries": b"".join(entries)}


def _free_name(table: str, constraint: str) -> None:
    """On PostgreSQL the index of a table that is going has a name that the next one wants."""
    if not _is_sqlite():
        op.execute(f"ALTER TABLE {table} RENAME CONSTRAINT {constraint} TO old_{constraint}")


def _index(name: str, column: str, where: str) -> None:
    only = sa.text(where)
    op.create_index(name, "audit", [column], sqlite_where=only, postgresql_where=only)


def _insert(table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        into = sa.table(table, *(sa.column(name) for name in rows[0]))
        op.get_bind().execute(sa.insert(into), rows)


def _rows(sql: str) -> list[Any]:
    return [*op.get_bind().execute(sa.text(sql))]


def _any(which: str) -> bool:
    return bool(_rows(f"SELECT 1 FROM {which} LIMIT 1"))  # noqa: S608  # all ours


def _is_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"
