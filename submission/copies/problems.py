"""Why an exhibit has no copy for Diia, or not of everything."""

from __future__ import annotations

from typing import Literal, get_args

Problem = Literal["", "format", "locked", "broken", "too_large", "gave_up", "many_pages", "some_pages"]
"""
""          there is a copy of everything
format      a kind of file that does not become a picture: video, sound, a text document
locked      a PDF that opens with a password only
broken      it looks like a picture or a PDF, but does not open
too_large   more pixels than can be opened, or more than 5 MB even at the least legible size
gave_up     it took more time or memory than a file may, or the process that turned it broke down
many_pages  only the first pages were copied
some_pages  single pages could not be copied
"""

PROBLEMS: frozenset[str] = frozenset(get_args(Problem))


class Unturnable(Exception):
    """This file has no copy. Carries the code and nothing of the file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem: Problem = problem
