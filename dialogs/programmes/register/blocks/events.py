"""When, where and by whom harm was done. RD4U takes a claim if it happened from 24 February 2022, in Ukraine or abroad
in direct connection with an event in Ukraine, and through the Russian Federation (https://rd4u.coe.int/en/faq).

Nothing here is in the text of the Order that is at hand, so nothing blocks. Places are asked in two easy steps, not as
an exact address: a list of places with the same name is nothing to work through in such a moment.
"""

from __future__ import annotations

from dialogs.engine.conditions import All, Any_, Before, Is
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question
from dialogs.engine.rules import Rule
from dialogs.programmes.register.blocks.core import DECREE
from dialogs.programmes.register.blocks.shelled import SHELLED

_EVENTS = (
    Option(value="active_hostilities", label="Бойові дії", words=("бої", "бій", "hostilities")),
    Option(
        value="shelling",
        label="Обстріл або удар: авіація, ракети, дрони, артилерія, стрілецька зброя",
        button="Обстріл або авіаудар",
        words=("обстріл", "удар", "ракета", "дрон", "авіаудар", "shelling"),
        tells=SHELLED,
    ),
    Option(
        value="violence_in_occupied_or_combat_area",
        label="Насильство в окупації або в зоні боїв",
        button="Насильство в окупації",
        words=("насильство", "окупація", "violence"),
    ),
    Option(
        value="unlawful_detention_or_abduction",
        label="Насильство під час незаконного затримання чи викрадення",
        button="Затримання, викрадення",
        words=("затримання", "викрадення", "detention", "abduction"),
    ),
    Option(
        value="mine_or_explosive",
        label="Міна або вибуховий предмет",
        button="Міна або вибухівка",
        words=("міна", "вибухівка", "mine"),
        tells=(
            "мін",
            "мин",
            "підірв",
            "подорв",
            "розтяжк",
            "растяжк",
            "наступив на мін",
            "пелюст",
            "замінован",
            "заминирован",
        ),
    ),
    Option(
        value="torture_in_detention",
        label="Катування або нелюдське поводження в неволі",
        button="Катування в неволі",
        words=("катування", "torture"),
    ),
    Option(
        value="evacuation_attempt",
        label="Спроба евакуюватися",
        words=("евакуація", "evacuation"),
    ),
    Option(value="other", label="Інша подія", words=("інше", "інша", "other")),
)
"""What Diia offers for A2.1 as far as it is known; the last one because the list is not known to its end."""


def event_type(key: str, ask: str, label: str) -> tuple[Question, ...]:
    """What sort of event it was."""
    return (
        Question(
            key=key,
            kind=Choice(of=_EVENTS),
            label=label,
            ask=ask,
            short="Причина",
            hint="Виберіть найближче. Точно знати не обов’язково.",
            need=Need.IF_AVAILABLE,
            inferred=True,
        ),
        Question(
            key=f"{key}_other",
            kind=Text(max=300),
            label=f"{label}: інша подія",
            ask="Що це була за подія?",
            hint="Кількома словами.",
            example="пожежа після падіння уламків",
            need=Need.IF_AVAILABLE,
            when=Is(key=key, value="other"),
            inferred=True,
        ),
    )


def where(
    key: str,
    *,
    label: str,
    ask: str = "Де це сталося?",
    place: str = "Де саме це сталося?",
    place_hint: str = "Місто, село або район. Можна приблизно.",
    example: str = "Харків, Салтівка",
    link_hint: str = "Наприклад, поранення сталося в Україні, а решта вже за кордоном.",
) -> tuple[Question, ...]:
    """In Ukraine or not (`<key>_side`), if not, whether it has to do with Ukraine (`<key>_link`), and the place."""
    return (
        Question(
            key=f"{key}_side",
            kind=Choice(
                of=(
                    Option(value="ukraine", label="В Україні", words=("україна", "ukraine"), land="ukraine"),
                    Option(
                        value="abroad",
                        label="За межами України",
                        words=("за кордоном", "росія", "abroad"),
                        land="abroad",
                    ),
                )
            ),
            label=f"{label}: в Україні чи за її межами",
            ask=ask,
            short="В Україні чи за межами",
            hint="Окупована територія — це теж Україна.",
            need=Need.IF_AVAILABLE,
            inferred=True,
        ),
        Question(
            key=f"{key}_link",
            kind=YesNo(yes="Так, пов’язано", no="Ні, не пов’язано"),
            label="Зв’язок із подією на території України",
            ask="Чи пов’язано це з подією в Україні?",
            short="Зв’язок з Україною",
            hint=link_hint,
            need=Need.IF_AVAILABLE,
            when=Is(key=f"{key}_side", value="abroad"),
            inferred=True,
        ),
        Question(
            key=key,
            kind=Text(max=200),
            label=label,
            ask=place,
            short="Місце",
            hint=place_hint,
            example=example,
            need=Need.IF_AVAILABLE,
            inferred=True,
        ),
    )


def by_whom(key: str, ask: str, label: str) -> Question:
    """Who did it, as far as the connection with the Russian Federation needs it; never names."""
    return Question(
        key=key,
        kind=Choice(
            of=(
                Option(value="army", label="Російські військові", words=("військові", "солдати", "soldiers")),
                Option(
                    value="services",
                    label="Російські спецслужби, поліція або охорона в’язниці",
                    button="Спецслужби чи охорона",
                    words=("фсб", "спецслужби", "охорона", "поліція", "fsb"),
                ),
                Option(
                    value="occupation",
                    label="Окупаційна влада та її люди",
                    button="Окупаційна влада",
                    words=("влада", "окупанти", "authorities"),
                ),
                Option(
                    value="armed",
                    label="Інші озброєні люди на боці Росії",
                    button="Інші озброєні люди",
                    words=("озброєні", "днр", "лнр", "вагнер", "armed"),
                ),
                Option(value="other", label="Хтось інший", words=("інші", "other")),
            )
        ),
        label=label,
        ask=ask,
        short="Хто це зробив",
        hint="Імен не треба. Якщо не знаєте, пропустіть.",
        need=Need.OPTIONAL,
        inferred=True,
    )


def event_rules(place: str, *days: str) -> tuple[Rule, ...]:
    """The date and the territory. Both are warnings: the Register decides, not a bot."""
    return (
        Rule(
            code="before_invasion",
            para="",
            broken=Any_(of=tuple(Before(key=day, day=DECREE) for day in days)),
            explain="Ця заява про події від 24 лютого 2022 року, а названа дата раніша. Перевірте дату.",
        ),
        Rule(
            code="abroad_without_link",
            para="",
            broken=All(of=(Is(key=f"{place}_side", value="abroad"), Is(key=f"{place}_link", value=False))),
            explain=(
                "Реєстр збитків записує шкоду, завдану в Україні. Подія за її межами теж "
                "підходить, якщо прямо пов’язана з подією в Україні."
            ),
        ),
    )
