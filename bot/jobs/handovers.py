"""Lets claims change hands once both have confirmed, tells the news of it, and sends the link as a picture."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Mapping
from functools import partial

from bot.intake.turns import Turns
from bot.jobs.worker import Finish, Hindered, Worker, reaching
from bot.telegram.errors import BadRequest, Forbidden
from bot.telegram.presenter import Presenter
from conversation.handshakes.agreed import OFFERED, agreed_of, link_of
from conversation.handshakes.handing import end, files_to_hand, hand_over
from conversation.handshakes.meeting import HANDOVER, PICTURE
from conversation.handshakes.news import NEWS
from conversation.handshakes.recovering import RECOVERY, due, move
from conversation.handshakes.telling import show_news
from conversation.limits import Limits
from conversation.privacy.sweeping import sweep_of
from conversation.privacy.wishes import Wishes
from storage import PASSING, Database, Handshake, Job, StorageError, User, Vault, Work

_log = logging.getLogger(__name__)


class Handovers(Worker):
    """The worker that copies claims: the files' own keys are worked out first, the rest is one transaction."""

    kind = HANDOVER

    def __init__(self, database: Database, vault: Vault, wake: Callable[..., None]) -> None:
        self._database = database
        self._vault = vault
        self._wake = wake

    async def do(self, job: Job) -> Finish:
        """Hand over everything, or nothing. A file that does not open does not go along."""
        files = await self._database.read(partial(files_to_hand, id=job.key))
        named = {file.blob: file.user_id for file in files if file.blob and file.own_key is None}
        own_keys = await own_keys_of(self._database, self._vault, named)
        given = {file.blob: file.own_key for file in files if file.blob and file.own_key is not None}
        return partial(hand_over, id=job.key, own_keys=own_keys | given)

    def give_up(self, work: Work, job: Job, code: str) -> None:
        """Nothing has changed hands, and both are told."""
        end(work, job.key)

    def ended(self, job: Job) -> None:
        self._wake(NEWS)


class Recoveries(Worker):
    """The worker that moves somebody's claims to their new account, once the time to object is over."""

    kind = RECOVERY
    at_once = 1

    def __init__(self, database: Database, vault: Vault, wake: Callable[..., None]) -> None:
        self._database = database
        self._vault = vault
        self._wake = wake

    async def do(self, job: Job) -> Finish:
        named = await self._database.read(partial(_files_of_old, id=job.key))
        return partial(move, id=job.key, own_keys=await own_keys_of(self._database, self._vault, named))

    def give_up(self, work: Work, job: Job, code: str) -> None:
        """The old account has everything still, and the code can be given again."""
        if (handshake := due(work, job.key)) is not None:
            work.handshakes.move(handshake, OFFERED, taker_id=None)

    def ended(self, job: Job) -> None:
        self._wake(NEWS)


class News(Worker):
    """The worker that shows somebody what the other one did, in their lane, so that screens never race."""

    kind = NEWS
    at_once = 16
    speaks = True

    def __init__(self, turns: Turns, limits: Limits) -> None:
        self._turns = turns
        self._limits = limits

    async def do(self, job: Job) -> None:
        """Show it once; what Telegram does not take for now is tried again."""
        work = partial(show_news, user_id=job.user_id, key=job.key, limits=self._limits)
        with reaching():
            await self._turns.show_beside(job.user_id, work)


class Pictures(Worker):
    """The worker that sends a link as a QR code, for two people who sit beside each other."""

    kind = PICTURE
    speaks = True

    def __init__(self, database: Database, presenter: Presenter, limits: Limits) -> None:
        self._database = database
        self._presenter = presenter
        self._limits = limits

    async def do(self, job: Job) -> None:
        found = await self._database.read(partial(_offered, job=job))
        if found is None or not (bot := self._limits.bot()):
            return
        user, handshake = found
        sweep = sweep_of(Wishes.of(user.privacy), sensitive=False)
        try:
            picture = drawn(link_of(agreed_of(handshake), bot))
            with reaching():
                await self._presenter.document(user, "qr.png", picture, sweep=sweep)
        except (Forbidden, BadRequest):
            _log.info("picture.not_sent")


def drawn(link: str) -> bytes:
    """A link as a PNG, large enough to be read off another phone."""
    # It loads what reads web pages, and hardly anybody asks for a picture.
    import segno

    file = io.BytesIO()
    segno.make_qr(link, error="m").save(file, kind="png", scale=10, border=4)
    return file.getvalue()


async def own_keys_of(database: Database, vault: Vault, owners: Mapping[str, int]) -> dict[str, bytes]:
    """The own keys of vault files by name, each of whose owner is named too. One that does not open stays without."""
    found = {}
    for blob, owner in owners.items():
        try:
            found[blob] = await vault.own_key(await database.vault_key(owner), blob)
        except StorageError as error:
            if error.code in PASSING:
                raise
            _log.error("file.stays_closed code=%s", error.code)
    return found


def _files_of_old(work: Work, id: str) -> dict[str, int]:
    handshake = due(work, id)
    return dict.fromkeys(work.recovery.blobs(handshake.user_id), handshake.user_id) if handshake else {}


def _offered(work: Work, job: Job) -> tuple[User, Handshake] | None:
    user, handshake = work.users.get(job.user_id), work.handshakes.get(job.key)
    if user.away:
        raise Hindered("person.away")
    return None if handshake is None or handshake.user_id != user.id else (user, handshake)
