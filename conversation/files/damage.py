"""What did not open, told to the person: once, in plain sentences, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.language import N_, Language
from storage import Kept

RESTORED = "restored"
"""The code of good news: what was closed opens again."""

_SENTENCES = {
    "key": N_(
        "Ваші попередні відповіді поки не відкриваються: пошкоджено ключ до них. Їх не стерто, і ми пробуємо їх "
        "повернути. Тим часом можна почати наново."
    ),
    RESTORED: N_("Ваші попередні заяви знову відкриваються. Вони у списку: /claims."),
    "inbox": N_(
        "Одне ваше повідомлення не вдалося прочитати. Якщо в ньому була відповідь, напишіть її ще раз."
    ),
    "answers": N_("Одну вашу відповідь не вдалося прочитати. Бот запитає її знову."),
    "claims": N_("Бот забув, на чому ви зупинилися. Ваші відповіді на місці."),
    "evidence": N_("Опис одного файлу не вдалося прочитати. Сам файл на місці."),
    "users": N_("Бот забув, де ви зупинилися. Ваші заяви на місці: /claims."),
}


def damage_text(untold: Sequence[Kept], language: Language) -> list[str]:
    """A sentence for each sort of damage, the gravest first."""
    sorts = {_sort(kept) for kept in untold}
    return [language.text(text) for sort, text in _SENTENCES.items() if sort in sorts]


def _sort(kept: Kept) -> str:
    if kept.code == RESTORED:
        return RESTORED
    return "key" if kept.column == "key" else kept.table
