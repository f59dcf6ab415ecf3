"""What the order, its commission and its year are called where the engine and the paper speak of them."""

from __future__ import annotations

from datetime import date

from dialogs.engine.programme import Paper, Words
from dialogs.engine.season import Season
from dialogs.engine.signs import Filing
from dialogs.language import N_

SEASON = Season(
    first=date(2026, 1, 8),
    last=date(2026, 12, 31),
    over=N_(
        "Розпорядження було на 2026 рік, а він минув. Знайдіть нове на сайті міської ради або запитайте в "
        "Департаменті: правила могли змінитися."
    ),
)
"""The order is of 8 January 2026 and speaks of aid «в 2026 році»; both programmes that pay for it end with it."""

FILING = Filing(parents_on=SEASON.first, guardians_on=SEASON.first, guardians=True)
"""«Заявник чи законний представник» (2.4, 3.3): parents and guardians alike."""

WORDS = Words(
    cited=N_("(пункт {para} Порядку міста)"),
    cited_several=N_("(пункти {para} Порядку міста)"),
    lacking=N_(
        "Пакет можна зібрати, але бракує відповідей, яких чекає комісія. Без них заяву можуть повернути."
    ),
    skipping=N_("Ця відповідь потрібна комісії."),
    filing=N_(
        "Заяву з копіями подаєте ви, до Департаменту соціальної політики міськради. "
        "Чи надати допомогу й яку, вирішує комісія."
    ),
    shut=N_(
        "За розпорядженням на 2026 рік заяв зараз не приймають. Знайдіть нове на сайті міської ради або запитайте в "
        "Департаменті."
    ),
    closed=N_("{code} {title}: за розпорядженням на 2026 рік зараз не приймають. Запитайте про нове."),
)

PAPER = Paper(
    header="Відповіді до заяви про матеріальну допомогу",
    draft="Це ваші відповіді до заяви про матеріальну допомогу.",
    what_for="Сама заява — у файлі application.pdf: її друкують, підписують і подають. Ці відповіді лишаються вам.",
    cited="{text} (пункт {para} Порядку міста)",
    keyword="матеріальна допомога",
    later="Копії можна додати й на папері.",
    name="Відповіді. {title}",
)

_COMMISSION = (
    "для Комісії з розгляду заяв та прийняття рішень щодо надання матеріальної допомоги мешканцям Рівненської "
    "міської територіальної громади"
)
ADDRESSEE = (
    "Департаменту соціальної та ветеранської політики Рівненської міської ради",
    _COMMISSION,
)
"""It is handed in at the Department (2.4, 3.3), and the commission decides (1.3)."""

HROMADA = "UA5606047"
CITY = "UA56060470010"
SETTLEMENT = "UA56060470020"
"""Рівненська громада, and in it Рівне and Квасилів, by the codifier."""
