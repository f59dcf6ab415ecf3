"""What a turn remembers of the records of people, while something else changes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conversation.happenings import Commanded, Said
from conversation.memory import Remembered
from conversation.people.records import Record, keep_record, new_record, records_of
from dialogs.engine.answers import Answer, Draft, Ref
from dialogs.engine.kinds.person_name import FullName
from storage import Conflict, Database, User, Work
from tests.bot.families.household import SOFIA, TARAS, Household, household
from tests.bot.seeing import happen

Change = Callable[[Work, User, Record], object]


def warned(work: Work, user: User, sofia: Record) -> None:
    """As the job does that tells of birthdays."""
    keep_record(work, user, sofia, sofia._replace(warned=30))


def told_on_the_card(work: Work, user: User, sofia: Record) -> None:
    """As in another process."""
    known = sofia.draft.with_answer(Ref("birth_record"), Answer(value=True, source=f"{sofia.id}@{sofia.id}"))
    keep_record(work, user, sofia, sofia._replace(draft=known))


def archived(work: Work, user: User, sofia: Record) -> None:
    work.people.set_status(user, sofia.id, sofia.person.rev, "archived")


def another_came(work: Work, user: User, sofia: Record) -> None:
    surname, given, patronymic = TARAS.split()
    known = {
        Ref("filing_for"): Answer(value="child"),
        Ref("name"): Answer(value=FullName(surname, given, patronymic)),
    }
    new_record(work, user, Draft(known))


@pytest.mark.parametrize("change", [warned, told_on_the_card, archived, another_came])
async def test_what_was_changed_meanwhile_stays(database: Database, change: Change) -> None:
    chat = await household(database)
    known = await _typed(chat, None, "/start", "Почати нову заяву", "A1.2", "Для моєї дитини", "так", SOFIA)

    def meanwhile(work: Work) -> dict[str, tuple[object, ...]]:
        (sofia,) = (one for one in records_of(work, chat.user) if one.called == "Софія")
        change(work, chat.user, sofia)
        return _kept(records_of(work, chat.user))

    changed = await database.write(meanwhile)
    await _typed(chat, known, "17 травня 2015", "дівчинка")
    after = await chat.records()
    assert _kept([*after.values()]) == changed
    assert str(after["Софія"].said("birth_date")) == "2015-05-17"


async def test_whoever_was_forgotten_meanwhile_stays_so(database: Database) -> None:
    chat = await household(database)
    known = await _typed(chat, None, "/start", "Почати нову заяву", "A1.2", "Для моєї дитини", "так", SOFIA)
    sofia = (await chat.records())["Софія"]
    await database.write(lambda work: work.people.delete(chat.user, sofia.id))
    await _typed(chat, known, "17 травня 2015", "дівчинка")
    assert sofia.id not in await chat.named()


def _kept(records: list[Record]) -> dict[str, tuple[object, ...]]:
    """Of each what the claim does not tell."""
    return {
        one.called: (one.warned, one.archived, one.said("birth_record"))
        for one in records
        if not one.is_writer
    }


async def _typed(chat: Household, known: Remembered | None, *texts: str) -> Remembered | None:
    """Each text is a turn that is remembered by the next one; where what is remembered is out of date, it is taken anew
    from what is stored, as `bot/intake/turns.py` does."""
    for text in texts:
        number = next(chat.numbers)
        said = Commanded(text[1:]) if text.startswith("/") else Said(text, number, number * 60)
        try:
            turn = await happen(chat.database, chat.user.id, said, known, message=number)
        except Conflict:
            turn = await happen(chat.database, chat.user.id, said, None, message=number)
        known = turn.after
        assert known is not None
    return known
