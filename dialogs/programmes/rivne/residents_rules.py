"""What section 2 of the order requires of residents. The commission decides; here it is only held against the answers.

How its doubtful places are read: docs/decisions/0030.
"""

from __future__ import annotations

from dialogs.blocks.incomes import MONTHLY
from dialogs.blocks.proof import good, none_good
from dialogs.blocks.repeated import HAS_REASON, NO_REASON, PAYMENTS
from dialogs.engine.calculations import AtMost, Minimums, MoreThan
from dialogs.engine.conditions import (
    All,
    Any_,
    BeforeThisYear,
    Beyond,
    Earlier,
    ForSome,
    Given,
    InPlaces,
    Is,
    Listed,
    Not,
    OneOf,
    OutsidePlaces,
    Sent,
    Within,
)
from dialogs.engine.requirements import Ceiling, Requirement
from dialogs.engine.rules import Rule
from dialogs.programmes.rivne import displacement
from dialogs.programmes.rivne.papers import RESIDENTS
from dialogs.programmes.rivne.words import CITY, SETTLEMENT
from dialogs.tables.subsistence import LOST_ABILITY

DISPLACED = Is(key="displaced", value=True)
HAD_AID = Is(key="had_aid", value=True)

_PLACES = (CITY, SETTLEMENT)
_ADDRESSES = ("applicant_registered_address", "child_registered_address")
_HERE = Any_(of=tuple(InPlaces(key=key, places=_PLACES) for key in _ADDRESSES))
_ELSEWHERE = Any_(of=tuple(OutsidePlaces(key=key, places=_PLACES) for key in _ADDRESSES))

_LONG = Beyond(since=displacement.SINCE, lapse=displacement.TWO_YEARS)
_NOT_LONG = Within(since=displacement.SINCE, lapse=displacement.TWO_YEARS)
OVER_TWO_YEARS = All(of=(DISPLACED, _LONG, displacement.USED_UP))
"""The ground of 2.2(5): both the time and the sum."""

_FOUR = Minimums(table=LOST_ABILITY, times=4)
_EXEMPT = OneOf(key="income_exempt", values=("costly_treatment", "special", "crisis"))

_ALL_EARLIER = All(
    of=(
        Listed(key=PAYMENTS),
        Not(of=ForSome(key=PAYMENTS, that=Not(of=BeforeThisYear(key=f"{PAYMENTS}_date")))),
    )
)
_THIS_YEAR = All(of=(HAD_AID, Not(of=_ALL_EARLIER)))
_AROSE_BEFORE = ForSome(key=PAYMENTS, that=Earlier(key="repeat_since", than=f"{PAYMENTS}_date"))
_EXCEPTION = All(of=(HAS_REASON, Sent(key="repeat_papers"), Not(of=_AROSE_BEFORE)))

REQUIREMENTS = (
    Requirement(
        code="residence",
        para="2.1",
        title="Реєстрація в Рівному або Квасилові",
        met=_HERE,
        unmet=All(of=(_ELSEWHERE, Not(of=OVER_TWO_YEARS))),
        silent=All(of=(_ELSEWHERE, OVER_TWO_YEARS)),
        explain="Цю допомогу надають тим, хто зареєстрований у Рівному або Квасилові.",
        silence="Переселенцям після двох років допомогу надають за пунктом 2.2. Чи треба при цьому мати реєстрацію "
        "в Рівному, не сказано.",
    ),
    Requirement(
        code="ground",
        para="2.2",
        title="Підстава для допомоги",
        met=OneOf(
            key="grounds", values=("hardship", "treatment", "disaster", "martial_law", "idp_over_two_years")
        ),
        unmet=OneOf(key="grounds", values=("none",)),
        explain="Допомогу надають за однією з п’яти підстав, а жодної не позначено.",
    ),
    Requirement(
        code="idp_ground",
        para="2.2(5)",
        title="Переселенцям: два роки й 10 000 грн",
        met=OVER_TWO_YEARS,
        unmet=All(
            of=(
                OneOf(key="grounds", values=("idp_over_two_years",)),
                Any_(of=(Is(key="displaced", value=False), _NOT_LONG, displacement.LEFT)),
            )
        ),
        explain="Для цієї підстави треба бути на обліку понад два роки. "
        "І всі 10 000 грн для переселенців мають бути вже виплачені.",
    ),
    Requirement(
        code="once_a_year",
        para="2.3",
        title="Раз на рік, удруге як виняток",
        met=Any_(of=(Is(key="had_aid", value=False), All(of=(HAD_AID, _ALL_EARLIER)), _EXCEPTION)),
        unmet=All(of=(_THIS_YEAR, Any_(of=(NO_REASON, _AROSE_BEFORE)))),
        explain="Допомогу надають раз на рік. Удруге — лише з новою причиною, що виникла вже після виплати.",
    ),
    Requirement(
        code="turbota",
        para="2.3",
        title="Без виплат за програмою «Турбота»",
        met=Any_(of=(Is(key="turbota", value=False), Given(key="turbota_reason"))),
        unmet=All(of=(Is(key="turbota", value=True), Not(of=Given(key="turbota_reason")))),
        explain="Хто має виплати за програмою «Турбота», може просити цю допомогу лише як виняток. Поясніть чому.",
    ),
    Requirement(
        code="income",
        para="2.7",
        title="Дохід до чотирьох мінімумів",
        met=Any_(of=(_EXEMPT, AtMost(amount=MONTHLY, limit=_FOUR))),
        unmet=All(of=(OneOf(key="income_exempt", values=("none",)), MoreThan(amount=MONTHLY, limit=_FOUR))),
        explain="Дохід за місяць — {amount}, а межа — {limit}. "
        "Вона не діє, якщо було дороге лікування або сталася криза.",
    ),
    Requirement(
        code="need_proof",
        para="2.4",
        title="Документ, що підтверджує потребу",
        met=good(RESIDENTS),
        unmet=none_good(RESIDENTS),
        explain="Потрібен один чинний документ. Виписка 027/о діє три місяці, а довідка про лікування — шість.",
    ),
)

CEILINGS = (Ceiling(title="Найбільша сума, якщо нададуть", para="2.6", amount=Minimums(table=LOST_ABILITY)),)

RULES = (
    Rule(
        code="displaced_first",
        para="3.1",
        broken=All(of=(DISPLACED, displacement.LEFT)),
        explain="Для переселенців є окрема допомога, доки не вибрано 10 000 грн. Межі доходу там немає.",
        instead="R3",
    ),
    Rule(
        code="repeat_exception",
        para="2.3",
        broken=All(of=(_THIS_YEAR, HAS_REASON, Not(of=_AROSE_BEFORE))),
        explain="Удруге за рік допомогу надають лише як виняток. Нову причину мають показати документи.",
    ),
    Rule(
        code="home_care",
        para="2.3",
        broken=Is(key="home_care", value=True),
        explain="Коли вдома доглядає територіальний центр, допомогу розглядають за його клопотанням і списками. "
        "Скажіть про це своєму соціальному працівникові.",
    ),
)
