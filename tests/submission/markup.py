"""Reads a page as strictly as HTML allows: every element closed in order, nothing but the elements we use."""

from __future__ import annotations

from html.parser import HTMLParser

_EMPTY = {"meta", "input"}
_USED = set(
    "html head meta title style body main h1 h2 h3 p strong small span div ol ul li a label input".split()
)
_ATTRIBUTES = set("lang charset http-equiv content name class dir href type".split())


class Page(HTMLParser):
    """`told` holds the elements with their words, `links` the addresses."""

    def __init__(self, source: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.seen: dict[str, list[dict[str, str | None]]] = {}
        self.feed(source.decode())
        self.close()
        assert not self.open, "an element is left open"

    @property
    def words(self) -> str:
        """All that is shown, without white space."""
        shown = (words for tag, words in self.told if tag not in ("style", "title"))
        return "".join("".join(shown).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _USED, tag
        assert {name for name, _ in attrs} <= _ATTRIBUTES, attrs
        self.seen.setdefault(tag, []).append(dict(attrs))
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag == "p":
            assert "p" not in self.open, "a paragraph in a paragraph"
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.told.append((self.open[-1] if self.open else "", data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")
