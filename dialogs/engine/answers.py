"""What a person has told us: answers by address, and where in the conversation they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Ref(NamedTuple):
    """The address of one answer: the key of its question and, inside a repeated group, the id of the item."""

    key: str
    item: str = ""


class State(StrEnum):
    """How a question was answered. "Not asked" has no answer at all, which is different from each of these."""

    GIVEN = "given"
    UNKNOWN = "unknown"  # «Не знаю»
    DECLINED = "declined"  # «Не хочу відповідати»
    NO_DOCUMENT = "no_document"  # «Немає документа»
    ABSENT = "absent"  # «Немає», of what not everybody has: a number, a registered address


FINDER = "finder"
"""The code under which the finder keeps what it was told, and the origin of what is taken from there."""

PERSON = "person"
"""The code of the record of a person, and the origin of what was typed there."""

RELATED = "related"
"""The origin of what follows from who people are to each other, and of a sex that a patronymic or a number tells."""

UNNAMED = "another"
"""The origin of an answer where the category would tell strangers about violence or captivity."""


class Answer(NamedTuple):
    """One answer. `value` belongs to the kind of the question; `kept` says that a doubt was shown and overruled.

    origin  the code of the claim in which it was told first, or `UNNAMED`, if it was taken over from there
    source  that claim, or the record of a person, and of whom it told this (`Claim.root`): what was taken from one
            place is corrected together
    """

    state: State = State.GIVEN
    value: Any = None
    kept: bool = False
    origin: str = ""
    source: str = ""

    @property
    def given(self) -> bool:
        return self.state is State.GIVEN

    @property
    def lacking(self) -> bool:
        """Whether it says that there is none."""
        return self.state in (State.ABSENT, State.NO_DOCUMENT)


@dataclass(frozen=True, slots=True)
class Items:
    """The answer of a repeated group: stable random ids in order, and whether the person said "that is all"."""

    ids: tuple[str, ...] = ()
    closed: bool = False


class Attached(NamedTuple):
    """A file that belongs to an answer: its id in the evidence store and its number within the claim."""

    id: str
    number: int


@dataclass(frozen=True, slots=True)
class Files:
    """The answer of a question about files, open until the person says "done"."""

    files: tuple[Attached, ...] = ()
    closed: bool = False


def holds_something(answer: Answer | None) -> bool:
    """Whether a list has items or a set of files has files; a skip would throw them away."""
    return answer is not None and (
        (isinstance(answer.value, Items) and bool(answer.value.ids))
        or (isinstance(answer.value, Files) and bool(answer.value.files))
    )


class Input(NamedTuple):
    """What arrived from the person, before it is an answer.

    text      what was typed (when `option` is set: the text typed before, which the option completes)
    option    the value of the pressed option
    location  latitude and longitude in degrees (WGS 84) of a shared pin
    phone     the number of a shared contact
    keep      the person saw a doubt and keeps the answer
    """

    text: str = ""
    option: str = ""
    location: tuple[float, float] | None = None
    phone: str = ""
    keep: bool = False


class Screen(StrEnum):
    """The kinds of place in a conversation."""

    QUESTION = "question"
    SKIP = "skip"  # which of the three skips
    TASKS = "tasks"  # the summary
    SECTION = "section"  # one section of the summary, to change an answer
    ITEM = "item"  # one item of a repeated group: its answers, and taking it out
    TERM = "term"  # a definition of paragraph 2
    CORRECTION = "correction"  # an edited message, offered as a new answer
    OPENING = "opening"  # before the first question of a claim that may hurt
    REST = "rest"  # after a heavy section: what is saved, and the choice to stop for today
    OFFER = "offer"  # facts that other claims know already
    VERDICTS = "verdicts"  # what the programme's text requires, and how each of it stands
    CHECK = "check"  # everything is asked: what is missing, and the package
    DONE = "done"  # the package was made
    FILES = "files"  # the files of the claim; with an item, one of them
    FILED = "filed"  # what became of the claim at the portal: when, under which number, or why it came back
    RENEWAL = "renewal"  # the form was changed since: what is asked otherwise now
    TRANSFER = "transfer"  # the sheet for carrying the claim over into Diia, a page at a time


DRAWN_ELSEWHERE = (Screen.OFFER, Screen.FILES, Screen.FILED, Screen.RENEWAL)
"""What these show, other claims or the store know; the engine alone shows the next question there."""


class Place(NamedTuple):
    """Where the person is looking. It is a cursor, never the truth: the path is computed from the answers.

    key, item  the question (or section, or term) looked at; an empty key on QUESTION means "the next one to answer"
    page       page of a long list of options
    text       the corrected text on CORRECTION; the options chosen so far in a multiple choice
    """

    screen: Screen = Screen.QUESTION
    key: str = ""
    item: str = ""
    page: int = 0
    text: str = ""

    @property
    def ref(self) -> Ref:
        return Ref(self.key, self.item)

    def on_page(self, page: str) -> Place:
        """The same on a page that a menu names after its colon; on the first where it names none."""
        return self._replace(page=int(page) if page.isdecimal() else 0)


_NEXT = Place()
"""The next question to answer."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A typed answer that was not taken (yet). It is kept, so that an option can complete it and nothing is lost."""

    ref: Ref
    text: str
    option: str = ""


class Draft(NamedTuple):
    """A claim being written: all answers ever given (hidden ones too), the place and a refused attempt.

    aside   texts typed after a long pause, each offered at its question until that is answered
    unread  stored answers that no question of the form can read
    seen    the fingerprint of the newer form of which the person was told
    """

    answers: Mapping[Ref, Answer] = {}  # replaced, never changed
    place: Place = _NEXT
    attempt: Attempt | None = None
    aside: tuple[Attempt, ...] = ()
    unread: tuple[Ref, ...] = ()
    seen: str = ""

    def with_answer(self, ref: Ref, answer: Answer | None) -> Draft:
        answers = dict(self.answers)
        if answer is None:
            answers.pop(ref, None)
        else:
            answers[ref] = answer
        return Draft(answers, self.place, self.attempt, self.aside, self.unread, self.seen)

    def answered(self, ref: Ref, answer: Answer) -> Draft:
        """With an answer, and on to the next question."""
        return Draft({**self.answers, ref: answer}, _NEXT, None, self.aside, self.unread, self.seen)

    def set_aside(self, ref: Ref) -> str:
        """The text that was set aside for a question; empty if there is none."""
        return next((kept.text for kept in self.aside if kept.ref == ref), "")

    def at(self, place: Place) -> Draft:
        return Draft(self.answers, place, None, self.aside, self.unread, self.seen)
