"""What a lead sees: how long people wait, who carries how much, what is remarked most. Counts and times, nobody's data;
a count of fewer than five is not shown as a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import select

from desk import rules
from desk.details import STATE_NAMES
from dialogs.language import Language
from dialogs.programmes import PROGRAMMES
from locales import language as language_of
from storage import Staff, Work
from storage.review_tables import shares
from storage.shares import ENDED

FEWEST = 5
_PERIOD = timedelta(days=90)
_MANY, _WITHIN = 50, timedelta(hours=1)

_t = shares.c


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table and a bar of its picture. `shown` is the number as it may be shown."""

    name: str
    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Figures:
    """waits and works are medians in hours: until a draft is first taken, and until it is decided."""

    waiting: str
    oldest: int
    waits: float | None
    works: float | None
    groups: tuple[Row, ...]
    states: tuple[Row, ...]
    load: tuple[Row, ...]
    remarked: tuple[Row, ...]
    hasty: tuple[tuple[str, int], ...]


def figures(work: Work, staff: Staff) -> Figures:
    """Of the last ninety days. Raises `Refused` for who does not lead."""
    rules.leads(staff)
    since = work.now - _PERIOD
    columns = (_t.form, _t.state, _t.asked_at, _t.queued_at, _t.first_taken_at, _t.decided_at, _t.decided_by)
    rows = work.connection.execute(select(*columns).where(_t.asked_at >= since)).all()
    waiting = [row for row in rows if row.state == "waiting"]
    oldest = min((row.queued_at for row in waiting), default=work.now)
    everybody = work.staff.list()
    language = language_of(staff.language)
    decided = Counter(row.decided_by for row in rows if row.decided_by)
    return Figures(
        waiting=few(len(waiting)),
        oldest=int((work.now - oldest).total_seconds() // 3600),
        waits=_hours((row.asked_at, row.first_taken_at) for row in rows),
        works=_hours((row.first_taken_at, row.decided_at) for row in rows),
        groups=_rows(Counter(_group(row.form, language) for row in rows)),
        states=_rows(Counter(language.text(STATE_NAMES[row.state]) for row in rows if row.state != ENDED)),
        load=_rows(Counter({person.alias: decided[person.id] for person in everybody if person.roles})),
        remarked=_remarked(work, since, language),
        hasty=_hasty(work, everybody),
    )


def few(count: int) -> str:
    """A number that tells nobody apart."""
    return str(count) if count >= FEWEST or count == 0 else f"< {FEWEST}"


def _rows(counts: Counter[str]) -> tuple[Row, ...]:
    return tuple(
        Row(name, count if count >= FEWEST else 0, few(count)) for name, count in sorted(counts.items())
    )


def _hours(spans: Iterable[tuple[datetime | None, datetime | None]]) -> float | None:
    """The median in hours; None where there are too few to tell nobody apart."""
    found = [(end - begin).total_seconds() / 3600 for begin, end in spans if begin and end and end > begin]
    return round(median(found), 1) if len(found) >= FEWEST else None


def _group(form: str, language: Language) -> str:
    """«A3 Житло, майно, робота»."""
    programme = PROGRAMMES.holding(form)
    known = programme.forms.get(form)
    group = programme.group_of(known) if known else form.partition(".")[0]
    return f"{group} {language.text(programme.groups.get(group, ''))}".strip()


def _remarked(work: Work, since: datetime, language: Language) -> tuple[Row, ...]:
    """The questions that are remarked most: those are ours to word better."""
    found = []
    for form_code, key, _, times in work.remarks.most_remarked(since):
        form = PROGRAMMES.holding(form_code).forms.get(form_code)
        question = form.questions.get(key) or form.repeats.get(key) if form else None
        if times >= FEWEST:
            found.append(
                Row(f"{form_code} · {language.text(question.ask) if question else key}", times, str(times))
            )
    return tuple(found)


def _hasty(work: Work, everybody: list[Staff]) -> tuple[tuple[str, int], ...]:
    """Who took fifty drafts or more within an hour."""
    taken = work.audit.found(events=["review.taken"], since=work.now - timedelta(days=7), most=20_000)
    found = []
    for person in everybody:
        moments = sorted(entry.at for entry in taken if entry.actor == person.id)
        most = (
            max((sum(at <= other < at + _WITHIN for other in moments) for at in moments), default=0)
            if len(moments) >= _MANY
            else 0
        )
        if most >= _MANY:
            found.append((person.alias, most))
    return tuple(found)
