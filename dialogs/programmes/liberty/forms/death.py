"""L4: the one-off aid after a death in captivity, or within a year after release (direction 4)."""

from __future__ import annotations

from decimal import Decimal

from dialogs.blocks.cast import HELD, fact
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.engine.application import Application, Enclosure, Passage
from dialogs.engine.calculations import Fixed
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Any_, Beyond, Is, Sent, Within
from dialogs.engine.form import Form
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.lapse import Lapse
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.requirements import Ceiling, Requirement
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.liberty.captivity import DECIDED, ESTABLISHED, began, decision, ended, established
from dialogs.programmes.liberty.people import (
    AFTER_DEATH,
    PAID_TO,
    SENDER,
    applicant_role,
    enclosed,
    held_person,
    of_whom,
    who_applies,
)
from dialogs.programmes.liberty.sources import CAUSE, PAPERS, WHERE
from dialogs.programmes.liberty.words import ADDRESSEE

_P = "6.1, рядок 4"
_IN_CAPTIVITY = Is(key="died_where", value="captivity")
_AFTER = Is(key="died_where", value="after")
_YEAR = Lapse(years=1)
_WITHIN_A_YEAR = Within(key="death_date", since="captivity_end", lapse=_YEAR)

FORM = Form(
    code="L4",
    button="Після смерті людини",
    title="Одноразова допомога після смерті в неволі",
    intro="Щиро співчуваємо. Це про одноразову допомогу від держави рідним. Запитаємо лише дати, про рішення Комісії "
    "та документи. Розповідати про втрату не треба. Це до 10 хвилин.",
    evidence=EVIDENCE,
    care=True,
    cast=AFTER_DEATH,
    person=HELD,
    signs=(
        Sign(
            when=happened_to("bereaved"),
            reason="Близької людини не стало.",
            para="6.1, рядок 4",
            asks="Чи сталося це в неволі або за рік після неї?",
        ),
    ),
    sections=(
        Section(
            key="who",
            title="Хто подає",
            items=(
                applicant_role(_P, alive=False),
                *held_person(_P, "Як звали вашу близьку людину?", alive=False),
            ),
        ),
        Section(
            key="captivity",
            title="Дати й рішення Комісії",
            items=(
                *decision("6.1"),
                began(_P),
                Question(
                    key="died_where",
                    kind=Choice(
                        of=(
                            Option(value="captivity", label="У неволі", words=("в неволі", "у полоні")),
                            Option(value="after", label="Уже після звільнення", words=("після", "на волі")),
                        )
                    ),
                    label="Смерть настала під час перебування в місцях несвободи або після звільнення",
                    ask="Де не стало цієї людини?",
                    short="Де це сталося",
                    source=_P,
                ),
                ended(_P, _AFTER),
                Question(
                    key="death_date",
                    kind=RememberedDate(),
                    label="Дата смерті",
                    ask="Якого дня не стало людини?",
                    short="День смерті",
                    hint="Якщо не знаєте дня, назвіть місяць.",
                    example="10 січня 2026",
                    checks=(
                        NotBefore(
                            key="captivity_end",
                            message="Звільнення було {other}, а ця дата раніша. Перевірте обидві.",
                        ),
                    ),
                    source=_P,
                    fact=fact("death_date", "approximate_date", HELD),
                ),
                Question(
                    key="caused_by_captivity",
                    kind=Choice(
                        of=(
                            Option(value="yes", label="Так, через неволю", words=("так", "yes")),
                            Option(value="no", label="Ні, з іншої причини", words=("ні", "no")),
                            Option(value="unsure", label="Важко сказати", words=("не знаю", "важко сказати")),
                        )
                    ),
                    label="Зв’язок смерті з перебуванням у місцях несвободи",
                    ask="Чи сталося це через неволю?",
                    short="Чи через неволю",
                    hint="Поранення, хвороба або нещасний випадок, які звідти. У запиті про це не йдеться.",
                    need=Need.IF_AVAILABLE,
                    when=_AFTER,
                    inferred=True,
                ),
                Question(
                    key="death_certificate",
                    kind=FileSet(max=5),
                    label="Свідоцтво про смерть",
                    ask="Чи є копія свідоцтва про смерть?",
                    short="Свідоцтво про смерть",
                    hint="Фото або файл. Можна донести й на папері.",
                    inferred=True,
                ),
                Question(
                    key="cause_paper",
                    kind=FileSet(max=5),
                    label="Документ про причину смерті",
                    ask="Чи є документ про причину?",
                    short="Документ про причину",
                    hint="Лікарське свідоцтво, висновок комісії. Можна донести й на папері.",
                    need=Need.IF_AVAILABLE,
                    when=_AFTER,
                    inferred=True,
                ),
                Question(
                    key="already_paid",
                    kind=YesNo(yes="Так, уже виплатили", no="Ні, ще не виплачували"),
                    label="Одноразову допомогу у разі смерті вже виплачено",
                    ask="Чи вже виплачували цю допомогу?",
                    short="Чи вже виплачували",
                    hint="Вам або комусь іншому з рідних.",
                    source=_P,
                ),
            ),
        ),
        *who_applies(),
    ),
    rules=(
        Rule(
            code="other_cause",
            para="",
            broken=Is(key="caused_by_captivity", value="no"),
            explain="За іншим джерелом, смерть після звільнення має бути пов’язана з неволею. У запиті цього немає. "
            "Заяву можна подати, а причину встановлять за документами.",
        ),
    ),
    requirements=(
        established("6.1"),
        Requirement(
            code="in_captivity_or_a_year",
            para=_P,
            title="У неволі або протягом року після",
            met=Any_(of=(_IN_CAPTIVITY, All(of=(_AFTER, _WITHIN_A_YEAR)))),
            unmet=All(of=(_AFTER, Beyond(key="death_date", since="captivity_end", lapse=_YEAR))),
            explain="Після звільнення рахують один рік: до {last} включно. А людини не стало пізніше: {second}.",
        ),
        Requirement(
            code="cause",
            para="6.2, напрям 4",
            title="Причина смерті",
            met=_IN_CAPTIVITY,
            silent=_AFTER,
            silence="Чи має смерть після звільнення бути наслідком неволі, у запиті не сказано. "
            "Інше джерело каже, що так.",
        ),
        Requirement(
            code="who_receives",
            para="6.2, напрям 4",
            title="Хто з рідних одержує",
            met=Any_(of=()),
            silent=All(of=()),
            silence="Хто з рідних подає цю заяву й одержує допомогу, у запиті не сказано. Запитайте в Мінрозвитку.",
        ),
        Requirement(
            code="once",
            para=_P,
            title="Один раз",
            met=Is(key="already_paid", value=False),
            unmet=Is(key="already_paid", value=True),
            explain="Цю допомогу виплачують один раз, а за вашою відповіддю її вже виплатили.",
        ),
    ),
    ceilings=(
        Ceiling(
            title="Розмір за постановою № 1281",
            para="6.2, напрям 4",
            amount=Fixed(amount=Decimal(100000)),
            exact=True,
        ),
    ),
    seconds=(WHERE, CAUSE, PAPERS),
    application=Application(
        addressee=ADDRESSEE,
        sender=SENDER,
        about="про призначення одноразової державної грошової допомоги у разі смерті",
        body=(
            Passage(
                text="Прошу призначити одноразову державну грошову допомогу у разі загибелі (смерті) особи, "
                "стосовно якої встановлено факт позбавлення особистої свободи внаслідок збройної агресії проти України."
            ),
            *of_whom(alive=False),
            Passage(text=DECIDED, when=ESTABLISHED),
            Passage(
                text="Смерть настала під час перебування в місцях несвободи. Дата позбавлення свободи: "
                "{captivity_start}. Дата смерті: {death_date}.",
                when=_IN_CAPTIVITY,
            ),
            Passage(
                text="Дата позбавлення свободи: {captivity_start}. Дата звільнення: {captivity_end}. Дата смерті: "
                "{death_date}.",
                when=_AFTER,
            ),
            PAID_TO,
        ),
        enclosures=enclosed(
            Enclosure(text="копія рішення Комісії", when=ESTABLISHED, files=("decision_copy",)),
            Enclosure(text="копія свідоцтва про смерть", files=("death_certificate",)),
            Enclosure(
                text="документ про причину смерті", when=Sent(key="cause_paper"), files=("cause_paper",)
            ),
        ),
        signed="applicant_name",
    ),
)
