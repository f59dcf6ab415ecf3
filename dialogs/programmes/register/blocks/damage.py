"""What happened to a home or another building, and what was paid for it already: 92/18 to 92/20, 92/25."""

from __future__ import annotations

from datetime import date

from dialogs.blocks.cast import HARMED, OWNER, RETOLD
from dialogs.engine.checks import Check
from dialogs.engine.conditions import Is
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat
from dialogs.programmes.register.blocks.estate import Estate

DECREE = date(2022, 2, 24)
"""The Order counts from the decree on martial law (paragraph 91); the day itself counts."""

_SHELLING = Option(
    value="shelling",
    label="Обстріл, ракетний або авіаційний удар",
    button="Обстріл або удар",
    words=("обстріл", "ракета", "бомба", "дрон", "shelling", "strike"),
    tells=(
        "обстріл",
        "обстрел",
        "ракет",
        "снаряд",
        "бомб",
        "дрон",
        "шахед",
        "прилет",
        "приліт",
        "прилёт",
        "прилетіло",
        "прилетело",
        "град",
        "мін",
        "мин",
        "удар",
        "бпла",
        "каб",
    ),
)
_FIGHTING = Option(
    value="fighting",
    label="Бойові дії, повертатися небезпечно",
    button="Бойові дії",
    words=("бої", "небезпечно", "fighting"),
)
_FLOOD = Option(
    value="flood",
    label="Затоплення через підрив греблі",
    button="Затоплення",
    words=("повінь", "вода", "гес", "flood"),
)
_OTHER = Option(value="other", label="Інша подія", words=("інше", "інша", "other"))

LOSSES = (
    _SHELLING,
    Option(value="occupation", label="Окупація", words=("окупація", "окупували", "occupation")),
    _FIGHTING,
    Option(
        value="utilities",
        label="Немає світла, води, тепла чи каналізації",
        button="Без світла, води, тепла",
        words=("без світла", "без води", "utilities"),
    ),
    _FLOOD,
    _OTHER,
)
"""Why a home was lost. The Order gives no list; these are examples of the Register, and flooding
(https://rd4u.coe.int/uk/claims-category-a3.3-loss-of-housing-or-residence)."""

DAMAGES = (
    _SHELLING,
    _FIGHTING.model_copy(update={"label": "Бойові дії поруч"}),
    Option(value="fire", label="Пожежа через війну", words=("пожежа", "fire")),
    _FLOOD,
    Option(
        value="looting",
        label="Військові зайняли або пограбували",
        button="Зайняли, пограбували",
        words=("пограбування", "мародерство", "looting"),
    ),
    _OTHER,
)
"""What damaged a building."""


def event(
    estate: Estate, options: tuple[Option, ...], what: str, checks: tuple[Check, ...] = ()
) -> tuple[Question, ...]:
    """The type, the date and the story. `what` ends the Order's labels: «втрату житла або місця проживання»;
    `checks` are for the date."""
    kind = estate.key("event_type")
    return (
        Question(
            key=kind,
            kind=Choice(of=options),
            label=f"Тип події, що спричинила {what}",
            ask=f"Що сталося з {'цим житлом' if estate.lived_in else 'цим майном'}?",
            short="Що сталося",
            hint="Якщо причин кілька, назвіть головну.",
            source="92/18",
            fact=estate.fact("event_type", "choice"),
        ),
        Question(
            key=estate.key("event_type_other"),
            kind=Text(max=200),
            label=f"Тип події, що спричинила {what}: інше",
            ask="Яка саме це була подія?",
            example="Вибух на складі поруч",
            need=Need.IF_AVAILABLE,
            when=Is(key=kind, value="other"),
            source="92/18",
            fact=estate.fact("event_type_other", "text"),
        ),
        Question(
            key=estate.key("event_date"),
            kind=RememberedDate(),
            label=f"Дата події, що спричинила {what}",
            ask="Коли це сталося?",
            hint="Якщо не пам’ятаєте дня, назвіть місяць.",
            example="16 березня 2022",
            need=Need.OPTIONAL,
            checks=checks,
            source="92/19",
            fact=estate.fact("event_date", "approximate_date"),
            strengthens="Дата покаже, що це сталося вже під час великої війни.",
        ),
        Question(
            key=estate.key("event_description"),
            kind=LongText(max=10000),
            label=f"Опис події, що спричинила {what}",
            ask="Розкажіть, як це сталося",
            hint="Що сталося й що лишилося. Ваша розповідь — теж доказ.",
            need=Need.OPTIONAL,
            source="92/19",
            fact=estate.fact("event_description", "long_text", HARMED, retold=True),
            checks=RETOLD,
            strengthens="Ваша розповідь — теж доказ, навіть коли документів немає.",
        ),
    )


def damage(estate: Estate) -> Question:
    """Damaged or destroyed: it decides whether a repair or the whole value is counted."""
    key = estate.key("damage")
    return Question(
        key=key,
        kind=Choice(
            of=(
                Option(
                    value="destroyed",
                    label="Знищено: відновити не можна",
                    button="Знищено повністю",
                    words=("знищено", "зруйновано", "destroyed"),
                    tells=(
                        "згорі",
                        "сгорел",
                        "немає нічого",
                        "ничего не осталось",
                        "нічого не лиш",
                        "вщент",
                        "дотла",
                        "снесли",
                    ),
                ),
                Option(
                    value="damaged",
                    label="Пошкоджено: можна полагодити",
                    button="Пошкоджено",
                    words=("пошкоджено", "damaged"),
                    tells=(
                        "побил",
                        "пошкод",
                        "повред",
                        "дах",
                        "крыш",
                        "вікна",
                        "окна",
                        "вікон",
                        "полагод",
                        "почин",
                        "ремонт",
                        "відремонт",
                        "тріщин",
                        "трещин",
                        "вибил",
                        "выбил",
                    ),
                ),
            )
        ),
        label="Пошкоджено / знищено",
        ask="Його пошкоджено чи знищено?",
        short="Пошкоджено чи знищено",
        hint="Якщо не певні, скажіть, як бачите самі.",
        inferred=True,
        fact=estate.fact("damage", "choice"),
    )


def damage_proof(estate: Estate) -> Question:
    return Question(
        key=estate.key("damage_proof"),
        kind=FileSet(max=20),
        label="Підтвердження пошкодження або знищення: акт комісійного обстеження, фото, відео",
        ask="Чи є фото, відео або акт обстеження?",
        short="Докази пошкодження",
        hint="Акт складає комісія громади. Заяву приймають і без нього.",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Фото або акт обстеження покажуть, що стало з будівлею.",
    )


_PAYMENTS = (
    Option(
        value="state",
        label="Державна програма, зокрема «єВідновлення»",
        button="Державна програма",
        words=("єВідновлення".casefold(), "держава", "сертифікат", "state"),
    ),
    Option(value="community", label="Від громади або області", button="Від громади", words=("громада",)),
    Option(
        value="aid",
        label="Від міжнародної чи благодійної організації",
        button="Від організації",
        words=("фонд", "благодійна", "оон", "aid"),
    ),
    Option(value="insurance", label="Страхова виплата", words=("страховка", "insurance")),
    Option(value="other", label="Інша компенсація", words=("інше", "інша", "other")),
)


def compensation(estate: Estate, for_what: str) -> Repeat:
    """What was granted and paid (92/25). It is declared and never subtracted here."""
    key = estate.key("compensation")
    return Repeat(
        key=key,
        label=f"Інформація про компенсацію за {for_what} (за наявності)",
        ask=f"Чи була компенсація за {estate.onto}?",
        short="Компенсація",
        again="Чи була ще якась компенсація?",
        hint="Компенсація не заважає подати заяву, але вказати її треба.",
        item_label="Компенсація",
        add="Додати компенсацію",
        none="Компенсації не було",
        source="92/25",
        fact=estate.fact("compensation", "list", OWNER),
        body=(
            Question(
                key=f"{key}_type",
                kind=Choice(of=_PAYMENTS),
                label="Тип компенсації",
                ask="Яка це компенсація?",
                need=Need.IF_AVAILABLE,
                source="92/25",
            ),
            Question(
                key=f"{key}_awarded",
                kind=Money(),
                label="Сума призначеної компенсації",
                ask="Яку суму призначили?",
                hint="Скільки обіцяно за рішенням, навіть якщо ще не виплачено.",
                example="200 000 грн",
                need=Need.IF_AVAILABLE,
                source="92/25",
            ),
            Question(
                key=f"{key}_received",
                kind=Money(),
                label="Сума отриманої компенсації",
                ask="Скільки вже виплатили?",
                short="Скільки виплатили",
                hint="Якщо ще нічого, напишіть 0.",
                example="200 000 грн",
                need=Need.IF_AVAILABLE,
                source="92/25",
            ),
        ),
    )
