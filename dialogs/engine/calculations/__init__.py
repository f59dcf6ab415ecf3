"""How amounts follow from answers, each sort in a file of its own."""

from dialogs.engine.calculations.amounts import Fixed, Minimums, Named, Rest, Smaller
from dialogs.engine.calculations.base import Calculation, Depending, Lack, Step, Working
from dialogs.engine.calculations.comparing import AtMost, MoreThan
from dialogs.engine.calculations.costs import Cost, Costs
from dialogs.engine.calculations.income import FallenIncome, LostIncome
from dialogs.engine.calculations.monthly import MonthlyIncome
from dialogs.engine.calculations.months import months_between
from dialogs.engine.calculations.share import OwnShare

__all__ = [
    "AtMost",
    "Calculation",
    "Cost",
    "Costs",
    "Depending",
    "FallenIncome",
    "Fixed",
    "Lack",
    "LostIncome",
    "Minimums",
    "MonthlyIncome",
    "MoreThan",
    "Named",
    "OwnShare",
    "Rest",
    "Smaller",
    "Step",
    "Working",
    "months_between",
]
