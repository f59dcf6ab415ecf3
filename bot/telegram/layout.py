"""From a view to a Telegram message: HTML text and a keyboard. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Any, NamedTuple

from conversation.buttons import button
from dialogs.engine.look.fitting import SCREEN, fits, listed
from dialogs.engine.look.wording import units
from dialogs.engine.views import Action, Field, View
from dialogs.language import N_, Language

MESSAGE_LIMIT = 4096
"""Characters in a message: https://core.telegram.org/bots/api#sendmessage"""

BUTTON_LIMIT = 40


class Message(NamedTuple):
    """A message ready to be sent.

    markup  the JSON of `reply_markup`; inline: which of the two sorts it is
    before  messages that go before it: what there is to say of the last answer, where the screen has no room for it
    """

    text: str
    markup: dict[str, Any] | None
    inline: bool
    heading: str
    before: tuple[str, ...] = ()


_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Words without control characters: those that turn the direction of writing would turn the rest of the message."""
    return text if text.isprintable() else _UNSEEN.sub("", text)


def screen(view: View, rev: int, language: Language, notices: tuple[str, ...] = ()) -> Message:
    """The message of a view: the question in bold, what there is to say of the last answer, help, options, example,
    progress.

    A button names the revision of its screen and its command, so that it acts on this screen only.
    """
    told = tuple(dict.fromkeys((*notices, *view.notes)))
    whole = view if told == view.notes else view._replace(notes=told)
    together = not told or bool(view.fields) or fits(whole, language)
    text = _text(whole if together else view._replace(notes=()), language)
    before = () if together else messages(told)
    return Message(text, _keyboard(view, rev, language), not view.share, view.heading, before)


def messages(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs as messages of their own, as many in one as are read without scrolling."""
    found: list[str] = []
    for words in filter(None, paragraphs):
        if found and len(found[-1]) + len(words) + 2 <= SCREEN:
            found[-1] += "\n\n" + words
        else:
            found.append(words)
    return tuple(found)


def _text(view: View, language: Language) -> str:
    blocks = [f"<b>{escape(view.titled, quote=False)}</b>"]
    blocks += (escape(note, quote=False) for note in view.notes)
    help_ = escape("\n".join(view.lines), quote=False)
    if view.notes:
        blocks.append(help_)
    elif help_:
        blocks[-1] += "\n" + help_
    if view.folded:
        folded = escape("\n".join(view.folded), quote=False)
        blocks.append(f"<blockquote expandable>{folded}</blockquote>")
    blocks += (_field(field) for field in view.fields)
    if view.choices and not view.fields:
        blocks.append(escape(listed(view.choices, view.first), quote=False))
    if view.example:
        blocks.append(f"{language.text(N_('Наприклад:'))} <i>{escape(view.example, quote=False)}</i>")
    if view.progress:
        blocks.append(f"<i>{escape(view.progress, quote=False)}</i>")
    return fitted("\n\n".join(block for block in blocks if block))


def _field(field: Field) -> str:
    """A field of another form; pressing an exact value copies it."""
    label, value, aside = (escape(text, quote=False) for text in (field.label, field.value, field.aside))
    number = f"{field.number}. " if field.number else ""
    lines = [f"<u>{escape(field.title, quote=False)}</u>"] if field.title else []
    lines.append(f"{number}{label}")
    if value:
        tag = "code" if field.exact else "b"
        lines.append(f"<{tag}>{value}</{tag}>" + (f" ({aside})" if aside else ""))
    lines += (f"<i>{escape(note, quote=False)}</i>" for note in field.notes)
    return "\n".join(lines)


def fitted(text: str) -> str:
    """A text cut to Telegram's limit between characters, its tags closed; only a very long answer could reach it."""
    if 2 * len(text) <= MESSAGE_LIMIT or units(text) <= MESSAGE_LIMIT:  # a character is two units at most
        return text
    kept: list[str] = []
    ends: list[str] = []
    room = MESSAGE_LIMIT - len("…")
    for piece in _PIECE.finditer(text):
        opened = piece["opened"]
        room -= units(piece[0]) + (len(f"</{opened}>") if opened else 0)
        if piece["closed"]:
            room += len(ends.pop())
        if room < 0:
            break
        if opened:
            ends.append(f"</{opened}>")
        kept.append(piece[0])
    return "".join((*kept, "…", *reversed(ends)))


_PIECE = re.compile(r"<(?P<opened>\w+)(?: \w+)?>|<(?P<closed>/\w+)>|&\w+;|.", re.DOTALL)
"""A tag, an entity or a character, none of which may be cut."""


def unmarked(text: str) -> str:
    """The words of a message without their markup, for when Telegram does not take it."""
    return unescape(re.sub(r"</?(?:b|i|u|code|blockquote)(?: \w+)?>", "", text))


def settled_text(heading: str, answer: str) -> str:
    """What a question becomes when it is answered."""
    return fitted(f"✅ {escape(heading, quote=False)}\n<b>{escape(answer, quote=False)}</b>")


def _keyboard(view: View, rev: int, language: Language) -> dict[str, Any] | None:
    column = (*view.choices, *view.actions)
    if view.share:
        return _phone_keyboard(view, language)
    rows = [[_button(action, rev)] for action in column]
    if view.bottom:
        rows.append(
            [{"text": action.label, "callback_data": button(rev, action.command)} for action in view.bottom]
        )
    if view.exit:
        rows.append([{"text": view.exit.label, "callback_data": button(rev, view.exit.command)}])
    return {"inline_keyboard": rows} if rows else None


def _button(action: Action, rev: int) -> dict[str, Any]:
    """A button of the column: https://core.telegram.org/bots/api#inlinekeyboardbutton"""
    label = visible(action.label)[:BUTTON_LIMIT] or "…"
    if action.copy:
        return {"text": label, "copy_text": {"text": action.copy}}
    style = {"style": action.style} if action.style else {}
    return {"text": label, "callback_data": button(rev, action.command), **style}


def _phone_keyboard(view: View, language: Language) -> dict[str, Any]:
    """The keyboard in place of the phone's: sharing a number or a pin, and the same actions as words to type."""
    share = (
        {"text": language.text(N_("Поділитися моїм номером")), "request_contact": True}
        if view.share == "phone"
        else {"text": language.text(N_("Надіслати місце, де я зараз")), "request_location": True}
    )
    rows = [[share], *([{"text": action.label}] for action in (*view.choices, *view.actions))]
    if view.bottom:
        rows.append([{"text": action.label} for action in view.bottom])
    if view.exit:
        rows.append([{"text": view.exit.label}])
    return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}
