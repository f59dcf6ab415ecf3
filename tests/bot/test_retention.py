"""What ends, and when: against a Bot API server and a clock that jumps, with everything that is promised of it."""

import hashlib
from collections.abc import AsyncIterator
from datetime import UTC, timedelta
from functools import partial

import pytest

from conversation.claims.packages import PACKAGE
from conversation.happenings import Pressed, Said
from conversation.privacy.ending import ENDING, KEEP
from dialogs.language import KYIV
from storage import User, Work
from tests.bot.chats import chats as chats  # noqa: PLC0414  # the fixture
from tests.bot.chats import playground as playground  # noqa: PLC0414  # the fixture
from tests.bot.keeper import BEGUN, END, WARNED, Keeper
from tests.bot.keeper import keeper as keeper  # noqa: PLC0414  # the fixture


async def test_what_was_shown_to_others_ends_with_the_draft(keeper: Keeper) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user)
    packaged = await keeper.begin(user, status="delivered")
    handed = await keeper.begin(user, status="handed")

    def show(work: Work) -> list[str]:
        asked = partial(work.shares.ask, user, form="A2.9", language="uk", sensitive=True, sex="", wish="")
        shares = [asked(id, lasts=timedelta(days=999)) for id in (claim, packaged)]
        return [work.shares.copied(share, "слова", ready=True).id for share in shares]

    ended, live = await keeper.database.write(show)
    await keeper.every_day(END + timedelta(hours=1), step=1)
    assert {*await keeper.claims(user)} == {packaged, handed}
    assert await keeper.database.read(lambda work: [share.id for share in work.shares.live()]) == [live]
    keys = keeper.folder.parent / "secrets" / "keys" / "shares"
    assert (keys / f"{ended}.key").read_bytes() == b"" != (keys / f"{live}.key").read_bytes()


async def test_three_warnings_then_the_end(keeper: Keeper) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user)
    await keeper.every_day(END - timedelta(days=15), step=3)
    assert await keeper.warned(1) == []
    for days, count in ((14, 1), (4, 1), (3, 2), (2, 2), (1, 3)):
        await keeper.at(END - timedelta(days=days) + timedelta(hours=1))
        assert len(await keeper.warned(1)) == count, days
    for text in await keeper.warned(1):
        assert f"29 лютого 2028 року {WARNED}" in text
        assert not [word for word in ("A2", "полон", "насил", "заяв", "Реєстр") if word in text]
    await keeper.at(END - timedelta(minutes=1))
    assert await keeper.claims(user) == [claim]
    await keeper.at(END)
    assert await keeper.claims(user) == []
    events = await keeper.database.read(lambda work: [one.event for one in work.history.of(user)])
    assert events == ["claim.ended"]
    await keeper.every_day(END + timedelta(days=30))
    assert len(await keeper.warned(1)) == 3


async def test_the_files_of_what_ends_go_too(keeper: Keeper) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user)
    key = await keeper.database.vault_key(user.id)
    blob = (await keeper.vault.save(key, _bytes(b"evidence"))).name

    def note(work: Work) -> None:
        evidence = work.evidence.add(
            user, claim, file_id="f", unique_id="u", key="", item="", name="a.txt", caption="",
            media_type="text/plain", group="", declared_size=8,
        )  # fmt: skip
        sha256 = hashlib.sha256(b"evidence").hexdigest()
        work.evidence.saved(evidence, blob=blob, size=8, sha256=sha256)

    await keeper.database.write(note)
    await keeper.every_day(END - timedelta(days=1) + timedelta(hours=1))
    assert len([*keeper.folder.iterdir()]) == 1
    await keeper.at(END)
    assert [*keeper.folder.iterdir()] == []


async def test_nothing_ends_by_night(keeper: Keeper) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user)
    await keeper.at(END.replace(day=15, hour=22))
    await keeper.at(END.replace(day=16, hour=8, minute=59))
    assert await keeper.warned(1) == []
    await keeper.at(END.replace(day=16, hour=9))
    assert len(await keeper.warned(1)) == 1
    assert await keeper.claims(user) == [claim]


async def test_what_was_put_off_into_the_night_waits_for_the_day(keeper: Keeper) -> None:
    user = await keeper.join(1)
    await keeper.begin(user)
    keeper.chats.now = END.replace(day=15, hour=19, minute=59).astimezone(UTC)
    await keeper.database.write(
        lambda work: work.jobs.ask(ENDING, str(user.id), user.id, work.now + timedelta(minutes=5))
    )
    for day, hour, count in ((15, 20, 0), (15, 23, 0), (16, 3, 0), (16, 9, 1)):
        await keeper.at(END.replace(day=day, hour=hour, minute=5))
        assert len(await keeper.warned(1)) == count


async def test_what_was_not_delivered_does_not_count(keeper: Keeper) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user)
    await keeper.chats.fail("sendMessage", 403, times=None)
    await keeper.every_day(END + timedelta(days=400), step=5)
    assert await keeper.claims(user) == [claim]
    await keeper.chats.mend()
    back = keeper.chats.now.astimezone(KYIV) + timedelta(days=1)
    await keeper.at(back)
    assert len(await keeper.warned(1)) == 1
    last = back.replace(hour=10, minute=0) + timedelta(days=14)
    assert last.strftime("%d.%m.%Y") and str(last.year) in (await keeper.warned(1))[0]
    await keeper.every_day(last - timedelta(hours=1))
    assert len(await keeper.warned(1)) == 3
    assert await keeper.claims(user) == [claim]
    await keeper.at(last)
    assert await keeper.claims(user) == []


async def test_an_outage_of_telegram_counts_for_nothing_and_keeps_nothing_else(keeper: Keeper) -> None:
    users = [await keeper.join(number) for number in (1, 2, 3)]
    for user in users:
        await keeper.begin(user)
    await keeper.chats.fail("sendMessage", 429, chat_id=2, retry_after=3600)
    await keeper.chats.fail("sendMessage", 502, chat_id=3)
    await keeper.at(END - timedelta(days=14))
    await keeper.at(END - timedelta(days=13))
    assert [len(await keeper.warned(number)) for number in (1, 2, 3)] == [1, 0, 1]


@pytest.mark.parametrize("status", ["confirmed", "delivered", "filed", "returned"])
async def test_a_claim_that_was_packaged_stays(keeper: Keeper, status: str) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user, status=status)
    await keeper.every_day(BEGUN + timedelta(days=3 * 366), step=9)
    assert await keeper.claims(user) == [claim] and await keeper.warned(1) == []
    assert await keeper.database.read(lambda work: work.users.get(user.id).id) == user.id


async def test_a_draft_that_was_packaged_once_stays_too(keeper: Keeper) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user, status="confirmed")

    def again(work: Work) -> None:
        found = work.claims.get(user, claim)
        assert found is not None
        work.claims.set_status(user, claim, found.rev, "draft")

    await keeper.database.write(again)
    await keeper.every_day(BEGUN + timedelta(days=400), step=5)
    assert await keeper.claims(user) == [claim]


@pytest.mark.parametrize("how", ["button", "words", "an answer"])
async def test_who_says_so_keeps_the_draft(keeper: Keeper, how: str) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user)
    for days in (14, 3, 1):
        await keeper.at(END - timedelta(days=days))
    if how == "button":
        assert (await keeper.chats.buttons(1))[-1] == {"Лишити ще": KEEP}
        turn = await keeper.take(user, Pressed(KEEP))
        assert turn.notices == ("Добре. Лишаємо 1 чернетку ще на 180 днів.",)
        assert turn.view is not None and turn.view.heading == "Ваші дані в боті"
    elif how == "words":
        turn = await keeper.take(user, Said("Лишити ще", 10, int(keeper.chats.now.timestamp())))
        assert turn.notices == ("Добре. Лишаємо 1 чернетку ще на 180 днів.",)
    else:
        await keeper.database.write(lambda work: _touched(work, user, claim))
    kept = keeper.chats.now.astimezone(KYIV)
    await keeper.every_day(kept + timedelta(days=165), step=5)
    assert await keeper.claims(user) == [claim] and len(await keeper.warned(1)) == 3
    await keeper.every_day(kept + timedelta(days=181))
    assert await keeper.claims(user) == [] and len(await keeper.warned(1)) == 6


async def test_several_drafts_are_told_of_together(keeper: Keeper) -> None:
    user = await keeper.join(1)
    for _ in range(3):
        await keeper.begin(user)
    await keeper.every_day(END + timedelta(days=1))
    told = await keeper.warned(1)
    assert len(told) == 3 and all("зникнуть 3 чернетки: їх давно" in text for text in told)
    assert await keeper.claims(user) == []


async def test_of_two_that_end_on_different_days_the_sooner_is_told_first(keeper: Keeper) -> None:
    user = await keeper.join(1)
    await keeper.begin(user)
    await keeper.at(END - timedelta(days=14))
    keeper.chats.now = BEGUN + timedelta(days=11)
    await keeper.begin(user)
    # The second warning of the one and the first of the other fall due together.
    await keeper.at(END - timedelta(days=3))
    assert f"29 лютого 2028 року {WARNED}" in (await keeper.warned(1))[1]


async def test_who_left_in_a_hurry_is_not_written_to_and_loses_nothing(keeper: Keeper) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user)
    await keeper.take(user, Said("вийти", 5, int(BEGUN.timestamp())))
    await keeper.every_day(END + timedelta(days=100), step=3)
    assert await keeper.warned(1) == [] and await keeper.claims(user) == [claim]


async def test_who_has_no_claim_is_forgotten_after_two_years(keeper: Keeper) -> None:
    user, other = await keeper.join(1), await keeper.join(2)
    await keeper.begin(other, status="delivered")
    await keeper.at(BEGUN.replace(year=2029))
    assert await keeper.database.read(lambda work: work.users.find(1)) is not None
    await keeper.at(BEGUN.replace(year=2029) + timedelta(days=1))
    assert await keeper.database.read(lambda work: work.users.find(1)) is None
    assert await keeper.database.read(lambda work: work.users.find(2)) is not None
    events = await keeper.database.read(lambda work: [one.event for one in work.history.of(user)])
    assert events[-1:] == ["person.ended"]


async def test_who_looks_in_again_is_not_forgotten(keeper: Keeper) -> None:
    user = await keeper.join(1)
    keeper.chats.now = BEGUN + timedelta(days=700)
    await keeper.take(user, Said("привіт", 5, int(keeper.chats.now.timestamp())))
    await keeper.at(BEGUN.replace(year=2029) + timedelta(days=2))
    assert await keeper.database.read(lambda work: work.users.find(1)) is not None


async def test_what_is_known_of_a_sent_package_goes_after_thirty_days(keeper: Keeper) -> None:
    user = await keeper.join(1)
    claim = await keeper.begin(user, status="delivered")

    def sent(work: Work) -> None:
        work.jobs.ask(PACKAGE, claim, user.id)
        (job,) = work.jobs.take(PACKAGE, 1, timedelta(minutes=1))
        work.jobs.done(job)

    await keeper.database.write(sent)
    await keeper.at(BEGUN + timedelta(days=30))
    assert await keeper.database.read(lambda work: work.jobs.get(PACKAGE, claim)) is not None
    await keeper.at(BEGUN + timedelta(days=30, seconds=1))
    assert await keeper.database.read(lambda work: work.jobs.get(PACKAGE, claim)) is None
    assert await keeper.claims(user) == [claim]


def _touched(work: Work, user: User, claim_id: str) -> None:
    claim = work.claims.get(user, claim_id)
    assert claim is not None
    work.claims.save(user, claim_id, claim.rev, claim.place, {})


async def _bytes(content: bytes) -> AsyncIterator[bytes]:
    yield content
