"""One damaged row or key hurts one person at most: they are told in a plain sentence and go on; the bot starts."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio

from storage import Database, MasterKey, User, Work, tables
from storage.columns import Blob
from storage.words import shortened
from tests.damage import flip, opened, put
from tests.e2e.claimant import Claimant
from tests.e2e.people import picture
from tests.e2e.person import Person, heading, text
from tests.e2e.running import ROOT
from tests.e2e.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

FORGOT = "Ми не знайшли, де ви зупинилися. Ваші заяви на місці: /claims."
MESSAGE = "Одне ваше повідомлення не вдалося прочитати. Якщо в ньому була відповідь, напишіть її ще раз."
ANSWER = "Одну вашу відповідь не вдалося прочитати. Запитаємо її знову."
PLACE = "Ми не знайшли, на чому ви зупинилися. Ваші відповіді на місці."
ABOUT = "Ми не знайшли, для кого одна із заяв. Ваші відповіді на місці."
FILING = "Ми не знайшли, що ви казали про подання заяви. Ваші відповіді на місці."
FILE = "Назву або підпис одного файлу не вдалося прочитати. Сам файл на місці."
KEY = (
    "Ваші попередні відповіді поки не відкриваються: пошкоджено ключ до них. Їх не стерто, і ми пробуємо їх "
    "повернути. Тим часом можна почати наново."
)
SILENT = ""
SENTENCES = (FORGOT, MESSAGE, ANSWER, PLACE, ABOUT, FILING, FILE, KEY)

ASKED = {"applicant_citizenship": "так", "where_on_2022_02_24": "вдома"}
LISTED, NEXT = "Ваші заяви", "Коли довелося виїхати за кордон?"


@dataclass
class Sufferer:
    """Somebody with two answers and a file in a claim, and where these are stored."""

    person: Person
    data: Path
    user: User
    claim: str
    known: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def key(self) -> Path:
        return self.data / "keys" / f"{self.user.id}.key"

    def flip(self, table: str, column: str, more: str = "true") -> None:
        flip(self.data, table, column, f"{self._mine(table)} AND {more}")

    def put(self, table: str, column: str, value: object, more: str = "true") -> None:
        put(self.data, table, column, value, f"{self._mine(table)} AND {more}")

    def _mine(self, table: str) -> str:
        if table == "claims":
            return f"id = x'{self.claim}'"
        if table == "answers":
            return f"serial = (SELECT serial FROM claims WHERE id = x'{self.claim}')"
        return f"{'id' if table == 'users' else 'user_id'} = {self.user.id}"


# What a newer version, or a fault of this one, could have written: it opens, and cannot be read.


def _session(work: Work, user: User, claim: str) -> None:
    work.users.save_session(user, "{", user.rev)


def _shown(work: Work, user: User, claim: str) -> None:
    work.users.shown(user.id, user.rev, "{")


def _place(work: Work, user: User, claim: str) -> None:
    head = work.claims.get(user, claim)
    assert head
    work.claims.save(user, claim, head.rev, "[]", {})


def _answer(work: Work, user: User, claim: str) -> None:
    head = work.claims.get(user, claim)
    assert head
    work.claims.save(user, claim, head.rev, head.place, {("applicant_citizenship", ""): "{"})


def _filing(work: Work, user: User, claim: str, text: str = "{") -> None:
    head = work.claims.get(user, claim)
    assert head
    work.claims.set_filing(user, claim, head.rev, text, head.status)


def _update(work: Work, user: User, claim: str, body: bytes = b"{") -> None:
    """An update that was taken in when the bot was killed."""
    assert work.inbox.accept(1, user.telegram_id, user.telegram_id, body)


def _said(work: Work, user: User, claim: str) -> None:
    chat = {"id": user.telegram_id, "type": "private"}
    message = {"message_id": 10**6, "date": 1, "chat": chat, "text": "вдома"}
    _update(work, user, claim, orjson.dumps({"update_id": user.telegram_id, "message": message}))


def _of_another_type(table: str, column: str) -> Callable[[Sufferer], object]:
    return lambda sufferer: sufferer.put(table, column, b"\xff\xfe")


WRITTEN: dict[str, tuple[Callable[..., None], str]] = {
    "a session that is no JSON": (_session, FORGOT),
    "a screen that is no JSON": (_shown, SILENT),
    "a place that is no JSON": (_place, PLACE),
    "an answer that is no JSON": (_answer, ANSWER),
    "a filing that is no JSON": (_filing, FILING),
    "an update that is no JSON": (_update, MESSAGE),
}
DAMAGED: dict[str, tuple[Callable[[Sufferer], object], str]] = {
    "users.telegram_id": (lambda s: s.flip("users", "telegram_id"), SILENT),
    "users.session": (lambda s: s.flip("users", "session"), FORGOT),
    "users.session in clear": (lambda s: s.put("users", "session", "junk"), FORGOT),
    "users.session cut short": (lambda s: s.put("users", "session", b"\1"), FORGOT),
    "users.shown": (lambda s: s.flip("users", "shown"), SILENT),
    "users.language": (lambda s: s.put("users", "language", "tlh"), SILENT),
    "inbox.body": (lambda s: s.flip("inbox", "body"), MESSAGE),
    "claims.about": (lambda s: s.flip("claims", "about"), ABOUT),
    "claims.place": (
        lambda s: s.put("claims", "place", bytes(40)),
        PLACE,
    ),  # at the next question there is none
    "claims.filing": (lambda s: s.flip("claims", "filing"), FILING),
    "claims.status": (lambda s: s.put("claims", "status", "lost"), SILENT),
    "answers.body": (
        lambda s: s.flip("answers", "body", f"key = '{shortened('applicant_citizenship')}'"),
        ANSWER,
    ),
    "claims.serial of nothing": (lambda s: s.put("claims", "serial", 999_999), SILENT),
    "serials.claim_id": (lambda s: s.flip("serials", "claim_id"), SILENT),
    "serials.user_id": (lambda s: s.put("serials", "user_id", 7), SILENT),
    "evidence.file_id": (lambda s: s.flip("evidence", "file_id"), SILENT),
    "evidence.unique_id": (lambda s: s.flip("evidence", "unique_id"), SILENT),
    "evidence.name": (lambda s: s.flip("evidence", "name"), FILE),
    "evidence.caption": (lambda s: s.flip("evidence", "caption"), FILE),
    "evidence.media_type": (lambda s: s.flip("evidence", "media_type"), SILENT),
    "evidence.sha256": (lambda s: s.flip("evidence", "sha256"), SILENT),
    "evidence.status": (lambda s: s.put("evidence", "status", "lost"), SILENT),
    "jobs.due_at": (lambda s: s.put("jobs", "due_at", "soon", "kind = 'reminder'"), SILENT),
    "a key that is missing": (lambda s: s.key.unlink(), KEY),
    "a key cut short": (lambda s: s.key.write_bytes(s.key.read_bytes()[:20]), KEY),
    "an empty key": (lambda s: s.key.write_bytes(b""), KEY),
    "the key of somebody else": (lambda s: s.key.write_bytes(_other(s.key).read_bytes()), KEY),
}
CLEAR = [
    (table.name, column.name)
    for table in (tables.users, tables.claims, tables.evidence)
    for column in table.columns
    if not (column.primary_key or column.foreign_keys or isinstance(column.type, Blob))
    and column.name not in ("form", "fingerprint")
]
"""What is not sealed: here a seal tells nothing, but the type of the column does."""
DAMAGED |= {
    f"{table}.{column} of another type": (_of_another_type(table, column), SILENT) for table, column in CLEAR
}
PREPARED: dict[str, Callable[..., None]] = {
    "inbox.body": _said,
    "claims.filing": partial(_filing, text='["","12",""]'),
}
"""What has to be there before it can be damaged."""
HEALTHY = "nothing"
APART: dict[str, Callable[[Sufferer], object]] = {
    "claims.form": lambda s: s.put("claims", "form", "A9.9"),
    "claims.fingerprint": lambda s: s.put("claims", "fingerprint", "0" * 16),
    "users.telegram_index": lambda s: s.flip("users", "telegram_index"),
}
"""What ends in another way than going on at the same question."""


def _other(key: Path) -> Path:
    return next(path for path in sorted(key.parent.glob("*.key")) if path != key)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sufferers(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, Sufferer]]:
    """A person for each sort of damage, all of it done while the bot is down; and one who suffers nothing."""
    async with Village(tmp_path_factory.mktemp("ruins")) as village:
        people = {name: village.newcomer() for name in (*WRITTEN, *DAMAGED, *APART, HEALTHY)}
        for some in _in_tens([*people.values()]):
            await asyncio.gather(*map(_settle_in, some))
        await village.bot.stop()
        key = MasterKey.load(village.data / "master.key")
        database = await Database.open(f"sqlite:///{village.data / 'zayava.sqlite3'}", key)
        sufferers = {}
        for name, person in people.items():
            sufferers[name] = await database.write(partial(_sufferer, person=person, data=village.data))
            write = WRITTEN[name][0] if name in WRITTEN else PREPARED.get(name)
            if write is not None:
                user, claim = sufferers[name].user, sufferers[name].claim
                await database.write(partial(write, user=user, claim=claim))
        await database.close()
        for name, (damage, _) in DAMAGED.items():
            damage(sufferers[name])
        for name, damage in APART.items():
            damage(sufferers[name])
        await village.bot.start()
        while _unsaid(village.data):
            await asyncio.sleep(0.1)
        yield sufferers


def _unsaid(data: Path) -> int:
    """How many reminders nobody has tried yet; by night all of them are put off. One that came while its person answers
    would stand below the question, where the tests look for it."""
    with opened(data) as connection:
        here = "user_id IN (SELECT id FROM users WHERE left_rev IS NULL)"
        untried = f"kind = 'reminder' AND state = 'waiting' AND tries = 0 AND due_at <> 'soon' AND {here}"
        return int(connection.execute(f"SELECT count(*) FROM jobs WHERE {untried}").fetchone()[0])


def _in_tens(people: list[Person]) -> list[list[Person]]:
    return [people[start : start + 10] for start in range(0, len(people), 10)]


async def _settle_in(person: Person) -> None:
    claimant = Claimant(person)
    await claimant.begin()
    await claimant.go_on({"filing_for": "Для мене", **ASKED}, until="where_on_2022_02_24")
    await person.send(("довідка.png", picture(1)), caption="Довідка")


def _sufferer(work: Work, person: Person, data: Path) -> Sufferer:
    user = work.users.find(person.number)
    assert user
    (claim,) = work.claims.list(user)
    work.reminders.ask(user, work.now)
    return Sufferer(person, data, user, claim.id)


@pytest.mark.parametrize("name", [*WRITTEN, *DAMAGED, HEALTHY])
async def test_the_person_is_told_once_and_goes_on(sufferers: dict[str, Sufferer], name: str) -> None:
    sufferer = sufferers[name]
    person, sentence = sufferer.person, {**WRITTEN, **DAMAGED, HEALTHY: (None, SILENT)}[name][1]
    for times in (1, 2):
        await person.post("text", text="/claims")
        await person.until(partial(_listed, times=times), LISTED)
    if sentence == KEY:
        assert heading(await person.press("Почати нову заяву")) == "Яку заяву готуємо?"
        assert await _told(person) == [KEY]
        return
    await person.press("A1.2")
    await person.press("Продовжити")
    claimant = Claimant(person)
    claimant.asked = ["filing_for"]
    await claimant.go_on(ASKED, until="displacement_date")
    assert heading(await person.screen()) == NEXT
    assert claimant.asked[1:] == [*ASKED][sentence != ANSWER :]
    if sentence == FILE:  # its row is read when the next receipt is written
        await person.send(("ще.png", picture(2)))
    assert await _told(person) == [sentence] * bool(sentence)


@pytest.mark.parametrize(("name", "label"), [("claims.form", "A9.9"), ("claims.fingerprint", "A1.2")])
async def test_a_claim_whose_questions_are_not_known_is_said_to_be_whole(
    sufferers: dict[str, Sufferer], name: str, label: str
) -> None:
    person = sufferers[name].person
    await person.say("/claims")
    assert "Ця заява ціла, але питання до неї зараз оновлюють." in text(await person.press(label))
    assert heading(await person.press("Почати нову заяву")) == "Яку заяву готуємо?"


async def test_who_is_not_found_any_more_is_found_again(sufferers: dict[str, Sufferer]) -> None:
    """They are greeted as somebody new at first; then their claims are back, beside what they have begun since."""
    person = sufferers["users.telegram_index"].person
    await person.say("/claims")
    while "A1.2" not in text(await person.screen()):
        await person.say("/claims")
    await person.press("A1.2")
    assert heading(await person.press("Продовжити")) == "Де довелося бути 24 лютого 2022 року?"


async def test_the_operator_is_told_by_codes_while_the_bot_runs(sufferers: dict[str, Sufferer]) -> None:
    data = sufferers[HEALTHY].data
    done = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "db", "check", "--files",
        cwd=ROOT, env={**os.environ, "DATA_DIR": str(data)}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said = (await done.communicate())[0].decode()
    assert done.returncode == 1
    *found, last = said.splitlines()
    assert {re.sub(r" *[0-9]+  ", "", line, count=1) for line in found} >= {
        "quarantined  answers.body (answer.unread)",
        "quarantined  answers.body (storage.tampered)",
        "quarantined  inbox.body (update.failed)",
        "quarantined  users.session (session.unread)",
        "quarantined  users.key (storage.key)",
        "quarantined  users.rev (type.wrong)",
        "storage.key  users.key",
        "storage.tampered  users.key",
    }
    assert (
        last == "Put the missing files back into keys/ from its newest backup; the bot finds them by itself."
    )
    assert "Довідка" not in said and "довідка" not in said


def _listed(heard: list[dict[str, Any]], times: int) -> bool:
    return [heading(message) for message in heard].count(LISTED) >= times


async def _told(person: Person) -> list[str]:
    return [one for message in await person.heard() for one in SENTENCES if one in text(message)]
