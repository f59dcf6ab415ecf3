"""What goes into which volume of a package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from submission.copies.outline import Copy
from submission.exhibits import Exhibit

ENTRY_RESERVE = (
    2_048  # bytes a file takes besides its content: ZIP headers, its rows in the manifest and SHA256SUMS
)
VOLUME_RESERVE = 4_096  # the rest of the manifest, its seal, the end of the ZIP
CUSTODY_RESERVE = 256  # who sent an exhibit and when, for each one that is the same file
LEFT_OUT_RESERVE = 512  # a row of the manifest for an exhibit that is not in the package


@dataclass(frozen=True, slots=True)
class Document:
    """A file that the program writes."""

    path: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Share:
    """What one volume holds of exhibits that are the same file: the original, copies of it, or both."""

    exhibits: tuple[Exhibit, ...]
    original: bool
    copies: tuple[Copy, ...]


def room(documents: Iterable[Document]) -> int:
    """Bytes that these files take in a volume."""
    return sum(len(document.data) + ENTRY_RESERVE for document in documents)


def room_of_original(twins: Sequence[Exhibit]) -> int:
    """Bytes that the original of exhibits that are the same file takes in a volume."""
    return twins[0].size + ENTRY_RESERVE + CUSTODY_RESERVE * len(twins)


def lay_out(
    files: Sequence[tuple[tuple[Exhibit, ...], tuple[Copy, ...]]], empty: int, first: int
) -> tuple[tuple[Share, ...], ...]:
    """Copies stand beside their original if all of them fit into one volume, which has `empty` bytes for evidence, the
    first one `first` bytes less. The copies of a long document go on in the next volumes."""
    volumes: list[list[Share]] = [[]]
    left = empty - first
    for twins, copies in files:
        original, rest = room_of_original(twins), [copy.size + ENTRY_RESERVE for copy in copies]
        if left < original or left < original + sum(rest) <= empty:
            volumes.append([])
            left = empty
        volumes[-1].append(Share(twins, True, ()))
        left -= original
        for copy, needed in zip(copies, rest, strict=True):
            if needed > left:
                volumes.append([Share(twins, False, ())])
                left = empty
            share = volumes[-1][-1]
            volumes[-1][-1] = Share(twins, share.original, (*share.copies, copy))
            left -= needed
    return tuple(map(tuple, volumes))


def package_name(number: int) -> str:
    """The name of everything that is sent for a claim: which of the person's claims it is, and nothing of what it is
    about. `number` is given to a claim when it is begun, from 1, and never to another one."""
    return f"zayava-{number}"
