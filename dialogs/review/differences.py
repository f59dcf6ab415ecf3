"""What changed between two rounds: for each answer and file the old and the new side by side. One pure function over
what was shared, so nothing that is closed can show in it."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.review.copy import CopiedFile, CopiedLine, Copy

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"


@dataclass(frozen=True, slots=True)
class Compared:
    """One answer of either round. `file_sorts`: what became of each file, by id."""

    sort: str
    line: CopiedLine
    before: CopiedLine | None
    files: tuple[tuple[str, CopiedFile], ...] = ()


def compared(old: Copy | None, new: Copy) -> tuple[Compared, ...]:
    """Every line of the new round, and those of the old that are gone, each where it stood in its section. Without an
    old round everything is the same."""
    if old is None:
        return tuple(Compared(SAME, line, None) for line in new.lines)
    before = {line.ref: line for line in old.lines}
    now = {line.ref for line in new.lines}
    found: list[Compared] = []
    for section in dict.fromkeys((*new.sections, *old.sections)):
        gone = [line for line in old.lines if line.section == section and line.ref not in now]
        for line in new.lines:
            if line.section == section:
                found.append(_compared(old, new, before.get(line.ref), line))
        found += (Compared(REMOVED, line, line, _files(old, new, line, None)) for line in gone)
    return tuple(found)


def differs(before: CopiedLine, now: CopiedLine) -> bool:
    """Whether the answer is another: its value or how it was skipped, and for stories every character. Files are
    compared by themselves: their numbers in a copy change with what else is in it."""
    if before.state != now.state or now.kind == "files":
        return before.state != now.state
    return before.value != now.value if before.value is not None else before.text != now.text


def _compared(old: Copy, new: Copy, before: CopiedLine | None, line: CopiedLine) -> Compared:
    if before is None:
        return Compared(ADDED, line, None, _files(old, new, None, line))
    files = _files(old, new, before, line)
    changed = differs(before, line) or any(sort != SAME for sort, _ in files)
    return Compared(CHANGED if changed else SAME, line, before, files)


def _files(
    old: Copy, new: Copy, before: CopiedLine | None, line: CopiedLine | None
) -> tuple[tuple[str, CopiedFile], ...]:
    """The files of an answer in either round; the same bytes sent anew are the same file."""
    there = {file.sha256 or file.id for file in old.files}
    here = {file.sha256 or file.id for file in new.files}
    found: list[tuple[str, CopiedFile]] = []
    for id in line.files if line else ():
        if file := new.file(id):
            found.append((SAME if (file.sha256 or file.id) in there else ADDED, file))
    for id in before.files if before else ():
        gone = old.file(id)
        if gone is not None and (gone.sha256 or gone.id) not in here:
            found.append((REMOVED, gone))
    return tuple(found)
