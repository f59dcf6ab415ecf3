"""People who type whole claims while the bot is killed again and again, and what has to be stored then."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from conversation.claims.writing import open_claim
from dialogs.language import KYIV
from dialogs.programmes import all_forms
from playground.calls import Upload
from playground.chats import Chat, Line
from playground.person import say, send_files
from playground.world import World
from storage import Database, Folder, MasterKey, User, Vault, Work
from storage.database import utc_now
from tests.e2e.person import heading, is_screen, text
from tests.e2e.screenplay import Step, in_order, screenplay

SENDERS = 5
"""So many of them send files, the first ones."""
PATIENCE = 60.0
FORM = all_forms()["A1.2"]


class Writer:
    """Types each message once and waits for the next question, however long the bot is away; so many answers `at_once`,
    one right after the other, where more than one is said. `patience` is in seconds, for a file too."""

    def __init__(self, world: World, number: int, at_once: int = 1, patience: float = PATIENCE) -> None:
        self.world = world
        self.chat: Chat = world.chat(number)
        self.number = number
        self.claims: list[list[Step]] = []
        self.asked_again = 0
        """How many questions came once more than they had to."""
        self.longest = 0.0
        """Seconds that the longest wait for a question took."""
        self._at_once = at_once
        self._patience = patience
        self._last = "Вітаємо! Це «Заява»."

    async def write(self, done: asyncio.Event) -> None:
        """One claim after another until it is enough."""
        today = utc_now().astimezone(KYIV).date()
        await self._say("/start", self._last)
        for claim in count(1):
            if claim > 1:
                await self._say("/claims", "Ваші заяви")
            await self._say("Почати нову заяву", "Яку заяву готуємо?")
            files = 2 if self.number <= SENDERS else 0
            self.claims.append([])
            steps = screenplay(FORM, today, f"людина {self.number}, заява {claim}", files, claim > 1)
            for together in _together(steps, self._at_once):
                first = together[0]
                await (self._send(first) if first.file else self._type(together))
                self.claims[-1] += together
                if done.is_set():
                    return

    async def _say(self, words: str, expected: str) -> None:
        assert expected != self._last or words == "/start", f"after {words} the question would be the same"
        sent = say(self.world, self.chat, words).message_id
        await self.until(lambda: self.asked(sent, expected), words)
        self._last = expected

    async def _type(self, steps: list[Step]) -> None:
        """Answers one right after the other: whoever takes which, the question after the last is the one that stays."""
        *on_the_way, expected = (step.heading for step in steps)
        assert expected not in (self._last, *on_the_way), f"after {steps[-1].text} it would be the same"
        began = time.monotonic()
        sent, *_ = [say(self.world, self.chat, step.text).message_id for step in steps]
        await self.until(lambda: self.asked(sent, expected, *on_the_way), steps[-1].text)
        self.longest = max(self.longest, time.monotonic() - began)
        self.asked_again += len(self._headings(sent)) - len({*self._headings(sent)})
        self._last = expected

    async def _send(self, step: Step) -> None:
        """A file is acknowledged by its receipt, and the question stays."""
        upload = Upload(step.text, step.file)
        sent = send_files(self.world, self.chat, "document", [upload], "").message_id
        receipt = f"№ {step.number} · {step.text} ·"
        await self.until(lambda: any(receipt in text(line.view) for line in self._since(sent)), receipt)
        await self.until(lambda: self.asked(sent, step.heading), receipt)

    async def until(self, come: Callable[[], bool], what: str) -> None:
        began = time.monotonic()
        while not come():
            left = began + self._patience - time.monotonic()
            assert left > 0, f"{self.number} waits in vain after {what}"
            await self.chat.bell.wait(left)

    def asked(self, sent: int, expected: str, *on_the_way: str) -> bool:
        """Whether the next question has come. The last one may come again: a crash came after it was sent."""
        headings = self._headings(sent)
        strays = {*headings} - {expected, self._last, *on_the_way}
        assert not strays, f"{strays} instead of {expected}"
        return expected in headings

    def _headings(self, sent: int) -> list[str]:
        return [heading(line.view) for line in self._since(sent) if is_screen(line.view)]

    def _since(self, sent: int) -> list[Line]:
        lines = []
        for line in reversed(self.chat.lines.values()):
            if line.message["message_id"] <= sent:
                break
            if line.from_bot:
                lines.append(line)
        return lines[::-1]


def _together(steps: Iterable[Step], at_once: int) -> Iterator[list[Step]]:
    """What is sent one right after the other: a file by itself."""
    held: list[Step] = []
    for step in steps:
        if step.file and held:
            yield held
            held = []
        held.append(step)
        if step.file or len(held) == at_once:
            yield held
            held = []
    if held:
        yield held


async def check(writers: list[Writer], data: Path, url: str = "") -> None:
    """What is stored is what was acknowledged, to the letter."""
    key = MasterKey.load_or_create(data / "master.key")
    database = await Database.open(url or f"sqlite:///{data / 'zayava.sqlite3'}", key)
    vault = Vault(Folder(data / "vault"))
    try:
        assert await database.read(lambda work: work.inbox.waiting()) == []
        assert await database.read(lambda work: work.users.behind()) == []
        assert await database.read(lambda work: work.jobs.open("file")) == []
        for writer in writers:
            files = await database.read(partial(_check_claims, writer=writer))
            for user, blob, content in files:
                assert await vault.read(await database.vault_key(user), blob) == content
            screens = [line for line in writer.chat.lines.values() if line.from_bot and is_screen(line.view)]
            assert heading(screens[-1].view) == writer.claims[-1][-1].heading
    finally:
        await database.close()


def _check_claims(work: Work, writer: Writer) -> list[tuple[int, str, bytes]]:
    """Every claim of a person against the script; their files, to be opened next."""
    user = work.users.find(writer.number)
    assert user is not None
    stored = work.claims.list(user)[::-1]
    assert len(stored) == len(writer.claims)
    files = []
    for head, steps in zip(stored, writer.claims, strict=True):
        writing = open_claim(work, user, head.id)
        assert writing is not None
        assert in_order(writing.draft.answers) == steps[-1].answers
        assert _changes(work, user, head.id) == [step.changed for step in steps if step.changed]
        sent = [step for step in steps if step.file]
        kept = work.evidence.list(user, head.id)
        assert [(file.number, file.status) for file in kept] == [(step.number, "saved") for step in sent]
        files += [(user.id, file.blob or "", step.file) for file, step in zip(kept, sent, strict=True)]
    return files


def _changes(work: Work, user: User, claim: str) -> list[str]:
    """The keys of each change that the audit log knows, in order."""
    return [
        one.keys for one in work.audit.of(claim) if (one.event, one.user_id) == ("answers.changed", user.id)
    ]
