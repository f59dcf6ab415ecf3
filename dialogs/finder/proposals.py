"""Which claims follow from what a person told the finder."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from dialogs.engine.answers import Answer, Draft, Items, Ref
from dialogs.engine.conditions import OneOf
from dialogs.engine.facts import Fact
from dialogs.engine.intervals import span, years_between
from dialogs.engine.path import Trace, Walk, item_ids, trace
from dialogs.engine.schema import Form, Sign
from dialogs.finder.life import PEOPLE, SELF

_COMPANY = (OneOf(key="property", values=("company",)), OneOf(key="work", values=("company",)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a person may file, and why."""

    form: Form
    sign: Sign


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the household.

    id         the item of the finder's list, and what their claims are kept under
    who        "self", a "child" or an "adult"; a child of 18 counts as an adult, who files alone (paragraph 80)
    called     the name given, or ""
    proposals  in the order of the categories
    company    there are losses of a company or the state, which people do not file (categories B and C)
    """

    id: str
    who: str
    called: str
    proposals: tuple[Proposal, ...]
    company: bool

    @property
    def files_alone(self) -> bool:
        """An adult files in their own Diia; nobody can do that for them."""
        return self.who == "adult"

    @property
    def common(self) -> frozenset[Fact]:
        """The facts that at least two of the claims ask for."""
        asked: dict[Fact, int] = {}
        for proposal in self.proposals:
            for fact in facts(proposal.form):
                asked[fact] = asked.get(fact, 0) + 1
        return frozenset(fact for fact, times in asked.items() if times > 1)


def household(finder: Form, draft: Draft, forms: Iterable[Form], today: date) -> tuple[Member, ...]:
    """Everybody on the finder's list with the claims proposed to them. `finder` is the one the draft was begun with."""
    path, forms = trace(finder, draft.answers, today), tuple(forms)
    return tuple(_member(path, item, forms) for item in item_ids(draft.answers, PEOPLE))


def begun() -> Draft:
    """A finder that has just been opened: the first on the list is the person who writes."""
    return Draft({Ref(PEOPLE): Answer(value=Items((SELF,))), Ref("who", SELF): Answer(value="self")})


def facts(form: Form) -> frozenset[Fact]:
    """Everything that a form asks and other forms may ask too."""
    return frozenset(asks.fact for asks in form.sharing if asks.fact)


def _member(path: Trace, item: str, forms: Collection[Form]) -> Member:
    scope = path.scope.inside(item)
    name = scope.value("child_name")
    return Member(
        id=item,
        who=_who(scope),
        called=name.given if name else scope.value("called") or "",
        proposals=tuple(
            Proposal(form, sign)
            for form in forms
            if (sign := next((sign for sign in form.signs if sign.when.holds(scope)), None))
        ),
        company=any(condition.holds(scope) for condition in _COMPANY),
    )


def _who(scope: Walk) -> str:
    born = span(scope.value("child_birth_date"))
    grown = born is not None and years_between(born[1], scope.today) >= 18
    return "adult" if grown else scope.value("who") or "adult"
