"""What section 3 of the order requires of displaced persons. The commission decides; here it is only held against the
answers. How its doubtful places are read: docs/decisions/0030."""

from __future__ import annotations

from dialogs.blocks.proof import good, none_good
from dialogs.blocks.repeated import HAS_REASON, NO_REASON, paid
from dialogs.blocks.territory import KEY as ON_LIST
from dialogs.engine.calculations import Rest
from dialogs.engine.conditions import (
    All,
    Any_,
    Beyond,
    Earlier,
    ForSome,
    HowMany,
    InPlaces,
    Is,
    Listed,
    Not,
    Number,
    OneOf,
    OutsidePlaces,
    Sent,
)
from dialogs.engine.requirements import Ceiling, Requirement
from dialogs.engine.rules import Rule
from dialogs.programmes.rivne import displacement
from dialogs.programmes.rivne.papers import DISPLACED

REGISTERED_HERE = Is(key="idp_in_rivne", value=True)
EVACUATED = OneOf(key="priorities", values=("evacuated",))
HAD_AID = Listed(key=displacement.PAYMENTS)

_NEVER = HowMany(key=displacement.PAYMENTS, most=0)
_AROSE_BEFORE = ForSome(
    key=displacement.PAYMENTS, that=Earlier(key="repeat_since", than=f"{displacement.PAYMENTS}_date")
)
_LONG = Beyond(since=displacement.SINCE, lapse=displacement.TWO_YEARS)
_RIVNE_OBLAST = "UA56"

REQUIREMENTS = (
    Requirement(
        code="registered",
        para="3.1",
        title="На обліку ВПО в Рівненській громаді",
        met=REGISTERED_HERE,
        unmet=Is(key="idp_in_rivne", value=False),
        explain="Допомогу надають переселенцям, які стоять на обліку в Рівненській громаді.",
    ),
    Requirement(
        code="origin",
        para="3.1",
        title="Приїзд із території з переліку",
        met=Is(key=ON_LIST, value="yes"),
        unmet=Is(key=ON_LIST, value="no"),
        explain="Допомогу надають тим, хто прибув із територій, де були бої або окупація. Перелік веде держава.",
    ),
    Requirement(
        code="other_region",
        para="3.1",
        title="Приїзд «з інших регіонів»",
        met=OutsidePlaces(key="left_place", places=(_RIVNE_OBLAST,)),
        silent=InPlaces(key="left_place", places=(_RIVNE_OBLAST,)),
        silence="Розпорядження каже про приїзд «з інших регіонів України». Чи підходить місце в цій області, "
        "не сказано.",
    ),
    Requirement(
        code="crisis",
        para="3.1",
        title="Кризова ситуація і потреба в допомозі",
        met=Is(key="in_crisis", value=True),
        unmet=Is(key="in_crisis", value=False),
        explain="Допомогу надають тим, хто зараз у кризовій ситуації й потребує її.",
    ),
    Requirement(
        code="one_off",
        para="3.4",
        title="Один раз, удруге як виняток",
        met=Any_(of=(_NEVER, All(of=(HAS_REASON, Sent(key="repeat_papers"), Not(of=_AROSE_BEFORE))))),
        unmet=All(of=(HAD_AID, Any_(of=(NO_REASON, _AROSE_BEFORE)))),
        explain="Допомогу надають один раз. Удруге — лише з новою причиною, що виникла вже після виплати.",
    ),
    Requirement(
        code="total",
        para="3.5",
        title="Разом не більше ніж 10 000 грн",
        met=displacement.LEFT,
        unmet=displacement.USED_UP,
        explain="Разом уже виплачено {limit}, а межа для одного переселенця — {amount}.",
    ),
    Requirement(
        code="need_proof",
        para="3.3",
        title="Документ про потребу або евакуація",
        met=Any_(of=(EVACUATED, good(DISPLACED))),
        unmet=All(of=(Not(of=EVACUATED), none_good(DISPLACED))),
        explain="Потрібен документ, який показує, чому потрібна допомога. Без нього її надають лише після евакуації.",
    ),
)

CEILINGS = (
    Ceiling(
        title="Найбільше з того, що лишилося",
        para="3.5",
        amount=Rest(whole=displacement.MAXIMUM, taken=paid(displacement.PAYMENTS)),
    ),
)

RULES = (
    Rule(
        code="to_residents",
        para="2.2(5)",
        broken=All(of=(displacement.USED_UP, _LONG)),
        explain="Після двох років на обліку можна просити допомогу за правилами для мешканців. Там є межа доходу.",
        instead="R2",
        favourable=True,
    ),
    Rule(
        code="repeat_exception",
        para="3.4",
        broken=All(of=(HAD_AID, HAS_REASON, Not(of=_AROSE_BEFORE))),
        explain="Удруге допомогу надають лише як виняток. Нову причину мають показати документи.",
    ),
    Rule(
        code="children_for_priority",
        para="3.2(2)",
        broken=All(
            of=(
                Number(key="minor_children", most=1),
                Number(key="disabled_children", most=0),
            )
        ),
        explain="За дітьми першочергово допомагають, якщо їх двоє і більше або є дитина з інвалідністю. "
        "Просити допомогу це не заважає.",
    ),
    Rule(
        code="visit_act",
        para="3.3",
        broken=Is(key="visit_act", value=False),
        explain="Після евакуації допомогу надають за актом виїзду робочої групи. Повідомте про себе Департамент.",
    ),
)
