"""A2.1 «Смерть близького члена сім’ї».

The paragraphs of the Order about it are not at hand, so every question is inferred and none blocks; who counts as
family is in paragraph 2. The words fit a person who files for themselves and a parent who files for a child.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, DECEASED, HARMED, fact
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import FOR_CHILD, UNKNOWN
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Earlier
from dialogs.engine.form import Form
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.rules import Rule
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import core_proceedings
from dialogs.programmes.register.blocks.doubts import case_before, kin_ages
from dialogs.programmes.register.blocks.events import event_rules, event_type, where
from dialogs.programmes.register.blocks.kinship import groups, kinship, relation_proof
from dialogs.programmes.register.blocks.story import story

_PERSON = (
    Question(
        key="deceased_name",
        kind=PersonName(),
        label="Прізвище, ім’я, по батькові померлої особи",
        ask="Як звали вашу близьку людину?",
        short="Ім’я близької людини",
        hint="Прізвище, ім’я та по батькові, якщо воно є.",
        example="Коваленко Іван Петрович",
        need=Need.IF_AVAILABLE,
        inferred=True,
        terms=("person_concerned",),
        fact=fact("name", "person_name", DECEASED),
    ),
    Question(
        key="deceased_birth_date",
        kind=Day(),
        label="Дата народження померлої особи",
        ask="Коли ця людина народилася?",
        short="Дата народження",
        hint="Якщо точно не знаєте, пропустіть.",
        example="12 квітня 1985",
        need=Need.IF_AVAILABLE,
        inferred=True,
        fact=fact("birth_date", "date", DECEASED),
    ),
    *kinship(
        "померла особа",
        "була",
        "Ким була вам ця людина?",
        "Ким була ця людина дитині?",
        "Що поєднувало вас як пару?",
    ),
    groups(
        "deceased_groups",
        "Належність померлої особи до категорії (військовослужбовець, доброволець, правоохоронець, працівник "
        "критичної інфраструктури, медик)",
        "Чи належала ця людина до таких груп?",
    ),
)

_DEATH = (
    Question(
        key="death_date",
        kind=RememberedDate(),
        label="Дата смерті",
        ask="Коли не стало цієї людини?",
        short="Дата смерті",
        hint="Якщо дня не знаєте, вистачить місяця.",
        example="5 травня 2022",
        need=Need.IF_AVAILABLE,
        checks=(
            NotBefore(
                key="deceased_birth_date",
                message="За вашою відповіддю ця людина народилася {other}. Перевірте обидві дати.",
            ),
        ),
        inferred=True,
        fact=fact("death_date", "approximate_date", DECEASED),
        strengthens="Дата покаже, що це сталося вже під час великої війни.",
    ),
    *where("death_place", label="Місце смерті"),
    *event_type("death_event_type", "Через що не стало цієї людини?", "Подія, що спричинила смерть"),
    *story(
        "Обставини, що спричинили смерть",
        strengthens="Кілька слів про обставини покажуть зв’язок із війною.",
    ),
)

_PAPERS = (
    Question(
        key="death_certificate",
        kind=FileSet(max=5),
        label="Свідоцтво про смерть або актовий запис",
        ask="Чи є свідоцтво про смерть?",
        short="Свідоцтво про смерть",
        hint="Або рішення суду чи лікарське свідоцтво. Частину записів Дія підставить сама.",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Свідоцтво про смерть підтвердить, що сталося й коли.",
    ),
    relation_proof(),
    Question(
        key="deceased_identity_document",
        kind=FileSet(max=5),
        label="Документи, що підтверджують особу померлого",
        ask="Чи зберігся документ цієї людини?",
        short="Документ цієї людини",
        hint="Паспорт, посвідчення або їхня копія.",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Документ цієї людини покаже, про кого заява.",
    ),
    core_proceedings("смерті близького члена сім’ї"),
)

_DOUBTS = (
    *kin_ages("deceased_birth_date"),
    # The date of a death is about the dead; of a child born later it is doubted all the same.
    Rule(
        code="born_after_death",
        para="",
        broken=All(of=(FOR_CHILD, Earlier(key="death_date", than="child_birth_date"))),
        explain="Цієї людини не стало {first}, а дитина народилася пізніше: {second}. Перевірте обидві дати.",
    ),
    case_before("death_date"),
)

_FILING = UNKNOWN

FORM = Form(
    code="A2.1",
    button="Смерть близької людини",
    title="Смерть близького члена сім’ї",
    intro=(
        "Щиро співчуваємо. Запитаємо, ким була ця людина, коли й де її не стало. Ця заява "
        "лише про душевний біль. Про втрату доходу чи підтримки є окрема заява. Кожна "
        "близька людина подає власну заяву."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    alike=(
        "deceased_name",
        "deceased_birth_date",
        "deceased_groups",
        "death_date",
        "death_place_side",
        "death_place_link",
        "death_place",
        "death_event_type",
        "death_event_type_other",
    ),
    care=True,
    sections=(
        *opening(_FILING),
        Section(key="person", title="Ваша близька людина", items=_PERSON),
        Section(key="death", title="Що сталося", items=_DEATH, heavy=True),
        Section(key="papers", title="Документи", items=_PAPERS),
        *closing("Довідки, фото, листи, публікації. Заяву приймають і без них."),
    ),
    rules=(*claimant_rules(_FILING), *event_rules("death_place", "death_date"), *_DOUBTS),
    signs=(
        Sign(
            when=happened_to("bereaved", "relatives"), reason="Через війну загинула близька людина.", para=""
        ),
    ),
    note="Про втрату доходу чи підтримки після смерті рідної людини є окрема заява, A3.7.",
)
