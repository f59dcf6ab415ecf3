"""Evidence: pages drawn anew, one at a time; sound and video only after a second press, in a sandbox, and logged."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from desk import doors
from desk.pages.draft import STATES
from desk.pages.security import SANDBOX
from desk.pages.visit import Visit, whole
from desk.wording import Wording, wordings
from dialogs.review.copy import CopiedFile
from dialogs.review.remarks import kinds_of
from storage import Remark, Share, Staff, Work

ZOOMS = (100, 150, 200, 300)
TURNS = (0, 90, 180, 270)

_PLAYED = (
    (b"OggS", 0, "audio/ogg"),
    (b"ID3", 0, "audio/mpeg"),
    (b"\xff\xfb", 0, "audio/mpeg"),
    (b"\xff\xf3", 0, "audio/mpeg"),
    (b"ftyp", 4, "video/mp4"),
    (b"\x1aE\xdf\xa3", 0, "video/webm"),
)
"""What is played, by its first bytes: what a file calls itself does not count."""

_STILL = (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif", b"avis")


@dataclass(frozen=True, slots=True)
class Seen:
    """A file in somebody's hand, with what is remarked of it, and words to begin another remark with."""

    file: CopiedFile
    share: Share
    remarks: tuple[Remark, ...]
    wordings: tuple[Wording, ...]


def _seen(work: Work, staff: Staff, share_id: str, file_id: str) -> Seen:
    file = doors.file(work, staff, share_id, file_id)
    share, remarks = doors.remarks(work, staff, share_id)
    of_file = tuple(remark for remark in remarks if remark.file == file_id)
    return Seen(file, share, of_file, wordings(work))


async def view(visit: Visit) -> web.StreamResponse:
    """One page of a file at some size, with what leads on."""
    seen = await visit.do(_seen, visit.share(), visit.request.match_info["file"])
    file, asked = seen.file, visit.request.query
    number = max(1, _number(asked.get("page"), 1))
    sheet = await visit.place.pictures.page(visit.share(), file, number)
    return visit.page(
        "evidence.html",
        file=file,
        share=seen.share,
        share_id=visit.share(),
        remarks=seen.remarks,
        wordings=seen.wordings,
        kinds=kinds_of(seen.share.form),
        states=STATES,
        page=number,
        sheet=sheet,
        zoom=_number(asked.get("zoom"), 100) if _number(asked.get("zoom"), 100) in ZOOMS else 100,
        turn=_number(asked.get("turn"), 0) if _number(asked.get("turn"), 0) in TURNS else 0,
        zooms=ZOOMS,
    )


async def picture(visit: Visit) -> web.StreamResponse:
    """The page itself, as a JPEG."""
    file = await visit.do(doors.file, visit.share(), visit.request.match_info["file"])
    sheet = await visit.place.pictures.page(
        visit.share(), file, max(1, _number(visit.request.match_info["page"], 1))
    )
    if not sheet.data:
        raise web.HTTPNotFound
    return web.Response(body=sheet.data, content_type="image/jpeg")


async def player(visit: Visit) -> web.StreamResponse:
    """The page that plays a recording: only here, and only when it is pressed."""
    file = await visit.do(doors.file, visit.share(), visit.request.match_info["file"])
    kind = await _kind(visit, file)
    return visit.page("player.html", file=file, share_id=visit.share(), kind=kind)


async def media(visit: Visit) -> web.StreamResponse:
    """The bytes of a recording, of a kind that browsers play and nothing else."""
    id = visit.request.match_info["file"]
    file = await visit.do(doors.file, visit.share(), id, event=doors.PLAYED)
    data = await visit.place.pictures.original(file)
    kind = kind_of(data or b"")
    if data is None or not kind:
        raise web.HTTPNotFound
    headers = {"Content-Security-Policy": SANDBOX, "Content-Disposition": "inline", "Accept-Ranges": "none"}
    return web.Response(body=data, content_type=kind, headers=headers)


def kind_of(data: bytes) -> str:
    """The media type of a recording that may be played; empty for everything else."""
    if data[4:8] == b"ftyp" and data[8:12] in _STILL:
        return ""
    return next((kind for magic, at, kind in _PLAYED if data[at : at + len(magic)] == magic), "")


async def _kind(visit: Visit, file: CopiedFile) -> str:
    return kind_of(await visit.place.pictures.original(file) or b"")


def _number(text: str | None, default: int) -> int:
    return whole(text[:6]) if text else default
