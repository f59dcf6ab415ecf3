"""People who press and type at random: through menus, the finder, claims, offers and reminders.

There is always a next screen, it is read at a glance and pressed with a thumb in either language, and never an error.
"""

import random

import pytest

from bot.telegram.layout import MESSAGE_LIMIT, messages, screen
from conversation.buttons import button
from conversation.happenings import Commanded, Edited, Happening, Pressed, Said, Sent, Strange
from conversation.turn import Turn
from dialogs.engine.lint.screens import screen_flaws
from dialogs.engine.look.fitting import SCREEN
from dialogs.programmes import all_forms
from storage import Database
from tests.bot.seeing import happen

COMMANDS = ("start", "claims", "new", "remind", "help", "language")
WORDS = (
    "так",
    "ні",
    "1",
    "2",
    "1, 2",
    "березень 2022",
    "12 травня 1985",
    "з травня 2022 по вересень 2022",
    "15 000 грн",
    "Харківська область, Ізюм, вулиця Садова, 5",
    "Польща, Краків",
    "Вигадана Марія Іванівна",
    "3114804522",
    "далі",
    *all_forms(),
)
STEPS = 120


@pytest.mark.parametrize("seed", range(6))
async def test_there_is_always_a_next_screen(database: Database, seed: int) -> None:
    chance = random.Random(seed)  # the same walks every time
    user = await database.write(lambda work: work.newcomers.enrol(seed + 1))
    await database.write(lambda work: work.users.set_language(user, ("uk", "en")[seed % 2]))
    turn: Turn | None = None
    for number in range(1, STEPS + 1):
        happening = _next(chance, turn, number)
        turn = await happen(database, user.id, happening, message=number)
        if turn.view is None:  # a file is on its way
            continue
        message = screen(turn.view, turn.buttons, turn.language, turn.notices)
        assert len(message.text.encode("utf-16-le")) // 2 <= MESSAGE_LIMIT
        assert not [*screen_flaws(turn.view, turn.language)], message.text
        assert not [
            words for words in (*messages(turn.preface.split("\n\n")), *message.before) if len(words) > SCREEN
        ]
        assert message.text.startswith("<b>"), "the question comes first"
        assert len(turn.view.everything) > 0


def _next(chance: random.Random, turn: Turn | None, number: int) -> Happening:
    if turn is None or chance.random() < 0.03:
        return Commanded(chance.choice(COMMANDS))
    view, luck = turn.view, chance.random()
    if view is not None and view.everything and luck < 0.72:
        return Pressed(button(turn.buttons, chance.choice(view.everything).command))
    if view is not None and view.example and luck < 0.88:
        return Said(view.example, number, number * 60)
    if luck < 0.96:
        return Said(chance.choice(WORDS), number, number * 60)
    return chance.choice(
        (
            Strange(),
            Edited("так", max(1, number - 3)),
            Pressed("0.0"),
            Sent(f"f{number}", f"u{number}", "файл.pdf", "application/pdf", 1000, "", "", number),
        )
    )
