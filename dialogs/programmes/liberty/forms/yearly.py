"""L1: the yearly aid for the time of captivity, to the person or a member of the family (direction 1)."""

from __future__ import annotations

from decimal import Decimal

from dialogs.blocks.cast import HELD
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.repeated import PAYMENTS, payments
from dialogs.engine.application import Application, Enclosure, Passage
from dialogs.engine.calculations import Fixed
from dialogs.engine.conditions import (
    All,
    Any_,
    BeforeThisYear,
    ForSome,
    HowMany,
    InThisYear,
    Is,
    Listed,
    Not,
    OneOf,
)
from dialogs.engine.form import Form
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.years import Years
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.requirements import Ceiling, Requirement
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign, Tells
from dialogs.finder.signs import happened_to
from dialogs.programmes.liberty.captivity import DECIDED, ESTABLISHED, began, decision, ended, established
from dialogs.programmes.liberty.people import (
    CAST,
    PAID_TO,
    RELATIVE,
    SELF,
    SENDER,
    applicant_role,
    enclosed,
    held_person,
    of_whom,
    who_applies,
)
from dialogs.programmes.liberty.sources import FAMILY, ONCE_A_YEAR, PAPERS, WHERE
from dialogs.programmes.liberty.words import ADDRESSEE

_P = "6.2, напрям 1"
_HELD_NOW = Is(key="held_state", value="held")
_RELEASED = OneOf(key="held_state", values=("released",))

_STATE = Question(
    key="held_state",
    kind=Choice(
        of=(
            Option(value="held", label="Людина досі в неволі", words=("в неволі", "у полоні", "held")),
            Option(value="released", label="Людину звільнено", words=("звільнено", "released")),
            Option(value="died", label="Людини не стало", words=("не стало", "загинув", "загинула", "died")),
        )
    ),
    label="Перебування в місцях несвободи",
    ask="Де ця людина зараз?",
    when=Not(of=SELF),
    source=_P,
)

FORM = Form(
    code="L1",
    button="Щорічна допомога",
    title="Щорічна допомога за час неволі",
    intro="Це про допомогу від держави за час неволі. Запитаємо, хто подає, про рішення Комісії й документи. "
    "Про саму неволю не розпитуємо. Це до 10 хвилин.",
    evidence=EVIDENCE,
    care=True,
    cast=CAST,
    person=HELD,
    note="Скільки заяв розглянуть цього року, залежить від бюджету. Строків у запиті немає.",
    signs=(
        Sign(
            when=happened_to("waiting"),
            reason="Близька людина в неволі: рідні можуть просити щорічну допомогу.",
            para="6.1, рядок 1",
            asks="Чи є рішення Комісії про цю неволю?",
            tells=(Tells(key="held_state", value="held"),),
        ),
        Sign(
            when=happened_to("captive"),
            reason="Була неволя: за її час є щорічна допомога.",
            para="6.1, рядок 1",
            asks="Чи є рішення Комісії про неволю?",
        ),
    ),
    sections=(
        Section(key="who", title="Хто подає", items=(applicant_role(_P), *held_person(_P), _STATE)),
        Section(
            key="captivity",
            title="Рішення Комісії",
            items=(*decision("6.1"), began(_P), ended(_P, Any_(of=(SELF, _RELEASED)))),
        ),
        Section(
            key="year",
            title="За який рік",
            items=(
                Question(
                    key="year_asked",
                    kind=Years(),
                    label="Рік, за який просять щорічну допомогу",
                    ask="За який рік просите допомогу?",
                    short="За який рік",
                    hint="Рік неволі. Якщо років кілька, назвіть усі.",
                    example="2025 і 2026",
                    source=_P,
                    inferred=True,
                ),
                payments(
                    "Чи вже виплачували щорічну допомогу?",
                    "Чи були ще виплати?",
                    "Щорічна допомога, виплачена раніше",
                    _P,
                ),
                Question(
                    key="other_member",
                    kind=YesNo(yes="Так, просить або має", no="Ні, лише я"),
                    label="Звернення іншого члена сім’ї по ту саму допомогу",
                    ask="Чи просить її ще хтось із сім’ї?",
                    short="Хто ще просить",
                    hint="Інші джерела кажуть, що її дають одному членові сім’ї.",
                    need=Need.IF_AVAILABLE,
                    when=RELATIVE,
                    inferred=True,
                ),
            ),
        ),
        *who_applies(),
    ),
    rules=(
        Rule(
            code="one_member",
            para="",
            broken=Is(key="other_member", value=True),
            explain="За іншими джерелами, допомогу дають одному членові сім’ї. Домовтеся, хто з вас подає заяву.",
        ),
        Rule(
            code="died_instead",
            para="",
            broken=Is(key="held_state", value="died"),
            explain="Щиро співчуваємо. Для рідних загиблої в неволі людини є інша допомога.",
            instead="L4",
        ),
    ),
    requirements=(
        established("6.1"),
        Requirement(
            code="captivity_or_family",
            para="6.1, рядок 1",
            title="Рідним — поки людина в неволі",
            met=Any_(of=(SELF, All(of=(Not(of=SELF), _HELD_NOW)))),
            silent=All(of=(RELATIVE, _RELEASED)),
            silence="Рідним цю допомогу дають, поки людина в неволі. Чи можуть вони просити її після звільнення, "
            "у запиті не сказано.",
        ),
        Requirement(
            code="who_of_family",
            para="6.2",
            title="Хто саме з рідних одержує",
            met=SELF,
            silent=RELATIVE,
            silence="Хто саме з рідних одержує допомогу, якщо їх кілька, у запиті не сказано.",
        ),
        Requirement(
            code="once_a_year",
            para="6.1, рядок 1",
            title="Раз на рік",
            met=Any_(
                of=(
                    HowMany(key=PAYMENTS, most=0),
                    All(
                        of=(
                            Listed(key=PAYMENTS),
                            Not(
                                of=ForSome(key=PAYMENTS, that=Not(of=BeforeThisYear(key=f"{PAYMENTS}_date")))
                            ),
                        )
                    ),
                )
            ),
            unmet=ForSome(key=PAYMENTS, that=InThisYear(key=f"{PAYMENTS}_date")),
            explain="Допомога щорічна, а цього року її вже виплачували. Напишіть, за який рік просите тепер.",
        ),
    ),
    ceilings=(
        Ceiling(
            title="Розмір за рік, за постановою № 1281",
            para=_P,
            amount=Fixed(amount=Decimal(100000)),
            exact=True,
        ),
    ),
    seconds=(WHERE, FAMILY, PAPERS, ONCE_A_YEAR),
    application=Application(
        addressee=ADDRESSEE,
        sender=SENDER,
        about="про призначення щорічної державної грошової допомоги",
        body=(
            Passage(
                text="Прошу призначити щорічну державну грошову допомогу особам, стосовно яких встановлено факт "
                "позбавлення особистої свободи внаслідок збройної агресії проти України, або членам їх сімей під час "
                "перебування таких осіб у місцях несвободи. За який рік: {year_asked}."
            ),
            *of_whom(),
            Passage(text=DECIDED, when=ESTABLISHED),
            Passage(
                text="Особа перебуває в неволі. Дата позбавлення свободи: {captivity_start}.", when=_HELD_NOW
            ),
            Passage(
                text="Дата позбавлення свободи: {captivity_start}. Дата звільнення: {captivity_end}.",
                when=Any_(of=(SELF, _RELEASED)),
            ),
            Passage(text="Раніше виплачено ({payments_date}): {payments_amount}.", each=PAYMENTS),
            PAID_TO,
        ),
        enclosures=enclosed(
            Enclosure(text="копія рішення Комісії", when=ESTABLISHED, files=("decision_copy",))
        ),
        signed="applicant_name",
    ),
)
