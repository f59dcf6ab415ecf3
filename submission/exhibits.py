"""Evidence as the package sees it: what is known of each file, and the name it gets in the archive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

NAME_CHARACTERS = 80
NAME_BYTES = 240  # most file systems end a name at 255 bytes, and Ukrainian letters take two
EXTENSION_CHARACTERS = 12

_FORBIDDEN = re.compile(r'[<>:"|?*]')  # by Windows
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence, kept exactly as it was received.

    number       its number within the claim, from 1, unique
    name         the file name the sender declared; hostile until `archive_names` has cleaned it
    size         bytes; sha256: hexadecimal; received_at: with a time zone
    attached_to  the question it answers, in words; empty when it supports the claim as a whole
    read         gives the original bytes; called once for each build, one exhibit at a time
    """

    id: str
    number: int
    name: str
    media_type: str
    size: int
    sha256: str
    received_at: datetime
    caption: str
    attached_to: str
    read: Callable[[], bytes]


def archive_names(exhibits: Iterable[Exhibit]) -> dict[str, str]:
    """The path of each exhibit inside the package, by exhibit id: «evidence/07-довідка.pdf».

    Unique because the numbers are. Raises ValueError when two exhibits share a number or an id.
    """
    ordered = sorted(exhibits, key=lambda exhibit: exhibit.number)
    if len({e.number for e in ordered}) < len(ordered) or len({e.id for e in ordered}) < len(ordered):
        raise ValueError("exhibits must have numbers and ids of their own")
    width = max(2, len(str(ordered[-1].number))) if ordered else 2
    return {e.id: f"evidence/{safe_name(e.name, prefix=f'{e.number:0{width}}-')}" for e in ordered}


def name_of_copy(path: str, extension: str, page: int, of: int) -> str:
    """The path of a copy for Diia, from that of its original: «diia/07-довідка-стор-01.jpg», and without the page
    («diia/07-фото.jpg») when `page` is 0. `of` is the number of pages, which decides how many digits there are.

    Unique because the originals' numbers are.
    """
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    tail = f"-стор-{page:0{max(2, len(str(of)))}}" if page else ""
    tail += f".{extension}"
    while len(stem + tail) > NAME_CHARACTERS or len((stem + tail).encode()) > NAME_BYTES:
        stem = stem[:-1]
    return f"diia/{stem.rstrip(' .')}{tail}"


def safe_name(declared: str, prefix: str = "") -> str:
    """A file name that every system accepts and that shows what it is: no folders, no invisible or direction-changing
    characters, no names that Windows reserves, at most 80 characters and 240 bytes with the extension kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", declared))[-1]
    clean = "".join(c if unicodedata.category(c)[0] in "LNPS" else " " for c in last)
    clean = _FORBIDDEN.sub("_", clean)
    stem, dot, extension = " ".join(clean.split()).rpartition(".")
    if not dot or len(extension) > EXTENSION_CHARACTERS or not extension.isalnum():
        stem, extension = f"{stem}{dot}{extension}", ""
    stem = stem.strip(" .") or "файл"
    if _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    tail = f".{extension}" if extension else ""
    while len(prefix + stem + tail) > NAME_CHARACTERS or len((prefix + stem + tail).encode()) > NAME_BYTES:
        stem = stem[:-1]
    return f"{prefix}{stem.rstrip(' .') or 'файл'}{tail}"
