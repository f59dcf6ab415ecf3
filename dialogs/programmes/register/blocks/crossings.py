"""Crossings of the state border (78.1/6). Diia has them from the border guards, so they are asked only of people who
want to compare."""

from __future__ import annotations

from dialogs.engine.conditions import Is
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat

COMPARE_CROSSINGS = Question(
    key="compare_crossings",
    compares=True,
    kind=YesNo(yes="Так, хочу перевірити", no="Ні, Дія має ці дані"),
    label="Перетини кордону внесено для звірки",
    ask="Чи хочете внести перетини кордону?",
    short="Внести перетини",
    hint="Дія візьме їх із системи прикордонного контролю. Внесіть, якщо хочете перевірити записи.",
    inferred=True,
    steers=True,
)

CROSSINGS = Repeat(
    key="crossings",
    label="Перетин кордону",
    ask="Які перетини кордону хочете внести?",
    short="Перетини кордону",
    again="Чи був ще один перетин кордону?",
    item_label="Перетин кордону",
    add="Додати перетин",
    none="Перетинів не було",
    when=Is(key="compare_crossings", value=True),
    source="78.1/6",
    body=(
        Question(
            key="crossing_date",
            kind=RememberedDate(),
            label="Дата перетину кордону",
            ask="Коли був цей перетин кордону?",
            short="Дата перетину",
            example="8 березня 2022",
            need=Need.IF_AVAILABLE,
            source="78.1/6",
            prefill="border_crossing",
        ),
        Question(
            key="crossing_direction",
            kind=Choice(
                of=(
                    Option(value="out", label="Виїзд з України", words=("виїзд", "з україни", "out", "exit")),
                    Option(value="in", label="В’їзд в Україну", words=("в’їзд", "в україну", "in", "entry")),
                )
            ),
            label="Напрям перетину кордону",
            ask="Це виїзд чи в’їзд?",
            short="Виїзд чи в’їзд",
            need=Need.IF_AVAILABLE,
            source="78.1/6",
            prefill="border_crossing",
        ),
        Question(
            key="crossing_checkpoint",
            kind=Text(max=200),
            label="Пункт перетину державного кордону України",
            ask="Через який пункт пропуску?",
            short="Пункт пропуску",
            hint="Назва переходу або міста поруч.",
            example="Шегині",
            need=Need.IF_AVAILABLE,
            source="78.1/6",
            prefill="border_crossing",
        ),
        Question(
            key="crossing_means",
            kind=Choice(
                of=(
                    Option(value="car", label="Автомобілем", words=("авто", "машиною", "автомобіль", "car")),
                    Option(value="bus", label="Автобусом", words=("автобус", "bus")),
                    Option(value="train", label="Потягом", words=("потяг", "поїздом", "поїзд", "train")),
                    Option(value="foot", label="Пішки", words=("пішки", "on foot")),
                    Option(value="plane", label="Літаком", words=("літак", "plane")),
                    Option(value="other", label="Інакше", words=("інше", "other")),
                )
            ),
            label="Спосіб перетину кордону",
            ask="Як перетинали кордон?",
            short="Як перетинали кордон",
            need=Need.IF_AVAILABLE,
            source="78.1/6",
        ),
    ),
)
