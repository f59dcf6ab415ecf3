"""L2: the one-off aid after release (direction 2)."""

from __future__ import annotations

from decimal import Decimal

from dialogs.blocks.cast import HELD
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.engine.application import Application, Enclosure, Passage
from dialogs.engine.calculations import Fixed
from dialogs.engine.conditions import All, Any_, Is, Not
from dialogs.engine.form import Form
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.questions import Question, Section
from dialogs.engine.requirements import Ceiling, Requirement
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.liberty.captivity import (
    DECIDED,
    ESTABLISHED,
    NOT_ESTABLISHED,
    began,
    decision,
    ended,
    established,
)
from dialogs.programmes.liberty.people import (
    CAST,
    PAID_TO,
    SELF,
    SENDER,
    applicant_role,
    enclosed,
    held_person,
    of_whom,
    who_applies,
)
from dialogs.programmes.liberty.sources import CIVILIANS, PAPERS, WHERE
from dialogs.programmes.liberty.words import ADDRESSEE

_P = "6.2, напрям 2"
_FREE = Any_(of=(SELF, Is(key="released", value=True)))

FORM = Form(
    code="L2",
    button="Після звільнення",
    title="Одноразова допомога після звільнення з неволі",
    intro="Це про одноразову допомогу від держави після звільнення. Запитаємо, хто подає, про рішення Комісії й "
    "документи. Про саму неволю не розпитуємо. Це до 10 хвилин.",
    evidence=EVIDENCE,
    care=True,
    cast=CAST,
    person=HELD,
    signs=(
        Sign(
            when=happened_to("captive"),
            reason="Була неволя: після звільнення є одноразова допомога.",
            para="6.1, рядок 2",
            asks="Чи є рішення Комісії про неволю?",
        ),
    ),
    sections=(
        Section(
            key="who",
            title="Хто подає",
            items=(
                applicant_role(_P),
                *held_person(_P, "Як звати звільнену людину?"),
                Question(
                    key="released",
                    kind=YesNo(yes="Так, на волі", no="Ні, ще в неволі"),
                    label="Звільнення з місць несвободи",
                    ask="Чи ця людина вже на волі?",
                    short="Чи вже на волі",
                    when=Not(of=SELF),
                    source="6.1, рядок 2",
                ),
            ),
        ),
        Section(
            key="captivity",
            title="Рішення Комісії",
            items=(
                *decision("6.1"),
                began(_P),
                ended(_P, _FREE),
                Question(
                    key="already_paid",
                    kind=YesNo(yes="Так, уже виплатили", no="Ні, ще не виплачували"),
                    label="Одноразову допомогу після звільнення вже виплачено",
                    ask="Чи вже виплачували цю допомогу?",
                    short="Чи вже виплачували",
                    hint="Йдеться про 100 000 грн, які виплачують один раз після звільнення.",
                    source="6.1, рядок 2",
                ),
            ),
        ),
        *who_applies(),
    ),
    rules=(
        Rule(
            code="civilians",
            para="",
            broken=All(of=(NOT_ESTABLISHED, _FREE)),
            explain="За повідомленням уряду, звільненим цивільним без такого рішення передбачено 50 000 грн. "
            "Запитайте про це в Мінрозвитку.",
        ),
    ),
    requirements=(
        established("6.1"),
        Requirement(
            code="released",
            para="6.1, рядок 2",
            title="Людину вже звільнено",
            met=_FREE,
            unmet=Is(key="released", value=False),
            explain="Цю допомогу надають після звільнення. Поки людина в неволі, рідні можуть просити щорічну.",
            instead="L1",
        ),
        Requirement(
            code="once",
            para="6.1, рядок 2",
            title="Один раз",
            met=Is(key="already_paid", value=False),
            unmet=Is(key="already_paid", value=True),
            explain="Цю допомогу виплачують один раз, а за вашою відповіддю її вже виплатили.",
        ),
    ),
    ceilings=(
        Ceiling(
            title="Розмір за постановою № 1281",
            para=_P,
            amount=Fixed(amount=Decimal(100000)),
            exact=True,
        ),
    ),
    seconds=(WHERE, PAPERS, CIVILIANS),
    application=Application(
        addressee=ADDRESSEE,
        sender=SENDER,
        about="про призначення одноразової державної грошової допомоги після звільнення",
        body=(
            Passage(
                text="Прошу призначити одноразову державну грошову допомогу особам, стосовно яких встановлено факт "
                "позбавлення особистої свободи внаслідок збройної агресії проти України, після їх звільнення."
            ),
            *of_whom(),
            Passage(text=DECIDED, when=ESTABLISHED),
            Passage(
                text="Дата позбавлення свободи: {captivity_start}. Дата звільнення: {captivity_end}.",
                when=_FREE,
            ),
            PAID_TO,
        ),
        enclosures=enclosed(
            Enclosure(text="копія рішення Комісії", when=ESTABLISHED, files=("decision_copy",))
        ),
        signed="applicant_name",
    ),
)
