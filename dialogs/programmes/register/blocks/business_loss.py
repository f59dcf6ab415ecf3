"""What stopped the business of A3.5, and the profit that was lost (paragraph 99, 2 and 3)."""

from __future__ import annotations

from dialogs.engine.calculations import Depending
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Is, Not, OneOf
from dialogs.engine.follows import WorkedOut
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question
from dialogs.programmes.register.blocks.business import CLOSED
from dialogs.programmes.register.blocks.income import fallen_profit, lost_profit, told_for
from dialogs.programmes.register.blocks.proceedings import proceedings

LIMITED = Is(key="business_course", value="limited")

_EVENTS = MultiChoice(
    of=(
        Option(
            value="hostilities",
            label="Бойові дії, обстріли",
            words=("обстріл", "бої", "hostilities"),
            tells=("ракет", "снаряд", "прилет", "приліт", "бомб", "шахед", "обстр", "бойов"),
        ),
        Option(value="occupation", label="Окупація", words=("окупували", "occupation")),
        Option(
            value="destruction",
            label="Знищено чи пошкоджено майно",
            button="Знищено майно",
            words=("пошкоджено майно", "destruction"),
        ),
        Option(
            value="displacement",
            label="Вимушений переїзд в Україні чи за кордон",
            button="Вимушений переїзд",
            words=("переїзд", "displacement"),
        ),
        Option(
            value="deportation",
            label="Примусова депортація",
            words=("депортація", "deportation"),
        ),
        Option(
            value="mobilisation",
            label="Мобілізація або волонтерство",
            button="Мобілізація, волонтери",
            words=("мобілізація", "волонтерство", "mobilisation"),
        ),
        Option(
            value="demand",
            label="Різко впав попит чи не стало покупців",
            button="Впав попит",
            words=("попит", "demand"),
        ),
        Option(value="other", label="Інша подія", words=("інша", "інше", "other")),
    )
)
"""The causes that Diia and the Ministry of Economy named on opening the category, 10 March 2026; the Order has none."""

EVENT = (
    Question(
        key="event_type",
        kind=_EVENTS,
        label="Тип події, що спричинила втрату приватного підприємництва",
        ask="Що завадило вашому бізнесу?",
        short="Що завадило бізнесу",
        hint="Можна вибрати кілька.",
        source="99.2/1",
    ),
    Question(
        key="event_type_other",
        kind=Text(max=200),
        label="Тип події, що спричинила втрату приватного підприємництва: інше",
        ask="Яка саме це була подія?",
        example="Зруйновано міст, товар не довезти",
        need=Need.IF_AVAILABLE,
        when=OneOf(key="event_type", values=("other",)),
        source="99.2/1",
    ),
    Question(
        key="event_date",
        kind=RememberedDate(),
        label="Дата події, що спричинила втрату приватного підприємництва",
        ask="Коли це сталося?",
        hint="Якщо подій кілька, назвіть першу. Можна приблизно.",
        example="1 березня 2022",
        source="99.2/2",
    ),
    Question(
        key="event_description",
        kind=LongText(max=10000),
        label="Опис події, що спричинила втрату приватного підприємництва",
        ask="Розкажіть, що тоді сталося",
        short="Що тоді сталося",
        hint="Своїми словами: що сталося й чому працювати стало не можна.",
        source="99.2/2",
    ),
    Question(
        key="business_course",
        kind=Choice(
            of=(
                Option(
                    value="stopped",
                    label="Бізнес зупинився",
                    words=("зупинилася", "stopped"),
                    tells=(
                        "закри",
                        "закры",
                        "зупин",
                        "останов",
                        "припин",
                        "не прац",
                        "не работа",
                        "згор",
                        "сгор",
                        "кінец",
                        "нічого не лиши",
                    ),
                ),
                Option(
                    value="limited",
                    label="Бізнес працював далі, але прибутку стало менше",
                    button="Прибутку стало менше",
                    words=("менше", "обмеження", "limited"),
                ),
            )
        ),
        label="Припинення або суттєве обмеження підприємницької діяльності",
        ask="Що сталося з бізнесом?",
        short="Що з бізнесом",
        hint="Заяву приймають в обох випадках.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="business_stopped_date",
        kind=RememberedDate(),
        label="Дата фактичного припинення підприємницької діяльності",
        ask="Коли бізнес зупинився?",
        short="Дата зупинки",
        hint="Останній день роботи. Можна приблизно.",
        example="2 березня 2022",
        need=Need.IF_AVAILABLE,
        when=Not(of=LIMITED),
        source="99.1/5",
        strengthens="Дата зупинки покаже, за який час рахувати прибуток.",
    ),
    Question(
        key="business_closing_reason",
        kind=LongText(max=4000),
        label="Причина припинення підприємницької діяльності (за наявності)",
        ask="Чому довелося припинити реєстрацію?",
        short="Причина припинення",
        hint="Якщо причина та сама, вистачить одного речення.",
        need=Need.IF_AVAILABLE,
        when=CLOSED,
        source="99.1/4",
    ),
    Question(
        key="business_resumed",
        kind=YesNo(yes="Так, знову працює", no="Ні, не працює"),
        label="Підприємництво відновлено",
        ask="Чи запрацював бізнес знову?",
        short="Відновлення бізнесу",
        hint="Тут або на новому місці.",
        when=Not(of=LIMITED),
        inferred=True,
        steers=True,
    ),
    Question(
        key="business_resumed_date",
        kind=RememberedDate(),
        label="Дата відновлення приватного підприємництва (за наявності)",
        ask="Коли бізнес запрацював знову?",
        short="Дата відновлення",
        example="травень 2023",
        need=Need.IF_AVAILABLE,
        when=All(of=(Not(of=LIMITED), Is(key="business_resumed", value=True))),
        checks=(
            NotBefore(
                key="event_date",
                message="За вашою відповіддю подія сталася {other}. Бізнес не міг відновитися раніше.",
            ),
            NotBefore(
                key="business_stopped_date",
                message="За вашою відповіддю бізнес зупинився {other}. Відновитися раніше він не міг.",
            ),
        ),
        source="99.2/5",
    ),
    Question(
        key="business_limited_since",
        kind=RememberedDate(),
        label="Дата, від якої прибуток зменшився",
        ask="Відколи прибутку стало менше?",
        short="Початок спаду прибутку",
        hint="Якщо не пам’ятаєте дня, назвіть місяць.",
        example="березень 2022",
        when=LIMITED,
        inferred=True,
    ),
    Question(
        key="business_recovered",
        kind=YesNo(yes="Так, уже як раніше", no="Ні, досі менший"),
        label="Колишній прибуток відновлено",
        ask="Чи повернувся колишній прибуток?",
        short="Повернення прибутку",
        when=LIMITED,
        inferred=True,
        steers=True,
    ),
    Question(
        key="business_recovered_date",
        kind=RememberedDate(),
        label="Дата відновлення прибутку",
        ask="Коли прибуток став як раніше?",
        short="Коли прибуток відновлено",
        example="травень 2023",
        need=Need.IF_AVAILABLE,
        when=All(of=(LIMITED, Is(key="business_recovered", value=True))),
        checks=(
            NotBefore(
                key="business_limited_since",
                message="За вашою відповіддю прибутку стало менше {other}. Відновитися раніше він не міг.",
            ),
        ),
        inferred=True,
    ),
    Question(
        key="loss_proof",
        kind=FileSet(max=20),
        label="Докази втрати приватного підприємництва (за наявності)",
        ask="Чи є докази, що бізнес зупинився?",
        short="Докази зупинки",
        hint="Фото, акти, листи від орендодавця чи постачальників.",
        need=Need.IF_AVAILABLE,
        source="99.2/3",
        strengthens="Фото або листи покажуть, що бізнес зупинився.",
    ),
)

_LOST = Depending(
    on=LIMITED,
    then=fallen_profit(
        "profit_after",
        "business_limited_since",
        "business_recovered_date",
        Is(key="business_recovered", value=False),
    ),
    otherwise=lost_profit(
        "business_stopped_date", "business_resumed_date", Is(key="business_resumed", value=False)
    ),
)
"""Profit of a business that stopped, and the difference for one that went on with less (falling demand)."""

SUM = (
    *told_for(
        "profit",
        "За який період назвете прибуток?",
        "Прибуток — це те, що лишалося вам після витрат. Візьміть звичайний час.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="profit",
        kind=Money(),
        label="Прибуток за певний період до втрати",
        ask="Який був прибуток за цей час?",
        short="Прибуток за цей час",
        hint="До події, що все змінила. Можна приблизно.",
        example="40 000 грн",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Прибуток до війни — основа для суми.",
    ),
    Question(
        key="profit_after",
        kind=Money(),
        label="Прибуток за місяць після події",
        ask="Який прибуток був потім за місяць?",
        short="Прибуток потім",
        hint="Звичайний місяць після події. Якщо прибутку не було, напишіть 0.",
        example="12 000 грн",
        need=Need.IF_AVAILABLE,
        when=LIMITED,
        inferred=True,
        strengthens="Прибуток до й після покаже, скільки втрачено.",
    ),
    Question(
        key="desired_compensation",
        kind=Money(),
        label="Сума бажаної компенсації",
        ask="Яку суму хочете заявити?",
        short="Сума вимоги",
        hint="Прибуток, який ви мали б, якби не ця подія.",
        example="400 000 грн",
        source="99.3/3",
        terms=("loss_of_private_entrepreneurship",),
        works_out=_LOST,
    ),
    Question(
        key="compensation_composition",
        kind=LongText(max=4000),
        label="Інформація про те, що включається до суми бажаної компенсації",
        ask="Що входить до цієї суми?",
        short="Склад суми",
        hint="Наприклад, прибуток від продажу й від замовлень, які зірвалися.",
        source="99.3/4",
    ),
    Question(
        key="compensation_method",
        kind=LongText(max=4000),
        label="Методика розрахунку суми бажаної компенсації",
        ask="Як ви порахували суму?",
        short="Як пораховано суму",
        hint="Звідки сума прибутку й на скільки місяців її помножено.",
        example=(
            "У 2021 році прибуток був 40 000 грн на місяць. Бізнес стояв 10 місяців: 40 000 "
            "× 10 = 400 000 грн."
        ),
        follows=WorkedOut(amount="desired_compensation", works_out=_LOST),
        source="99.3/5",
    ),
    Question(
        key="other_profit_proof",
        kind=FileSet(max=20),
        label="Інші докази одержаного прибутку (за наявності)",
        ask="Чи є докази прибутку?",
        short="Докази прибутку",
        hint="Виписка з банку, книга обліку, звіти з каси, договори.",
        need=Need.IF_AVAILABLE,
        source="99.3/2",
        strengthens="Виписка з банку або звіти підтвердять прибуток.",
    ),
    proceedings("99.3/6", "втрати приватного підприємництва"),
    # The Order asks for a detailed description twice; the second time comes last and only for what was left out.
    Question(
        key="entrepreneurship_description",
        kind=LongText(max=10000, work=True),
        label="Детальний опис приватного підприємництва (за наявності)",
        ask="Що ще сказати про бізнес?",
        short="Ще про бізнес",
        hint="Лише те, чого ще не було: плани, замовлення, обладнання. Можна пропустити.",
        need=Need.IF_AVAILABLE,
        source="99.2/4",
    ),
)
