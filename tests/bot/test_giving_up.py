"""An update that cannot be handled is put aside: it is in quarantine, and no more in anybody's way."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.intake.turns import Turns
from bot.telegram.patience import Patience
from bot.telegram.presenter import Presenter
from bot.telegram.wire import Wire
from conversation.limits import Limits
from playground import start
from storage import Database, Folder, Vault

BOT = 77


async def test_it_is_put_aside_and_waits_no_more(database: Database, tmp_path: Path) -> None:
    playground = await start()
    wire = Wire(playground.url, playground.token)
    presenter = Presenter(wire, database, Patience(), lambda *kinds: None)
    turns = Turns(
        database,
        Vault(Folder(tmp_path / "vault")),
        presenter,
        Limits(bot=lambda: "zayava_bot"),
        lambda *kinds: None,
    )
    row = await database.write(lambda work: work.inbox.accept(BOT, 1, 700_100, b"no update"))
    assert row is not None
    turns.lanes.wake(row.user_id)
    async with asyncio.timeout(30):
        while await database.read(lambda work: work.inbox.waiting()):
            await asyncio.sleep(0.05)
    assert await database.read(lambda work: work.quarantine.counts()) == [
        ("update.failed", "inbox", "body", 1)
    ]
    assert turns.lanes.failed.total() == 3 and turns.waits.counts == [0] * len(turns.waits.counts)
    await turns.close()
    await presenter.close()
    await wire.close()
    await playground.close()
