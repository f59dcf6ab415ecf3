"""The program is killed again and again while drafts end, warnings go out and chats are swept: nothing is half done."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import ClientSession

from dialogs.language import KYIV
from dialogs.programmes import all_forms
from playground import Playground
from storage import Database, Folder, MasterKey, User, Vault, Work
from storage.endings import Idle
from tests.e2e.person import Person, text
from tests.e2e.turned import TurnedBot

PEOPLE = 12
KILLS = 15
BEGUN = timedelta(days=200)
"""So long ago the drafts were last changed."""
SOON = 90.0


@dataclass(frozen=True, slots=True)
class Life:
    """What somebody has: a draft that ends, one that is to be warned of once more, a claim that stays; messages that
    are to be swept, and others."""

    user: User
    ends: str
    warned: str
    stays: str
    swept: tuple[int, ...]
    kept: tuple[int, ...]


def noon() -> datetime:
    """The next noon in Kyiv: what ends, ends by day."""
    now = datetime.now(KYIV)
    return (now + timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)


async def test_killed_while_things_end(tmp_path: Path, playground: Playground) -> None:
    at = noon()
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    async with ClientSession() as client:
        people = [Person(client, playground.url, number) for number in range(1, PEOPLE + 1)]
        lives = await _lived(data, people, at.astimezone(UTC))
        # What they wrote is no update for the bot any more.
        async with client.get(f"{playground.url}/bot{playground.token}/getUpdates?offset=-1") as response:
            last = (await response.json())["result"][-1]["update_id"]
        url = f"{playground.url}/bot{playground.token}/getUpdates?offset={last + 1}"
        async with client.get(url) as response:
            assert (await response.json())["result"] == []
        bot = TurnedBot(tmp_path, playground.url, playground.token, at - datetime.now(KYIV))
        for _ in range(KILLS):
            bot.start()
            await asyncio.sleep(random.uniform(0.3, 1.6))
            await bot.kill()
            await _whole(data, lives)
        bot.start()
        async with asyncio.timeout(SOON):
            while not await _done(data, people, lives):
                await asyncio.sleep(0.3)
        await bot.kill()
        await _whole(data, lives)
        for person, life in zip(people, lives, strict=True):
            messages = await person.messages()
            assert {*life.kept} <= {message["message_id"] for message in messages}
            warnings = [text(m) for m in messages if "зникне 1 чернетка" in text(m)]
            assert 1 <= len(warnings) <= 2, warnings  # killed between sending and noting, it comes twice
    left = {file.name for file in (data / "vault").iterdir()}
    assert len(left) == 2 * PEOPLE


async def _lived(data: Path, people: list[Person], now: datetime) -> list[Life]:
    """Everybody's rows and files as they are at a moment to come."""
    moment = [now - BEGUN]
    database = await Database.open(
        f"sqlite:///{data / 'zayava.sqlite3'}",
        MasterKey.load_or_create(data / "master.key"),
        clock=lambda: moment[0],
    )
    vault, lives = Vault(Folder(data / "vault")), []
    for person in people:
        numbers = [(await person.post("text", text=f"слово {number}"))["message_id"] for number in range(6)]
        moment[0] = now - BEGUN
        user = await database.write(lambda work, person=person: work.newcomers.enrol(person.number))  # type: ignore[misc]
        key, claims = await database.vault_key(user.id), []
        for status in ("draft", "draft", "filed"):
            saved = await vault.save(key, _bytes(b"evidence of " + status.encode()))
            claims.append(
                await database.write(
                    lambda work, user=user, status=status, saved=saved: _begun(  # type: ignore[misc]
                        work, user, status, saved.name, saved.size, saved.sha256
                    )
                )
            )
        ends, warned, stays = claims
        idle = {claim: Idle(claim, user.id, now - BEGUN) for claim in claims}
        for days, told in ((15, (ends, warned)), (4, (ends, warned)), (2, (ends,))):
            moment[0] = now - timedelta(days=days)
            for claim in told:
                await database.write(lambda work, one=idle[claim]: work.endings.warned(one))  # type: ignore[misc]
                idle[claim] = Idle(claim, user.id, now - BEGUN, idle[claim].warnings + 1, moment[0])
        moment[0] = now
        swept, kept = tuple(numbers[:3]), tuple(numbers[3:])

        def note(work: Work, user: User = user, swept: tuple[int, ...] = swept) -> None:
            work.messages.note(user.id, swept, now - timedelta(hours=41), timedelta(hours=40))

        await database.write(note)
        await database.write(
            lambda work, user=user, kept=kept: work.messages.note(  # type: ignore[misc]
                user.id, kept, now - timedelta(hours=30), timedelta(hours=40)
            )
        )
        lives.append(Life(user, ends, warned, stays, swept, kept))
    await database.close()
    return lives


def _begun(work: Work, user: User, status: str, blob: str, size: int, sha256: str) -> str:
    claim = work.claims.create(user, "A1.2", all_forms()["A1.2"].fingerprint, "")
    rev = work.claims.save(user, claim.id, claim.rev, "", {("applicant_name", ""): "{}", ("x", ""): "{}"})
    if status != "draft":
        work.claims.set_status(user, claim.id, rev, status)
        work.audit.record(user, claim.id, f"claim.{status}")
    evidence = work.evidence.add(
        user, claim.id, file_id="f", unique_id=claim.id, key="", item="", name="a.txt", caption="",
        media_type="text/plain", group="", declared_size=size,
    )  # fmt: skip
    work.evidence.saved(evidence, blob=blob, size=size, sha256=sha256)
    return claim.id


async def _whole(data: Path, lives: list[Life]) -> None:
    """Each claim is there with its answers and its file, or nothing of it is."""
    database = await _opened(data)
    vault = Vault(Folder(data / "vault"))
    for life in lives:
        for id in (life.ends, life.warned, life.stays):
            claim, files = await database.read(
                lambda work, life=life, id=id: (  # type: ignore[misc]
                    work.claims.get(life.user, id),
                    work.evidence.list(life.user, id),
                )
            )
            assert claim is not None or id == life.ends
            if claim is None:
                assert files == []
                continue
            assert len(claim.answers) == 2 and len(files) == 1
            content = await vault.read(await database.vault_key(life.user.id), files[0].blob or "")
            assert content.startswith(b"evidence of ")
    await database.close()


async def _done(data: Path, people: list[Person], lives: list[Life]) -> bool:
    database = await _opened(data)
    there = [
        await database.read(lambda work, life=life: work.claims.get(life.user, life.ends))  # type: ignore[misc]
        for life in lives
    ]
    await database.close()
    swept = True
    for person, life in zip(people, lives, strict=True):
        messages = await person.messages()
        left = {message["message_id"] for message in messages} & {*life.swept}
        warned = any("зникне 1 чернетка" in text(message) for message in messages)
        swept = swept and warned and not left
    files = len([*(data / "vault").iterdir()])
    return swept and there == [None] * len(lives) and files == 2 * len(lives)


async def _opened(data: Path) -> Database:
    return await Database.open_as_it_is(
        f"sqlite:///{data / 'zayava.sqlite3'}", MasterKey.load(data / "master.key")
    )


async def _bytes(content: bytes) -> AsyncIterator[bytes]:
    yield content
