"""Text and its entities: Telegram's HTML read strictly, and entities written back as markup safe for the page.

Offsets and lengths are in UTF-16 code units (https://core.telegram.org/bots/api#formatting-options).
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from .refusals import Refusal, bad_request

Entity = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024
"""Of a message and of a caption, in UTF-16 code units, after the markup is read."""

_TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
}
_PIECE = re.compile(
    r"""[^<&]+|<(?:[^>"']|"[^"]*"|'[^']*')*>|&(?:lt|gt|amp|quot|#\d{1,7}|#x[\da-fA-F]{1,6});|.""", re.S
)
_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""", re.I)
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}
_LINK = re.compile(r"(?:https?|tg)://\S+", re.I)
_FOUND = re.compile(
    r"(?<!\S)(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w+)?)(?!\S)|(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
)


def units(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text and entities of Telegram's HTML; `Refusal` in Telegram's words when the markup is wrong."""
    pieces: list[str] = []
    entities: list[Entity] = []
    open_tags: list[tuple[str, Entity]] = []
    length = 0
    for match in _PIECE.finditer(source):
        piece, start = match.group(), match.start()
        if piece.startswith("</") and piece.endswith(">"):
            entities += _close(piece[2:-1].strip().lower(), open_tags, length, _byte(source, start))
        elif piece.startswith("<") and piece.endswith(">"):
            open_tags.append(_open(piece[1:-1], length, _byte(source, start)))
        elif piece == "<":
            kind = "end" if source.startswith("</", start) else "start"
            raise _unreadable(f"Unclosed {kind} tag at byte offset {_byte(source, start)}")
        else:
            plain = _character(piece)
            pieces.append(plain)
            length += units(plain)
    if open_tags:
        raise _unreadable(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return _trimmed("".join(pieces), entities)


def _unreadable(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")


def _byte(source: str, position: int) -> int:
    return len(source[:position].encode("utf-8", "surrogatepass"))


def _character(piece: str) -> str:
    if piece[0] != "&" or piece == "&":
        return piece
    if named := _NAMED.get(piece):
        return named
    code = int(piece[3:-1], 16) if piece[2] in "xX" else int(piece[2:-1])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else piece


def _open(inside: str, offset: int, byte: int) -> tuple[str, Entity]:
    name = re.split(r"[\s/]", inside, maxsplit=1)[0].lower()
    if name not in _TYPES:
        raise _unreadable(f'Unsupported start tag "{name}" at byte offset {byte}')
    attributes = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(inside[len(name) :])}
    entity: Entity = {"type": _TYPES[name], "offset": offset}
    if name == "a":
        entity["url"] = re.sub(
            "&[a-z]+;", lambda found: _NAMED.get(found.group(), found.group()), attributes.get("href", "")
        )
    elif name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif name == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    return name, entity


def _close(name: str, open_tags: list[tuple[str, Entity]], offset: int, byte: int) -> list[Entity]:
    if not open_tags:
        raise _unreadable(f"Unexpected end tag at byte offset {byte}")
    opened, entity = open_tags.pop()
    if name and name != opened:
        raise _unreadable(
            f'Unmatched end tag at byte offset {byte}, expected "</{opened}>", found "</{name}>"'
        )
    entity["length"] = offset - entity["offset"]
    if opened == "code" and "language" in entity:
        language = entity.pop("language")
        if open_tags and open_tags[-1][0] == "pre":
            open_tags[-1][1]["language"] = language
            return []
    if opened == "a" and not _LINK.fullmatch(entity["url"]):
        return []
    return [entity]


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    kept = text.strip()
    lead, end = units(text[: len(text) - len(text.lstrip())]), units(kept)
    result = []
    for entity in entities:
        start = min(max(entity["offset"] - lead, 0), end)
        stop = min(max(entity["offset"] + entity["length"] - lead, 0), end)
        if stop > start:
            result.append({**entity, "offset": start, "length": stop - start})
    return kept, sorted(result, key=lambda entity: (entity["offset"], -entity["length"]))


def find_entities(text: str) -> list[Entity]:
    """The entities that Telegram finds by itself; here commands and links."""
    if "/" not in text:
        return []
    return [
        {"type": found.lastgroup, "offset": units(text[: found.start()]), "length": units(found.group())}
        for found in _FOUND.finditer(text)
    ]


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """Given entities together with those found in the text outside of them."""
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in entities]
    found = [
        entity
        for entity in find_entities(text)
        if not any(
            start < entity["offset"] + entity["length"] and entity["offset"] < stop for start, stop in taken
        )
    ]
    return (
        sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))
        if found
        else entities
    )


_MARKUP = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="expandable" tabindex="0">', "</blockquote>"),
    "spoiler": ('<span class="spoiler" tabindex="0">', "</span>"),
    "bot_command": ('<button type="button" class="command">', "</button>"),
}


def render(text: str, entities: list[Entity]) -> str:
    """Markup for the page, made anew from the entities: nothing of the source markup passes through."""
    if not entities:
        return escape(text)
    raw = text.encode("utf-16-le", "surrogatepass")
    stops = {entity["offset"] + entity["length"] for entity in entities}
    places = sorted({0, len(raw) // 2, *stops, *(entity["offset"] for entity in entities)})
    opened: list[Entity] = []
    html: list[str] = []
    for place, following in zip(places, [*places[1:], places[-1]], strict=True):
        kept = [entity for entity in opened if entity["offset"] + entity["length"] > place]
        whole = next((i for i, entity in enumerate(opened) if entity not in kept), len(opened))
        html += [_tag(entity, raw)[1] for entity in reversed(opened[whole:])]
        started = [entity for entity in entities if entity["offset"] == place]
        html += [_tag(entity, raw)[0] for entity in [*kept[whole:], *started]]
        opened = [*kept, *started]
        html.append(escape(raw[place * 2 : following * 2].decode("utf-16-le", "replace")))
    return "".join(html)


def _tag(entity: Entity, raw: bytes) -> tuple[str, str]:
    if entity["type"] in {"text_link", "url"}:
        start = entity["offset"] * 2
        target = entity.get("url") or raw[start : start + entity["length"] * 2].decode("utf-16-le", "replace")
        if _LINK.fullmatch(target):
            return f'<a href="{escape(target)}" target="_blank" rel="noopener noreferrer">', "</a>"
    return _MARKUP.get(entity["type"], ("", ""))
