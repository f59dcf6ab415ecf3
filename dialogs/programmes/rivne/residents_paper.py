"""The application of a resident (2.4), in the words of the order."""

from __future__ import annotations

from dialogs.blocks.account import BY_POST
from dialogs.blocks.on_paper import FOR_WHOM, SENDER, enclosed, paid_to
from dialogs.blocks.repeated import HAS_REASON
from dialogs.engine.application import Application, Enclosure, Passage
from dialogs.engine.conditions import Condition, Is, Not, OneOf
from dialogs.programmes.rivne.papers import RESIDENTS
from dialogs.programmes.rivne.words import ADDRESSEE


def _ground(value: str) -> Condition:
    return OneOf(key="grounds", values=(value,))


_GROUNDS = (
    ("hardship", "1", "складні життєві обставини, спричинені: {hardship_causes}"),
    ("treatment", "2", "перебування на лікуванні (потреба в операційному втручанні)"),
    (
        "disaster",
        "3",
        "скрутне матеріальне становище через стихійне лихо, пожежу, затоплення, крадіжку чи інші обставини",
    ),
    (
        "martial_law",
        "4",
        "складні життєві обставини, кризова ситуація або відсутність сторонньої допомоги внаслідок воєнного стану",
    ),
    (
        "idp_over_two_years",
        "5",
        "понад два роки на обліку ВПО (з {idp_since}), максимальний розмір допомоги, передбачений для ВПО, отримано",
    ),
)

APPLICATION = Application(
    addressee=ADDRESSEE,
    sender=SENDER,
    about="про надання матеріальної допомоги",
    body=(
        Passage(
            text="Прошу надати матеріальну допомогу відповідно до розділу 2 Порядку надання матеріальної допомоги "
            "мешканцям Рівненської міської територіальної громади."
        ),
        FOR_WHOM,
        *(
            Passage(text=f"Підстава (підпункт {number} пункту 2): {words}.", when=_ground(value))
            for value, number, words in _GROUNDS
        ),
        Passage(text="{story}"),
        Passage(
            text="У поточному році матеріальну допомогу вже надано ({payments_date}): {payments_amount}.",
            each="payments",
        ),
        Passage(
            text="Підстави для повторного надання, які виникли після виплати ({repeat_since}): {repeat_reason}.",
            when=HAS_REASON,
        ),
        Passage(
            text="Отримую цільові виплати за програмою “Турбота”. Підстави для винятку: {turbota_reason}",
            when=Is(key="turbota", value=True),
        ),
        Passage(
            text="Дохід: {income_from}, {income_amount} (за скільки місяців: {income_months}).",
            each="incomes",
        ),
        Passage(
            text="Обмеження щодо доходу прошу не застосовувати: {income_exempt}.",
            when=OneOf(key="income_exempt", values=("costly_treatment", "special", "crisis")),
        ),
        *paid_to(BY_POST),
    ),
    enclosures=enclosed(
        *(
            Enclosure(
                text=f"копія: {paper.label[:1].lower()}{paper.label[1:]}",
                when=paper.chosen,
                files=("proof_copy",),
            )
            for paper in RESIDENTS
        ),
        Enclosure(
            text="документи про підстави для повторного надання", when=HAS_REASON, files=("repeat_papers",)
        ),
        Enclosure(text="реквізити рахунку в банку", when=Not(of=BY_POST)),
    ),
    signed="applicant_name",
)
