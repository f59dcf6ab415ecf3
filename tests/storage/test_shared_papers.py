"""One paper in several claims: it is kept once, and lives as long as one of them uses it."""

from __future__ import annotations

import pytest

from storage import SHARED, Database, Evidence, StorageError, User


async def _saved(database: Database, user: User) -> tuple[Evidence, str]:
    claim = await database.write(lambda work: work.claims.create(user, "A3.3", "f", ""))
    other = await database.write(lambda work: work.claims.create(user, "A3.3", "f", ""))
    file = await database.write(
        lambda work: work.evidence.add(user, claim.id, file_id="f", name="договір.pdf")
    )
    await database.write(lambda work: work.evidence.saved(file, blob="b1", size=3, sha256="00ff"))
    kept = await database.read(lambda work: work.evidence.get(user, file.id))
    assert kept is not None
    return kept, other.id


async def test_a_paper_is_used_in_another_claim(database: Database, user: User) -> None:
    file, other = await _saved(database, user)
    shared = await database.write(lambda work: work.evidence.share(user, file, other, "lease"))
    assert (shared.claim_id, shared.number, shared.key, shared.status) == (other, 1, "lease", "saved")
    assert (shared.blob, shared.sha256, shared.name, shared.size) == ("b1", "00ff", "договір.pdf", 3)
    assert shared.group == SHARED and shared.id != file.id
    assert await database.read(lambda work: work.evidence.blobs()) == {"b1"}


async def test_it_stays_until_the_last_claim_lets_it_go(database: Database, user: User) -> None:
    file, other = await _saved(database, user)
    shared = await database.write(lambda work: work.evidence.share(user, file, other, "lease"))
    assert await database.write(lambda work: work.claims.delete(user, file.claim_id)) == []
    assert await database.write(lambda work: work.evidence.removed(shared)) == ["b1"]


async def test_taken_out_of_one_claim_it_stays_in_the_other(database: Database, user: User) -> None:
    file, other = await _saved(database, user)
    await database.write(lambda work: work.evidence.share(user, file, other, "lease"))
    assert await database.write(lambda work: work.evidence.removed(file)) == []
    assert await database.write(lambda work: work.claims.delete(user, other)) == ["b1"]


async def test_nobody_uses_it_in_somebody_else_s_claim(database: Database, user: User) -> None:
    file, _ = await _saved(database, user)
    stranger = await database.write(lambda work: work.newcomers.enrol(700_200))
    theirs = await database.write(lambda work: work.claims.create(stranger, "A3.3", "f", ""))
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await database.write(lambda work: work.evidence.share(user, file, theirs.id, "lease"))
