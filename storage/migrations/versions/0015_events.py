"""Events of the log are numbers from a table. What an entry is marked for is its name, so marks stay good."""

from alembic import op

revision = "0015"
down_revision = "0014"

_EVENTS = """
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


def upgrade() -> None:
    _change([(name, str(number)) for number, name in enumerate(_EVENTS, 1)])


def downgrade() -> None:
    _change([(str(number), name) for number, name in enumerate(_EVENTS, 1)])


def _change(pairs: list[tuple[str, str]]) -> None:
    cases = " ".join(f"WHEN '{before}' THEN '{now}'" for before, now in pairs)
    op.execute(f"UPDATE audit SET event = CASE event {cases} ELSE event END")  # noqa: S608  # all ours
