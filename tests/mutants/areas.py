"""The parts of the program that are sampled apart, and the tests that concern each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

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

        Each sort in its turn, so that words and numbers, of which there are most, do not crowd out the rest. The same
        seed and the same sources give the same order.
        """
        chance = Random(f"{seed} {self.name}")
        catalogued = catalogued_texts()
        sorts: dict[str, list[Site]] = {}
        for path in self.files():
            for site in sites(
                path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"), catalogued
            ):
                sorts.setdefault(site.sort, []).append(site)
        for name in sorted(sorts):
            chance.shuffle(sorts[name])
        turns: list[Site] = []
        while any(sorts.values()):
            turns += [sorts[name].pop() for name in chance.sample(sorted(sorts), len(sorts)) if sorts[name]]
        return turns


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
