"""What is remembered of a conversation besides the claims themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2s
from typing import Any, NamedTuple

import orjson

from dialogs.engine.answers import Ref
from dialogs.engine.kinds.words import brief
from dialogs.engine.records import shortly
from storage.ids import in_digits, lettered
from storage.words import named, numbered

_REMEMBERED = 40
_FORMAT = 5
_LONGEST_TOLD = 12_000
"""Characters that are remembered of what was told before a claim: three of the longest messages."""


class Spoken(NamedTuple):
    """A message that became an answer: which one, of which claim and question."""

    message: int
    claim: str
    key: str
    item: str

    @property
    def ref(self) -> Ref:
        return Ref(self.key, self.item)


class Filed(NamedTuple):
    """A message that became a file: which one."""

    message: int
    file: str


class Tail(NamedTuple):
    """The end of a long text, which the client may have split: the next piece comes within seconds.

    at      the time of the message in Unix seconds
    part    the length of this piece, in the units that Telegram counts
    doubt   a text that may be the next piece or may not: the person is being asked
    """

    message: int
    at: int
    key: str
    item: str
    part: int
    doubt: str = ""


class Part(NamedTuple):
    """A message that is a part of a story: a fingerprint of its words, and where it begins and ends there."""

    message: int
    words: str
    start: int
    end: int


class Story(NamedTuple):
    """The last story that came in several messages, or may have. `at` is the time of the last one, in Unix seconds."""

    claim: str
    key: str
    item: str
    at: int
    parts: tuple[Part, ...] = ()

    @property
    def ref(self) -> Ref:
        return Ref(self.key, self.item)


class Taken(NamedTuple):
    """The last text that was understood: a fingerprint of its words, and its message.

    pressed  it was no answer in words, but a button or a choice
    told     that it came once more was said
    """

    words: str
    message: int
    pressed: bool = False
    told: bool = False


def fingerprint(text: str) -> str:
    """What recognises a text again, whatever the case of its letters and the marks around it."""
    return blake2s((brief(text) or text).encode(), digest_size=8).hexdigest()


class Session(NamedTuple):
    """menu    the screen outside a claim that is open, or "" while in the claim
    claim   the id of the claim being written
    screen  the revision that the buttons of the screen carry: it moves when something was done, not when something is
            merely said or shown again
    pressed the button that was pressed last, which may arrive once more on a slow line
    spoken  the last messages that became answers, oldest first: an edited one is offered as a correction
    files   the last messages that became files: an edited caption is taken over
    tail    the end of a long text that may go on
    taken   the last text that was understood
    reminded  a reminder was asked for, which the next answer cancels
    story   the parts of the last long text
    told    what was told before any claim was begun: the first one that asks for a story offers it
    """

    menu: str = "welcome"
    claim: str = ""
    screen: int = 0
    pressed: str = ""
    spoken: tuple[Spoken, ...] = ()
    files: tuple[Filed, ...] = ()
    tail: Tail | None = None
    taken: Taken | None = None
    reminded: bool = False
    story: Story | None = None
    told: str = ""

    def heard(self, message: int, ref: Ref) -> Session:
        """Remember which question a message answered."""
        fresh = Spoken(message, self.claim, ref.key, ref.item)
        return self._replace(spoken=(*self.spoken, fresh)[-_REMEMBERED:])

    def telling(self, text: str) -> Session:
        """Remember what was told before any claim was begun; the same words once."""
        if f"\n{text.strip()}\n".casefold() in f"\n{self.told}\n".casefold():
            return self
        joined = f"{self.told}\n{text}" if self.told else text
        return self if len(joined) > _LONGEST_TOLD else self._replace(told=joined)

    def filed(self, message: int, file: str) -> Session:
        """Remember which file a message brought. What is written after it was not sent twice."""
        return self._replace(files=(*self.files, Filed(message, file))[-_REMEMBERED:], taken=None)

    def answered_by(self, message: int) -> Spoken | None:
        """What a message answered, in whichever claim."""
        return next((s for s in self.spoken if s.message == message), None)

    def file_of(self, message: int) -> str:
        """The file that a message brought; empty if none is known."""
        return next((filed.file for filed in self.files if filed.message == message), "")

    def answered_before(self, message: int) -> Spoken | None:
        """What the last earlier message answered: this one may be the same once more."""
        return next((s for s in reversed(self.spoken) if s.message < message and s.claim == self.claim), None)

    def answered_instead_of(self, message: int) -> Spoken | None:
        """What the first later message answered: that answer may have been meant by this late one."""
        later = [s for s in self.spoken if s.message > message and s.claim == self.claim]
        return later[0] if later else None

    def dump(self) -> str:
        """The session as JSON: the number of the format and the fields, the most usual first, without what is empty at
        the end. Ids are as `lettered` writes them, keys as `numbered` does, and what was spoken as `_told` says it."""
        fields = (
            _FORMAT,
            lettered(self.claim),
            self.screen,
            _told(self.spoken, self.claim),
            shortly(self.taken or ()),
            self.menu,
            self.pressed,
            self.reminded,
            [(message, lettered(file)) for message, file in self.files],
            _tail(*self.tail) if self.tail else (),
            _story(*self.story) if self.story else (),
            self.told,
        )
        return orjson.dumps(shortly(fields)).decode()

    @classmethod
    def load(cls, text: str) -> Session:
        """What `dump` wrote, in this format or an earlier one. Anything else raises, in one of many ways."""
        if not text:
            return cls()
        first, *rest = orjson.loads(text)
        if first == _FORMAT:
            return cls._loaded(*rest)
        return cls._loaded(*(_former(first, *rest) if first in (2, 3, 4) else _of_0_1_0(first, *rest)))

    @classmethod
    def _loaded(
        cls,
        claim: str = "",
        screen: int = 0,
        spoken: Iterable[Any] = (),
        taken: Iterable[Any] = (),
        menu: str = "",
        pressed: str = "",
        reminded: bool = False,
        files: Iterable[tuple[int, str]] = (),
        tail: Sequence[Any] = (),
        story: Sequence[Any] = (),
        told: str = "",
    ) -> Session:
        if (type(menu), type(screen), type(told)) != (str, int, str):
            raise ValueError("not a session")
        claim = in_digits(claim)
        return cls(
            menu,
            claim,
            screen,
            pressed,
            tuple(_spoken(spoken, claim)),
            tuple(Filed(message, in_digits(file)) for message, file in files),
            _tail_of(*tail) if tail else None,
            Taken(*taken) if taken else None,
            reminded,
            _story_of(*story) if story else None,
            told,
        )


def _told(spoken: Iterable[Spoken], current: str) -> list[Any]:
    """Message and question by turns: a message as the difference to the one before, a question by its key, or by key
    and item. They are of the claim `current`; in the place of a message, "" and behind it a claim say of which claim
    those are that follow."""
    told: list[Any] = []
    before = 0
    for message, claim, key, item in spoken:
        if claim != current:
            told += ("", lettered(claim))
        about = numbered(key)
        told += (message - before, [about, item] if item else about)
        before, current = message, claim
    return told


def _spoken(told: Iterable[Any], claim: str) -> Iterator[Spoken]:
    """What `_told` said."""
    message = 0
    pieces = iter(told)
    for piece, about in zip(pieces, pieces, strict=True):
        if piece == "":
            claim = in_digits(about)
            continue
        message += piece
        key, item = about if isinstance(about, list) else (about, "")
        yield Spoken(message, claim, named(key), item)


def _tail(message: int, at: int, key: str, item: str, part: int, doubt: str) -> Sequence[Any]:
    return shortly((message, at, numbered(key), item, part, doubt))


def _tail_of(message: int, at: int, key: int | str, item: str, part: int, doubt: str = "") -> Tail:
    return Tail(message, at, named(key), item, part, doubt)


def _story(claim: str, key: str, item: str, at: int, parts: tuple[Part, ...]) -> list[Any]:
    return [lettered(claim), numbered(key), item, at, [tuple(part) for part in parts]]


def _story_of(claim: str, key: int | str, item: str, at: int, parts: Iterable[Iterable[Any]]) -> Story:
    return Story(in_digits(claim), named(key), item, at, tuple(Part(*part) for part in parts))


def _former(
    form: int,
    menu: str,
    claim: str,
    screen: int,
    pressed: str,
    spoken: list[Any],
    files: list[Any],
    tail: list[Any] | None,
    taken: list[Any] | None,
    reminded: bool,
    story: list[Any] | None = None,
) -> tuple[Any, ...]:
    """The fields of the formats 2 to 4 as today. Only the last said what was spoken by differences; fingerprints of the
    parts once stood before the doubt of a text."""
    if form == 3:
        claims, *said = spoken
        spoken = [(message, claims[at], key, item) for message, at, key, item in said]
    if form != 4:
        spoken = _told((Spoken(*said) for said in spoken), claim)
    if tail:
        tail = [*tail[:5], tail[-1]]
    return claim, screen, spoken, taken or (), menu, pressed, reminded, files, tail or (), story or ()


def _of_0_1_0(menu: str, claim: str, spoken: list[Any], _: object, *flags: Any) -> tuple[Any, ...]:
    """Menu, claim, spoken, tail, whether a receipt was owed, whether reminded. Its buttons act no more, and what a text
    was split from is not known."""
    told = [flag for flag in flags if not isinstance(flag, dict)]  # receipts were noted here once
    return claim, 0, _told((Spoken(*said) for said in spoken), claim), (), menu, "", told[1:2] == [True]
