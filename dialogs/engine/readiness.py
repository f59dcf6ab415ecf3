"""What stands between a draft and its package: missing facts, contradictions, broken conditions of the Order."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.answers import Files
from dialogs.engine.errors import Refusal
from dialogs.engine.form import Form
from dialogs.engine.path import Slot, Trace
from dialogs.engine.questions import Need, Question
from dialogs.engine.rules import Rule


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An answer that no longer fits the others, because another one changed after it."""

    slot: Slot
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the claim can be filed now, and if not, why.

    missing         required facts of the Order without a real answer (skipped ones)
    unasked         required facts that the person has not come to yet, those we only infer with them
    strengthening   what a real answer would add to the claim, though it can be filed without it
    contradictions  answers to correct first
    broken          conditions of the Order that fail
    """

    missing: tuple[Slot, ...]
    unasked: tuple[Slot, ...]
    strengthening: tuple[Slot, ...]
    contradictions: tuple[Contradiction, ...]
    broken: tuple[Rule, ...]

    @property
    def complete(self) -> bool:
        return not self.missing

    @property
    def fileable(self) -> bool:
        """«Можна подавати вже зараз»: every required fact is there and nothing stands against it."""
        return not (self.missing or self.unasked or self.stopped)

    @property
    def stopped(self) -> bool:
        """Whether the package cannot be made: the Order leaves no room, or answers contradict each other."""
        return bool(self.contradictions) or any(rule.stop for rule in self.broken)

    @property
    def doubts(self) -> tuple[Rule, ...]:
        """The conditions that fail, without those that hold in the person's favour."""
        return tuple(rule for rule in self.broken if not rule.favourable)


def readiness(form: Form, path: Trace) -> Readiness:
    """Validate everything on the path again."""
    return Readiness(
        missing=tuple(slot for slot in path.slots if lacking(slot)),
        unasked=tuple(slot for slot in path.slots if slot.answer is None and _to_be_asked(slot)),
        strengthening=tuple(slot for slot in path.slots if _would_strengthen(slot)),
        contradictions=tuple(found for slot in path.slots if (found := _contradiction(slot, path))),
        broken=broken(form, path),
    )


def broken(form: Form, path: Trace) -> tuple[Rule, ...]:
    """The conditions that the answers break: those of the Order, and doubts about answers that do not go together."""
    return tuple(rule for rule in form.conditions if rule.broken.holds(path.scope))


def lacking(slot: Slot) -> bool:
    """A required fact that was skipped."""
    return _required(slot) and slot.answer is not None and not slot.answer.given


def _to_be_asked(slot: Slot) -> bool:
    """An inferred fact never blocks, but a claim without it has not been told yet."""
    asks = slot.asks
    return isinstance(asks, Question) and (
        asks.blocks
        or (asks.inferred and asks.need is Need.REQUIRED and not (asks.prefill or asks.kind.document))
    )


def _required(slot: Slot) -> bool:
    return isinstance(slot.asks, Question) and slot.asks.blocks


def _would_strengthen(slot: Slot) -> bool:
    """Something worth adding that is not there: not asked yet, skipped, or a set of files without a file."""
    if not isinstance(slot.asks, Question) or not slot.asks.strengthens:
        return False
    answer = slot.answer
    if answer is not None and answer.lacking:
        return False  # the person said that there is none: nobody asks for it again
    return answer is None or not answer.given or (isinstance(answer.value, Files) and not answer.value.files)


def _contradiction(slot: Slot, path: Trace) -> Contradiction | None:
    answer = slot.answer
    if not isinstance(slot.asks, Question) or answer is None or not answer.given:
        return None
    for check in slot.asks.checks:
        if check.soft and answer.kept:
            continue
        try:
            check.check(answer.value, path.view_from(slot.ref))
        except Refusal as refusal:
            return Contradiction(slot, refusal)
    return None
