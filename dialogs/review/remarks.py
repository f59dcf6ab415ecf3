"""The kinds of remark, and the plain words that each is begun with. A programme may name further kinds."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.programme import PROGRAMMES
from dialogs.language import N_

WORDING, MISSING, CONTRADICTION, UNREADABLE, CATEGORY = (
    "wording",
    "missing",
    "contradiction",
    "unreadable",
    "category",
)

KINDS = {
    WORDING: N_("Неясно сказано"),
    MISSING: N_("Чогось бракує"),
    CONTRADICTION: N_("Суперечність"),
    UNREADABLE: N_("Доказ не читається"),
    CATEGORY: N_("Інша категорія"),
}
"""What each kind is called that every programme has."""


def kinds_of(form: str) -> dict[str, str]:
    """The kinds of remark about a claim with the form of this code, each with its name."""
    return KINDS | dict(PROGRAMMES.holding(form).remarks)


def every_kind() -> dict[str, str]:
    """The kinds of all programmes that are switched on."""
    return KINDS | {kind: name for programme in PROGRAMMES for kind, name in programme.remarks.items()}


@dataclass(frozen=True, slots=True)
class Begun:
    """Words to begin a remark with; `id` is how a lead's own wording replaces it."""

    id: str
    kind: str
    text: str


TEMPLATES = (
    Begun("wording-plain", WORDING, N_("Напишіть це докладніше: хто, де й коли.")),
    Begun("wording-date", WORDING, N_("Назвіть дату точніше. Якщо не пам’ятаєте дня, вистачить місяця.")),
    Begun("wording-sum", WORDING, N_("Поясніть, звідки ця сума: що саме й за скільки.")),
    Begun(
        "missing-answer", MISSING, N_("Тут немає відповіді, а вона потрібна. Якщо не знаєте, так і напишіть.")
    ),
    Begun("missing-paper", MISSING, N_("Додайте документ або фото, якщо вони у вас є.")),
    Begun(
        "contradiction-dates",
        CONTRADICTION,
        N_("Ці дати суперечать одна одній. Перевірте, яка з них правильна."),
    ),
    Begun("contradiction-answers", CONTRADICTION, N_("Ця відповідь суперечить іншій. Перевірте обидві.")),
    Begun(
        "unreadable-photo", UNREADABLE, N_("На цьому фото не видно тексту. Сфотографуйте документ ще раз.")
    ),
    Begun("unreadable-whole", UNREADABLE, N_("Видно не всю сторінку. Надішліть її всю.")),
    Begun(
        "category-other",
        CATEGORY,
        N_("Ваша історія більше підходить до іншої категорії. Подивіться, до якої."),
    ),
)
"""What a desk begins with; leads add their own and reword these."""
