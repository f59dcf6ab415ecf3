"""Golden talks of one person: the menus, a claim that may hurt, what was told before, what became of a claim, a check.

After a change that is meant: `pytest tests/bot/test_told_as_written.py --update-golden`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from conversation.happenings import Edited, Sent, Shared, Strange, Timer
from desk import deciding, remarking, taking
from desk.remarking import About
from storage import Work
from tests.bot.applicant import Applicant
from tests.bot.applicant import applicant as applicant  # noqa: PLC0414  # the fixture
from tests.bot.families.golden import own
from tests.bot.scribe import Talks, compared, read
from tests.bot.scribe import talks as talks  # noqa: PLC0414  # the fixture
from tests.bot.test_filed import _package_came as package_came

WRITTEN = Path(__file__).parent / "told"


async def menus(talks: Talks) -> None:
    chat = await talks.somebody()
    await chat.say("/start", "/help", "/privacy", "/language", "/erase", "/new", "Вибрати категорію", "1")
    await chat.say("Показати ще", "/new", "Фірма або держава", "/new", "Інша допомога", "1", "мої дані")
    await chat.say(
        "/remind",
        "/unknown",
        "/claims",
        "дякую",
        "щось зовсім інше",
        "/language",
        "English",
        "/new",
        "2",
        "1",
    )
    await chat.say("/help", "/privacy", "/erase")


async def a_claim_that_may_hurt(talks: Talks) -> None:
    chat = await talks.somebody()
    await chat.say("/start", "Почати нову заяву", "A2.9", "Далі", "Почати", "Так", "Пропустити", "Назад")
    await chat.say(
        "Пауза",
        "Нагадати пізніше",
        "Нагадати завтра",
        "/remind",
        "Не нагадувати",
        "/claims",
        "1",
        "Продовжити",
        "вийти",
    )
    await chat.say("/start", "/claims", "Видалити заяву", "1", "Ні, залишити", "Видалити заяву", "1")
    await chat.say("Так, видалити")


async def questions(talks: Talks) -> None:
    chat = await talks.somebody()
    await chat.say("/start", "Почати нову заяву", "A1.2", "Для мене", "Що це означає?", "Назад", "можливо")
    await chat.say("так", "В Україні", "32 березня", "березень", "2022", "Ми їхали.")
    await chat.say("Харків, вулиця Сумська, 5", "Польща, Краків", "Назад", "Нічого не змінювати")
    for happening in (Strange(), Timer(86_400), Timer(0), Shared(phone="+380670000000", message=900)):
        talks.lines.append(f"> {type(happening).__name__}")
        await chat.do(happening)
    talks.lines.append("> Edited")
    await chat.do(Edited("інші слова", 901))
    await chat.say("/claims", "1", "1", "1", "Пропустити", "Пауза", "Продовжити")


async def told_before(talks: Talks) -> None:
    chat = await talks.somebody()
    await chat.filled("A1.2", own("A1.2"), about="self")
    await chat.come_back()
    await chat.say("/start", "Мої заяви", "Почати нову заяву", "A3.3", "Для мене", "1")
    await chat.say("/claims", "1", "Продовжити", "/claims", "Почати нову заяву", "A1.1", "Для мене")
    await chat.say("Взяти всі ці відповіді", "/claims", "Почати нову заяву", "A1.1", "Для мене")
    await chat.say("Відповісти заново", "/claims", "3")


async def filed(talks: Talks) -> None:
    chat = await talks.somebody()
    await chat.say("/start", "Почати нову заяву", "A1.2", "Для мене")
    await talks.database.write(partial(package_came, user=chat.user))
    await chat.say(
        "/claims", "1", "Подано в Дії", "5 березня 2040", "Учора", "RD-2026-000123", "/claims", "1"
    )
    await chat.say("Дія повернула заяву", "Бракує підпису.", "/claims", "1", "Перенести в Дію", "Далі")
    await chat.say("До заяви", "/start")


async def files(talks: Talks) -> None:
    chat = await talks.somebody()
    await chat.say("/start", "Почати нову заяву", "A1.2", "Для мене")
    for number, (name, kind, size) in enumerate(
        (("квиток.pdf", "application/pdf", 9), ("великий.pdf", "application/pdf", 21 << 20), ("x.exe", "", 9))
    ):
        talks.lines.append(f"> [{name}]")
        sent = Sent(f"f{number}", f"u{number}", name, kind, size, "Підпис", "", 800 + number)
        await chat.do(sent)
    await chat.say("/claims", "1")


SCENES: list[Callable[[Talks], Awaitable[None]]] = [
    menus, a_claim_that_may_hurt, questions, told_before, filed, files,
]  # fmt: skip


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
async def test_the_talk_reads_as_written(
    scene: Callable[[Talks], Awaitable[None]], talks: Talks, request: pytest.FixtureRequest
) -> None:
    await scene(talks)
    compared(talks.lines, WRITTEN / f"{scene.__name__}.txt", request)


async def test_a_check_reads_as_written(applicant: Applicant, request: pytest.FixtureRequest) -> None:
    staff = await applicant.staff()
    await applicant.open()
    for label in ("Попросити перевірити", "Вибрати файли", "✓ № 1", "Готово", "Надіслати на перевірку"):
        await applicant.press(label)
    share = await applicant.copied()
    await applicant.open()
    await applicant.press("Перевірка заяви")
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    await applicant.open()
    await applicant.press("Перевірка заяви")

    def remarked(work: Work) -> None:
        for about in (About("applicant_phone"), About("displacement_date"), About()):
            remarking.remark(work, staff, share.id, about, "wording", f"Про {about.key or 'все'}")
        deciding.send_back(work, staff, share.id, 1)

    await applicant.database.write(remarked)
    await applicant.say("/claims")
    for label in ("A", "Почати", "Нічого не змінювати", "Нічого не змінювати", "Зрозуміло, далі"):
        await applicant.press(label)
    await applicant.press("Надіслати ще раз")
    await applicant.copied()
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    await applicant.database.write(lambda work: deciding.approve(work, staff, share.id, 2))
    await applicant.open()
    for label in ("Перевірка заяви", "Забрати з перевірки", "Так, забрати"):
        if label in [one.label for one in applicant.views[-1].everything]:
            await applicant.press(label)
    lines = [line for view in applicant.views for line in (*read(view), "")]
    compared(lines, WRITTEN / "a_check.txt", request)
