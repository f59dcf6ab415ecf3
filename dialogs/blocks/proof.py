"""«Один із документів, що підтверджує…»: which of them there is, from which day, and whether it is still good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.engine.application import Enclosure
from dialogs.engine.conditions import All, Any_, Beyond, Condition, Given, Not, OneOf, Within
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.lapse import Lapse
from dialogs.engine.options import Option
from dialogs.engine.questions import Question

KEY = "proof"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that proves it.

    value   of the option; label: the text's own wording; button: a short one; words: what else people call it
    valid   how long it is good, from the day it is counted from; None where the text sets no limit
    dated   the question about that day, and its short name; ended: it asks when a treatment ended, which may be
            remembered roughly
    when    only for some people («для осіб з інвалідністю І групи»)
    """

    value: str
    label: str
    button: str
    words: tuple[str, ...] = ()
    valid: Lapse | None = None
    dated: tuple[str, str] = ("", "")
    ended: bool = False
    when: Condition | None = None

    @property
    def key(self) -> str:
        return f"{KEY}_{self.value}_date"

    @property
    def chosen(self) -> Condition:
        return OneOf(key=KEY, values=(self.value,))


def proof(
    papers: Sequence[Paper], label: str, source: str, when: Condition | None = None
) -> tuple[Question, ...]:
    """Which papers there are, the day of each that ages, and copies."""
    options = tuple(
        Option(value=paper.value, label=paper.label, button=paper.button, words=paper.words)
        for paper in papers
    )
    none = Option(value="none", label="Ще немає жодного", words=("немає", "нема", "жодного", "none"))
    return (
        Question(
            key=KEY,
            kind=MultiChoice(of=(*options, none)),
            label=label,
            ask="Який документ підтвердить потребу?",
            short="Документ про потребу",
            hint="Вистачить одного. Можна позначити кілька.",
            when=when,
            source=source,
        ),
        *(_dated(paper, source) for paper in papers if paper.valid),
        Question(
            key=f"{KEY}_copy",
            kind=FileSet(max=20),
            label=f"{label}: копія",
            ask="Надішліть копію документа",
            short="Копія документа",
            hint="Фото або файл. Можна донести й на папері.",
            when=Not(of=Any_(of=(OneOf(key=KEY, values=("none",)), Not(of=Given(key=KEY))))),
            source=source,
        ),
    )


def copies_of(papers: Sequence[Paper]) -> tuple[Enclosure, ...]:
    """The enclosures of those that there are."""
    return tuple(
        Enclosure(
            text=f"копія: {paper.label[:1].lower()}{paper.label[1:]}",
            when=paper.chosen,
            files=(f"{KEY}_copy",),
        )
        for paper in papers
    )


def _dated(paper: Paper, source: str) -> Question:
    return Question(
        key=paper.key,
        kind=RememberedDate() if paper.ended else Day(),
        label=f"{paper.label}: дата",
        ask=paper.dated[0],
        short=paper.dated[1],
        hint="За цією датою видно, чи документ іще чинний.",
        example="20 жовтня 2026" if not paper.ended else "жовтень 2026",
        when=paper.chosen,
        source=source,
        inferred=True,
    )


def good(papers: Sequence[Paper]) -> Condition:
    """At least one paper is there and not too old."""
    return Any_(of=tuple(_all(paper, *_aged(paper, Within)) for paper in papers))


def none_good(papers: Sequence[Paper]) -> Condition:
    """There is none, or all that are there are surely too old, or meant for other people."""
    bad = tuple(
        Any_(
            of=(
                Not(of=paper.chosen),
                *_aged(paper, Beyond),
                *((Not(of=paper.when),) if paper.when else ()),
            )
        )
        for paper in papers
    )
    return All(of=(Given(key=KEY), *bad))


def _all(paper: Paper, *more: Condition) -> Condition:
    return All(of=(paper.chosen, *more, *((paper.when,) if paper.when else ())))


def _aged(paper: Paper, how: type[Within] | type[Beyond]) -> tuple[Condition, ...]:
    return (how(since=paper.key, lapse=paper.valid),) if paper.valid else ()


NONE_YET = OneOf(key=KEY, values=("none",))
