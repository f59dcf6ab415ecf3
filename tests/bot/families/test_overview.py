"""One screen for the whole family: how far each claim is, all packages with one press, one order into Diia."""

from __future__ import annotations

from conversation.claims.packages import CONFIRMED, PACKAGE, delivered
from conversation.people.commands import ShowTransfer
from dialogs.engine.answers import Screen
from dialogs.engine.views import View
from storage import Database, Work
from tests.bot.families.golden import CHILDREN, alone, own
from tests.bot.families.household import Household, household


def fits(view: View) -> bool:
    return len(view.choices) + len(view.actions) <= 6 and all(len(one.label) <= 24 for one in view.everything)


async def statuses(mother: Household) -> list[str]:
    return [one.claim.status for one in await mother.drafts()]


async def test_all_packages_with_one_press_and_one_order_into_diia(database: Database) -> None:
    mother = await household(database)
    for code in ("A3.3", "A1.2"):
        for child in CHILDREN[:2]:
            await mother.filled(code, alone(code, child))
        await mother.filled(code, own(code))
    await mother.come_back()
    while (await mother.say("/family")).heading == "Це одна людина?":
        await mother.say("Так, це одна людина")
    view = await mother.say("Заяви родини")
    assert fits(view) and len(view.lines) == 0
    assert [one.label for one in view.choices] == ["Ви", "Дарина", "Максим"]
    assert view.choices[1].listed == "Дарина: A3.3 — можна подавати; A1.2 — можна подавати"
    view = await mother.say("Усі пакети разом (6)")
    assert mother.notices == ("Збираємо 6 пакетів.",)
    assert await statuses(mother) == [CONFIRMED] * 6

    def finish(work: Work) -> None:
        for head in work.claims.list(mother.user):
            assert work.jobs.get(PACKAGE, head.id) is not None
            delivered(work, mother.user, head.id)

    await database.write(finish)
    view = await mother.say("/family", "Заяви родини")
    assert "Усі пакети разом (6)" not in [one.label for one in view.everything]
    order: list[str] = []
    view = await mother.say("Перенести все в Дію")
    while len(order) < 6:
        assert fits(view)
        order += [one.listed for one in view.choices]
        assert all(isinstance(one.command, ShowTransfer) for one in view.choices)
        if len(order) < 6:
            view = await mother.say("Показати ще")
    assert order == [f"{code} · {who}" for code in ("A1.2", "A3.3") for who in ("Ви", "Дарина", "Максим")]
    view = await mother.say("/family", "Заяви родини", "Перенести все в Дію", "1")
    assert view.place.screen is Screen.TRANSFER


async def test_a_claim_whose_file_is_on_its_way_waits(database: Database) -> None:
    mother = await household(database)
    for child in CHILDREN[:2]:
        await mother.filled("A1.2", alone("A1.2", child))
    await mother.filled("A1.2", own("A1.2"))
    await mother.come_back()
    (first, *_) = await mother.drafts()

    def arriving(work: Work) -> None:
        work.evidence.add(mother.user, first.claim.id, file_id="f")

    await database.write(arriving)
    view = await mother.say("/family", "Заяви родини")
    assert "Усі пакети разом (2)" in [one.label for one in view.everything]
