"""The business of A3.5 (paragraph 99, 1): what it was, and what the registers say of it."""

from __future__ import annotations

from dialogs.blocks.cast import HARMED, fact
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Is
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question

CLOSED = Is(key="business_state", value="closed")

BUSINESS = (
    # Diia knows the state too, but who may file (paragraph 97) and half of the questions depend on it.
    Question(
        key="business_state",
        kind=Choice(
            of=(
                Option(
                    value="active",
                    label="Реєстрація діє (бізнес може не працювати)",
                    button="Реєстрація діє",
                    words=("діє", "active"),
                ),
                Option(
                    value="closed",
                    label="Діяльність припинено або реєстрацію скасовано",
                    button="Реєстрацію припинено",
                    words=("припинено", "закрито", "closed"),
                    tells=(
                        "закри",
                        "закры",
                        "припин",
                        "прекра",
                        "скасув",
                        "ліквід",
                        "ликвид",
                        "знят",
                        "зняв",
                        "зняла",
                        "снял",
                    ),
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
        short="Стан реєстрації ФОП",
        hint="Якщо бізнес не працює, але реєстрація є, виберіть першу відповідь.",
        source="99.1/2",
    ),
    # The story needs the kind of business, so it is asked although the register has the code.
    Question(
        key="business_kind",
        kind=Text(max=300),
        label="Вид підприємницької діяльності",
        ask="Чим займався ваш бізнес?",
        short="Вид бізнесу",
        hint="Коротко. Код КВЕД (вид діяльності) додайте, якщо знаєте.",
        example="Роздрібна торгівля одягом, КВЕД 47.71",
        source="99.1/8",
        fact=fact("business_kind", "text", HARMED),
    ),
    Question(
        key="business_description",
        kind=LongText(max=10000, work=True),
        label="Детальний опис підприємницької діяльності",
        ask="Розкажіть про свій бізнес",
        short="Опис бізнесу",
        hint="Що робили чи продавали, де, хто купував, скільки людей працювало.",
        source="99.1/9",
        fact=fact("business_description", "long_text", HARMED),
    ),
    Question(
        key="business_elsewhere",
        kind=YesNo(yes="Так, за іншою адресою", no="Ні, за адресою ФОП"),
        label="Бізнес працював не за адресою реєстрації",
        ask="Чи працював бізнес за іншою адресою?",
        short="Інша адреса бізнесу",
        hint="Іншою, ніж адреса реєстрації ФОП (підприємця).",
        inferred=True,
        steers=True,
    ),
    Question(
        key="business_actual_address",
        kind=Address(),
        label="Фактична адреса здійснення підприємницької діяльності (зазначається у випадку, коли така адреса "
        "відрізняється від адреси реєстрації фізичної особи — підприємця)",
        ask="За якою адресою працював бізнес?",
        short="Адреса бізнесу",
        hint="Магазин, майстерня, офіс, склад. Якщо їх кілька, вистачить головної.",
        example="Херсонська область, Херсон, вулиця Перекопська, 20",
        need=Need.IF_AVAILABLE,
        when=Is(key="business_elsewhere", value=True),
        source="99.1/7",
        fact=fact("business_address", "address", HARMED),
    ),
)

_COMPARES = Is(key="compare_fop", value=True)
_COMPARES_CLOSING = All(of=(_COMPARES, CLOSED))

COMPARISON = (
    Question(
        key="compare_fop",
        compares=True,
        kind=YesNo(yes="Так, хочу перевірити", no="Ні, Дія має ці дані"),
        label="Записи реєстрів внесено для звірки",
        ask="Чи хочете внести записи про ФОП із реєстрів?",
        short="Записи про ФОП",
        hint="Дія візьме їх із державного реєстру підприємців і реєстру платників податків.",
        inferred=True,
        steers=True,
    ),
    Question(
        key="fop_registration_date",
        kind=Day(),
        label="Дата реєстрації, як фізичної особи — підприємця",
        ask="Коли вас зареєстровано підприємцем?",
        short="Дата реєстрації ФОП",
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
        short="Запис про припинення",
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
        short="Дата запису",
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
        short="Адреса ФОП",
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
        short="Номер у держреєстрі",
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
        short="Задекларовані доходи",
        hint="Роки й суми з декларацій. Вистачить двох останніх років.",
        example="2020 рік: 610 000 грн. 2021 рік: 780 000 грн.",
        need=Need.IF_AVAILABLE,
        when=_COMPARES,
        source="99.3/1",
        prefill="drfo",
    ),
)
