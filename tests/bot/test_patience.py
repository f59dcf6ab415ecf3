"""Waiting for Telegram: what is tried again, what is left alone for how long, and what would fail again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.telegram.backoff import pause
from bot.telegram.errors import (
    BadRequest,
    Conflict,
    EntityTooLarge,
    Forbidden,
    NotFound,
    ServerError,
    TelegramError,
    TooManyRequests,
    Unauthorized,
    Undecodable,
    Unreachable,
    error_of,
)
from bot.telegram.patience import Later, Patience
from bot.waits import BOUNDS, Waits


def failing(*errors: TelegramError) -> tuple[Callable[[], Awaitable[str]], list[int]]:
    """A call that ends in these errors, one after the other, and then goes well; and how often it was made."""
    left, made = [*errors], [0]

    async def call() -> str:
        made[0] += 1
        if left:
            raise left.pop(0)
        return "done"

    return call, made


async def test_what_passes_is_tried_again_until_it_goes_well() -> None:
    call, made = failing(Unreachable(), ServerError())
    assert await Patience().wait(call, "send") == "done"
    assert made == [3]


async def test_what_telegram_asks_for_is_kept_in_that_chat_and_for_that_sort_of_call_only() -> None:
    patience = Patience()
    call, made = failing(TooManyRequests(30))
    with pytest.raises(Later) as later:
        await patience.wait(call, "edit", chat=5, within=10)
    assert later.value.seconds == 30 and str(later.value) == "again in 30 s"
    assert (patience.held, patience.told_to_wait) == (1, {"edit": 30})
    with pytest.raises(Later):
        await patience.wait(call, "edit", chat=5, within=10)
    assert made == [1], "it is left alone"
    assert await patience.wait(call, "edit", chat=6, within=10) == "done"
    assert await patience.wait(call, "send", chat=5, within=10) == "done"
    with pytest.raises(Later):
        await patience.wait(failing(TooManyRequests(40))[0], "edit", chat=6, within=0)
    assert (patience.held, patience.told_to_wait) == (2, {"edit": 70})


async def test_a_short_wait_is_waited_for() -> None:
    patience = Patience()
    call, made = failing(TooManyRequests(1))
    assert await patience.wait(call, "send", chat=5, within=2) == "done"
    assert made == [2]
    assert patience.held == 0


@pytest.mark.parametrize("error", [BadRequest("x"), Forbidden(), EntityTooLarge()])
async def test_what_would_be_refused_again_is_said_at_once(error: TelegramError) -> None:
    call, made = failing(error)
    with pytest.raises(type(error)):
        await Patience().wait(call, "send")
    assert made == [1]


@pytest.mark.parametrize("error", [Unauthorized(), NotFound(), Conflict()])
async def test_an_operator_is_told_once_however_many_calls_are_refused(
    error: TelegramError, caplog: pytest.LogCaptureFixture
) -> None:
    patience = Patience()
    with caplog.at_level("INFO"):
        for what in ("send", "edit"):
            with pytest.raises(Later):
                await patience.wait(failing(error)[0], what, within=0)
        await patience.wait(failing()[0], "send")
        await patience.wait(failing()[0], "send")
        with pytest.raises(BadRequest):  # that is an answer to the bot too
            await patience.wait(failing(BadRequest())[0], "edit")
    assert caplog.messages == [
        f"telegram.refuses_the_bot what=send error={type(error).__name__}",
        "telegram.takes_the_bot_again",
    ]


@pytest.mark.parametrize(
    ("status", "answer", "error"),
    [
        (400, {"description": "Bad Request: x"}, BadRequest),
        (401, {"description": "Unauthorized"}, Unauthorized),
        (403, {"description": "Forbidden"}, Forbidden),
        (404, {"description": "Not Found"}, NotFound),
        (409, {"description": "Conflict"}, Conflict),
        (413, {"description": "Too large"}, EntityTooLarge),
        (429, {"description": "Slow", "parameters": {"retry_after": 1}}, TooManyRequests),
        (400, {"description": "Slow", "parameters": {"retry_after": 5}}, TooManyRequests),
        (429, {"description": "Slow", "parameters": {"retry_after": 0}}, TelegramError),
        (429, {"description": "Slow", "parameters": {"retry_after": "5"}}, TelegramError),
        (429, {"description": "Slow", "parameters": 5}, TelegramError),
        (418, {"description": "Teapot"}, TelegramError),
        (499, {"description": "x"}, TelegramError),
        (500, {"description": "x"}, ServerError),
        (502, {"description": "x"}, ServerError),
        (400, {"description": ""}, Undecodable),
        (400, {"description": 5}, Undecodable),
        (404, {}, Undecodable),
    ],
)
def test_an_answer_is_an_error_of_its_sort(
    status: int, answer: dict[str, Any], error: type[TelegramError]
) -> None:
    found = error_of(status, answer)
    assert type(found) is error
    assert str(found) == "", "Telegram's words may quote what a person wrote"
    if error is not Undecodable:
        assert found.description == answer["description"]
    if isinstance(found, TooManyRequests):
        assert found.retry_after == answer["parameters"]["retry_after"]


@pytest.mark.parametrize(
    ("tries", "longest", "first", "least", "most"),
    [
        (0, 60, 0.5, 0.25, 0.75),
        (0, 60, 1, 0.5, 1.5),
        (3, 60, 0.5, 2, 6),
        (9, 60, 0.5, 30, 90),
        (10**9, 60, 0.5, 30, 90),
        (10**9, 1e12, 1, 2.0**29, 2.0**30 * 1.5),
    ],
)
def test_pauses_double_up_to_the_longest(
    tries: int, longest: float, first: float, least: float, most: float
) -> None:
    drawn = [pause(tries, longest, first) for _ in range(300)]
    assert least <= min(drawn) < max(drawn) <= most
    assert max(drawn) - min(drawn) > (most - least) / 2, "all do not come at once"


def test_waits_are_counted_by_bounds() -> None:
    waits = Waits()
    for seconds in (-5, 0, 0.005, 0.006, 60, 61, 1000):
        waits.add(seconds)
    assert waits.counts[:2] == [3, 1] and waits.counts[-2:] == [1, 2]
    assert sum(waits.counts) == 7 and len(waits.counts) == len(BOUNDS) + 1
    assert waits.seconds == pytest.approx(1121.011)
