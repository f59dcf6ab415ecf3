"""Two chats are cleared at once: what Telegram puts off in one of them holds nobody else's back."""

from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.jobs.clearing import clearing
from bot.jobs.worker import Hindered
from bot.telegram.patience import Patience
from bot.telegram.wire import Wire
from conversation.privacy.sweeping import AFTER, SWEEP
from playground import Playground
from storage import Database, Job, Work
from tests.bot.chats import Chats
from tests.bot.chats import chats as chats  # noqa: PLC0414  # the fixture
from tests.bot.chats import database as database  # noqa: PLC0414  # the fixture
from tests.bot.chats import playground as playground  # noqa: PLC0414  # the fixture

ONE, OTHER = 1, 2


@pytest.fixture
async def wire(playground: Playground) -> AsyncIterator[Wire]:
    wire = Wire(playground.url, playground.token)
    yield wire
    await wire.close()


async def test_a_chat_that_telegram_puts_off_holds_no_other(
    chats: Chats, database: Database, wire: Wire
) -> None:
    def noted(work: Work, chat: int, number: int) -> Job:
        user = work.newcomers.enrol(chat)
        work.messages.note(user.id, [number], work.now, AFTER)
        work.jobs.ask(SWEEP, str(user.id), user.id)
        (job,) = [job for job in work.jobs.open(SWEEP) if job.user_id == user.id]
        return job

    jobs = {}
    for chat in (ONE, OTHER):
        await chats.join(chat)
        number = await wire.send(chat_id=chat, text="Ваші заяви")
        jobs[chat] = await database.write(partial(noted, chat=chat, number=number))
    chats.now += AFTER
    _, sweeping = clearing(wire, database, Patience())

    await chats.fail("deleteMessages", 429, retry_after=3600, chat_id=ONE)
    with pytest.raises(Hindered) as hindered:
        await sweeping.do(jobs[ONE])
    assert hindered.value.code == "telegram.later" and hindered.value.seconds > 3000
    await sweeping.do(jobs[OTHER])

    assert await chats.heard(ONE) == ["Ваші заяви"]
    assert await chats.heard(OTHER) == []
    assert await database.read(lambda work: work.messages.due()) == [jobs[ONE].user_id]
