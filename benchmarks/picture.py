"""What was found, as bars: an SVG by hand, readable on a light page and on a dark one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from benchmarks.found import Found
from benchmarks.pace import RATE
from benchmarks.speed import Speed

_WIDTH, _LEFT, _BAR, _GAP, _TITLE = 760, 250, 18, 6, 44
_LONGEST = 420

_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 }
.echo { fill: #8b949e } .older { fill: #bf8700 } .present { fill: #2f81f7 }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }
"""


class Bar(NamedTuple):
    """One bar: what it is of, how long it is, and whose it is: `echo`, `older` or `present`."""

    label: str
    value: float
    whose: str


class Panel(NamedTuple):
    """Bars of one measure; `says` puts a value into words."""

    title: str
    bars: list[Bar]
    says: Callable[[float], str]


def drawn(found: Found, present: str) -> str:
    """The picture. `present` is the name of the version that is not an older one."""
    lines, y = list[str](), 8.0
    for panel in _panels(found, present):
        lines += _panel(panel, y)
        y += _TITLE + len(panel.bars) * (_BAR + _GAP)
    size = f'width="{_WIDTH}" height="{y:.0f}" viewBox="0 0 {_WIDTH} {y:.0f}"'
    title = (
        "<title>Answers a second, waiting times, memory, start, drafts and packages, as in bench.md</title>"
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            title,
            f"<style>{_STYLE}</style>",
            *lines,
            "</svg>\n",
        ]
    )


def _panels(found: Found, present: str) -> Iterator[Panel]:
    def whose(who: str) -> str:
        return who if who == "echo" else "present" if who == present else "older"

    speeds = {subject: found.speed(subject) for subject in found.speeds}
    names = {subject: f"{subject.who} · {subject.setting}" for subject in [*speeds, *found.paces]}

    def of_speeds(value: Callable[[Speed], float]) -> list[Bar]:
        return [Bar(names[subject], value(speed), whose(subject.who)) for subject, speed in speeds.items()]

    def of_versions(values: dict[str, float]) -> list[Bar]:
        return [Bar(who, value, whose(who)) for who, value in values.items()]

    rates = of_speeds(lambda speed: speed.rate)
    yield Panel(f"Answers a second, {found.people} people at once", rates, "{:.0f}".format)
    p99 = of_speeds(lambda speed: speed.waits.p99)
    yield Panel("99 of 100 wait at most, ms", p99, "{:.0f}".format)
    kept = {subject: waits for subject, waits in found.paces.items() if waits.kept_up}
    longest = [Bar(names[s], waits.longest, whose(s.who)) for s, waits in kept.items()]
    yield Panel(f"The longest wait at {RATE} answers a second, ms", longest, "{:.0f}".format)
    yield Panel("Memory, MB", of_speeds(lambda speed: speed.memory), "{:.0f}".format)
    yield Panel("Processor time of a start, s", of_speeds(lambda speed: speed.start), "{:.1f}".format)
    yield Panel("A draft of twenty answers, bytes", of_versions(found.drafts), "{:.0f}".format)
    packages = {who: package.next for who, package in found.packages.items()}
    yield Panel("A package with pictures, s", of_versions(packages), "{:.2f}".format)


def _panel(panel: Panel, y: float) -> Iterator[str]:
    yield f'<text class="title" x="8" y="{y + 24:.0f}">{escape(panel.title)}</text>'
    most = max((bar.value for bar in panel.bars), default=0) or 1
    for number, bar in enumerate(panel.bars):
        top = y + _TITLE - _GAP + number * (_BAR + _GAP)
        length = max(bar.value / most * _LONGEST, 1)
        yield f'<text x="{_LEFT - 8}" y="{top + 13:.0f}" text-anchor="end">{escape(bar.label)}</text>'
        yield f'<rect class="{bar.whose}" x="{_LEFT}" y="{top:.0f}" width="{length:.1f}" height="{_BAR}" rx="2"/>'
        yield f'<text x="{_LEFT + length + 6:.1f}" y="{top + 13:.0f}">{panel.says(bar.value)}</text>'
