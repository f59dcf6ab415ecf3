"""Two records of one person become one by asking once; an answer of «two people» is kept too."""

from __future__ import annotations

from itertools import combinations

from conversation.people.commands import Merge
from conversation.people.records import Record, in_full, keep_record, record_of, records_of
from conversation.talk import Talk
from dialogs.engine.answers import Place, Screen
from dialogs.engine.views import Action, View
from dialogs.language import N_
from dialogs.people.alike import look_alike
from dialogs.people.learning import together
from storage import User, Work

PLACE = Place(Screen.TASKS)


def pair_to_ask(work: Work, user: User, person: str = "") -> tuple[Record, Record] | None:
    """Two records that look like one person, of whom nobody has said yet; the one that is known longer comes first.
    With a `person` they are one of the two."""
    people = [record for record in records_of(work, user) if not (record.is_writer or record.handed)]
    for one, other in combinations(people, 2):
        if person and person not in (one.id, other.id):
            continue
        if other.id not in one.apart and one.id not in other.apart and look_alike(one.said, other.said):
            return one, other
    return None


def merge_view(talk: Talk, part: str) -> View:
    """«Це одна людина?», with what each of them is known by."""
    language, pair = talk.language, pair_to_ask(talk.work, talk.user)
    if pair is None:
        return View(
            place=PLACE,
            ref=None,
            heading=language.text(N_("Об’єднувати нікого")),
            actions=(Action(language.text(N_("До родини")), Merge("", "", same=False)),),
        )
    one, other = pair
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Це одна людина?")),
        lines=(
            *(f"• {_known(talk, record)}" for record in pair),
            language.text(N_("Якщо так, усе, що відоме про неї, буде разом. Відповіді в заявах лишаться.")),
        ),
        actions=(
            Action(language.text(N_("Так, це одна людина")), Merge(one.id, other.id, same=True)),
            Action(language.text(N_("Ні, це дві людини")), Merge(one.id, other.id, same=False)),
        ),
    )


def merge(talk: Talk, command: Merge) -> None:
    """Make both one, or note that they are two. What the first record knows stays; the second adds what it lacks."""
    one, other = (record_of(talk.work, talk.user, id) for id in (command.one, command.other))
    within = talk.session.menu.partition(":")[0] != "merge"  # asked in the list of people, or in a claim
    talk.session = talk.session._replace(menu="family" if within or talk.writing is None else "")
    if one is None or other is None or one.id == other.id:
        return
    if not command.same:
        keep_record(talk.work, talk.user, one, one._replace(apart=one.apart | {other.id}))
        return
    root = f"{other.id}@{other.id}"  # what was typed in the record that goes keeps its name, for what was taken from it
    theirs = {ref: said._replace(source=said.source or root) for ref, said in other.draft.answers.items()}
    joined = together(one.draft, other.draft._replace(answers=theirs))
    changed = one._replace(draft=joined, item=one.item or other.item, apart=one.apart | other.apart)
    keep_record(talk.work, talk.user, one, changed)
    for head in talk.work.claims.list(talk.user):
        if head.person == other.id:
            talk.work.claims.assign(talk.user, head.id, one.id)
    talk.work.people.delete(talk.user, other.id)
    talk.work.audit.record(talk.user, None, "person.merged")
    menu = talk.session.menu
    if talk.writing is not None:
        talk.enter(talk.writing.claim.id)
        talk.session = talk.session._replace(menu=menu)
    talk.tell(N_("Тепер це одна людина."))


def _known(talk: Talk, record: Record) -> str:
    language = talk.language
    held = sum(head.person == record.id for head in talk.work.claims.list(talk.user))
    claims = language.count("{n} заява", "{n} заяв", held)
    return f"{in_full(record, language)} · {claims}"
