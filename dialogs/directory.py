"""Services and centres that a person can be pointed to: the directory. From the plan of the Ministry of Reintegration
for 2024. The ministry is no more, so each entry says where to turn now as far as that is known; the screen says that it
has to be checked.

One entry a service; a new one is one more here. How old they may get: `dialogs.engine.lint.entries`.
"""

from __future__ import annotations

from datetime import date

from dialogs.engine.information import Entry
from dialogs.language import N_

_CHECKED = date(2026, 11, 28)
_YEAR = 2024

ENTRIES = (
    Entry(
        id="evacuation_aid",
        title=N_("Евакуація та гроші евакуйованим"),
        button=N_("Евакуація, виплата"),
        about=N_(
            "Вивезення людей із місць боїв у безпечніші області. За планом евакуйованим дають разову виплату готівкою. "
            "Її дають і тим, хто живе у звільнених селах."
        ),
        turn_to=N_(
            "Ваша громада, поліція або рятувальники. Гроші дають у транзитних центрах, куди привозять людей."
        ),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 2"),
        checked=_CHECKED,
        link="https://sud.ua/uk/news/ukraine/349019",
    ),
    Entry(
        id="release_kit",
        title=N_("Речі для звільнених із полону"),
        button=N_("Речі після полону"),
        about=N_("Набір основних речей для людей, яких звільнено з полону. За планом — для всіх звільнених."),
        turn_to=N_("Речі дають при зустрічі. Якщо не дали, запитайте в Мінрозвитку."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 3"),
        checked=_CHECKED,
        link="https://zaxid.net/n1626835",
    ),
    Entry(
        id="liberty_payments",
        title=N_("Виплати після неволі та рідним"),
        button=N_("Виплати після неволі"),
        about=N_(
            "Щорічна допомога за час неволі, одноразова після звільнення і стипендія імені Левка Лук’яненка. Рідні "
            "можуть просити щорічну, поки людина в неволі."
        ),
        turn_to=N_("Мінрозвитку. Заяви для цього складаємо й тут."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 4"),
        checked=_CHECKED,
        link="https://www.zoda.gov.ua/news/77869",
        programme="liberty",
    ),
    Entry(
        id="prykhystok",
        title=N_("«Прихисток»: безоплатне житло"),
        button=N_("Житло «Прихисток»"),
        about=N_(
            "Люди безоплатно приймають переселенців у себе, а держава відшкодовує їм витрати. Для тих, хто шукає, де "
            "пожити, і для тих, хто приймає."
        ),
        turn_to=N_("Ваша громада або ЦНАП, центр адміністративних послуг."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 5"),
        checked=_CHECKED,
    ),
    Entry(
        id="utility_compensation",
        title=N_("Плата за світло й воду переселенців"),
        button=N_("Комунальні витрати"),
        about=N_(
            "Відшкодування тим, у чиїх будівлях безоплатно живуть переселенці (ВПО): підприємцям, установам, фірмам. "
            "Самим людям цього не виплачують."
        ),
        turn_to=N_("Мінсоцполітики, сім’ї та єдності. Новий порядок — постанова № 616 від 2025 року."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 6"),
        checked=_CHECKED,
        link="https://sud.ua/uk/news/ukraine/349294",
    ),
    Entry(
        id="mine_risk_education",
        title=N_("Як уберегтися від мін"),
        button=N_("Міни: що робити"),
        about=N_(
            "Поради й матеріали про вибухонебезпечні предмети. Побачили щось підозріле — не торкайтеся, відійдіть і "
            "подзвоніть."
        ),
        turn_to=N_("101 — рятувальники, 102 — поліція, 112 — єдиний номер."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 12"),
        checked=_CHECKED,
        link="https://ezupilska-gromada.gov.ua/news/1763554904/",
    ),
    Entry(
        id="coordination_centres_raion",
        title=N_("Центри підтримки в районах"),
        button=N_("Центр у вашому районі"),
        about=N_(
            "Координаційні центри підтримки цивільного населення при районних адміністраціях. За планом їх 54."
        ),
        turn_to=N_("Ваша районна державна (військова) адміністрація."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 16"),
        checked=_CHECKED,
    ),
    Entry(
        id="coordination_centres_oblast",
        title=N_("Центри підтримки в областях"),
        button=N_("Центр у вашій області"),
        about=N_(
            "Допомагають із соціальним захистом, житлом, роботою, здоров’ям і правами. Підтримують і душевно."
        ),
        turn_to=N_("Ваша обласна або Київська міська державна (військова) адміністрація."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 17"),
        checked=_CHECKED,
        link="https://sud.ua/uk/news/ukraine/269900",
    ),
    Entry(
        id="mental_health",
        title=N_("Душевна підтримка: «Ти як?»"),
        button=N_("Душевна підтримка"),
        about=N_(
            "Всеукраїнська програма ментального здоров’я. Поговорити можна з сімейним лікарем і в центрах підтримки "
            "цивільного населення."
        ),
        turn_to=N_("Сімейний лікар, сайт howareu.com. У тяжку мить — 7333, цілодобово."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 18"),
        checked=_CHECKED,
        link="https://www.president.gov.ua/news/mentalne-zdorovya-u-kozhnij-sferi-zhittya-persha-ledi-pidbil-102105",
    ),
    Entry(
        id="idp_employment_housing_policy",
        title=N_("Робота й житло: державна програма"),
        button=N_("Робота й житло: плани"),
        about=N_(
            "План державних рішень про роботу й житло для переселенців і для тих, хто повертається. Заяви тут не "
            "подають: це лише плани уряду."
        ),
        turn_to=N_("Про роботу — центр зайнятості. Про житло — ваша громада."),
        year=_YEAR,
        source=N_("план Мінреінтеграції, рядок 1"),
        checked=_CHECKED,
    ),
)
