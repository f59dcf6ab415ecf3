"""Who of a list something is about: «Хто виїхав за кордон?», with the people named before as the options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from dialogs.engine.answers import Input, Items
from dialogs.engine.conditions import Condition, Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.facts import WRITER
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.words import folded
from dialogs.engine.options import NONE, Option
from dialogs.engine.registry import Model
from dialogs.language import N_, Language

SELF = WRITER
"""The id of the item that stands for the person who writes."""

EVERYONE = "all"

_EVERYONE_WORDS = (
    "усі",
    "всі",
    "усі ми",
    "всі ми",
    "все",
    "все мы",
    "обоє",
    "оба",
    "all",
    "everyone",
    "both",
)
_ME_WORDS = ("я", "мене", "мені", "мне", "меня", "me", "i", "myself")
_NOBODY_WORDS = ("ніхто", "нікому", "никто", "никому", "ні", "нет", "nobody", "none", "no")


class Chosen(tuple[str, ...]):
    """The items of a list that were chosen. Seen from inside an item the answer is whether this one is among them."""

    __slots__ = ()


class Alone(Model):
    """How a question is put to who is alone: «Чи є на цей дім право власності?»."""

    WORDING: ClassVar[frozenset[str]] = frozenset({"ask", "hint", "yes", "no"})

    ask: str
    yes: str
    no: str
    hint: str = ""

    def asked_of(self, id: str) -> Whom:
        yes = Option(value=id, label=self.yes, words=("так", "да", "yes"), alone=True)
        no = Option(value=NONE, label=self.no, words=("ні", "нет", "no"))
        return Whom(of=(yes, no), people=(id,), ask=self.ask, hint=self.hint)


class Members(Kind):
    """Items of an earlier list, all of them with one press. While the list has a single one there is nothing to ask.

    of        the key of the list
    named     keys of the answers that name an item: of the name of a person, the given name is enough
    unnamed   what an item without a name is called, with its number
    among     only items for which this holds can be chosen
    me        how the person who writes is called (the item `SELF`)
    everyone  the option for all of them, if there is one
    nobody    the option for none of them; where it is empty, somebody has to be chosen
    alone     the same as a question of yes and no, for who is alone on the list
    """

    name = "members"
    takes = N_("Натисніть кнопки або напишіть імена через кому.")
    WORDING = frozenset({"named", "unnamed", "me", "everyone", "nobody"})
    of: str
    named: tuple[str, ...] = ()
    unnamed: str = N_("Людина")
    among: Condition | None = None
    me: str = N_("Я")
    everyone: str = N_("Усі ми")
    nobody: str = ""
    alone: Alone | None = None

    def here(self, scope: Scope) -> Whom | None:
        """The question as it is asked with these answers; None if nobody can be chosen."""
        items = scope.value(self.of)
        ids = items.ids if isinstance(items, Items) else ()
        people = [
            (id, called(inner, self.named))
            for id, inner in zip(ids, scope.each(self.of), strict=True)
            if self.among is None or self.among.holds(inner)
        ]
        if self.alone and people and len(ids) == 1:
            return self.alone.asked_of(ids[0])
        return self.asked_of(people, ids) if people else None

    def asked_of(self, people: Sequence[tuple[str, str]], ids: Sequence[str] = ()) -> Whom:
        """The choice among these people, each an id and a name; `ids` is the whole list, which numbers the nameless."""
        ids = ids or [id for id, _ in people]
        options = [self._option(id, name, ids.index(id) + 1, people) for id, name in people]
        everyone = Option(value=EVERYONE, label=self.everyone, words=_EVERYONE_WORDS, alone=True)
        nobody = Option(value=NONE, label=self.nobody, words=_NOBODY_WORDS)
        return Whom(
            of=(
                *((everyone,) if self.everyone and len(people) > 1 else ()),
                *options,
                *((nobody,) if self.nobody else ()),
            ),
            people=tuple(id for id, _ in people),
        )

    def parse(self, given: Input, scope: Scope) -> Chosen:
        whom = self.here(scope)
        if whom is None:
            raise Refusal("members.nobody", N_("У списку ще нікого немає. Спершу додайте людей."))
        return whom.parse(given, scope)

    def dump(self, value: Any) -> Any:
        return list(value)

    def load(self, data: Any) -> Chosen:
        return Chosen(data)

    def describe(self, value: Any, language: Language) -> str:
        return ", ".join(value)

    def _option(self, id: str, name: str, number: int, people: Sequence[tuple[str, str]]) -> Option:
        if id == SELF:
            return Option(value=id, label=self.me, words=_ME_WORDS)
        if not name:
            return Option(value=id, label=self.unnamed, number=number)
        alike = sum(folded(name) == folded(other) for _, other in people) > 1
        return Option(value=id, label=name, number=number if alike else 0, verbatim=True)


class Whom(MultiChoice):
    """`Members` with the people that there are: what the path holds in its place. `ask` and `hint` are there where the
    question is put otherwise."""

    people: tuple[str, ...]
    ask: str = ""
    hint: str = ""

    @property
    def follows(self) -> bool:
        """Whether the answer is plain: there is one person, and somebody it must be."""
        return len(self.of) == 1

    def parse(self, given: Input, scope: Scope) -> Chosen:
        chosen = super().parse(given, scope)
        if EVERYONE in chosen:
            return Chosen(self.people)
        return Chosen(id for id in chosen if id != NONE)

    def _unclear(self, piece: str = "") -> Refusal:
        if self.ask:
            return super()._unclear(piece)
        return Refusal(
            "members.unknown",
            N_("Тут потрібні люди зі списку. Натисніть кнопки або напишіть їхні номери чи імена."),
        )

    def load(self, data: Any) -> Chosen:
        return Chosen(data)

    def describe(self, value: Any, language: Language) -> str:
        options = {option.value: option for option in self.of}
        if not value:
            return options[NONE].written(language) if NONE in options else ""
        if set(value) >= set(self.people) and EVERYONE in options:
            return options[EVERYONE].written(language)
        return ", ".join(options[id].written(language) for id in value if id in options)


def called(scope: Scope, named: Sequence[str]) -> str:
    """What an item is called, seen from inside it; empty where nothing names it."""
    values = (scope.value(key) for key in named)
    return next((name for value in values if value is not None and (name := short_name(value))), "")


def short_name(value: Any) -> str:
    """Of a person's name the given one; where a single word was told, that word."""
    return str(getattr(value, "given", "") or value)
