"""A programme: what people can apply to, as one object. The engine, the conversation and the package ask it for
everything that one Register or one municipality has and another has not.

Programmes are added to `PROGRAMMES`, so that the engine knows none of them by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

from dialogs.engine.archive import Archive
from dialogs.engine.conditions import Condition
from dialogs.engine.form import Form
from dialogs.engine.information import Entry
from dialogs.engine.season import Season
from dialogs.language import N_, Language
from dialogs.patterns import expression

if TYPE_CHECKING:
    from dialogs.engine.portal import Portal


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the programme's text with its definition word for word (Ukrainian) and an English gloss.

    short    the term in up to 23 characters, for a button beside those of other terms
    english  what to call it in English, in up to 29 characters: for a heading and a button
    """

    id: str
    term: str
    short: str
    english: str
    definition: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Words:
    """Where the engine speaks of the programme's text and of who takes the claim. Source texts (`N_`).

    cited, cited_several  how a paragraph is cited, and several of them: {para}
    defined    under a definition: where it stands
    lacking    at the check, where required answers are missing; skipping: before a required answer is skipped
    stopped    in the task list, when a condition stops the claim
    truth      who answers for what is told, in the chat; responsibility: the same in the text's own words, on paper
    readers    who will read the answers of a claim that may hurt
    filing     after the package: who files, and where
    supplied   what stands for an answer that a register supplies; supplies: said at its question, with {register}
    closed     a form that is switched off for now: {code} and {title}; shut: all of them are
    """

    cited: str = ""
    cited_several: str = ""
    defined: str = ""
    lacking: str = N_(
        "Пакет можна зібрати, але бракує обов’язкових відповідей. Без них заяву можуть не прийняти."
    )
    skipping: str = N_("Ця відповідь обов’язкова.")
    stopped: str = N_("Подавати ще рано: якась відповідь суперечить іншій або правилам.")
    truth: str = N_("За правдивість того, що ви внесли, відповідаєте ви.")
    responsibility: str = ""
    readers: str = N_("Їх бачите ви й ті, кому ви самі їх покажете. У боті все зашифровано.")
    filing: str = N_("Подати заяву можете тільки ви. Бот нічого не надсилає замість вас.")
    supplied: str = ""
    supplies: str = ""
    closed: str = N_("{code} {title}: цю заяву зараз не приймають.")
    shut: str = N_("Заяв за цією програмою зараз не приймають.")


@dataclass(frozen=True, slots=True)
class Paper:
    """How the package names the claim on paper. Ukrainian, as all papers are.

    header  on every page; draft: the first sentence, that it is a draft; what_for: what it was made for
    cited   a notice with its paragraph: {text} and {para}; keyword: of the PDF
    later   where no evidence was added: that it can be later
    copies  where the copies for the portal lie; empty where there are none
    name    of the paper with the answers: {code} and {title}
    """

    header: str
    draft: str
    what_for: str
    cited: str
    keyword: str
    later: str = ""
    copies: str = ""
    name: str = "Категорія {code}. {title}"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Whom the programme turns away kindly, and where they go. Source texts.

    label  of the button in the menu; heading and lines: of the screen
    """

    label: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """
    name      its folder, and what its forms and packages carry; stable for ever
    title     what people call it; a source text
    forms     by code, in the order of the menu
    archive   the structures of its forms that were released
    groups    the groups of its forms by the beginning of their codes («A3»), in order; source texts
    spelled   the code in a typed text, however it is written, or ""; codes of what it turns away too
    terms     its glossary; registers: what it calls the registers that `Question.prefill` names
    words, paper  see there
    portal    where claims are carried into field by field; None where paper is handed in
    elsewhere whom it turns away, if anybody
    schema    name of the schema of claim.json
    notices   what has to be said of a household besides its claims, if the condition on the finder's answers holds
    beside    help beside the claims of the main programmes: it has a menu of its own
    information  what it tells of besides its forms, where nothing is filled in
    season    the time for which it was decided; None where it goes on
    remarks   the kinds of remark a reviewer may make, besides those of every programme; source texts by name
    """

    name: str
    title: str
    forms: Mapping[str, Form]
    archive: Archive | None
    groups: Mapping[str, str]
    spelled: Callable[[str], str]
    words: Words
    paper: Paper
    terms: Mapping[str, Term] = field(default_factory=dict)
    registers: Mapping[str, str] = field(default_factory=dict)
    portal: Portal | None = None
    season: Season | None = None
    beside: bool = False
    information: tuple[Entry, ...] = ()
    elsewhere: Elsewhere | None = None
    schema: str = "zayava.claim/2"
    remarks: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[tuple[Condition, str], ...] = ()

    def group_of(self, form: Form) -> str:
        """The group of a form: the longest that its code begins with, else what stands before its point."""
        begun = [group for group in self.groups if form.code.startswith(group)]
        return max(begun, key=len, default=form.code.partition(".")[0])


def forms_in(package: ModuleType, programme: str, season: Season | None = None) -> dict[str, Form]:
    """The forms of a package, one module each with a `FORM`, by code in the order of their codes; a new file is a new
    form. A draft that outlives the season is told so."""
    modules = (
        import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)
    )
    found = [module.FORM for module in modules if hasattr(module, "FORM")]
    return {
        form.code: form.model_copy(
            update={"programme": programme, "rules": (*form.rules, *((season.rule,) if season else ()))}
        )
        for form in sorted(found, key=lambda form: _in_order(form.code))
    }


def codes(letter: str, forms: Mapping[str, Form]) -> Callable[[str], str]:
    """How people type the codes of forms that are a letter and a number: «R2», «Р-3», «r 2». `letter` with those that
    look or sound like it, such as "RР"."""
    typed = expression(rf"\s*[{letter}]\s?[-.]?\s?(\d+)\s*", re.IGNORECASE)

    def spelled(text: str) -> str:
        match = typed.fullmatch(text)
        code = f"{letter[0]}{match[1]}" if match else ""
        return code if code in forms else ""

    return spelled


def _in_order(code: str) -> list[tuple[int, str]]:
    """A2.10 comes after A2.9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", code)]


def text_of(source: str, language: Language, **values: object) -> str:
    """A source text of a programme in words; empty where the programme has none."""
    return language.text(source, **values) if source else ""


class Programmes:
    """The programmes there are, and which of them are switched on."""

    def __init__(self) -> None:
        self._all: dict[str, Programme] = {}
        self._off: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[Programme]:
        """Those that are switched on, in the order in which they were added."""
        return (programme for name, programme in self._all.items() if name not in self._off)

    @property
    def all(self) -> tuple[Programme, ...]:
        """Those that are switched off too."""
        return tuple(self._all.values())

    def add(self, programme: Programme) -> None:
        """Raises ValueError if another one has its name or a code of its forms, or if a code has no number, by which it
        is told from words."""
        taken = {code for other in self._all.values() for code in other.forms}
        if programme.name in self._all or taken & programme.forms.keys():
            raise ValueError(f"the programme {programme.name} has a name or a code that is taken")
        if not all(map(_NUMBER.search, programme.forms)):
            raise ValueError(f"the programme {programme.name} has a code without a number")
        self._all[programme.name] = programme

    def remove(self, name: str) -> None:
        """Forget a programme."""
        self._all.pop(name, None)

    def switch_off(self, names: Iterable[str]) -> None:
        """These and no others are off: nothing of them is offered, and drafts that were begun go on."""
        self._off = frozenset(names)

    def closed_on(self, day: date) -> frozenset[str]:
        """The codes of what cannot be begun on a day, since it is not the season of its programme."""
        return frozenset(
            code
            for programme in self
            if programme.season and not programme.season.holds(day)
            for code in programme.forms
        )

    def named(self, name: str) -> Programme:
        """The programme of this name, switched off or not; one without words of its own if there is none."""
        return self._all.get(name, _PLAIN)

    def holding(self, code: str) -> Programme:
        """The programme that has a form of this code, switched off or not."""
        return next((one for one in self._all.values() if code in one.forms), _PLAIN)

    def spelled(self, text: str) -> tuple[Programme, str] | None:
        """Whose code a text is, and the code; None if nobody knows it. Quotes around it, a full stop after it and what
        it is the code of («заява A3.1») say no more. There is a number in every code."""
        if len(text) >= _LONGEST or not _NUMBER.search(text):
            return None
        bare = _AROUND.sub("", text.strip())
        return next(((one, code) for one in self if (code := one.spelled(bare))), None)


_LONGEST = 60
_NUMBER = expression(r"\d")
_AROUND = expression(
    r"^[«\"„“(\[№#]+|[»\"”“)\].!?]+$"
    r"|^(?:(?:заяв\w+|заявлени\w+|категорі\w+|категори\w+|форм\w|claim|category|form)\s+)[«\"„“№#]*",
    re.IGNORECASE,
)

_PLAIN = Programme(
    "",
    "",
    {},
    None,
    {},
    lambda text: "",
    Words(),
    Paper(header="", draft="", what_for="", cited="{text}", keyword=""),
)

PROGRAMMES = Programmes()
"""Filled by `dialogs.programmes`."""


def programme_of(name: str) -> Programme:
    """The programme that a form, a path or a snapshot names."""
    return PROGRAMMES.named(name)
