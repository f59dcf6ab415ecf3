"""The transfer sheet: a claim in the order of Diia's form, each answer as it is typed there.

Diia's form follows the Order: first who files (paragraph 6), then the child (79, 85, 93), then the items of the
category's own paragraph, and the additional evidence last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from statistics import median_low
from typing import NamedTuple

from dialogs.engine.answers import State
from dialogs.engine.portal import Manner, TransferField, TransferSection
from dialogs.engine.questions import Need
from dialogs.engine.snapshot import SUPPLIED, Group, Line, Part, Snapshot, Supplied
from dialogs.language import N_
from dialogs.patterns import expression
from dialogs.programmes.register.diia.portal import days_to_choose, numbers_of, put_in
from dialogs.programmes.register.registers import REGISTERS


def transfer(snapshot: Snapshot) -> tuple[TransferSection, ...]:
    """The sheet of a claim. The snapshot has to be in Ukrainian, the language that Diia takes."""
    rooms: dict[tuple[_Stage, str], list[_Placed]] = {}
    for placed in _placed(snapshot):
        rooms.setdefault((placed.stage, placed.part if placed.stage is _Stage.ITEMS else ""), []).append(
            placed
        )
    titles = {part.key: part.title for part in snapshot.parts}
    found = []
    for (stage, part), room in rooms.items():
        room.sort(key=lambda placed: placed.rank)
        fields = tuple(field for placed in room for field in placed.fields)
        title = _TITLES.get(stage) or titles[part]
        if fields:
            found.append((stage, _middle(room), TransferSection(title, fields)))
    return tuple(section for _, _, section in sorted(found, key=lambda one: one[:2]))


def _middle(room: list[_Placed]) -> Order:
    """The item that stands for a section. A single item that the form asks out of order does not move the section."""
    asked = [placed for placed in room if placed.asked] or room
    return median_low([placed.order for placed in asked])


class _Stage(IntEnum):
    """The order of Diia's form as a whole."""

    APPLICANT = 0
    CHILD = 1
    ITEMS = 2
    EVIDENCE = 3


_TITLES = {
    _Stage.APPLICANT: N_("Хто подає заяву"),
    _Stage.CHILD: N_("Дитина"),
    _Stage.EVIDENCE: N_("Додаткові матеріали (докази)"),
}

_CHILD_PARAGRAPHS = {79, 85, 93}
_FIRST_PARAGRAPH = 8  # those before it are about all categories and order nothing
_LAST = 10_000

_APPLICANT = (
    "applicant_name",
    "applicant_sex",
    "applicant_birth_date",
    "applicant_birth_place",
    "applicant_passport",
    "applicant_passport_issued",
    "applicant_passport_issuer",
    "applicant_passport_valid_until",
    "applicant_unzr",
    "applicant_tax_number",
    "applicant_tax_number_refused",
    "applicant_passport_instead",
    "applicant_citizenship",
)
"""Paragraph 6 is cited as a whole; paragraph 7 names these facts in this order. The others follow as they are asked."""

Order = tuple[int, int, int]
"""Paragraph, subparagraph and position of an item of the Order."""


_Told = Mapping[tuple[str, str], Line]
"""Every line of the claim by its key and item."""


class _Placed(NamedTuple):
    """One entry of the claim and where it goes: the section, the item that orders it, and its rank inside."""

    stage: _Stage
    part: str
    order: Order
    rank: tuple[int, Order]
    fields: tuple[TransferField, ...]

    @property
    def asked(self) -> bool:
        """Whether the person was asked; otherwise a register supplies it, or Diia has no field for it."""
        return any(field.key for field in self.fields)


def _placed(snapshot: Snapshot) -> Iterator[_Placed]:
    """Every entry in the order of the form. One that cites no item stays behind the one before it."""
    told = {(line.key, line.item): line for part in snapshot.parts for line in _lines(part)}
    before: Order = (0, 0, 0)
    for part in snapshot.parts:
        stages = [(entry, _stage(entry, part)) for entry in part.entries]
        orders = [(entry, stage, _order(entry, part)) for entry, stage in stages]
        before = next((order for _, stage, order in orders if order and stage is _Stage.ITEMS), before)
        for entry, stage, order in orders:
            if order and stage is _Stage.ITEMS:
                before = order
            yield _place(part, stage, order or before, _rank(entry.key), _fields(entry, told))
        for supplied in (one for one in snapshot.supplied if one.part == part.key):
            stage = _stage_of(supplied.source, "", part.key)
            rank = _rank("applicant_birth_place")
            yield _place(part, stage, _read(supplied.source) or before, rank, (_supplied(supplied),))


def _lines(part: Part) -> Iterator[Line]:
    for entry in part.entries:
        yield from entry.lines if isinstance(entry, Group) else (entry,)


def _place(part: Part, stage: _Stage, order: Order, rank: int, fields: tuple[TransferField, ...]) -> _Placed:
    inside = (rank, (0, 0, 0)) if stage is _Stage.APPLICANT else (0, order)
    return _Placed(stage, part.key, order, inside, fields)


def _order(entry: Line | Group, part: Part) -> Order | None:
    """The item of the Order that an entry is about.

    Items of one list keep together, whatever each of them answers.
    """
    if isinstance(entry, Line):
        return _read(entry.source)
    lists = (other for other in part.entries if isinstance(other, Group) and other.key == entry.key)
    orders = (_read(line.source) for group in lists for line in group.lines)
    return min((order for order in orders if order), default=None)


def _read(source: str) -> Order | None:
    """«78.1/3» as numbers; what has no number of its own («79») comes behind its numbered neighbours."""
    match = _SOURCE.fullmatch(source)
    if match is None or int(match[1]) < _FIRST_PARAGRAPH:
        return None
    return int(match[1]), int(match[2] or 0), int(match[3]) if (match[3] or "").isdigit() else _LAST


_SOURCE = expression(r"(\d+)(?:\.(\d+))?(?:/(\w+))?")


def _stage(entry: Line | Group, part: Part) -> _Stage:
    first = entry if isinstance(entry, Line) else entry.lines[0]
    return _stage_of(first.source, first.key, part.key)


def _stage_of(source: str, key: str, part: str) -> _Stage:
    match = _SOURCE.fullmatch(source)
    paragraph = int(match[1]) if match else 0
    if source.endswith("/a") or paragraph == 6 or (not source and key.startswith("applicant_")):
        return _Stage.APPLICANT
    if source.endswith("/e") or key == "evidence":
        return _Stage.EVIDENCE
    if paragraph in _CHILD_PARAGRAPHS or (not source and part.startswith("child")):
        return _Stage.CHILD
    return _Stage.ITEMS


def _rank(key: str) -> int:
    return _APPLICANT.index(key) if key in _APPLICANT else _LAST


def _supplied(supplied: Supplied) -> TransferField:
    labels = "; ".join(supplied.labels)
    return TransferField(
        "", "", "", labels, "", "supplied", _register(supplied.register), source=supplied.source
    )


def _register(code: str) -> str:
    """The name of the register that Diia takes it from."""
    return REGISTERS.get(code, "")


def _fields(entry: Line | Group, told: _Told) -> tuple[TransferField, ...]:
    if isinstance(entry, Line):
        return tuple(_field(entry, "", told))
    lines = sorted(entry.lines, key=lambda line: _read(line.source) or (_LAST, 0, 0))
    return tuple(field for line in lines for field in _field(line, entry.title, told))


def _field(line: Line, group: str, told: _Told) -> Iterator[TransferField]:
    """The field of a line, if Diia has one for it and there is something to say about it.

    «Та сама адреса» becomes the address itself.
    """
    given = line.state == State.GIVEN
    if line.state == SUPPLIED and not line.steers:
        yield TransferField(
            "", "", group, line.label, "", "supplied", _register(line.prefill), source=line.source
        )
        return
    if line.steers or not (given or line.need == Need.REQUIRED):
        return
    said = told.get(line.stands_for, line)
    value, aside = put_in(said) if given else ("", "")
    yield TransferField(
        key=line.key,
        item=line.item,
        group=group,
        label=line.label,
        value=value,
        manner=_MANNERS.get(said.kind, "type") if given else "skipped",
        aside=aside,
        days=days_to_choose(said) if given else (),
        compare=bool(line.prefill),
        source=line.source,
        inferred=line.inferred,
        files=line.files,
        numbers=numbers_of(line),
        working=line.working if given else (),
    )


_MANNERS: dict[str, Manner] = {
    "choice": "choose",
    "multi_choice": "choose",
    "yes_no": "choose",
    "list": "nothing",
    "files": "attach",
}
