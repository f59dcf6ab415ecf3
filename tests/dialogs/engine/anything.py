"""Strategies: any form that the lint would let through, and anything that a person or an old button could do to it."""

from __future__ import annotations

from hypothesis import strategies as st

from dialogs.engine.answers import Attached, Input, Place, Ref, Screen, State
from dialogs.engine.checks import NotBefore
from dialogs.engine.commands import (
    AddItem,
    AttachFile,
    Back,
    CloseList,
    Command,
    Confirm,
    Correct,
    DetachFile,
    GoTo,
    Keep,
    Later,
    RemoveItem,
    Reply,
    SetAside,
    Skip,
    Toggle,
)
from dialogs.engine.conditions import All, Any_, Before, Condition, Given, Is, Listed, Not, Skipped
from dialogs.engine.form import Form
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.questions import Need, Question, Repeat, Section
from dialogs.engine.rules import Rule
from tests.dialogs.engine.questions import PAPERS, choice, day, files, options, people, text, yes_no
from tests.dialogs.engine.talk import TODAY, form_in

LETTERS = tuple("abcdefgh")
KEYS = (*(f"q{n}" for n in range(14)), "papers", "gone", "")
ITEMS = ("", "i1", "i2", "i3")


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """One to three sections of questions of all sorts, with conditions that look back."""
    asked: list[Question | Repeat] = []
    sections = []
    for number in range(draw(st.integers(1, 3))):
        when = draw(_conditions(asked))
        items: list[Question | Repeat] = []
        for _ in range(draw(st.integers(1, 3))):
            items.append(draw(_items(asked)))
            asked.append(items[-1])
        heavy = draw(st.booleans())
        sections.append(
            Section(key=f"s{number}", title=f"Розділ {number}", items=tuple(items), when=when, heavy=heavy)
        )
    sections.append(Section(key="last", title="Наприкінці", items=(PAPERS,)))
    rules = [
        Rule(
            code=f"r{number}", para="2", broken=condition, explain="Не все гаразд.", stop=draw(st.booleans())
        )
        for number in range(draw(st.integers(0, 2)))
        if (condition := draw(_conditions(asked))) is not None
    ]
    return form_in(*sections, rules=tuple(rules), care=draw(st.booleans()))


@st.composite
def _items(draw: st.DrawFn, asked: list[Question | Repeat]) -> Question | Repeat:
    key = f"q{sum(len(item.body) + 1 if isinstance(item, Repeat) else 1 for item in asked)}"
    if not draw(st.integers(0, 3)):
        body: list[Question] = []
        for number in range(draw(st.integers(1, 2))):
            body.append(draw(_questions([*asked, *body], f"q{int(key[1:]) + 1 + number}")))
        return people(*body, key=key, when=draw(_conditions(asked)), max=2)
    return draw(_questions(asked, key))


@st.composite
def _questions(draw: st.DrawFn, asked: list[Question | Repeat], key: str) -> Question:
    when = draw(_conditions(asked))
    need = draw(st.sampled_from(Need))
    sort = draw(st.sampled_from(["text", "yes_no", "choice", "many", "day", "files", "several"]))
    match sort:
        case "text":
            return text(key, when=when, need=need, terms=("idp",))
        case "yes_no":
            return yes_no(key, when=when, need=need)
        case "files":
            return files(key, when=when, need=need)
        case "choice":
            return choice(key, *LETTERS[:3], when=when, need=need)
        case "many":
            return choice(key, *LETTERS, when=when, need=need)
        case "day":
            days = [item.key for item in asked if isinstance(item, Question) and item.kind.name == "date"]
            check = (
                NotBefore(key=days[-1], soft=draw(st.booleans()), message="Раніше, ніж {other}.")
                if days
                else None
            )
            return day(key, when=when, need=need, checks=(check,) if check else ())
    kind = MultiChoice(of=options(*LETTERS))
    return Question(key=key, kind=kind, label="Позиція", ask="Що саме?", when=when, need=need)


@st.composite
def _conditions(draw: st.DrawFn, asked: list[Question | Repeat]) -> Condition | None:
    if not asked or draw(st.booleans()):
        return None
    one, two = (_condition(draw(st.sampled_from(asked)), draw(st.booleans())) for _ in range(2))
    return draw(st.sampled_from([one, Not(of=one), All(of=(one, two)), Any_(of=(one, two))]))


def _condition(about: Question | Repeat, plain: bool) -> Condition:
    if isinstance(about, Repeat):
        return Listed(key=about.key)
    match about.kind.name:
        case "yes_no" if plain:
            return Is(key=about.key, value=True)
        case "choice" if plain:
            return Is(key=about.key, value="a")
        case "date" if plain:
            return Before(key=about.key, day=TODAY.replace(year=2022))
    return Given(key=about.key) if plain else Skipped(key=about.key)


TEXTS = st.sampled_from(
    [
        "",
        "так",
        "ні",
        "1",
        "8",
        "99",
        "a",
        "a, b",
        "24.02.2022",
        "23.02.2022",
        "вчора",
        "31.02.2022",
        "слово",
        "…",
    ]
)
_REFS = st.builds(Ref, st.sampled_from(KEYS), st.sampled_from(ITEMS))
_INPUTS = st.builds(
    Input, text=TEXTS, option=st.sampled_from(["", "a", "b", "a,b", "yes", "no"]), keep=st.booleans()
)
PLACES = st.builds(
    Place,
    screen=st.sampled_from(Screen),
    key=st.sampled_from((*KEYS, "s0", "s1", "idp")),
    item=st.sampled_from(ITEMS),
    page=st.integers(-2, 4),
    text=st.sampled_from(["", "a", "a,b", ",", "q0 ", "q1 i1", "24.02.2022"]),
)
COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.builds(Reply, _REFS, _INPUTS),
    st.builds(Skip, _REFS, st.sampled_from([State.UNKNOWN, State.DECLINED, State.NO_DOCUMENT])),
    st.just(Keep()),
    st.just(Back()),
    st.builds(GoTo, PLACES),
    st.builds(Toggle, st.sampled_from(["a", "b", "z"])),
    st.builds(AddItem, st.sampled_from(KEYS), st.sampled_from(ITEMS)),
    st.builds(RemoveItem, st.sampled_from(KEYS), st.sampled_from(ITEMS)),
    st.builds(CloseList, _REFS),
    st.builds(AttachFile, _REFS, st.builds(Attached, st.sampled_from(["f1", "f2"]), st.integers(1, 2))),
    st.builds(DetachFile, st.sampled_from(["f1", "f2"])),
    st.builds(Correct, _REFS, TEXTS),
    st.builds(SetAside, _REFS, TEXTS),
    st.just(Later()),
    st.just(Confirm()),
)
