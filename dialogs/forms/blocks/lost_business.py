"""The business of A3.5 (paragraph 99): what it was, what stopped it, the lost profit, what the registers say."""

from __future__ import annotations

from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Is, OneOf
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.schema import Need, Question
from dialogs.forms.blocks.income import lost_income, told_for
from dialogs.forms.blocks.proceedings import proceedings

_CLOSED = Is(key="business_state", value="closed")

BUSINESS = (
    # Diia knows the state too, but who may file (paragraph 97) and half of the questions depend on it.
    Question(
        key="business_state",
        kind=Choice(
            of=(
                Option(
                    value="active",
                    label="Діяльність не припинено: реєстрація діє",
                    button="Реєстрація діє",
                    words=("діє", "active"),
                ),
                Option(
                    value="closed",
                    label="Діяльність припинено або реєстрацію скасовано",
                    button="Реєстрацію припинено",
                    words=("припинено", "закрито", "closed"),
                ),
                Option(
                    value="never",
                    label="Реєстрації підприємцем ніколи не було",
                    button="Реєстрації не було",
                    words=("не було", "never"),
                ),
            )
        ),
        label="Інформація про те, чи не припинена підприємницька діяльність",
        ask="Що зараз із вашою реєстрацією ФОП?",
        hint="Підприємець без роботи, але з реєстрацією: перша відповідь.",
        source="99.1/2",
    ),
    # The story needs the kind of business, so it is asked although the register has the code.
    Question(
        key="business_kind",
        kind=Text(max=300),
        label="Вид підприємницької діяльності",
        ask="Чим займалася ваша справа?",
        hint="Коротко. Код КВЕД (вид діяльності) додайте, якщо знаєте.",
        example="Роздрібна торгівля одягом, КВЕД 47.71",
        source="99.1/8",
        fact="business_kind",
    ),
    Question(
        key="business_description",
        kind=LongText(max=10000),
        label="Детальний опис підприємницької діяльності",
        ask="Розкажіть про свою справу",
        hint="Що робили чи продавали, де, хто купував, скільки людей працювало.",
        source="99.1/9",
        fact="business_description",
    ),
    Question(
        key="business_elsewhere",
        kind=YesNo(yes="Так, за іншою адресою", no="Ні, за адресою ФОП"),
        label="Справа працювала не за адресою реєстрації",
        ask="Справа працювала за іншою адресою?",
        hint="Іншою, ніж адреса реєстрації ФОП (підприємця).",
        inferred=True,
        steers=True,
    ),
    Question(
        key="business_actual_address",
        kind=Address(),
        label="Фактична адреса здійснення підприємницької діяльності (зазначається у випадку, коли така адреса "
        "відрізняється від адреси реєстрації фізичної особи — підприємця)",
        ask="За якою адресою працювала справа?",
        hint="Магазин, майстерня, офіс, склад. Якщо їх кілька, вистачить головної.",
        example="Херсонська область, Херсон, вулиця Перекопська, 20",
        need=Need.IF_AVAILABLE,
        when=Is(key="business_elsewhere", value=True),
        source="99.1/7",
        fact="business_address",
    ),
)

_EVENTS = MultiChoice(
    of=(
        Option(value="hostilities", label="Бойові дії, обстріли", words=("обстріл", "бої", "hostilities")),
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
        ask="Що зупинило вашу справу?",
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
        hint="Своїми словами: що сталося й чому працювати стало не можна.",
        source="99.2/2",
    ),
    Question(
        key="business_stopped_date",
        kind=RememberedDate(),
        label="Дата фактичного припинення підприємницької діяльності",
        ask="Коли справа насправді зупинилася?",
        hint="Останній день роботи. Якщо справа не зупинялася, пропустіть.",
        example="2 березня 2022",
        need=Need.IF_AVAILABLE,
        checks=(
            NotBefore(
                key="event_date",
                soft=True,
                message="За вашою відповіддю подія сталася {other}, тобто пізніше. Перевірте, чи так було.",
            ),
        ),
        source="99.1/5",
        strengthens="Дата зупинки покаже, за який час рахувати прибуток.",
    ),
    Question(
        key="business_closing_reason",
        kind=LongText(max=4000),
        label="Причина припинення підприємницької діяльності (за наявності)",
        ask="Чому довелося припинити реєстрацію?",
        hint="Якщо причина та сама, вистачить одного речення.",
        need=Need.IF_AVAILABLE,
        when=_CLOSED,
        source="99.1/4",
    ),
    Question(
        key="business_resumed",
        kind=YesNo(yes="Так, знову працює", no="Ні, не працює"),
        label="Підприємництво відновлено",
        ask="Чи запрацювала справа знову?",
        hint="Тут або на новому місці.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="business_resumed_date",
        kind=RememberedDate(),
        label="Дата відновлення приватного підприємництва (за наявності)",
        ask="Коли справа запрацювала знову?",
        example="травень 2023",
        need=Need.IF_AVAILABLE,
        when=Is(key="business_resumed", value=True),
        checks=(
            NotBefore(
                key="event_date",
                message="За вашою відповіддю подія сталася {other}. Справа не могла відновитися раніше.",
            ),
            NotBefore(
                key="business_stopped_date",
                message="За вашою відповіддю справа зупинилася {other}. Відновитися раніше вона не могла.",
            ),
        ),
        source="99.2/5",
    ),
    Question(
        key="loss_proof",
        kind=FileSet(max=20),
        label="Докази втрати приватного підприємництва (за наявності)",
        ask="Чи є докази, що справа зупинилася?",
        hint="Фото, акти, листи від орендодавця чи постачальників.",
        need=Need.IF_AVAILABLE,
        source="99.2/3",
        strengthens="Фото або листи покажуть, що справа зупинилася.",
    ),
)

SUM = (
    *told_for(
        "profit",
        "За який час назвете прибуток?",
        "Прибуток — це те, що лишалося вам після витрат. Візьміть звичайний час.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="profit",
        kind=Money(),
        label="Прибуток за певний період до втрати",
        ask="Який був прибуток за цей час?",
        hint="До події, що все змінила. Можна приблизно.",
        example="40 000 грн",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Прибуток до війни — основа для суми.",
    ),
    Question(
        key="desired_compensation",
        kind=Money(),
        label="Сума бажаної компенсації",
        ask="Яку суму хочете заявити?",
        hint="Прибуток, який справа дала б за час простою.",
        example="400 000 грн",
        source="99.3/3",
        terms=("loss_of_private_entrepreneurship",),
        works_out=lost_income("profit", "profit", "business_stopped_date", "business_resumed_date"),
    ),
    Question(
        key="compensation_composition",
        kind=LongText(max=4000),
        label="Інформація про те, що включається до суми бажаної компенсації",
        ask="Що входить до цієї суми?",
        hint="Наприклад, прибуток від продажу й від замовлень, які зірвалися.",
        source="99.3/4",
    ),
    Question(
        key="compensation_method",
        kind=LongText(max=4000),
        label="Методика розрахунку суми бажаної компенсації",
        ask="Як ви порахували суму?",
        hint="Звідки взято прибуток і на який час його помножено.",
        example="У 2021 році прибуток був 40 000 грн на місяць. Справа стояла 10 місяців: 40 000 × 10 = 400 000 грн.",
        source="99.3/5",
    ),
    Question(
        key="other_profit_proof",
        kind=FileSet(max=20),
        label="Інші докази одержаного прибутку (за наявності)",
        ask="Чи є докази прибутку?",
        hint="Виписка з банку, книга обліку, звіти з каси, договори.",
        need=Need.IF_AVAILABLE,
        source="99.3/2",
        strengthens="Виписка з банку або звіти підтвердять прибуток.",
    ),
    proceedings("99.3/6", "втрати приватного підприємництва"),
    # The Order asks for a detailed description twice; the second time comes last and only for what was left out.
    Question(
        key="entrepreneurship_description",
        kind=LongText(max=10000),
        label="Детальний опис приватного підприємництва (за наявності)",
        ask="Що ще сказати про справу?",
        hint="Лише те, чого ще не було: плани, замовлення, обладнання. Можна пропустити.",
        need=Need.IF_AVAILABLE,
        source="99.2/4",
    ),
)

_COMPARES = Is(key="compare_fop", value=True)
_COMPARES_CLOSING = All(of=(_COMPARES, _CLOSED))

COMPARISON = (
    Question(
        key="compare_fop",
        kind=YesNo(yes="Так, хочу звірити", no="Ні, Дія знає сама"),
        label="Записи реєстрів внесено для звірки",
        ask="Внести записи про ФОП із реєстрів?",
        hint="Дія візьме дані підприємця сама. Внесіть, якщо хочете їх звірити.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="fop_registration_date",
        kind=Day(),
        label="Дата реєстрації, як фізичної особи — підприємця",
        ask="Коли вас зареєстровано підприємцем?",
        example="14 травня 2012",
        when=_COMPARES,
        source="99.1/1",
        prefill="edr",
    ),
    Question(
        key="fop_termination_kind",
        kind=Choice(
            of=(
                Option(
                    value="terminated", label="Припинення", button="Припинення ФОП", words=("terminated",)
                ),
                Option(
                    value="cancelled",
                    label="Скасування реєстрації",
                    words=("скасування", "cancelled"),
                ),
            )
        ),
        label="Реєстрація припинення фізичної особи — підприємця або скасування реєстрації фізичної особи — "
        "підприємця (за наявності)",
        ask="Що записано про ФОП у реєстрі?",
        hint="ФОП — це реєстрація підприємцем.",
        need=Need.IF_AVAILABLE,
        when=_COMPARES_CLOSING,
        source="99.1/3",
        prefill="edr",
    ),
    Question(
        key="fop_termination_date",
        kind=Day(),
        label="Дата реєстрації припинення фізичної особи — підприємця або дата скасування реєстрації фізичної "
        "особи — підприємця (за наявності)",
        ask="Яка дата цього запису?",
        example="20 грудня 2022",
        need=Need.IF_AVAILABLE,
        when=_COMPARES_CLOSING,
        checks=(
            NotBefore(
                key="fop_registration_date",
                message="Реєстрація почалася {other}. Припинити її раніше не могли: перевірте дату.",
            ),
        ),
        source="99.1/3",
        prefill="edr",
    ),
    Question(
        key="fop_registration_address",
        kind=Address(where="ukraine"),
        label="Адреса реєстрації фізичної особи — підприємця",
        ask="Яка адреса реєстрації підприємця?",
        hint="Так, як у витягу з реєстру.",
        example="Херсонська область, Херсон, вулиця Садова, 5",
        when=_COMPARES,
        source="99.1/6",
        prefill="edr",
    ),
    Question(
        key="edr_data",
        kind=Text(max=400),
        label="Відомості з Єдиного державного реєстру юридичних осіб, фізичних осіб — підприємців та громадських "
        "формувань",
        ask="Який номер має запис у держреєстрі?",
        hint="Номер і дата запису з витягу.",
        example="запис № 2 499 000 0000 012345 від 14 травня 2012 року",
        when=_COMPARES,
        source="99.1/10",
        prefill="edr",
    ),
    Question(
        key="declared_income",
        kind=LongText(max=4000),
        label="Інформація про задекларовані доходи з Державного реєстру фізичних осіб — платників податків "
        "(за наявності)",
        ask="Які доходи ви декларували?",
        hint="Роки й суми з декларацій. Вистачить двох останніх років.",
        example="2020 рік: 610 000 грн. 2021 рік: 780 000 грн.",
        need=Need.IF_AVAILABLE,
        when=_COMPARES,
        source="99.3/1",
        prefill="drfo",
    ),
)
