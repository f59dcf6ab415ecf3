"""claim.pdf and claim.html: the answers under the Order's wording, and the list of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dialogs.engine.programme import Paper as Wording
from dialogs.programmes import PROGRAMMES
from submission.claim import Claim, ClaimExhibit, ClaimGroup, ClaimLine
from submission.copies.advice import advice, listed
from submission.papers.blocks import Block, Box, Field, File, Heading, Paper, Proof, Text, Warnings
from submission.papers.words import cite, in_kyiv, in_words


def claim_paper(claim: Claim) -> Paper:
    """The paper of a claim, in the words of its programme."""
    words = PROGRAMMES.holding(claim.code).paper
    return Paper(
        code=claim.code,
        title=claim.title,
        name=words.name.format(code=claim.code, title=claim.title),
        header=words.header,
        keyword=words.keyword,
        blocks=tuple(_blocks(claim, words)),
    )


def _blocks(claim: Claim, words: Wording) -> Iterator[Block]:
    yield _opening(claim, words)
    if claim.missing:
        yield Warnings("Чого ще бракує", claim.missing)
    if claim.notices:
        yield Warnings("На що звернути увагу", tuple(_notice(n.text, n.para, words) for n in claim.notices))
    exhibits = {exhibit.number: exhibit for exhibit in claim.exhibits}
    for part in claim.parts:
        yield Heading(part.title)
        for entry in part.entries:
            if isinstance(entry, ClaimGroup):
                yield Heading(entry.title, 3)
            lines = entry.lines if isinstance(entry, ClaimGroup) else (entry,)
            yield from (_field(line, exhibits) for line in lines)
    yield Heading("Перелік доказів")
    if not claim.exhibits:
        yield Text(f"Доказів не додано. {words.later}".strip())
        return
    yield Text(_where(claim, words))
    yield from map(_proof, claim.exhibits)


def _opening(claim: Claim, words: Wording) -> Box:
    truth = (_notice(claim.responsibility, "7", words),) if claim.responsibility else ()
    held = sum(not exhibit.left_out for exhibit in claim.exhibits)
    return Box(
        first=words.draft,
        lines=(words.what_for, *truth),
        last=f"Остання зміна: {in_kyiv(claim.made_at)}. Доказів у пакеті: {held}.",
    )


def _notice(text: str, para: str, words: Wording) -> str:
    return words.cited.format(text=text, para=para) if para else text


def _field(line: ClaimLine, exhibits: Mapping[int, ClaimExhibit]) -> Field:
    return Field(
        label=line.label,
        source=cite(line.source) if not line.inferred else "додаткове питання",
        value=line.text,
        given=line.state in ("given", "supplied"),
        files=_files([exhibits[number] for number in line.files]),
        notes=("\n".join(("Розрахунок:", *line.working)),) if line.working else (),
    )


def _files(exhibits: list[ClaimExhibit]) -> tuple[File, ...]:
    held = [f"№ {exhibit.number}" for exhibit in exhibits if not exhibit.left_out]
    lost = [File(_lost(exhibit)) for exhibit in exhibits if exhibit.left_out]
    return (*([File("Докази: " + ", ".join(held))] if held else []), *lost)


def _lost(exhibit: ClaimExhibit) -> str:
    return f"Файл № {exhibit.number} пошкоджено, не додано."


def _where(claim: Claim, words: Wording) -> str:
    """Where the files lie, as far as there are any."""
    copies = f"{words.copies} " if words.copies and any(e.copies for e in claim.exhibits) else ""
    return (
        f"Файли лежать у папці evidence, такі, як їх надіслано. {copies}"
        "Сума SHA-256 показує, що файл не змінився."
    )


def _proof(exhibit: ClaimExhibit) -> Proof:
    attached = f"До питання: {exhibit.attached_to}" if exhibit.attached_to else "До заяви загалом"
    lost = f"{_lost(exhibit)} {advice(exhibit)}" if exhibit.left_out else ""
    same = f"Той самий файл, що й № {exhibit.same_as}." if exhibit.same_as else ""
    notes = (lost, same, attached, listed(exhibit), "" if lost else advice(exhibit))
    return Proof(
        number=exhibit.number,
        name=exhibit.file.removeprefix("evidence/") or exhibit.name,
        facts=f"{in_words(exhibit.size)}, отримано {in_kyiv(exhibit.received_at)}",
        caption=exhibit.caption,
        sha256=" ".join(re.findall(".{8}", exhibit.sha256)),
        notes=tuple(note for note in notes if note),
    )
