"""The part of a value that one of several owners may claim."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dialogs.engine.calculations.base import Calculation, Lack, Step, Working, part_of
from dialogs.engine.conditions import Scope
from dialogs.engine.kinds.money import Sum
from dialogs.language import N_

ALONE = "sole"


class OwnShare(Calculation):
    """The value of a property, or what its repair costs, times the share of the owner who files.

    amount   the key of the sum for the whole property
    instead  the key of the sum that is asked in its place (a repair in place of the value)
    share    the key of the share
    form     the key of the choice whether there is one owner («sole») or several
    owners   the key of the number of owners; where several are named and no share is, nobody here divides
    """

    name = "own_share"
    amount: str
    share: str
    instead: str = ""
    form: str = ""
    owners: str = ""

    def work_out(self, scope: Scope) -> Working | None:
        amount, share = self._amount(scope), self._share(scope)
        if amount is None or share is None:
            return None
        steps = [Step(N_("За весь об’єкт: {amount}"), (("amount", amount),))]
        if share != 1:
            steps.append(Step(N_("Ваша частка: {share}"), (("share", str(share)),)))
        return Working(tuple(steps), (part_of(amount, share),))

    def lacks(self, scope: Scope) -> Lack | None:
        if self._amount(scope) is None:
            return Lack(self.instead if self.instead and scope.answered(self.instead) else self.amount)
        if self._share(scope) is not None:
            return None
        if self.form and scope.value(self.form) is None:
            return Lack(self.form)
        if isinstance(scope.value(self.share), Fraction):
            return Lack(step=Step(N_("Власників кілька, а частка — ціле. Перевірте частку.")))
        if scope.answered(self.share):
            return Lack(self.share)
        return Lack(
            step=Step(N_("Власників кілька, а часток не визначено. Назвіть суму, яка припадає на вас."))
        )

    def keys(self) -> Iterator[str]:
        yield from filter(None, (self.amount, self.share, self.instead, self.form, self.owners))

    def _amount(self, scope: Scope) -> Sum | None:
        named = (scope.value(key) for key in (self.amount, self.instead) if key)
        return next((amount for amount in named if isinstance(amount, Sum)), None)

    def _share(self, scope: Scope) -> Fraction | None:
        """The share; None where there are several owners, or nobody knows how many, and no share of less than all."""
        share, form = scope.value(self.share), scope.value(self.form) if self.form else ""
        if form == ALONE:
            return Fraction(1)
        if isinstance(share, Fraction):
            return share if share < 1 or not self.form else None
        several = bool(self.owners and scope.value(self.owners))
        return None if self.form or several else Fraction(1)
