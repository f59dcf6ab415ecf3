"""What did not open, told to the person: once, in plain sentences, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.language import N_, Language
from storage import Kept

RESTORED = "restored"
"""The code of good news: what was closed opens again."""

_FILE = N_("Назву або підпис одного файлу не вдалося прочитати. Сам файл на місці.")
_SENTENCES = {
    "users.key": N_(
        "Ваші попередні відповіді поки не відкриваються: пошкоджено ключ до них. Їх не стерто, і ми пробуємо їх "
        "повернути. Тим часом можна почати наново."
    ),
    RESTORED: N_("Ваші попередні заяви знову відкриваються. Вони у списку: /claims."),
    "inbox.body": N_(
        "Одне ваше повідомлення не вдалося прочитати. Якщо в ньому була відповідь, напишіть її ще раз."
    ),
    "answers.body": N_("Одну вашу відповідь не вдалося прочитати. Запитаємо її знову."),
    "claims.place": N_("Ми не знайшли, на чому ви зупинилися. Ваші відповіді на місці."),
    "claims.about": N_("Ми не знайшли, для кого одна із заяв. Ваші відповіді на місці."),
    "claims.filing": N_("Ми не знайшли, що ви казали про подання заяви. Ваші відповіді на місці."),
    "people.facts": N_("Картку однієї людини не вдалося прочитати. Відповіді в її заявах на місці."),
    "evidence.name": _FILE,
    "evidence.caption": _FILE,
    "users.session": N_("Ми не знайшли, де ви зупинилися. Ваші заяви на місці: /claims."),
}
"""By table and column. Of what is not here the person loses nothing: it is found out or worked out anew."""


def damage_text(untold: Sequence[Kept], language: Language) -> list[str]:
    """A sentence for each sort of damage, the gravest first."""
    sorts = {RESTORED if kept.code == RESTORED else f"{kept.table}.{kept.column}" for kept in untold}
    return [*dict.fromkeys(language.text(text) for sort, text in _SENTENCES.items() if sort in sorts)]
