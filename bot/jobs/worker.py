"""What is done beside the conversation: one place where such work starts, is tried again, and stops.

A job lies in the database (`storage/jobs.py`), so neither a crash nor an outage loses it. While somebody works on it
they hold a lease, which they renew; a second process takes over what nobody holds any more. What asks for jobs and
tidies up now and then are rounds (`rounds.py`), done by one process at a time.
"""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial

from bot.jobs.rounds import LEASE, Leading, Round, lease_lost
from bot.logs import code_of, place_of
from bot.telegram.backoff import pause
from bot.telegram.deadlines import USUAL
from bot.telegram.patience import Later
from bot.telegram.presenter import Away
from storage import PASSING, Cut, Damaged, Database, Job, StorageError, Work

_log = logging.getLogger(__name__)

_ATTEMPTS = 5
"""How often a fault of ours is tried before the job is given up."""

Finish = Callable[[Work], None]


class Hindered(Exception):
    """The job cannot be done now. `code` says why. It is tried again after a pause that grows with every try, and not
    before `seconds`.

    With `final` it would fail again, so it is given up until somebody asks anew.
    """

    def __init__(self, code: str, *, seconds: float = 0, final: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.seconds = seconds
        self.final = final


@contextmanager
def reaching() -> Iterator[None]:
    """What keeps something from being said for now, as a job understands it."""
    try:
        yield
    except Later as error:
        raise Hindered("telegram.later", seconds=error.seconds) from None
    except Away:
        raise Hindered("person.away") from None


class Worker(ABC):
    """Does jobs of one kind.

    at_once        how many
    each           how many of them for one person
    longest_pause  seconds between two attempts at most
    speaks         whether it says something to the person: nothing is said to somebody who left in a hurry
    """

    kind: str
    at_once = 2
    each = 1
    longest_pause = 600.0
    speaks = False

    @abstractmethod
    async def do(self, job: Job) -> Finish | None:
        """Do it. What is returned is written in the transaction that calls the job done, or not at all when somebody
        else has taken it over. Raises `Hindered`."""

    def give_up(self, work: Work, job: Job, code: str) -> None:  # noqa: B027  # for most nothing follows
        """The job is given up: write what follows from it, in the same transaction."""

    def ended(self, job: Job) -> None:  # noqa: B027
        """The job was done or given up, and that is written."""


class Jobs:
    """Runs the workers, and the rounds if nobody else does, until `close`, which hands back what is in hand without
    counting the attempt.

    look  seconds after which somebody else's job, or one whose worker died, is noticed without being told
    """

    def __init__(
        self, database: Database, *workers: Worker, rounds: Sequence[Round] = (), look: float = USUAL.look
    ) -> None:
        self._database = database
        self._leading = Leading(database, "leader", rounds, look)
        self._look = look
        self._workers = {worker.kind: worker for worker in workers}
        self._woken = {kind: asyncio.Event() for kind in self._workers}
        self._doing: set[asyncio.Task[None]] = set()
        self._looking: list[asyncio.Task[None]] = []
        self.attempts: Counter[tuple[str, str, str]] = Counter()
        """How many attempts ended how, by kind, outcome (`done`, `put_off`, `given_up`) and code."""

    def start(self) -> None:
        """Take up whatever is due, also what was left by a stop or a crash."""
        self._looking = [asyncio.create_task(self._employ(worker)) for worker in self._workers.values()]
        self._looking.append(asyncio.create_task(self._leading.run()))

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(self._workers)

    @property
    def leading(self) -> bool:
        """Whether this process does the rounds for all."""
        return self._leading.leads

    @property
    def stopped(self) -> bool:
        """Whether somebody who looks for jobs has ended, which nobody but `close` wants."""
        return any(task.done() for task in self._looking)

    def wake(self, *kinds: str) -> None:
        """There may be something to do."""
        for kind in kinds:
            self._woken[kind].set()

    def take_over(self) -> None:
        """Another process is gone, and what it had in hand is free."""
        self._leading.ask()
        self.wake(*self._workers)

    async def close(self, grace: float = 5.0) -> None:
        """Also what is being tidied up after a stop has so many seconds: a shelf may answer nothing."""
        tasks = [*self._looking, *self._doing]
        for seconds in (grace, None):
            for task in tasks:
                task.cancel()
            if tasks:
                await asyncio.wait(tasks, timeout=seconds)

    async def _employ(self, worker: Worker) -> None:
        """Keep a worker busy."""
        woken, free, failures = self._woken[worker.kind], worker.at_once, 0

        def ended(task: asyncio.Task[None]) -> None:
            nonlocal free
            free += 1
            self._doing.discard(task)
            woken.set()

        while True:
            woken.clear()
            try:
                jobs, wait = await self._database.write(partial(_due, worker=worker, most=free))
                failures = 0
            except Exception as error:  # noqa: BLE001  # whatever it is, the work of everybody must go on
                code = code_of(error)
                _log.warning("jobs.paused kind=%s code=%s at=%s", worker.kind, code, place_of(error))
                failures += 1
                await asyncio.sleep(pause(failures, longest=30))
                continue
            for job in jobs:
                free -= 1
                task = asyncio.create_task(self._attempt(worker, job))
                self._doing.add(task)
                task.add_done_callback(ended)
            # `wait_for` would lose the end of the work that comes together with something to do.
            with suppress(TimeoutError):
                async with asyncio.timeout(
                    self._look if free == 0 or wait is None else min(wait, self._look)
                ):
                    await woken.wait()

    async def _attempt(self, worker: Worker, job: Job) -> None:
        """One attempt, with whatever comes of it written down."""
        attempt = asyncio.current_task()
        assert attempt is not None
        renewing = asyncio.create_task(lease_lost(self._database, lambda work: work.jobs.renew(job, LEASE)))
        # An attempt that lost it works in vain, and perhaps beside another.
        renewing.add_done_callback(lambda ended: ended.cancelled() or attempt.cancel())
        try:
            finish = await worker.do(job)
            if await self._database.write(partial(_done, job=job, finish=finish)):
                self.attempts[job.kind, "done", ""] += 1
                worker.ended(job)
        except asyncio.CancelledError:
            await asyncio.shield(self._hand_back(job))
            raise
        except Hindered as error:
            await self._put_off(worker, job, error)
        except Cut:
            await self._interrupted(job)
        except StorageError as error:
            # What does not open may be put back, and a person's row is mended by their next message.
            passes = error.code in PASSING or isinstance(error, Damaged)
            await self._put_off(worker, job, Hindered(error.code, final=not passes))
        except Exception as error:  # noqa: BLE001  # a fault of ours, which must not stop the others
            _log.error("job.failed kind=%s error=%s at=%s", job.kind, type(error).__name__, place_of(error))
            await self._mend(job)
            await self._put_off(worker, job, Hindered("job.failed", final=job.tries >= _ATTEMPTS))
        finally:
            renewing.cancel()

    async def _put_off(self, worker: Worker, job: Job, why: Hindered) -> None:
        self.attempts[job.kind, "given_up" if why.final else "put_off", why.code] += 1
        _log.warning(
            "job.put_off kind=%s code=%s tries=%s final=%s", job.kind, why.code, job.tries, why.final
        )
        seconds = max(why.seconds, pause(job.tries, worker.longest_pause, 1))
        try:
            await self._once_there_is_a_line(
                partial(_put_off, job=job, why=why, seconds=seconds, worker=worker)
            )
            if why.final:
                worker.ended(job)
        except StorageError as error:
            # The lease ends by itself, and the job is taken up again then.
            _log.error("job.not_put_off kind=%s code=%s", job.kind, error.code)
        except Exception as error:  # noqa: BLE001  # a fault of ours in what follows: the job must end all the same
            _log.error(
                "job.not_ended kind=%s error=%s at=%s", job.kind, type(error).__name__, place_of(error)
            )
            await self._database.write(lambda work: work.jobs.failed(job, why.code))

    async def _interrupted(self, job: Job) -> None:
        """The line to the database was cut, which is no fault of the job: it goes back uncounted."""
        _log.warning("job.interrupted kind=%s", job.kind)
        try:
            await self._once_there_is_a_line(partial(_back, job=job))
        except StorageError as error:
            _log.error("job.not_put_off kind=%s code=%s", job.kind, error.code)

    async def _once_there_is_a_line(self, work: Callable[[Work], object]) -> None:
        """Write it as soon as the database can be reached; until then the lease of the job may end."""
        failures = 0
        while True:
            try:
                await self._database.write(work)
                return
            except Cut:
                failures += 1
                await asyncio.sleep(pause(failures, longest=5))

    async def _mend(self, job: Job) -> None:
        """It may have failed over something that should not stand where it stood."""
        try:
            await self._database.write(lambda work: work.recovery.mend_types(job.user_id))
        except StorageError as error:
            _log.error("job.not_mended kind=%s code=%s", job.kind, error.code)

    async def _hand_back(self, job: Job) -> None:
        try:
            await self._database.write(partial(_back, job=job))
        except StorageError as error:
            _log.warning("job.kept kind=%s code=%s", job.kind, error.code)


def _due(work: Work, worker: Worker, most: int) -> tuple[list[Job], float | None]:
    """The jobs to do now, and in how many seconds the next will be due, if there is one."""
    jobs = work.jobs.take(worker.kind, most, LEASE, worker.each, speaks=worker.speaks) if most else []
    due = work.jobs.next_due(worker.kind)
    return jobs, None if due is None else (due - work.now).total_seconds()


def _done(work: Work, job: Job, finish: Finish | None) -> bool:
    if not work.jobs.done(job):
        return False
    if finish is not None:
        finish(work)
    return True


def _back(work: Work, job: Job) -> None:
    work.jobs.again(job, work.now, job.code, counted=False)


def _put_off(work: Work, job: Job, why: Hindered, seconds: float, worker: Worker) -> None:
    if not why.final:
        work.jobs.again(job, work.now + timedelta(seconds=seconds), why.code)
    elif work.jobs.failed(job, why.code):
        worker.give_up(work, job, why.code)
