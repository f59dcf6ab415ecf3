"""Real claims for tests of the desk: filled in by a script, with files in a vault, copied as the bot copies them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.jobs.sharing import Sharing
from conversation.claims.writing import open_claim, save_claim
from conversation.review.sharing import SHARE, share_claim
from conversation.review.terms import Terms
from conversation.review.wish import Wish
from dialogs.engine.answers import Answer, Attached, Files, Ref
from dialogs.programmes import all_forms
from storage import Database, Share, User, Vault, Work
from tests.dialogs.register.walking import Person, Script

TERMS = Terms("Тестова організація", "+380 44 000 00 00", 3, timedelta(days=30), "http://127.0.0.1")


@dataclass
class Claimed:
    """A claim of somebody, and its share once it is asked for."""

    user: User
    claim: str
    share: Share | None = None


async def claimed(
    database: Database,
    vault: Vault,
    user: User,
    script: Script,
    *,
    code: str = "A1.2",
    files: Mapping[str, tuple[str, bytes]] = {},  # never changed
) -> Claimed:
    """Fill a claim in; `files` are a name and bytes for the questions that take files, by key."""
    person = Person(all_forms()[code])
    person.go_through(script)
    kept = {}
    for key, (name, data) in files.items():
        kept[key] = (name, await vault.save(await database.vault_key(user.id), _chunks(data)))

    def write(work: Work) -> str:
        claim = work.claims.create(user, code, person.form.fingerprint, "")
        work.audit.record(user, claim.id, "claim.begun")
        writing = open_claim(work, user, claim.id)
        assert writing is not None
        draft = person.draft
        for key, (name, saved) in kept.items():
            evidence = work.evidence.add(
                user, claim.id, file_id=name, key=key, name=name, media_type="image/jpeg"
            )
            work.evidence.saved(evidence, blob=saved.name, size=saved.size, sha256=saved.sha256)
            held = draft.answers.get(Ref(key))
            before = held.value.files if held and isinstance(held.value, Files) else ()
            attached = (*before, Attached(evidence.id, evidence.number))
            draft = draft.with_answer(Ref(key), Answer(value=Files(attached, closed=True)))
        save_claim(work, user, writing, draft)
        return claim.id

    return Claimed(user, await database.write(write))


async def asked(database: Database, vault: Vault, of: Claimed, wish: Wish = Wish()) -> Share:  # noqa: B008
    """Ask for a check, and have the copy made by the worker of the bot."""

    def ask(work: Work) -> None:
        writing = open_claim(work, of.user, of.claim)
        assert writing is not None
        share_claim(work, of.user, writing, wish, TERMS)

    await database.write(ask)
    await copied(database, vault)
    share = await database.read(lambda work: work.shares.of_claim(of.claim))
    assert share is not None
    of.share = share
    return share


async def copied(database: Database, vault: Vault) -> None:
    """Do the jobs that make copies."""
    worker = Sharing(database, vault, lambda user_id: None)
    for job in await database.write(lambda work: work.jobs.take(SHARE, 8, timedelta(seconds=60))):
        finish = await worker.do(job)

        def done(work: Work, finish=finish, job=job) -> None:  # type: ignore[no-untyped-def]
            if work.jobs.done(job) and finish is not None:
                finish(work)

        await database.write(done)


async def answered(database: Database, of: Claimed, key: str, value: object, item: str = "") -> None:
    """Give another answer to a question of the claim."""

    def write(work: Work) -> None:
        writing = open_claim(work, of.user, of.claim)
        assert writing is not None
        draft = writing.draft.with_answer(Ref(key, item), Answer(value=value))
        save_claim(work, of.user, writing, draft._replace())

    await database.write(write)


async def _chunks(data: bytes) -> AsyncIterator[bytes]:
    yield data
