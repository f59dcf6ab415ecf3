"""The figures as Prometheus reads them. Loaded when somebody asks for the first time, and only here.

There is no label for a person, a claim, a category or a question: where few write, a rare category and a time would
point at somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from prometheus_client import ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from bot import VERSION
from bot.waits import BOUNDS, Waits
from bot.watching.pulse import Pulse

if TYPE_CHECKING:
    from bot.watching.bot import Stored, WatchedBot

_process = ProcessCollector(registry=None)


def written(watched: WatchedBot, stored: Stored | None, pulse: Pulse, accept: str) -> tuple[bytes, str]:
    """Everything, and the type of what it is written in. `stored` is None while the database is away."""
    encode, content_type = choose_encoder(accept)
    return encode(_Figures(watched, stored, pulse)), content_type


class _Figures(Collector):
    def __init__(self, watched: WatchedBot, stored: Stored | None, pulse: Pulse) -> None:
        self._watched, self._stored, self._pulse = watched, stored, pulse

    def collect(self) -> Iterator[Metric]:
        yield from _process.collect()
        yield from self._of_process()
        yield from self._of_answers()
        yield from self._of_telegram()
        yield _counted("job_attempts", "How attempts at jobs ended: packages, files, receipts and the rest.",
            ("kind", "outcome", "code"), self._watched.jobs.attempts.items())  # fmt: skip
        yield _gauge("database_up", "Whether the database could be asked.", self._stored is not None)
        yield _gauge(
            "vault_up", "Whether a file could be saved, in the last minute.", self._watched.keeps_files
        )
        if self._stored is not None:
            yield from _of_stored(self._stored)

    def _of_process(self) -> Iterator[Metric]:
        watched, pulse = self._watched, self._pulse
        about = {"version": VERSION, "database": watched.database_kind, "intake": watched.intake_kind}
        yield InfoMetricFamily("zayava", "What runs here.", about)
        yield _gauge("leader", "Whether this process does the rounds for all.", watched.jobs.leading)
        yield _gauge("loop_stall_recent_seconds", "The longest stall of the event loop in the last minute or two.",
            pulse.recent)  # fmt: skip
        yield _gauge("loop_stall_longest_seconds", "The longest stall since the start.", pulse.longest)

    def _of_answers(self) -> Iterator[Metric]:
        watched = self._watched
        lanes = watched.turns.lanes
        yield _counted("updates_accepted", "Updates that were stored.", (), [((), watched.ingest.accepted)])
        if (relay := watched.relay) is not None:
            yield _counted("updates_passed_on", "Updates that were brought to the process that serves their person.",
                ("outcome",), [(("taken",), relay.passed), (("refused",), relay.refused)])  # fmt: skip
        yield _histogram(
            "answer_seconds", "From an update that was received to its screen.", watched.turns.waits
        )
        yield _counted("turns_failed", "Turns that failed, by code.", ("code",),
            [((code,), count) for code, count in lanes.failed.items()])  # fmt: skip
        yield _gauge("lanes_active", "People something is done for in this process.", lanes.active)
        yield _gauge("screens_owed", "Screens that Telegram did not take yet.", watched.turns.owed)
        yield _gauge("newcomers_waiting", "Updates of newcomers whose key cannot be kept.",
            watched.doorstep.waiting)  # fmt: skip

    def _of_telegram(self) -> Iterator[Metric]:
        wire, patience = self._watched.wire, self._watched.patience
        yield _counted("telegram_calls", "Calls of the Bot API.", ("method", "outcome"), wire.calls.items())
        yield _counted("telegram_told_to_wait_seconds", "What Telegram asked to be left alone for (429).", ("sort",),
            [((sort,), seconds) for sort, seconds in patience.told_to_wait.items()])  # fmt: skip
        yield _gauge("telegram_held", "Chats that are left alone at the moment.", patience.held)


def _of_stored(stored: Stored) -> Iterator[Metric]:
    since = stored.updates.since or stored.now
    yield _gauge("updates_waiting", "Updates that nobody has handled yet.", stored.updates.count)
    yield _gauge("updates_waiting_oldest_seconds", "How long the oldest of them waits.",
        (stored.now - since).total_seconds())  # fmt: skip
    due = GaugeMetricFamily("zayava_jobs_due", "Jobs whose time has come.", labels=("kind", "state"))
    late = GaugeMetricFamily("zayava_jobs_due_oldest_seconds", "How long the first of them is due.",
        labels=("kind", "state"))  # fmt: skip
    for job in stored.jobs:
        due.add_metric((job.kind, job.state), job.count)
        late.add_metric((job.kind, job.state), (stored.now - job.since).total_seconds())
    put_aside = GaugeMetricFamily(
        "zayava_quarantined", "Values that did not open, by code.", labels=("code",)
    )
    for code, count in stored.quarantined.items():
        put_aside.add_metric((code,), count)
    yield from (due, late, put_aside)


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"zayava_{name}", text, float(value))


def _counted(
    name: str, text: str, labels: tuple[str, ...], counts: Iterable[tuple[tuple[str, ...], float]]
) -> Metric:
    family = CounterMetricFamily(f"zayava_{name}", text, labels=labels)
    for values, count in counts:
        family.add_metric(values, count)
    return family


def _histogram(name: str, text: str, waits: Waits) -> Metric:
    bounds = [*map(str, BOUNDS), "+Inf"]
    buckets = [*zip(bounds, accumulate(waits.counts), strict=True)]
    return HistogramMetricFamily(f"zayava_{name}", text, buckets, waits.seconds)
