"""Return, approve, a step back: what each needs, and what it leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from desk import deciding, doors, remarking, taking
from desk.remarking import About
from desk.rules import Refused
from storage import Remark, Share, Staff, Work
from storage.shares import APPROVED, WAITING
from storage.staff import LEAD, REVIEWER
from tests.desk.office import Office, copy_with, file, line

TWO = copy_with(line("when", "у березні"), line("story", "Так було", files=(file(1).id,)), files=(file(1),))


async def refused(office: Office, what: Callable[..., Any], *args: Any) -> str:
    """The code by which it is refused."""
    with pytest.raises(Refused) as error:
        await office.do(what, *args)
    return error.value.code


async def taken(office: Office, *roles: str) -> tuple[Staff, Share]:
    staff = await office.staff("Олена", *roles)
    share = await office.asked(copy=TWO)
    return staff, await office.do(taking.take, staff, share.id)


async def remarks_of(office: Office, share: Share) -> list[Remark]:
    def read(work: Work) -> list[Remark]:
        return work.remarks.of(share)

    return await office.database.read(read)


async def test_no_return_without_a_remark_and_no_approval_with_one(office: Office) -> None:
    staff, share = await taken(office)
    assert await refused(office, deciding.send_back, staff, share.id, 1) == "review.no_remarks"
    written = await office.do(remarking.remark, staff, share.id, About("when"), "wording", "Який день?")
    assert await refused(office, deciding.approve, staff, share.id, 1) == "review.open_remarks"
    await office.do(remarking.drop, staff, share.id, written)
    decided = await office.do(deciding.approve, staff, share.id, 1)
    assert decided.state == APPROVED and decided.decided_by == staff.id and decided.holder is None


async def test_remarks_are_sent_in_one_go(office: Office) -> None:
    staff, share = await taken(office)
    for about in (About("when"), About("story"), About(file=file(1).id), About()):
        await office.do(remarking.remark, staff, share.id, about, "missing", "Додайте")
    assert {one.state for one in await remarks_of(office, share)} == {"unsent"}
    await office.do(deciding.send_back, staff, share.id, 1)
    assert [one.state for one in await remarks_of(office, share)] == ["open"] * 4
    jobs = await office.database.read(lambda work: work.jobs.open(taking.NOTICE))
    assert [job.key for job in jobs] == [share.claim_id]


async def test_a_remark_needs_words_a_kind_and_something_that_is_there(office: Office) -> None:
    staff, share = await taken(office)
    assert (
        await refused(office, remarking.remark, staff, share.id, About("when"), "wording", " \n")
        == "remark.empty"
    )
    long = "а" * (remarking.LONGEST + 1)
    assert (
        await refused(office, remarking.remark, staff, share.id, About("when"), "wording", long)
        == "remark.long"
    )
    for about, kind in (
        (About("closed"), "wording"),
        (About(file=file(2).id), "wording"),
        (About(), "anything"),
    ):
        assert await refused(office, remarking.remark, staff, share.id, about, kind, "Що?") == "review.gone"


async def test_an_approval_is_of_the_round_that_was_seen(office: Office) -> None:
    user = await office.person()
    staff = await office.staff()
    share = await office.asked(user, TWO)
    await office.do(taking.take, staff, share.id)
    await office.do(doors.read, staff, share.id)
    share = await office.again(user, share, TWO)
    for what in (deciding.approve, deciding.send_back):
        assert await refused(office, what, staff, share.id, 1) == "review.newer_round"
    opened = await office.do(doors.read, staff, share.id)
    assert opened.before is not None and opened.share.round == 2
    assert (await office.do(deciding.approve, staff, share.id, 2)).state == APPROVED


async def test_not_while_a_newer_copy_is_being_made(office: Office) -> None:
    user = await office.person()
    staff = await office.staff()
    share = await office.asked(user, TWO)
    await office.do(taking.take, staff, share.id)

    def ask(work: Work) -> None:
        from datetime import timedelta

        work.shares.ask(
            user,
            share.claim_id,
            form=share.form,
            language="uk",
            sensitive=False,
            sex="",
            wish="",
            lasts=timedelta(days=30),
        )

    await office.database.write(ask)
    assert (await office.do(doors.read, staff, share.id)).copy == TWO
    assert await refused(office, deciding.approve, staff, share.id, 1) == "review.newer_round"


async def test_every_decision_can_be_taken_back_and_that_is_in_the_history(office: Office) -> None:
    staff, share = await taken(office)
    await office.do(remarking.remark, staff, share.id, About("when"), "wording", "Який день?")
    await office.do(deciding.send_back, staff, share.id, 1)
    again = await office.do(deciding.step_back, staff, share.id)
    assert again.state == WAITING and again.held(office.now[0]) == staff.id
    (remark,) = await remarks_of(office, share)
    assert remark.state == "unsent"
    await office.do(remarking.drop, staff, share.id, remark.id)
    await office.do(deciding.approve, staff, share.id, 1)
    await office.do(deciding.step_back, staff, share.id)
    events = [entry.event for entry in await office.database.read(lambda work: work.audit.of(share.claim_id))]
    assert events == [
        "review.taken",
        "review.remarked",
        "review.returned",
        "review.undone",
        "review.approved",
        "review.undone",
    ]


async def test_a_remark_that_was_answered_stays_answered_after_a_step_back(office: Office) -> None:
    staff, share = await taken(office)
    for key in ("when", "story"):
        await office.do(remarking.remark, staff, share.id, About(key), "wording", "Що?")
    await office.do(deciding.send_back, staff, share.id, 1)
    first, _ = await remarks_of(office, share)
    await office.database.write(lambda work: work.remarks.answer(first))
    await office.do(deciding.step_back, staff, share.id)
    assert [one.state for one in await remarks_of(office, share)] == ["answered", "unsent"]


async def test_somebody_elses_decision_is_a_leads_to_take_back(office: Office) -> None:
    staff, share = await taken(office)
    other = await office.staff("Ганна")
    lead = await office.staff("Марко", REVIEWER, LEAD)
    await office.do(deciding.approve, staff, share.id, 1)
    assert await refused(office, deciding.step_back, other, share.id) == "review.not_yours"
    assert (await office.do(deciding.step_back, lead, share.id)).held(office.now[0]) == lead.id
    assert await refused(office, deciding.step_back, lead, share.id) == "review.nothing_to_undo"


async def test_a_second_decision_over_the_first_is_none(office: Office) -> None:
    staff, share = await taken(office)
    await office.do(deciding.approve, staff, share.id, 1)
    for what in (deciding.approve, deciding.send_back):
        assert await refused(office, what, staff, share.id, 1) == "review.not_held"
    await office.do(taking.take, staff, share.id)
    for what in (deciding.approve, deciding.send_back):
        assert await refused(office, what, staff, share.id, 1) == "review.decided"
    assert (
        await refused(office, remarking.remark, staff, share.id, About(), "missing", "Що?")
        == "review.decided"
    )


async def test_answered_remarks_are_closed_by_a_decision_or_raised_again(office: Office) -> None:
    user, staff = await office.person(), await office.staff()
    share = await office.asked(user, TWO)
    await office.do(taking.take, staff, share.id)
    for key in ("when", "story"):
        await office.do(remarking.remark, staff, share.id, About(key), "wording", "Що?")
    await office.do(deciding.send_back, staff, share.id, 1)
    for remark in await remarks_of(office, share):
        await office.database.write(lambda work, remark=remark: work.remarks.answer(remark))  # type: ignore[misc]
    share = await office.again(user, share, TWO)
    await office.do(taking.take, staff, share.id)
    first, _ = await remarks_of(office, share)
    await office.do(remarking.raise_again, staff, share.id, first.id)
    assert await refused(office, deciding.approve, staff, share.id, 2) == "review.open_remarks"
    await office.do(deciding.send_back, staff, share.id, 2)
    assert [one.state for one in await remarks_of(office, share)] == ["open", "closed"]


async def test_unsent_remarks_wait_for_whoever_reads_next(office: Office) -> None:
    staff, share = await taken(office)
    other = await office.staff("Ганна")
    await office.do(remarking.remark, staff, share.id, About("when"), "wording", "Який день?")
    assert await refused(office, taking.take, other, share.id) == "review.held"
    office.later(minutes=31)
    await office.do(taking.take, other, share.id)
    opened = await office.do(doors.read, other, share.id)
    assert [(one.text, one.staff_id) for one in opened.remarks] == [("Який день?", staff.id)]
    assert await refused(office, doors.read, staff, share.id) == "review.not_held"


async def test_a_household_is_taken_together_as_far_as_nothing_hurts(office: Office) -> None:
    staff = await office.staff(trained=True)
    user, other = await office.person(), await office.person()
    mild = [await office.asked(user, TWO) for _ in range(3)]
    hurting = await office.asked(user, TWO, sensitive=True)
    await office.asked(other, TWO)
    got = await office.do(taking.take_household, staff, mild[1].id)
    assert {share.id for share in got} == {share.id for share in mild}
    office.later(minutes=31)
    alone = await office.do(taking.take_household, staff, hurting.id)
    assert [share.id for share in alone] == [hurting.id]


async def test_handing_over_is_only_for_who_may_have_it(office: Office) -> None:
    staff = await office.staff("Олена", trained=True)
    untrained, admin = await office.staff("Ганна"), await office.staff("Адмін", "admin", trained=True)
    trained = await office.staff("Марко", trained=True)
    share = await office.asked(copy=TWO, sensitive=True)
    await office.do(taking.take, staff, share.id)
    for other in (untrained.id, admin.id):
        assert await refused(office, taking.hand_over, staff, share.id, other) == "review.not_for_them"
    assert await refused(office, taking.hand_over, staff, share.id, 5) == "review.gone"
    handed = await office.do(taking.hand_over, staff, share.id, trained.id)
    assert handed.held(office.now[0]) == trained.id


async def test_who_knows_the_person_sees_none_of_their_claims(office: Office) -> None:
    staff, other = await office.staff(), await office.staff("Ганна")
    user = await office.person()
    shares = [await office.asked(user, TWO) for _ in range(2)]
    await office.do(taking.take, staff, shares[0].id)
    await office.do(taking.know, staff, shares[0].id)
    assert await office.database.read(lambda work: work.queue.of(staff)) == []
    assert await refused(office, taking.take, staff, shares[1].id) == "review.gone"
    assert (await office.do(taking.take, other, shares[0].id)).held(office.now[0]) == other.id


async def test_a_slip_of_the_finger_is_taken_back(office: Office) -> None:
    """«Знаю цю людину» said by mistake: the draft may be theirs again, and both stand in the log."""
    staff, other = await office.staff("Олена"), await office.staff("Марко")
    share = await office.asked()
    await office.do(taking.take, staff, share.id)
    await office.do(taking.know, staff, share.id)
    assert await refused(office, taking.take, staff, share.id) == "review.gone"
    assert await refused(office, taking.know_not, other, share.id) == "review.gone"
    assert await refused(office, taking.know_not, staff, "0" * 32) == "review.gone"
    await office.do(taking.know_not, staff, share.id)
    await office.do(taking.take, staff, share.id)
    assert await refused(office, taking.know_not, staff, share.id) == "review.gone"
    events = [entry.event for entry in await office.database.read(lambda work: work.audit.of(share.claim_id))]
    assert events == ["review.taken", "review.known", "review.not_known", "review.taken"]


async def test_many_take_the_same_draft_at_the_same_moment(office: Office) -> None:
    """One gets it; the others are told who has it."""
    people = [await office.staff(f"Олена {number}") for number in range(6)]
    for _ in range(4):
        share = await office.asked()
        takes = (office.do(taking.take, person, share.id) for person in people)
        done = await asyncio.gather(*takes, return_exceptions=True)
        (won,) = [n for n, one in enumerate(done) if not isinstance(one, BaseException)]
        for lost in (one for one in done if isinstance(one, BaseException)):
            assert isinstance(lost, Refused) and lost.code == "review.held"
            assert lost.params == {"name": f"Олена {won}"}
        taken = await office.database.read(lambda work, c=share.claim_id: work.audit.of(c))  # type: ignore[misc]
        assert [entry.event for entry in taken] == ["review.taken"]


@pytest.mark.parametrize("helps", [True, False])
async def test_whom_one_helps_and_who_helps_one_is_nobody_to_review(office: Office, helps: bool) -> None:
    """Who has met somebody in the bot, to help or to hand claims over, is shown none of that person's claims."""
    own, other, stranger = await office.person(), await office.person(), await office.person()
    staff = await office.staff("Олена", REVIEWER, LEAD, telegram_id=own.telegram_id)
    share, far = await office.asked(other), await office.asked(stranger)
    assert len(await office.do(lambda work: work.queue.of(staff))) == 2
    gives, takes = (other, own) if helps else (own, other)

    def meet(work: Work) -> None:
        made = work.handshakes.offer(gives, "help", "token", "{}", None)
        assert work.handshakes.move(made, "helping", taker_id=takes.id)

    await office.do(meet)
    assert [one.id for one in await office.do(lambda work: work.queue.of(staff))] == [far.id]
    assert await refused(office, taking.take, staff, share.id) == "review.gone"
    colleague = await office.staff("Марко")
    await office.do(taking.take, colleague, share.id)
    assert await refused(office, taking.hand_over, colleague, share.id, staff.id) == "review.not_for_them"


async def test_an_offer_that_nobody_took_is_no_acquaintance(office: Office) -> None:
    own, other = await office.person(), await office.person()
    staff = await office.staff("Олена", telegram_id=own.telegram_id)
    share = await office.asked(other)
    await office.do(lambda work: work.handshakes.offer(own, "help", "token", "{}", None))
    await office.do(taking.take, staff, share.id)
