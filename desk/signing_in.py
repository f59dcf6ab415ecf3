"""How staff get in: by a link of the bot, by a code that the bot is told, or by a password with a second factor.

What proves somebody opens no claim by itself; it only says who they are, and the rules say what they may read. So a
lost password loses nothing. Failed attempts are slowed down by account and address together, by address, and by
account: the last only where the browser was never signed in, so nobody locks a colleague out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from desk.rules import Refused
from dialogs.language import N_
from storage import Conflict, Secrets, Staff, StorageError, Work

_HASHER = PasswordHasher()
"""Argon2id with the parameters of RFC 9106 for machines with little memory (64 MiB, three passes)."""


def _hash_of_nothing() -> str:
    """As if of a password, without the 0.2 s and 64 MiB of making one: no password fits a sum of chance."""
    salt, found = (b64encode(secrets.token_bytes(length)).decode().rstrip("=") for length in (16, 32))
    of = _HASHER
    return f"$argon2id$v=19$m={of.memory_cost},t={of.time_cost},p={of.parallelism}${salt}${found}"


_NOBODY = _hash_of_nothing()
"""Verified for a log-in that is not there, so that the time does not tell which are."""

SHORTEST = 12
"""Characters of a password (NIST SP 800-63B asks for fifteen where it stands alone; here a second factor follows)."""

RECOVERY_CODES = 10
JUST = timedelta(minutes=10)
"""For so long after signing in one may change how one signs in, and who may do what (OWASP ASVS 5, 7.5.1)."""

_DIFFERENT = 6
_STEP = 30
_FREE = {"pair": 3, "address": 10, "account": 10}
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody at the sign-in page. `known` says that this browser was signed in with this log-in before."""

    login: str
    address: str
    known: bool = False

    @property
    def heads(self) -> list[tuple[str, ...]]:
        """What a failure counts against."""
        return [("pair", self.login, self.address), ("address", self.address), ("account", self.login)]


def whoever(work: Work, token: str) -> Staff | None:
    """Who is signed in with this token, while they belong to the staff."""
    session = work.sessions.find(token) if token else None
    if session is None:
        return None
    try:
        staff = work.staff.get(session.staff_id)
    except StorageError:
        return None
    return staff if staff.active and staff.roles else None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is signed in. `stale` says that it is time to note that they are still there, `alone` that nobody else is
    of the staff."""

    staff: Staff
    stale: bool
    alone: bool


def visitor(work: Work, token: str) -> Visitor | None:
    """Who is signed in with this token, if anybody."""
    staff, session = whoever(work, token), work.sessions.find(token) if token else None
    if staff is None or session is None:
        return None
    return Visitor(staff, work.sessions.stale(session), work.staff.active() < 2)


def still_here(work: Work, token: str) -> None:
    """Note that they are still there."""
    session = work.sessions.find(token)
    if session is not None:
        work.sessions.seen(session)


def just_signed_in(work: Work, staff: Staff, token: str) -> None:
    """What would let the thief of a session stay wants somebody who has just signed in. Raises `Refused`."""
    session = work.sessions.find(token)
    if session is None or work.now - session.begun_at > JUST:
        raise Refused(
            "sign_in.again",
            N_("Для цього треба щойно ввійти. Вийдіть і ввійдіть знову."),
        )


def link(work: Work, staff: Staff) -> str:
    """The secret of a link for somebody of the staff, good once within five minutes."""
    work.audit.record(staff.id, None, "staff.link", actor=staff.id)
    return work.passes.link(staff.id)


def may_show_code(work: Work, attempt: Attempt) -> None:
    """Codes are shown to an address about as often as passwords may be tried from it; what is tried elsewhere does not
    count, and a code that let somebody in is taken off again. Raises `Refused`."""
    if seconds := slow(work, attempt, [attempt.heads[1]]):
        raise Refused("sign_in.slow", N_("Забагато спроб. Спробуйте знову за {n} с."), n=seconds)
    work.strikes.add([attempt.heads[1]])


def show_code(work: Work) -> tuple[str, str]:
    """For a page on another device: its secret, and the six digits that it shows until the bot is told them."""
    code = f"{secrets.randbelow(10**6):06}"
    while not work.passes.free(code):
        code = f"{secrets.randbelow(10**6):06}"
    return work.passes.page(code), code


def confirm_code(work: Work, staff: Staff, code: str) -> bool:
    """Let the page in that shows this code; whether there is one."""
    return staff.active and bool(staff.roles) and work.passes.confirm(code, staff.id)


def enter(work: Work, secret: str, way: str, attempt: Attempt | None = None) -> tuple[Staff, str] | None:
    """Spend a pass; who came in, with the token of their session. `attempt` is where a code was shown."""
    staff_id = work.passes.spend(secret)
    if staff_id is None:
        return None
    staff = work.staff.get(staff_id)
    if not staff.active or not staff.roles:
        return None
    if attempt is not None:
        work.strikes.take_back(attempt.heads[1])
    return staff, _begun(work, staff, way)


def slow(work: Work, attempt: Attempt, heads: Sequence[tuple[str, ...]] = ()) -> int:
    """For how many seconds another attempt is not looked at, by all its heads or by some."""
    waits = [0.0]
    for head, (count, last) in work.strikes.counts(heads or attempt.heads).items():
        if head[0] == "account" and attempt.known:
            continue
        over = count - _FREE[head[0]]
        if over >= 0:
            until = last + timedelta(seconds=min(2 ** min(over, 10), _LONGEST))
            waits.append((until - work.now).total_seconds())
    return max(0, -int(-max(waits) // 1))


def expected(work: Work, attempt: Attempt) -> tuple[Staff | None, Secrets]:
    """Whose log-in it is, and what would prove it. The attempt counts as failed until it is proven, so many at once are
    no way round. Raises `Refused` while attempts are slowed down."""
    if seconds := slow(work, attempt):
        raise Refused("sign_in.slow", N_("Забагато спроб. Спробуйте знову за {n} с."), n=seconds)
    work.strikes.add(attempt.heads)
    staff = work.staff.of_login(attempt.login) if attempt.login else None
    if staff is None or not staff.active or not staff.roles:
        return None, Secrets()
    return staff, work.staff.secrets(staff)


def right_password(kept: Secrets, password: str) -> bool:
    """Whether it is the password. Slow on purpose: not on an event loop, nor in a transaction."""
    try:
        _HASHER.verify(kept.password or _NOBODY, password)
        return bool(kept.password)
    except (VerificationError, InvalidHashError):
        return False


def proven(work: Work, attempt: Attempt, staff: Staff | None, right: bool, code: str) -> str:
    """After the password a code: of the second factor, or a recovery code. Returns the token of the session.

    Raises `Refused` with the same words whatever was wrong. A failure was counted before it was tried (`expected`).
    """
    kept = work.staff.secrets(staff) if staff is not None else Secrets()
    if staff is not None and right and kept.factor and _second(work, staff, kept, code):
        account = attempt.heads[2]
        tried, _ = work.strikes.counts([account]).get(account, (1, work.now))
        work.strikes.forgive([attempt.heads[0], account])
        work.strikes.take_back(attempt.heads[1])
        return _begun(work, staff, "password", *([f"tries.{tried - 1}"] if tried > 1 else []))
    raise wrong()


def wrong() -> Refused:
    return Refused("sign_in.wrong", N_("Ім’я, пароль або код не підходить."))


def set_password(work: Work, staff: Staff, token: str, login: str, hashed: str) -> None:
    """Another log-in and password; whoever is signed in elsewhere than with this token is signed out. Raises
    `Refused`."""
    just_signed_in(work, staff, token)
    login = login.strip().lower()
    if not login.replace("-", "").replace(".", "").replace("_", "").isalnum() or len(login) > 40:
        raise Refused("sign_in.login", N_("Ім’я для входу — літери й цифри, до 40 знаків."))
    try:
        work.staff.set_login(staff, login)
    except Conflict:
        raise Refused("sign_in.taken", N_("Це ім’я для входу вже зайняте.")) from None
    work.staff.set_secrets(staff, replace(work.staff.secrets(staff), password=hashed))
    work.sessions.end_others(staff.id, token)
    work.audit.record(staff.id, None, "staff.password", actor=staff.id)


def hashed(password: str, *known: str) -> str:
    """What is kept of a password. Slow on purpose. Raises `Refused` for one that is too short, and for one that is made
    of a few letters or of the words in `known`."""
    if len(password) < SHORTEST:
        raise Refused("sign_in.short", N_("Пароль закороткий: треба щонайменше {n} знаків."), n=SHORTEST)
    rest = password.lower()
    for word in filter(None, known):
        rest = rest.replace(word.lower(), "")
    if len(set(rest)) < _DIFFERENT:
        raise Refused(
            "sign_in.simple", N_("Цей пароль легко вгадати. Візьміть кілька слів, які знаєте лише ви.")
        )
    return _HASHER.hash(password)


def offer_factor(work: Work, staff: Staff, token: str) -> str:
    """A fresh secret for the second factor; the present one stays until this one is proved. Raises `Refused`."""
    just_signed_in(work, staff, token)
    fresh = pyotp.random_base32()
    work.staff.set_secrets(staff, replace(work.staff.secrets(staff), pending=fresh))
    return fresh


def factor_address(staff: Staff, secret: str) -> str:
    """What the QR code of the second factor holds: https://github.com/google/google-authenticator/wiki/Key-Uri-Format"""
    return pyotp.TOTP(secret).provisioning_uri(
        name=staff.login or str(staff.id % 10_000), issuer_name="Zayava"
    )


def prove_factor(work: Work, staff: Staff, token: str, code: str) -> tuple[str, ...]:
    """Take the offered second factor into use; returns the recovery codes, which are shown once. Raises `Refused`."""
    just_signed_in(work, staff, token)
    kept = work.staff.secrets(staff)
    step = _step_of(kept.pending, code, work.now) if kept.pending else None
    if step is None or not work.staff.count_step(staff, step):
        raise Refused("sign_in.code", N_("Код не підходить. Уведіть новий код із застосунку."))
    codes = tuple(_recovery_code() for _ in range(RECOVERY_CODES))
    fresh = replace(kept, factor=kept.pending, pending="", recovery=tuple(_kept_of(one) for one in codes))
    work.staff.set_secrets(staff, fresh)
    work.audit.record(staff.id, None, "staff.factor", actor=staff.id)
    return codes


def sign_out(work: Work, token: str) -> None:
    work.sessions.end(token)


def _begun(work: Work, staff: Staff, *how: str) -> str:
    work.audit.record(staff.id, None, "staff.signed_in", how, actor=staff.id)
    return work.sessions.begin(staff.id)


def _second(work: Work, staff: Staff, kept: Secrets, code: str) -> bool:
    code = code.strip().lower()
    digits = "".join(code.split())
    if digits.isascii() and digits.isdecimal():
        step = _step_of(kept.factor, digits, work.now)
        return step is not None and work.staff.count_step(staff, step)
    spent = _kept_of(code)
    if not any(hmac.compare_digest(spent, one) for one in kept.recovery):
        return False
    left = tuple(one for one in kept.recovery if one != spent)
    work.staff.set_secrets(staff, replace(kept, recovery=left))
    work.audit.record(staff.id, None, "staff.recovery_used", actor=staff.id)
    return True


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code it is: the present one, or one beside it where a clock is wrong (RFC 6238, 5.2)."""
    totp, present = pyotp.TOTP(secret), int(now.timestamp()) // _STEP
    for step in (present, present - 1, present + 1):
        if hmac.compare_digest(totp.at(step * _STEP).encode(), code.encode(errors="replace")):
            return step
    return None


def _recovery_code() -> str:
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(3))


def _kept_of(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
