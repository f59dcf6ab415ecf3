"""Small faults that the program could have, drawn by a seed; `docs/mutants.md` says what for and what they showed.

python -m tests.mutants forms           the sample of an area: number, sort and place, the line before and after
python -m tests.mutants forms --put 7   write the seventh of them into the tree, which had better be a copy
"""

from __future__ import annotations

import ast
import hashlib
import re
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

from locales.catalogue import read_catalogue

ROOT = Path(__file__).parents[1]
SEED = 24022022
SIZE = 25
# What begins with `-` belongs to another area.
AREAS = {
    "engine": (
        "dialogs/engine/**/*.py",
        "-dialogs/engine/kinds/*.py",
        "-dialogs/engine/sharing/*.py",
        "-dialogs/engine/snapshot.py",
    ),
    "kinds": ("dialogs/engine/kinds/*.py",),
    "forms": ("dialogs/blocks/*.py", "dialogs/programmes/*/forms/*.py", "dialogs/programmes/*/blocks/*.py"),
    "sharing": (
        "dialogs/engine/sharing/*.py",
        "dialogs/engine/snapshot.py",
        "dialogs/finder/*.py",
        "dialogs/programmes/register/diia/*.py",
    ),
    "storage": ("storage/*.py", "storage/audit/*.py"),
    "bot": ("bot/**/*.py", "conversation/**/*.py"),
}

_PAIRS = [("==", "!="), ("<", "<="), (">", ">="), ("in", "not in"), ("is", "is not")]
_COMPARED = dict(_PAIRS) | {there: back for back, there in _PAIRS}
_JOINED = {"and": "or", "or": "and"}
_REDUCED = {"-": "+", "+": "-", "*": "+", "//": "*", "/": "*", "%": "*", "&": "|", "|": "&"}
_EXCHANGED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_TIDYING = frozenset("strip lstrip rstrip lower upper casefold".split())
# Types, decorators, bases and the words of errors and logs are no faults that a test should notice.
_UNREAD = frozenset("annotation returns decorator_list bases type_params".split())


@dataclass(frozen=True, slots=True)
class Fault:
    """In the file `path` (below the root) the characters from `start` to `end` become `instead`."""

    path: str
    sort: str
    start: int
    end: int
    instead: str

    def applied(self, source: str) -> str:
        return source[: self.start] + self.instead + source[self.end :]

    def shown(self, source: str) -> tuple[str, str]:
        """The lines that it touches, before and after. By them it is known when lines move."""
        begin = source.rfind("\n", 0, self.start) + 1
        finish = (source + "\n").find("\n", self.end)
        after = source[begin : self.start] + self.instead + source[self.end : finish]
        return " ".join(source[begin:finish].split()), " ".join(after.split())


def drawn(area: str, seed: int = SEED) -> list[Fault]:
    """Every fault of an area in the order of drawing: of each sort in its turn, as there are so many words and numbers
    that they would crowd out the rest.

    The order comes from the seed and from what each fault is, so a change elsewhere leaves it as it was.
    """
    # The texts that people read: a changed one lacks its translation, which `texts check` says.
    texts = {
        text for each in read_catalogue("en") for text in ([each.id] if isinstance(each.id, str) else each.id)
    }
    sorts: dict[str, list[tuple[str, Fault]]] = {}
    for path in _files(area):
        source, alike = path.read_text(encoding="utf-8"), Counter[tuple[str, str]]()
        for fault in _Reader(path.relative_to(ROOT).as_posix(), source, texts).below(ast.parse(source)):
            shown = fault.shown(source)
            alike[shown] += 1
            place = _chance(seed, fault.path, fault.sort, *shown, alike[shown])
            sorts.setdefault(fault.sort, []).append((place, fault))
    ranked = [sorted(found, key=lambda each: each[0]) for found in sorts.values()]
    turns = (sorted(filter(None, turn), key=lambda each: each[0]) for turn in zip_longest(*ranked))
    return [fault for _, fault in chain.from_iterable(turns)]


def _files(area: str) -> list[Path]:
    taken: set[Path] = set()
    for pattern in AREAS[area]:
        found = set(ROOT.glob(pattern.removeprefix("-")))
        taken = taken - found if pattern.startswith("-") else taken | found
    return sorted(taken)


def _chance(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


class _Reader:
    """The faults that a file could have, read from its syntax tree."""

    def __init__(self, path: str, source: str, texts: set[str]) -> None:
        self.path = path
        self.source = source
        self.texts = texts
        self._lines = source.splitlines(keepends=True)

    def below(self, node: ast.AST, inside: bool = False) -> Iterator[Fault]:
        """The faults of a node and of all below it. `inside`: in a function, where an operator is no type."""
        match node:
            # Places inside of an f-string are not told exactly by every Python.
            case ast.JoinedStr() | ast.Assert() | ast.Expr(value=ast.Constant()):
                return
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name))) if name.endswith("Error"):
                return
            case ast.Call(func=ast.Attribute(value=ast.Name(id="_log"))):
                return
            case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
                return
        inside = inside or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from self._here(node, inside)
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and field not in _UNREAD:
                    yield from self.below(child, inside)

    def _here(self, node: ast.AST, inside: bool) -> Iterator[Fault]:
        match node:
            case ast.Compare(left=left, ops=[_], comparators=[right]):
                yield from self._between("comparison", left, right, _COMPARED)
            case ast.BoolOp(values=[left, right, *_]):
                yield from self._between("logic", left, right, _JOINED)
            case ast.BinOp(left=left, right=right) if inside or "|" not in self._text(node):
                yield from self._between("arithmetic", left, right, _REDUCED)
            case ast.UnaryOp(op=ast.Not() | ast.Invert()):
                yield self._fault("logic", node, f"({self._text(node.operand)})")
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                yield self._fault("condition", test, f"not ({self._text(test)})")
            case ast.match_case(guard=ast.expr() as test):
                yield self._fault("condition", test, f"not ({self._text(test)})")
            case ast.comprehension(ifs=tests):
                yield from (self._fault("condition", test, f"(not ({self._text(test)}))") for test in tests)
            case ast.Constant(value=bool(value)):
                yield self._fault("flag", node, str(not value))
            case ast.Constant(value=int(value)):
                yield self._fault("number", node, str(value + 1))
            case ast.Constant(value=str(value)) if value and value not in self.texts:
                yield self._fault("word", node, repr(value + "Ж"))
            case ast.Tuple(elts=elements, ctx=ast.Load()) | ast.List(elts=elements) | ast.Set(elts=elements):
                yield from self._elements([(element, element) for element in elements])
            case ast.Dict(keys=keys, values=values):
                yield from self._elements(
                    [(key, value) for key, value in zip(keys, values, strict=True) if key]
                )
            case ast.Raise() | ast.Continue() | ast.Break() | ast.AugAssign() | ast.Delete():
                yield self._fault("statement", node, "pass")
            case ast.Expr(value=ast.Call() | ast.Await()) if not self._text(node).startswith("_log."):
                yield self._fault("statement", node, "pass")
            case ast.Call(func=called, keywords=keywords):
                match called:
                    case ast.Name(id=name) if name in _EXCHANGED:
                        yield self._fault("call", called, _EXCHANGED[name])
                    case ast.Attribute(attr=name, value=before) if name in _TIDYING and not node.args:
                        yield self._fault("call", node, f"({self._text(before)})")
                yield from (self._removed("keyword", each, each) for each in keywords if each.arg)

    def _elements(self, elements: Sequence[tuple[ast.expr, ast.expr]]) -> Iterator[Fault]:
        for first, last in elements if len(elements) > 1 else ():
            # An element in brackets of its own ends after them, which the tree does not say.
            if self.source[self._end(last) :].lstrip()[:1] in {",", ")", "]", "}"}:
                yield self._removed("element", first, last)

    def _between(self, sort: str, left: ast.expr, right: ast.expr, signs: dict[str, str]) -> Iterator[Fault]:
        """The sign between two expressions becomes another."""
        longest = sorted(signs, key=len, reverse=True)
        pattern = "|".join(rf"\b{sign}\b" if sign[0].isalpha() else re.escape(sign) for sign in longest)
        if found := re.compile(pattern).search(self.source, self._end(left), self._start(right)):
            yield Fault(self.path, sort, found.start(), found.end(), signs[found.group()])

    def _removed(self, sort: str, first: ast.AST, last: ast.AST) -> Fault:
        """What is between two commas goes with the second; a last one leaves the first, which keeps a pair a tuple."""
        after = re.compile(r"\s*,[ \t]*").match(self.source, self._end(last))
        return Fault(self.path, sort, self._start(first), after.end() if after else self._end(last), "")

    def _fault(self, sort: str, node: ast.AST, instead: str) -> Fault:
        return Fault(self.path, sort, self._start(node), self._end(node), instead)

    def _text(self, node: ast.AST) -> str:
        return self.source[self._start(node) : self._end(node)]

    def _start(self, node: ast.AST) -> int:
        return self._place(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def _end(self, node: ast.AST) -> int:
        return self._place(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def _place(self, line: int, column: int) -> int:
        """The tree counts columns in bytes."""
        return sum(map(len, self._lines[: line - 1])) + len(self._lines[line - 1].encode()[:column].decode())


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--put", type=int, metavar="N", help="write this one of the sample into the tree")
    given = parser.parse_args()
    for number, fault in enumerate(drawn(given.area, given.seed)[: given.size], 1):
        path = ROOT / fault.path
        source = path.read_text(encoding="utf-8")
        was, became = fault.shown(source)
        if given.put in {None, number}:
            print(f"{number} {fault.sort} {fault.path}:{source.count(chr(10), 0, fault.start) + 1}")
            print(f"  - {was}\n  + {became}")
        if given.put == number:
            path.write_text(fault.applied(source), encoding="utf-8")


if __name__ == "__main__":
    main()
