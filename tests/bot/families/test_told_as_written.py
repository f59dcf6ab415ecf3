"""Golden talks of families: the people and their cards, corrections, helping, handing over, a lost phone.

After a change that is meant: `pytest tests/bot/families/test_told_as_written.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.bot.families.between import code_of, handed_over, token_of
from tests.bot.families.golden import CHILDREN, alone, own
from tests.bot.families.household import CHILD, SOFIA, TARAS
from tests.bot.families.test_corrections import Corrector
from tests.bot.families.test_recovering import moved
from tests.bot.scribe import NOON, Scribe, Talks, compared
from tests.bot.scribe import talks as talks  # noqa: PLC0414  # the fixture
from tests.dialogs.finder.life_stories import Other

WRITTEN = Path(__file__).parent / "told"


async def people(talks: Talks) -> None:
    chat = await talks.somebody()
    await chat.listed({"moved": "abroad"}, Other(SOFIA, "17 травня 2015"), Other(TARAS, "9 вересня 2018"))
    await chat.say("/start", "Мої заяви", "Підібрані заяви", "2", "1")
    await chat.say("/family", "Софія", "Показати ще", "Свідоцтво", "І-БК 123456", "До родини")
    await chat.say("Додати людину", "Мою дитину", "Вигаданий Марко Андрійович", "1 червня 2020")
    await chat.say("Додати людину", "Дорослу людину", "Вигадана Ганна Петрівна", "1 червня 1950")
    await chat.say("Показати ще", "Ганна", "/family", "Ви", "До родини", "Тарас", "До архіву")
    await chat.say("/family", "Показати ще", "Архів", "Тарас", "Повернути з архіву")
    await chat.say("/family", "Заяви родини", "1", "/claims", "моя родина")


async def one_or_two(talks: Talks) -> None:
    chat = await talks.somebody()
    await chat.filled("A3.3", {**CHILD, "child_sex": "дівчинка"})
    await chat.filled("A2.8", {**CHILD, "child_birth_certificate": "І-БК 123456"})
    await chat.come_back()
    await chat.say("/family", "Ні, це дві людини", "1")
    other = await talks.somebody(2)
    await other.filled("A3.3", CHILD)
    await other.come_back()
    await other.say("/start", "Почати нову заяву", "A1.2", "Для моєї дитини", "Інша дитина")
    await other.say("Відповісти заново", "так", SOFIA, "17 травня 2015", "Так, це одна людина")


class Corrected(Scribe, Corrector):
    """Somebody who corrects, whose talk is written down."""


async def corrections(talks: Talks) -> None:
    chat = Corrected(talks.database, talks.lines)
    await chat.enrol()
    await chat.listed({"moved": "abroad"}, *(Other(child.name, child.said) for child in CHILDREN[1:]))
    await chat.filled("A1.2", own("A1.2"), about="self")
    await chat.come_back()
    await chat.say("/claims", "1", "Те саме сталося з дітьми", "Тарас")
    await chat.say("/claims", "2", "Те саме сталося з дітьми", "Максим")
    left = "displacement_date"
    await chat.at((await chat.claims("A1.2"))["self"], left)
    await chat.say("9 березня 2022", "1", "Виправити всюди")
    await chat.at((await chat.claims("A1.2"))["Тарас"], left)
    await chat.say("20 березня 2022", "Ні, тут інакше")
    await chat.say("/family", "Тарас", "1", "Вигаданий Тарас Олександрович")
    await chat.say("Виправити всюди", "/family", "Ви", "2", "12 квітня 1986", "Виправити всюди")


async def helping(talks: Talks, spoken: str = "uk") -> None:
    hanna, niece = await talks.somebody(1, "Hanna: "), await talks.somebody(2, "Niece: ")
    await hanna.filled("A2.6", {"filing_for": "Для мене"})
    await hanna.say("/start", "Почати нову заяву", "A1.2", "Для мене")
    await talks.database.write(lambda work: work.users.set_language(hanna.user, spoken))
    await hanna.say("/family", "Help" if spoken == "en" else "Допомога")
    view = await hanna.say("Make a link" if spoken == "en" else "Створити посилання")
    await niece.follow(token_of(view))
    wrong = f"{(int(code_of(view)) + 1) % 10**6:06d}"
    await niece.say("не код", wrong)
    await niece.say(code_of(view), "Так, допоможу")
    asked = await hanna.news()
    assert asked is not None
    await hanna.say(asked.actions[0].label)
    await niece.news()
    await niece.say("До заяв людини", "1", "Продовжити", "так", "в Україні", "/claims", "Досить на сьогодні")
    news = await hanna.news()
    assert news is not None
    await hanna.say(news.actions[0].label, "1")
    if spoken == "uk":
        await hanna.say(
            "Усе правильно", "1", "Усе правильно", "/family", "Допомога", "Відкрити ще заяву", "1"
        )
        await hanna.say("/family", "Допомога", "Завершити допомогу", "/family", "Допомога")
        await niece.news()
        await niece.say("/family", "Допомога")


async def helping_in_english(talks: Talks) -> None:
    await helping(talks, "en")


async def refused_help(talks: Talks) -> None:
    hanna, niece = await talks.somebody(1, "Hanna: "), await talks.somebody(2, "Niece: ")
    await hanna.filled("A1.2", {"filing_for": "Для мене"})
    await hanna.come_back()
    await hanna.say("/family", "Допомога")
    view = await hanna.say("Створити посилання")
    await hanna.follow(token_of(view))
    await niece.follow(token_of(view))
    view = await niece.say(code_of(view))
    await niece.say(view.actions[-1].label)
    await hanna.news()
    view = await hanna.say("/family", "Допомога", "Створити посилання")
    await niece.follow(token_of(view))
    await niece.say(code_of(view), "Так, допоможу")
    asked = await hanna.news()
    assert asked is not None
    await hanna.say(asked.actions[-1].label)
    await niece.news()
    await hanna.say("/family", "Допомога", "Створити посилання", "Скасувати")
    talks.clock.append(NOON + timedelta(days=2))
    await niece.follow(token_of(await hanna.say("/family", "Допомога", "Створити посилання")))
    talks.clock.append(NOON + timedelta(days=4))
    await niece.say("123456")


async def handing(talks: Talks) -> None:
    talks.clock[0] = datetime(2031, 3, 5, 10, tzinfo=UTC)
    mother, daughter = await talks.somebody(1, "Mother: "), await talks.somebody(2, "Daughter: ")
    await mother.filled("A3.3", alone("A3.3", CHILDREN[0]))
    await mother.come_back()
    while (await mother.say("/family")).heading == "Це одна людина?":
        await mother.say("Так, це одна людина")
    await mother.say("Дарина", "Передати заяви")
    link = await mother.say("Створити посилання")
    await daughter.follow(token_of(link))
    await daughter.say(f"{(int(code_of(link)) + 1) % 10**6:06d}", code_of(link))
    await mother.news()
    await daughter.say("Так, прийняти")
    await mother.news()
    await mother.say("Так, передати")
    assert await handed_over(talks.database, talks.vault) == 1
    await daughter.news()
    await mother.news()
    await daughter.say("1", "/family", "1")
    await mother.say("/claims", "1", "/family", "Архів", "1")


async def a_lost_phone(talks: Talks) -> None:
    old, new = await talks.somebody(1, "Old: "), await talks.somebody(2, "New: ")
    await old.filled("A1.2", CHILD)
    await old.come_back()
    await old.say("код відновлення", "Отримати код")
    await new.say("код відновлення", "не код", "ABCD-ABCD-ABCD-ABCD-ABCD", old.code)
    await old.news()
    await old.say("Це не я, скасувати")
    await new.news()
    await old.say("код відновлення", "Отримати код", "Новий код")
    await new.say("код відновлення", old.code)
    await old.news()
    await new.say("/claims")
    talks.clock.append(NOON + timedelta(hours=24))
    await moved(talks.database, talks.vault)
    await new.news()


SCENES: list[Callable[[Talks], Awaitable[None]]] = [
    people, one_or_two, corrections, helping, helping_in_english, refused_help, handing, a_lost_phone,
]  # fmt: skip


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
async def test_the_talk_reads_as_written(
    scene: Callable[[Talks], Awaitable[None]], talks: Talks, request: pytest.FixtureRequest
) -> None:
    await scene(talks)
    compared(talks.lines, WRITTEN / f"{scene.__name__}.txt", request)
