"""What earlier master keys made and later ones cannot make anew: the marks of old entries of the log, and what staff an
older backup of the database names.

It lies beside the keys of people, sealed with the present master key, and grows by one with each rotation
(`storage/rotation.py`). Nothing new is made with it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass

from storage.sealing import Seal

FORMER = "former.keys"
_PLACE = ("keys", "former")


@dataclass(frozen=True, slots=True)
class Former:
    """What is left of one master key.

    upto   the last place in the order of the log whose entry carries its marks
    chain, order, head  what made and attested those marks, see docs/decisions/0028
    desk   what its desk keys were derived from
    """

    upto: int
    chain: bytes
    order: bytes
    head: bytes
    desk: bytes


def dumped(former: Iterable[Former], wrap: Seal) -> bytes:
    """As the file holds it."""
    told = [
        [one.upto, *(base64.b64encode(key).decode() for key in (one.chain, one.order, one.head, one.desk))]
        for one in former
    ]
    return wrap.seal(json.dumps(told), *_PLACE)


def loaded(sealed: bytes, wrap: Seal) -> tuple[Former, ...]:
    """What `dumped` wrote, the oldest first. Raises Damaged."""
    told = json.loads(wrap.unseal(sealed, *_PLACE))
    return tuple(Former(upto, *map(base64.b64decode, keys)) for upto, *keys in told)
