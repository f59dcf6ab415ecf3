"""JSON as a server has sent it."""

from __future__ import annotations

import json
from typing import Any

import orjson


def decoded(raw: bytes) -> Any:
    """What it says. Half of a surrogate pair, which JSON can say (RFC 8259, section 8.2) and no text can hold, is a
    «?»: orjson refuses it, and with it everybody else's updates of the same answer. Raises ValueError for what is no
    JSON."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        pass
    try:
        return orjson.loads(json.dumps(json.loads(raw), ensure_ascii=False).encode(errors="replace"))
    except RecursionError:
        raise ValueError("nested too deeply") from None
