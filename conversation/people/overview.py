"""One overview for the whole family: people by claims with how far each is, all packages at once, one way into the
portal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.claims.filed import FILED
from conversation.claims.following import next_claim, stage_of
from conversation.claims.packages import ask_package
from conversation.claims.writing import Writing, open_claim
from conversation.commands import OpenClaim, OpenMenu
from conversation.handshakes.help import unseen_in
from conversation.people.commands import PackageAll, ShowTransfer
from conversation.people.mourning import mourned
from conversation.people.records import Record, records_of
from conversation.talk import Talk
from dialogs.engine.answers import FINDER, Place, Screen
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.look.wording import left_text
from dialogs.engine.path import trace
from dialogs.engine.programme import programme_of
from dialogs.engine.views import Action, View
from dialogs.finder.results import STAGES
from dialogs.finder.stages import Stage
from dialogs.language import N_, Language

PLACE = Place(Screen.TASKS)


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim on the overview. `left` counts the questions that wait."""

    writing: Writing
    record: Record | None
    stage: Stage
    left: int


def entries_of(talk: Talk) -> list[Entry]:
    """The claims of everybody for whom something is still proposed, person by person, the writer
    first."""
    records = {record.id: record for record in records_of(talk.work, talk.user)}
    found = []
    for head in reversed(talk.work.claims.list(talk.user)):
        record = records.get(head.person)
        if head.form == FINDER or (record is not None and record.archived):
            continue
        if writing := open_claim(talk.work, talk.user, head.id):
            left = trace(writing.form, writing.draft.answers, talk.today).left
            found.append(Entry(writing, record, stage_of(head, writing, talk.today), left))
    order = {
        id: number for number, id in enumerate(sorted(records, key=lambda id: not records[id].is_writer))
    }
    return sorted(found, key=lambda one: order.get(one.record.id, -1) if one.record else len(order))


def overview_view(talk: Talk, page: str) -> View:
    """Everybody with their claims; «Далі» leads to the one that comes next."""
    language, entries = talk.language, entries_of(talk)
    people = list(dict.fromkeys(_id(one) for one in entries))
    dead = mourned(talk.work, talk.user)
    living = [one for one in entries if _id(one) not in dead]
    following = next_claim(talk.work, talk.user, language, closed=talk.limits.closed) or _next(
        living, language
    )
    ready, order = (
        ready_of(talk, entries),
        Action(language.text(N_("Перенести все в Дію")), OpenMenu("order")),
    )
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=language.text(N_("Заяви родини")),
        lines=() if entries else (language.text(N_("Поки що жодної.")),),
        actions=(
            *((following,) if following else ()),
            *((_all_packages(len(ready), language),) if len(ready) > 1 else ()),
            *((order,) if _to_carry(entries) else ()),
        ),
        bottom=(Action(language.text(N_("До родини")), OpenMenu("family")),),
    )
    rows = tuple(_row(id, [one for one in entries if _id(one) == id], language) for id in people)
    return fitted(view, rows, language, lambda page: OpenMenu(f"overview:{page}"))


def ready_of(talk: Talk, entries: Sequence[Entry]) -> list[Entry]:
    """The claims whose packages can be built now: everything was asked, every file is safe, and nothing that a helper
    typed waits to be looked at."""
    return [
        one
        for one in entries
        if one.stage is Stage.READY
        and not one.left
        and not unseen_in(talk.work, talk.user, one.writing.claim.id)
        and all(file.status != "waiting" for file in talk.work.evidence.list(talk.user, one.writing.claim.id))
    ]


def row_view(talk: Talk, part: str) -> View:
    """The claims of one person."""
    language, (id, _, page) = talk.language, part.partition(":")
    entries = [one for one in entries_of(talk) if _id(one) == id]
    name = _called(entries[0].record, language) if entries else ""
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=name or language.text(N_("Заяви родини")),
        actions=(Action(language.text(N_("До всіх заяв")), OpenMenu("overview")),),
    )
    claims = tuple(_claim(one, language) for one in entries)
    return fitted(view, claims, language, lambda page: OpenMenu(f"row:{id}:{page}"))


def order_view(talk: Talk, page: str) -> View:
    """The claims in the order in which they are carried into the portal: category by category, since its steps are the
    same then, and the writer's own first. What is filed is passed over."""
    language, entries = talk.language, _to_carry(entries_of(talk))
    filed = sum(one.stage is Stage.FILED for one in entries_of(talk))
    view = View(
        place=PLACE.on_page(page),
        ref=None,
        heading=language.text(N_("Перенести все в Дію")),
        lines=(
            language.text(N_("Іншим разом кроки ті самі, тож однакові заяви йдуть одна за одною.")),
            *((language.count("Подано {n} заяву.", "Подано {n} заяв.", filed),) if filed else ()),
        ),
        actions=(Action(language.text(N_("До всіх заяв")), OpenMenu("overview")),),
    )
    choices = tuple(
        Action(_label(one, language), ShowTransfer(one.writing.claim.id), _named(one, language))
        for one in entries
    )
    return fitted(view, choices, language, lambda page: OpenMenu(f"order:{page}"))


def package_all(talk: Talk) -> None:
    """Ask for the packages of everything that is ready. They come one after the other, beside the conversation."""
    ready = ready_of(talk, entries_of(talk))
    for one in ready:
        ask_package(talk.work, talk.user, one.writing)
    talk.wake.add("package")
    talk.tell_text(talk.language.count("Збираємо {n} пакет.", "Збираємо {n} пакетів.", len(ready)))


def _to_carry(entries: Sequence[Entry]) -> list[Entry]:
    """Those whose package is made and that are not filed yet, and of programmes that have a portal."""
    waiting = [
        one
        for one in entries
        if one.stage is Stage.PACKAGED
        and one.writing.claim.status != FILED
        and programme_of(one.writing.form.programme).portal
    ]
    return sorted(
        waiting, key=lambda one: (one.writing.form.code, bool(one.record and not one.record.is_writer))
    )


def _next(entries: Sequence[Entry], language: Language) -> Action | None:
    """The draft that was begun and waits, where the finder proposes nothing."""
    one = next((one for one in entries if one.stage in (Stage.BEGUN, Stage.READY)), None)
    if one is None:
        return None
    label = language.text(
        N_("Далі: {name}, {code}"), name=_called(one.record, language), code=_code(one, language)
    )
    return Action(on_button(label), OpenClaim(one.writing.claim.id))


def _row(id: str, entries: Sequence[Entry], language: Language) -> Action:
    said = "; ".join(_state(one, language) for one in entries)
    name = _called(entries[0].record, language)
    return Action(on_button(name), OpenMenu(f"row:{id}"), f"{name}: {said}")


def _claim(one: Entry, language: Language) -> Action:
    return Action(_label(one, language), OpenClaim(one.writing.claim.id), _state(one, language))


def _state(one: Entry, language: Language) -> str:
    """«A1.2 — залишилося 6 питань», «A3.3 — можна подавати»."""
    if one.stage is Stage.BEGUN and one.left:
        said = left_text(one.left, language)
    elif one.stage is Stage.BEGUN:
        said = language.text(N_("треба перевірити"))
    else:
        said = language.text(STAGES[one.stage]).rstrip(".").lower()
    return f"{_code(one, language)} — {said}"


def _named(one: Entry, language: Language) -> str:
    return f"{_code(one, language)} · {_called(one.record, language)}"


def _label(one: Entry, language: Language) -> str:
    return on_button(_named(one, language))


def _code(one: Entry, language: Language) -> str:
    """A category that may hurt is not named where others may look on."""
    return language.text(N_("ще одна")) if one.writing.form.care else one.writing.form.code


def _id(one: Entry) -> str:
    return one.record.id if one.record else ""


def _called(record: Record | None, language: Language) -> str:
    if record is None:
        return language.text(N_("Ще не сказано"))
    if record.is_writer:
        return language.text(N_("Ви"))
    return record.called or language.text(N_("Дитина"))


def _all_packages(count: int, language: Language) -> Action:
    return Action(language.text(N_("Усі пакети разом ({n})"), n=count), PackageAll(), style="success")
