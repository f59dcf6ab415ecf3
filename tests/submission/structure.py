"""The tags of a PDF as a screen reader follows them, read by PDFium: each element with the words right under it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]


class Element(NamedTuple):
    """`tag` is the type of PDF 1.7 (H1, P, LI …); links and spans count as part of what they stand in."""

    tag: str
    words: str


def elements(pdf: bytes) -> list[Element]:
    """Every element that holds words, in the order of reading. One that goes on over a page comes once for each."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[Element] = []
    for page in document:
        words = _marked(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found += _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), words)
        pdfium.FPDF_StructTree_Close(tree)
        page.close()
    document.close()
    return found


def _walk(element: Any, words: dict[int, str]) -> Iterator[Element]:
    tag = _string(lambda *room: pdfium.FPDF_StructElement_GetType(element, *room))
    inside = ""
    below: list[Element] = []
    for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
        if not child:
            inside += words.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n), "")
            continue
        for one in _walk(child, words):
            if one.tag in ("Span", "Link"):
                inside += one.words
            else:
                below.append(one)
    if inside.strip():
        yield Element(tag, " ".join(inside.split()))
    yield from below


def _marked(page: Any) -> dict[int, str]:
    """The words of a page by the number of their marked content."""
    text = page.get_textpage()
    words: dict[int, str] = {}
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        if mark < 0:  # headers and footers
            continue
        words[mark] = words.get(mark, "") + _string(partial(_text_of, thing, text))
    text.close()
    return words


def _text_of(thing: Any, text: Any, room: Any, size: int) -> int:
    units = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    return int(pdfium.FPDFTextObj_GetText(thing, text, units, size))


def _string(ask: Callable[[Any, int], int]) -> str:
    size = ask(None, 0)
    room = ctypes.create_string_buffer(size)
    ask(room, size)
    return room.raw.decode("utf-16-le").rstrip("\0")
