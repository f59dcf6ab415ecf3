"""Everybody who works beside the conversation, and every round: what is not named here is never done."""

from __future__ import annotations

from collections.abc import Callable

from bot.intake.turns import Turns
from bot.jobs.clearing import clearing
from bot.jobs.everything import TakeAlong
from bot.jobs.files import Files
from bot.jobs.handovers import Handovers, News, Pictures, Recoveries
from bot.jobs.logbook import Logbook
from bot.jobs.notices import Notices, StaffNews
from bot.jobs.nudges import Birthdays, nudges
from bot.jobs.packages import Packages, Sheets
from bot.jobs.receipts import Receipts
from bot.jobs.retention import Endings, Retention
from bot.jobs.rounds import Round
from bot.jobs.sharing import Sharing
from bot.jobs.stamps import Stamps
from bot.jobs.upkeep import Upkeep
from bot.jobs.worker import Worker
from bot.settings import Settings
from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.limits import Limits
from storage import Database, Vault

Wake = Callable[..., None]
"""Is told of which kinds there may be jobs to do."""


def workers(
    settings: Settings,
    limits: Limits,
    database: Database,
    vault: Vault,
    wire: Wire,
    patience: Patience,
    presenter: Presenter,
    turns: Turns,
    wake: Wake,
) -> tuple[Worker, ...]:
    """One for each kind of job."""
    stamps = Stamps(settings.tsa_url, settings.tsa_root)
    return (
        Files(wire, database, vault, presenter, wake),
        Receipts(turns, limits),
        Handovers(database, vault, wake),
        Recoveries(database, vault, wake),
        News(turns, limits),
        Pictures(database, presenter, limits),
        Packages(database, vault, presenter, stamps, turns.tell_sent),
        Sheets(database, presenter, turns.tell_sent),
        Sharing(database, vault, turns.catch_up),
        Notices(database, presenter),
        TakeAlong(database, vault, presenter),
        Endings(wire, database, vault, patience, settings.keeping, turns.forget),
        *clearing(wire, database, patience),
        *nudges(wire, database, patience),
    )


def rounds(
    settings: Settings,
    database: Database,
    vault: Vault,
    presenter: Presenter,
    turns: Turns,
    log: Logbook,
    wake: Wake,
    returned: Callable[[int], None],
    upkeep: float,
) -> tuple[Round, ...]:
    """What one process does for all. `returned` is told whose rows open again, `upkeep` is in seconds."""
    retention = Retention(database, vault, settings.keeping, turns.forget, wake)
    return (
        Round("logbook", 2.0, log.catch_up),  # so long an entry may stand there without a signature
        Round("staff_news", 30.0, StaffNews(database, presenter).tell),
        Round("birthdays", 600.0, Birthdays(database, wake).look),
        Round("retention", upkeep, retention.look),
        *Upkeep(database, vault, returned, wake).rounds(upkeep),
    )
