"""What needs a second person cannot be had with one: not by asking twice, nor with another permit, nor from a shell."""

from __future__ import annotations

import pytest

from desk import exporting, staffing, taking
from desk.rules import Refused
from storage import Permit, Share, Staff
from storage.staff import ADMIN, LEAD, REVIEWER
from tests.desk.office import Office, copy_with, file, line
from tests.desk.test_deciding import refused

COPY = copy_with(line("story", "Так", files=(file(1).id, file(2).id)), files=(file(1), file(2)))
EVERYTHING = (REVIEWER, LEAD, ADMIN)


async def in_hand(office: Office) -> tuple[Staff, Staff, Share]:
    one, two = await office.staff("Олена", *EVERYTHING), await office.staff("Марко", *EVERYTHING)
    share = await office.asked(copy=COPY)
    return one, two, await office.do(taking.take, one, share.id)


async def asked(office: Office, staff: Staff, share: Share, number: int = 1) -> Permit:
    return await office.do(exporting.ask, staff, share.id, file(number).id)


async def test_one_asks_another_approves_and_it_is_good_once(office: Office) -> None:
    one, two, share = await in_hand(office)
    permit = await asked(office, one, share)
    use = (exporting.use, one, share.id, file(1).id, permit.id)
    assert await refused(office, *use) == "permit.not_good"
    assert await refused(office, exporting.approve, one, permit.id) == "permit.own"
    await office.do(exporting.approve, two, permit.id)
    assert (await office.do(*use)).id == file(1).id
    assert await refused(office, *use) == "permit.not_good"
    events = [entry.event for entry in await office.database.read(lambda work: work.audit.of(share.claim_id))]
    assert events == ["review.taken", "export.asked", "export.approved", "export.taken"]


async def test_a_permit_is_for_one_file_of_one_draft_and_one_person(office: Office) -> None:
    one, two, share = await in_hand(office)
    permit = await asked(office, one, share)
    await office.do(exporting.approve, two, permit.id)
    assert await refused(office, exporting.use, one, share.id, file(2).id, permit.id) == "review.gone"
    await office.do(taking.hand_over, one, share.id, two.id)
    assert await refused(office, exporting.use, two, share.id, file(1).id, permit.id) == "review.gone"
    assert await refused(office, exporting.use, one, share.id, file(1).id, permit.id) == "review.not_held"
    assert await refused(office, exporting.use, two, share.id, file(1).id, "0" * 32) == "review.gone"


async def test_nobody_approves_for_their_own_claim_or_a_friend_of_theirs(office: Office) -> None:
    one = await office.staff("Олена", *EVERYTHING)
    user = await office.person()
    own = await office.staff("Марко", *EVERYTHING, telegram_id=user.telegram_id)
    friend, stranger = await office.staff("Ганна", *EVERYTHING), await office.staff("Ліна", *EVERYTHING)
    share = await office.asked(user, copy=COPY)
    await office.do(taking.know, friend, share.id)
    await office.do(taking.take, one, share.id)
    permit = await asked(office, one, share)
    for near in (own, friend):
        assert await refused(office, exporting.approve, near, permit.id) == "review.gone"
    await office.do(exporting.approve, stranger, permit.id)


async def test_a_permit_ends_after_a_quarter_of_an_hour(office: Office) -> None:
    one, two, share = await in_hand(office)
    permit = await asked(office, one, share)
    await office.do(exporting.approve, two, permit.id)
    assert await refused(office, exporting.approve, two, permit.id) == "permit.closed"
    office.later(minutes=15)
    await office.do(taking.renew, one, share.id)
    assert await refused(office, exporting.use, one, share.id, file(1).id, permit.id) == "permit.not_good"


async def test_a_refused_request_stays_refused(office: Office) -> None:
    one, two, share = await in_hand(office)
    permit = await asked(office, one, share)
    await office.do(exporting.refuse, two, permit.id)
    assert await refused(office, exporting.approve, two, permit.id) == "permit.closed"
    assert await refused(office, exporting.use, one, share.id, file(1).id, permit.id) == "permit.not_good"


async def test_a_reviewer_approves_nothing_and_an_organisation_of_one_exports_nothing(office: Office) -> None:
    alone = await office.staff("Олена", *EVERYTHING)
    share = await office.asked(copy=COPY)
    await office.do(taking.take, alone, share.id)
    assert await refused(office, exporting.ask, alone, share.id, file(1).id) == "permit.alone"
    reviewer = await office.staff("Ганна")
    permit = await asked(office, alone, share)
    assert await refused(office, exporting.approve, reviewer, permit.id) == "review.gone"
    assert await refused(office, exporting.refuse, reviewer, permit.id) == "review.gone"


async def test_a_request_for_one_thing_approves_no_other(office: Office) -> None:
    """A permit to export is no grant of a role, and the other way round."""
    one, two, share = await in_hand(office)
    export = await asked(office, one, share)
    assert await refused(office, staffing.approve, two, export.id) == "review.gone"
    third = await office.staff("Ганна")
    grant = await office.do(staffing.set_roles, one, third.id, [ADMIN])
    assert grant is not None
    assert await refused(office, exporting.approve, two, grant.id) == "review.gone"
    assert await refused(office, exporting.use, one, share.id, file(1).id, grant.id) == "review.gone"


async def roles(office: Office, staff: Staff) -> frozenset[str]:
    return (await office.database.read(lambda work: work.staff.get(staff.id))).roles


async def test_one_admin_grants_alone_and_two_only_together(office: Office) -> None:
    one = await office.staff("Олена", ADMIN)
    two, three = await office.staff("Марко"), await office.staff("Ганна")
    assert await office.do(staffing.set_roles, one, two.id, [REVIEWER, ADMIN]) is None
    assert await roles(office, two) == {REVIEWER, ADMIN}
    permit = await office.do(staffing.set_roles, one, three.id, [LEAD])
    assert permit is not None
    assert await roles(office, three) == {REVIEWER}
    assert await refused(office, staffing.approve, one, permit.id) == "permit.own"
    two = await office.database.read(lambda work: work.staff.get(two.id))
    await office.do(staffing.approve, two, permit.id)
    assert await roles(office, three) == {LEAD}
    assert await refused(office, staffing.approve, two, permit.id) == "permit.closed"


async def test_who_asked_and_is_no_admin_any_more_gets_nothing(office: Office) -> None:
    one, two = await office.staff("Олена", ADMIN), await office.staff("Марко", ADMIN)
    permit = await office.do(staffing.set_roles, one, one.id, [ADMIN, LEAD])
    assert permit is not None
    await office.do(staffing.disable, two, one.id)
    assert await refused(office, staffing.approve, two, permit.id) == "review.gone"


async def test_a_request_for_a_role_runs_out(office: Office) -> None:
    one, two = await office.staff("Олена", ADMIN), await office.staff("Марко", ADMIN)
    permit = await office.do(staffing.set_roles, one, one.id, [ADMIN, LEAD])
    assert permit is not None
    office.later(days=7)
    assert await refused(office, staffing.approve, two, permit.id) == "permit.closed"


async def test_the_last_admin_stays(office: Office) -> None:
    one = await office.staff("Олена", ADMIN)
    assert await refused(office, staffing.disable, one, one.id) == "staff.last_admin"
    assert await refused(office, staffing.set_roles, one, one.id, [REVIEWER]) == "staff.last_admin"


@pytest.mark.parametrize("role", [REVIEWER, LEAD])
async def test_others_do_not_administer(office: Office, role: str) -> None:
    await office.staff("Олена", ADMIN)
    staff = await office.staff("Марко", role)
    for what in (
        (staffing.set_roles, staff, staff.id, [ADMIN]),
        (staffing.disable, staff, staff.id),
        (staffing.set_trained, staff, staff.id, True),
        (staffing.approve, staff, "0" * 32),
        (staffing.refuse, staff, "0" * 32),
    ):
        assert await refused(office, *what) == "desk.absent"


async def test_the_command_line_grants_only_while_there_is_no_admin(office: Office) -> None:
    one = await office.staff("Олена", REVIEWER)
    await office.do(staffing.first_admin, one, [REVIEWER, ADMIN])
    two = await office.staff("Марко", REVIEWER)
    assert await refused(office, staffing.first_admin, two, [ADMIN]) == "staff.four_eyes"
    assert await refused(office, staffing.first_admin, one, [ADMIN, LEAD]) == "staff.four_eyes"


async def test_an_absent_admin_is_replaced_after_three_days_unless_somebody_objects(office: Office) -> None:
    absent, other = await office.staff("Олена", ADMIN), await office.staff("Марко", REVIEWER)
    permit = await office.do(staffing.announce_replacement, absent, other)
    assert await refused(office, staffing.replace, permit) == "staff.too_early"
    office.later(hours=71, minutes=59)
    assert (await office.do(staffing.announce_replacement, absent, other)).id == permit.id
    assert await refused(office, staffing.replace, permit) == "staff.too_early"
    office.later(minutes=1)
    await office.do(staffing.replace, permit)
    assert await roles(office, other) == {REVIEWER, ADMIN}
    assert not (await office.database.read(lambda work: work.staff.get(absent.id))).active
    again = await office.database.read(lambda work: work.permits.get(permit.id))
    assert again is not None
    with pytest.raises(Refused):
        await office.do(staffing.replace, again)


async def test_an_admin_who_is_there_after_all_objects(office: Office) -> None:
    there, other = await office.staff("Олена", ADMIN), await office.staff("Марко", REVIEWER)
    permit = await office.do(staffing.announce_replacement, there, other)
    await office.do(staffing.refuse, there, permit.id)
    office.later(hours=80)
    again = await office.database.read(lambda work: work.permits.get(permit.id))
    assert again is not None
    assert await refused(office, staffing.replace, again) == "permit.closed"


async def test_who_shuts_the_other_admin_out_does_not_grant_alone(office: Office) -> None:
    """Shutting out takes one admin, so that no thief stays; it makes nobody the only one for three days."""
    one, two = await office.staff("Олена", ADMIN), await office.staff("Марко", ADMIN)
    await office.do(staffing.disable, one, two.id)
    for _ in range(3):
        permit = await office.do(staffing.set_roles, one, one.id, EVERYTHING)
        assert permit is not None
        assert await refused(office, staffing.approve, one, permit.id) == "permit.own"
        assert await roles(office, one) == {ADMIN}
        office.later(hours=23)
    office.later(hours=3)
    assert await office.do(staffing.set_roles, one, one.id, EVERYTHING) is None
    assert await roles(office, one) == set(EVERYTHING)


async def test_the_command_line_does_not_shut_out_and_grant_at_once(office: Office) -> None:
    one, two = await office.staff("Олена", ADMIN), await office.staff("Марко")
    await office.do(lambda work: staffing.shut_out(work, work.staff.get(one.id), staffing.NOBODY))
    assert await refused(office, staffing.first_admin, two, [ADMIN]) == "staff.too_early"
    office.later(hours=71, minutes=59)
    assert await refused(office, staffing.first_admin, two, [ADMIN]) == "staff.too_early"
    office.later(minutes=1)
    await office.do(staffing.first_admin, two, [ADMIN])
    assert await roles(office, two) == {ADMIN}


async def test_nobody_marks_themselves_as_trained_where_another_admin_can(office: Office) -> None:
    one = await office.staff("Олена", *EVERYTHING)
    await office.do(staffing.set_trained, one, one.id, True)
    await office.do(staffing.set_trained, one, one.id, False)
    two = await office.staff("Марко", ADMIN)
    assert await refused(office, staffing.set_trained, one, one.id, True) == "staff.own"
    await office.do(staffing.set_trained, one, one.id, False)
    await office.do(staffing.set_trained, two, one.id, True)
    assert (await office.database.read(lambda work: work.staff.get(one.id))).trained
