"""/privacy: what is kept, where, who can read it, for how long, and who has; all of it on one plain screen.

The sentences stand in docs/privacy.md too, for operators; a test holds the two together.
"""

from __future__ import annotations

from conversation.commands import OpenClaim, OpenMenu
from conversation.privacy.commands import KeepDrafts, TakeAlong
from conversation.privacy.keeping import Keeping
from conversation.privacy.sweeping import SWEEP
from conversation.review.reads import READS
from dialogs.engine.answers import Place, Screen
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

PRIVACY = "privacy"
"""The name of the screen, and of the command."""

WHAT = N_(
    "Що: ваші відповіді й файли, зашифровані ключем, який є лише для вас. І перелік подій без ваших слів."
)
WHO = N_("Хто читав: поки що ніхто, крім вас.")
HOW_LONG = N_(
    "Скільки: чернетку, не змінену {days}, видалимо після трьох попереджень. Заява з пакетом лишається."
)

WHERE = N_("Де: на сервері організації, яка веде цього бота.")
WHERE_NAMED = N_("Де: на сервері організації «{organisation}». Зв’язок: {contact}.")
_PACKAGE = N_(
    "Файл пакета бот не зберігає: збирає його щоразу наново. Запис, що його надіслано, зникає за {days}."
)
_UNUSED = N_("Якщо заяв у вас немає і ви не писали {years}, забуваємо вас зовсім.")
MORE = (
    N_("Хто перевіряє заяви, бачить лише те, що ви відкрили. Забрати це назад можна будь-коли."),
    N_("Не зашифровано: категорія заяви, на які питання є відповідь, перелік подій, розмір файлів і мова."),
    N_("Прочитати все може лише той, хто має і сервер, і головний ключ. Telegram бачить сам чат."),
    _PACKAGE,
    N_("Попереджаємо за 14, 3 і 1 день. Якщо попередження не дійшло, чернетка лишається."),
    _UNUSED,
    N_(
        "Номери повідомлень цього чату зберігаємо, щоб стерти їх, коли попросите. Telegram дає на це 48 годин."
    ),
    N_("«Стерти все» нищить ваш ключ. Не відкриється нічого, навіть із резервної копії."),
    N_("Після стирання лишається перелік подій: без слів, імені й номера."),
)


def privacy_view(keeping: Keeping, reads: int, drafts: bool, current: str, language: Language) -> View:
    """The screen. `reads` is how often others opened something, `drafts` whether there is a draft that may end,
    `current` the open claim or empty."""
    named = WHERE_NAMED if keeping.organisation and keeping.contact else WHERE
    where = language.text(named, organisation=keeping.organisation, contact=keeping.contact)
    package = days_text(keeping.package_days, language)
    years = language.count("{n} рік", "{n} років", keeping.account_years)
    terms = {_PACKAGE: {"days": package}, _UNUSED: {"years": years}}
    keep = (
        (
            Action(
                language.text(N_("Лишити чернетки ще")), KeepDrafts(), words=("лишити ще", "лишити чернетки")
            ),
        )
        if drafts
        else ()
    )
    seen = (Action(language.text(N_("Хто бачив мої заяви")), OpenMenu(READS)),) if reads else ()
    back = OpenClaim(current) if current else OpenMenu("claims")
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Ваші дані в боті")),
        lines=(
            language.text(WHAT),
            where,
            _who_else(reads, language) if reads else language.text(WHO),
            language.text(HOW_LONG, days=days_text(keeping.draft_days, language)),
        ),
        folded=tuple(language.text(text, **terms.get(text, {})) for text in MORE),
        actions=(
            Action(language.text(N_("Забрати все із собою")), TakeAlong()),
            Action(language.text(N_("Прибирати з чату")), OpenMenu(SWEEP)),
            *seen,
            *keep,
            Action(language.text(N_("Стерти все про мене")), OpenMenu("erase"), style="danger"),
            Action(language.text(N_("Повернутися до заяви") if current else N_("Мої заяви")), back),
        ),
    )


def _who_else(reads: int, language: Language) -> str:
    return language.count(
        "Хто читав: ті, хто перевіряє заяви, {n} раз.",
        "Хто читав: ті, хто перевіряє заяви, {n} разів.",
        reads,
    )


def days_text(days: int, language: Language) -> str:
    """«180 днів»."""
    return language.count("{n} день", "{n} днів", days)
