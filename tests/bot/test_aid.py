"""Other help in the chat: where it is reached from, what a phone has room for, and programmes that are off or over."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conversation.screens.menus import menu_view
from dialogs.directory import ENTRIES
from dialogs.engine.information import Entry
from dialogs.engine.lint.promises import promises
from dialogs.engine.lint.screens import screen_flaws
from dialogs.engine.views import View
from dialogs.language import Language
from dialogs.programmes import PROGRAMMES, beside_forms
from locales import LANGUAGES, language
from storage import Database, MasterKey
from tests.bot.chat import Chat

SPOKEN = [language(code) for code in LANGUAGES]
INFORMATION = tuple(entry for programme in PROGRAMMES for entry in programme.information)
NAMES = [
    "new",
    "aid",
    *(f"aid:{one.name}:{page}" for one in PROGRAMMES if one.beside for page in range(3)),
    *(f"directory:{page}" for page in range(4)),
    *(f"entry:{entry.id}" for entry in (*ENTRIES, *INFORMATION)),
]


def shown(name: str, spoken: Language, current: str = "", closed: frozenset[str] = frozenset()) -> View:
    return menu_view(name, [], current, closed, spoken)


@pytest.mark.parametrize("spoken", SPOKEN, ids=lambda spoken: spoken.code)
@pytest.mark.parametrize("name", NAMES)
def test_every_screen_of_other_help_fits_a_phone(name: str, spoken: Language) -> None:
    for current in ("", "claim"):
        for closed in (frozenset[str](), frozenset({"R2"}), frozenset(beside_forms())):
            assert [*screen_flaws(shown(name, spoken, current, closed), spoken)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_screen_of_other_help_promises_anything(name: str) -> None:
    view = shown(name, SPOKEN[0])
    assert not [what for line in (view.heading, *view.lines) for what in promises(line)]


@pytest.mark.parametrize("entry", [*ENTRIES, *INFORMATION], ids=lambda entry: entry.id)
def test_an_entry_says_its_year_its_source_and_that_it_has_to_be_checked(entry: Entry) -> None:
    view = shown(f"entry:{entry.id}", SPOKEN[0])
    assert f"Це за даними {entry.year} року. Перевірте, чи діє." in view.lines
    assert entry.source in view.folded[0]
    assert any(line.startswith("Куди звертатися: ") for line in view.lines)


class Clock:
    """The time it is; tests move it on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 31, 21, 50, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Ten minutes before the New Year in Kyiv."""
    return Clock()


@pytest.fixture
async def chat(tmp_path: Path, key: MasterKey, clock: Clock) -> AsyncIterator[Chat]:
    database = await Database.open(f"sqlite:///{tmp_path / 'aid.db'}", key, clock=clock)
    chat = Chat(database)
    await chat.start()
    yield chat
    await database.close()


@pytest.fixture
def off() -> Iterator[None]:
    PROGRAMMES.switch_off({"rivne"})
    yield
    PROGRAMMES.switch_off(())


async def test_it_is_in_the_menu(chat: Chat) -> None:
    aid = await chat.say("/new", "Інша допомога")
    assert [choice.listed or choice.label for choice in aid.choices] == [
        "Допомога після неволі",
        "Рівне: матеріальна допомога",
        "Служби й центри",
    ]
    assert (await chat.say("3")).heading == "Служби й центри"


async def test_a_draft_goes_on_over_the_new_year_and_is_told_of_it(chat: Chat, clock: Clock) -> None:
    await chat.say("R3", "Для мене")
    clock.now = datetime(2026, 12, 31, 22, 10, tzinfo=UTC)
    asked = await chat.say("так")
    assert asked.heading == "Коли вас узяли на облік у Рівному?"
    told = await _check(chat)
    assert "Розпорядження було на 2026 рік, а він минув." in told
    assert "Знайдіть нове на сайті міської ради" in told


async def _check(chat: Chat) -> str:
    view = await chat.say("?")
    while view.heading != "Перевіримо заяву":
        nothing = {"Файлів немає", "Виплат не було"} & {action.label for action in view.everything}
        which = view.heading == "Що записати замість відповіді?"
        view = await chat.say(nothing.pop() if nothing else "1" if which else "Пропустити")
    return " ".join((*view.notes, *view.lines))


async def test_nothing_is_begun_before_the_season_or_after_it(chat: Chat, clock: Clock) -> None:
    for now in (datetime(2026, 1, 7, 21, 50, tzinfo=UTC), datetime(2026, 12, 31, 22, 10, tzinfo=UTC)):
        clock.now = now
        menu = await chat.say("/new", "Інша допомога", "Рівне: матеріальна")
        assert "За розпорядженням на 2026 рік заяв зараз не приймають." in menu.lines[0]
        assert not menu.choices
        await chat.say("R2")
        assert any("Запитайте про нове." in notice for notice in chat.notices)
    assert await chat.drafts() == []
    clock.now = datetime(2026, 1, 7, 22, 10, tzinfo=UTC)
    assert (await chat.say("R2")).heading == "Для кого просите допомогу?"


async def test_one_that_is_off_is_not_offered_and_its_drafts_go_on(
    chat: Chat, request: pytest.FixtureRequest
) -> None:
    await chat.say("R3", "Для мене")
    request.getfixturevalue("off")
    assert (await chat.say("так")).heading == "Коли вас узяли на облік у Рівному?"
    menu = await chat.say("/new", "Інша допомога")
    assert [choice.label for choice in menu.choices] == ["Допомога після неволі", "Служби й центри"]
    assert (await chat.say("R2")).heading == "Інша допомога"
    await chat.say("/new", "Підібрати мої заяви", "Більше ні для кого", "1", "5", "4", "1")
    assert not (await chat.say("Інша допомога")).choices


async def _residents(chat: Chat) -> list[str]:
    """What is said of the aid for residents to somebody whose home was lost."""
    await chat.say("/new", "Підібрати мої заяви", "Більше ні для кого")
    await chat.say("Ні, не довелося", "Робота або дохід", "4", "1", "1")
    help_ = await chat.say("Інша допомога")
    return [choice.listed for choice in help_.choices if choice.label == "Рівне: мешканцям"]


@pytest.mark.parametrize(
    ("address", "offered", "asked"),
    [
        ("", True, True),
        ("Рівненська область, селище Квасилів, вулиця Молодіжна, 3", True, False),
        ("Харківська область, Ізюм, вулиця Садова, 5", False, False),
    ],
)
async def test_what_a_claim_tells_decides_what_is_offered(
    chat: Chat, address: str, offered: bool, asked: bool
) -> None:
    """Registered in the town: nothing is left open. Registered elsewhere: it is not offered. Nobody is asked for it."""
    if address:
        await chat.say("R2", "Для мене", "ні", address)
    told = await _residents(chat)
    assert bool(told) is offered
    assert any("Чи ви зареєстровані в Рівному або Квасилові?" in line for line in told) is asked
