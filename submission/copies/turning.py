"""From a file to its copies: what it is by its first bytes (names lie), and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from submission.copies.problems import Problem, Unturnable

PAGES = 100
"""Pages of one file that are copied."""

JPEG, PNG, HEIC = "image/jpeg", "image/png", "image/heic"

_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
)
_TAKEN = {"JPEG": JPEG, "PNG": PNG, "HEIF": HEIC}
"""What Diia takes as it is."""

_PDF_START = 1024  # the header may stand a little later (ISO 32000-1, Annex H.3, note 13)
_HEVC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_AVIF = {b"avif", b"avis"}


@dataclass(frozen=True, slots=True)
class Page:
    """One copy.

    page  its number in a file of `of` pages, from 1; 0 when the file is one picture
    data  None when the copy is the original, byte for byte
    """

    page: int
    of: int
    media_type: str
    data: bytes | None


def kind_of(data: bytes) -> str:
    """Pillow's name of the format, "PDF", or "" for everything that does not become a picture."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        length = min(int.from_bytes(data[:4], "big"), 256)
        brands = {data[8:12], *(data[at : at + 4] for at in range(16, length, 4))}
        return "AVIF" if brands & _AVIF else "HEIF" if brands & _HEVC else ""
    return "PDF" if re.search(rb"%PDF-\d", data[:_PDF_START]) else ""


def turn(
    data: bytes, pages: Sequence[int] | None = None, *, anew: bool = False
) -> Generator[Page, None, Problem]:
    """The copies of a file one after another, and at the end what is missing. `pages` asks for certain ones only.

    anew  to be looked at on a screen: every copy is drawn anew, none is the original, and none is larger than a sheet

    Raises Unturnable when there is none; the caller takes any other exception as "broken".
    """
    if not data:
        raise Unturnable("broken")
    kind = kind_of(data)
    if not kind:
        raise Unturnable("format")
    if kind == "PDF":
        return (yield from _document(data, pages, anew))
    return (yield from _picture(data, kind, pages, anew))


def _picture(
    data: bytes, kind: str, pages: Sequence[int] | None, anew: bool
) -> Generator[Page, None, Problem]:
    from submission.copies import picture

    made = picture.shown if anew else picture.fitted
    many = picture.sheets(data) if kind == "TIFF" else 1
    if many > 1:
        frames = picture.frames(data, kind)
        return (yield from _paged(many, pages, lambda _: made(next(frames)), skipping=False))
    image = next(picture.frames(data, kind))
    if kind in _TAKEN and len(data) <= picture.LIMIT and not anew:
        yield Page(0, 1, _TAKEN[kind], None)
    else:
        yield Page(0, 1, JPEG, made(image))
    return ""


def _document(data: bytes, pages: Sequence[int] | None, anew: bool) -> Generator[Page, None, Problem]:
    from submission.copies import picture, sheets

    made, opened = picture.shown if anew else picture.fitted, sheets.Sheets(data)
    try:
        return (yield from _paged(opened.count, pages, lambda page: made(opened.draw(page))))
    finally:
        opened.close()


def _paged(
    count: int, pages: Sequence[int] | None, made: Callable[[int], bytes], skipping: bool = True
) -> Generator[Page, None, Problem]:
    """Copies page by page. Without `skipping` a page that is not wanted has to be passed by, and one that fails ends
    the file."""
    total = min(count, PAGES)
    wanted = set(range(1, total + 1) if pages is None else pages)
    failed = done = 0
    for page in range(1, total + 1):
        if page not in wanted and skipping:
            continue
        try:
            data = made(page)
        except Exception:  # noqa: BLE001  # whatever a decoder makes of a hostile page; the others go on
            failed += 1
            if skipping:
                continue
            break
        if page in wanted:
            done += 1
            yield Page(page, total, JPEG, data)
    if not done:
        raise Unturnable("broken")
    return "some_pages" if failed else "many_pages" if count > total else ""
