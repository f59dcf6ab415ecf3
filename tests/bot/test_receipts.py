"""The receipt of a saved file is owed until it is given, whatever the person says meanwhile, and disturbs nothing."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from conversation.files.receipts import RECEIPT, file_size
from conversation.files.receiving import FILE, give_up_file, settle_file, show_receipt
from conversation.happenings import Commanded, Happening, Said, Sent
from conversation.limits import DEFAULTS
from conversation.turn import Turn
from dialogs.engine.look.wording import units
from locales import language
from storage import Database, Job, MasterKey, User, Work
from tests.bot.seeing import happen, press, seen

NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)


@dataclass
class Sender:
    """Somebody with a claim, who sends files. `now` is the clock of the database."""

    database: Database
    user: User
    now: list[datetime]
    claim: str = ""
    numbers: int = 10
    turn: Turn | None = None
    saved: list[str] = field(default_factory=list)

    async def do(self, happening: Happening) -> Turn:
        self.numbers += 2
        turn = await happen(self.database, self.user.id, happening, message=self.numbers)
        self.turn = turn if turn.view is not None else self.turn
        return turn

    async def say(self, text: str) -> Turn:
        return await self.do(Said(text, self.numbers + 1, int(self.now[0].timestamp())))

    async def send(self, name: str, album: str = "", unique: str = "") -> None:
        """A file that is fetched at once."""
        self.numbers += 1
        await self.do(
            Sent(f"f{name}", unique or f"u{name}", name, "image/jpeg", 2048, "", album, self.numbers)
        )
        await self.database.write(partial(self._settle, name=name))

    def _settle(self, work: Work, name: str) -> None:
        (file,) = [file for file in work.evidence.list(self.user, self.claim) if file.status == "waiting"]
        blob = str(file.number).zfill(32)
        settle_file(work, file, blob=blob, size=2048, sha256=blob.encode().hex()[:64])

    async def due(self) -> timedelta:
        """How long until the receipt."""
        job = await self.database.read(lambda work: work.jobs.get(RECEIPT, self.claim))
        assert job is not None and job.state == "waiting"
        return job.due_at - self.now[0]

    async def receipt(self) -> Turn:
        """The receipt is given when it is due, as the worker does it."""
        waiting = await self.database.read(lambda work: work.jobs.get(RECEIPT, self.claim))
        if waiting is not None and waiting.state == "waiting":
            self.now[0] = max(self.now[0], waiting.due_at)
        turn = await self.database.write(
            partial(show_receipt, user_id=self.user.id, claim=self.claim, limits=DEFAULTS)
        )
        self.numbers += 1
        await seen(self.database, turn, self.numbers, self.now[0].timestamp())
        taken = await self.database.write(lambda work: work.jobs.take(RECEIPT, 1, timedelta(minutes=1)))
        for job in taken:
            await self.database.write(partial(_done, job=job))
        return turn

    def pass_(self, **time: float) -> None:
        self.now[0] += timedelta(**time)


@pytest.fixture
async def sender(database_url: str, key: MasterKey) -> AsyncIterator[Sender]:
    now = [NOON]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    user = await database.write(lambda work: work.newcomers.enrol(1))
    sender = Sender(database, user, now)
    await sender.do(Commanded("start"))
    await sender.say("Почати нову заяву")
    await sender.say("A1.2")
    (head,) = await database.read(lambda work: work.claims.list(user))
    sender.claim = head.id
    yield sender
    await database.close()


def text(turn: Turn) -> str:
    return "\n".join(turn.receipt.pages) if turn.receipt else ""


async def test_an_answer_in_between_does_not_settle_the_debt(sender: Sender) -> None:
    await sender.send("квиток.jpg")
    await sender.say("Для мене")
    sender.pass_(seconds=7)
    told = await sender.receipt()
    assert "№ 1 · квиток.jpg · 2 КБ · SHA-256" in text(told)
    assert told.view is not None and told.view.heading == "Чи є у вас громадянство України?"
    assert not text(await sender.receipt())


async def test_a_receipt_that_was_not_shown_is_given_again(sender: Sender) -> None:
    """A crash comes before it is noted as shown."""
    await sender.send("квиток.jpg")
    show = partial(show_receipt, user_id=sender.user.id, claim=sender.claim, limits=DEFAULTS)
    lost = await sender.database.write(show)
    assert text(await sender.receipt()) == text(lost) != ""


async def test_a_button_pressed_while_a_receipt_comes_acts(sender: Sender) -> None:
    """Neither the file nor its receipt makes the screen an old one; pressed on both copies it acts once."""
    before = sender.turn
    assert before is not None
    await sender.send("квиток.jpg")
    sender.pass_(seconds=7)
    receipt = await sender.receipt()
    assert receipt.buttons == before.buttons
    answered = await sender.do(press(before, "Для мене"))
    assert not answered.notices
    assert answered.view is not None and answered.view.heading == "Чи є у вас громадянство України?"
    again = await sender.do(press(receipt, "Для моєї дитини"))
    assert again.view is None and again.toast
    sender.pass_(seconds=11)
    again = await sender.do(press(receipt, "Для моєї дитини"))
    assert again.notices and again.view is not None and again.view.heading == answered.view.heading


async def test_one_file_is_told_at_once_and_an_album_when_it_is_quiet(sender: Sender) -> None:
    await sender.send("одна.jpg")
    assert await sender.due() <= timedelta(seconds=1)
    await sender.receipt()
    sender.pass_(minutes=1)
    for n in range(1, 5):
        await sender.send(f"{n}.jpg", "album")
        assert await sender.due() == timedelta(seconds=6)
        sender.pass_(seconds=5)
    told = text(await sender.receipt())
    assert [f"{n}.jpg" in told for n in range(1, 5)] == [True] * 4


async def test_while_files_keep_coming_one_by_one_a_line_every_ten_seconds_is_enough(sender: Sender) -> None:
    """Twelve files, one every two seconds: the question is not repeated in between."""
    given: list[tuple[int, bool]] = []
    for n in range(12):
        await sender.send(f"{n}.jpg")
        if await sender.due() <= timedelta(seconds=2):
            turn = await sender.receipt()
            given.append((text(turn).count("№"), turn.view is not None))
        sender.pass_(seconds=2)
    sender.pass_(seconds=6)
    last = await sender.receipt()
    given.append((text(last).count("№"), last.view is not None))
    assert sum(count for count, _ in given) == 12
    assert len(given) <= 5
    assert [screen for _, screen in given][1:] == [False] * (len(given) - 2) + [True]


async def test_the_question_comes_back_below_the_last_receipt(sender: Sender) -> None:
    await sender.send("1.jpg")
    await sender.receipt()
    sender.pass_(minutes=1)
    await sender.send("2.jpg")
    alone = await sender.receipt()
    assert "2.jpg" in text(alone) and alone.view is not None
    sender.pass_(minutes=1)
    await sender.send("3.jpg")
    await sender.send("4.jpg")
    line = await sender.receipt()
    assert "3.jpg" in text(line) and "4.jpg" in text(line) and line.view is None
    assert await sender.due() == timedelta(seconds=6)
    question = await sender.receipt()
    assert not text(question) and question.view is not None
    assert (await sender.receipt()).view is None


async def test_late_files_of_an_album_are_told_together_with_it(sender: Sender) -> None:
    for number in (1, 2):
        await sender.send(f"{number}.jpg", "album")
    first = await sender.receipt()
    await sender.send("3.jpg", "album")
    late = await sender.receipt()
    assert first.receipt and late.receipt and first.receipt.album == late.receipt.album == "album"
    assert [f"{n}.jpg" in text(first) for n in (1, 2, 3)] == [True, True, False]
    assert [f"{n}.jpg" in text(late) for n in (1, 2, 3)] == [True, True, True]


async def test_sixty_long_names_make_several_messages(sender: Sender) -> None:
    names = [f"{'Договір оренди квартири на вулиці Садовій, сторінка ' * 2}{n}.jpg" for n in range(60)]
    for name in names:
        await sender.send(name, "album")
    turn = await sender.receipt()
    assert turn.receipt is not None
    assert len(turn.receipt.pages) > 1
    assert all(units(page) <= 4096 for page in turn.receipt.pages)
    assert [f"№ {n} ·" in text(turn) for n in range(1, 61)] == [True] * 60


async def test_a_voice_message_at_a_story_asks_for_one_written_sentence(sender: Sender) -> None:
    for answer in ("Для мене", "так", "вдома", "8 березня 2022"):
        await sender.say(answer)
    asked = sender.turn
    assert asked is not None and asked.view is not None and asked.view.heading == "Розкажіть, що сталося"
    await sender.send("голос.ogg", unique="voice:1")
    turn = await sender.receipt()
    assert any("Голосове збережено як доказ № 1." in notice for notice in turn.notices)
    await sender.say("Будинок згорів.")
    await sender.send("голос2.ogg", unique="voice:2")
    elsewhere = await sender.receipt()
    assert "голос2.ogg" in text(elsewhere)


async def test_a_file_that_cannot_be_had_says_why_and_what_to_do(sender: Sender) -> None:
    lost = {"порожній.pdf": "file.empty", "великий.mov": "file.too_big", "зник.jpg": "file.gone"}
    for name, code in lost.items():
        sender.numbers += 1
        await sender.do(Sent(f"f{name}", f"u{name}", name, "", 10, "", "", sender.numbers))
        await sender.database.write(partial(_lose, sender=sender, code=code))
    told = text(await sender.receipt())
    assert "«порожній.pdf» — порожній файл." in told
    assert "«великий.mov» більший за 20 МБ" in told
    assert "«зник.jpg» не вдалося отримати: Telegram його вже не віддає." in told


def _lose(work: Work, sender: Sender, code: str) -> None:
    (file,) = [file for file in work.evidence.list(sender.user, sender.claim) if file.status == "waiting"]
    (job,) = work.jobs.take(FILE, 1, timedelta(minutes=1))
    work.jobs.failed(job, code)
    give_up_file(work, file)


def _done(work: Work, job: Job) -> None:
    work.jobs.done(job)


async def test_a_receipt_says_what_was_kept_word_by_word(sender: Sender) -> None:
    await sender.send("дім.jpg", unique="photo:1")
    first = text(await sender.receipt())
    lines = first.splitlines()
    assert lines[0] == "Збережено 1 файл:"
    assert re.fullmatch(r"№ 1 · дім\.jpg · 2 КБ · SHA-256 [0-9a-f]{12}…", lines[1])
    assert lines[2:] == [
        "Фото Telegram стискає. Документи краще надсилати «файлом»: так видно дрібний текст."
    ]
    sender.pass_(minutes=1)
    await sender.send("дім ще раз.jpg", unique="photo:2")
    await sender.database.write(partial(_the_same, sender=sender))
    second = text(await sender.receipt())
    assert second.splitlines()[0] == "Збережено 1 файл:"
    assert second.endswith("… (той самий файл, що № 1)")
    assert "стискає" not in second, "said once"


def _the_same(work: Work, sender: Sender) -> None:
    """The second file has the content of the first."""
    first, second = work.evidence.list(sender.user, sender.claim)
    assert first.sha256
    work.evidence.summed(second, first.sha256)


async def test_a_file_of_no_photo_needs_no_advice(sender: Sender) -> None:
    await sender.send("угода.pdf")
    assert "стискає" not in text(await sender.receipt())


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "1 КБ"),
        (1, "1 КБ"),
        (1536, "2 КБ"),
        (2560, "2 КБ"),
        (1024 * 1024 - 1, "1 024 КБ"),
        (1024 * 1024, "1 МБ"),
        (1024 * 1024 + 104_858, "1,1 МБ"),
        (20 * 1024 * 1024, "20 МБ"),
        (2 * 1024 * 1024 - 1, "1,9 МБ"),
    ],
)
def test_sizes_are_told_as_people_read_them(size: int, said: str) -> None:
    assert file_size(size, language("uk")).replace("\xa0", " ") == said


@pytest.mark.parametrize(("album", "longest"), [("", 10), ("album", 600)])
async def test_a_receipt_waits_for_more_and_no_longer(sender: Sender, album: str, longest: int) -> None:
    await sender.send("перша.jpg")
    await sender.receipt()
    sender.pass_(seconds=1)
    waited = []
    for n in range(11):
        await sender.send(f"{n}.jpg", album)
        waited.append((await sender.due()).total_seconds())
        sender.pass_(seconds=longest / 10)
    left = [longest - longest / 10 * n for n in range(11)]
    assert waited == [min(6, seconds) for seconds in left]


@pytest.mark.parametrize("name", ["\u202e\u200f\u2066", "\x01\x02", "\u200b", " \u00a0"])
async def test_a_file_whose_name_cannot_be_seen_is_called_by_its_number(sender: Sender, name: str) -> None:
    await sender.send(name)
    turn = await sender.receipt()
    assert turn.receipt is not None and "№ 1 · № 1 · 2 КБ" in turn.receipt.pages[0]
