"""L6: the refund of what a lawyer cost (direction 6)."""

from __future__ import annotations

from dialogs.blocks.cast import HELD, fact
from dialogs.blocks.costs import cost_of, costs
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.engine.application import Application, Enclosure, Passage
from dialogs.engine.calculations import AtMost, Costs, Minimums, MoreThan, Named, Smaller
from dialogs.engine.conditions import All, Any_, Is
from dialogs.engine.form import Form
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.money import Money
from dialogs.engine.kinds.text import Text
from dialogs.engine.questions import Question, Section
from dialogs.engine.requirements import Ceiling, Requirement
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.liberty.captivity import DECIDED, ESTABLISHED, began, decision, established
from dialogs.programmes.liberty.people import (
    CAST,
    PAID_TO,
    SENDER,
    applicant_role,
    enclosed,
    held_person,
    of_whom,
    who_applies,
)
from dialogs.programmes.liberty.sources import FREE_LAWYER, WHERE
from dialogs.programmes.liberty.words import ADDRESSEE
from dialogs.tables.subsistence import ABLE_BODIED

_P = "6.2, напрям 6"
_TWENTY = Minimums(table=ABLE_BODIED, times=20)
_SPENT = Costs(costs=(cost_of("lawyer_costs", "Правнича допомога"),))

FORM = Form(
    code="L6",
    button="Витрати на адвоката",
    title="Відшкодування витрат на правничу допомогу",
    intro="Це про відшкодування того, що заплачено адвокатові за захист прав людини, яку тримали в неволі. "
    "Запитаємо про рішення Комісії, договір і суми. Про саму неволю не розпитуємо. Це до 10 хвилин.",
    evidence=EVIDENCE,
    care=True,
    cast=CAST,
    person=HELD,
    note="Рішення ухвалює Комісія. Сума може бути меншою. Як часто можна просити відшкодування, у запиті не сказано.",
    signs=(
        Sign(
            when=happened_to("captive"),
            reason="Була неволя: держава відшкодовує частину витрат на адвоката.",
            para="6.1, рядок 6",
            asks="Чи платили ви адвокатові?",
        ),
    ),
    sections=(
        Section(
            key="who",
            title="Хто подає",
            items=(applicant_role(_P), *held_person(_P, "Як звати людину, яку захищав адвокат?")),
        ),
        Section(key="captivity", title="Рішення Комісії", items=(*decision("6.1"), began(_P))),
        Section(
            key="legal_aid",
            title="Правнича допомога",
            items=(
                Question(
                    key="lawyer",
                    kind=Text(max=150),
                    label="Хто надавав професійну правничу допомогу",
                    ask="Хто надавав правничу допомогу?",
                    short="Правнича допомога",
                    hint="Ім’я адвоката або назва бюро.",
                    example="адвокатка Ткаченко Ірина",
                    source=_P,
                    inferred=True,
                ),
                Question(
                    key="lawyer_contract",
                    kind=FileSet(max=10),
                    label="Договір про правничу допомогу, акти, рахунки",
                    ask="Чи є договір з адвокатом?",
                    short="Договір з адвокатом",
                    hint="Договір, акти, рахунки. Можна донести й на папері.",
                    inferred=True,
                ),
                costs(
                    "lawyer_costs",
                    label="Витрати на професійну правничу допомогу",
                    ask="За що заплачено адвокатові?",
                    short="Витрати на адвоката",
                    fact=fact("legal_aid_costs", "list", HELD, once=True),
                    again="Чи є ще витрати на адвоката?",
                    example="Захист у суді",
                    source=_P,
                    none="Витрат не було",
                    receipt_hint="Квитанція, виписка з банку. Можна донести й на папері.",
                    inferred=True,
                ),
                Question(
                    key="amount_asked",
                    kind=Money(),
                    label="Сума відшкодування, про яку просять",
                    ask="Яку суму просите відшкодувати?",
                    short="Сума, яку просите",
                    hint="Не більше ніж 20 прожиткових мінімумів для працездатних.",
                    example="45 000 грн",
                    source=_P,
                    works_out=Smaller(one=_SPENT, other=_TWENTY),
                ),
            ),
        ),
        *who_applies(),
    ),
    requirements=(
        established("6.1"),
        Requirement(
            code="cap",
            para=_P,
            title="До 20 прожиткових мінімумів",
            met=AtMost(amount=Named(key="amount_asked"), limit=_TWENTY),
            unmet=MoreThan(amount=Named(key="amount_asked"), limit=_TWENTY),
            explain="Ви просите {amount}, а найбільше можна {limit}: це 20 прожиткових мінімумів.",
        ),
        Requirement(
            code="who_applies",
            para=_P,
            title="Хто подає заяву",
            met=Is(key="applicant_role", value="self"),
            silent=All(of=()),
            silence="Хто подає заяву на відшкодування, крім самої людини, у запиті не сказано. "
            "Запитайте в Мінрозвитку.",
        ),
        Requirement(
            code="papers",
            para=_P,
            title="Які потрібні документи",
            met=Any_(of=()),
            silent=All(of=()),
            silence="Які документи підтверджують витрати, не сказано ні в запиті, ні в джерелах, які ми знайшли.",
        ),
    ),
    ceilings=(Ceiling(title="Найбільша сума, якщо відшкодують", para=_P, amount=_TWENTY),),
    seconds=(WHERE, FREE_LAWYER),
    application=Application(
        addressee=ADDRESSEE,
        sender=SENDER,
        about="про відшкодування витрат на професійну правничу допомогу",
        body=(
            Passage(
                text="Прошу відшкодувати витрати на професійну правничу допомогу, що надавалася особі, стосовно якої "
                "встановлено факт позбавлення особистої свободи внаслідок збройної агресії проти України, для захисту "
                "її прав і законних інтересів, у сумі {amount_asked}."
            ),
            *of_whom(),
            Passage(text=DECIDED, when=ESTABLISHED),
            Passage(text="Хто надавав правничу допомогу: {lawyer}."),
            Passage(text="{lawyer_costs_name}: {lawyer_costs_amount}.", each="lawyer_costs"),
            PAID_TO,
        ),
        enclosures=enclosed(
            Enclosure(text="копія рішення Комісії", when=ESTABLISHED, files=("decision_copy",)),
            Enclosure(text="договір про правничу допомогу, акти, рахунки", files=("lawyer_contract",)),
            Enclosure(text="документи про оплату", files=("lawyer_costs_receipt",)),
        ),
        signed="applicant_name",
    ),
)
