"""The application of a displaced person (3.3), in the words of the order."""

from __future__ import annotations

from dialogs.blocks.on_paper import FOR_WHOM, SENDER, enclosed, paid_to
from dialogs.blocks.repeated import HAS_REASON
from dialogs.engine.application import Application, Enclosure, Passage
from dialogs.engine.conditions import OneOf
from dialogs.programmes.rivne import displacement
from dialogs.programmes.rivne.papers import DISPLACED
from dialogs.programmes.rivne.words import ADDRESSEE

_PRIORITIES = (
    ("lost_livelihood", "1", "засоби для існування втрачено у зв’язку з активними бойовими діями"),
    (
        "children",
        "2",
        "на утриманні неповнолітні діти: {minor_children}, з них діти з інвалідністю: {disabled_children}",
    ),
    ("alone", "3", "одинока особа похилого віку чи особа з інвалідністю, яка потребує лікування"),
    (
        "injured",
        "4",
        "поранення, контузія, каліцтво, травма, захворювання під час перебування в місцях активних бойових дій",
    ),
    ("crisis", "5", "кризова ситуація або особливі обставини"),
    ("housing", "6", "житло пошкоджене чи зруйноване"),
    ("evacuated", "7", "прибуття до Рівненської міської територіальної громади евакуаційним транспортом"),
)

APPLICATION = Application(
    addressee=ADDRESSEE,
    sender=(SENDER[0], Passage(text="адреса проживання: {applicant_actual_address}"), *SENDER[2:]),
    about="про надання матеріальної допомоги внутрішньо переміщеній особі",
    body=(
        Passage(
            text="Прошу надати матеріальну допомогу відповідно до розділу 3 Порядку надання матеріальної допомоги "
            "мешканцям Рівненської міської територіальної громади."
        ),
        FOR_WHOM.model_copy(
            update={
                "text": "Заяву подаю як законний представник: {child_name}, дата народження {child_birth_date}."
            }
        ),
        Passage(
            text="На обліку внутрішньо переміщених осіб у Рівненській міській територіальній громаді — з {idp_since}, "
            "довідка {idp_certificate_number}. Місце попереднього проживання: {left_place}."
        ),
        *(
            Passage(
                text=f"Підстава для першочергового надання (підпункт {number} пункту 2): {words}.",
                when=OneOf(key="priorities", values=(value,)),
            )
            for value, number, words in _PRIORITIES
        ),
        Passage(text="{story}"),
        Passage(
            text="Раніше виплачено ({idp_payments_date}): {idp_payments_amount}.", each=displacement.PAYMENTS
        ),
        Passage(
            text="Підстави для повторного надання, які виникли після виплати ({repeat_since}): {repeat_reason}.",
            when=HAS_REASON,
        ),
        *paid_to(),
    ),
    enclosures=enclosed(
        Enclosure(
            text="копія довідки про взяття на облік внутрішньо переміщеної особи",
            files=("idp_certificate_file",),
        ),
        *(
            Enclosure(
                text=f"копія: {paper.label[:1].lower()}{paper.label[1:]}",
                when=paper.chosen,
                files=("proof_copy",),
            )
            for paper in DISPLACED
        ),
        Enclosure(
            text="документи про підстави для повторного надання", when=HAS_REASON, files=("repeat_papers",)
        ),
        Enclosure(text="реквізити рахунку в банку"),
    ),
    signed="applicant_name",
)
