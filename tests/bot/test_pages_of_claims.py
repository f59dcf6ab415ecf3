"""«Ваші заяви» and «Яку заяву видалити?» with more claims than a screen can hold: none is missing, none comes twice."""

from __future__ import annotations

import pytest

from dialogs.engine.views import View
from dialogs.programmes import all_forms
from storage import ClaimHead, Database, Work
from tests.bot.chat import Chat

CODES = list(all_forms())
COLUMN = 6
"""Buttons in the column of a screen, at most."""

numbers = pytest.mark.parametrize("number", [1, 4, 5, 6, 7, 9, 10, 11, 12, 15, 21])
finders = pytest.mark.parametrize("finder", [False, True], ids=["", "finder"])


async def with_claims(database: Database, number: int, finder: bool = False) -> tuple[Chat, list[str]]:
    """Somebody with so many claims, each in a category of its own, and their categories as they should be listed."""
    chat = Chat(database)
    await chat.start()
    if finder:
        await chat.say("/new", "Підібрати мої заяви", "Більше ні для кого", "Пауза")

    def create(work: Work) -> list[ClaimHead]:
        for code in CODES[:number]:
            work.claims.create(chat.user, code, all_forms()[code].fingerprint, "")
        return [head for head in work.claims.list(chat.user) if head.form in CODES]

    heads = await database.write(create)
    assert len(heads) == number
    return chat, [head.form for head in heads]


async def leaf(chat: Chat, view: View) -> list[View]:
    """The pages one after another, until the first comes again."""
    pages = [view]
    while "Показати ще" in labels(view):
        view = await chat.say("Показати ще")
        if view.choices == pages[0].choices:
            return pages
        pages.append(view)
        assert len(pages) < 20
    return pages


def labels(view: View) -> list[str]:
    return [action.label for action in view.everything]


def listed(pages: list[View]) -> list[str]:
    """The categories of the claims on the pages, each with its number in front."""
    return [
        f"{number}. {choice.listed.split()[0]}"
        for page in pages
        for number, choice in enumerate(page.choices, page.first)
    ]


@numbers
@finders
async def test_every_claim_stands_on_one_page_under_its_number(
    database: Database, number: int, finder: bool
) -> None:
    chat, codes = await with_claims(database, number, finder)
    pages = await leaf(chat, await chat.say("/claims"))
    assert listed(pages) == [f"{place}. {code}" for place, code in enumerate(codes, 1)]
    for page in pages:
        assert len(page.choices) + len(page.actions) <= COLUMN, labels(page)
        assert "Почати нову заяву" in labels(page)
        assert [action.label for action in page.bottom] == ["Видалити заяву"]
        assert ("Продовжити підбір" in labels(page)) is finder
        assert page.heading == "Ваші заяви" and "Поки що жодної." not in page.lines


@numbers
async def test_every_claim_can_be_picked_for_deletion(database: Database, number: int) -> None:
    chat, codes = await with_claims(database, number)
    pages = await leaf(chat, await chat.say("/claims", "Видалити заяву"))
    assert listed(pages) == [f"{place}. {code}" for place, code in enumerate(codes, 1)]
    for page in pages:
        assert len(page.choices) + len(page.actions) <= COLUMN, labels(page)
        assert page.heading == "Яку заяву видалити?" and "Жодної" in labels(page)


@pytest.mark.parametrize("place", [1, 5, 6, 11])
async def test_the_number_on_a_later_page_opens_that_claim(database: Database, place: int) -> None:
    chat, codes = await with_claims(database, 12)
    view = await chat.say("/claims")
    while not view.first <= place < view.first + len(view.choices):
        view = await chat.say("Показати ще")
    view = await chat.say(str(place))
    assert view.heading.startswith(f"{codes[place - 1]} · ")


async def test_the_claim_picked_on_a_later_page_is_the_one_that_goes(database: Database) -> None:
    chat, codes = await with_claims(database, 12)
    view = await chat.say("/claims", "Видалити заяву", "Показати ще")
    asked = await chat.say(str(view.first + 1))
    gone = codes[view.first]
    assert asked.heading == "Видалити цю заяву назавжди?" and asked.lines[0].startswith(gone)
    assert [(action.label, action.style) for action in asked.actions] == [
        ("Так, видалити", "danger"),
        ("Ні, залишити", ""),
    ]
    after = await leaf(chat, await chat.say("Так, видалити"))
    assert sorted(listed(after)) == sorted(
        f"{place}. {code}" for place, code in enumerate([code for code in codes if code != gone], 1)
    )


async def test_who_has_none_is_told_so(database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    view = await chat.say("/claims")
    assert view.lines == ("Поки що жодної.",)
    assert not view.choices and not view.bottom
    assert labels(view) == ["Почати нову заяву"]
