"""An office for tests: people who ask for a check, and staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from dialogs.review.copy import CopiedFile, CopiedLine, Copy
from storage import Database, Share, Staff, User, Work
from storage.staff import REVIEWER

T = TypeVar("T")
SAID = {"uk": "", "en": ""}


def line(key: str, text: str, *, section: str = "story", files: tuple[str, ...] = ()) -> CopiedLine:
    """An answer in a copy."""
    said = {"uk": text, "en": text}
    ask = {"uk": f"Питання {key}?", "en": f"Question {key}?"}
    return CopiedLine(
        section, key, "", "text", SAID, ask, ask, said, "given", text, "", "required", False, files=files
    )


def file(number: int) -> CopiedFile:
    return CopiedFile(
        number,
        f"{number:032x}",
        f"{number}.jpg",
        "",
        "image/jpeg",
        9,
        f"{number:064}",
        f"{number:032x}",
        "a2V5",
    )


def copy_with(*lines: CopiedLine, code: str = "A3.1", files: tuple[CopiedFile, ...] = ()) -> Copy:
    title = {"uk": "Заява", "en": "Claim"}
    sections = {one.section: {"uk": "Розділ", "en": "Section"} for one in lines}
    return Copy(code, title, "f" * 64, "2026-11-21", sections, lines, files=files)


@dataclass
class Office:
    """The doors a test goes through; `now` is the moment of every transaction."""

    database: Database
    now: list[datetime]
    numbers: count[int] = field(default_factory=lambda: count(1000))

    def later(self, **by: float) -> None:
        self.now[0] += timedelta(**by)

    async def do(self, what: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """A use case in a transaction of its own."""
        return await self.database.write(lambda work: what(work, *args, **kwargs))

    async def person(self) -> User:
        return await self.database.write(lambda work: work.newcomers.enrol(next(self.numbers)))

    async def staff(self, alias: str = "Олена", *roles: str, **more: Any) -> Staff:
        return await self.database.write(lambda work: work.staff.add(alias, roles or (REVIEWER,), **more))

    async def asked(
        self,
        user: User | None = None,
        copy: Copy | None = None,
        *,
        sensitive: bool = False,
        sex: str = "",
        days: float = 30,
    ) -> Share:
        """Somebody asked for a check, and the copy is there."""
        user = user or await self.person()
        copy = copy or copy_with(line("story", "Так було"))

        def ask(work: Work) -> Share:
            claim = work.claims.create(user, copy.code, copy.fingerprint, "")
            return self.frozen(work, user, claim.id, copy, sensitive=sensitive, sex=sex, days=days)

        return await self.database.write(ask)

    async def again(self, user: User, share: Share, copy: Copy) -> Share:
        """The next round."""
        return await self.database.write(
            lambda work: self.frozen(
                work, user, share.claim_id, copy, sensitive=share.sensitive, sex=share.sex
            )
        )

    def frozen(
        self,
        work: Work,
        user: User,
        claim_id: str,
        copy: Copy,
        *,
        sensitive: bool,
        sex: str,
        days: float = 30,
    ) -> Share:
        share = work.shares.ask(
            user,
            claim_id,
            form=copy.code,
            language="uk",
            sensitive=sensitive,
            sex=sex,
            wish="",
            lasts=timedelta(days=days),
        )
        return work.shares.copied(share, copy.dump(), ready=copy.ready)
