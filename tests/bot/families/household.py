"""A parent whose claims were told before, looked at through storage: whose each claim is, and what records know."""

from __future__ import annotations

from conversation.claims.writing import Writing, save_claim
from conversation.people.records import Record, records_of
from conversation.talk import Talk
from dialogs.engine.answers import Draft, Place, Screen
from dialogs.finder.life import FINDER
from dialogs.programmes import all_forms
from storage import Database, User, Work
from tests.bot.chat import Chat
from tests.dialogs.finder.life_stories import Life, Other, told
from tests.dialogs.register.walking import Person, Script

FORMS = all_forms()
SOFIA = "Вигадана Софія Андріївна"
TARAS = "Вигаданий Тарас Андрійович"
CHILD: Script = {"filing_for": "Для моєї дитини", "child_name": SOFIA, "child_birth_date": "17 травня 2015"}


class Household(Chat):
    """A person on a real database, with claims that were filled in before."""

    async def enrol(self, telegram_id: int = 1) -> User:
        self.user = await self.database.write(lambda work: work.newcomers.enrol(telegram_id))
        return self.user

    async def filled(
        self, code: str, script: Script, about: str = "", fingerprint: str = "", person: str = ""
    ) -> Writing:
        """A claim told by the script."""
        form = FORMS[code]
        one = Person(form)
        one.go_through(script)

        def write(work: Work) -> Writing:
            claim = work.claims.create(self.user, code, fingerprint or form.fingerprint, about, person=person)
            begun = Writing(claim, form, Draft())
            return save_claim(work, self.user, begun, one.draft.at(Place(Screen.TASKS)))

        return await self.database.write(write)

    async def listed(self, life: Life, *others: Other) -> Writing:
        """The finder, gone through."""

        def write(work: Work) -> Writing:
            claim = work.claims.create(self.user, FINDER.code, FINDER.fingerprint, "", numbered=False)
            return save_claim(work, self.user, Writing(claim, FINDER, Draft()), told(life, *others))

        return await self.database.write(write)

    async def come_back(self) -> None:
        """The beginning of any turn, with nothing remembered of the last one."""
        await self.database.write(lambda work: Talk(work, self.user.id))

    async def records(self) -> dict[str, Record]:
        """Everybody by what they are called, the one who writes under «self»."""
        found = await self.database.read(lambda work: records_of(work, self.user))
        return {"self" if one.is_writer else one.called: one for one in found}

    async def named(self) -> dict[str, str]:
        """What everybody is called, by record: one person may have two until it is said that they are one."""
        found = await self.database.read(lambda work: records_of(work, self.user))
        return {one.id: "self" if one.is_writer else one.called for one in found}

    async def whose(self) -> dict[tuple[str, int], str]:
        """For whom each claim is, by category and number: what they are called, or "" where nobody is named."""

        def read(work: Work) -> dict[tuple[str, int], str]:
            names = {one.id: "self" if one.is_writer else one.called for one in records_of(work, self.user)}
            heads = work.claims.list(self.user)
            return {
                (head.form, head.number): names.get(head.person, "")
                for head in heads
                if head.form != FINDER.code
            }

        return await self.database.read(read)


async def household(database: Database, telegram_id: int = 1) -> Household:
    chat = Household(database)
    await chat.enrol(telegram_id)
    return chat
