"""One finding of the lint."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """`where` is the code of the form and the key of the question (or section, or rule), `what` says what is wrong."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"
