"""R2: material aid to residents of Rivne and Kvasyliv who are vulnerable or in hardship (section 2 of the order)."""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.help_for import REPRESENTED, help_for
from dialogs.blocks.identity import registered_address
from dialogs.blocks.incomes import incomes
from dialogs.blocks.on_paper import FOR_SELF, who_applies
from dialogs.blocks.proof import proof
from dialogs.blocks.repeated import payments, reasons
from dialogs.engine.conditions import Any_, InPlaces, Is, OneOf, OutsidePlaces
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Question, Repeat, Section
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.rivne import displacement
from dialogs.programmes.rivne.papers import RESIDENTS
from dialogs.programmes.rivne.residents_paper import APPLICATION
from dialogs.programmes.rivne.residents_rules import CEILINGS, DISPLACED, HAD_AID, REQUIREMENTS, RULES
from dialogs.programmes.rivne.words import CITY, FILING, SETTLEMENT

_WHERE: tuple[Question | Repeat, ...] = (
    Question(
        key="displaced",
        kind=YesNo(yes="Так, стою на обліку", no="Ні, я не з переселенців"),
        label="Перебування на обліку в Рівненській міській територіальній громаді як внутрішньо переміщена особа",
        ask="Чи ви на обліку переселенців у Рівному?",
        short="Облік переселенців",
        hint="Якщо просите для іншої людини, йдеться про неї.",
        source="2.2(5)",
    ),
    displacement.since("2.2(5)", DISPLACED),
    displacement.aid("2.2(5)", DISPLACED),
    *registered_address("2.1", FOR_SELF, REPRESENTED),
)

_GROUNDS = (
    Question(
        key="grounds",
        kind=MultiChoice(
            of=(
                Option(
                    value="hardship",
                    label="Скрута через інвалідність, вік, здоров’я, становище",
                    button="Інвалідність, вік",
                ),
                Option(
                    value="treatment",
                    label="Лікування або операція",
                    button="Лікування, операція",
                    words=("лікування", "операція", "treatment", "surgery"),
                ),
                Option(
                    value="disaster",
                    label="Пожежа, затоплення, крадіжка чи інше лихо",
                    button="Пожежа чи інше лихо",
                    words=("пожежа", "затоплення", "крадіжка", "fire"),
                ),
                Option(
                    value="martial_law",
                    label="Скрута через воєнний стан",
                    button="Через воєнний стан",
                    words=("війна", "воєнний стан", "war"),
                ),
                Option(
                    value="idp_over_two_years",
                    label="Переселенець понад два роки, 10 000 грн уже вибрано",
                    button="Понад два роки тут",
                ),
                Option(value="none", label="Нічого з цього", words=("нічого", "none")),
            )
        ),
        label="Підстава для надання матеріальної допомоги",
        ask="Чому потрібна допомога?",
        hint="Можна позначити кілька.",
        source="2.2",
    ),
    Question(
        key="hardship_causes",
        kind=MultiChoice(
            of=(
                Option(value="disability", label="Інвалідність"),
                Option(value="age", label="Вік"),
                Option(value="health", label="Стан здоров’я"),
                Option(value="social", label="Соціальне становище"),
            )
        ),
        label="Чим спричинено складні життєві обставини",
        ask="Через що така скрута?",
        hint="Можна позначити кілька.",
        when=OneOf(key="grounds", values=("hardship",)),
        source="2.2(1)",
    ),
    Question(
        key="disability_group",
        kind=Choice(
            of=(
                Option(value="one", label="Перша група", words=("1 група", "перша", "i", "і")),
                Option(value="two", label="Друга група", words=("2 група", "друга", "ii", "іі")),
                Option(value="three", label="Третя група", words=("3 група", "третя", "iii", "ііі")),
                Option(value="child", label="Дитина з інвалідністю"),
            )
        ),
        label="Група інвалідності",
        ask="Яка група інвалідності?",
        when=OneOf(key="hardship_causes", values=("disability",)),
        source="2.4",
    ),
    Question(
        key="story",
        kind=LongText(max=3000),
        label="Обставини, через які потрібна матеріальна допомога",
        ask="Розкажіть, що сталося",
        hint="Кількох речень вистачить: вони стануть частиною заяви.",
        source="2.2",
    ),
)

_EARLIER: tuple[Question | Repeat, ...] = (
    Question(
        key="had_aid",
        kind=YesNo(yes="Так, цього року була", no="Ні, цього року не було"),
        label="Матеріальну допомогу в поточному році вже надано",
        ask="Чи була вже ця допомога цього року?",
        short="Допомога цього року",
        hint="Матеріальна допомога від міста для мешканців. Її надають раз на рік.",
        source="2.3",
    ),
    payments(
        "Що й коли вам виплатили?",
        "Чи були ще виплати цього року?",
        "Матеріальна допомога, надана в поточному році",
        "2.3",
        when=HAD_AID,
    ),
    *reasons("2.3", HAD_AID),
    Question(
        key="turbota",
        kind=YesNo(yes="Так, маю такі виплати", no="Ні, не маю"),
        label="Отримання цільових соціальних виплат, передбачених Комплексною міською програмою “Турбота”",
        ask="Чи маєте виплати за програмою «Турбота»?",
        short="Виплати «Турбота»",
        hint="Це цільові виплати від міста: щомісячні, щоквартальні, одноразові, щорічні.",
        source="2.3",
    ),
    Question(
        key="turbota_reason",
        kind=LongText(max=2000),
        label="Аргументовані підстави для надання допомоги отримувачу цільових виплат",
        ask="Чому потрібна ще й ця допомога?",
        short="Чому ще й ця допомога",
        hint="Зазвичай разом їх не надають. Виняток розглядають окремо, за документами.",
        when=Is(key="turbota", value=True),
        source="2.3",
    ),
    Question(
        key="home_care",
        kind=YesNo(yes="Так, доглядають", no="Ні, не доглядають"),
        label="Безоплатне отримання соціальних послуг догляду вдома в територіальному центрі соціального "
        "обслуговування м. Рівного",
        ask="Чи доглядає вас удома територіальний центр?",
        short="Догляд удома",
        hint="Йдеться про безоплатний догляд соціальних працівників.",
        source="2.3",
    ),
)

_INCOME: tuple[Question | Repeat, ...] = (
    Question(
        key="income_exempt",
        kind=MultiChoice(
            of=(
                Option(
                    value="costly_treatment",
                    label="Цього року були великі витрати на лікування",
                    button="Дороге лікування",
                    words=("дороге лікування", "лікування"),
                ),
                Option(value="special", label="Сталися особливі обставини", button="Особливі обставини"),
                Option(value="crisis", label="Сталася кризова ситуація", button="Кризова ситуація"),
                Option(value="none", label="Нічого з цього", words=("нічого", "ні", "none")),
            )
        ),
        label="Обставини, за яких обмеження щодо доходу не застосовується",
        ask="Що з цього сталося цього року?",
        short="Події цього року",
        hint="Тоді межа доходу не діє, якщо є документи.",
        source="2.7",
    ),
    incomes(
        "Середньомісячний сукупний дохід",
        "Усе, що приходить цій людині. Чий дохід і за який час рахувати, у тексті не сказано.",
        "2.7",
    ),
)

FORM = Form(
    code="R2",
    button="Рівне: мешканцям",
    title="Матеріальна допомога мешканцям Рівного і Квасилова",
    intro="Запитаємо, де ви зареєстровані, чому потрібна допомога, про доходи й документи. Це до 15 хвилин. "
    "Складемо заяву для друку. Чи надати допомогу й яку, вирішує комісія міста.",
    evidence=EVIDENCE,
    cast=CAST,
    person=HARMED,
    filing=FILING,
    note="Якщо звернення передали з Києва чи від депутата, документи потрібні ті самі. "
    "Департамент може скласти ще й акт обстеження.",
    signs=(
        Sign(
            when=Any_(of=(happened_to("injured"), happened_to("home_lived"), happened_to("lost_job"))),
            reason="Місто допомагає тим, хто у скруті, лікується або зазнав лиха.",
            para="2.1, 2.2",
            asks="Чи ви зареєстровані в Рівному або Квасилові?",
            known=InPlaces(key="registered_address", places=(CITY, SETTLEMENT)),
            against=OutsidePlaces(key="registered_address", places=(CITY, SETTLEMENT)),
        ),
    ),
    sections=(
        Section(key="who", title="Для кого допомога", items=(help_for("2.4"), *_WHERE)),
        Section(key="ground", title="Чому потрібна допомога", items=_GROUNDS),
        Section(key="earlier", title="Інша допомога міста", items=_EARLIER),
        Section(key="income", title="Доходи", items=_INCOME),
        Section(
            key="need_paper",
            title="Документ про потребу",
            items=proof(RESIDENTS, "Документ, що підтверджує потребу в наданні матеріальної допомоги", "2.4"),
        ),
        *who_applies("2.4", post="2.8"),
    ),
    rules=RULES,
    requirements=REQUIREMENTS,
    ceilings=CEILINGS,
    application=APPLICATION,
)
