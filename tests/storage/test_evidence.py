"""Evidence: from "waiting" to "saved", numbered once and for all."""

import asyncio
from functools import partial

import pytest
from sqlalchemy import select, update

from storage import Claim, Conflict, Database, Evidence, StorageError, User, Work, tables
from storage.evidence import Evidences


@pytest.fixture
async def claim(database: Database, user: User) -> Claim:
    return await database.write(lambda work: work.claims.create(user, "A3.1", "f", ""))


@pytest.fixture
async def file(database: Database, user: User, claim: Claim) -> Evidence:
    return await database.write(
        lambda work: work.evidence.add(
            user,
            claim.id,
            key="photos",
            item="room1",
            file_id="file-1",
            unique_id="unique-1",
            name="Хата.jpg",
            caption="до обстрілу",
            media_type="image/jpeg",
            group="album",
            declared_size=3,
        )
    )


async def test_a_file_is_read_back(database: Database, user: User, claim: Claim, file: Evidence) -> None:
    assert await database.read(lambda work: work.evidence.get(user, file.id)) == file
    assert await database.read(lambda work: work.evidence.list(user, claim.id)) == [file]
    assert (file.number, file.status, file.name, file.key, file.item) == (
        1,
        "waiting",
        "Хата.jpg",
        "photos",
        "room1",
    )


async def test_saving(database: Database, user: User, claim: Claim, file: Evidence) -> None:
    await database.write(lambda work: work.evidence.saved(file, blob="b" * 32, size=3, sha256="abc"))
    after = await database.read(lambda work: work.evidence.get(user, file.id))
    assert after and (after.status, after.blob, after.size, after.sha256) == ("saved", "b" * 32, 3, "abc")
    assert after.saved_at and after.saved_at >= after.received_at
    assert await database.read(lambda work: work.evidence.blobs()) == {"b" * 32}


async def test_numbers_are_not_given_twice(database: Database, user: User, claim: Claim) -> None:
    def add(work: Work) -> Evidence:
        return work.evidence.add(user, claim.id, file_id="f")

    album = await asyncio.gather(*(database.write(add) for _ in range(10)))
    assert sorted(file.number for file in album) == list(range(1, 11))
    last = max(album, key=lambda file: file.number)
    await database.write(lambda work: work.evidence.removed(last))
    assert (await database.write(add)).number == 11
    assert last.id not in {
        file.id for file in await database.read(lambda work: work.evidence.list(user, claim.id))
    }


async def test_failing(database: Database, user: User, file: Evidence) -> None:
    await database.write(lambda work: work.evidence.failed(file))
    after = await database.read(lambda work: work.evidence.get(user, file.id))
    assert after and after.status == "failed"


async def test_how_much_a_claim_holds(database: Database, user: User, claim: Claim, file: Evidence) -> None:
    """Declared sizes count until the true ones are known; what was removed or lost counts no more."""
    add = partial(Evidences.add, user=user, claim_id=claim.id, file_id="f", declared_size=10)
    files = [await database.write(lambda work: add(work.evidence)) for _ in range(3)]
    assert await database.read(lambda work: work.evidence.held(claim.id)) == (4, 33)
    await database.write(lambda work: work.evidence.saved(file, blob="b" * 32, size=1000, sha256="abc"))
    await database.write(lambda work: work.evidence.failed(files[0]))
    await database.write(lambda work: work.evidence.removed(files[1]))
    assert await database.read(lambda work: work.evidence.held(claim.id)) == (2, 1010)


async def test_media_types_of_an_older_version_are_sealed(
    database: Database, user: User, file: Evidence
) -> None:
    """«video/mp4» beside a claim about violence says something, so it is as closed as a name."""
    t = tables.evidence
    await database.write(
        lambda work: work.connection.execute(update(t).values(media_type=b"clear:image/heic")).close()
    )
    before = await database.read(lambda work: work.evidence.get(user, file.id))
    assert await database.write(lambda work: work.evidence.seal_types(1)) == file.id
    assert await database.write(lambda work: work.evidence.seal_types(1)) == ""
    after = await database.read(lambda work: work.evidence.get(user, file.id))
    assert before and after and before.media_type == after.media_type == "image/heic"
    assert b"heic" not in await database.read(
        lambda work: work.connection.execute(select(t.c.media_type)).scalar_one()
    )


async def test_removed_while_being_fetched(database: Database, user: User, file: Evidence) -> None:
    assert await database.write(lambda work: work.evidence.removed(file)) == []
    with pytest.raises(Conflict):
        await database.write(lambda work: work.evidence.saved(file, blob="b" * 32, size=3, sha256="abc"))
    assert await database.read(lambda work: work.evidence.blobs()) == set()


async def test_removing_names_the_blob_of_the_moment(database: Database, user: User, file: Evidence) -> None:
    await database.write(lambda work: work.evidence.saved(file, blob="b" * 32, size=3, sha256="abc"))
    assert await database.write(lambda work: work.evidence.removed(file)) == ["b" * 32]
    assert await database.write(lambda work: work.evidence.removed(file)) == []


async def test_caption(database: Database, user: User, file: Evidence) -> None:
    await database.write(lambda work: work.evidence.set_caption(file, "після"))
    after = await database.read(lambda work: work.evidence.get(user, file.id))
    assert after and after.caption == "після"


async def test_strangers(database: Database, claim: Claim, file: Evidence) -> None:
    stranger = await database.write(lambda work: work.newcomers.enrol(666))
    assert await database.read(lambda work: work.evidence.get(stranger, file.id)) is None
    assert await database.read(lambda work: work.evidence.list(stranger, claim.id)) == []
    with pytest.raises(StorageError, match=r"storage\.missing"):
        await database.write(lambda work: work.evidence.add(stranger, claim.id, file_id="f"))
