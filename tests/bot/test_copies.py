"""Copies for whoever checks a claim: none before every file is safe, and one that is gone stays behind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.jobs.sharing import Sharing
from bot.jobs.worker import Hindered
from conversation.claims.writing import open_claim
from conversation.review.sharing import SHARE, share_claim
from conversation.review.wish import Wish
from storage import Database, Job, StorageError, Vault, Work
from tests.bot.families.household import CHILD
from tests.buckets import Kept
from tests.buckets import kept as kept  # noqa: PLC0414  # the fixture
from tests.buckets import service as service  # noqa: PLC0414  # the fixture
from tests.desk.claims import TERMS, Claimed, claimed


async def asked(database: Database, vault: Vault) -> tuple[Claimed, Job]:
    """A claim with a file, whose check was asked for."""
    user = await database.write(lambda work: work.newcomers.enrol(1))
    claim = await claimed(database, vault, user, CHILD, files={"evidence": ("a.jpg", b"file")})

    def ask(work: Work) -> Job:
        writing = open_claim(work, user, claim.claim)
        assert writing is not None
        share_claim(work, user, writing, Wish(), TERMS)
        [job] = work.jobs.take(SHARE, 1, timedelta(minutes=1))
        return job

    return claim, await database.write(ask)


async def copied(database: Database, vault: Vault, claim: Claimed, job: Job) -> int:
    """How many files the copy holds."""
    finish = await Sharing(database, vault, lambda user_id: None).do(job)
    assert finish is not None
    await database.write(finish)

    def files(work: Work) -> int:
        share = work.shares.of_claim(claim.claim)
        assert share is not None
        return work.shares.body(share, 1).count('"blob"')

    return await database.read(files)


async def test_while_one_file_is_on_its_way_none_is_copied(database: Database, kept: Kept) -> None:
    vault = Vault(kept.opened())
    claim, job = await asked(database, vault)
    waiting = await database.write(
        lambda work: work.evidence.add(claim.user, claim.claim, file_id="f", name="b.jpg")
    )
    with pytest.raises(Hindered) as hindered:
        await Sharing(database, vault, lambda user_id: None).do(job)
    assert (hindered.value.code, hindered.value.seconds, hindered.value.final) == (
        "review.fetching",
        3,
        False,
    )
    await database.write(lambda work: work.evidence.removed(waiting))
    assert await copied(database, vault, claim, job) == 1


async def test_a_service_that_is_away_is_waited_for_and_a_file_that_is_gone_stays_behind(
    database: Database, kept: Kept
) -> None:
    vault = Vault(kept.opened())
    claim, job = await asked(database, vault)
    kept.service.stop()
    try:
        with pytest.raises(StorageError, match=r"storage\.unavailable"):
            await Sharing(database, vault, lambda user_id: None).do(job)
    finally:
        kept.service.start()
    for path in kept.objects():
        (kept.folder / path).unlink()
    assert await copied(database, vault, claim, job) == 0
