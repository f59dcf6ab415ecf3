"""Ids are their 16 bytes, not 32 digits; moments on SQLite whole microseconds since 1970, not text.

SQLite makes every table anew: those that are referred to are renamed first, and dropped last, when nothing refers to
them any more, so that no row goes with them.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_IDS = {
    "claims": ["id"],
    "answers": ["claim_id"],
    "evidence": ["id", "claim_id"],
    "endings": ["claim_id"],
    "people": ["id"],
    "handshakes": ["id"],
    "audit": ["claim_id"],
    "shares": ["id", "claim_id"],
    "share_rounds": ["share_id"],
    "remarks": ["id", "share_id"],
    "permits": ["id"],
    "remark_templates": ["id"],
}
_REFERENCES = [
    (table, column, f"{column.removesuffix('_id')}s")
    for table, columns in _IDS.items()
    for column in columns
    if column != "id" and table != "audit"
]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TEXT, _BYTES = "VARCHAR(32)", "BLOB"


def upgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        _rebuild_all(_TEXT, _BYTES, _packed, _counted)
    else:
        _alter_all(
            "BYTEA", "decode({}, 'hex')", "convert_to({0}, 'UTF8') || decode(repeat('00', {1}), 'hex')"
        )


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        _rebuild_all(_BYTES, _TEXT, _unpacked, _told)
    else:
        _alter_all(_TEXT, "encode({}, 'hex')", "convert_from(rtrim({}, '\\000'::bytea), 'UTF8')")


def _packed(digits: Any) -> Any:
    """What is no id becomes 17 bytes or more: its text, and NULs behind it."""
    if not isinstance(digits, str):
        return digits
    return bytes.fromhex(digits) if re.fullmatch("[0-9a-f]{32}", digits) else digits.encode().ljust(17, b"\0")


def _unpacked(packed: Any) -> Any:
    if not isinstance(packed, bytes):
        return packed
    return packed.hex() if len(packed) == 16 else packed.rstrip(b"\0").decode(errors="replace")


def _counted(moment: Any) -> Any:
    """What cannot be read stays as it is, to be told by `db check`."""
    try:
        return (datetime.fromisoformat(moment).replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
    except (TypeError, ValueError):
        return moment


def _told(moment: Any) -> Any:
    try:
        told = _EPOCH + timedelta(microseconds=moment)
    except (TypeError, OverflowError):
        return moment
    return told.replace(tzinfo=None).isoformat(" ", "microseconds")


def _rebuild_all(before: str, now: str, to_id: Callable[[Any], Any], to_moment: Callable[[Any], Any]) -> None:
    connection = op.get_bind()
    driver: Any = connection.connection.dbapi_connection
    driver.create_function("to_id", 1, to_id, deterministic=True)
    driver.create_function("to_moment", 1, to_moment, deterministic=True)
    ours = "sql IS NOT NULL AND tbl_name NOT IN ('alembic_version', 'sqlite_sequence') ORDER BY rowid"
    tables = _rows(f"SELECT name, sql FROM sqlite_master WHERE type = 'table' AND {ours}")  # noqa: S608
    indexes = _rows(f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND {ours}")  # noqa: S608
    for name, _ in indexes:
        op.execute(f"DROP INDEX {name}")
    for name, _ in tables:
        op.execute(f"ALTER TABLE {name} RENAME TO old_{name}")
    op.execute("PRAGMA defer_foreign_keys = ON")
    for name, definition in tables:
        sql = definition
        for column in _IDS.get(name, ()):
            sql = sql.replace(f"\t{column} {before}", f"\t{column} {now}")
        op.execute(sa.text(sql.replace(":", "\\:")))
        op.execute(_copying(name))
        op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{name}'")  # noqa: S608
        op.execute(f"UPDATE sqlite_sequence SET name = '{name}' WHERE name = 'old_{name}'")  # noqa: S608
    for name, _ in reversed(tables):
        op.execute(f"DROP TABLE old_{name}")
    for _, sql in indexes:
        op.execute(sql)


def _copying(table: str) -> str:
    names, values = [], []
    for _, name, kind, *_ in _rows(f"PRAGMA table_info(old_{table})"):
        quoted = f'"{name}"'
        names.append(quoted)
        if name in _IDS.get(table, ()):
            values.append(f"to_id({quoted})")
        else:
            values.append(f"to_moment({quoted})" if kind == "DATETIME" else quoted)
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM old_{table}"  # noqa: S608


def _rows(sql: str) -> list[Any]:
    return [*op.get_bind().exec_driver_sql(sql)]


def _alter_all(kind: str, id_: str, other: str) -> None:
    """On PostgreSQL, where moments are moments."""
    for table, column, _ in _REFERENCES:
        op.drop_constraint(f"fk_{table}_{column}", table, type_="foreignkey")
    for table, columns in _IDS.items():
        for column in columns:
            is_id = f"{column} ~ '^[0-9a-f]{{32}}$'" if kind == "BYTEA" else f"octet_length({column}) = 16"
            missing = f"greatest(0, 17 - octet_length({column}))"
            value = f"CASE WHEN {is_id} THEN {id_.format(column)} ELSE {other.format(column, missing)} END"
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind} USING {value}")
    for table, column, to in _REFERENCES:
        op.create_foreign_key(f"fk_{table}_{column}", table, to, [column], ["id"], ondelete="CASCADE")
