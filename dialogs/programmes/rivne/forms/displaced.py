"""R3: material aid to displaced persons on the register of the Rivne community (section 3 of the order)."""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED, HOME, fact
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.help_for import help_for
from dialogs.blocks.identity import present_address
from dialogs.blocks.on_paper import who_applies
from dialogs.blocks.proof import proof
from dialogs.blocks.repeated import reasons
from dialogs.blocks.territory import on_list
from dialogs.engine.conditions import Given, Not, OneOf, OutsidePlaces
from dialogs.engine.form import Form
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat, Section
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.rivne import displacement
from dialogs.programmes.rivne.displaced_paper import APPLICATION
from dialogs.programmes.rivne.displaced_rules import (
    CEILINGS,
    EVACUATED,
    HAD_AID,
    REGISTERED_HERE,
    REQUIREMENTS,
    RULES,
)
from dialogs.programmes.rivne.papers import DISPLACED
from dialogs.programmes.rivne.words import FILING, HROMADA

_REGISTER = (
    Question(
        key="idp_in_rivne",
        kind=YesNo(yes="Так, у Рівному", no="Ні, в іншій громаді"),
        label="Перебування на обліку в Рівненській міській територіальній громаді",
        ask="Чи ви на обліку саме в Рівному?",
        short="Облік у Рівному",
        hint="Йдеться про облік переселенців у Рівненській міській громаді.",
        source="3.1",
    ),
    displacement.since("3.1", REGISTERED_HERE),
    Question(
        key="idp_certificate_number",
        kind=RegistryNumber(),
        label="Довідка про взяття на облік внутрішньо переміщеної особи в Рівненській міській територіальній громаді",
        ask="Які номер і дата довідки переселенця?",
        short="Довідка переселенця",
        example="5601-5001234567 від 14 квітня 2022",
        when=REGISTERED_HERE,
        source="3.3",
        fact=fact("idp_certificate_number", "registry_number", HARMED),
    ),
    Question(
        key="idp_certificate_file",
        kind=FileSet(max=5),
        label="Довідка про взяття на облік внутрішньо переміщеної особи: копія",
        ask="Надішліть довідку переселенця",
        short="Копія довідки",
        hint="Підійде й знімок екрана з Дії. Можна донести й на папері.",
        when=REGISTERED_HERE,
        source="3.3",
    ),
)

_ORIGIN = (
    Question(
        key="left_place",
        kind=Address(),
        label="Місце попереднього проживання: регіон, з якого прибула внутрішньо переміщена особа",
        ask="Звідки довелося виїхати?",
        short="Звідки переїзд",
        hint="Область, місто або село, вулиця й дім.",
        example="Харківська область, Ізюм",
        source="3.1",
        fact=fact("home_address", "address", HOME),
    ),
    on_list(
        "3.1",
        "Територія, на якій ведуться (велися) бойові дії або окупована російською федерацією (Перелік, наказ № 309 зі "
        "змінами)",
    ),
)

_CRISIS = (
    Question(
        key="priorities",
        kind=MultiChoice(
            of=(
                Option(
                    value="lost_livelihood", label="Через бої немає з чого жити", button="Немає з чого жити"
                ),
                Option(
                    value="children",
                    label="Утримую дитину з інвалідністю або двох і більше дітей",
                    button="Діти на утриманні",
                    words=("діти", "children"),
                ),
                Option(
                    value="alone",
                    label="Живу без рідних, у похилому віці чи з інвалідністю, і треба лікуватися",
                    button="Самотність і лікування",
                ),
                Option(
                    value="injured",
                    label="Поранення, травма чи хвороба з місця боїв",
                    button="Поранення чи хвороба",
                    words=("поранення", "травма"),
                ),
                Option(value="crisis", label="Криза чи особливі обставини", button="Криза"),
                Option(
                    value="housing",
                    label="Житло пошкоджене чи зруйноване",
                    button="Житло пошкоджене",
                    words=("житло", "дім"),
                ),
                Option(
                    value="evacuated",
                    label="Приїзд до Рівного евакуаційним транспортом",
                    button="Евакуаційний транспорт",
                    words=("евакуація", "evacuation"),
                ),
                Option(value="none", label="Нічого з цього", words=("нічого", "none")),
            )
        ),
        label="Підстави, за яких допомога надається першочергово",
        ask="Що з цього є у вас?",
        short="Що з цього є",
        hint="За цим визначають лише черговість. Можна позначити кілька.",
        source="3.2",
    ),
    Question(
        key="minor_children",
        kind=Integer(max=20),
        label="Кількість неповнолітніх дітей на утриманні",
        ask="Скільки дітей до 18 років утримуєте?",
        short="Скільки дітей",
        example="2",
        when=OneOf(key="priorities", values=("children",)),
        source="3.2(2)",
    ),
    Question(
        key="disabled_children",
        kind=Integer(max=20),
        label="Кількість дітей з інвалідністю на утриманні",
        ask="Скільки з них дітей з інвалідністю?",
        short="Діти з інвалідністю",
        example="1",
        when=OneOf(key="priorities", values=("children",)),
        source="3.2(2)",
    ),
    Question(
        key="visit_act",
        kind=YesNo(yes="Так, приходили", no="Ні, ще не приходили"),
        label="Акт виїзду робочої групи мобільного виїзду Координаційного центру підтримки цивільного населення",
        ask="Чи приходила до вас робоча група міста?",
        short="Робоча група міста",
        hint="Після евакуації вона складає акт виїзду. За ним допомогу надають без інших довідок.",
        need=Need.IF_AVAILABLE,
        when=EVACUATED,
        source="3.3",
    ),
    Question(
        key="in_crisis",
        kind=YesNo(yes="Так, потрібна допомога", no="Ні, зараз не потрібна"),
        label="Перебування в кризовій ситуації та потреба в допомозі",
        ask="Чи зараз скрута, з якої важко вийти?",
        short="Чи є зараз скрута",
        hint="У розпорядженні це зветься кризовою ситуацією. Що саме нею є, там не пояснено.",
        source="3.1",
    ),
    Question(
        key="story",
        kind=LongText(max=3000),
        label="Кризова ситуація, через яку потрібна матеріальна допомога",
        ask="Розкажіть, що сталося",
        hint="Кількох речень вистачить: вони стануть частиною заяви.",
        source="3.1",
    ),
)

_EARLIER: tuple[Question | Repeat, ...] = (displacement.aid("3.5"), *reasons("3.4", HAD_AID))

FORM = Form(
    code="R3",
    button="Рівне: переселенцям",
    title="Матеріальна допомога переселенцям у Рівному",
    intro="Запитаємо про облік, звідки довелося виїхати, яка зараз скрута, і про документи. Це до 15 хвилин. "
    "Складемо заяву для друку. Чи надати допомогу й яку, вирішує комісія міста.",
    evidence=EVIDENCE,
    cast=CAST,
    person=HARMED,
    filing=FILING,
    note="Межі доходу тут немає. Податки й збори з допомоги сплачує місто. "
    "Комісія може взяти до уваги й документи про скруту через воєнний стан.",
    signs=(
        Sign(
            when=happened_to("moved_inside"),
            reason="Місто допомагає переселенцям, які зараз у скруті.",
            para="3.1",
            asks="Чи ви на обліку переселенців у Рівному?",
            known=Given(key="idp_registered_in_rivne"),
            against=OutsidePlaces(key="actual_address", places=(HROMADA,)),
        ),
    ),
    sections=(
        Section(key="who", title="Для кого допомога", items=(help_for("3.3"), *_REGISTER)),
        Section(key="origin", title="Звідки переїзд", items=_ORIGIN),
        Section(key="crisis", title="Чому потрібна допомога", items=_CRISIS),
        Section(key="earlier", title="Попередня допомога", items=_EARLIER),
        Section(
            key="need_paper",
            title="Документ про потребу",
            items=proof(
                DISPLACED,
                "Документ, що підтверджує потребу в наданні матеріальної допомоги",
                "3.3",
                Not(of=EVACUATED),
            ),
        ),
        *who_applies("3.3", *present_address("3.3")),
    ),
    rules=RULES,
    requirements=REQUIREMENTS,
    ceilings=CEILINGS,
    application=APPLICATION,
)
