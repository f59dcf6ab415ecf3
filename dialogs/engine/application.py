"""A paper to be signed and handed in: to whom, from whom, what is asked for, what is enclosed. It is data of the form;
`dialogs.engine.letter` fills it in. It is read by an office and in Ukrainian, so none of it is translated."""

from __future__ import annotations

from dialogs.engine.conditions import Condition
from dialogs.engine.registry import Model
from dialogs.patterns import expression

_PLACE = expression(r"\{(\w+)\}")


class Passage(Model):
    """A line or a paragraph, there if `when` holds. At `{key}` stands the answer in words; where there is none, room to
    write it by hand. A passage about a list (`each`) is there for each item, and its keys are of the item first."""

    text: str
    when: Condition | None = None
    each: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """The questions whose answers it names."""
        return frozenset(_PLACE.findall(self.text))


class Enclosure(Passage):
    """What is enclosed. `files` are keys of the questions about its files: without a file it is still on the list,
    since a copy can be put beside it by hand."""

    files: tuple[str, ...] = ()


class Application(Model):
    """
    addressee   the lines of to whom; sender: the lines of from whom
    about       under the title («про надання матеріальної допомоги»)
    body        the paragraphs
    enclosures  what is put beside it, numbered
    signed      the key of the name beneath the signature
    """

    addressee: tuple[str, ...]
    sender: tuple[Passage, ...]
    about: str
    body: tuple[Passage, ...]
    enclosures: tuple[Enclosure, ...] = ()
    signed: str = ""

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (*self.sender, *self.body, *self.enclosures)
