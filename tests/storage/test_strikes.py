"""Failed attempts: counted by head, and taken back one by one."""

from __future__ import annotations

from storage import Database, Work

HEAD, OTHER = ("address", "198.51.100.7"), ("account", "olena")


async def test_one_that_was_none_is_taken_back_and_the_others_stay(database: Database) -> None:
    def tried(work: Work) -> dict[tuple[str, ...], int]:
        for _ in range(3):
            work.strikes.add([HEAD, OTHER])
        work.strikes.take_back(HEAD)
        return {head: count for head, (count, _) in work.strikes.counts([HEAD, OTHER]).items()}

    assert await database.write(tried) == {HEAD: 2, OTHER: 3}
    for _ in range(3):
        await database.write(lambda work: work.strikes.take_back(HEAD))
    assert HEAD not in await database.read(lambda work: work.strikes.counts([HEAD])), "never below none"
