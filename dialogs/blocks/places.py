"""Where somebody is registered and lives now. An address that was already given is confirmed by one tap."""

from __future__ import annotations

from dialogs.blocks.cast import fact
from dialogs.engine.conditions import Any_, Is, Not, Skipped
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from dialogs.engine.same_address import SAME

REGISTERED = "Адреса задекларованого/зареєстрованого місця проживання"
ACTUAL = "Адреса фактичного місця проживання"

_OTHER = Option(
    value="other",
    label="Інша адреса",
    words=("інша", "ні", "other", "no"),
    tells=("нова", "нову", "інш", "друг", "зміни", "сменил", "переїх", "переех", "перереєстр", "переоформ"),
)


def registered_now(
    of: str, asks: tuple[str, str], source: str, known: str = "", inferred: bool = False
) -> tuple[Question, ...]:
    """The registered address now of the person in the role `of`. `asks` are the two questions (is it the same? where is
    it?); `known` is the key of the registered address at the time of the events, if the form has asked for it."""
    key = f"{of}_registered_address"
    address = Question(
        key=key,
        kind=Address(),
        label=REGISTERED,
        ask=asks[1],
        short="Адреса реєстрації",
        hint="Місце реєстрації, колишня «прописка».",
        example="Харківська область, Ізюм, вулиця Садова, 5",
        source=source,
        fact=fact("registered_address", "address", of),
        inferred=inferred,
    )
    if not known:
        return (address,)
    then = Option(
        value="then",
        label="Та сама, що на час переміщення",
        button="Та сама адреса",
        words=("та сама", "так", "same", "yes"),
        tells=SAME,
        repeats=(known, f"{known}_same"),
    )
    same = Question(
        key=f"{key}_same",
        kind=Choice(of=(then, _OTHER)),
        label=REGISTERED,
        ask=asks[0],
        short="Реєстрація зараз",
        when=Not(of=Skipped(key=known)),
        source=source,
        inferred=inferred,
    )
    moved = Any_(of=(Is(key=same.key, value="other"), Skipped(key=known)))
    return same, address.model_copy(update={"when": moved})


def actual_now(
    of: str, asks: tuple[str, str], source: str, known: str = "", inferred: bool = False
) -> tuple[Question, ...]:
    """The same for the address of actual residence; `known` is the key of the address after the events, if the form
    has asked for it."""
    after = Option(
        value="after",
        label="Та сама, що після переміщення",
        button="Та, що після переміщення",
        words=("та сама", "після виїзду", "після переміщення", "same"),
        tells=SAME,
        repeats=(known,),
    )
    key, there = f"{of}_actual_address", f"{of}_registered_address"
    registered = Option(
        value="registered",
        label="Та сама, що й адреса реєстрації",
        button="За адресою реєстрації",
        words=("реєстрація", "registered") if known else ("реєстрація", "так", "registered", "yes"),
        tells=() if known else SAME,
        repeats=(there, f"{there}_same"),
    )
    same = Question(
        key=f"{key}_same",
        kind=Choice(of=(*((after,) if known else ()), registered, _OTHER)),
        label=ACTUAL,
        ask=asks[0],
        short="Проживання зараз",
        source=source,
        inferred=inferred,
    )
    address = Question(
        key=key,
        kind=Address(),
        label=ACTUAL,
        ask=asks[1],
        short="Адреса проживання",
        hint="Можна написати так, як пишуть на конверті.",
        example="Львівська область, Львів, вулиця Зелена, 10, квартира 3",
        fact=fact("actual_address", "address", of),
        when=Is(key=same.key, value="other"),
        source=source,
        inferred=inferred,
    )
    return same, address
