"""The log after an older backup was put back: what came after the backup is gone, and the log says so itself.

The head that lies beside the keys may be ahead of the restored log. It is never signed over what was cut unseen; a
restore is seen: an entry `log.restored` says up to which place the log came back and how far it had been signed, and
the head is signed anew over a log with this entry in it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from storage.audit.head import Head, Signer
from storage.audit.order import NO_ROOT, placed
from storage.audit.placing import extended, head_file, place_next
from storage.audit.verify import RESTORED, Bad, Verdict, verify
from storage.database import Database
from storage.durable import replace_private
from storage.errors import StorageError
from storage.former import Former
from storage.master_key import MasterKey


async def resume(database: Database, key: MasterKey, backed_up: str = "") -> Verdict:
    """Take a restored log up again.

    backed_up  the head as it was when the backup was made, with its signature; empty where the backup has none

    The verdict is on the log as it came back. Where it has a bad entry, log and head are left as they are, for `audit
    verify` to name it.
    """
    former = key.former()
    # What had no place yet when the backup was made was marked by the key of that time.
    size = await database.read(placed)
    era = next((one for one in former if size < one.upto), None)
    order = era.order if era else key.order
    while (after := await database.write(partial(place_next, order=order))) > size:
        size = after
    kept = tuple(replace(one, upto=min(one.upto, size)) for one in former)
    lost = head_file(key)
    try:
        known = read_by_any(backed_up, key, former) if backed_up else None
        signed = lost.load()
    except StorageError as error:
        if error.code != "storage.tampered":
            raise
        return Verdict(size, 0, Bad("rewritten", place=size))
    verdict = await database.read(
        partial(
            verify,
            chain_key=key.chain,
            order_key=key.order,
            head=known,
            witness=signed if signed and signed.size <= size else None,
            former=kept,
        )
    )
    if verdict.bad is not None:
        return verdict
    if kept != former:
        replace_private(key.former_file, key.succeeded(kept))
    told = (str(size), str(max(signed.size if signed else 0, size)))
    await database.write(lambda work: work.audit.record(0, None, RESTORED, told))
    while (after := await database.write(partial(place_next, order=key.order))) > size:
        size = after
    lost.save(await database.read(partial(extended, head=Head(0, NO_ROOT), size=size)))
    return verdict


def read_by_any(note: str, key: MasterKey, former: tuple[Former, ...]) -> Head:
    """A head that this master key or an earlier one signed. Raises StorageError storage.tampered."""
    for seed in (key.head, *(one.head for one in former)):
        try:
            return Signer(seed).read(note)
        except StorageError:
            continue
    raise StorageError("storage.tampered", "the head of the audit log does not carry our signature")
