"""Who applies, and for whom: the person who was held, a close relative, a legal representative, a representative by
power of attorney (6.2, directions 1 and 2)."""

from __future__ import annotations

from dialogs.blocks.account import account
from dialogs.blocks.cast import APPLICANT, HELD, fact
from dialogs.blocks.evidence import evidence
from dialogs.blocks.identity import NO_NUMBER, NUMBER_LINES, copies, identity
from dialogs.blocks.sharing import shared
from dialogs.engine.application import Enclosure, Passage
from dialogs.engine.conditions import Is, Not, OneOf, Sent
from dialogs.engine.facts import Role, Stands
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.options import Option
from dialogs.engine.questions import Question, Section

SELF = Is(key="applicant_role", value="self")
RELATIVE = Is(key="applicant_role", value="relative")
REPRESENTS = OneOf(key="applicant_role", values=("representative", "proxy"))

CAST = (
    Role(name=APPLICANT, stands=Stands.WRITER),
    Role(name=HELD, stands=Stands.WRITER, when=SELF),
    Role(name=HELD, stands=Stands.NAMED),
)
"""Whoever applies writes here. The person held is the same only where they apply themselves."""

AFTER_DEATH = (Role(name=APPLICANT, stands=Stands.WRITER), Role(name=HELD, stands=Stands.NAMED))

_SELF = Option(
    value="self", label="Я — ця людина, мене звільнено", button="Це я, мене звільнено", words=("я", "me")
)
_OTHERS = (
    Option(
        value="relative",
        label="Близький родич чи родичка",
        button="Я з близької рідні",
        words=("родич", "родичка", "дружина", "мати", "рідня", "relative"),
    ),
    Option(
        value="representative",
        label="Законний представник: опікун, піклувальник",
        button="Законний представник",
        words=("опікун", "опікунка"),
    ),
    Option(
        value="proxy",
        label="Представник за довіреністю",
        button="За довіреністю",
        words=("довіреність", "адвокат", "proxy"),
    ),
)

_RELATIONS = (
    Option(value="husband", label="Чоловік", context="relation", words=("husband",)),
    Option(value="wife", label="Дружина", context="relation", words=("жінка", "wife")),
    Option(value="son", label="Син", context="relation", words=("son",)),
    Option(value="daughter", label="Дочка", context="relation", words=("донька", "daughter")),
    Option(value="mother", label="Мати", context="relation", words=("мама", "mother")),
    Option(value="father", label="Батько", context="relation", words=("тато", "father")),
    Option(value="brother", label="Брат", context="relation", words=("brother",)),
    Option(value="sister", label="Сестра", context="relation", words=("sister",)),
    Option(value="other", label="Інша рідня", words=("бабуся", "дідусь", "онук", "онука", "other")),
)


def applicant_role(source: str, *, alive: bool = True) -> Question:
    """Who applies. After a death nobody applies for themselves."""
    return Question(
        key="applicant_role",
        kind=Choice(of=(*((_SELF,) if alive else ()), *_OTHERS)),
        label="Заявник: сама особа, близький родич, законний представник або представник за довіреністю",
        ask="Хто подає цю заяву?",
        short="Хто подає",
        hint="Заяву можуть подати рідні або представник." if alive else "Виберіть, ким ви є для цієї людини.",
        source=source,
        steers=True,
    )


def held_person(
    source: str, ask: str = "Як звати людину, яка в неволі?", *, alive: bool = True
) -> tuple[Question, ...]:
    """Of whom the application is, where somebody else files it."""
    other = Not(of=SELF) if alive else None
    return (
        Question(
            key="relation",
            kind=Choice(of=_RELATIONS),
            label="Ким є заявникові особа, позбавлена особистої свободи",
            ask="Хто вам ця людина?",
            short="Хто ця людина вам",
            when=RELATIVE,
            source=source,
            inferred=True,
        ),
        Question(
            key="held_name",
            kind=PersonName(),
            label="Прізвище, ім’я, по батькові особи, стосовно якої встановлено факт позбавлення особистої свободи",
            ask=ask,
            short="Ім’я цієї людини",
            example="Коваленко Андрій Петрович",
            when=other,
            source=source,
            fact=fact("name", "person_name", HELD),
        ),
        Question(
            key="held_birth_date",
            kind=Day(),
            label="Дата народження особи, стосовно якої встановлено факт позбавлення особистої свободи",
            ask="Коли народилася ця людина?",
            short="Дата народження людини",
            example="3 лютого 1990",
            when=other,
            source=source,
            inferred=True,
            fact=fact("birth_date", "date", HELD),
        ),
    )


def who_applies(*, kin: bool = True) -> tuple[Section, ...]:
    """Who applies, the copies, the account and other files. The source lists no papers, so all of it is ours."""
    address = Question(
        key="applicant_registered_address",
        kind=Address(),
        label="Адреса місця проживання",
        ask="За якою адресою ви зареєстровані?",
        short="Адреса реєстрації",
        hint="На неї надсилають відповідь. Почніть з області.",
        example="Харківська область, Ізюм, вулиця Садова, 5",
    )
    papers = (
        Question(
            key="kinship_paper",
            kind=FileSet(max=5),
            label="Документ, що підтверджує родинний зв’язок",
            ask="Який документ показує, що ви рідня?",
            short="Документ про рідню",
            hint="Свідоцтво про шлюб або народження. Можна донести й на папері.",
            when=RELATIVE,
        ),
        Question(
            key="power_of_attorney",
            kind=FileSet(max=5),
            label="Документ про повноваження представника (довіреність)",
            ask="Надішліть довіреність або рішення",
            short="Повноваження",
            hint="Документ, за яким ви представляєте людину. Можна донести й на папері.",
            when=REPRESENTS,
            source="6.2",
        ),
    )
    files = evidence("", "Інші документи до заяви", "Усе, що важливо показати. Можна й без цього.")
    asked = (*identity(""), *shared(APPLICANT, address), *copies(""), *(papers if kin else papers[1:]))
    return (
        Section(key="applicant", title="Хто подає заяву", items=_ours(asked)),
        Section(key="payment", title="Куди перерахувати", items=_ours(account(""))),
        Section(key="files", title="Інші документи", items=_ours((files,))),
    )


def _ours(asked: tuple[Question, ...]) -> tuple[Question, ...]:
    """The source lists no papers and no form: what is asked here is what any application says."""
    return tuple(question.model_copy(update={"inferred": True}) for question in asked)


SENDER = (
    Passage(text="від кого: {applicant_name}"),
    Passage(text="адреса: {applicant_registered_address}"),
    *NUMBER_LINES,
    Passage(text="телефон: {applicant_phone}"),
)


def of_whom(*, alive: bool = True) -> tuple[Passage, ...]:
    """For whom the application is, and by whom. After a death nobody applies for themselves."""
    own = (Passage(text="Заяву подаю від свого імені.", when=SELF),)
    whom = "в інтересах" if alive else "у зв’язку зі смертю особи"
    person = f"{whom}: {{held_name}}, дата народження {{held_birth_date}}."
    is_ = "доводиться" if alive else "доводилася"
    return (
        *(own if alive else ()),
        Passage(
            text=f"Заяву подаю як близький родич (родичка) {person} Ким {is_} мені ця особа: {{relation}}.",
            when=RELATIVE,
        ),
        Passage(text=f"Заяву подаю як представник {person}", when=REPRESENTS),
    )


PAID_TO = Passage(text="Кошти прошу перерахувати на рахунок {account}.")


def enclosed(*own: Enclosure) -> tuple[Enclosure, ...]:
    """The list of enclosures. The source names none but the power of attorney."""
    return (
        Enclosure(text="копія документа, що посвідчує особу", files=("passport_copy",)),
        Enclosure(
            text="копія документа про податковий номер", when=Not(of=NO_NUMBER), files=("tax_number_copy",)
        ),
        Enclosure(text="документ про родинний зв’язок", when=RELATIVE, files=("kinship_paper",)),
        Enclosure(
            text="документ про повноваження представника", when=REPRESENTS, files=("power_of_attorney",)
        ),
        *own,
        Enclosure(text="реквізити рахунку в банку"),
        Enclosure(text="інші документи", when=Sent(key="evidence"), files=("evidence",)),
    )
