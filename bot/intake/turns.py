"""What becomes of an update: one transaction, one screen, and what follows outside the database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial

import orjson

from bot.intake.holding import Holding
from bot.intake.lanes import Lanes
from bot.intake.reading import Arriving, Update, happening_of, message_of, person_of
from bot.intake.taking import given_up, owed, show_unless_away, take, take_at_once, take_first, whoever
from bot.logs import place_of
from bot.telegram.debts import Debts
from bot.telegram.patience import Later
from bot.telegram.presenter import Presenter
from bot.waits import Waits
from conversation.files.receiving import show_present, show_sent
from conversation.happenings import Happening
from conversation.limits import Limits
from conversation.memory import Memory, Remembered
from conversation.turn import Turn
from storage import PASSING, Conflict, Damaged, Database, Fresh, Job, Row, StorageError, Vault, Work

_log = logging.getLogger(__name__)


class Turns:
    """Handles what the lanes bring, and shows what is owed. `wake` is told which kinds of job there may be."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        presenter: Presenter,
        limits: Limits,
        wake: Callable[..., None],
        holding: Holding | None = None,
    ) -> None:
        self._holding = holding or Holding(database)
        self.lanes = Lanes(database, self._handle, self._give_up, self._holding.pass_on, self._holding.leave)
        self._database = database
        self._vault = vault
        self._presenter = presenter
        self._limits = limits
        self._wake = wake
        self._memory = Memory()
        self._debts = Debts(self._pay)
        self._begun: set[asyncio.Future[bool]] = set()
        self.waits = Waits()
        """From an update that was received to its screen."""

    def catch_up(self, user_id: int) -> None:
        """Show what has changed beside the conversation."""
        self.lanes.run(user_id, partial(self._show_present, user_id))

    def owe(self, user_id: int) -> None:
        """Show what a crash kept from being shown, once there is room: after a start it may be due to thousands. Who
        is shown their screen meanwhile, as whoever is being served, is owed nothing."""
        self.lanes.owe(user_id, partial(self._show_owed, user_id, by_us=False))

    def greet(self, user_id: int) -> None:
        """Show where somebody is after a long outage, once there is room."""
        self.lanes.owe(user_id, partial(self._show_present, user_id))

    @property
    def owed(self) -> int:
        """How many screens Telegram did not take yet."""
        return len(self._debts)

    def tell_sent(self, job: Job) -> None:
        """The document of this job was sent, or could not be."""
        work = partial(show_sent, ended=job, limits=self._limits)
        self.lanes.run(job.user_id, partial(self._show_anew, job.user_id, whoever(work)))

    async def show(self, turn: Turn) -> None:
        """Show a turn and remember it. Raises `Later`."""
        shown = await self._presenter.show(turn)
        if shown is not None:
            self._holding.noted(turn.user.id)
        if turn.view is not None:
            self._debts.paid(turn.user.id)
            self.lanes.run_last(turn.user.id, None)
        if turn.after:
            rev = turn.rev if turn.view is not None else turn.after.user.shown_rev
            seen, text = shown or (None, turn.user.shown)
            privacy = turn.told if turn.told and turn.view is not None else turn.after.user.privacy
            user = turn.after.user._replace(shown=text, shown_rev=rev, privacy=privacy)
            self._memory.keep(turn.after._replace(user=user, seen=seen))

    async def show_beside(self, user_id: int, work: Callable[[Work], Turn]) -> None:
        """Show a turn that comes of nothing the person did, in their lane, so that screens never race. Raises what
        making or showing it raised, `Later` among it; `Away` while they have left in a hurry."""
        shown = asyncio.get_running_loop().create_future()

        async def show() -> None:
            try:
                self._memory.forget(user_id)
                unless_away = whoever(partial(show_unless_away, user_id=user_id, show=work))
                await self.show(await self._holding.write_in_turn(user_id, unless_away))
                result: Exception | None = None
            except Exception as error:  # noqa: BLE001  # it is whoever waits that failed, and says so
                result = error
            await self._holding.let_go(user_id)
            if not shown.done():
                shown.set_result(result)

        self.lanes.run(user_id, show)
        if (error := await shown) is not None:
            raise error

    def forget(self, user_id: int) -> None:
        """What is remembered of this person may be out of date, in other processes too."""
        self._memory.forget(user_id)
        self._holding.forgotten(user_id)

    def hear_of_change(self, user_id: int | None = None) -> None:
        """The same, as another process says it; without a person it may have said it of anybody."""
        if user_id is None:
            self._memory.forget_all()
        else:
            self._memory.forget(user_id)

    async def keep_up(self) -> None:
        """Telegram takes long over somebody's screen: nobody else is to show them another meanwhile."""
        await self._holding.keep_up()

    async def close(self) -> None:
        """Stop after the updates in hand; whatever is owed is in the database."""
        self._debts.close()
        await self.lanes.close()
        for begun in [*self._begun]:  # what was to be handled at once and was not is stored instead
            if not begun.done():
                begun.set_result(False)

    def take_at_once(self, arriving: Arriving) -> asyncio.Future[bool] | None:
        """Handle an update of somebody who waits for nothing in the transaction that stores it, and show what came of
        it. The future says, once that is durable, whether it was done; if not, nothing of it is stored. None where it
        has to be stored first: another update of theirs is in hand, or nothing is remembered of them.
        """
        known = self._memory.recall_of(arriving.person)
        if known is None or not self.lanes.free(known.user.id):
            return None
        user_id = known.user.id
        return self._begin(user_id, partial(self._handle_at_once, arriving, user_id))

    def welcome(self, arriving: Arriving, fresh: Fresh) -> asyncio.Future[bool] | None:
        """The same for the first that somebody sends, with the key that was made ready for them: with it they are taken
        in. It is not done where they are here already, by another process."""
        if not self.lanes.free(fresh.id):
            return None
        return self._begin(fresh.id, partial(self._welcome, arriving, fresh))

    def _begin(
        self, user_id: int, handle: Callable[[asyncio.Future[bool]], Awaitable[None]]
    ) -> asyncio.Future[bool]:
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._begun.add(done)
        done.add_done_callback(self._begun.discard)
        self.lanes.run(user_id, partial(handle, done))
        return done

    async def _welcome(self, arriving: Arriving, fresh: Fresh, done: asyncio.Future[bool]) -> None:
        received_at = datetime.now(UTC)
        work = partial(take_first, fresh=fresh, arriving=arriving, limits=self._limits)
        try:
            turn = await self._holding.write_first(fresh.id, work)
        except Exception as error:  # noqa: BLE001  # whatever it is, the update is stored then, and they are taken in there
            await self._left_to_be_stored(fresh.id, error, done)
        else:
            await self._done_at_once(turn, arriving, received_at, done)

    async def _handle_at_once(self, arriving: Arriving, user_id: int, done: asyncio.Future[bool]) -> None:
        received_at, known = datetime.now(UTC), self._memory.recall(user_id)
        work = partial(
            take_at_once,
            user_id=user_id,
            arriving=arriving,
            known=known,
            limits=self._limits,
        )
        try:
            turn = await self._holding.write_on(user_id, work)
        except Exception as error:  # noqa: BLE001  # whatever it is, the update is stored then, and tried again from there
            await self._left_to_be_stored(user_id, error, done)
        else:
            await self._done_at_once(turn, arriving, received_at, done)

    async def _left_to_be_stored(self, user_id: int, error: Exception, done: asyncio.Future[bool]) -> None:
        self._memory.forget(user_id)
        await self._holding.let_go(user_id)
        if isinstance(error, StorageError) and error.code in PASSING:
            # It may have been done although nobody heard of it, and would be a repetition then.
            self.lanes.run(user_id, partial(self._show_owed_if_there, user_id))
        if not done.done():
            done.set_result(False)

    async def _done_at_once(
        self, turn: Turn, arriving: Arriving, received_at: datetime, done: asyncio.Future[bool]
    ) -> None:
        user_id = turn.user.id
        if arriving.response is not None:
            turn, arriving.response.call = self._presenter.responded(turn)
        if not done.done():
            done.set_result(True)
        try:
            await self._followed(turn, arriving.update, received_at)
        except Exception as error:  # noqa: BLE001  # it is handled: what is left is to show it, again and again
            _log.error("screen.failed error=%s at=%s", type(error).__name__, place_of(error))
            if not turn.goodbye:
                self._pay(user_id)
        finally:
            await self._holding.let_go(user_id)

    async def _handle(self, row: Row, update: Update | None) -> None:
        """One update from the inbox. One whose body is in quarantine is answered too."""
        if update is None and row.body:
            update = orjson.loads(row.body)
        try:
            turn = await self._take(row, update)
            await self._followed(turn, update, row.received_at)
        finally:
            await self._holding.let_go(row.user_id)

    async def _followed(self, turn: Turn, update: Update | None, received_at: datetime) -> None:
        if update is not None and (query := update.get("callback_query")):
            self._presenter.release(turn.user.telegram_id, query["id"], turn.toast)
        if await self._follow(turn):
            self.waits.add((datetime.now(UTC) - received_at).total_seconds())

    async def _take(self, row: Row, update: Update | None) -> Turn:
        happening = happening_of(update) if update is not None else None
        message = message_of(update) if update is not None else None
        known = self._memory.recall(row.user_id)
        try:
            return await self._holding.write(row.user_id, self._taking(row, happening, message, known))
        except Conflict:
            # What was remembered is out of date: once more from what is stored.
            self._memory.forget(row.user_id)
        except Damaged:
            # Where to write to this person does not open, but they have just told it.
            self._memory.forget(row.user_id)
            if update is None or (person := person_of(update)) is None:
                raise
            await self._database.write(lambda work: work.recovery.mend(row.user_id, person))
        except StorageError:
            raise
        except Exception:
            if not await self._mended(row.user_id):
                raise
        return await self._holding.write(row.user_id, self._taking(row, happening, message, None))

    async def _mended(self, user_id: int) -> bool:
        """Whether a turn failed over something that should not stand where it stood, and does not any more."""
        self._memory.forget(user_id)
        return await self._database.write(lambda work: work.recovery.mend_types(user_id)) > 0

    def _taking(
        self,
        row: Row,
        happening: Happening | None,
        message: tuple[int, int] | None,
        known: Remembered | None,
    ) -> Callable[[Work, bool], Turn]:
        return partial(
            take,
            row=row,
            happening=happening,
            message=message,
            known=known,
            limits=self._limits,
            notes=self._presenter.notes,
        )

    async def _follow(self, turn: Turn) -> bool:
        """Everything that comes of a turn outside the database. Whether its screen was shown."""
        user_id = turn.user.id
        self._memory.forget(user_id)
        if turn.goodbye:
            self._holding.forgotten(user_id)
        self._wake(*turn.wake)
        if turn.blobs:
            await self._delete(turn.blobs)
        if turn.view is not None and self.lanes.crowded(user_id):
            # A backlog of this person: their last screen is the one that counts.
            if self.lanes.run_last(user_id, partial(self._show_present, user_id)):
                await self._presenter.settle(turn)
            return False
        if turn.later:
            await self._presenter.settle(turn)
            self._debts.put_off(user_id, turn.later)
            return False
        try:
            await self.show(turn)
            return True
        except Later as error:
            if turn.goodbye:  # nobody is there any more to owe it to
                self._presenter.part(turn)
            else:
                self._debts.owe(user_id, error.seconds)
            return False

    async def _delete(self, names: tuple[str, ...]) -> None:
        """What cannot be deleted now, the next sweep finds."""
        try:
            await self._vault.delete(names)
        except StorageError as error:
            _log.warning("files.left code=%s count=%s", error.code, len(names))

    async def _give_up(self, row: Row) -> None:
        """An update that cannot be handled is put aside; the person is told, and sees the present question again."""
        await self._database.write(partial(given_up, row=row))
        self._memory.forget(row.user_id)
        self.catch_up(row.user_id)

    def _pay(self, user_id: int) -> None:
        self.lanes.run(user_id, partial(self._show_owed, user_id))

    async def _show_present(self, user_id: int) -> None:
        present = partial(show_present, user_id=user_id, limits=self._limits)
        await self._show_anew(user_id, whoever(present))

    async def _show_owed(self, user_id: int, *, by_us: bool = True) -> None:
        """`by_us`: this process owes it, so it was not shown, whatever the database says: a button that was pressed too
        late moves no revision."""
        present = partial(owed, user_id=user_id, limits=self._limits, notes=self._presenter.notes)
        turn = await self._show_anew(user_id, lambda work, ours: present(work, ours and by_us))
        if turn.view is None:
            self._debts.paid(user_id)

    async def _show_owed_if_there(self, user_id: int) -> None:
        """Whoever was to be taken in may not be there."""
        try:
            await self._show_owed(user_id, by_us=False)
        except StorageError as error:
            if error.code != "storage.missing":
                raise

    async def _show_anew(self, user_id: int, work: Callable[[Work, bool], Turn]) -> Turn:
        """A screen that comes of nothing that the person did."""
        try:
            turn = await self._made_anew(user_id, work)
            await self._follow(turn)
        finally:
            await self._holding.let_go(user_id)
        return turn

    async def _made_anew(self, user_id: int, work: Callable[[Work, bool], Turn]) -> Turn:
        self._memory.forget(user_id)
        try:
            return await self._holding.write_in_turn(user_id, work)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, nobody is to be left without a screen
            _log.error("screen.failed error=%s at=%s", type(error).__name__, place_of(error))
            if not await self._mended(user_id):
                # The screen itself cannot be made, so the person gets another one to go on from.
                await self._database.write(
                    lambda work: work.users.put_session_aside(user_id, "screen.failed")
                )
            return await self._holding.write_in_turn(user_id, work)
