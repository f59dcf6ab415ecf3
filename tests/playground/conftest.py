"""A playground, a real aiogram bot that talks to it, and a person's HTTP client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from bot.playground import Playground, start

Act = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with await start() as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(playground.url))
    async with Bot(playground.token, session=session) as bot:
        yield bot


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[ClientSession]:
    async with ClientSession(playground.url) as client:
        yield client


@pytest.fixture
def act(client: ClientSession) -> Act:
    """`await act("text", text="Привіт")`: what person 1 does; `user=2` for another."""

    async def post(door: str, user: int = 1, **fields: Any) -> dict[str, Any]:
        async with client.post(f"/chat/{user}/{door}", json=fields) as response:
            assert response.status == 200, await response.text()
            return dict(await response.json())

    return post


@pytest.fixture
def fault(client: ClientSession) -> Callable[..., Awaitable[None]]:
    async def order(**fields: Any) -> None:
        async with client.post("/playground/faults", json=fields) as response:
            assert response.status == 200, await response.text()

    return order
