"""diia.pdf: the claim in the order of Diia's form, each answer in large letters to be copied, each file named.

It says the same as the transfer sheet in the chat, for those who fill in the form at another screen or from paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dialogs.diia import AFTERWARDS, HINTS, STEPS
from dialogs.snapshot import Snapshot
from dialogs.transfer import TransferField, TransferSection, transfer
from submission.claim import Claim
from submission.copies.advice import Upload, uploads
from submission.pdf import cite, in_kyiv, typeset

_NOTES = {
    "choose": "Оберіть у Дії.",
    "nothing": "Тут нічого не додавайте.",
    "skipped": "Порядок вимагає цієї відповіді.",
}


def render_guide(snapshot: Snapshot, claim: Claim, numbers: Mapping[str, int]) -> bytes:
    """The PDF. `claim` is what was made of the snapshot; `numbers` are those of its exhibits by id."""
    files = {upload.number: upload for upload in uploads(claim)}
    words = {
        "code": claim.code,
        "title": claim.title,
        "name": "Як перенести заяву в Дію",
        "header": "Перенесення заяви в Дію",
        "made_at": in_kyiv(claim.made_at),
        "steps": [step.format(code=claim.code, title=claim.title) for step in STEPS],
        "hints": list(HINTS),
        "sections": [
            {"title": section.title, "fields": list(_fields(section, files, numbers))}
            for section in transfer(snapshot)
        ],
        "afterwards": list(AFTERWARDS),
    }
    return typeset("diia.typ", words, claim.made_at)


def _fields(
    section: TransferSection, files: Mapping[int, Upload], numbers: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    about = ""
    for field in section.fields:
        # Behind the last item of a list the section goes on, which a heading has to say.
        title = field.group or (section.title if about else "")
        attached = [files[numbers[id]] for id in field.files]
        yield {
            "title": title if field.group != about else "",
            "label": "Дія візьме сама" if field.manner == "supplied" else field.label,
            "source": cite(field.source),
            "value": _value(field),
            "aside": field.aside,
            "exact": field.manner == "type",
            "skipped": field.manner == "skipped",
            "files": [_file(upload) for upload in attached],
            "notes": list(_notes(field)),
        }
        about = field.group


def _value(field: TransferField) -> str:
    if field.manner == "supplied":
        return field.label
    if field.manner == "attach" and field.files:
        return ""
    return "пропущено" if field.manner == "skipped" else field.value


def _notes(field: TransferField) -> Iterator[str]:
    if field.compare and field.manner != "skipped":
        yield "Дія підтягне сама: звірте."
    elif field.manner in _NOTES:
        yield _NOTES[field.manner]
    if field.working:
        yield "\n".join(("Розрахунок:", *field.working))


def _file(upload: Upload) -> dict[str, Any]:
    """The files to upload; where there is no copy that Diia takes, the original."""
    names = ", ".join(upload.copies) if upload.copies else upload.file
    return {"number": upload.number, "names": names, "advice": upload.advice}
