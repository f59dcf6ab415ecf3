"""A parent who answers whatever is asked by a table, and counts every message that it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

from conversation.claims.writing import Writing, open_claim
from conversation.commands import OpenClaim
from conversation.happenings import Sent
from conversation.session import Session
from dialogs.engine.answers import Screen, State
from dialogs.engine.look.wording import SKIPS
from dialogs.engine.path import Slot, Trace, trace
from dialogs.engine.questions import Repeat
from dialogs.engine.views import View
from storage import Database, Work
from tests.bot.families.household import Household
from tests.bot.seeing import happen
from tests.dialogs.register.walking import TODAY, Script

Told = Callable[[str, str], Script]
"""What is answered in a claim: by its category and by what its person is called, «self» for the writer's own."""

_FILES = count(1)


@dataclass
class Asked:
    """What a claim asked: `questions` by key, and `presses` that answer none: what is known, a screen."""

    questions: list[str] = field(default_factory=list)
    presses: int = 0

    @property
    def messages(self) -> int:
        return len(self.questions) + self.presses


class Parent(Household):
    """Somebody who files for a whole family; `asked` counts by category and person."""

    def __init__(self, database: Database, told: Told) -> None:
        super().__init__(database)
        self.told = told
        self.asked: dict[tuple[str, str], Asked] = {}

    async def present(self) -> tuple[Writing | None, Session]:
        def read(work: Work) -> tuple[Writing | None, Session]:
            user = work.users.get(self.user.id)
            session = Session.load(user.session)
            return open_claim(work, user, session.claim), session

        return await self.database.read(read)

    async def opened(self, writing: Writing) -> View:
        """One of the claims, from the list of them."""
        view = await self.say("/claims")
        for _ in range(9):
            for number, choice in enumerate(view.choices, view.first):
                if isinstance(choice.command, OpenClaim) and choice.command.id == writing.claim.id:
                    return await self.say(str(number))
            view = await self.say("Показати ще")
        raise AssertionError(writing.claim.number)

    async def fill_in(self, view: View) -> View:
        """Answer until the claim on the screen is at its check."""
        writing, _ = await self.present()
        assert writing is not None
        names = {record.id: name for name, record in (await self.records()).items()}
        whose = (writing.form.code, names.get(writing.claim.person, "self"))
        asked = self.asked.setdefault(whose, Asked())
        script = self.told(*whose)
        while view.place.screen is not Screen.CHECK:
            assert asked.messages < 200, (
                whose,
                view.heading,
                view.lines,
                view.choices,
                view.notes,
                asked.questions[-5:],
            )
            writing, _ = await self.present()
            assert writing is not None
            path = trace(writing.form, writing.draft.answers, TODAY)
            if view.place.screen is Screen.OFFER:
                asked.presses += 1
                everything = next(
                    (one.label for one in view.actions if one.label == "Взяти всі ці відповіді"), ""
                )
                view = await self.say(everything or view.choices[0].label)
            elif view.place.screen is Screen.TASKS:
                asked.presses += 1
                view = await self.say("Продовжити" if path.pending else "Перевірити й завершити")
            else:
                slot = path.pending
                assert slot is not None, view.heading
                asked.questions.append(slot.ref.key)
                view = await self._answer(view, slot, path, script)
        return view

    async def _answer(self, view: View, slot: Slot, path: Trace, script: Script) -> View:
        if isinstance(slot.asks, Repeat):
            return await self._list(view, slot, slot.asks, script)
        told = self._told(slot, path, script)
        if isinstance(told, State):
            view = await self.say("Пропустити")
            reasons = {action.label for action in view.everything} & {SKIPS[told]}
            return await self.say(*reasons) if reasons else view
        if isinstance(told, int):
            return await self._send(told)
        after = await self.say(told)
        assert after.ref != slot.ref, (slot.ref, told, after.notes, self.notices)
        return after

    async def _list(self, view: View, slot: Slot, repeat: Repeat, script: Script) -> View:
        have = len(slot.answer.value.ids) if slot.answer else 0
        known = next((one.label for one in view.actions if one.label.startswith("Взяти список")), "")
        if known and not have:
            return await self.say(known)
        if have < len(script.get(repeat.key, [])):
            return await self.say(repeat.add)
        return await self.say("Це всі" if have else repeat.none)

    def _told(self, slot: Slot, path: Trace, script: Script) -> Any:
        """What the script says; of somebody on a list of relatives, by their name."""
        if slot.repeat is not None:
            wanted = script[slot.repeat.key]
            ids = path.scope.value(slot.repeat.key).ids
            item = wanted[ids.index(slot.ref.item)] if len(wanted) > ids.index(slot.ref.item) else {}
            if keys := slot.repeat.relatives:
                name = path.scope.inside(slot.ref.item).value(keys.name)
                item = next((one for one in wanted if name and one[keys.name] == str(name)), item)
            script = item
        return script.get(slot.ref.key, State.UNKNOWN)

    async def _send(self, files: int) -> View:
        """Files are sent, fetched by the worker, and then nothing more is to be added."""
        for _ in range(files):
            number = next(_FILES)
            sent = Sent(
                f"file{number}", f"unique{number}", f"{number}.pdf", "application/pdf", 9, "", "", number
            )
            await happen(self.database, self.user.id, sent)
            await self.database.write(partial(self._fetched, number=number))
        return await self.say("Готово" if files else "Файлів немає")

    def _fetched(self, work: Work, number: int) -> None:
        for head in work.claims.list(self.user):
            for file in work.evidence.list(self.user, head.id):
                if file.status == "waiting":
                    work.evidence.saved(file, blob=f"blob{number}", size=9, sha256=f"{number:064x}")

    def counted(self) -> tuple[int, int]:
        """How many questions were asked, and how many messages it took with the presses besides."""
        questions = sum(len(one.questions) for one in self.asked.values())
        return questions, sum(one.messages for one in self.asked.values())
