"""Evidence as the package sees it: what is known of each file, its bytes, and the name it gets in the archive."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from submission.stop import Stopped

NAME_CHARACTERS = 80
NAME_BYTES = 240  # most file systems end a name at 255 bytes, and Ukrainian letters take two
EXTENSION_CHARACTERS = 12
NUMBERS = 6  # of identical exhibits, in the name that they share

TELEGRAM = "telegram"
"""The kind of account: the applicant's own on Telegram. Which one is never said."""

_FORBIDDEN = re.compile(r'[<>:"|?*]')  # by Windows
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence, kept exactly as it was received.

    number       its number within the claim, from 1, unique
    name         the file name the sender declared; hostile until `archive_names` has cleaned it
    size         bytes; sha256: hexadecimal; received_at: with a time zone
    attached_to  the question it answers, in words; empty when it supports the claim as a whole
    stored_at    when it was safe in the vault, with a time zone; account: the kind of account it came from
    read         gives the original bytes; called once to plan a package and once for each volume that needs it, one
                 exhibit at a time. It may raise Stopped; every other error means that the file is damaged
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
    stored_at: datetime | None = None
    account: str = TELEGRAM


class EvidenceDamaged(Exception):
    """The bytes of these exhibits cannot be had as they were received. Carries their numbers, never their names.

    `causes` are the errors of those that could not be read, by number; the others came out differently.
    """

    def __init__(self, numbers: Sequence[int], causes: Mapping[int, Exception] | None = None) -> None:
        super().__init__(f"exhibits {', '.join(map(str, numbers))} cannot be had as they were received")
        self.numbers = tuple(numbers)
        self.causes = dict(causes or {})


def original(twins: Sequence[Exhibit]) -> bytes:
    """The bytes of exhibits that are the same file, from the first of them that still has what was received.

    Raises EvidenceDamaged when none has; Stopped when reading was given up.
    """
    causes: dict[int, Exception] = {}
    for exhibit in twins:
        try:
            data = exhibit.read()
        except Stopped:
            raise
        except Exception as error:  # noqa: BLE001  # whatever the store that holds it has to say
            causes[exhibit.number] = error
            continue
        if len(data) == exhibit.size and hashlib.sha256(data).hexdigest() == exhibit.sha256:
            return data
    raise EvidenceDamaged([exhibit.number for exhibit in twins], causes)


def same_files(exhibits: Iterable[Exhibit]) -> list[tuple[Exhibit, ...]]:
    """The exhibits by number, those with the same bytes together."""
    found: dict[tuple[int, str], list[Exhibit]] = {}
    for exhibit in sorted(exhibits, key=lambda exhibit: exhibit.number):
        found.setdefault((exhibit.size, exhibit.sha256), []).append(exhibit)
    return [tuple(twins) for twins in found.values()]


def archive_names(exhibits: Iterable[Exhibit]) -> dict[str, str]:
    """The path of each exhibit inside the package, by exhibit id: «evidence/07-довідка.pdf», and
    «evidence/07+09-довідка.pdf» for two exhibits that are the same file, which is stored once.

    Unique but for these, because the numbers are. Raises ValueError when two exhibits share a number or an id.
    """
    all_of_them = list(exhibits)
    numbers = [exhibit.number for exhibit in all_of_them]
    if len(set(numbers)) < len(numbers) or len({e.id for e in all_of_them}) < len(numbers):
        raise ValueError("exhibits must have numbers and ids of their own")
    width = max(2, len(str(max(numbers, default=0))))
    names: dict[str, str] = {}
    for twins in same_files(all_of_them):
        told = "+".join(f"{exhibit.number:0{width}}" for exhibit in twins[:NUMBERS])
        more = "+" if len(twins) > NUMBERS else ""
        path = f"evidence/{safe_name(twins[0].name, prefix=f'{told}{more}-')}"
        names |= {exhibit.id: path for exhibit in twins}
    return names


def name_of_copy(path: str, extension: str, page: int, of: int) -> str:
    """The path of a copy for Diia, from that of its original: «diia/07-довідка-стор-01.jpg», and without the page
    («diia/07-фото.jpg») when `page` is 0. `of` is the number of pages, which decides how many digits there are.

    Unique because the numbers of the originals are.
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
