"""An employer, the one before the loss (96.1/2–3) and a new one (96.2/1–2): who it is and how to reach them."""

from __future__ import annotations

from dialogs.blocks.cast import HARMED, fact
from dialogs.engine.conditions import All, Condition, OneOf
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.email import Email
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.phone import Phone
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question

_ADDRESS = "Харківська область, Ізюм, вулиця Центральна, 10"
_PHONE = "+380 67 000 00 00"
_EMAIL = "office@example.com"


def former_employer(when: Condition) -> tuple[Question, ...]:
    """The employer before the loss. The register of insured persons knows them too, but the story needs the name.
    Contacts are «за наявності»: one question says which of them are known, so that nobody skips three."""

    def known(value: str) -> Condition:
        return All(of=(when, OneOf(key="employer_contacts_known", values=(value,))))

    return (
        Question(
            key="employer_info",
            kind=Text(max=300),
            label="Інформація про роботодавця",
            ask="Хто був вашим роботодавцем?",
            short="Роботодавець",
            hint="Назва підприємства або ім’я людини, яка платила.",
            example="Ізюмський хлібозавод",
            when=when,
            source="96.1/2",
            fact=fact("job_employer", "text", HARMED),
        ),
        Question(
            key="employer_contacts_known",
            kind=MultiChoice(
                of=(
                    Option(value="address", label="Адреса", words=("адресу", "address")),
                    Option(value="phone", label="Телефон", words=("phone",)),
                    Option(value="email", label="Електронна пошта", words=("пошта", "email")),
                    Option(value="none", label="Нічого з цього", words=("нічого", "ні", "none")),
                )
            ),
            label="Відомі контакти роботодавця",
            ask="Які контакти роботодавця знаєте?",
            short="Контакти роботодавця",
            hint="Можна вибрати кілька. Підійдуть і давні контакти.",
            need=Need.IF_AVAILABLE,
            when=when,
            inferred=True,
            steers=True,
        ),
        Question(
            key="employer_location",
            kind=Address(),
            label="Місцезнаходження роботодавця",
            ask="За якою адресою був роботодавець?",
            short="Адреса роботодавця",
            example=_ADDRESS,
            need=Need.IF_AVAILABLE,
            when=known("address"),
            source="96.1/3",
            fact=fact("job_employer_address", "address", HARMED),
        ),
        Question(
            key="employer_phone",
            kind=Phone(),
            label="Номер телефону роботодавця",
            ask="Який номер телефону роботодавця?",
            short="Телефон роботодавця",
            example=_PHONE,
            need=Need.IF_AVAILABLE,
            when=known("phone"),
            source="96.1/3",
        ),
        Question(
            key="employer_email",
            kind=Email(),
            label="Адреса електронної пошти роботодавця",
            ask="Яка електронна пошта роботодавця?",
            short="Пошта роботодавця",
            example=_EMAIL,
            need=Need.IF_AVAILABLE,
            when=known("email"),
            source="96.1/3",
        ),
    )


def new_employer(when: Condition) -> tuple[Question, ...]:
    """A new employer, inside an item of the list of new work. Paragraph 96 has no «за наявності» here: who works
    there can ask."""
    return (
        Question(
            key="new_employer_info",
            kind=Text(max=300),
            label="Інформація про роботодавця (роботодавців), якщо він відрізняється від попереднього роботодавця",
            ask="Хто ваш новий роботодавець?",
            short="Новий роботодавець",
            hint="Назва підприємства або ім’я людини, яка платить.",
            example="Львівська музична школа",
            need=Need.IF_AVAILABLE,
            when=when,
            source="96.2/1",
        ),
        Question(
            key="new_employer_address",
            kind=Address(),
            label="Адреса місцезнаходження (юридична адреса) роботодавця",
            ask="Яка адреса нового роботодавця?",
            short="Адреса роботодавця",
            hint="Юридична адреса. Вона є в договорі.",
            example="Львівська область, Львів, вулиця Зелена, 10",
            when=when,
            source="96.2/2",
        ),
        Question(
            key="new_employer_phone",
            kind=Phone(),
            label="Номер телефону роботодавця",
            ask="Який телефон нового роботодавця?",
            short="Телефон роботодавця",
            example=_PHONE,
            when=when,
            source="96.2/2",
        ),
        Question(
            key="new_employer_email",
            kind=Email(),
            label="Адреса електронної пошти роботодавця",
            ask="Яка пошта нового роботодавця?",
            short="Пошта роботодавця",
            hint="Електронна пошта.",
            example=_EMAIL,
            when=when,
            source="96.2/2",
        ),
    )
