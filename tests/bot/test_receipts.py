"""The receipt of a saved file is owed until it is given, whatever the person says meanwhile."""

from functools import partial

from bot.conversation.happenings import Commanded, Happening, Said, Sent
from bot.conversation.hearing import take_turn
from bot.conversation.receiving import settle_file, show_due
from bot.conversation.shown import Shown
from bot.conversation.turn import Turn
from storage import Database, User


async def turn(database: Database, user: User, happening: Happening) -> Turn:
    return await database.write(partial(take_turn, user_id=user.id, happening=happening))


async def save(database: Database, blob: str) -> None:
    """The collector's last step for the file that waits."""
    (evidence,) = await database.read(lambda work: work.evidence.waiting())
    await database.write(
        partial(
            settle_file, evidence=evidence, blob=blob, size=2048, sha256=blob.encode().hex().ljust(64, "0")
        )
    )


def photo(number: int, album: str) -> Sent:
    return Sent(f"f{number}", f"u{number}", f"{number}.jpg", "image/jpeg", 2048, "", album, 100 + number)


async def claimant(database: Database) -> User:
    user = await database.write(lambda work: work.users.enrol(1))
    for happening in (Commanded("start"), Said("Почати нову заяву", 1, 60), Said("A1.2", 2, 120)):
        await turn(database, user, happening)
    return user


async def sent(database: Database, turn: Turn) -> None:
    """Telegram took the screen and the receipt."""
    shown = Shown(told=turn.told).dump()
    await database.write(lambda work: work.users.shown(turn.user.id, turn.rev, shown))


async def test_an_answer_in_between_does_not_settle_the_debt(database: Database) -> None:
    user = await claimant(database)
    await turn(database, user, photo(1, ""))
    await save(database, "a" * 32)
    answered = await turn(database, user, Said("Для мене", 3, 180))
    assert answered.owes_receipt, "the person counts as behind until the receipt is given"
    told = await database.write(partial(show_due, user_id=user.id))
    assert "1.jpg" in told.receipt
    assert not told.owes_receipt
    await sent(database, told)
    again = await database.write(partial(show_due, user_id=user.id))
    assert not again.receipt


async def test_a_receipt_that_a_crash_kept_from_being_sent_is_given_again(database: Database) -> None:
    user = await claimant(database)
    await turn(database, user, photo(1, ""))
    await save(database, "a" * 32)
    lost = await database.write(partial(show_due, user_id=user.id))
    (behind,) = await database.read(lambda work: work.users.behind())
    again = await database.write(partial(show_due, user_id=behind.id))
    assert "1.jpg" in lost.receipt
    assert again.receipt == lost.receipt
    await sent(database, again)
    assert not (await database.write(partial(show_due, user_id=user.id))).receipt


async def test_late_files_of_an_album_are_told_together_with_it(database: Database) -> None:
    user = await claimant(database)
    for number in (1, 2):
        await turn(database, user, photo(number, "album"))
        await save(database, str(number) * 32)
    first = await database.write(partial(show_due, user_id=user.id))
    await turn(database, user, photo(3, "album"))
    await save(database, "3" * 32)
    late = await database.write(partial(show_due, user_id=user.id))
    assert first.album == late.album == "album"
    assert [f"{n}.jpg" in first.receipt for n in (1, 2, 3)] == [True, True, False]
    assert [f"{n}.jpg" in late.receipt for n in (1, 2, 3)] == [True, True, True]
