"""Claims: answers kept as given, one revision after another, for their owner only."""

import asyncio
from collections.abc import Callable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.event import listen

from storage import Claim, Conflict, Database, User, Work, tables


@pytest.fixture
async def claim(database: Database, user: User) -> Claim:
    return await database.write(lambda work: work.claims.create(user, "A3.1", "fingerprint", "Оленка"))


@pytest.fixture
async def stranger(database: Database) -> User:
    return await database.write(lambda work: work.newcomers.enrol(666))


def _saving(
    user: User, claim: Claim, rev: int, place: str, changes: Mapping[tuple[str, str], str | None]
) -> Callable[[Work], int]:
    return lambda work: work.claims.save(user, claim.id, rev, place, changes)


async def test_a_new_claim_is_read_back(database: Database, user: User, claim: Claim) -> None:
    assert await database.read(lambda work: work.claims.get(user, claim.id)) == claim
    assert (claim.form, claim.fingerprint, claim.about) == ("A3.1", "fingerprint", "Оленка")
    assert (claim.status, claim.rev, claim.place, claim.answers) == ("draft", 0, "", {})


async def test_answers_are_added_changed_and_removed(database: Database, user: User, claim: Claim) -> None:
    steps: list[dict[tuple[str, str], str | None]] = [
        {("name", ""): "Олена", ("city", "x1"): "Маріуполь", ("city", "x2"): "Ізюм"},
        {("name", ""): "Олена\0\u202e👩‍👧", ("city", "x1"): None, ("absent", ""): None},
        {},
    ]
    for rev, changes in enumerate(steps):
        assert await database.write(_saving(user, claim, rev, f"place {rev}", changes)) == rev + 1
    after = await database.read(lambda work: work.claims.get(user, claim.id))
    assert after
    assert after.answers == {("name", ""): "Олена\0\u202e👩‍👧", ("city", "x2"): "Ізюм"}
    assert (after.place, after.rev) == ("place 2", 3)
    assert after.updated_at > after.created_at


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answers=st.dictionaries(
        st.tuples(
            st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.from_regex(r"[a-z0-9]{0,4}", fullmatch=True)
        ),
        st.text(max_size=50),
        max_size=5,
    )
)
async def test_any_text_comes_back_verbatim(
    database: Database, user: User, answers: dict[tuple[str, str], str]
) -> None:
    claim = await database.write(lambda work: work.claims.create(user, "A3.1", "f", ""))
    await database.write(lambda work: work.claims.save(user, claim.id, 0, "", dict(answers)))
    after = await database.read(lambda work: work.claims.get(user, claim.id))
    assert after and after.answers == answers


async def test_of_two_who_save_at_once_one_is_told(database: Database, user: User, claim: Claim) -> None:
    outcomes = await asyncio.gather(
        *(database.write(_saving(user, claim, 0, "", {("a", ""): str(n)})) for n in range(5)),
        return_exceptions=True,
    )
    assert sorted(isinstance(outcome, Conflict) for outcome in outcomes) == [False, True, True, True, True]
    after = await database.read(lambda work: work.claims.get(user, claim.id))
    winner = next(n for n, outcome in enumerate(outcomes) if outcome == 1)
    assert after and after.answers == {("a", ""): str(winner)}


async def test_status_moves_with_the_revision(database: Database, user: User, claim: Claim) -> None:
    assert await database.write(lambda work: work.claims.set_status(user, claim.id, 0, "ready")) == 1
    with pytest.raises(Conflict):
        await database.write(lambda work: work.claims.set_status(user, claim.id, 0, "draft"))
    (head,) = await database.read(lambda work: work.claims.list(user))
    assert (head.status, head.rev, head.about) == ("ready", 1, "Оленка")
    assert await database.write(lambda work: work.claims.set_filing(user, claim.id, 1, "filed", "filed")) == 2
    assert await database.write(lambda work: work.claims.set_status(user, claim.id, 2, "draft")) == 3


async def test_newest_first(database: Database, user: User, claim: Claim) -> None:
    later = await database.write(lambda work: work.claims.create(user, "A2.6", "f", ""))
    heads = await database.read(lambda work: work.claims.list(user))
    assert [head.id for head in heads] == [later.id, claim.id]


async def test_strangers_see_and_change_nothing(
    database: Database, user: User, claim: Claim, stranger: User
) -> None:
    await database.write(lambda work: work.claims.save(user, claim.id, 0, "", {("a", ""): "mine"}))
    assert await database.read(lambda work: work.claims.get(stranger, claim.id)) is None
    assert await database.read(lambda work: work.claims.list(stranger)) == []

    def save(work: Work) -> None:
        work.claims.save(stranger, claim.id, 1, "", {("a", ""): "theirs"})

    def status(work: Work) -> None:
        work.claims.set_status(stranger, claim.id, 1, "theirs")

    for attempt in (save, status):
        with pytest.raises(Conflict):
            await database.write(attempt)
    assert await database.write(lambda work: work.claims.delete(stranger, claim.id)) == []
    after = await database.read(lambda work: work.claims.get(user, claim.id))
    assert after and (after.answers, after.rev) == ({("a", ""): "mine"}, 1)


async def test_deleting_takes_answers_and_evidence_along(
    database: Database, user: User, claim: Claim
) -> None:
    def fill(work: Work) -> None:
        work.claims.save(user, claim.id, 0, "", {("a", ""): "gone"})
        for n in range(2):
            file = work.evidence.add(user, claim.id, file_id=f"file {n}")
            work.evidence.saved(file, blob=str(n) * 32, size=1, sha256="00")
        work.evidence.add(user, claim.id, file_id="not fetched")

    await database.write(fill)
    assert sorted(await database.write(lambda work: work.claims.delete(user, claim.id))) == [
        "0" * 32,
        "1" * 32,
    ]
    assert await database.read(lambda work: work.claims.get(user, claim.id)) is None
    assert await database.read(lambda work: work.evidence.list(user, claim.id)) == []


async def test_claims_in_a_status_are_found_without_a_look_at_all(
    database: Database, user: User, claim: Claim
) -> None:
    other = await database.write(lambda work: work.claims.create(user, "A1.2", "fingerprint", ""))
    await database.write(lambda work: work.claims.set_status(user, other.id, other.rev, "confirmed"))
    assert await database.read(lambda work: work.claims.in_status("confirmed")) == [(other.id, user.id)]
    asked: list[str] = []

    def plan(work: Work) -> str:
        connection = work.connection
        listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        work.claims.in_status("confirmed")
        sql = asked[0].replace("$1::VARCHAR", "'confirmed'").replace("?", "'confirmed'")
        if connection.dialect.name == "sqlite":
            return str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all())
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        return str(connection.exec_driver_sql(f"EXPLAIN {sql}").all())

    assert "ix_claims_status" in await database.read(plan)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_an_answer_writes_into_no_index_of_claims(database: Database, user: User, claim: Claim) -> None:
    """https://www.postgresql.org/docs/current/storage-hot.html"""
    for rev in range(20):
        await database.write(_saving(user, claim, rev, f"place {rev}", {("name", ""): str(rev)}))

    def updates(work: Work) -> tuple[int, int]:
        told = work.connection.exec_driver_sql(
            "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'claims'"
        )
        return tuple(told.one())

    await database.write(
        lambda work: work.connection.exec_driver_sql("SELECT pg_stat_force_next_flush()").close()
    )
    all_of_them, hot = await database.read(updates)
    assert all_of_them >= 20
    assert hot == all_of_them


async def test_a_claim_whose_name_in_the_log_is_damaged_keeps_its_answers(
    database: Database, user: User
) -> None:
    """The log begins another chain for it; answers go by the row of the claim."""
    claim = await database.write(lambda work: work.claims.create(user, "A3.1", "f", ""))
    await database.write(lambda work: work.claims.save(user, claim.id, 0, None, {("a", ""): "one"}))
    spoilt = update(tables.serials).values(claim_id="f" * 32)
    await database.write(lambda work: work.connection.execute(spoilt).close())
    await database.write(lambda work: work.audit.record(user, claim.id, "file.saved"))
    await database.write(lambda work: work.claims.save(user, claim.id, 1, None, {("b", ""): "two"}))
    found = await database.write(lambda work: work.claims.get(user, claim.id))
    assert found and found.answers == {("a", ""): "one", ("b", ""): "two"}
