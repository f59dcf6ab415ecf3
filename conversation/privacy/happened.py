"""The log of what happened, in words for the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogs.language import KYIV, N_, Language
from storage.history import Happened

_EVENTS = {
    "claim.begun": N_("почато"),
    "claim.confirmed": N_("підтверджено, замовлено пакет"),
    "claim.delivered": N_("пакет надіслано"),
    "claim.draft": N_("повернуто до чернетки"),
    "claim.filed": N_("ви сказали, що подали заяву"),
    "claim.returned": N_("ви сказали, що заяву повернули"),
    "claim.renewed": N_("узято нові питання"),
    "claim.deleted": N_("видалено"),
    "claim.ended": N_("видалено після трьох попереджень"),
    "answers.changed": N_("змінено відповіді"),
    "file.saved": N_("файл збережено"),
    "file.failed": N_("файл не вдалося взяти"),
    "file.captioned": N_("змінено підпис файлу"),
    "file.damaged": N_("файл у сховищі пошкоджено"),
    "review.read": N_("помічник відкрив відповіді"),
    "review.file": N_("помічник відкрив файл"),
    "review.played": N_("помічник прослухав файл"),
    "export.taken": N_("помічник завантажив файл"),
}
"""Of any other the code is told."""


_READS = frozenset({"review.read", "review.file", "review.played", "export.taken"})


def reads(told: Sequence[Happened]) -> int:
    """How often others opened something."""
    return sum(one.event in _READS for one in told)


def in_words(told: Sequence[Happened], names: Mapping[str, str], language: Language) -> str:
    """A line for each entry, with the moment in Kyiv; `names` are the folders of claims that are still there."""
    return "\n".join(_line(one, names, language) for one in told)


def _line(one: Happened, names: Mapping[str, str], language: Language) -> str:
    gone = language.text(N_("видалена заява")) if one.claim_id else ""
    where = names.get(one.claim_id or "", gone)
    what = language.text(_EVENTS[one.event]) if one.event in _EVENTS else one.event
    keys = f" ({', '.join(one.keys)})" if one.keys else ""
    parts = (f"{one.at.astimezone(KYIV):%d.%m.%Y %H:%M:%S %z}", where, f"{what}{keys}")
    return "  ".join(filter(None, parts))
