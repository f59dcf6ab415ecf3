"""claim.json: the claim as data, schema version 2. Published as docs/claim.schema.json.

Only what is on the path of the form gets here, because it is made from a snapshot and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

from dialogs.engine.snapshot import Group, Line, Snapshot
from submission.copies.outline import Copied
from submission.copies.problems import Problem
from submission.exhibits import Exhibit, archive_names

SCHEMA: Final = "zayava.claim/2"

Moment = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]


class Data(BaseModel):
    """Frozen, and closed to fields that the schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class ClaimLine(Data):
    """One question with its answer."""

    type: Literal["line"] = "line"
    key: str
    """The name of the question, stable across versions of the form."""
    item: str
    """The id of the item of a repeated group; empty outside groups."""
    kind: str
    """The kind of answer, which tells how to read `value`."""
    label: str
    """The wording of the Order."""
    source: str
    """The item of the Order, such as "78.1/3"; empty if the Order has none."""
    need: Literal["required", "if_available", "optional"]
    """What the Order says of the item."""
    inferred: bool
    """True when the question is asked by the program, not by the Order."""
    state: Literal["given", "unknown", "declined", "no_document", "absent", "supplied"]
    """Answered, or skipped in one of three ways, or left to the register under `prefill`."""
    text: str
    """The answer in words, verbatim; for a skip, the words of the skip."""
    value: JsonValue
    """The answer as data; null for a skip."""
    files: tuple[int, ...]
    """Numbers of the exhibits attached to this question."""
    working: tuple[str, ...] = ()
    """How an amount was worked out, line by line. The answer may differ from it."""
    prefill: str = ""
    """The register that supplies the answer in Diia; empty if none does."""


class ClaimGroup(Data):
    """One item of a repeated group, such as one member of the family."""

    type: Literal["group"] = "group"
    key: str
    item: str
    """Id of the item, stable while the claim is edited."""
    title: str
    lines: tuple[ClaimLine, ...]


Entry = Annotated[ClaimLine | ClaimGroup, Field(discriminator="type")]


class ClaimPart(Data):
    """A section of the form."""

    key: str
    title: str
    entries: tuple[Entry, ...]


class ClaimNotice(Data):
    """A condition of the Order that the answers seem not to meet."""

    code: str
    para: str
    """The paragraph of the Order."""
    text: str


class ClaimExhibit(Data):
    """One file of evidence."""

    number: int = Field(ge=1)
    file: str
    """The path inside the package; identical files share one. Empty when the file was left out."""
    name: str
    """The file name that the sender declared, verbatim."""
    media_type: str
    size: int = Field(ge=0)
    """Bytes."""
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    received_at: Moment
    """When the file was received, UTC."""
    caption: str
    attached_to: str
    """The question in words; empty when the file supports the claim as a whole."""
    left_out: Literal["", "damaged"] = ""
    """Why the file is not in the package: "damaged" (it is no longer what was received). Empty when it is there."""
    same_as: int | None = None
    """The first exhibit that is the same file, byte for byte; null when this is the first."""
    copies: tuple[str, ...] = ()
    """Paths of the copies that can be uploaded into Diia, page by page if the file has pages."""
    copy_problem: Problem = ""
    """Why there is no copy, or not of everything: "format" (video, sound, a text document), "locked" (by a password),
    "broken", "too_large", "gave_up" (too much work), "many_pages" (only the first were copied), "some_pages"."""


class Claim(Data):
    """A claim prepared for the Register of Damage. It is a draft: only the applicant files it, in Diia."""

    schema_: Literal["zayava.claim/1", "zayava.claim/2"] = Field(default=SCHEMA, alias="schema")
    """Name and version of this schema. In version 1 every exhibit had a file of its own, and none was left out."""
    code: str
    """The category of the Register, such as "A1.2", with a Latin A."""
    title: str
    fingerprint: str
    """SHA-256 of the structure of the form that was answered."""
    language: str
    """The language of the answers in words, BCP 47."""
    made_at: Moment
    """The last change of the claim, UTC."""
    responsibility: str = ""
    """Who answers for the truth of what the claim says, in the words of the Order (paragraph 7)."""
    complete: bool
    missing: tuple[str, ...]
    """Labels of required facts without an answer."""
    notices: tuple[ClaimNotice, ...]
    parts: tuple[ClaimPart, ...]
    exhibits: tuple[ClaimExhibit, ...]

    def to_json(self) -> bytes:
        """Canonical: sorted keys, UTF-8, two spaces, a newline at the end. The same claim gives the same bytes."""
        return canonical_json(self.model_dump(mode="json", by_alias=True))


def canonical_json(data: JsonValue) -> bytes:
    """JSON with one possible spelling."""
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n").encode()


def describe(
    snapshot: Snapshot,
    exhibits: Iterable[Exhibit],
    made_at: datetime,
    copied: Mapping[str, Copied] | None = None,
    left_out: Collection[int] = (),
) -> Claim:
    """The claim of a snapshot with its evidence. `made_at` is the moment of the last change, with a time zone; `copied`
    are the copies for Diia by the path of the original; `left_out` are numbers of exhibits that are damaged.

    Raises ValueError when the snapshot names a file that is not among the exhibits.
    """
    ordered = sorted(exhibits, key=lambda exhibit: exhibit.number)
    paths = archive_names(e for e in ordered if e.number not in left_out)
    firsts: dict[str, int] = {}
    for exhibit in ordered:
        if exhibit.id in paths:
            firsts.setdefault(paths[exhibit.id], exhibit.number)
    numbers = {exhibit.id: exhibit.number for exhibit in ordered}
    return Claim(
        code=snapshot.code,
        title=snapshot.title,
        fingerprint=snapshot.fingerprint,
        language=snapshot.language,
        made_at=made_at,
        responsibility=snapshot.responsibility,
        complete=snapshot.complete,
        missing=snapshot.missing,
        notices=tuple(ClaimNotice(code=n.code, para=n.para, text=n.text) for n in snapshot.notices),
        parts=tuple(
            ClaimPart(key=p.key, title=p.title, entries=tuple(_entry(e, numbers) for e in p.entries))
            for p in snapshot.parts
        ),
        exhibits=tuple(
            _exhibit(exhibit, paths.get(exhibit.id, ""), firsts, copied or {}) for exhibit in ordered
        ),
    )


def _entry(entry: Line | Group, numbers: dict[str, int]) -> ClaimLine | ClaimGroup:
    if isinstance(entry, Line):
        return _line(entry, numbers)
    lines = tuple(_line(line, numbers) for line in entry.lines)
    return ClaimGroup(key=entry.key, item=entry.item, title=entry.title, lines=lines)


def _line(line: Line, numbers: dict[str, int]) -> ClaimLine:
    unknown = [id for id in line.files if id not in numbers]
    if unknown:
        raise ValueError(f"{line.key}: {len(unknown)} attached files are not among the exhibits")
    return ClaimLine.model_validate(
        {
            "key": line.key,
            "item": line.item,
            "kind": line.kind,
            "label": line.label,
            "source": line.source,
            "need": str(line.need),
            "inferred": line.inferred,
            "state": str(line.state),
            "text": line.text,
            "value": line.value,
            "files": tuple(numbers[id] for id in line.files),
            "working": line.working,
            "prefill": line.prefill,
        }
    )


def _exhibit(
    exhibit: Exhibit, path: str, firsts: Mapping[str, int], copied: Mapping[str, Copied]
) -> ClaimExhibit:
    first = firsts.get(path, exhibit.number)
    made = copied.get(path, Copied())
    return ClaimExhibit(
        number=exhibit.number,
        file=path,
        name=exhibit.name,
        media_type=exhibit.media_type,
        size=exhibit.size,
        sha256=exhibit.sha256,
        received_at=exhibit.received_at,
        caption=exhibit.caption,
        attached_to=exhibit.attached_to,
        left_out="" if path else "damaged",
        same_as=first if first != exhibit.number else None,
        copies=tuple(copy.path for copy in made.copies),
        copy_problem=made.problem,
    )
