"""The staff of the organisation: who they are, what they may do, how they get in. Sealed with the desk key."""

import builtins
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, or_, select, update

from storage import review_tables as tables
from storage.desk_key import DeskKey
from storage.errors import Conflict, Damaged, StorageError
from storage.quarantine import Quarantine
from storage.scope import Scope

REVIEWER, LEAD, ADMIN = "reviewer", "lead", "admin"
ROLES = (REVIEWER, LEAD, ADMIN)
_ID_BITS = 53

_t = tables.staff.c
_ADD = insert(tables.staff)
_ALL = select(tables.staff).order_by(_t.created_at, _t.id)
_one = update(tables.staff).where(_t.id == bindparam("staff"))
_GET = select(tables.staff).where(_t.id == bindparam("staff"))
_LOCKED = {False: _GET, True: _GET.with_for_update()}
_OF_TELEGRAM = select(tables.staff).where(_t.telegram_index == bindparam("index"))
_OF_LOGIN = select(tables.staff).where(_t.login_index == bindparam("index"))
_ACTIVE = select(func.count()).select_from(tables.staff).where(_t.disabled_at.is_(None), _t.roles != "")
_STEP = _one.where(_t.factor_step < bindparam("step")).values(factor_step=bindparam("step"))
_KNOW = insert(tables.acquaintances)
_FORGET = delete(tables.acquaintances).where(
    tables.acquaintances.c.staff_id == bindparam("staff"), tables.acquaintances.c.user_id == bindparam("user")
)
_KNOWN = select(tables.acquaintances.c.user_id).where(tables.acquaintances.c.staff_id == bindparam("staff"))
_TO_TELL = _ALL.where(
    _t.disabled_at.is_(None), or_(_t.noticed_at.is_(None), _t.noticed_at <= bindparam("before"))
)


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of the staff. `alias` is what applicants and colleagues see of them.

    telegram_id  None for who does not use Telegram at work; login: empty for who has no password
    roles    of `ROLES`; without any they may do nothing
    trained  for claims that hurt; sex: "f", "m" or "" if it was not told
    single_keys  whether the desk's single keys are on
    """

    id: int
    alias: str
    telegram_id: int | None
    login: str
    roles: frozenset[str]
    trained: bool
    sex: str
    language: str
    single_keys: bool
    noticed_at: datetime | None
    created_at: datetime
    disabled_at: datetime | None
    telegram_index: bytes | None = field(default=None, repr=False)

    @property
    def active(self) -> bool:
        return self.disabled_at is None

    def may(self, *roles: str) -> bool:
        """Whether they are active and have one of the roles."""
        return self.active and not self.roles.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class Secrets:
    """How somebody gets in without Telegram: the hash of a password, the secret of a second factor (base32), hashes of
    recovery codes. `pending` is a second factor that was shown and not proved yet."""

    password: str = ""
    factor: str = ""
    recovery: tuple[str, ...] = ()
    pending: str = ""


class StaffRoll:
    """Staff are never deleted, only disabled: the log names them."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(
        self,
        alias: str,
        roles: Iterable[str],
        *,
        telegram_id: int | None = None,
        login: str = "",
        trained: bool = False,
        sex: str = "",
        language: str = "uk",
    ) -> Staff:
        """Take somebody in. Raises Conflict when the account or the log-in is somebody's already."""
        scope, staff_id = self._scope, secrets.randbits(_ID_BITS)
        keyring = scope.keyring
        index = keyring.blind(telegram_id) if telegram_id is not None else None
        if (index and self._first(_OF_TELEGRAM, index)) or (login and self.of_login(login)):
            raise Conflict("staff")
        values = {
            "id": staff_id,
            "telegram_index": index,
            "login_index": keyring.desk.blind("log-in", login) if login else None,
            "card": self._card(staff_id, alias, telegram_id, login),
            "roles": " ".join(role for role in ROLES if role in set(roles)),
            "trained": trained,
            "sex": sex,
            "language": language,
            "single_keys": True,
            "factor_step": 0,
            "created_at": scope.now,
        }
        scope.connection.execute(_ADD, values)
        return self.get(staff_id)

    def get(self, staff_id: int) -> Staff:
        """Somebody who acts or is changed: locked in a transaction that writes. Raises StorageError storage.missing."""
        return self._one(_LOCKED[self._scope.writing], staff_id)

    def named(self, staff_id: int) -> Staff:
        """Somebody whose name is to be told: that waits for nobody, and nobody for it. Raises as `get` does."""
        return self._one(_GET, staff_id)

    def of_telegram(self, telegram_id: int) -> Staff | None:
        """The member of the staff with this Telegram account."""
        row = self._first(_OF_TELEGRAM, self._scope.keyring.blind(telegram_id))
        return self._staff(row) if row is not None else None

    def of_login(self, login: str) -> Staff | None:
        """The member of the staff with this log-in."""
        row = self._first(_OF_LOGIN, self._scope.keyring.desk.blind("log-in", login))
        return self._staff(row) if row is not None else None

    def list(self) -> builtins.list[Staff]:
        """Everybody, disabled ones too, in the order in which they came."""
        return [self._staff(row) for row in self._scope.connection.execute(_ALL).all()]

    def active(self) -> int:
        """How many there are who may do something: without any nothing of the desk is offered."""
        return int(self._scope.connection.execute(_ACTIVE).scalar_one())

    def set_roles(self, staff: Staff, roles: Iterable[str]) -> None:
        self._set(staff, roles=" ".join(role for role in ROLES if role in set(roles)))

    def set_trained(self, staff: Staff, trained: bool) -> None:
        self._set(staff, trained=trained)

    def set_language(self, staff: Staff, code: str) -> None:
        self._set(staff, language=code)

    def set_single_keys(self, staff: Staff, on: bool) -> None:
        self._set(staff, single_keys=on)

    def set_login(self, staff: Staff, login: str) -> None:
        """Raises Conflict when it is somebody else's."""
        other = self.of_login(login)
        if other is not None and other.id != staff.id:
            raise Conflict("staff")
        index = self._scope.keyring.desk.blind("log-in", login)
        self._set(staff, login_index=index, card=self._card(staff.id, staff.alias, staff.telegram_id, login))

    def disable(self, staff: Staff) -> None:
        """They get in no more; what they wrote stays theirs."""
        self._set(staff, disabled_at=self._scope.now)

    def enable(self, staff: Staff) -> None:
        self._set(staff, disabled_at=None)

    def secrets(self, staff: Staff) -> Secrets:
        """What lets them in; nothing where it does not open any more, as after the desk key was renewed."""
        row = self._scope.connection.execute(_LOCKED[self._scope.writing], {"staff": staff.id}).first()
        if row is None or row.secrets is None:
            return Secrets()
        try:
            told = json.loads(
                self._scope.keyring.desk.staff.unseal(row.secrets, "staff", staff.id, "secrets")
            )
        except Damaged:
            return Secrets()
        return Secrets(**told | {"recovery": tuple(told["recovery"])})

    def set_secrets(self, staff: Staff, kept: Secrets) -> None:
        told = {
            "password": kept.password,
            "factor": kept.factor,
            "recovery": list(kept.recovery),
            "pending": kept.pending,
        }
        sealed = self._scope.keyring.desk.staff.seal(json.dumps(told), "staff", staff.id, "secrets")
        self._set(staff, secrets=sealed)

    def count_step(self, staff: Staff, step: int) -> bool:
        """Whether this step of the second factor was not used before; from now on it is."""
        return bool(self._scope.connection.execute(_STEP, {"staff": staff.id, "step": step}).rowcount)

    def reseal(self, former: DeskKey, fresh: DeskKey) -> None:
        """The desk key is another one: names stay, ways in without Telegram are forgotten, everybody is signed out."""
        for row in self._scope.connection.execute(_ALL).all():
            try:
                card = json.loads(former.staff.unseal(row.card, "staff", row.id, "card"))
            except Damaged:
                continue  # a renewal that was stopped has done it, or nobody can
            sealed = fresh.staff.seal(json.dumps(card | {"login": ""}), "staff", row.id, "card")
            values = {"card": sealed, "secrets": None, "login_index": None}
            self._scope.connection.execute(_one.values(values), {"staff": row.id})
        for table in (tables.staff_sessions, tables.passes, tables.strikes):
            self._scope.connection.execute(table.delete())

    def know(self, staff: Staff, user_id: int) -> None:
        """They know this person, or help them: none of that person's claims is theirs to review."""
        if user_id not in self.knows(staff):
            self._scope.connection.execute(_KNOW, {"staff_id": staff.id, "user_id": user_id})

    def know_not(self, staff: Staff, user_id: int) -> None:
        """They were wrong: they do not know this person."""
        self._scope.connection.execute(_FORGET, {"staff": staff.id, "user": user_id})

    def knows(self, staff: Staff) -> frozenset[int]:
        """The people they said they know."""
        return frozenset(self._scope.connection.execute(_KNOWN, {"staff": staff.id}).scalars())

    def to_tell(self, pause: timedelta) -> builtins.list[Staff]:
        """Active staff whom nobody has told anything for so long."""
        rows = self._scope.connection.execute(_TO_TELL, {"before": self._scope.now - pause}).all()
        return [staff for staff in map(self._staff, rows) if staff.telegram_id is not None]

    def told(self, staff: Staff) -> None:
        self._set(staff, noticed_at=self._scope.now)

    def _set(self, staff: Staff, **values: Any) -> None:
        self._scope.connection.execute(_one.values(values), {"staff": staff.id})

    def _one(self, statement: Any, staff_id: int) -> Staff:
        row = self._scope.connection.execute(statement, {"staff": staff_id}).first()
        if row is None:
            raise StorageError("storage.missing", "no such member of the staff")
        return self._staff(row)

    def _first(self, statement: Any, index: bytes) -> Row[Any] | None:
        return self._scope.connection.execute(statement, {"index": index}).first()

    def _card(self, staff_id: int, alias: str, telegram_id: int | None, login: str) -> bytes:
        told = {"alias": alias, "telegram_id": telegram_id, "login": login}
        return self._scope.keyring.desk.staff.seal(json.dumps(told), "staff", staff_id, "card")

    def _staff(self, row: Row[Any]) -> Staff:
        """A card that does not open is one of somebody without a name, who cannot be written to."""
        try:
            card = json.loads(self._scope.keyring.desk.staff.unseal(row.card, "staff", row.id, "card"))
        except Damaged as error:
            Quarantine(self._scope).noted(error.code, "staff", "card")
            card = {"alias": f"№ {row.id % 10_000}", "telegram_id": None, "login": ""}
        return Staff(
            id=row.id,
            roles=frozenset(row.roles.split()),
            trained=row.trained,
            sex=row.sex,
            language=row.language,
            single_keys=row.single_keys,
            noticed_at=row.noticed_at,
            created_at=row.created_at,
            disabled_at=row.disabled_at,
            telegram_index=row.telegram_index,
            **card,
        )
