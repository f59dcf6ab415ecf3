"""Whatever anybody does, in whatever order, nobody reads a draft that the rules do not let them read, and whatever is
read is in the log that the applicant sees.

The rules are told a second time in `promised.py`. One file, since it is one machine with its rules.
"""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import event as event_
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, multiple, rule

from desk import deciding, doors, remarking, signing_in, taking
from desk.remarking import About
from desk.rules import Refused
from desk.staffing import shut_out
from storage import Database, MasterKey, Staff, Work
from storage.staff import LEAD, REVIEWER
from tests.desk.office import Office, copy_with, file, line
from tests.desk.promised import LEASE, Draft, Login, Person, may_be_theirs, may_read


class Desk(RuleBasedStateMachine):
    """Applicants, staff, links, sessions, guesses and time."""

    drafts = Bundle("drafts")
    logins = Bundle("logins")
    links = Bundle("links")
    seldom = st.integers(0, 5).map(lambda drawn: drawn == 0)

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        home = Path(self.folder.name)
        key = MasterKey.load_or_create(home / "secrets" / "master.key")
        self.now = [datetime(2026, 11, 21, 9, 0, tzinfo=UTC)]
        self.database = self.runner.run(
            Database.open(f"sqlite:///{home}/z.sqlite3", key, clock=lambda: self.now[0])
        )
        self.office = Office(self.database, self.now)
        self.people: list[Person] = []
        self.known: dict[str, Draft] = {}

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()
        self.folder.cleanup()

    def run(self, what: Any, *args: Any) -> Any:
        """A use case; a refusal comes back as None."""
        try:
            return self.runner.run(self.office.do(what, *args))
        except Refused:
            return None

    @initialize(target=logins)
    def staff(self) -> Any:
        sorts = (
            (101, True, False, "f", False),
            (102, True, True, "m", False),
            (103, True, True, "f", True),
            (104, False, True, "f", False),
        )
        for telegram, reviews, trained, sex, lead in sorts:
            roles = [role for role, has in ((REVIEWER, reviews), (LEAD, lead)) if has] or ["admin"]
            staff = self.runner.run(
                self.office.staff(f"p{telegram}", *roles, telegram_id=telegram, trained=trained, sex=sex)
            )
            self.people.append(Person(staff, telegram, reviews, trained, sex, lead))
        return multiple(*(self.signs_in(who) for who in range(4)))

    @initialize(target=drafts)
    def drafts_there(self) -> Any:
        """One that anybody may have, and one that hurts."""
        return multiple(self.asks(7, False, "", 30), self.asks(8, True, "f", 30))

    def signs_in(self, who: int) -> Login:
        secret = self.run(signing_in.link, self.people[who].staff)
        _, token = self.run(signing_in.enter, secret, "link")
        return Login(token, self.people[who], self.now[0], self.now[0])

    # What applicants do.

    @rule(
        target=drafts,
        owner=st.sampled_from([101, 102, 7, 8]),
        sensitive=st.booleans(),
        sex=st.sampled_from(["", "", "f", "m"]),
        days=st.sampled_from([1, 30]),
    )
    def asks(self, owner: int, sensitive: bool, sex: str, days: int) -> Draft:
        user = self.runner.run(self.database.write(lambda work: work.newcomers.enrol(owner)))
        words = f"secret {len(self.known)}.1"
        copy = copy_with(line("story", words, files=(file(1).id,)), files=(file(1),))
        share = self.runner.run(self.office.asked(user, copy, sensitive=sensitive, sex=sex, days=days))
        draft = Draft(share.id, user, sensitive, sex, self.now[0] + timedelta(days=days), [words])
        self.known[share.id] = draft
        return draft

    @rule(draft=drafts)
    def asks_again(self, draft: Draft) -> None:
        if draft.over or self.now[0] >= draft.ends_at:
            return
        words = f"secret {len(self.known)}.{len(draft.rounds) + 1} of {draft.id[:4]}"
        share = self.runner.run(self.database.read(lambda work: work.shares.get(draft.id)))
        assert share is not None
        copy = copy_with(line("story", words, files=(file(1).id,)), files=(file(1),))
        self.runner.run(self.office.again(draft.user, share, copy))
        draft.rounds.append(words)
        draft.state = "waiting"
        draft.ends_at = self.now[0] + timedelta(days=30)

    @rule(draft=drafts, really=seldom)
    def takes_back(self, draft: Draft, really: bool) -> None:
        if not really:
            return
        self.runner.run(self.database.write(lambda work: work.shares.end(draft.id)))
        draft.over = True

    @rule(draft=drafts, really=seldom)
    def erases_everything(self, draft: Draft, really: bool) -> None:
        if not really:
            return
        if any(one.user.id == draft.user.id and not one.over for one in self.known.values()):
            self.runner.run(self.database.write(lambda work: work.users.erase(draft.user)))
        for one in self.known.values():
            one.over = one.over or one.user.id == draft.user.id

    @rule(by=st.sampled_from([1, 1, 60, 60, 60, 600, 600, 600, 1801, 13 * 3600, 26 * 3600, 31 * 86400]))
    def time_passes(self, by: int) -> None:
        self.now[0] += timedelta(seconds=by)

    # How staff come and go.

    @rule(target=links, who=st.integers(0, 3))
    def is_sent_a_link(self, who: int) -> tuple[str, int, datetime]:
        person = self.people[who]
        secret = self.run(signing_in.link, person.staff)
        return secret, who, self.now[0]

    @rule(target=logins, link=links, forged=st.booleans())
    def follows_a_link(self, link: tuple[str, int, datetime], forged: bool) -> Login:
        secret, who, sent = link
        entered = self.run(signing_in.enter, secret + ("x" if forged else ""), "link")
        if entered is None:
            return Login("guess", None, self.now[0], self.now[0])
        person = self.people[who]
        assert not forged and person.active and self.now[0] - sent < timedelta(minutes=5)
        assert self.run(signing_in.enter, secret, "link") is None, "a link is good once"
        return Login(entered[1], person, self.now[0], self.now[0])

    @rule(target=logins)
    def guesses_a_session(self) -> Login:
        return Login("A" * 43, None, self.now[0], self.now[0])

    @rule(target=logins, who=st.integers(0, 3))
    def comes_in(self, who: int) -> Any:
        return self.signs_in(who) if self.people[who].active else multiple()

    @rule(login=logins, really=seldom)
    def signs_out(self, login: Login, really: bool) -> None:
        if not really:
            return
        self.run(signing_in.sign_out, login.token)
        login.person = None

    @rule(who=st.integers(0, 3), really=seldom)
    def is_shut_out(self, who: int, really: bool) -> None:
        if not really:
            return
        person = self.people[who]
        self.run(shut_out, self.fresh(person), 0)
        person.active = False
        for draft in self.known.values():
            if draft.holder == person.staff.id:
                draft.holder = 0

    @rule(who=st.integers(0, 3))
    def comes_back(self, who: int) -> None:
        person = self.people[who]
        self.runner.run(self.database.write(lambda work: work.staff.enable(person.staff)))
        person.active = True

    @rule(who=st.integers(0, 3), trained=st.booleans())
    def is_trained(self, who: int, trained: bool) -> None:
        person = self.people[who]
        self.runner.run(self.database.write(lambda work: work.staff.set_trained(person.staff, trained)))
        person.trained = trained

    # What staff do.

    def signed_in(self, login: Login) -> Staff | None:
        """Who the desk takes the browser for; it has to be who signed in, while they may be."""
        staff = self.run(signing_in.whoever, login.token)
        person, now = login.person, self.now[0]
        idle = now - login.seen > timedelta(minutes=30) or now - login.begun > timedelta(hours=12)
        if person is None or idle or not person.active:
            assert staff is None
            return None
        assert staff is None or staff.id == person.staff.id
        if staff is not None:
            self.run(signing_in.still_here, login.token)
            login.seen = now
        return staff  # type: ignore[no-any-return]

    def fresh(self, person: Person) -> Staff:
        staff: Staff = self.runner.run(self.database.read(lambda work: work.staff.get(person.staff.id)))
        return staff

    @rule(login=logins, draft=drafts)
    def takes(self, login: Login, draft: Draft) -> None:
        staff = self.signed_in(login)
        if staff is None or login.person is None:
            return
        taken = self.run(taking.take, staff, draft.id)
        event_(f"taken: {taken is not None}")
        now, person = self.now[0], login.person
        held_by_other = draft.holder not in (0, staff.id) and now < draft.held_until
        if taken is not None:
            assert may_be_theirs(person, draft, now) and not held_by_other
            draft.holder, draft.held_until = staff.id, now + LEASE
        else:
            decided = draft.state != "waiting" and draft.decided_by != staff.id and not person.lead
            assert not may_be_theirs(person, draft, now) or held_by_other or decided

    @rule(login=logins, draft=drafts, step=st.sampled_from(["renew", "let_go", "know", "know_not"]))
    def steps(self, login: Login, draft: Draft, step: str) -> None:
        staff = self.signed_in(login)
        if staff is None or login.person is None:
            return
        may_read_it = may_read(login.person, draft, self.now[0])
        theirs = may_be_theirs(login.person, draft, self.now[0])
        done = self.run(getattr(taking, step), staff, draft.id)
        if step == "know":
            if theirs:
                login.person.known.add(draft.user.id)
                if draft.holder == staff.id:
                    draft.holder = 0
            return
        if step == "know_not":
            if login.person.reviews or login.person.lead:
                login.person.known.discard(draft.user.id)
            return
        assert (done is not None) is may_read_it
        if done is not None:
            draft.held_until = self.now[0] + LEASE
            draft.holder = 0 if step == "let_go" else staff.id

    @rule(login=logins, draft=drafts, to=st.integers(0, 3))
    def hands_over(self, login: Login, draft: Draft, to: int) -> None:
        staff, other = self.signed_in(login), self.people[to]
        if staff is None or login.person is None:
            return
        allowed = may_read(login.person, draft, self.now[0])
        done = self.run(taking.hand_over, staff, draft.id, other.staff.id)
        assert (done is not None) is (allowed and may_be_theirs(other, draft, self.now[0]))
        if done is not None:
            draft.holder, draft.held_until = other.staff.id, self.now[0] + LEASE

    @rule(login=logins, draft=drafts, step=st.sampled_from(["send_back", "approve", "step_back"]))
    def decides(self, login: Login, draft: Draft, step: str) -> None:
        staff = self.signed_in(login)
        if staff is None or login.person is None:
            return
        allowed = may_read(login.person, draft, self.now[0])
        now = self.now[0]
        if step == "step_back":
            others = draft.holder not in (0, staff.id) and now < draft.held_until
            own = draft.decided_by == staff.id or login.person.lead
            may = may_be_theirs(login.person, draft, now) and own and not others
            done = self.run(deciding.step_back, staff, draft.id)
            assert (done is not None) is (may and draft.state != "waiting")
            if done is not None:
                draft.state, draft.decided_by = "waiting", staff.id
                draft.holder, draft.held_until = staff.id, now + LEASE
            return
        if allowed and step == "send_back":
            self.run(remarking.remark, staff, draft.id, About("story"), "wording", "Поясніть")
            if draft.state == "waiting":
                draft.held_until = now + LEASE
        done = self.run(getattr(deciding, step), staff, draft.id, len(draft.rounds))
        assert done is None or (allowed and draft.state == "waiting")
        if done is not None:
            draft.state = "returned" if step == "send_back" else "approved"
            draft.decided_by, draft.holder = staff.id, 0

    @rule(login=logins, draft=drafts)
    def reads(self, login: Login, draft: Draft) -> None:
        self.looks(login, draft, "review.read")

    @rule(target=logins, who=st.integers(0, 2), draft=drafts, between=st.sampled_from([0, 0, 0, 1799, 1800]))
    def comes_in_and_reads(self, who: int, draft: Draft, between: int) -> Any:
        """What the desk is for; all else rarely lets it happen, so it is done often."""
        if not self.people[who].active:
            return multiple()
        login = self.signs_in(who)
        self.takes(login, draft)
        self.now[0] += timedelta(seconds=between)
        self.looks(login, draft, "review.read")
        return login

    @rule(login=logins, draft=drafts)
    def looks_at_the_file(self, login: Login, draft: Draft) -> None:
        self.looks(login, draft, "review.file")

    @rule(login=logins, id=st.sampled_from(["0" * 32, "f" * 32, "", "../keys", "%2e%2e", "1"]))
    def guesses(self, login: Login, id: str) -> None:
        staff = self.signed_in(login)
        if staff is not None:
            assert self.run(doors.read, staff, id) is None
            assert self.run(doors.file, staff, id, id) is None

    def looks(self, login: Login, draft: Draft, event: str) -> None:
        """The heart of it: read if and only if the rules say so, and what is read is in the applicant's list."""
        staff = self.signed_in(login)
        if staff is None or login.person is None:
            return
        allowed = may_read(login.person, draft, self.now[0])
        if event == "review.read":
            opened = self.run(doors.read, staff, draft.id)
            found = opened and opened.copy.lines[0].text["uk"]
            assert found == (draft.rounds[-1] if allowed else None)
        else:
            assert (self.run(doors.file, staff, draft.id, file(1).id) is not None) is allowed
            assert self.run(doors.file, staff, draft.id, file(2).id) is None
        if allowed:
            event_(f"allowed {event}")
            draft.reads.append((staff.id, event))
        seen = self.runner.run(self.database.read(lambda work: read_by(work, draft.id)))
        if not draft.over:
            assert seen == draft.reads


def read_by(work: Work, share_id: str) -> list[tuple[int, str]]:
    """Who has opened what of a share, as the applicant is told."""
    share = work.shares.get(share_id)
    entries = work.audit.of(share.claim_id) if share else []
    return [(entry.actor, entry.event) for entry in entries if entry.event in ("review.read", "review.file")]


Desk.TestCase.settings = settings(
    max_examples=80,
    stateful_step_count=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestDesk = Desk.TestCase
