"""A long story in the pieces that Telegram's programs make of it: joined, never cut or replaced; doubts are asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

import pytest

from conversation.claims.writing import open_claim
from conversation.happenings import Commanded, Edited, Said
from conversation.turn import Turn
from dialogs.engine.answers import Draft, Ref
from playground.cutting import cut
from storage import Database, User, Work
from tests.bot.seeing import happen, press

STORY, NEXT = Ref("displacement_circumstances"), Ref("registered_address_at_displacement")
ADDRESS = "Харківська область, Ізюм, вулиця Садова, 5"
PROSE = " ".join(
    f"Дня {day} ми сиділи в підвалі. Води не було, світла теж. Діти спали на ящиках, усього їх {day % 7 + 2}. "
    f"Сусід приносив хліб, поки міг. О {day % 24} годині прилетіло в під’їзд! Ми не їхали, бо дорогу обстрілювали."
    for day in range(1, 200)
)[:17_884].strip()
LINES = PROSE.replace("! ", "!\n")


@dataclass
class Teller:
    """Somebody at the question for a story. Time stands still while they paste, and their messages come together."""

    database: Database
    user: User
    at: int = 1_800_000_000
    message: int = 10
    turn: Turn | None = None

    async def say(self, text: str, *, seconds: int = 60, blind: bool = False) -> Turn:
        """`blind`: sent before the screen that answers the message before it was to be seen."""
        self.at += seconds
        self.message += 1
        shown = self.message + (500 if blind else 1)
        self.turn = await happen(
            self.database, self.user.id, Said(text, self.message, self.at), message=shown
        )
        self.message += 0 if blind else 1
        return self.turn

    async def paste(self, *texts: str) -> Turn:
        """Several messages at once."""
        for text in texts:
            await self.say(text, seconds=1, blind=True)
        self.message += 500
        assert self.turn is not None
        return self.turn

    async def press(self, label: str) -> Turn:
        assert self.turn is not None
        self.message += 1
        self.turn = await happen(self.database, self.user.id, press(self.turn, label), message=self.message)
        return self.turn

    async def edit(self, message: int, text: str) -> Turn:
        self.turn = await happen(self.database, self.user.id, Edited(text, message), message=self.message + 1)
        self.message += 1
        return self.turn

    async def draft(self) -> Draft:
        return await self.database.read(partial(_draft, user=self.user))

    async def story(self) -> str:
        return str((await self.draft()).answers[STORY].value)

    @property
    def heading(self) -> str:
        assert self.turn is not None and self.turn.view is not None
        return self.turn.view.heading


def _draft(work: Work, user: User) -> Draft:
    (head,) = work.claims.list(user)
    writing = open_claim(work, user, head.id)
    assert writing is not None
    return writing.draft


@pytest.fixture
async def teller(database: Database) -> Teller:
    user = await database.write(lambda work: work.newcomers.enrol(1))
    await happen(database, user.id, Commanded("start"), message=5)
    teller = Teller(database, user)
    for text in ("Почати нову заяву", "A1.2", "Для мене", "так", "вдома", "8 березня 2022"):
        await teller.say(text)
    assert teller.heading == "Розкажіть, що сталося"
    return teller


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("story", [PROSE, LINES], ids=["prose", "lines"])
@pytest.mark.parametrize("client", ["android", "first_android", "ios", "desktop"])
async def test_no_word_of_a_long_story_is_lost(teller: Teller, client: str, story: str) -> None:
    parts = cut(story, client)
    assert len(parts) >= 5
    turn = await teller.paste(*parts)
    assert teller.heading == "Розкажіть, що сталося", "it is longer than a field takes, so the person decides"
    assert turn.notices == () and turn.view is not None
    assert any("Записано все: 17" in note for note in turn.view.notes)
    await teller.press("Залишити як є")
    told = await teller.story()
    if (
        client == "first_android"
    ):  # a space at the very edge is trimmed away, and nobody can tell it from a word cut through
        assert re.sub(r"\s", "", told) == re.sub(r"\s", "", story)
    else:
        assert words(told) == words(story)
    assert teller.heading == "Яка адреса реєстрації була на той час?"


async def test_a_story_of_two_pieces_needs_no_word(teller: Teller) -> None:
    story = PROSE[:6_000] + " і так до кінця"
    await teller.paste(*cut(story, "android"))
    assert words(await teller.story()) == words(story)
    assert teller.heading == "Яка адреса реєстрації була на той час?"


async def test_while_pieces_come_the_screen_waits(teller: Teller) -> None:
    first, second = cut(PROSE[:6_000], "ios")
    assert (await teller.say(first, seconds=1, blind=True)).later == 3
    assert (await teller.say(second, seconds=1, blind=True)).later == 3 * (len(second) >= 2000)


async def test_a_word_of_thanks_is_neither_story_nor_answer(teller: Teller) -> None:
    first, second, third = cut(PROSE[:11_000], "android")
    await teller.paste(first, "Дякую!", second, third)
    await teller.press("Залишити як є")
    assert words(await teller.story()) == words(f"{first} {second} {third}")
    assert NEXT not in (await teller.draft()).answers


async def test_an_address_right_after_a_long_text_is_asked_about(teller: Teller) -> None:
    story = PROSE[:3_500].rsplit(".", 1)[0] + "."
    turn = await teller.paste(story, ADDRESS)
    assert await teller.story() == story
    assert NEXT not in (await teller.draft()).answers
    assert "Це кінець вашої розповіді чи відповідь на це питання?" in turn.notices
    await teller.press("Зберегти написане")
    draft = await teller.draft()
    assert NEXT in draft.answers and draft.answers[STORY].value == story


async def test_the_end_of_a_story_that_looks_like_an_answer_can_be_given_back(teller: Teller) -> None:
    story = PROSE[:3_500].rsplit(".", 1)[0] + "."
    await teller.paste(story, ADDRESS)
    await teller.press("Це кінець розповіді")
    draft = await teller.draft()
    assert draft.answers[STORY].value == f"{story} {ADDRESS}"
    assert NEXT not in draft.answers and not draft.aside


async def test_an_address_typed_to_its_question_is_its_answer_however_fast(teller: Teller) -> None:
    """The question was there to be seen: no piece of the story comes after it."""
    story = PROSE[:3_500].rsplit(".", 1)[0] + "."
    await teller.say(story)
    await teller.say(ADDRESS, seconds=2)
    draft = await teller.draft()
    assert NEXT in draft.answers and draft.answers[STORY].value == story


async def test_a_piece_that_comes_twice_counts_once(teller: Teller) -> None:
    parts = cut(PROSE[:9_000], "ios")
    await teller.paste(*parts, parts[1])
    assert words(await teller.story()) == words(PROSE[:9_000])


async def test_a_short_text_sent_twice_before_the_question_was_seen_is_asked_about(teller: Teller) -> None:
    """«1», «1» on a slow line: the second one may be for the next question, or not."""
    story = "Будинок згорів, жити стало ніде."
    turn = await teller.paste(story, story)
    draft = await teller.draft()
    assert draft.answers[STORY].value == story and NEXT not in draft.answers
    assert any("Ви щойно вже писали це." in notice for notice in turn.notices)
    assert draft.set_aside(NEXT) == story


async def test_three_different_texts_sent_fast_answer_three_questions(teller: Teller) -> None:
    await teller.paste("Будинок згорів, жити стало ніде.", ADDRESS, "Польща, Краків, вулиця Довга, 10")
    draft = await teller.draft()
    assert {STORY, NEXT, Ref("actual_address_after_displacement")} <= {*draft.answers}


@pytest.mark.parametrize("word", ["Додому", "меню", "На початок", "домой", "Menu"])
async def test_plain_words_of_the_menus_lead_there_and_are_not_kept(teller: Teller, word: str) -> None:
    await teller.say(word)
    assert teller.heading == "Вітаємо! Це «Заява»."
    draft = await teller.draft()
    assert STORY not in draft.answers and not draft.aside


@pytest.mark.parametrize("word", ["родина", "помічник", "допомога", "мова"])
async def test_a_word_of_the_menus_that_may_be_an_answer_is_kept_once(teller: Teller, word: str) -> None:
    await teller.paste(word, word)
    draft = await teller.draft()
    assert STORY not in draft.answers and draft.set_aside(STORY) == word


REPLACE = "Замінити попередню відповідь?"


@pytest.mark.parametrize("leaving", ["пауза", "назад", "/help", "додому"])
async def test_a_story_that_is_too_long_is_whole_wherever_the_person_goes(
    teller: Teller, leaving: str
) -> None:
    await teller.paste(*cut(PROSE, "android"))
    if leaving.startswith("/"):
        await happen(teller.database, teller.user.id, Commanded(leaving[1:]), message=teller.message + 1)
    else:
        await teller.say(leaving)
    assert words(await teller.story()) == words(PROSE)


async def test_one_more_sentence_takes_the_place_of_no_long_story_unasked(teller: Teller) -> None:
    await teller.paste(*cut(PROSE, "android"))
    await teller.say("Ще одне: сусіда поховали у дворі.")
    assert teller.heading == REPLACE
    await teller.press("Ні, залишити як було")
    assert words(await teller.story()) == words(PROSE)
    assert teller.heading == "Яка адреса реєстрації була на той час?"


async def test_a_shorter_story_can_be_sent_instead(teller: Teller) -> None:
    await teller.paste(*cut(PROSE, "android"))
    await teller.say("Коротко: будинок згорів, жити стало ніде.")
    await teller.press("Так, замінити")
    assert await teller.story() == "Коротко: будинок згорів, жити стало ніде."


@pytest.mark.parametrize("length", [6_000, 17_884])
async def test_a_story_that_is_pasted_twice_is_told_once_and_answers_nothing_else(
    teller: Teller, length: int
) -> None:
    parts = cut(PROSE[:length].strip(), "android")
    await teller.paste(*parts)
    said = []
    for part in parts:
        turn = await teller.say(part, seconds=1, blind=True)
        said += [notice for notice in turn.notices if "вже записано" in notice]
    assert len(said) == 1
    draft = await teller.draft()
    assert words(await teller.story()) == words(PROSE[:length])
    assert NEXT not in draft.answers and not draft.aside


async def test_an_edited_part_is_changed_in_its_place(teller: Teller) -> None:
    parts = cut(PROSE[:9_000].strip(), "android")
    first = teller.message + 1
    await teller.paste(*parts)
    told = await teller.story()
    for number in (1, 0, 2):
        other = parts[number].replace("підвалі", "льоху, де не було й вікна", 1)
        await teller.edit(first + number, other)
        assert teller.heading == REPLACE and teller.turn is not None and teller.turn.view is not None
        was, becomes = teller.turn.view.lines[1:]
        assert "підвалі" in was and "льоху" in becomes
        await teller.press("Так, замінити")
        told = told.replace(parts[number], other)
        assert await teller.story() == told


async def test_a_part_of_a_story_that_is_another_now_replaces_nothing(teller: Teller) -> None:
    parts = cut(PROSE[:9_000].strip(), "android")
    first = teller.message + 1
    await teller.paste(*parts)
    await teller.say("назад")
    await teller.say("Коротко: будинок згорів, жити стало ніде.")
    turn = await teller.edit(first + 1, parts[1] + " І ще.")
    assert any("Це була частина розповіді" in notice for notice in turn.notices)
    assert await teller.story() == "Коротко: будинок згорів, жити стало ніде."


async def test_an_edit_that_changes_no_word_needs_none(teller: Teller) -> None:
    """Telegram tells of one when the preview of a link has come."""
    told = "Будинок згорів, жити стало ніде: https://news.example/1"
    await teller.say(told)
    asked = teller.message - 1
    turn = await teller.edit(asked, told)
    assert turn.view is None and await teller.story() == told


async def test_what_was_not_taken_is_taken_when_it_is_edited(teller: Teller) -> None:
    await teller.say("назад")
    assert teller.heading == "Коли довелося виїхати за кордон?"
    await teller.say("колись давно")
    await teller.edit(teller.message - 1, "9 березня 2022")
    assert teller.heading == "Розкажіть, що сталося"
    answer = (await teller.draft()).answers[Ref("displacement_date")]
    assert "9" in str(answer.value)
