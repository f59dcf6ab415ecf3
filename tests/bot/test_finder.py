"""The way from the finder to a claim and from one claim to the next, turn by turn."""

from itertools import count

from bot.conversation.happenings import Commanded, Said
from bot.conversation.limits import Limits
from bot.conversation.writing import Writing, open_claim
from dialogs.engine.answers import Ref
from dialogs.engine.views import View
from dialogs.forms import all_forms
from storage import Database, User, Work
from tests.bot.seeing import happen

FORMS = all_forms()


class Chat:
    """A person who types; the screen that came last is at hand."""

    def __init__(self, database: Database, closed: frozenset[str] = frozenset()) -> None:
        self.database = database
        self.closed = closed
        self.numbers = count(1)
        self.notices: tuple[str, ...] = ()

    async def start(self) -> View:
        self.user: User = await self.database.write(lambda work: work.users.enrol(1))
        return await self._take(Commanded("start"))

    async def say(self, *texts: str) -> View:
        for text in texts:
            number = next(self.numbers)
            command = Commanded(text.removeprefix("/")) if text.startswith("/") else None
            view = await self._take(command or Said(text, number, number * 60))
        return view

    async def _take(self, happening: Said | Commanded) -> View:
        limits = Limits(closed=self.closed)
        turn = await happen(self.database, self.user.id, happening, limits=limits, message=next(self.numbers))
        assert turn.view is not None
        self.notices = turn.notices
        return turn.view

    async def drafts(self) -> list[Writing]:
        """The claims, the newest first, the finder with them."""

        def read(work: Work) -> list[Writing]:
            found = (open_claim(work, self.user, head.id) for head in work.claims.list(self.user))
            return [writing for writing in found if writing is not None]

        return await self.database.read(read)


async def test_from_life_to_two_claims_that_share_what_was_told(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву")
    found = await chat.say("Підібрати мої заяви", "1, 2", "4", "5", "5", "6", "3", "5", "Це всі")
    assert found.heading == "Ваші заяви"
    assert [choice.listed.partition(" ")[0] for choice in found.choices] == ["A1.1", "A1.2"]

    first = await chat.say("1")
    assert first.heading == "Чи є у вас громадянство України?"  # for whom it is, the finder knows
    await chat.say("так", "/new")
    again = await chat.say("/claims")
    assert [choice.listed.partition(" ")[0] for choice in again.choices] == ["A1.1"]

    (draft, finder) = await chat.drafts()
    assert draft.draft.answers[Ref("filing_for")].origin == finder.form.code == "finder"


async def test_what_one_claim_knows_another_offers(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "A1.2", "Для мене", "Так, громадянство є")
    await chat.say("/claims", "Почати нову заяву")
    first = await chat.say("а 1.1")
    assert first.heading == "Для кого ця заява?"  # before that, nobody can say what is known of whom
    offer = await chat.say("Для мене")
    assert offer.heading == "Дещо ви вже розповіли"
    assert "Узято із заяви A1.2." in offer.choices[0].listed
    asked = await chat.say("1")
    assert asked.heading == FORMS["A1.1"].questions["moved_kind"].ask
    newest, _ = await chat.drafts()
    assert newest.draft.answers[Ref("applicant_citizenship")].origin == "A1.2"


async def test_a_claim_of_the_finder_is_begun_once(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say(
        "Почати нову заяву", "Підібрати мої заяви", "2", "4", "5", "5", "6", "3", "5", "Це всі", "1"
    )
    found = await chat.say("/claims", "Почати нову заяву", "Підібрати мої заяви")
    assert "Чернетка вже є." in found.choices[0].listed
    assert (await chat.say("1")).heading == "A1.2 · Вимушене переміщення за межі України"
    assert len(await chat.drafts()) == 2


async def test_a_list_without_anybody_is_no_dead_end(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "2", "4", "5", "5", "6", "3", "5", "Це всі")
    empty = await chat.say("Змінити відповіді", "Прибрати зі списку", "Більше ні для кого")
    assert empty.lines == ("У списку нікого немає.",)
    assert (await chat.say("Додати людину")).heading == "Для кого шукаємо заяви?"
    assert (await chat.say("Додати людину")).heading == "Про кого мова?"


async def test_companies_and_the_state_are_turned_away(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву")
    assert (await chat.say("С3.1")).heading == "Тут готують заяви людей"
    await chat.say("/start", "Почати нову заяву")
    assert (await chat.say("Фірма або держава")).heading == "Тут готують заяви людей"


async def test_a_category_that_is_switched_off_is_not_begun(database: Database) -> None:
    chat = Chat(database, closed=frozenset({"A1.2"}))
    await chat.start()
    await chat.say("Почати нову заяву", "A1.2")
    assert any("Дія поки що не приймає" in notice for notice in chat.notices)
    assert not await chat.drafts()
    shown = await chat.say("Вибрати категорію", "1")
    assert not any("A1.2" in choice.listed for choice in shown.choices)
    assert any("A1.2" in line for line in shown.lines)


async def test_a_file_has_no_place_in_the_finder(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву", "Підібрати мої заяви")
    (finder,) = await chat.drafts()
    assert finder.form.evidence == ""
