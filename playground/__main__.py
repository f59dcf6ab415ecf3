"""`python -m playground --port 0`: the playground standing alone; its first line of output is the address."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
from pathlib import Path

from . import start


async def _serve(port: int, token: str | None, folder: Path | None) -> None:
    async with await start(port, token, folder) as playground:
        sys.stdout.write(f"{playground.url}\nBOT_TOKEN={playground.token}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--token", help="the token that the bot will use; made up unless given")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where chats outlive the process, sealed")
    asked = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(asked.port, asked.token, asked.keep))


if __name__ == "__main__":
    main()
