"""An applicant with a claim where an organisation checks claims."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conversation.happenings import Commanded, Happening, Said
from conversation.limits import Limits
from conversation.turn import Turn
from dialogs.engine.look.fitting import COLUMN, LABEL, SCREEN, reading
from dialogs.engine.views import View
from dialogs.language import Language
from storage import Database, Folder, MasterKey, Share, Staff, User, Vault
from storage.staff import REVIEWER
from tests.bot.seeing import happen, press
from tests.desk.claims import TERMS, Claimed, claimed, copied
from tests.dialogs.register.test_a1_2_people import OLENA

SET_UP = Limits(review=TERMS)


@dataclass
class Applicant:
    """Somebody who filled a claim in, and the vault beside them."""

    database: Database
    vault: Vault
    user: User
    claim: Claimed
    now: list[datetime]
    limits: Limits = SET_UP
    turn: Turn | None = None
    message: int = 1
    views: list[View] = field(default_factory=list)

    async def say(self, text: str) -> View:
        self.message += 2
        command = Commanded(text[1:]) if text.startswith("/") else None
        return await self._did(command or Said(text, self.message, int(self.now[0].timestamp())))

    async def press(self, label: str) -> View:
        """A button by the start of its label."""
        assert self.turn is not None and self.turn.view is not None
        found = [one.label for one in self.turn.view.everything if one.label.startswith(label)]
        assert found, (label, labels(self.turn.view))
        return await self._did(press(self.turn, found[0]))

    async def _did(self, happening: Happening) -> View:
        self.message += 2
        self.turn = await happen(
            self.database,
            self.user.id,
            happening,
            limits=self.limits,
            message=self.message + 1,
        )
        assert self.turn.view is not None
        self.views.append(self.turn.view)
        assert unfit(self.turn.view, self.turn.language) == []
        return self.turn.view

    async def open(self) -> View:
        await self.say("/claims")
        return await self.press("A")

    async def share(self) -> Share:
        """Ask with what is offered, and have the copy made."""
        await self.open()
        await self.press("Попросити перевірити")
        await self.press("Надіслати на перевірку")
        return await self.copied()

    async def copied(self) -> Share:
        await copied(self.database, self.vault)
        share = await self.database.read(lambda work: work.shares.of_claim(self.claim.claim))
        assert share is not None
        return share

    async def staff(self, alias: str = "Олена", *roles: str, **more: object) -> Staff:
        return await self.database.write(
            lambda work: work.staff.add(alias, roles or (REVIEWER,), **more)  # type: ignore[arg-type]
        )


@pytest.fixture
async def applicant(database_url: str, key: MasterKey, tmp_path: Path) -> AsyncIterator[Applicant]:
    now = [datetime(2026, 11, 21, 10, tzinfo=UTC)]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    vault = Vault(Folder(tmp_path / "vault"))
    user = await database.write(lambda work: work.newcomers.enrol(1))
    script = {**OLENA, "evidence": 0, "applicant_phone": "+380 67 000 00 00"}
    files = {"evidence": ("довідка.jpg", b"a picture")}
    claim = await claimed(database, vault, user, script, files=files)
    yield Applicant(database, vault, user, claim, now)
    await database.close()


def unfit(view: View, language: Language) -> list[str]:
    """What of a screen does not fit a phone: everything that is said of a review has to."""
    found = [label for label in labels(view) if len(label) > LABEL]
    if len(view.choices) + len(view.actions) > COLUMN:
        found.append(f"{len(view.choices) + len(view.actions)} buttons: {labels(view)}")
    if len(words := reading(view, language)) > SCREEN:
        found.append(f"{len(words)} characters: {words}")
    return found


def labels(view: View) -> list[str]:
    return [action.label for action in view.everything]


def said(view: View) -> str:
    return "\n".join((*view.notes, view.heading, *view.lines))


async def said_by(applicant: Applicant, text: str) -> str:
    await applicant.say(text)
    assert applicant.turn is not None
    return " ".join((*applicant.turn.notices, applicant.turn.preface))
