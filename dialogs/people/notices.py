"""What does not go together in a family: told softly, never in anybody's way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

from dialogs.blocks.who import YOUNGEST_PARENT
from dialogs.engine.facts import TOGETHER
from dialogs.engine.intervals import years_between
from dialogs.engine.kinds.tax_number import born_on
from dialogs.engine.sharing import Claim
from dialogs.language import N_


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the family, as a record knows them.

    id      as sharing calls them; `WRITER` for the one who writes
    called  the everyday name, in the nominative
    child   whether the writer files for them as a parent
    said    what the record says under a key; None where it says nothing
    """

    id: str
    called: str
    child: bool
    said: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """A doubt: whom it is about, a source text and what stands in it."""

    about: frozenset[str]
    text: str
    told: dict[str, Any]


def family_notices(
    writer: Member | None, others: Sequence[Member], claims: Iterable[Claim]
) -> Iterator[Notice]:
    """Every doubt about these people and what is claimed for them."""
    for one in others:
        yield from _own_number(one)
        if writer is not None:
            yield from _against_the_writer(writer, one)
    for one, other in combinations(others, 2):
        yield from _one_paper_for_two(one, other)
    yield from _more_than_the_whole([*claims])


def _own_number(one: Member) -> Iterator[Notice]:
    """The number of a child holds its birth date and sex."""
    number, born, sex = (one.said(key) for key in ("tax_number", "birth_date", "sex"))
    if not isinstance(number, str):
        return
    if isinstance(born, date) and born_on(number) != born:
        yield _notice(
            N_("{name}: податковий номер належить людині, що народилася {there}. У картці — {here}."),
            one,
            there=born_on(number),
            here=born,
        )
    male = int(number[8]) % 2 == 1
    if sex in ("male", "female") and (sex == "male") != male:
        yield _notice(N_("{name}: за податковим номером стать інша. Перевірте номер і стать."), one)


def _against_the_writer(writer: Member, one: Member) -> Iterator[Notice]:
    number = one.said("tax_number")
    if number and number == writer.said("tax_number"):
        yield _notice(N_("{name}: тут записано ваш податковий номер. У дитини він свій."), one)
    born, hers = one.said("birth_date"), writer.said("birth_date")
    if not one.child or not isinstance(born, date) or not isinstance(hers, date):
        return
    if years_between(hers, born) < YOUNGEST_PARENT:
        text = N_("{name}: дата народження {born}, а ваша — {hers}. Перевірте обидві.")
        yield _notice(text, one, born=born, hers=hers)


def _one_paper_for_two(one: Member, other: Member) -> Iterator[Notice]:
    for key, text in (
        ("birth_certificate", N_("{name} і {other}: записано те саме свідоцтво про народження.")),
        ("tax_number", N_("{name} і {other}: записано той самий податковий номер.")),
    ):
        if one.said(key) and one.said(key) == other.said(key):
            yield Notice(frozenset({one.id, other.id}), text, {"name": one.called, "other": other.called})


def _more_than_the_whole(claims: Sequence[Claim]) -> Iterator[Notice]:
    """The shares of several people in one home, told in claims of the same sort, are not more than the whole."""
    for prefix in ("home", "property"):
        shares: dict[tuple[str, str], dict[str, Fraction]] = {}
        for claim in claims:
            share = _value(claim, f"{prefix}_share", "share", claim.person)
            address = _value(claim, f"{prefix}_address", "address", TOGETHER)
            if isinstance(share, Fraction) and address is not None and claim.person:
                shares.setdefault((claim.form.code, str(address)), {})[claim.person] = share
        for owners in shares.values():
            if len(owners) > 1 and sum(owners.values()) > 1:
                yield Notice(
                    frozenset(owners),
                    N_("Частки в одному житлі чи майні разом — {sum}: це більше за ціле."),
                    {"sum": str(sum(owners.values()))},
                )


def _value(claim: Claim, fact: str, kind: str, person: str) -> object:
    asked = claim.form.telling.get((fact, kind))
    found = claim.found(asked[0].fact, person) if asked and asked[0].fact else None
    return found[1].answer.value if found and found[1].answer else None


def _notice(text: str, one: Member, **told: Any) -> Notice:
    return Notice(frozenset({one.id}), text, {"name": one.called, **told})
