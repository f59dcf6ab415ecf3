"""Protection or asylum granted by other states (78.3), one item for each state."""

from __future__ import annotations

from dialogs.engine.checks import NotBefore, OtherThan
from dialogs.engine.conditions import Is
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.country import Country
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.questions import Need, Question, Repeat

PROTECTION = Repeat(
    key="protections",
    label="Відомості про захист або притулок, наданий іншою державою (за наявності)",
    ask="Чи надала захист інша країна?",
    short="Захист іншої країни",
    again="Чи надала захист ще якась країна?",
    hint="Тимчасовий захист, притулок, статус біженця.",
    item_label="Захист за кордоном",
    add="Додати країну",
    none="Захисту не було",
    source="78.3",
    body=(
        Question(
            key="protection_state",
            kind=Country(),
            label="Держава, що надає захист або притулок",
            ask="Яка це країна?",
            hint="Натисніть кнопку або напишіть назву.",
            example="Польща",
            checks=(
                OtherThan(
                    value="UA",
                    message="Тут потрібна інша країна: захист в Україні сюди не входить. Напишіть її назву.",
                ),
            ),
            source="78.3/1",
        ),
        Question(
            key="protection_start",
            kind=RememberedDate(),
            label="Дата надання захисту або притулку",
            ask="Коли надали захист?",
            short="Початок захисту",
            hint="Дата є в картці, посвідці чи листі. Можна приблизно.",
            example="15 березня 2022",
            source="78.3/2",
        ),
        Question(
            key="protection_active",
            kind=YesNo(yes="Так, захист ще діє", no="Ні, захист завершився"),
            label="Чи діє захист або притулок на день подання заяви",
            ask="Чи захист діє й зараз?",
            short="Чи діє захист",
            need=Need.IF_AVAILABLE,
            source="78.3/2",
            inferred=True,
        ),
        Question(
            key="protection_end",
            kind=RememberedDate(),
            label="Дата завершення захисту або притулку",
            ask="Коли захист завершився?",
            short="Кінець захисту",
            example="липень 2024",
            need=Need.IF_AVAILABLE,
            when=Is(key="protection_active", value=False),
            checks=(
                NotBefore(
                    key="protection_start",
                    message="Захист надали {other}. Завершитися раніше він не міг: перевірте дату.",
                ),
            ),
            source="78.3/2",
        ),
        Question(
            key="protection_documents",
            kind=FileSet(max=10),
            label="Документи, що підтверджують надання захисту або притулку",
            ask="Чи є документ про цей захист?",
            short="Документ про захист",
            hint="Картка, посвідка, лист або штамп. Краще надіслати файлом, ніж як фото.",
            source="78.3/3",
            strengthens="Документ підтвердить, який захист надано й коли.",
        ),
    ),
)
