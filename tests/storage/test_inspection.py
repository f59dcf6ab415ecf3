"""The inspection finds what does not open, wherever it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Table, update

from storage import Database, User, Work, review_tables, tables
from storage.inspection import inspect
from tests.storage.test_shares import share_of


@pytest.fixture
async def everything(database: Database, user: User) -> Database:
    def live(work: Work) -> None:
        share_of(work, user)
        work.people.create(user, "{}")
        work.handshakes.offer(user, "help", "t" * 22, "[]", timedelta(days=1))
        work.messages.note(user.id, [1], work.now)
        work.users.set_privacy(user, "{}")
        (head,) = work.claims.list(user)
        work.claims.save(user, head.id, head.rev, "{}", {("story", ""): "слова"})

    await database.write(live)
    return database


async def test_nothing_is_found_where_all_is_well(everything: Database) -> None:
    assert not await inspect(everything, {})


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (tables.users, "privacy"),
        (tables.messages, "number"),
        (tables.people, "facts"),
        (tables.handshakes, "secret"),
        (tables.claims, "about"),
        (tables.claims, "place"),
        (tables.answers, "body"),
        (review_tables.shares, "wish"),
        (review_tables.share_rounds, "body"),
    ],
)
async def test_what_was_changed_is_found(everything: Database, table: Table, column: str) -> None:
    await everything.write(
        lambda work: work.connection.execute(update(table).values({column: bytes(40)})).close()
    )
    assert await inspect(everything, {}) == {("storage.tampered", f"{table.name}.{column}"): 1}
