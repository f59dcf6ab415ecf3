"""What a building was worth or what its repair costs, and the part of it that the owner who files claims.

An amount without its logic is a common reason for a weak claim, so each is asked with its basis. Nothing blocks.
"""

from __future__ import annotations

from dialogs.blocks.cast import OWNER
from dialogs.blocks.costs import cost_of, costs
from dialogs.engine.calculations import Costs, OwnShare
from dialogs.engine.conditions import Is, Not
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.money import Money
from dialogs.engine.questions import Need, Question, Repeat
from dialogs.programmes.register.blocks.estate import Estate


def worth(estate: Estate) -> tuple[Question | Repeat, ...]:
    """The value of what is destroyed; for what is damaged the repair, added up from a list if there is one."""
    damaged = Is(key=estate.key("damage"), value="damaged")
    repairs = estate.key("repairs")
    return (
        Question(
            key=estate.key("value"),
            kind=Money(),
            label="Вартість знищеного майна",
            ask=f"Скільки коштувало {_all(estate)}?",
            short="Вартість",
            hint="Ціна до знищення. Поділити на частки ми допоможемо далі.",
            example=_price(estate, 1),
            need=Need.IF_AVAILABLE,
            when=Not(of=damaged),
            inferred=True,
            fact=estate.fact("value", "money", OWNER),
        ),
        costs(
            repairs,
            label="Витрати на ремонт",
            ask="Що вже вдалося відремонтувати?",
            short="Зроблений ремонт",
            again="Чи був ще якийсь ремонт?",
            example="вікна й двері",
            name="Що саме полагодили?",
            none="Ремонту ще не було",
            hint="Ваш власний ремонт не заважає подати заяву.",
            item_label="Ремонт",
            add="Додати ремонт",
            when=damaged,
            inferred=True,
            fact=estate.fact("repairs", "list", OWNER, once=True),
        ),
        Question(
            key=estate.key("repair"),
            kind=Money(),
            label="Вартість ремонту (відновлення) пошкодженого майна",
            ask="Скільки коштує весь ремонт?",
            short="Вартість ремонту",
            hint="Зроблений і той, що попереду. Поділити на частки ми допоможемо далі.",
            example="240 000 грн",
            need=Need.IF_AVAILABLE,
            when=damaged,
            inferred=True,
            fact=estate.fact("repair", "money", OWNER),
            works_out=Costs(costs=(cost_of(repairs, "Ремонт"),)),
        ),
    )


def worth_before(estate: Estate) -> Question:
    """The value before the invasion, which is what a lost access is measured by."""
    return Question(
        key=estate.key("value_before"),
        kind=Money(),
        label="Вартість майна до 24 лютого 2022 року",
        ask=f"Скільки коштувало {_all(estate)} до вторгнення?",
        short="Вартість до вторгнення",
        hint="До 24 лютого 2022 року. Підійде й ціна схожого з тодішніх оголошень.",
        example=_price(estate, 1),
        need=Need.IF_AVAILABLE,
        inferred=True,
        fact=estate.fact("value_before", "money", OWNER),
    )


def worth_proof(estate: Estate) -> Question:
    return Question(
        key=estate.key("value_proof"),
        kind=FileSet(max=10),
        label="Докази вартості: оцінка, договір, кошторис, довідки або договори про обслуговування чи ремонт",
        ask="Що підтверджує цю вартість?",
        short="Докази вартості",
        hint="Оцінка, договір купівлі, кошторис, чеки, старі оголошення. Без них заяву теж приймають.",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Оцінка, договір або чеки підтвердять вартість.",
    )


def own_claim(estate: Estate, amount: str, instead: str = "") -> tuple[Question, ...]:
    """The amount that the owner who files claims, and where it comes from. `amount` and `instead` are names of
    questions about the whole."""
    key = estate.key("claim")
    share = OwnShare(
        amount=estate.key(amount),
        instead=estate.key(instead) if instead else "",
        share=estate.key("share"),
        form=estate.key("ownership_form"),
        owners=estate.key("coowners"),
    )
    return (
        Question(
            key=key,
            kind=Money(),
            label="Сума вимоги",
            ask="Яку суму хочете заявити?",
            short="Сума вимоги",
            hint="Якщо власників кілька, назвіть суму лише за свою частку.",
            example=_price(estate, 2),
            need=Need.IF_AVAILABLE,
            inferred=True,
            works_out=share,
            strengthens="Сума з розрахунком робить вимогу зрозумілою.",
        ),
        Question(
            key=f"{key}_basis",
            kind=LongText(max=4000),
            label="Розрахунок суми вимоги",
            # The division is worked out; what the value of the whole rests on is not.
            ask="На що спирається вартість?",
            short="Основа вартості",
            hint="Оцінка, ціни схожого, чеки, площа: звідки ви її знаєте.",
            example="Схожі будинки поруч коштували 900 000 грн, моя частка — половина"
            if estate.lived_in
            else "Такі гаражі поруч коштували 120 000 грн, моя частка — половина",
            need=Need.IF_AVAILABLE,
            inferred=True,
        ),
    )


def _all(estate: Estate) -> str:
    return "це житло цілком" if estate.lived_in else "це майно цілком"


def _price(estate: Estate, owners: int) -> str:
    """An example of a sum that fits the examples of the basis."""
    thousands = (900 if estate.lived_in else 120) // owners
    return f"{thousands} 000 грн"
