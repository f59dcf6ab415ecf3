"""To whom and how help is paid: a bank account, or, where a text allows it, the post office."""

from __future__ import annotations

from dialogs.engine.conditions import Condition, Is, Not
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.iban import Iban
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question

BY_POST = Is(key="payout", value="post")


def account(
    source: str, *, represented: Condition | None = None, post: str = "", mine: str = "На мій рахунок"
) -> tuple[Question, ...]:
    """
    represented  when somebody else is the person harmed, so that the account may be theirs
    post         the paragraph that allows the post office as an exception; "" where only an account will do
    """
    payee = (_payee(source, represented, mine), _owner(source)) if represented else ()
    return (
        *((_payout(post),) if post else ()),
        *payee,
        Question(
            key="account",
            kind=Iban(),
            label="Реквізити розрахункового рахунку, відкритого в установі банку",
            ask="На який рахунок перерахувати гроші?",
            short="Банківський рахунок",
            hint="Номер рахунку (IBAN), не картки. Він є в застосунку банку.",
            example="UA213223130000026007233566001",
            when=Not(of=BY_POST) if post else None,
            source=source,
        ),
    )


def _owner(source: str) -> Question:
    return Question(
        key="account_owner",
        kind=PersonName(),
        label="Власник рахунку",
        ask="На чиє ім’я цей рахунок?",
        example="Коваленко Марія Іванівна",
        when=Is(key="payee", value="other"),
        source=source,
        inferred=True,
    )


def _payout(source: str) -> Question:
    return Question(
        key="payout",
        kind=Choice(
            of=(
                Option(value="account", label="На банківський рахунок", words=("рахунок", "банк", "bank")),
                Option(
                    value="post",
                    label="Через пошту, як виняток",
                    words=("пошта", "поштою", "post"),
                ),
            )
        ),
        label="Спосіб виплати",
        ask="Як зручніше одержати гроші?",
        short="Спосіб виплати",
        hint="Зазвичай їх перераховують на рахунок. Пошта — лише виняток, за адресою реєстрації.",
        source=source,
        steers=True,
    )


def _payee(source: str, when: Condition, mine: str) -> Question:
    return Question(
        key="payee",
        kind=Choice(
            of=(
                Option(value="applicant", label=mine, words=("мій", "мені", "mine")),
                Option(
                    value="person",
                    label="На рахунок людини, для якої прошу",
                    button="На рахунок цієї людини",
                ),
                Option(value="other", label="На рахунок когось іншого", button="На чужий рахунок"),
            )
        ),
        label="Одержувач коштів",
        ask="На чий рахунок перерахувати гроші?",
        short="Чий рахунок",
        when=when,
        need=Need.IF_AVAILABLE,
        source=source,
        inferred=True,
    )
