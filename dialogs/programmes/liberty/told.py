"""Two of the six aids that nobody applies for with a form: told, with where to turn."""

from __future__ import annotations

from datetime import date

from dialogs.engine.information import Entry
from dialogs.language import N_

_CHECKED = date(2026, 11, 28)

INFORMATION = (
    Entry(
        id="lukianenko_stipend",
        title=N_("Стипендія імені Левка Лук’яненка"),
        button=N_("Стипендія Лук’яненка"),
        about=N_(
            "Щомісячна: три прожиткові мінімуми для працездатних. Її призначають рішенням Президента тим, кого "
            "утримували за громадську або політичну діяльність (Указ № 417/2018)."
        ),
        turn_to=N_("Мінрозвитку. Хто саме зараз подає клопотання, у запиті не сказано: запитайте там."),
        year=2025,
        source=N_("бюджетний запит на 2025–2027 роки, напрям 3"),
        checked=_CHECKED,
        link="https://www.president.gov.ua/documents/4172018-25718",
    ),
    Entry(
        id="liberty_kit",
        title=N_("Речі першої потреби після звільнення"),
        button=N_("Речі після звільнення"),
        about=N_(
            "Після звільнення людині дають набір основних речей: одяг, взуття, засоби гігієни. Це речі, а не гроші; "
            "у запиті набір оцінено в середньому у 10 066 грн."
        ),
        turn_to=N_("Заяви не потрібно: речі видають при зустрічі. Якщо не дали, спитайте в Мінрозвитку."),
        year=2025,
        source=N_("бюджетний запит на 2025–2027 роки, напрям 5"),
        checked=_CHECKED,
        link="https://zaxid.net/n1626835",
    ),
)
