"""A screen that is owed is shown once, however often it was put off, and not at all once another was shown."""

from __future__ import annotations

import asyncio

from bot.telegram.debts import Debts


async def test_what_is_put_off_again_is_shown_once() -> None:
    shown: list[int] = []
    debts = Debts(shown.append)
    debts.put_off(1, 0)
    debts.put_off(1, 0)
    debts.put_off(2, 0)
    await asyncio.sleep(0.01)
    assert shown == [1, 2]


async def test_what_was_shown_is_owed_no_more() -> None:
    shown: list[int] = []
    debts = Debts(shown.append)
    debts.put_off(1, 0)
    debts.put_off(2, 0)
    debts.paid(1)
    await asyncio.sleep(0.01)
    assert shown == [2]
    debts.put_off(3, 0)
    debts.close()
    await asyncio.sleep(0.01)
    assert shown == [2]
