"""The parts of the program that are sampled apart, and the tests that concern each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from locales import read_catalogue
from tests.mutants.sites import Site, sites

ROOT = Path(__file__).parents[2]

# Written down before any test was written for what they showed.
SEEDS = (20261128, 7041990)
SIZE = 25

_DIALOGS = ("tests/dialogs", "tests/locales")


@dataclass(frozen=True, slots=True)
class Area:
    """Patterns of files below the root (what begins with `-` is left to another area), and folders of tests."""

    name: str
    sources: tuple[str, ...]
    tests: tuple[str, ...]

    def files(self) -> list[Path]:
        taken: set[Path] = set()
        for pattern in self.sources:
            if pattern.startswith("-"):
                taken -= set(ROOT.glob(pattern[1:]))
            else:
                taken |= set(ROOT.glob(pattern))
        return sorted(taken)

    def drawn(self, seed: int) -> list[Site]:
        """All faults that the area could have, in the order in which they are tried.

        Each sort in its turn, so that words and numbers, of which there are most, do not crowd out the rest. The order
        comes from the seed and from what each fault is, so a change elsewhere leaves it as it was.
        """
        catalogued = catalogued_texts()
        sorts: dict[str, list[tuple[str, Site]]] = {}
        for path in self.files():
            source, alike = path.read_text(encoding="utf-8"), Counter[tuple[str, str]]()
            for site in sites(path.relative_to(ROOT).as_posix(), source, catalogued):
                shown = site.shown(source)
                alike[shown] += 1
                place = _chance(seed, site.path, site.sort, *shown, alike[shown])
                sorts.setdefault(site.sort, []).append((place, site))
        ranked = [sorted(found, key=lambda each: each[0]) for _, found in sorted(sorts.items())]
        turns = zip_longest(*ranked)
        return [site for number, turn in enumerate(turns) for site in _turn(seed, number, turn)]


def _turn(seed: int, number: int, turn: Iterable[tuple[str, Site] | None]) -> list[Site]:
    """One fault of each sort that has any left, in an order of its own."""
    left = [found[1] for found in turn if found is not None]
    return sorted(left, key=lambda site: _chance(seed, number, site.sort))


def _chance(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def catalogued_texts() -> frozenset[str]:
    """The texts that people read. A changed one lacks its translation, which `texts check` says."""
    texts: set[str] = set()
    for message in read_catalogue("en"):
        texts |= {message.id} if isinstance(message.id, str) else set(message.id)
    return frozenset(texts)


AREAS = (
    Area(
        "engine",
        ("dialogs/engine/**/*.py", "-dialogs/engine/kinds/*.py", "-dialogs/engine/sharing/*.py"),
        _DIALOGS,
    ),
    Area("kinds", ("dialogs/engine/kinds/*.py",), _DIALOGS),
    Area(
        "finder",
        ("dialogs/engine/sharing/*.py", "dialogs/finder/*.py", "dialogs/programmes/register/diia/*.py"),
        (*_DIALOGS, "tests/bot"),
    ),
    Area(
        "forms",
        (
            "dialogs/blocks/*.py",
            "dialogs/programmes/register/forms/*.py",
            "dialogs/programmes/register/blocks/*.py",
        ),
        _DIALOGS,
    ),
    Area("conversation", ("conversation/**/*.py",), ("tests/bot", "tests/conversation")),
    Area("bot", ("bot/**/*.py",), ("tests/bot",)),
    Area("storage", ("storage/*.py",), ("tests/storage", "tests/bot")),
    Area("submission", ("submission/**/*.py",), ("tests/submission",)),
)
