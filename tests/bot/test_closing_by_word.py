"""«Готово», typed after each of two files that were sent fast, closes both questions: it is no text sent twice."""

from __future__ import annotations

from itertools import count

from conversation.claims.writing import save_claim
from conversation.happenings import Commanded, Said, Sent
from conversation.turn import Turn
from dialogs.engine.answers import Draft, Files, Ref
from storage import Database
from tests.bot.families.household import Household
from tests.bot.seeing import happen
from tests.dialogs.rivne.people.r3 import SCRIPT

_COPIES = ("passport_copy", "tax_number_copy")
_SEEN = 500
"""The number of a screen that comes after everything that is sent here."""


async def test_a_word_that_closed_one_question_closes_the_next_when_a_file_came_between(
    database: Database,
) -> None:
    person = Household(database)
    await person.enrol()
    writing = await person.filled("R3", SCRIPT)
    rest = {ref: answer for ref, answer in writing.draft.answers.items() if ref.key not in _COPIES}
    await database.write(lambda work: save_claim(work, person.user, writing, Draft(rest)))
    numbers = count(1)

    async def do(happening: Said | Sent | Commanded) -> Turn:
        return await happen(database, person.user.id, happening, message=_SEEN)

    async def send() -> None:
        number = next(numbers)
        await do(Sent(f"file{number}", f"unique{number}", "1.jpg", "image/jpeg", 9, "", "", number))
        await do(Said("Готово", next(numbers), 60))

    await do(Commanded("claims"))
    await do(Said("1", _SEEN + 1, 60))
    turn = await do(Said("Продовжити", _SEEN + 2, 60))
    assert turn.view is not None and turn.view.ref == Ref(_COPIES[0])
    for _ in _COPIES:
        await send()
    (writing,) = await person.drafts()
    told = [writing.draft.answers[Ref(key)].value for key in _COPIES]
    assert [isinstance(one, Files) and one.closed and len(one.files) for one in told] == [1, 1]
