"""A private chat as Telegram keeps it: its lines, and everything that happened to them, in order."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from .bell import Bell
from .formatting import render

Message = dict[str, Any]

PEOPLE = {1: "Олена", 2: "Тарас", 3: "Ніна", 4: "Андрій"}


def now() -> int:
    """The moment as the Bot API writes it: whole seconds since 1970."""
    return int(time.time())


_NOT_QUOTED = frozenset({"reply_to_message", "pinned_message"})


@dataclass(frozen=True)
class Line:
    """One message of a chat as it now stands; an edit puts a new line in its place.

    `bare` is false once a message has carried a keyboard other than an inline one: Telegram does not let bots
    edit such messages.
    """

    message: Message
    from_bot: bool
    bare: bool = True

    @property
    def quoted(self) -> Message:
        """The message as it stands inside another one that replies to it or pins it."""
        return {key: value for key, value in self.message.items() if key not in _NOT_QUOTED}

    @cached_property
    def view(self) -> dict[str, Any]:
        """The message as the page gets it: Bot API JSON, who wrote it, and safe markup."""
        part = "text" if "text" in self.message else "caption"
        html = render(
            self.message.get(part, ""),
            self.message.get("entities" if part == "text" else "caption_entities", []),
        )
        return {**self.message, "from_bot": self.from_bot, "html": html}


class Chat:
    """One person's chat with the bot: their lines by message id, and what happened, in order."""

    def __init__(self, number: int) -> None:
        name = PEOPLE.get(number, f"Людина {number}")
        self.id = number
        self.language = "uk"
        self.person = {"id": number, "is_bot": False, "first_name": name, "language_code": self.language}
        self.card = {"id": number, "type": "private", "first_name": name}
        self.started = False
        self.blocked = False
        self.pinned: list[int] = []
        self.lines: dict[int, Line] = {}
        self.keyboard: dict[str, Any] | None = None
        self.bell = Bell()
        self.touched = 0
        """Rises with everything that is worth keeping, seen or not."""
        self._events: list[dict[str, Any]] = []
        self._forgotten = 0
        """Events that happened before those in the list: a chat that was kept remembers how many, not which."""
        self._changed: dict[int, int] = {}
        """The revision of the last change of each line, deleted ones too."""

    @property
    def revision(self) -> int:
        return self._forgotten + len(self._events)

    def happen(self, kind: str, **details: Any) -> None:
        self._events.append({"revision": self.revision + 1, "type": kind, **details})
        self.touched += 1
        self.bell.ring()

    def since(self, revision: int) -> list[dict[str, Any]]:
        """Events after a revision, lines shown as they were then."""
        return [
            {**event, "message": event["message"].view} if "message" in event else event
            for event in self._events[max(revision - self._forgotten, 0) :]
        ]

    def changes(self, revision: int) -> tuple[list[Line], list[int]]:
        """The lines that changed after a revision, as they now stand, and those that were deleted."""
        ids = [message_id for message_id, changed in self._changed.items() if changed > revision]
        return (
            [self.lines[message_id] for message_id in sorted(ids) if message_id in self.lines],
            [message_id for message_id in ids if message_id not in self.lines],
        )

    def put(self, line: Line) -> None:
        message_id = line.message["message_id"]
        kind = "edit" if message_id in self.lines else "new"
        self.lines[message_id] = line
        self.happen(kind, message=line)
        self._changed[message_id] = self.revision

    def remove(self, message_id: int) -> None:
        """Delete a line, if it is there."""
        if self.lines.pop(message_id, None):
            self.unpin([message_id])
            self.happen("delete", message_id=message_id)
            self._changed[message_id] = self.revision

    def pin(self, message_id: int) -> None:
        self.unpin([message_id])
        self.pinned.append(message_id)
        self.touched += 1

    def unpin(self, message_ids: list[int]) -> None:
        self.pinned = [one for one in self.pinned if one not in message_ids]

    def age(self, seconds: int) -> None:
        """Make the messages so far older."""
        self.touched += 1
        for message_id, line in self.lines.items():
            older = {**line.message, "date": line.message["date"] - seconds}
            self.lines[message_id] = replace(line, message=older)

    def show_keyboard(self, keyboard: dict[str, Any] | None) -> None:
        if keyboard != self.keyboard:
            self.keyboard = keyboard
            self.happen("keyboard", keyboard=keyboard)

    def dump(self) -> dict[str, Any]:
        """Everything that outlives the process, as JSON."""
        return {
            "started": self.started,
            "blocked": self.blocked,
            "pinned": self.pinned,
            "keyboard": self.keyboard,
            "revision": self.revision,
            "changed": list(self._changed.items()),
            "lines": [[line.message, line.from_bot, line.bare] for line in self.lines.values()],
        }

    def load(self, kept: dict[str, Any]) -> None:
        """Go on where a dumped chat was."""
        self.started, self.blocked = kept["started"], kept["blocked"]
        self.pinned, self.keyboard = kept["pinned"], kept["keyboard"]
        self._forgotten = kept["revision"]
        self._changed = dict(kept["changed"])
        for message, from_bot, bare in kept["lines"]:
            self.lines[message["message_id"]] = Line(message, from_bot, bare)
