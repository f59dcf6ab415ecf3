"""Where a small fault can be put, and what it is: read from the syntax tree, written into the text.

Each fault changes one place of one file and leaves the rest as it is. Left out are docstrings, types, decorators, words
of errors and logs, and texts that stand in the catalogues, where a changed one has no translation.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_COMPARED = {
    "==": "!=",
    "!=": "==",
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "in": "not in",
    "not in": "in",
    "is": "is not",
    "is not": "is",
}
_JOINED = {"and": "or", "or": "and"}
_REDUCED = {"-": "+", "*": "+", "//": "*", "/": "*", "%": "*", "&": "|", "|": "&"}
_EXCHANGED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_TIDYING = frozenset("strip lstrip rstrip lower upper casefold".split())
_OWN_TO_PYTHON = frozenset(
    "ValueError TypeError AssertionError KeyError NotImplementedError RuntimeError".split()
)
_UNREAD = frozenset("annotation returns decorator_list bases type_params".split())


@dataclass(frozen=True, slots=True)
class Site:
    """One fault: in the file `path` (below the root) the characters from `start` to `end` become `instead`."""

    path: str
    sort: str
    start: int
    end: int
    instead: str

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def applied(self, source: str) -> str:
        return source[: self.start] + self.instead + source[self.end :]

    def line(self, source: str) -> int:
        return source.count("\n", 0, self.start) + 1

    def shown(self, source: str) -> tuple[str, str]:
        """The lines that it touches, before and after. By them it is known when lines move."""
        begin = source.rfind("\n", 0, self.start) + 1
        finish = source.find("\n", self.end)
        finish = len(source) if finish < 0 else finish
        after = source[begin : self.start] + self.instead + source[self.end : finish]
        return " ".join(source[begin:finish].split()), " ".join(after.split())


def sites(path: str, source: str, catalogued: frozenset[str]) -> list[Site]:
    """Every fault that this file could have."""
    return list(_Reader(path, source, catalogued).below(ast.parse(source)))


def function_at(source: str, line: int) -> int:
    """The first line of the innermost function around a line, as Python numbers it; 0 outside of all."""
    around = [
        min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body[0].lineno <= line <= (node.end_lineno or 0)
    ]
    return max(around, default=0)


class _Reader:
    def __init__(self, path: str, source: str, catalogued: frozenset[str]) -> None:
        self.path = path
        self.source = source
        self.catalogued = catalogued
        self._lines = source.split("\n")
        self._begins = [0]
        for line in self._lines:
            self._begins.append(self._begins[-1] + len(line) + 1)

    def below(self, node: ast.AST, inside: bool = False) -> Iterator[Site]:
        """The faults of a node and of all below it. `inside`: in a function, where an operator is no type."""
        inside = inside or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from self._here(node, inside)
        for child in _children(node, inside):
            yield from self.below(child, inside)

    def _here(self, node: ast.AST, inside: bool) -> Iterator[Site]:
        match node:
            case ast.Compare(left=left, ops=[_], comparators=[right]):
                yield from self._between("comparison", left, right, _COMPARED)
            case ast.BoolOp(values=[left, right, *_]):
                yield from self._between("logic", left, right, _JOINED)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._site("logic", node, f"({self._text(operand)})")
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                yield self._site("condition", test, f"not ({self._text(test)})")
            case ast.comprehension(ifs=tests):
                for test in tests:
                    yield self._site("condition", test, f"(not ({self._text(test)}))")
            case ast.match_case(guard=ast.expr() as test):
                yield self._site("condition", test, f"not ({self._text(test)})")
            case ast.BinOp(left=left, right=right, op=sign) if inside and not isinstance(sign, ast.Pow):
                yield from self._between("arithmetic", left, right, _REDUCED)
            case ast.Constant(value=bool(value)):
                yield self._site("flag", node, str(not value))
            case ast.Constant(value=int(value)):
                yield self._site("number", node, str(value + 1))
            case ast.Constant(value=str(value)) if value and value not in self.catalogued:
                yield self._site("word", node, repr(value + "Ж"))
            case ast.Call():
                yield from self._call(node)
            case ast.Tuple(elts=elements, ctx=ast.Load()) | ast.List(elts=elements) | ast.Set(elts=elements):
                yield from self._elements([(element, element) for element in elements])
            case ast.Dict(keys=keys, values=values):
                pairs = zip(keys, values, strict=True)
                yield from self._elements([(key, value) for key, value in pairs if key is not None])
            case ast.Raise() | ast.Continue() | ast.Break() | ast.AugAssign() | ast.Delete():
                yield self._site("statement", node, "pass")
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="_log")))):
                return
            case ast.Expr(value=ast.Call() | ast.Await()):
                yield self._site("statement", node, "pass")

    def _call(self, node: ast.Call) -> Iterator[Site]:
        match node.func:
            case ast.Attribute(value=ast.Name(id="_log")):
                return
            case ast.Name(id=name) if name in _EXCHANGED:
                yield self._site("call", node.func, _EXCHANGED[name])
            case ast.Attribute(attr=name, value=value) if name in _TIDYING and not node.args:
                yield self._site("call", node, f"({self._text(value)})")
        for keyword in node.keywords:
            if keyword.arg is not None:
                yield self._removed("keyword", keyword, keyword)

    def _elements(self, elements: Sequence[tuple[ast.expr, ast.expr]]) -> Iterator[Site]:
        for first, last in elements if len(elements) > 1 else ():
            # An element in brackets of its own ends after them, which the tree does not say.
            if self.source[self._end(last) :].lstrip()[:1] in {",", ")", "]", "}"}:
                yield self._removed("element", first, last)

    def _between(self, sort: str, left: ast.expr, right: ast.expr, signs: dict[str, str]) -> Iterator[Site]:
        """The sign between two expressions becomes another."""
        words = sorted(signs, key=len, reverse=True)
        pattern = "|".join(rf"\b{word}\b" if word[0].isalpha() else re.escape(word) for word in words)
        found = re.compile(pattern).search(self.source, self._end(left), self._start(right))
        if found:
            yield Site(self.path, sort, found.start(), found.end(), signs[found.group()])

    def _removed(self, sort: str, first: ast.AST, last: ast.AST) -> Site:
        """What is between two commas goes with one of them."""
        start, end = self._start(first), self._end(last)
        if after := re.compile(r"\s*,[ \t]*").match(self.source, end):
            return Site(self.path, sort, start, after.end(), "")
        # The comma before stays, so that what is left of a pair is still a tuple.
        return Site(self.path, sort, start, end, "")

    def _site(self, sort: str, node: ast.AST, instead: str) -> Site:
        return Site(self.path, sort, self._start(node), self._end(node), instead)

    def _text(self, node: ast.AST) -> str:
        return self.source[self._start(node) : self._end(node)]

    def _start(self, node: ast.AST) -> int:
        return self._offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def _end(self, node: ast.AST) -> int:
        return self._offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def _offset(self, line: int, column: int) -> int:
        """The tree counts columns in bytes."""
        return self._begins[line - 1] + len(self._lines[line - 1].encode()[:column].decode())


def _children(node: ast.AST, inside: bool) -> Iterator[ast.AST]:
    """What is below a node, without what is no fault to change."""
    match node:
        # Places inside of an f-string are not told exactly by every Python.
        case ast.JoinedStr() | ast.Assert() | ast.Expr(value=ast.Constant()):
            return
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))) if name in _OWN_TO_PYTHON:
            return
        case ast.Call(func=ast.Attribute(value=ast.Name(id="_log"))):
            return
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
            return
        case ast.Subscript() if not inside:
            return
    for field, value in ast.iter_fields(node):
        if field not in _UNREAD:
            yield from (
                child
                for child in (value if isinstance(value, list) else [value])
                if isinstance(child, ast.AST)
            )
