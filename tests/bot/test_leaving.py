"""Quick exit, as a conversation: one press or word, a neutral screen, and nothing of a claim until it is asked for."""

from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.buttons import button
from conversation.claims.packages import PACKAGE
from conversation.files.receipts import RECEIPT
from conversation.files.receiving import show_present
from conversation.happenings import Commanded, Pressed, Said, Sent, Shared, Strange, Timer
from conversation.limits import DEFAULTS
from conversation.privacy.commands import Leave
from conversation.privacy.leaving import CLEAR, TOLD, wants_out
from conversation.turn import Turn
from storage import Work
from storage.reminders import REMINDER
from tests.bot.writing import CARE, NOON, PLAIN, Chat
from tests.bot.writing import chat as chat  # noqa: PLC0414  # the fixture

NEUTRAL = "Вітаємо!"
SECRETS = ("A2", "полон", "насил", "заяв", "Реєстр", "чернет", "збитк")


def words_of(turn: Turn) -> str:
    assert turn.view is not None
    view = turn.view
    labels = [action.label + action.listed for action in view.everything]
    return " ".join(
        [view.heading, *view.lines, *view.notes, *view.folded, *labels, *turn.notices, turn.preface]
    )


def is_neutral(turn: Turn) -> bool:
    shown = words_of(turn)
    return turn.view is not None and turn.view.heading == NEUTRAL and not [s for s in SECRETS if s in shown]


async def test_the_button_is_on_every_screen_of_a_sensitive_claim(chat: Chat) -> None:
    view = await chat.begin(CARE)
    assert chat.turn is not None and chat.turn.preface == TOLD
    for step in ("Далі", "Почати", "Пауза", "Не нагадувати", "Мої заяви"):
        assert view.exit is not None and view.exit.command == Leave()
        label = next((action.label for action in view.everything if action.label == step), "")
        view = await chat.press(label) if label else view
    for command in ("claims", "privacy"):
        await chat.happen(Commanded(command))
        assert chat.turn.view is not None and chat.turn.view.exit is not None
    assert chat.turn.preface == ""


async def test_the_button_is_on_the_screens_of_the_family_that_name_claims(chat: Chat) -> None:
    await chat.begin(CARE)
    await chat.happen(Commanded("overview"))
    assert chat.turn is not None and chat.turn.view is not None
    assert chat.turn.view.exit is not None and chat.turn.view.heading


async def test_other_claims_have_no_button_and_the_word_works_all_the_same(chat: Chat) -> None:
    view = await chat.begin(PLAIN)
    assert view.exit is None
    await chat.say("вийти")
    assert chat.turn is not None and is_neutral(chat.turn)


@pytest.mark.parametrize(
    "word", ["вийти", "Вийти.", "СХОВАТИ", "сховай", "выйти", "спрятать", "exit", " hide! "]
)
async def test_one_word_is_enough(chat: Chat, word: str) -> None:
    await chat.begin_writing()
    await chat.say(word)
    assert chat.turn is not None and is_neutral(chat.turn) and CLEAR in chat.turn.wake
    assert not (await chat.claim()).draft.answers or word not in str((await chat.claim()).draft.answers)


@given(st.text(max_size=60))
def test_nothing_else_is_taken_for_it(text: str) -> None:
    taken = wants_out(Said(text, 1, 1))
    assert not taken or text.strip(' .,!?;:«»"”“()–—-').casefold() in text.casefold()
    assert not wants_out(Said(f"{text} вийти з дому", 1, 1))


async def test_the_button_of_an_old_screen_works_too(chat: Chat) -> None:
    await chat.begin(CARE)
    assert chat.turn is not None
    old = Pressed(button(chat.turn.buttons, Leave()))
    await chat.open_claim()
    await chat.happen(old)
    assert is_neutral(chat.turn)


async def test_whatever_is_sent_then_shows_nothing(chat: Chat) -> None:
    await chat.begin_writing()
    kept = (await chat.claim()).draft
    await chat.say("вийти")
    at = int(NOON.timestamp()) + 4000
    chat.wait(hours=2)
    for happening in (
        Commanded("start"),
        Said("Моє ім’я Олена", 901, at),
        Said("старт", 902, at),
        Strange(),
        Timer(86400),
        Shared(phone="+380501234567", message=903),
        Pressed("1.abc"),
        Sent("f", "u", "a.jpg", "image/jpeg", 10, "", "", 904, at=at),
        Said("вийти", 905, at),
    ):
        turn = await chat.happen(happening)
        assert is_neutral(turn), happening
    assert (await chat.claim()).draft == kept


@pytest.mark.parametrize("how", ["button", "label", "command", "words"])
async def test_who_asks_gets_their_claims_back(chat: Chat, how: str) -> None:
    await chat.begin_writing()
    kept = (await chat.claim()).draft.answers
    await chat.say("вийти")
    if how == "button":
        await chat.press("Продовжити")
    elif how == "command":
        await chat.happen(Commanded("claims"))
    else:
        await chat.say("продовжити" if how == "label" else "мої заяви")
    assert chat.turn is not None and chat.turn.view is not None
    assert chat.turn.view.heading == "Ваші заяви"
    assert {PACKAGE, RECEIPT} <= {*chat.turn.wake}
    assert (await chat.claim()).draft.answers == kept
    user = await chat.database.read(lambda work: work.users.get(chat.user.id))
    assert not user.away


async def test_what_would_say_something_waits(chat: Chat) -> None:
    await chat.begin_writing()
    claim = (await chat.claim()).claim.id

    def ask(work: Work) -> None:
        for kind in (PACKAGE, RECEIPT, "file"):
            work.jobs.ask(kind, claim, chat.user.id)
        work.reminders.ask(chat.user, work.now + timedelta(hours=1))

    await chat.database.write(ask)
    await chat.say("вийти")
    chat.wait(hours=2)
    lease = timedelta(minutes=1)

    def due(work: Work) -> list[str]:
        return [
            job.kind
            for kind, speaks in ((PACKAGE, True), (RECEIPT, True), ("file", False), (REMINDER, True))
            for job in work.jobs.take(kind, 9, lease, speaks=speaks)
        ]

    assert await chat.database.write(due) == ["file"]
    turn = await chat.database.write(partial(show_present, user_id=chat.user.id, limits=DEFAULTS))
    assert turn.view is None and turn.notices == ()
    await chat.happen(Commanded("claims"))
    assert await chat.database.write(due) == [PACKAGE, RECEIPT]


async def test_files_on_their_way_still_come_into_the_claim(chat: Chat) -> None:
    await chat.begin_writing()
    await chat.say("вийти")
    at = int(chat.clock[-1].timestamp())
    for number, seconds in enumerate((0, 5, 59)):
        turn = await chat.happen(
            Sent(
                f"f{number}",
                f"u{number}",
                "a.jpg",
                "image/jpeg",
                10,
                "",
                "album",
                10 + number,
                at=at + seconds,
            )
        )
        assert turn.view is None and turn.notices == ()
    claim = (await chat.claim()).claim.id
    files = await chat.database.read(lambda work: work.evidence.list(chat.user, claim))
    assert len(files) == 3


async def test_a_crash_before_the_neutral_screen_shows_it_once(chat: Chat) -> None:
    from conversation.hearing import take_turn

    await chat.begin_writing()
    said = Said("вийти", 99, int(chat.clock[-1].timestamp()))
    await chat.database.write(partial(take_turn, user_id=chat.user.id, happening=said))
    assert await chat.database.read(lambda work: work.users.behind()) == [chat.user.id]
    turn = await chat.database.write(partial(show_present, user_id=chat.user.id, limits=DEFAULTS))
    assert is_neutral(turn)


async def test_the_way_out_is_explained_only_once(chat: Chat) -> None:
    await chat.begin(CARE)
    assert chat.turn is not None and chat.turn.preface == TOLD
    await chat.open_claim()
    assert chat.turn.preface == ""
    await chat.happen(Commanded("claims"))
    assert chat.turn.preface == ""
