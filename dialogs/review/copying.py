"""How a copy is made of a claim as it stands: what is open, in the words of every language, and what the check finds.
What stays closed is decided in `closed.py`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dialogs.engine.answers import Attached, Draft, Files, Ref
from dialogs.engine.form import Form
from dialogs.engine.look.notes import error_text, rule_without_paragraph
from dialogs.engine.look.wording import asked_text
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Question
from dialogs.engine.readiness import Readiness, readiness
from dialogs.engine.snapshot import Group, Line, freeze
from dialogs.language import N_, Language
from dialogs.review.closed import closed_keys, shows
from dialogs.review.copy import CopiedFile, CopiedLine, Copy, Finding, Said


def copied(
    form: Form,
    draft: Draft,
    today: date,
    languages: Sequence[Language],
    *,
    opened: Collection[str] = (),
    files: Iterable[CopiedFile] = (),
) -> Copy:
    """Freeze what is open. `files` are those that may go along; of these the ones that open answers name do, numbered
    anew. To the copy the others were never sent."""
    closed = closed_keys(form, opened)
    kept = _kept(trace(form, draft.answers, today), closed, files)
    draft = _with_only(draft, kept)
    path = trace(form, draft.answers, today)
    state = readiness(form, path)
    notes = _notes(state, closed, languages)
    sections: dict[str, Said] = {}
    lines: list[CopiedLine] = []
    parts = zip(*(freeze(form, draft, today, language).parts for language in languages), strict=True)
    for told in parts:
        entries = zip(*(part.entries for part in told), strict=True)
        for entry in entries:
            for line in _lines(entry, told[0].key, closed, path, languages, notes):
                sections[told[0].key] = _said(languages, [part.title for part in told])
                lines.append(line)
    return Copy(
        code=form.code,
        title={language.code: language.text(form.title) for language in languages},
        fingerprint=form.fingerprint,
        made_on=today.isoformat(),
        sections=sections,
        lines=tuple(lines),
        findings=tuple(_findings(form, state, path, closed, languages)),
        files=tuple(kept.values()),
        closed=bool(closed),
    )


def _kept(path: Trace, closed: frozenset[str], files: Iterable[CopiedFile]) -> dict[str, CopiedFile]:
    """The files that open answers name, in their order."""
    offered, kept = {file.id: file for file in files}, dict[str, CopiedFile]()
    for slot in path.slots:
        value = slot.answer.value if slot.answer and slot.ref.key not in closed else None
        for file in value.files if isinstance(value, Files) else ():
            if file.id in offered and file.id not in kept:
                kept[file.id] = replace(offered[file.id], number=len(kept) + 1)
    return kept


def _with_only(draft: Draft, kept: Mapping[str, CopiedFile]) -> Draft:
    """The draft as if no other file had been sent."""
    answers = dict(draft.answers)
    for ref, answer in draft.answers.items():
        if isinstance(answer.value, Files):
            files = tuple(
                Attached(file.id, kept[file.id].number) for file in answer.value.files if file.id in kept
            )
            answers[ref] = answer._replace(value=replace(answer.value, files=files))
    return draft._replace(answers=answers)


def _lines(
    told: tuple[Line | Group, ...],
    section: str,
    closed: frozenset[str],
    path: Trace,
    languages: Sequence[Language],
    notes: Mapping[Ref, tuple[Said, ...]],
) -> Iterable[CopiedLine]:
    first = told[0]
    if isinstance(first, Group):
        groups = [group for group in told if isinstance(group, Group)]
        for lines in zip(*(group.lines for group in groups), strict=True):
            title = _said(languages, [group.title for group in groups])
            yield from _line(lines, section, title, closed, path, languages, notes)
    else:
        yield from _line(
            tuple(line for line in told if isinstance(line, Line)),
            section,
            {language.code: "" for language in languages},
            closed,
            path,
            languages,
            notes,
        )


def _line(
    told: tuple[Line, ...],
    section: str,
    group: Said,
    closed: frozenset[str],
    path: Trace,
    languages: Sequence[Language],
    notes: Mapping[Ref, tuple[Said, ...]],
) -> Iterable[CopiedLine]:
    line = told[0]
    slot = path.find(Ref(line.key, line.item))
    if line.key in closed or slot is None:
        return
    yield CopiedLine(
        section=section,
        key=line.key,
        item=line.item,
        kind=line.kind,
        group=group,
        label=_said(languages, [one.label for one in told]),
        ask=_asked(slot, closed, languages),
        text=_said(languages, [one.text for one in told]),
        state=line.state,
        value=line.value,
        source=line.source,
        need=line.need,
        inferred=line.inferred,
        notes=notes.get(slot.ref, ()),
        files=line.files,
        working=line.working if _worked_out_of_open(slot, closed) else (),
    )


def _asked(slot: Slot, closed: frozenset[str], languages: Sequence[Language]) -> Said:
    """The plain question, with the item named that it is about, unless a closed answer names it."""
    if slot.repeat is not None and not closed.isdisjoint(slot.repeat.called_by):
        slot = slot._replace(name="")
    return {language.code: asked_text(slot, language) for language in languages}


def _worked_out_of_open(slot: Slot, closed: frozenset[str]) -> bool:
    works_out = slot.asks.works_out if isinstance(slot.asks, Question) else None
    return works_out is None or closed.isdisjoint(works_out.keys())


KEPT = N_("Бот мав сумнів щодо цієї відповіді. Її залишено як є.")


def _notes(
    state: Readiness, closed: frozenset[str], languages: Sequence[Language]
) -> dict[Ref, tuple[Said, ...]]:
    """What the check says of single answers."""
    found: dict[Ref, tuple[Said, ...]] = {}
    for wrong in state.contradictions:
        if _speaks_of_open(wrong.slot, closed):
            said = {language.code: error_text(wrong.refusal, language) for language in languages}
            found[wrong.slot.ref] = (*found.get(wrong.slot.ref, ()), said)
    return found


def _findings(
    form: Form,
    state: Readiness,
    path: Trace,
    closed: frozenset[str],
    languages: Sequence[Language],
) -> Iterable[Finding]:
    for wrong in state.contradictions:
        if wrong.slot.ref.key not in closed and _speaks_of_open(wrong.slot, closed):
            said = {language.code: error_text(wrong.refusal, language) for language in languages}
            yield Finding("contradiction", said, key=wrong.slot.ref.key, item=wrong.slot.ref.item, stop=True)
    for rule in state.broken:
        if shows(rule, closed) and not rule.favourable:
            said = {language.code: rule_without_paragraph(rule, path, language) for language in languages}
            keys = [key for key in rule.broken.keys() if path.find(Ref(key))]  # noqa: SIM118
            yield Finding("rule", said, para=rule.para, key=keys[0] if keys else "", stop=rule.stop)
    for sort, slots in (("missing", state.missing), ("unasked", state.unasked)):
        for slot in slots:
            if slot.ref.key not in closed:
                asked = _asked(slot, closed, languages)
                yield Finding(sort, asked, key=slot.ref.key, item=slot.ref.item)
    for slot in path.slots:
        doubted = slot.answer is not None and slot.answer.kept and isinstance(slot.asks, Question)
        if doubted and slot.ref.key not in closed:
            said = {language.code: language.text(KEPT) for language in languages}
            yield Finding("kept", said, key=slot.ref.key, item=slot.ref.item)


def _speaks_of_open(slot: Slot, closed: frozenset[str]) -> bool:
    """Whether no check of this answer looks at a closed one."""
    checks = slot.asks.checks if isinstance(slot.asks, Question) else ()
    return closed.isdisjoint(key for check in checks for key in check.keys())  # noqa: SIM118


def _said(languages: Sequence[Language], words: Sequence[str]) -> Said:
    return {language.code: text for language, text in zip(languages, words, strict=True)}
