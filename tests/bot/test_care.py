"""A claim that may hurt, turn by turn: how it opens, how it stops for today, and how it resumes after a pause."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from conversation.claims.writing import Writing, open_claim
from conversation.files.receiving import show_present
from conversation.happenings import Commanded, Happening, Pressed, Said, Sent, Strange
from conversation.limits import DEFAULTS
from conversation.memory import Remembered
from conversation.privacy.leaving import TOLD
from conversation.turn import Turn
from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.views import View
from dialogs.language import KYIV
from dialogs.programmes import all_forms
from storage import Database, MasterKey, User, Work
from tests.bot.seeing import happen, press

NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)
CARE, PLAIN = "A2.9", "A1.2"


@dataclass
class Chat:
    """One person writing to the bot. `remembers` says whether the process kept them in memory between turns."""

    database: Database
    clock: list[datetime]
    user: User
    remembers: bool
    turn: Turn | None = None
    messages: int = field(default=0)

    async def happen(self, happening: Happening) -> Turn:
        known: Remembered | None = self.turn.after if self.turn and self.remembers else None
        self.messages += 2
        self.turn = await happen(self.database, self.user.id, happening, known, message=self.messages)
        return self.turn

    async def say(self, text: str) -> View:
        turn = await self.happen(Said(text, self.messages + 1, int(self.clock[-1].timestamp())))
        assert turn.view is not None
        return turn.view

    async def press(self, label: str) -> View:
        assert self.turn is not None and self.turn.view is not None
        turn = await self.happen(press(self.turn, label))
        assert turn.view is not None
        return turn.view

    async def begin(self, code: str) -> View:
        await self.happen(Commanded("start"))
        await self.say("Почати нову заяву")
        return await self.say(code)

    async def open_claim(self) -> View:
        """Past both screens of the opening."""
        await self.press("Далі")
        return await self.press("Почати")

    async def begin_writing(self) -> View:
        """To the first question where a text is typed."""
        await self.begin(CARE)
        view = await self.open_claim()
        while view.choices or view.ref is None:
            view = await self.press(view.everything[0].label)
        return view

    def wait(self, **time: float) -> None:
        self.clock.append(self.clock[-1] + timedelta(**time))

    async def claim(self) -> Writing:
        return await self.database.read(partial(_claim, user=self.user))

    async def reminder(self) -> datetime | None:
        return await self.database.read(lambda work: work.reminders.of(self.user))

    @property
    def notices(self) -> str:
        assert self.turn is not None
        return " ".join(self.turn.notices)


def _claim(work: Work, user: User) -> Writing:
    (head,) = work.claims.list(user)
    writing = open_claim(work, user, head.id)
    assert writing is not None
    return writing


@pytest.fixture(params=[True, False], ids=["remembered", "read anew"])
async def chat(request: pytest.FixtureRequest, database_url: str, key: MasterKey) -> AsyncIterator[Chat]:
    clock = [NOON]
    database = await Database.open(database_url, key, clock=lambda: clock[-1])
    user = await database.write(lambda work: work.users.enrol(1))
    yield Chat(database, clock, user, request.param)
    await database.close()


async def test_it_opens_with_what_comes_and_only_the_way_out_is_told_before(chat: Chat) -> None:
    view = await chat.begin(CARE)
    assert view.place.screen is Screen.OPENING
    assert chat.turn is not None and chat.turn.preface == TOLD
    assert all_forms()[CARE].intro in view.lines
    await chat.say("це не відповідь")
    assert (await chat.claim()).draft.answers == {}
    assert (await chat.open_claim()).ref is not None


async def test_another_claim_opens_as_before(chat: Chat) -> None:
    view = await chat.begin(PLAIN)
    assert view.ref is not None
    assert chat.turn is not None and chat.turn.preface == all_forms()[PLAIN].intro


async def test_the_opening_leads_to_what_other_claims_know(chat: Chat) -> None:
    await chat.begin(PLAIN)
    view = await chat.press("Для мене")
    while "громадянство" not in view.heading:
        view = await chat.press(view.everything[0].label)
    await chat.press(view.everything[0].label)
    assert (await chat.begin(CARE)).place.screen is Screen.OPENING
    assert (await chat.open_claim()).heading == "Дещо ви вже розповіли"


async def test_not_now_offers_a_reminder_and_comes_back_to_the_opening(chat: Chat) -> None:
    await chat.begin(CARE)
    assert (await chat.press("Не зараз")).heading == "Нагадати вам про чернетку?"
    view = await chat.say("2")
    assert view.heading == "На сьогодні все"
    assert await chat.reminder() == datetime(2026, 11, 24, 10, tzinfo=KYIV)
    assert "24 листопада 2026 року" in view.lines[0]
    await chat.press("Мої заяви")
    assert (await chat.say("1")).place.screen is Screen.TASKS
    assert (await chat.press("Продовжити")).place.screen is Screen.OPENING
    assert await chat.reminder() is not None


@pytest.mark.parametrize("code", [PLAIN, CARE])
async def test_every_task_list_offers_a_reminder_which_can_be_taken_back(chat: Chat, code: str) -> None:
    await chat.begin(code)
    await chat.happen(Commanded("claims"))
    view = await chat.say("1")
    assert len((*view.choices, *view.actions)) <= 6
    assert (await chat.press("Нагадати пізніше")).choices[0].label == "Нагадати завтра"
    await chat.press("Нагадати завтра")
    assert await chat.reminder() == datetime(2026, 11, 22, 10, tzinfo=KYIV)
    view = await chat.press("Змінити нагадування")
    assert "22 листопада 2026 року" in " ".join(view.lines)
    view = await chat.press("Не нагадувати")
    assert view.lines[0] == "Нагадування не буде."
    assert await chat.reminder() is None


async def test_the_command_leads_to_the_reminder_and_back_to_the_claim(chat: Chat) -> None:
    await chat.begin(CARE)
    await chat.open_claim()
    turn = await chat.happen(Commanded("remind"))
    assert turn.view is not None and turn.view.heading == "Нагадати вам про чернетку?"
    assert (await chat.press("Повернутися до заяви")).place.screen is Screen.TASKS


async def test_without_a_draft_there_is_nothing_to_be_reminded_of(chat: Chat) -> None:
    turn = await chat.happen(Commanded("remind"))
    assert turn.view is not None
    assert (turn.view.lines, turn.view.choices) == (("Чернеток немає.",), ())


async def test_an_answer_cancels_the_reminder_and_looking_around_does_not(chat: Chat) -> None:
    await chat.begin_writing()
    await chat.happen(Commanded("remind"))
    await chat.press("Нагадати завтра")
    await chat.happen(Commanded("claims"))
    await chat.say("1")
    view = await chat.press("Продовжити")
    assert view.ref is not None
    assert await chat.reminder() is not None
    await chat.say(view.example)
    assert await chat.reminder() is None


async def test_erasing_everything_erases_the_reminder(chat: Chat) -> None:
    await chat.begin(CARE)
    await chat.press("Не зараз")
    await chat.press("Нагадати завтра")
    assert chat.turn is not None
    await chat.happen(Commanded("erase"))
    await chat.happen(press(chat.turn, "Так, стерти все"))
    assert await chat.reminder() is None


async def test_a_text_after_a_pause_is_kept_and_answers_nothing(chat: Chat) -> None:
    asked = await chat.begin_writing()
    before = (await chat.claim()).draft.answers
    chat.wait(hours=6, seconds=1)
    view = await chat.say(asked.example)
    assert view.place.screen is Screen.TASKS
    assert "Ваш текст збережено" in chat.notices
    assert (await chat.claim()).draft.answers == before
    await chat.say("і ще рядок")
    assert "теж збережено" in chat.notices
    view = await chat.press("Продовжити")
    assert view.ref == asked.ref
    assert f"Ви вже писали: «{asked.example} і ще рядок»" in view.lines


async def test_what_was_kept_becomes_the_answer_with_one_press(chat: Chat) -> None:
    asked = await chat.begin_writing()
    assert asked.ref is not None
    chat.wait(days=3)
    await chat.say(asked.example)
    await chat.press("Продовжити")
    await chat.press("Зберегти написане")
    draft = (await chat.claim()).draft
    assert asked.ref in draft.answers and draft.aside == ()


async def test_within_six_hours_a_text_is_an_answer(chat: Chat) -> None:
    asked = await chat.begin_writing()
    assert asked.ref is not None
    chat.wait(hours=6)
    await chat.say(asked.example)
    assert asked.ref in (await chat.claim()).draft.answers


async def test_in_other_claims_a_text_is_an_answer_however_late(chat: Chat) -> None:
    await chat.begin(PLAIN)
    chat.wait(days=30)
    await chat.say("Для мене")
    assert Ref("filing_for") in (await chat.claim()).draft.answers


async def test_a_message_written_in_time_and_read_late_is_an_answer(chat: Chat) -> None:
    """The bot was down for a night: what counts is when the person wrote."""
    asked = await chat.begin_writing()
    assert asked.ref is not None
    written = int(chat.clock[-1].timestamp()) + 60
    chat.wait(hours=10)
    await chat.happen(Said(asked.example, 99, written))
    assert asked.ref in (await chat.claim()).draft.answers


async def test_a_number_or_a_label_typed_after_a_pause_answers_nothing_either(chat: Chat) -> None:
    await chat.begin(CARE)
    view = await chat.open_claim()
    assert view.choices
    chat.wait(days=1)
    assert (await chat.say("1")).place.screen is Screen.TASKS
    assert (await chat.claim()).draft.answers == {}


async def test_buttons_work_after_a_pause(chat: Chat) -> None:
    await chat.begin(CARE)
    view = await chat.open_claim()
    assert view.ref is not None
    chat.wait(days=1)
    await chat.press(view.choices[0].label)
    assert view.ref in (await chat.claim()).draft.answers


async def test_an_old_button_after_a_pause_leads_to_the_task_list(chat: Chat) -> None:
    await chat.begin(CARE)
    await chat.open_claim()
    assert chat.turn is not None
    chat.wait(days=1)
    turn = await chat.happen(Pressed(f"{chat.turn.buttons - 1}.0"))
    assert turn.view is not None and turn.view.place.screen is Screen.TASKS
    assert (await chat.claim()).draft.answers == {}


async def test_a_sticker_after_a_pause_leads_to_the_task_list(chat: Chat) -> None:
    await chat.begin_writing()
    chat.wait(days=1)
    turn = await chat.happen(Strange())
    assert turn.view is not None and turn.view.place.screen is Screen.TASKS


async def test_a_file_after_a_pause_is_taken_and_leads_to_the_task_list(chat: Chat) -> None:
    await chat.begin_writing()
    chat.wait(days=1)
    await chat.happen(Sent("f", "u", "лист.pdf", "application/pdf", 10, "", "", 500))
    turn = await chat.database.write(partial(show_present, user_id=chat.user.id, limits=DEFAULTS))
    assert turn.view is not None and turn.view.place.screen is Screen.TASKS
    claim = (await chat.claim()).claim
    files = await chat.database.read(lambda work: work.evidence.list(chat.user, claim.id))
    assert [file.name for file in files] == ["лист.pdf"]


async def test_after_a_heavy_section_the_person_may_stop(chat: Chat) -> None:
    """The rest itself is the engine's; here «На сьогодні досить» leads on to the reminder."""
    view = await chat.begin_writing()
    heavy = {section.key for section in all_forms()[CARE].sections if section.heavy}
    assert heavy
    for _ in range(80):
        if view.place.screen is Screen.REST:
            break
        if view.ref is None:
            view = await chat.press(view.everything[0].label)
        else:
            view = await chat.press("Пропустити")
            if any(action.label == "Не знаю" for action in view.everything):  # not where Diia supplies it
                view = await chat.press("Не знаю")
    assert view.place == Place(Screen.REST, view.place.key) and view.place.key in heavy
    assert (await chat.press("На сьогодні досить")).heading == "Нагадати вам про чернетку?"
    assert (await chat.press("Повернутися до заяви")).place.screen is Screen.TASKS
    assert (await chat.press("Продовжити")).ref is not None


async def test_enough_for_today_and_then_on_after_all(chat: Chat) -> None:
    asked = await chat.begin_writing()
    await chat.press("Пауза")
    await chat.press("Нагадати пізніше")
    assert (await chat.press("Не нагадувати")).heading == "На сьогодні все"
    assert (await chat.press("Продовжити")).heading == asked.heading


@pytest.mark.parametrize("day", ["Не нагадувати", "Нагадати завтра"])
async def test_what_is_written_after_enough_for_today_is_kept(chat: Chat, day: str) -> None:
    asked = await chat.begin_writing()
    assert asked.ref is not None
    await chat.press("Пауза")
    await chat.press("Нагадати пізніше")
    await chat.press(day)
    view = await chat.say("Ще згадалося: це було біля річки.")
    assert view.heading == "На сьогодні все", "nothing is asked any more today"
    assert "Ваш текст збережено" in chat.notices
    assert (await chat.claim()).draft.answers.get(asked.ref) is None
    view = await chat.press("Продовжити")
    assert view.heading == asked.heading
    assert any("Ще згадалося: це було біля річки." in line for line in view.lines)
    assert (await chat.reminder() is None) is (day == "Не нагадувати")
