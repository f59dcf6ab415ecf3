"""The ways in: each proves one person once, and none can be tried for ever."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from hashlib import sha256

import pyotp
import pytest

from desk import signing_in
from desk.history import told_of
from desk.rules import Refused
from desk.signing_in import Attempt
from storage import Staff, Work
from storage import review_tables as t
from tests.desk.office import Office
from tests.desk.test_deciding import refused

PASSWORD = "коректний кінь батарея"


async def test_a_link_is_good_once_and_for_five_minutes(office: Office) -> None:
    staff = await office.staff()
    secret = await office.do(signing_in.link, staff)
    assert (await office.database.read(lambda work: work.passes.bearer(secret))) == staff.id
    entered = await office.do(signing_in.enter, secret, "link")
    assert entered is not None and entered[0].id == staff.id
    assert await office.do(signing_in.enter, secret, "link") is None
    late = await office.do(signing_in.link, staff)
    office.later(minutes=5)
    assert await office.do(signing_in.enter, late, "link") is None


async def test_a_link_of_somebody_who_was_shut_out_meanwhile(office: Office) -> None:
    staff = await office.staff()
    secret = await office.do(signing_in.link, staff)
    await office.database.write(lambda work: work.staff.disable(staff))
    assert await office.do(signing_in.enter, secret, "link") is None


async def test_a_code_lets_in_the_page_that_shows_it(office: Office) -> None:
    staff = await office.staff()
    secret, code = await office.do(signing_in.show_code)
    other, other_code = await office.do(signing_in.show_code)
    assert code != other_code and len(code) == 6
    assert await office.do(signing_in.enter, secret, "code") is None
    assert await office.do(signing_in.confirm_code, staff, code)
    assert not await office.do(signing_in.confirm_code, staff, code)
    assert await office.do(signing_in.enter, other, "code") is None
    entered = await office.do(signing_in.enter, secret, "code")
    assert entered is not None and entered[0].id == staff.id
    assert await office.do(signing_in.enter, secret, "code") is None


async def test_a_session_ends_when_idle_and_after_half_a_day(office: Office) -> None:
    staff = await office.staff()
    entered = await office.do(signing_in.enter, await office.do(signing_in.link, staff), "link")
    assert entered is not None
    token = entered[1]
    for _ in range(24):
        office.later(minutes=29)
        assert await office.database.read(partial(signing_in.whoever, token=token))
        await office.do(signing_in.still_here, token)
    office.later(minutes=29)
    assert await office.database.read(partial(signing_in.whoever, token=token)) is None
    assert await office.database.read(partial(signing_in.whoever, token="")) is None


async def entered(office: Office, staff: Staff) -> str:
    """The token of somebody who has just come in by a link."""
    came = await office.do(signing_in.enter, await office.do(signing_in.link, staff), "link")
    assert came is not None
    return came[1]


async def with_password(office: Office, alias: str, login: str) -> tuple[Staff, pyotp.TOTP, tuple[str, ...]]:
    staff = await office.staff(alias)
    token = await entered(office, staff)
    await office.do(signing_in.set_password, staff, token, login, signing_in.hashed(PASSWORD))
    secret = await office.do(signing_in.offer_factor, staff, token)
    factor = pyotp.TOTP(secret)
    codes = await office.do(signing_in.prove_factor, staff, token, factor.at(office.now[0]))
    office.later(seconds=30)
    return staff, factor, codes


async def tried(office: Office, attempt: Attempt, password: str, code: str) -> str:
    """A log-in as the page does it: count, verify, prove. Returns the token."""
    staff, kept = await office.do(signing_in.expected, attempt)
    right = signing_in.right_password(kept, password)
    return await office.do(signing_in.proven, attempt, staff, right, code)


async def test_a_password_needs_a_second_step_and_a_code_counts_once(office: Office) -> None:
    staff, factor, _ = await with_password(office, "Олена", "olena")
    here = Attempt("olena", "10.0.0.1")
    code = factor.at(office.now[0])
    with pytest.raises(Refused, match=r"sign_in\.wrong"):
        await tried(office, here, PASSWORD, "000000")
    token = await tried(office, here, PASSWORD, code)
    found = await office.database.read(partial(signing_in.whoever, token=token))
    assert found is not None and found.id == staff.id
    with pytest.raises(Refused, match=r"sign_in\.wrong"):
        await tried(office, here, PASSWORD, code)


async def test_the_password_alone_or_the_code_alone_is_nothing(office: Office) -> None:
    _, factor, _ = await with_password(office, "Олена", "olena")
    for attempt, password in (("olena", "не той пароль зовсім"), ("nobody", PASSWORD), ("", "")):
        with pytest.raises(Refused, match=r"sign_in\.wrong"):
            await tried(office, Attempt(attempt, "10.0.0.2"), password, factor.at(office.now[0]))
    for code in ("", "١٢٣٤٥٦", "сто двадцять", "\0", "1" * 40):
        office.later(hours=1)
        with pytest.raises(Refused, match=r"sign_in\.wrong"):
            await tried(office, Attempt("olena", "10.0.0.4"), PASSWORD, code)
    plain = await office.staff("Ганна")
    token = await entered(office, plain)
    await office.do(signing_in.set_password, plain, token, "hanna", signing_in.hashed(PASSWORD))
    with pytest.raises(Refused, match=r"sign_in\.wrong"):
        await tried(office, Attempt("hanna", "10.0.0.3"), PASSWORD, "")


async def test_a_recovery_code_is_good_once(office: Office) -> None:
    _, _, codes = await with_password(office, "Олена", "olena")
    assert len(set(codes)) == signing_in.RECOVERY_CODES
    here = Attempt("olena", "10.0.0.1")
    assert await tried(office, here, PASSWORD, f" {codes[3].upper()} ")
    with pytest.raises(Refused, match=r"sign_in\.wrong"):
        await tried(office, here, PASSWORD, codes[3])


async def test_attempts_are_slowed_and_a_colleague_is_not_locked_out(office: Office) -> None:
    _, factor, _ = await with_password(office, "Олена", "olena")
    _, hers, _ = await with_password(office, "Ганна", "hanna")
    thief = Attempt("olena", "203.0.113.9")
    codes = []
    for _ in range(30):
        codes.append(await refused_how(office, thief))
    assert codes[:3] == ["sign_in.wrong"] * 3 and set(codes[3:]) == {"sign_in.slow"}
    # A colleague at another address, with another account: at once.
    assert await tried(office, Attempt("hanna", "10.0.0.5"), PASSWORD, hers.at(office.now[0]))
    # The owner in the browser that was used before, whatever others try with the account from elsewhere.
    for number in range(30):
        await refused_how(office, Attempt("olena", f"198.51.100.{number}"))
    assert await tried(office, Attempt("olena", "10.0.0.1", known=True), PASSWORD, factor.at(office.now[0]))


async def test_many_attempts_at_one_moment_are_counted_one_after_another(office: Office) -> None:
    thief = Attempt("olena", "203.0.113.9")
    begun = (office.do(signing_in.expected, thief) for _ in range(20))
    done = await asyncio.gather(*begun, return_exceptions=True)
    codes = [one.code for one in done if isinstance(one, Refused)]
    assert codes == ["sign_in.slow"] * 17 and len(done) == 20


async def test_a_recovery_code_is_good_once_also_at_one_moment(office: Office) -> None:
    staff, _, codes = await with_password(office, "Олена", "olena")
    for code in codes[:4]:
        steps = (
            office.do(signing_in.proven, Attempt("olena", f"10.0.0.{n}"), staff, True, code) for n in range(8)
        )
        done = await asyncio.gather(*steps, return_exceptions=True)
        assert sum(isinstance(one, str) for one in done) == 1
        assert {one.code for one in done if isinstance(one, Refused)} == {"sign_in.wrong"}


async def refused_how(office: Office, attempt: Attempt) -> str:
    try:
        await tried(office, attempt, "не той пароль", "123456")
    except Refused as refused_:
        return refused_.code
    raise AssertionError("let in")


async def test_what_was_tried_before_stands_beside_the_sign_in(office: Office) -> None:
    staff, factor, _ = await with_password(office, "Олена", "olena")
    for _ in range(2):
        await refused_how(office, Attempt("olena", "203.0.113.9"))
    await tried(office, Attempt("olena", "10.0.0.1"), PASSWORD, factor.at(office.now[0]))
    (last, *_) = await office.database.read(
        lambda work: told_of(work, work.audit.found(actor=staff.id, events=["staff.signed_in"]), "uk")
    )
    assert last.details == "за паролем, невдалих спроб перед тим: 2"


async def test_an_address_that_tries_many_accounts_is_slowed(office: Office) -> None:
    codes = [await refused_how(office, Attempt(f"nobody{n}", "203.0.113.7")) for n in range(15)]
    assert codes[9] == "sign_in.wrong" and codes[14] == "sign_in.slow"
    office.later(hours=1)
    assert await refused_how(office, Attempt("nobody", "203.0.113.7")) == "sign_in.wrong"


async def test_what_is_tried_with_an_empty_name_keeps_nobody_from_codes(office: Office) -> None:
    for number in range(40):
        await refused_how(office, Attempt("", f"198.51.100.{number}"))
    await office.do(signing_in.may_show_code, Attempt("", "10.0.0.1"))


async def test_a_whole_office_comes_in_by_codes_from_one_address(office: Office) -> None:
    staff, here = await office.staff(), Attempt("", "10.0.0.1")
    for _ in range(30):
        await office.do(signing_in.may_show_code, here)
        secret, code = await office.do(signing_in.show_code)
        assert await office.do(signing_in.confirm_code, staff, code)
        assert await office.do(signing_in.enter, secret, "code", here) is not None
    for _ in range(10):
        await office.do(signing_in.may_show_code, here)
    assert await refused(office, signing_in.may_show_code, here) == "sign_in.slow"


async def test_short_passwords_and_odd_log_ins_are_refused(office: Office) -> None:
    staff, other = await office.staff(), await office.staff("Ганна")
    with pytest.raises(Refused, match=r"sign_in\.short"):
        signing_in.hashed("одинадцять!")
    hashed = signing_in.hashed(PASSWORD)
    for simple in ("aaaaaaaaaaaaaaaa", "121212121212", "olena-zayava-olena"):
        with pytest.raises(Refused, match=r"sign_in\.simple"):
            signing_in.hashed(simple, "olena", "Zayava")
    here, there = await entered(office, staff), await entered(office, other)
    for login in ("", "a b", "<b>", "a" * 41):
        assert await refused(office, signing_in.set_password, staff, here, login, hashed) == "sign_in.login"
    await office.do(signing_in.set_password, staff, here, "Olena", hashed)
    assert await refused(office, signing_in.set_password, other, there, "olena ", hashed) == "sign_in.taken"


async def test_a_stolen_session_cannot_make_itself_at_home(office: Office) -> None:
    """A password and a second step are set only by who has just signed in; that ends every other session."""
    staff = await office.staff()
    here, stolen = await entered(office, staff), await entered(office, staff)
    hashed = signing_in.hashed(PASSWORD)
    office.later(minutes=11)
    for token in (here, stolen, "", "0" * 43):
        assert (
            await refused(office, signing_in.set_password, staff, token, "olena", hashed) == "sign_in.again"
        )
        assert await refused(office, signing_in.offer_factor, staff, token) == "sign_in.again"
        # Who guesses at the code of a factor that was offered and not proved would get the recovery codes.
        assert await refused(office, signing_in.prove_factor, staff, token, "123456") == "sign_in.again"
    fresh = await entered(office, staff)
    await office.do(signing_in.set_password, staff, fresh, "olena", hashed)
    assert await office.database.read(partial(signing_in.whoever, token=stolen)) is None
    assert await office.database.read(partial(signing_in.whoever, token=fresh)) is not None


async def test_who_may_write_into_the_database_comes_in_as_nobody(office: Office) -> None:
    """The desk key binds a way in to one person: rows that are put in, or given to somebody else, let nobody in."""
    lead, other = await office.staff("Ліна", "lead"), await office.staff("Марко")
    own, secret = "0" * 43, "1" * 43
    hashed = sha256(own.encode()).digest()
    theirs = await entered(office, other)
    link = await office.do(signing_in.link, other)
    page, code = await office.do(signing_in.show_code)

    def write(work: Work) -> None:
        now, until = work.now, work.now + timedelta(minutes=5)
        for staff_id, token in ((lead.id, own), (lead.id, f"{lead.id}.{own}")):
            row = {"token": sha256(token.encode()).digest(), "staff_id": staff_id}
            work.connection.execute(t.staff_sessions.insert().values(**row, begun_at=now, seen_at=now))
        row = {"secret": sha256(secret.encode()).digest(), "staff_id": lead.id}
        work.connection.execute(t.passes.insert().values(**row, code=hashed, ends_at=until))
        for table in (t.passes, t.staff_sessions):
            work.connection.execute(table.update().values(staff_id=lead.id))

    await office.database.write(write)
    for token in (own, f"{lead.id}.{own}", theirs, theirs.replace(str(other.id), str(lead.id))):
        assert await office.database.read(partial(signing_in.whoever, token=token)) is None
    for way in (secret, link, page):
        assert await office.do(signing_in.enter, way, "link") is None
    page, code = await office.do(signing_in.show_code)
    assert await office.do(signing_in.confirm_code, other, code)
    came = await office.do(signing_in.enter, page, "code")
    assert came is not None and came[0].id == other.id


async def test_what_is_stored_of_staff_says_nothing(office: Office) -> None:
    """Neither a name, nor a log-in, nor a password, a factor, a token or a link is in the database in the clear."""
    _, factor, codes = await with_password(office, "Таємниця", "taiemnytsia")
    staff = await office.staff("Друга Таємниця", telegram_id=123_456_789)
    link = await office.do(signing_in.link, staff)
    entered = await office.do(signing_in.enter, await office.do(signing_in.link, staff), "link")
    assert entered is not None

    def rows(work: Work) -> str:
        from sqlalchemy import select

        tables = (t.staff, t.staff_sessions, t.passes, t.strikes)
        return " ".join(repr(work.connection.execute(select(table)).all()) for table in tables)

    stored = await office.database.read(rows)
    for canary in ("Таємниця", "taiemnytsia", factor.secret, codes[0], link, entered[1], "123456789"):
        assert canary not in stored
