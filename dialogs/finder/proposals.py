"""Which claims follow from what a person told the finder."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from dialogs.engine.answers import Answer, Draft, Items, Ref
from dialogs.engine.conditions import Scope
from dialogs.engine.facts import Fact
from dialogs.engine.form import Form
from dialogs.engine.intervals import span, years_between
from dialogs.engine.kinds.members import called
from dialogs.engine.path import Trace, item_ids, trace
from dialogs.engine.signs import Sign
from dialogs.finder.asking import NAMED
from dialogs.finder.former import Former, of_first_release
from dialogs.finder.life import PEOPLE, SELF


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a person may file, and why."""

    form: Form
    sign: Sign

    @property
    def for_children(self) -> bool:
        """Whether a claim in this category can be begun for a child."""
        return self.form.for_whom is not None


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the household.

    id         the item of the finder's list, and what their claims are kept under
    who        "self", a "child" or an "adult"; a child of 18 counts as an adult, who files alone (paragraph 80)
    called     the name given, or ""
    proposals  in the order of the categories
    """

    id: str
    who: str
    called: str
    proposals: tuple[Proposal, ...]

    @property
    def files_alone(self) -> bool:
        """An adult files in their own Diia; nobody can do that for them."""
        return self.who == "adult"

    @property
    def begins(self) -> tuple[Proposal, ...]:
        """The claims that can be begun here: none of another adult, of a child those that parents can begin."""
        if self.files_alone:
            return ()
        return tuple(proposal for proposal in self.proposals if self.who == "self" or proposal.for_children)

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
    return tuple(_member(finder, path, item, forms) for item in item_ids(draft.answers, PEOPLE))


def begun() -> Draft:
    """A finder that has just been opened: the first on the list is the person who writes."""
    return Draft({Ref(PEOPLE): Answer(value=Items((SELF,))), Ref("who", SELF): Answer(value="self")})


def facts(form: Form) -> frozenset[Fact]:
    """Everything that a form asks and other forms may ask too."""
    return frozenset(asks.fact for asks in form.sharing if asks.fact)


def seen_by(finder: Form, path: Trace, item: str) -> Scope:
    """The finder's answers seen from one person of the list."""
    told = path.scope.inside(item)
    return Former(told) if of_first_release(finder) else told


def _member(finder: Form, path: Trace, item: str, forms: Collection[Form]) -> Member:
    scope = seen_by(finder, path, item)
    return Member(
        id=item,
        who=_who(scope),
        called=called(scope, NAMED),
        proposals=tuple(
            Proposal(form, sign)
            for form in forms
            if (sign := next((sign for sign in form.signs if sign.when.holds(scope)), None))
        ),
    )


def _who(scope: Scope) -> str:
    born = span(scope.value("child_birth_date"))
    grown = born is not None and years_between(born[1], scope.today) >= 18
    return "adult" if grown else scope.value("who") or "adult"
