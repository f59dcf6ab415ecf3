"""What the log can tell, each by a number: most of the log is entries of few sorts."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator

EVENTS = tuple(
    """
    answers.changed claim.begun file.saved claim.confirmed claim.delivered claim.draft claim.deleted claim.filed
    claim.returned claim.handed claim.taken claim.ended claim.renewed file.failed file.captioned file.damaged
    file.removed person.erased person.ended person.added person.changed person.archived person.returned
    person.merged person.handed helper.changed helper.confirmed helper.opened helper.closed helper.ended
    handshake.offered handshake.agreed handshake.refused recovery.made recovery.asked recovery.done review.asked
    review.copied review.taken review.left review.handed review.known review.not_known review.read review.file
    review.played review.remarked review.remark_closed review.remark_raised review.returned review.approved
    review.undone review.withdrawn review.expired export.asked export.approved export.refused export.taken
    staff.added staff.asked staff.granted staff.refused staff.disabled staff.trained staff.untrained
    staff.replacement_announced staff.link staff.signed_in staff.signed_out staff.password staff.factor
    staff.recovery_used template.reworded template.retired desk.renewed log.restored
    """.split()
)
"""The first has the number 1. What is in the log already keeps its number: new ones come at the end, and none goes."""

_NUMBERS = {name: str(number) for number, name in enumerate(EVENTS, 1)}
_NAMES = {number: name for name, number in _NUMBERS.items()}


class Event(TypeDecorator[str]):
    """The name of an event, as its number in decimal digits. A name that has none stands as it is, and a number of a
    newer version is shown as it is."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return lambda name: _NUMBERS.get(name, name)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return lambda stored: _NAMES.get(stored, stored)
