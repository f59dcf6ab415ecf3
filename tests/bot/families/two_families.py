"""Two families whose every fact says whose it is, and everything that their parents may do with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from conversation.happenings import Strange
from dialogs.engine.answers import FINDER, Ref, Screen, State
from dialogs.engine.facts import Stands, stands
from dialogs.engine.path import trace
from dialogs.engine.records import dump_answer
from dialogs.engine.views import View
from storage import Database
from tests.bot.families.between import Party, code_of, token_of
from tests.bot.families.filing import Parent
from tests.bot.families.golden import CHILDREN, MOTHER, alone, own, tax_number
from tests.bot.seeing import happen
from tests.dialogs.register.people import a1_2
from tests.dialogs.register.walking import TODAY, Script

CODES = ("A1.2", "A3.3")
DARYNA, MAKSYM, TARAS = CHILDREN
_OTHERS = {
    MOTHER: "Придумана Ольга Іванівна",
    DARYNA.name: "Придумана Марія Іванівна",
    MAKSYM.name: "Придуманий Богдан Іванович",
    TARAS.name: "Придуманий Ілля Іванович",
    "Вигаданий Олег Петрович": "Придуманий Іван Ількович",
    "Дарина": "Марія",
    "Максим": "Богдан",
    "Тарас": "Ілля",
    "І-ВЛ 123456": "І-ВЛ 654321",
    "І-ВЛ 234567": "І-ВЛ 765432",
    "І-ВЛ 345678": "І-ВЛ 876543",
    "FB123456": "FC654321",
    "FB234567": "FC765432",
    "FB345678": "FC876543",
    "12 квітня 1985": "13 квітня 1985",
    str(a1_2.SCRIPT["applicant_tax_number"]): "3114912347",
    DARYNA.said: "6 березня 2012",
    MAKSYM.said: "18 травня 2015",
    TARAS.said: "10 вересня 2018",
    "+48 512 000 000": "+48 513 111 111",
    "oksana@example.com": "olha@example.com",
    "Академіка Павлова, 140": "Академіка Павлова, 141",
    "Липова, 7": "Липова, 9",
    "Зана, 15": "Зана, 16",
    "Миру, 110": "Миру, 112",
}
"""What the second family says in place of the first."""


def _numbers() -> dict[str, str]:
    mother = tax_number(CHILDREN[0].born.replace(year=1985, month=4, day=13), male=False)
    found = {str(a1_2.SCRIPT["applicant_tax_number"]): mother}
    for child in CHILDREN:
        found[child.number] = tax_number(child.born.replace(day=child.born.day + 1), child.male)
    return found


_OTHERS |= _numbers()


def told_otherwise(said: Any) -> Any:
    """An answer of the first family as the second one gives it."""
    match said:
        case State():
            return said
        case str():
            for here in sorted(_OTHERS, key=len, reverse=True):
                said = said.replace(here, _OTHERS[here])
            return said
        case list():
            return [told_otherwise(one) for one in said]
        case dict():
            return {key: told_otherwise(one) for key, one in said.items()}
    return said


@dataclass(frozen=True)
class Family:
    """Who is in it, and by which words each of them is known again: «self» is the parent."""

    second: bool
    marks: dict[str, tuple[str, ...]] = field(init=False)
    shared: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        marks = {
            "self": (
                MOTHER,
                str(a1_2.SCRIPT["applicant_tax_number"]),
                "+48 512 000 000",
                "oksana@example.com",
            )
        }
        for child in CHILDREN:
            marks[child.called] = (child.name, child.number, child.certificate, child.passport)
        shared = ("Академіка Павлова, 140", "Липова, 7", "Зана, 15", "Миру, 110")
        say = told_otherwise if self.second else lambda said: said
        marks = {say(name): tuple(say(one) for one in words) for name, words in marks.items()}
        object.__setattr__(self, "marks", {name: _as_stored(words) for name, words in marks.items()})
        object.__setattr__(self, "shared", tuple(say(one) for one in shared))

    @property
    def children(self) -> tuple[str, ...]:
        return tuple(name for name in self.marks if name != "self")

    def told(self, code: str, whose: str) -> Script:
        at = self.children.index(whose) if whose in self.children else -1
        script = alone(code, CHILDREN[at]) if at >= 0 else own(code)
        return told_otherwise(script) if self.second else script

    def everything(self) -> tuple[str, ...]:
        return (*self.shared, *(one for words in self.marks.values() for one in words))


def _as_stored(words: tuple[str, ...]) -> tuple[str, ...]:
    """As answers keep them: a surname, a given name and a patronymic apart, a phone number without spaces."""
    return tuple(
        word.split()[1] if word[0] in "ВП" else word[-6:] if word[0] == "І" else word.replace(" ", "")
        for word in words
    )


class Teller(Parent, Party):
    """The parent of a family, who answers what is asked and presses what there is."""

    def __init__(self, database: Database, family: Family) -> None:
        super().__init__(database, family.told)
        self.family = family
        self.meant: dict[str, str] = {}

    async def begin(self, code: str, whose: str) -> None:
        await self.say("/start", "Почати нову заяву", code)
        writing, _ = await self.present()
        if writing is not None:
            self.meant.setdefault(writing.claim.id, whose)
        await self.answer(3)

    async def answer(self, most: int) -> None:
        """Answer what is asked, as the person whose claim it is would have it answered."""
        for _ in range(most):
            writing, session = await self.present()
            if writing is None or session.menu:
                if not await self._aside(writing.claim.id if writing else ""):
                    await self.say("/claims", "1")
                continue
            names = await self.named()
            whose = names.get(writing.claim.person) or self.meant.get(writing.claim.id, "self")
            path = trace(writing.form, writing.draft.answers, TODAY)
            place = writing.draft.place
            if writing.form.code == FINDER or path.pending is None:
                return
            if place.screen is Screen.OFFER:
                await self.say("1")
            elif place.screen is not Screen.QUESTION or place.key:
                await self.say("Продовжити" if place.screen is Screen.TASKS else "/claims")
            else:
                view = await self.shown()
                if view.ref != path.pending.ref:
                    return
                await self._answer(view, path.pending, path, self.told(writing.form.code, whose))

    async def shown(self) -> View:
        """The present screen once more."""
        turn = await happen(self.database, self.user.id, Strange(), message=next(self.numbers))
        assert turn.view is not None
        return turn.view

    async def _aside(self, claim: str) -> bool:
        """What the bot asks about people is answered truly; whether it asked."""
        view = await self.shown()
        if view.heading == "Це одна людина?":
            await self.say("Так, це одна людина")
        elif view.heading == "Яка це дитина?":
            whose, there = self.meant.get(claim, ""), [one.label for one in view.everything]
            await self.say(whose if whose in there else "Інша дитина")
        elif "Виправити всюди" in [one.label for one in view.everything]:
            await self.say("Виправити всюди")
        else:
            return False
        return True

    async def press(self, number: int) -> None:
        """Any button that is there, but none that destroys."""
        view = await self.shown()
        there = [one.label for one in view.everything if one.label not in _NEVER]
        if there:
            await self.say(there[number % len(there)])

    async def together(self) -> None:
        view = await self.say("/claims", "1")
        if "Відкрити відповіді" in [one.label for one in view.everything]:
            view = await self.say("Відкрити відповіді")
        if "Те саме сталося з дітьми" in [one.label for one in view.everything]:
            view = await self.say("Те саме сталося з дітьми")
            await self.say(view.choices[0].label)
            if "Ні, без файлів" in [one.label for one in (await self.shown()).everything]:
                await self.say("Ні, без файлів")

    async def add(self, whose: str) -> None:
        """A child, by name and birth, on the list of the family."""
        if whose not in await self.records():
            script = self.told("A1.2", whose)
            await self.say(
                "/family", "Додати людину", "Мою дитину", script["child_name"], script["child_birth_date"]
            )

    async def archive(self, whose: str, away: bool) -> None:
        if away:
            await self.say("/family", whose, "До архіву")
        else:
            await self.say("/family", "Архів", whose, "Повернути з архіву")

    async def correct(self, whose: str) -> None:
        """The passport is another one, still the same person's, and the bot is told where that holds."""
        await self.say("/family", whose)
        view = await self.say("Показати ще")
        if "Паспорт" in [one.label for one in view.everything]:
            view = await self.say("Паспорт")
            if view.whose or view.ref:
                await self.say(self.told("A1.2", whose).get("child_passport", "1"), "Виправити всюди")

    async def helped_by(self, other: Teller, code: str, most: int) -> None:
        """The other family's parent types for this one; a stranger's code leads nowhere."""
        link = await self.say("/family", "Допомога")
        if link.heading == "Покликати помічника?":
            link = await self.say("Створити посилання")
            await other.follow(token_of(link))
            await other.say("000000" if code_of(link) != "000000" else "000001")
            await other.say(code_of(link), "Так, допоможу")
            await self.news()
            await self.say("Так, пустити")
            await other.news()
        await other.say("/family", "Допомога", "До заяв людини", "1")
        for _ in range(most):
            view = await other.shown()
            whose = next((name for name in self.family.marks if name in view.whose), "self")
            said = self.told(code, whose).get(view.ref.key) if view.ref else None
            if not isinstance(said, str):
                break
            await other.say(said)
        await other.say("/claims", "Досить на сьогодні")
        await self.news()


_NEVER = frozenset(
    {
        "Так, стерти все",
        "Так, видалити",
        "Пропустити",
        "Інша дитина",
        "Додати дитину",
        "Ні, це дві людини",
        "English",
        "Українська",
    }
)


async def strangers_facts(teller: Teller, other: Family) -> list[str]:
    """Every fact that stands where it is not that person's; there should be none."""
    found = []
    names = await teller.named()
    for record_name, record in (await teller.records()).items():
        said = str([answer.value for answer in record.draft.answers.values()])
        found += [
            f"card of {record_name}: {word}" for word in _foreign(teller.family, record_name, other, said)
        ]
    for writing in await teller.drafts():
        if writing.form.code == FINDER:
            continue
        whose = names.get(writing.claim.person) or "?"
        path = trace(writing.form, writing.draft.answers, TODAY)
        roles = {
            asks.key: stands(writing.form.cast, asks.fact.of, path.scope)
            for asks in writing.form.sharing
            if asks.fact is not None
        }
        lists = {
            question.key: repeat.key
            for repeat in writing.form.repeats.values()
            if repeat.relatives
            for question in repeat.body
        }
        items: dict[Ref, set[str]] = {}
        for ref, answer in writing.draft.answers.items():
            said = dump_answer(writing.form, ref, answer)
            at = f"{writing.form.code} for {whose}, {ref.key}"
            if ref.key in lists:
                of = {
                    name for name in teller.family.marks for word in teller.family.marks[name] if word in said
                }
                items.setdefault(Ref(lists[ref.key], ref.item), set()).update(of)
                found += [f"{at}: {word}" for word in other.everything() if word in said]
            elif roles.get(ref.key) is Stands.WRITER:
                found += [f"{at}: {word}" for word in _foreign(teller.family, "self", other, said)]
            elif roles.get(ref.key) is Stands.FILED_FOR:
                found += [f"{at}: {word}" for word in _foreign(teller.family, whose, other, said)]
            else:
                found += [f"{at}: {word}" for word in other.everything() if word in said]
        found += [
            f"{writing.form.code}: {ref.key} is {of}"
            for ref, of in items.items()
            if len(of) > 1 or whose in of
        ]
    return found


def _foreign(family: Family, whose: str, other: Family, said: str) -> list[str]:
    """Words that are somebody else's; a name of the other sex stands in a story of one's own at most."""
    others = [word for name, words in family.marks.items() if name != whose for word in words]
    return [word for word in (*others, *other.everything()) if word in said]
