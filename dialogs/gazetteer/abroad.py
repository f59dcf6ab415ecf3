"""Cities of other countries: who is asked for a country often names the city, «у Варшаві» or «Мюнхен»."""

from __future__ import annotations

import lzma
import unicodedata
from functools import lru_cache
from pathlib import Path

from dialogs.gazetteer.cases import nominatives
from dialogs.patterns import expression

_FILE = Path(__file__).with_name("abroad.tsv.xz")


def countries_of(city: str) -> tuple[str, ...]:
    """The codes (ISO 3166) of the countries that have a city of this name, in Ukrainian, in Russian, or as it is
    written there, the largest first; in another case too. At most three, and none for what names no city."""
    name = spelled(city)
    inflected = next(filter(None, map(_with, nominatives(name))), ())
    return tuple(dict.fromkeys((*_with(name), *inflected)))[:_MOST]


def spelled(name: str) -> str:
    """A name in small letters, without marks over Latin ones: «Wrocław» and «Wroclaw» are one, and so are г and ґ."""
    apart = unicodedata.normalize("NFD", name.casefold().translate(_ALIKE))
    bare = _MARKED.sub(r"\1", apart)
    return " ".join(unicodedata.normalize("NFC", bare).split()).strip(" .,-")


_ALIKE = str.maketrans("łøđıґ'ʼ`", "lodiг’’’")
_MARKED = expression(r"([a-z])[\u0300-\u036f]+")
_MOST = 3


def _with(name: str) -> tuple[str, ...]:
    names = _names()
    start = names.find(f"\n{name}\t".encode())
    if start < 0:
        return ()
    line = names[start + 1 : names.index(b"\n", start + 1)]
    return tuple(line.partition(b"\t")[2].decode().split())


@lru_cache(maxsize=1)
def _names() -> bytes:
    """The file as it is: some hundred kilobytes, where a dictionary of it would take megabytes."""
    return b"\n" + lzma.decompress(_FILE.read_bytes())
