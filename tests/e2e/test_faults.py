"""Telegram's moods: whatever fails, the conversation goes on where it was."""

import pytest

from tests.e2e.claimant import Claimant
from tests.e2e.people import OLENA, picture
from tests.e2e.person import heading, text
from tests.e2e.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

FIRST, SECOND = "Для кого ця заява?", "Чи є у вас громадянство України?"


async def asked(town: Town) -> Claimant:
    claimant = Claimant(town.newcomer())
    await claimant.begin()
    return claimant


@pytest.mark.parametrize("status", [429, 500, 502, "reset", "html"])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates"])
async def test_a_failing_call_is_repeated(town: Town, method: str, status: int | str) -> None:
    claimant = await asked(town)
    chat = None if method in ("getUpdates", "answerCallbackQuery") else claimant.person.number
    await town.fail(method, status, times=2, chat_id=chat)
    assert heading(await claimant.person.press("Для мене")) == SECOND
    await claimant.go_on(OLENA, until="displacement_date")
    titles = [heading(m) for m in await claimant.person.heard()]
    assert titles.count("Коли довелося виїхати за кордон?") == 1


async def test_a_question_sent_but_not_confirmed_comes_twice_at_most(town: Town) -> None:
    claimant = await asked(town)
    person = claimant.person
    await town.fail("sendMessage", "reset", applied=True, chat_id=person.number)
    await person.post("text", text="Для мене")
    while [heading(m) for m in await person.heard()].count(SECOND) < 2:
        await person.waits()
    await claimant.go_on(OLENA, until="displacement_date")
    await person.say("/help")
    await person.reads(f"✅ {FIRST}\nДля мене")
    said = [text(m) for m in await person.heard()]
    assert said.count(f"✅ {FIRST}\nДля мене") == 1
    assert len([one for one in said if SECOND in one]) == 2


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        ("sendMessage", "can't parse entities: unsupported start tag at byte offset 3"),
        ("sendMessage", "message is too long"),
        ("editMessageText", "message can't be edited"),
        ("editMessageText", "message to edit not found"),
        ("editMessageText", "message is not modified"),
        ("answerCallbackQuery", "query is too old and response timeout expired or query ID is invalid"),
    ],
)
async def test_a_refused_call_does_not_stop_the_conversation(town: Town, method: str, reason: str) -> None:
    claimant = await asked(town)
    await town.fail(method, 400, description=f"Bad Request: {reason}")
    known = (await claimant.person.screen())["message_id"]
    await claimant.person.post("text", text="Для мене")
    while (last := (await claimant.person.heard())[-1])["message_id"] == known:
        await claimant.person.waits()
    assert SECOND in text(last) and "<b>" not in text(last)
    await claimant.person.say("так")
    await claimant.go_on(OLENA, until="displacement_date")


async def test_who_blocked_the_bot_goes_on_after_start(town: Town) -> None:
    claimant = await asked(town)
    person = claimant.person
    await town.fail("sendMessage", 403, chat_id=person.number)
    await person.post("text", text="Для мене")
    assert heading(await person.say("/start")) == "Ваші заяви"
    await person.say("1")
    await person.press("Продовжити")
    assert await claimant.key() == "applicant_citizenship"


@pytest.mark.parametrize("status", [429, 500, "reset", "html"])
@pytest.mark.parametrize("method", ["getFile", "file"])
async def test_a_file_is_fetched_again(town: Town, method: str, status: int | str) -> None:
    claimant = await asked(town)
    await town.fail(method, status)
    screen = await claimant.person.send(("квиток.png", picture(3)))
    assert heading(screen) == FIRST
    (receipt,) = [text(m) for m in await claimant.person.heard() if "SHA-256" in text(m)]
    assert receipt.startswith("Збережено 1 файл:\n№ 1 · квиток.png")
