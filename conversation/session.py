"""What is remembered of a conversation besides the claims themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2s
from typing import Any, NamedTuple

import orjson

from dialogs.engine.answers import Ref
from dialogs.engine.kinds.words import brief

_REMEMBERED = 40
_FORMAT = 4


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

    def heard(self, message: int, ref: Ref) -> Session:
        """Remember which question a message answered."""
        fresh = Spoken(message, self.claim, ref.key, ref.item)
        return self._replace(spoken=(*self.spoken, fresh)[-_REMEMBERED:])

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
        """The session as JSON: the number of the format and a list in the order of the fields. What was spoken is said
        as `_told` says it."""
        fields = [
            _FORMAT,
            self.menu,
            self.claim,
            self.screen,
            self.pressed,
            _told(self.spoken, self.claim),
            [tuple(item) for item in self.files],
            self.tail and tuple(self.tail),
            self.taken and tuple(self.taken),
            self.reminded,
            self.story and [*self.story[:-1], [tuple(part) for part in self.story.parts]],
        ]
        return orjson.dumps(fields).decode()

    @classmethod
    def load(cls, text: str) -> Session:
        """What `dump` wrote, in this format or an earlier one. Anything else raises, in one of many ways."""
        if not text:
            return cls()
        first, *rest = orjson.loads(text)
        if first not in (2, 3, _FORMAT):
            return cls._loaded_1([first, *rest])
        menu, claim, screen, pressed, spoken, files, tail, taken, reminded, *more = rest
        if first == 3:
            claims, *said = spoken
            spoken = [(message, claims[at], key, item) for message, at, key, item in said]
        elif first == _FORMAT:
            spoken = _spoken(spoken, claim)
        assert isinstance(menu, str) and isinstance(claim, str) and isinstance(screen, int)
        return cls(
            menu,
            claim,
            screen,
            pressed,
            tuple(Spoken(*item) for item in spoken),
            tuple(Filed(*item) for item in files),
            _tail(tail),
            Taken(*taken) if taken else None,
            reminded,
            _story(*more),
        )

    @classmethod
    def _loaded_1(cls, fields: list[object]) -> Session:
        """As release 0.1.0 wrote it: menu, claim, spoken, tail, whether a receipt was owed, whether reminded. Its
        buttons act no more, and what a text was split from is not known."""
        menu, claim, spoken, _, *rest = fields
        flags = [flag for flag in rest if not isinstance(flag, dict)]  # receipts were noted here once
        assert isinstance(menu, str) and isinstance(claim, str) and isinstance(spoken, list)
        return cls(
            menu, claim, spoken=tuple(Spoken(*item) for item in spoken), reminded=bool(flags[1:2] == [True])
        )


def _told(spoken: Iterable[Spoken], current: str) -> list[Any]:
    """Message and question by turns: a message as the difference to the one before, a question by its key, or by key
    and item. They are of the claim `current`; in the place of a message, "" and behind it a claim say of which claim
    those are that follow."""
    told: list[Any] = []
    before = 0
    for message, claim, key, item in spoken:
        if claim != current:
            told += ("", claim)
        told += (message - before, (key, item) if item else key)
        before, current = message, claim
    return told


def _spoken(told: Iterable[Any], claim: str) -> Iterator[tuple[int, str, str, str]]:
    """What `_told` said."""
    message = 0
    pieces = iter(told)
    for piece in pieces:
        if piece == "":
            claim = next(pieces)
            continue
        message += piece
        about = next(pieces)
        key, item = (about, "") if isinstance(about, str) else about
        yield message, claim, key, item


def _tail(fields: list[Any] | None) -> Tail | None:
    """Fingerprints of the parts once stood before the doubt."""
    if not fields:
        return None
    message, at, key, item, part, *_, doubt = fields
    return Tail(message, at, key, item, part, doubt)


def _story(fields: list[Any] | None = None) -> Story | None:
    if not fields:
        return None
    claim, key, item, at, parts = fields
    return Story(claim, key, item, at, tuple(Part(*part) for part in parts))
