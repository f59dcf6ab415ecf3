"""People of a household: sealed, seen by their owner only, and never changed by two at once."""

import pytest
from sqlalchemy import func, select

from storage import Conflict, Database, User, Work
from storage.tables import people


async def test_a_person_is_kept_and_changed(database: Database, user: User) -> None:
    person = await database.write(lambda work: work.people.create(user, "Оленка"))
    assert (person.facts, person.status, person.rev) == ("Оленка", "present", 0)
    saved = await database.write(lambda work: work.people.save(user, person, "Олена"))
    assert (saved.facts, saved.rev) == ("Олена", 1)
    await database.write(lambda work: work.people.set_status(user, person.id, 1, "archived"))
    (kept,) = await database.read(lambda work: work.people.list(user))
    assert (kept.facts, kept.status, kept.rev) == ("Олена", "archived", 2)


async def test_nobody_sees_somebody_else_s(database: Database, user: User) -> None:
    person = await database.write(lambda work: work.people.create(user, "Оленка"))
    stranger = await database.write(lambda work: work.newcomers.enrol(700_200))
    assert await database.read(lambda work: work.people.list(stranger)) == []
    assert await database.read(lambda work: work.people.revisions(stranger)) == ()
    with pytest.raises(Conflict):
        await database.write(lambda work: work.people.save(stranger, person, "інша"))
    await database.write(lambda work: work.people.delete(stranger, person.id))
    assert await database.read(lambda work: work.people.list(user)) == [person]


async def test_a_change_on_old_knowledge_writes_nothing(database: Database, user: User) -> None:
    person = await database.write(lambda work: work.people.create(user, "Оленка"))
    await database.write(lambda work: work.people.save(user, person, "Олена"))
    with pytest.raises(Conflict):
        await database.write(lambda work: work.people.save(user, person, "Оля"))


async def test_whom_a_claim_is_for_is_sealed_and_can_be_left_open(database: Database, user: User) -> None:
    claim = await database.write(lambda work: work.claims.create(user, "A1.2", "f", ""))
    assert claim.person == ""
    await database.write(lambda work: work.claims.assign(user, claim.id, "somebody"))
    (head,) = await database.read(lambda work: work.claims.list(user))
    assert (head.person, head.rev) == ("somebody", 0)
    await database.write(lambda work: work.claims.assign(user, claim.id, ""))
    (head,) = await database.read(lambda work: work.claims.list(user))
    assert head.person == ""


async def test_damage_hurts_one_person(database: Database, user: User) -> None:
    one = await database.write(lambda work: work.people.create(user, "Оленка"))
    other = await database.write(lambda work: work.people.create(user, "Тарас"))

    def spoil(work: Work) -> None:

        work.connection.execute(people.update().where(people.c.id == one.id).values(facts=b"spoilt"))

    await database.write(spoil)
    listed = await database.write(lambda work: work.people.list(user))
    assert [(person.id, person.facts) for person in listed] == [(one.id, ""), (other.id, "Тарас")]
    (kept,) = await database.read(lambda work: work.quarantine.untold(user.id))
    assert (kept.table, kept.row, kept.column) == ("people", one.id, "facts")


async def test_erasing_takes_the_people_along(database: Database, user: User) -> None:
    await database.write(lambda work: work.people.create(user, "Оленка"))
    await database.write(lambda work: work.users.erase(user))

    def count(work: Work) -> int:

        return int(work.connection.execute(select(func.count()).select_from(people)).scalar_one())

    assert await database.read(count) == 0
