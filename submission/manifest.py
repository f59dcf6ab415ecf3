"""manifest.json: every file of a volume with its length and sum, and how it came here, in canonical JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from pydantic import JsonValue

from submission.claim import SCHEMA, Claim, ClaimExhibit, canonical_json
from submission.copies.outline import Copy
from submission.exhibits import TELEGRAM, Exhibit
from submission.layout import Document, Share

MANIFEST_SCHEMA = "zayava.manifest/1"
PROGRAM = "zayava"


def manifest(
    claim: Claim,
    program_version: str,
    volume: tuple[int, int],
    documents: tuple[Document, ...],
    shares: tuple[Share, ...],
    sums: str,
) -> tuple[bytes, list[tuple[str, str]]]:
    """The manifest of one volume, given as its number and how many there are; and the sum and path of each file in it.

    Rows with `copy_of` are copies for Diia; `exhibits` are the numbers of all exhibits that a file is. `left_out` names
    the exhibits that the package does not have, in every volume. `custody` says when the claim was frozen, by which
    program, and from which kind of account; of each exhibit when it was received and stored. `sums` is the file that
    `sha256sum -c` reads.
    """
    number, of = volume
    exhibits = {exhibit.number: exhibit for exhibit in claim.exhibits}
    files: list[dict[str, JsonValue]] = [_document(document) for document in documents]
    for share in shares:
        files += _evidence(share, exhibits[share.exhibits[0].number])
    listed = canonical_json(
        {
            "schema": MANIFEST_SCHEMA,
            "claim_schema": SCHEMA,
            "form": {"code": claim.code, "fingerprint": claim.fingerprint},
            "program": {"name": PROGRAM, "version": program_version},
            "made_at": claim.model_dump(mode="json")["made_at"],
            "volume": {"number": number, "of": of},
            "custody": {
                "frozen_at": moment(claim.made_at),
                "program_version": program_version,
                "account": TELEGRAM,
            },
            "sums": sums,
            "files": [*files],
            "left_out": [_left_out(exhibit) for exhibit in claim.exhibits if exhibit.left_out],
        }
    )
    return listed, [(str(row["sha256"]), str(row["path"])) for row in files]


def sums_file(rows: Sequence[tuple[str, str]]) -> bytes:
    """What `sha256sum -c` reads: a sum, two spaces, a path."""
    return "".join(f"{digest}  {path}\n" for digest, path in rows).encode()


def moment(at: datetime) -> str:
    """A moment in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _document(document: Document) -> dict[str, JsonValue]:
    return {
        "path": document.path,
        "size": len(document.data),
        "sha256": hashlib.sha256(document.data).hexdigest(),
        "media_type": document.media_type,
        "received_at": None,
    }


def _evidence(share: Share, first: ClaimExhibit) -> Iterator[dict[str, JsonValue]]:
    row = first.model_dump(mode="json")
    if share.original:
        kept: dict[str, JsonValue] = {
            key: row[key] for key in ("size", "sha256", "media_type", "received_at")
        }
        kept |= {"path": row["file"], "exhibits": [exhibit.number for exhibit in share.exhibits]}
        yield kept | {"custody": [_custody(exhibit) for exhibit in share.exhibits]}
    for copy in share.copies:
        yield _copy(copy, row["file"])


def _custody(exhibit: Exhibit) -> JsonValue:
    return {
        "exhibit": exhibit.number,
        "received_at": moment(exhibit.received_at),
        "stored_at": moment(exhibit.stored_at) if exhibit.stored_at else None,
        "account": exhibit.account,
    }


def _copy(copy: Copy, original: str) -> dict[str, JsonValue]:
    row: dict[str, JsonValue] = {
        "path": copy.path,
        "size": copy.size,
        "sha256": copy.sha256,
        "media_type": copy.media_type,
        "received_at": None,
        "copy_of": original,
    }
    return row | {"page": copy.page} if copy.page else row


def _left_out(exhibit: ClaimExhibit) -> dict[str, JsonValue]:
    row = exhibit.model_dump(mode="json")
    kept: dict[str, JsonValue] = {key: row[key] for key in ("size", "sha256", "received_at")}
    return {"exhibit": exhibit.number, "reason": exhibit.left_out} | kept
