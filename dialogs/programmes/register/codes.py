"""How the codes of the Register's categories are typed."""

from __future__ import annotations

from dialogs.patterns import expression

_CYRILLIC = str.maketrans("АВСавс", "ABCabc")
_CODE = expression(r"\s*([ABCabcАВСавс])\s?[.\-]?\s?(\d)(?:\s?[.,\-]\s?(\d{1,2})|\s(\d{1,2}))?\s*")


def spelled(text: str) -> str:
    """The code in a typed text, with Latin letters, however it is written («А 3.6», «a1.2», «С3.1»); or ""."""
    match = _CODE.fullmatch(text)
    if not match:
        return ""
    letter, group, *numbers = match.groups()
    number = next(filter(None, numbers), "")
    return f"{letter.translate(_CYRILLIC).upper()}{group}" + (f".{number}" if number else "")
