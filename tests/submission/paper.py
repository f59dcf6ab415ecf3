"""Reads back what a PDF by typst says, without any PDF library: the text of each page, run by run, with its size.

It knows only what typst writes (uncompressed objects, two-byte glyph codes, a ToUnicode table for each font), which
is enough to see whether words have reached the paper.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

_INSIDE = rb"(?:\\.|[^\\()])*"
for _ in range(5):  # balanced parentheses need no escape; typst's stand in glyph codes and hardly nest
    _INSIDE = rb"(?:\\.|[^\\()]|\(" + _INSIDE + rb"\))*"
_STRING = re.compile(rb"\(" + _INSIDE + rb"\)|<[0-9A-Fa-f]*>", re.DOTALL)
_TOKEN = re.compile(
    rb"(?P<artifact>/Artifact)|(?P<content>/MCID)|/ActualText<FEFF(?P<actual>\w*)>|(?P<close>EMC)|(?P<end>\nET)|"
    rb"/(?P<font>f\d+) (?P<size>[\d.]+) Tf|(?P<shown>\[(?:" + _STRING.pattern + rb"|[-\d. ])*\]TJ|"
    rb"(?:" + _STRING.pattern + rb")Tj)",
    re.DOTALL,
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Run(NamedTuple):
    """Words written in one go, without a line break; size in points. `body` is false for page headers and footers."""

    text: str
    size: float
    font: str
    body: bool


def pages(pdf: bytes) -> list[list[Run]]:
    """The runs of each page in reading order."""
    objects = {int(m[1]): m[2] for m in re.finditer(rb"\n(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL)}
    kids = re.search(rb"/Type/Pages/Count \d+/Kids\[(.*?)\]", pdf)
    assert kids
    return [_page(objects, objects[int(number)]) for number in re.findall(rb"(\d+) 0 R", kids[1])]


def text(pdf: bytes) -> str:
    """What the PDF says, without white space, headers and footers, so that line and page breaks do not matter."""
    return squeeze("".join(run.text for page in pages(pdf) for run in page if run.body))


def squeeze(words: str) -> str:
    """Words without white space."""
    return "".join(words.split())


def _page(objects: dict[int, bytes], page: bytes) -> list[Run]:
    contents = re.search(rb"/Contents (\d+) 0 R", page)
    resources = re.search(rb"/Resources (\d+) 0 R", page)
    assert contents
    declared = objects[int(resources[1])] if resources else page
    fonts = {name: objects[int(number)] for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", declared)}
    tables = {name: _table(objects, font) for name, font in fonts.items()}
    faces = {name: re.findall(rb"/BaseFont/\w+\+([\w-]+)", font)[0].decode() for name, font in fonts.items()}
    runs: list[Run] = []
    words, size, font, body, replaced = "", 0.0, b"", True, False
    for token in _TOKEN.finditer(_stream(objects[int(contents[1])])):
        match token.lastgroup:
            case "artifact" | "content":
                body = token.lastgroup == "content"
            case "size":
                font, size = token["font"], float(token["size"])
            case "actual":  # what is copied instead of the glyphs that follow
                words += bytes.fromhex(token["actual"].decode()).decode("utf-16-be")
                replaced = True
            case "close":
                replaced = False
            case "shown" if not replaced:
                words += _decode(tables[font], token["shown"])
            case "end":
                runs.append(Run(words, size, faces[font], body))
                words = ""
    return runs


def _table(objects: dict[int, bytes], font: bytes) -> dict[bytes, str]:
    reference = re.search(rb"/ToUnicode (\d+) 0 R", font)
    assert reference
    rows = re.findall(rb"<(\w{4})> <(\w+)>", _stream(objects[int(reference[1])]).partition(b"beginbfchar")[2])
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows
    }


def _stream(content: bytes) -> bytes:
    head, _, body = content.partition(b"stream\n")
    length = re.search(rb"/Length (\d+)", head)
    assert length
    raw = body[: int(length[1])]
    return zlib.decompress(raw) if b"/FlateDecode" in head else raw


def _decode(table: dict[bytes, str], shown: bytes) -> str:
    glyphs = b"".join(_bytes(string) for string in _STRING.findall(shown))
    return "".join(table.get(glyphs[at : at + 2], "") for at in range(0, len(glyphs), 2))


def _bytes(string: bytes) -> bytes:
    if string.startswith(b"<"):
        return bytes.fromhex(string[1:-1].decode())
    return re.sub(rb"\\([0-7]{1,3}|.)", _unescape, string[1:-1], flags=re.DOTALL)


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if code.isdigit() else _ESCAPES.get(code, code)
