"""A fact is corrected once, where the person says so: everywhere, here only, or everywhere but there."""

from __future__ import annotations

from typing import Any

from conversation.claims.writing import Writing, save_claim
from conversation.commands import OpenClaim
from conversation.doing import do
from conversation.finishing import finish
from conversation.people.records import keep_record
from conversation.talk import Talk
from dialogs.engine.answers import Answer, Place, Ref
from dialogs.engine.commands import GoTo
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.views import View
from storage import Database, Work
from tests.bot.families.golden import CHILDREN, own
from tests.bot.families.household import SOFIA, Household, household
from tests.dialogs.finder.life_stories import Other

LEFT = Ref("displacement_date")
BORN = Ref("child_birth_date")
MY_BIRTH = Ref("applicant_birth_date")


class Corrector(Household):
    async def at(self, writing: Writing, key: str, item: str = "") -> View:
        """One of the questions of a claim, with its answer."""

        def go(work: Work) -> View:
            talk = Talk(work, self.user.id)
            do(talk, OpenClaim(writing.claim.id))
            do(talk, GoTo(Place(key=key, item=item)))
            view = finish(talk).view
            assert view is not None
            return view

        return await self.database.write(go)

    async def claims(self, code: str) -> dict[str, Writing]:
        whose = await self.whose()
        return {
            whose[one.form.code, one.claim.number]: one
            for one in await self.drafts()
            if one.form.code == code
        }

    async def values(self, code: str, ref: Ref) -> dict[str, Any]:
        found = {whose: one.draft.answers.get(ref) for whose, one in (await self.claims(code)).items()}
        return {whose: answer.value if answer else None for whose, answer in found.items()}


async def linked(database: Database, *born_later: Other) -> Corrector:
    """A mother whose A1.2 is told, and the claims of her three children begun from it."""
    chat = Corrector(database)
    await chat.enrol()
    children = [*(Other(child.name, child.said) for child in CHILDREN), *born_later]
    await chat.listed({"moved": "abroad"}, *children)
    await chat.filled("A1.2", own("A1.2"), about="self")
    await chat.come_back()
    (mine,) = (await chat.claims("A1.2")).values()
    await chat.at(mine, "displacement_date")
    await chat.say("/claims", "1", "Те саме сталося з дітьми", "З усіма", "Ні, без файлів")
    assert {"self", "Дарина", "Максим", "Тарас"} <= set(await chat.claims("A1.2"))
    return chat


def day(number: int) -> Any:
    from datetime import date

    from dialogs.engine.intervals import Interval

    return Interval(date(2022, 3, number), date(2022, 3, number))


def days(found: dict[str, Any]) -> dict[str, int]:
    return {whose: value.first.day for whose, value in found.items()}


async def test_one_tap_corrects_everywhere(database: Database) -> None:
    chat = await linked(database)
    assert set(days(await chat.values("A1.2", LEFT)).values()) == {8}
    await chat.at((await chat.claims("A1.2"))["self"], LEFT.key)
    asked = await chat.say("9 березня 2022")
    assert asked.heading == "Виправити й в 3 інших заявах?"
    assert [line for line in asked.lines if line.startswith("•")] == [
        "• A1.2 · Дарина", "• A1.2 · Максим", "• A1.2 · Тарас"
    ] or len(asked.lines) == 4  # fmt: skip
    assert set(days(await chat.values("A1.2", LEFT)).values()) == {8, 9}  # nothing is slipped in
    await chat.say("Виправити всюди")
    assert set(days(await chat.values("A1.2", LEFT)).values()) == {9}
    taken = (await chat.claims("A1.2"))["Тарас"].draft.answers[LEFT]
    assert (
        taken.origin == "A1.2" and taken.source == (await chat.claims("A1.2"))["self"].claim.id
    )  # of a household


async def test_what_is_told_of_an_item_is_corrected_on_the_same_item_elsewhere(database: Database) -> None:
    chat = await linked(database)
    mine = (await chat.claims("A1.2"))["self"]
    state = next(ref for ref in mine.draft.answers if ref.key == "protection_state")
    assert len({*(await chat.values("A1.2", state)).values()}) == 1
    await chat.at(mine, state.key, state.item)
    asked = await chat.say("Чехія")
    assert asked.heading == "Виправити й в 3 інших заявах?"
    await chat.say("Виправити всюди")
    assert {*(await chat.values("A1.2", state)).values()} == {"CZ"}


async def test_nobody_takes_over_a_list_of_what_began_before_they_were_born(database: Database) -> None:
    chat = await linked(database, Other(SOFIA, "17 травня 2024"))
    claims = await chat.claims("A1.2")
    protections = Ref("protections")
    assert protections in claims["self"].draft.answers
    assert protections in claims["Тарас"].draft.answers
    assert protections not in claims["Софія"].draft.answers


async def test_here_only_stays_so_whatever_comes_later(database: Database) -> None:
    chat = await linked(database)
    await chat.at((await chat.claims("A1.2"))["Тарас"], LEFT.key)
    asked = await chat.say("20 березня 2022")
    assert [action.label for action in asked.actions] == ["Виправити всюди", "Ні, тут інакше"]
    await chat.say("Ні, тут інакше")
    assert days(await chat.values("A1.2", LEFT)) == {"self": 8, "Дарина": 8, "Максим": 8, "Тарас": 20}
    await chat.at((await chat.claims("A1.2"))["self"], LEFT.key)
    asked = await chat.say("10 березня 2022")
    assert asked.heading == "Виправити й в 2 інших заявах?"
    await chat.say("Виправити всюди")
    assert days(await chat.values("A1.2", LEFT)) == {"self": 10, "Дарина": 10, "Максим": 10, "Тарас": 20}


async def test_everywhere_but_there(database: Database) -> None:
    chat = await linked(database)
    await chat.at((await chat.claims("A1.2"))["self"], LEFT.key)
    asked = await chat.say("10 березня 2022")
    away = next(one.label for one in asked.choices if "Максим" in one.label)
    left = await chat.say(away)
    assert left.heading == "Виправити й в 2 інших заявах?"
    await chat.say("Виправити всюди")
    assert days(await chat.values("A1.2", LEFT)) == {"self": 10, "Дарина": 10, "Максим": 8, "Тарас": 10}
    await chat.at((await chat.claims("A1.2"))["self"], LEFT.key)
    await chat.say("11 березня 2022", "Виправити всюди")
    assert days(await chat.values("A1.2", LEFT))["Максим"] == 8


async def test_two_equal_answers_given_apart_stay_apart(database: Database) -> None:
    chat = await linked(database)
    claims = await chat.claims("A1.2")
    answer = claims["self"].draft.answers[LEFT]
    typed = claims["Тарас"].draft.with_answer(LEFT, Answer(value=answer.value))
    await database.write(lambda work: save_claim(work, chat.user, claims["Тарас"], typed))
    await chat.at(claims["self"], LEFT.key)
    asked = await chat.say("9 березня 2022")
    assert asked.heading == "Виправити й в 2 інших заявах?"
    await chat.say("Виправити всюди")
    assert days(await chat.values("A1.2", LEFT))["Тарас"] == 8


async def test_a_packaged_claim_keeps_what_it_had(database: Database) -> None:
    chat = await linked(database)
    claims = await chat.claims("A1.2")
    claim = claims["Тарас"].claim
    await database.write(lambda work: work.claims.set_status(chat.user, claim.id, claim.rev, "delivered"))
    await chat.at(claims["self"], LEFT.key)
    asked = await chat.say("9 березня 2022")
    assert asked.heading == "Виправити й в 2 інших заявах?"
    await chat.say("Виправити всюди")
    assert days(await chat.values("A1.2", LEFT))["Тарас"] == 8


async def test_a_fact_of_a_child_is_corrected_on_the_card_and_in_the_lists(database: Database) -> None:
    chat = await linked(database)
    family = await chat.say("/family")
    while "Тарас" not in [one.label for one in family.choices]:
        family = await chat.say("Показати ще")
    card = await chat.say("Тарас")
    assert card.heading == "Вигаданий Тарас Олегович"
    await chat.say("1")
    asked = await chat.say("Вигаданий Тарас Олександрович")
    assert asked.heading.startswith("Виправити й в ")
    await chat.say("Виправити всюди")
    taras = (await chat.records())["Тарас"]
    claims = await chat.claims("A1.2")
    assert str(claims["Тарас"].draft.answers[Ref("child_name")].value) == "Вигаданий Тарас Олександрович"
    listed = claims["Дарина"].draft.answers[Ref("family_name", taras.id)]
    assert str(listed.value) == "Вигаданий Тарас Олександрович"


async def test_the_card_follows_the_only_claim_unasked(database: Database) -> None:
    chat = Corrector(database)
    await chat.enrol()
    await chat.filled("A1.2", own("A1.2"), about="self")
    await chat.come_back()
    (mine,) = (await chat.claims("A1.2")).values()
    born, before = Ref("birth_date"), mine.draft.answers[MY_BIRTH].value
    assert (await chat.records())["self"].draft.answers[born].value == before
    await chat.at(mine, MY_BIRTH.key)
    asked = await chat.say("3 червня 1984")
    assert not asked.heading.startswith("Виправити")
    now = (await chat.claims("A1.2"))["self"].draft.answers[MY_BIRTH].value
    assert now != before and (await chat.records())["self"].draft.answers[born].value == now


async def test_a_card_that_told_it_first_is_asked_about(database: Database) -> None:
    chat = Corrector(database)
    await chat.enrol()
    await chat.filled("A1.2", own("A1.2"), about="self")
    await chat.come_back()
    (mine,) = (await chat.claims("A1.2")).values()
    card = (await chat.records())["self"]
    told = Answer(value=mine.draft.answers[MY_BIRTH].value, source=f"{card.id}@self")

    def told_on_the_card(work: Work) -> None:
        known = card.draft.with_answer(Ref("birth_date"), told)
        keep_record(work, chat.user, card, card._replace(draft=known))
        save_claim(work, chat.user, mine, mine.draft.with_answer(MY_BIRTH, told))

    await chat.database.write(told_on_the_card)
    await chat.at(mine, MY_BIRTH.key)
    assert (await chat.say("3 червня 1984")).heading == "Виправити й у картці?"


async def test_another_child_takes_nothing_of_the_first_along(database: Database) -> None:
    chat = await linked(database)
    claim = (await chat.claims("A1.2"))["Тарас"]
    await chat.at(claim, "child_name")
    asked = await chat.say(SOFIA)
    assert "Це інша дитина" in [one.label for one in asked.everything]
    await chat.say("Це інша дитина")
    claims = await chat.claims("A1.2")
    assert set(claims) == {"self", "Дарина", "Максим", "Софія"}
    assert BORN not in claims["Софія"].draft.answers
    assert (await chat.records())["Тарас"].said("birth_date") is not None


def test_the_example_is_a_date() -> None:
    assert RememberedDate().name == "approximate_date" and day(8).first.day == 8


__all__ = ["household"]
