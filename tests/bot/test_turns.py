"""Many people answer at once, and one person from two devices at once: no answer is lost, none overwrites another."""

import asyncio
from functools import partial

from conversation.claims.writing import Writing, open_claim
from conversation.happenings import Commanded, Happening, Said
from conversation.hearing import take_turn
from conversation.turn import Turn
from dialogs.engine.answers import Ref
from storage import Database, User, Work

PEOPLE = 60


async def turn(database: Database, user: User, happening: Happening) -> Turn:
    return await database.write(partial(take_turn, user_id=user.id, happening=happening))


async def claimant(database: Database, number: int) -> User:
    """Somebody who has just begun a claim."""
    user = await database.write(lambda work: work.newcomers.enrol(number))
    for happening in (Commanded("start"), said("Почати нову заяву", 1), said("A1.2", 2)):
        await turn(database, user, happening)
    return user


def said(text: str, message: int) -> Said:
    return Said(text, message, at=message * 60)


def claim(work: Work, user: User) -> Writing:
    (head,) = work.claims.list(user)
    writing = open_claim(work, user, head.id)
    assert writing is not None
    return writing


async def test_sixty_people_at_once_keep_sixty_answers(database: Database) -> None:
    people = [await claimant(database, number) for number in range(1, PEOPLE + 1)]
    await asyncio.gather(*(turn(database, user, said("Для мене", 10)) for user in people))
    for user in people:
        answers = (await database.read(partial(claim, user=user))).draft.answers
        assert [ref.key for ref in answers] == ["filing_for"]


async def test_two_devices_at_once_answer_two_questions(database: Database) -> None:
    """Each text is an answer to the question that was next when its turn came; none is taken for both."""
    for number in range(1, 11):
        user = await claimant(database, number)
        both = await asyncio.gather(
            turn(database, user, said("Для мене", 10)),
            turn(database, user, said("Так, громадянство є", 11)),
        )
        assert len({done.rev for done in both}) == 2
        answers = (await database.read(partial(claim, user=user))).draft.answers
        assert Ref("filing_for") in answers


async def test_sixty_texts_of_one_person_at_once_are_sixty_turns(database: Database) -> None:
    user = await claimant(database, 1)
    turns = await asyncio.gather(*(turn(database, user, said("ні", 100 + n)) for n in range(PEOPLE)))
    assert len({done.rev for done in turns}) == PEOPLE
