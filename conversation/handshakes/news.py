"""What the other one is to be told: a screen that comes of nothing they did themselves (`telling.py` shows it)."""

from __future__ import annotations

from conversation.talk import Talk
from storage import Work

NEWS = "news"
"""The kind of job; its key says what the news is, of which handshake, and for whom."""

STEP, OVER, GIVEN, TAKEN, MOVED = "step", "over", "given", "taken", "moved"
DECLINED, FINISHED = "declined", "finished"


def owe_news(talk: Talk, user_id: int, id: str, what: str = STEP) -> None:
    """Have the other one's screen shown."""
    ask_news(talk.work, user_id, id, what)
    talk.wake.add(NEWS)


def ask_news(work: Work, user_id: int, id: str, what: str) -> None:
    work.jobs.ask(NEWS, f"{what}:{id}:{user_id}", user_id)
