"""How somebody lived in a home: with whom, on what basis, since when (92/4, 92/10 to 92/15)."""

from __future__ import annotations

from dialogs.blocks.cast import HARMED, fact
from dialogs.blocks.relations import relation
from dialogs.engine.conditions import Is, Not
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat
from dialogs.engine.relatives import Relatives

REGISTERED_THEN = "registered_then"

_BASES = (
    Option(value="rent", label="Договір оренди", words=("оренда", "rent")),
    Option(
        value="oral_rent",
        label="Усна домовленість про оренду",
        button="Оренда без договору",
        words=("усна", "без договору", "oral"),
        tells=(
            "домов",
            "договорил",
            "без договор",
            "усно",
            "устно",
            "на словах",
            "по знайом",
            "по знаком",
            "просто зніма",
            "просто снима",
        ),
    ),
    Option(
        value="family",
        label="Рідна людина власника або орендаря",
        button="Житло рідних",
        words=("рідні", "батьки", "family"),
    ),
    Option(
        value="free_use",
        label="Договір безоплатного користування",
        button="Безоплатне користування",
        words=("безоплатно", "free use"),
    ),
    Option(value="dormitory", label="Гуртожиток", words=("dormitory",)),
    Option(value="service", label="Службове житло", words=("службове", "service")),
    Option(
        value="displaced",
        label="Тимчасове житло для переселенців",
        button="Житло для переселенців",
        words=("переселенці", "впо"),
    ),
    Option(
        value="care",
        label="Інтернат, пансіонат або інший заклад догляду",
        button="Заклад догляду",
        words=("інтернат", "пансіонат", "care home"),
    ),
    Option(value="other", label="Інше (вказати)", button="Інша підстава", words=("інше", "інша", "other")),
)
"""The first and the fourth are the Order's own examples; the rest is what the Register names."""

LIVED_THERE = Question(
    key="home_lived",
    kind=YesNo(yes="Так, жили саме там", no="Ні, жили деінде"),
    label="Житло було місцем фактичного проживання",
    ask="Чи було це житло домом?",
    hint="Ідеться про дім, де жили, а не лише мали його у власності.",
    inferred=True,
    steers=True,
    terms=("housing_or_residence",),
    fact=fact("home_lived", "yes_no", HARMED),
)
"""The definition of paragraph 2 makes it a condition («є місцем фактичного проживання»); Diia has no field for it."""

LIVED_ELSEWHERE = Is(key="home_lived", value=False)

HOUSEHOLD: tuple[Question | Repeat, ...] = (
    Question(
        key="residents_count",
        kind=Integer(min=1, max=1000),
        label="Кількість осіб, що проживали у житлі або місці проживання",
        ask="Скільки людей там жило?",
        short="Скільки людей жило",
        hint="Рахуйте всіх: себе, інших дорослих і дітей.",
        example="3",
        need=Need.IF_AVAILABLE,
        source="92/4",
    ),
    Repeat(
        key="co_residents",
        label="Інформація про співмешканців та стосунки з заявником (за наявності)",
        ask="Хто ще жив у цьому житлі?",
        short="Хто жив разом",
        again="Чи жив там іще хтось?",
        hint="Згоди цих людей не треба. Власну заяву кожна людина подає окремо.",
        item_label="Людина",
        add="Додати людину",
        none="Більше ніхто",
        source="92/4",
        fact=fact("co_residents", "list", HARMED),
        relatives=Relatives(
            name="co_resident_name", relation=("co_resident_relation", "co_resident_relation_to_child")
        ),
        called_by=("co_resident_name",),
        body=(
            Question(
                key="co_resident_name",
                kind=PersonName(),
                label="Прізвище, власне ім’я, по батькові (за наявності)",
                ask="Як звати цю людину?",
                short="Ім’я людини",
                hint="Прізвище, ім’я та по батькові, якщо воно є.",
                example="Коваленко Іван Петрович",
                need=Need.IF_AVAILABLE,
                source="92/4",
            ),
            *relation(
                "co_resident_relation",
                "Стосунки з заявником",
                "92/4",
                child=True,
                need=Need.IF_AVAILABLE,
                hint="Для друзів і сусідів виберіть «Хтось інший».",
            ),
        ),
    ),
)

BASIS = (
    Question(
        key="residence_basis",
        kind=Choice(of=_BASES),
        label="Правова підстава проживання заявника у житлі або місці проживання",
        ask="На якій підставі там жили?",
        short="Підстава проживання",
        hint="Договір не обов’язковий: оренда з усною домовленістю теж підстава.",
        when=Not(of=Is(key="home_owner", value="owner")),
        source="92/10",
    ),
    Question(
        key="residence_basis_other",
        kind=Text(max=200),
        label="Правова підстава проживання заявника у житлі або місці проживання: інше (вказати)",
        ask="Яка саме це підстава?",
        example="довічне утримання за договором",
        need=Need.IF_AVAILABLE,
        when=Is(key="residence_basis", value="other"),
        source="92/10",
    ),
    Question(
        key="residence_basis_proof",
        kind=FileSet(max=10),
        label="Підтвердження підстави проживання у житлі або місці проживання (за наявності)",
        ask="Чи є договір або інший документ про це?",
        short="Договір або документ",
        hint="Договір, свідоцтво, ордер, квитанції за оренду. Заяву приймають і без них.",
        need=Need.IF_AVAILABLE,
        source="92/11",
        strengthens="Договір або квитанції за оренду покажуть, на якій підставі ви там жили.",
    ),
)

REGISTRATION = (
    Question(
        key="registered_at_home",
        kind=YesNo(yes="Так, саме там", no="Ні, за іншою адресою"),
        label="Інформація про те чи є/було житло або місце проживання адресою задекларованого/зареєстрованого "
        "місця проживання заявника",
        ask="Чи була там і реєстрація?",
        short="Реєстрація там",
        hint="Місце реєстрації, колишня «прописка». Жити можна було й без неї.",
        source="92/12",
    ),
    Question(
        key=REGISTERED_THEN,
        kind=Address(),
        label="Адреса задекларованого/зареєстрованого місця проживання заявника відмінна від адреси житла або "
        "місця проживання",
        ask="За якою адресою була реєстрація?",
        short="Адреса реєстрації",
        example="Донецька область, Волноваха, вулиця Центральна, 12",
        need=Need.IF_AVAILABLE,
        when=Is(key="registered_at_home", value=False),
        source="92/13",
        fact=fact("registered_then", "address", HARMED),
    ),
)

LIVING = (
    Question(
        key="residence_since",
        kind=RememberedDate(),
        label="Дата з якої заявник почав проживати у житлі або місці проживання",
        ask="З якого часу це житло було домом?",
        short="Відколи там жили",
        hint="Вистачить місяця або року.",
        example="вересень 2017",
        source="92/14",
    ),
    Question(
        key="residence_fact_proof",
        kind=FileSet(max=20),
        label="Підтвердження факту проживання у житлі або місці проживання",
        ask="Що підтверджує, що там жили?",
        short="Докази проживання",
        hint="Рахунки за світло, доставки на цю адресу, листи, свідчення сусідів. Надішліть, що є.",
        source="92/15",
        strengthens="Рахунки за комунальні послуги покажуть, що ви тут жили.",
    ),
)
