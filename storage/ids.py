"""Ids within a text that is stored: 22 letters in place of 32 digits."""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from functools import lru_cache

_AS_IT_IS = "="
"""Before what stands as it is and could be taken for an id in letters."""

_LETTERS = 22
_REST = "=="


@lru_cache(maxsize=4096)
def lettered(id: str) -> str:
    """The random id of a thing, 32 hexadecimal digits, in the letters of base64 (RFC 4648) without what fills them up.
    Anything else is no id of ours and stands as it is."""
    try:
        packed = bytes.fromhex(id)
    except ValueError:
        packed = b""
    if len(packed) == 16 and packed.hex() == id:
        return b2a_base64(packed, newline=False)[:_LETTERS].decode()
    return _AS_IT_IS + id if len(id) == _LETTERS or id.startswith(_AS_IT_IS) else id


def in_digits(stored: str) -> str:
    """The id that was stored so. Raises ValueError for what is not."""
    if len(stored) != _LETTERS or stored.startswith(_AS_IT_IS):
        return stored.removeprefix(_AS_IT_IS)
    return a2b_base64(stored + _REST, strict_mode=True).hex()
