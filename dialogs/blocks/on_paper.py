"""What every application on paper to an office asks and says: who applies, for whom, where the money is to go, what is
put beside it."""

from __future__ import annotations

from dialogs.blocks.account import account
from dialogs.blocks.evidence import evidence
from dialogs.blocks.help_for import REPRESENTED, represented
from dialogs.blocks.identity import NO_NUMBER, NUMBER_LINES, copies, identity
from dialogs.engine.application import Enclosure, Passage
from dialogs.engine.conditions import Condition, Is, Not, Sent
from dialogs.engine.questions import Question, Section

FOR_SELF = Not(of=REPRESENTED)


def who_applies(para: str, *own: Question, post: str = "") -> tuple[Section, ...]:
    """Who applies, the copies, the account and other files: the last sections.

    own   further questions about whoever applies; post: the paragraph that allows the post office
    """
    files = evidence(
        "", "Інші документи до заяви", "Акт обстеження, чеки, рахунки, рішення: усе, що важливо показати."
    )
    return (
        Section(
            key="applicant",
            title="Хто подає заяву",
            items=(*identity(para), *own, *represented(para), *copies(para)),
        ),
        Section(
            key="payment",
            title="Як виплатити",
            items=account(para, represented=REPRESENTED, post=post),
        ),
        Section(key="files", title="Інші документи", items=(files.model_copy(update={"inferred": True}),)),
    )


SENDER = (
    Passage(text="від кого: {applicant_name}"),
    Passage(text="адреса реєстрації: {applicant_registered_address}", when=FOR_SELF),
    *NUMBER_LINES,
    Passage(text="телефон: {applicant_phone}"),
)

FOR_WHOM = Passage(
    text="Заяву подаю як законний представник: {child_name}, дата народження {child_birth_date}, адреса реєстрації: "
    "{child_registered_address}.",
    when=REPRESENTED,
)


def paid_to(by_post: Condition | None = None) -> tuple[Passage, ...]:
    """Where the money is to go."""
    account_ = Passage(
        text="Кошти прошу перерахувати на рахунок {account}.", when=Not(of=by_post) if by_post else None
    )
    whose = Passage(text="Власник рахунку: {account_owner}.", when=Is(key="payee", value="other"))
    post = (
        Passage(
            text="Прошу, як виняток, виплатити кошти через поштове відділення за зареєстрованим місцем проживання.",
            when=by_post,
        ),
    )
    return (account_, whose, *(post if by_post else ()))


def enclosed(*own: Enclosure) -> tuple[Enclosure, ...]:
    """The list of enclosures: what every application needs, and what this one has of its own."""
    return (
        Enclosure(text="копія паспорта чи ID-картки", files=("passport_copy",)),
        Enclosure(
            text="копія документа про реєстраційний номер облікової картки платника податків",
            when=Not(of=NO_NUMBER),
            files=("tax_number_copy",),
        ),
        *own,
        Enclosure(
            text="документ, що підтверджує повноваження законного представника",
            when=REPRESENTED,
            files=("representative_paper",),
        ),
        Enclosure(text="інші документи", when=Sent(key="evidence"), files=("evidence",)),
    )
