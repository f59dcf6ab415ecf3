"""After a pause a claim that may hurt resumes at its task list: what is typed first is kept, but answers nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from conversation.claims.writing import Writing
from dialogs.language import N_

PAUSE = timedelta(hours=6)
"""A night, or half a day of something else. Whoever writes on within it sees the question still before them."""

KEPT = N_("Минув час, тому показуємо розділи. Ваш текст збережено: він чекає на своєму питанні.")
KEPT_TOO = N_("Це теж збережено: усе чекає на тому самому питанні.")
KEPT_FOR_LATER = N_("Ваш текст збережено: він чекатиме на наступному питанні.")
RESUMED = N_("Минув час, тому показуємо розділи. Усе збережено.")


def paused(writing: Writing, now: datetime) -> bool:
    """Whether the claim may hurt and nothing happened in it for six hours before `now` (UTC)."""
    return writing.form.care and now - writing.claim.updated_at > PAUSE
