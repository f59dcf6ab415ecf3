"""Since when. The Register takes claims about what happened from 24 February 2022 on."""

from __future__ import annotations

from dialogs.engine.conditions import All, Any_, Condition, Is, Not, OneOf
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.finder.asking import asked, one, several
from dialogs.finder.losses import BOTH, OCCUPIED

_PARTLY = Is(key="since", value="partly")
ALL_EARLIER = Is(key="since", value="before")

_TOLD_LOSSES = Any_(
    of=(
        OneOf(key="moved", values=("inside", "abroad", "could_not_return", "by_force")),
        OneOf(key="lost", values=("home", "property", "work")),
    )
)
_TOLD_HARM = OneOf(key="harm", values=("injury", "violence", "relatives"))


def earlier(what: str) -> Condition:
    """This happened before 24 February 2022 only."""
    return Any_(
        of=(
            ALL_EARLIER,
            OneOf(key="earlier_losses" if what in _LOSSES else "earlier_harm", values=(what,)),
        )
    )


_LOSSES = ("moved", "home", "property", "work")

_OCCUPIED_EARLIER = Any_(
    of=(
        All(of=(OneOf(key="home", values=(OCCUPIED, BOTH)), earlier("home"))),
        All(of=(OneOf(key="housing_state", values=(OCCUPIED, BOTH)), earlier("property"))),
        All(of=(OneOf(key="buildings_state", values=(OCCUPIED, BOTH)), earlier("property"))),
        All(of=(Is(key="land_occupied", value=True), earlier("property"))),
    )
)

TIMES = (
    one(
        "since",
        "Чи було щось до 24 лютого 2022 року?",
        Option(value="after", label="Ні, раніше нічого", words=("ні", "нет", "no")),
        Option(value="partly", label="Так, дещо було раніше", words=("так", "да", "yes")),
        Option(value="before", label="Так, усе було раніше", words=("усе", "все", "all")),
        hint="Війна триває з 2014 року. Якщо вас торкнулося тоді, скажіть про це.",
        short="Події до лютого 2022",
    ),
    several(
        "earlier_losses",
        "Що з цього сталося лише до того дня?",
        Option(value="moved", label="Переїзд"),
        Option(value="home", label="Біда з домом"),
        Option(value="property", label="Біда з іншим майном"),
        Option(value="work", label="Втрата роботи, доходу"),
        Option(value="none", label="Усе це було й пізніше", words=("ні", "нічого", "none")),
        hint="Якщо те саме сталося ще раз після 24 лютого 2022 року, не позначайте.",
        when=All(of=(_PARTLY, _TOLD_LOSSES)),
        short="Втрати до того дня",
    ),
    several(
        "earlier_harm",
        "Яка біда сталася лише до того дня?",
        Option(value="injury", label="Важка травма"),
        Option(value="violence", label="Неволя чи насильство"),
        Option(value="relatives", label="Біда з рідними"),
        Option(value="none", label="Усе це було й пізніше", words=("ні", "нічого", "none")),
        hint="Якщо те саме сталося ще раз після 24 лютого 2022 року, не позначайте.",
        when=All(of=(_PARTLY, _TOLD_HARM)),
        short="Біда до того дня",
    ),
    asked(
        "had_access",
        "Чи був доступ до майна до 2022 року?",
        YesNo(yes="Так, доступ був", no="Ні, з 2014 року немає"),
        _OCCUPIED_EARLIER,
        "Якщо ви туди їздили, а з 2022 року вже не можете, заяву можна подати.",
        short="Доступ до 2022 року",
    ),
)


def lately(what: str, told: Condition) -> Condition:
    """What was told happened on or after 24 February 2022, or again after it."""
    return All(of=(told, Not(of=earlier(what))))
