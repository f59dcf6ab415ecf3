"""The end of a turn: what changed is stored, and the screen is handed over to whoever shows it."""

from __future__ import annotations

from conversation.claims.renewing import TOLD as RENEWED
from conversation.claims.renewing import newer_form
from conversation.claims.writing import save_claim
from conversation.files.damage import damage_text
from conversation.handshakes.agreed import HELPING
from conversation.memory import Remembered
from conversation.privacy.sensitive import shows_sensitive
from conversation.privacy.sweeping import sweep_of
from conversation.privacy.telling import tell_of_privacy
from conversation.screens.present import present_view
from conversation.session import Session
from conversation.talk import Talk
from conversation.turn import Turn
from dialogs.engine.views import View


def finish(talk: Talk) -> Turn:
    """Store the session under its next revision, if anything changed, and hand over the screen."""
    if talk.goodbye:
        return Turn(talk.user, 0, talk.language, blobs=talk.blobs, goodbye=talk.goodbye)
    _tell_renewal(talk)
    if talk.help is not None:
        talk.help.sees(present_view(talk).ref)
    if talk.acted or talk.session is not talk.before or talk.help is not None:
        _save(talk)
    return present(talk)


def pass_over(talk: Talk) -> Turn:
    """What was changed is kept, and there is nothing to show: the receipt of a file comes when it is safe."""
    _save(talk)
    return _turn(talk, None)


def quiet(talk: Talk) -> Turn:
    """Nothing happened that needs a word."""
    return _turn(talk, None)


def present(talk: Talk) -> Turn:
    """The present screen. What does not open may be found only while it is made."""
    view = present_view(talk)
    if not talk.reader.away:
        _tell_damage(talk)
        tell_of_privacy(talk, view)
    return _turn(talk, view)


def redraw(talk: Talk) -> Turn:
    """The present screen once more in its place."""
    talk.in_place = True
    return _turn(talk, present_view(talk))


def _turn(talk: Talk, view: View | None) -> Turn:
    return Turn(
        talk.reader,
        talk.reader.rev,
        talk.language,
        talk.session.screen,
        view,
        later=talk.later,
        preface=talk.preface,
        notices=tuple(talk.notices),
        damage=talk.damage,
        told=talk.told,
        sweep=sweep_of(talk.wishes, talk.sensitive or shows_sensitive(talk)),
        settled=talk.settled,
        in_place=talk.in_place,
        toast=talk.toast,
        wake=tuple(talk.wake),
        blobs=talk.blobs,
        before=talk.seen,
        after=None if talk.help else _remembered(talk, view),
        others=talk.help is not None,
    )


def _save(talk: Talk) -> None:
    """The buttons of earlier screens act no more once something was done."""
    rev = talk.work.users.next_rev(talk.reader.rev)
    if talk.acted:
        talk.session = talk.session._replace(screen=rev)
    if talk.help is None:
        news = talk.seen.dump() if _note_message(talk) else None
        talk.work.users.save_session(talk.user, talk.session.dump(), talk.user.rev, news)
        talk.user = talk.user._replace(rev=rev, language=talk.language.code, shown=news or talk.user.shown)
        return
    # Of a helper's own only this is kept: that they help. Where they are is sealed with the other's key.
    own = Session(menu=f"{HELPING}:{talk.help.handshake.id}").dump()
    talk.work.users.save_session(talk.help.helper, own, talk.help.helper.rev)
    talk.help.helper = talk.help.helper._replace(rev=rev)
    talk.help.save(talk.work, talk.session.dump())


def _note_message(talk: Talk) -> bool:
    """Whether the message that this turn answers is noted with what is on the screen, and was not before. One that
    leaves the chat by itself is not: it has a row of its own (`storage/messages.py`)."""
    if not talk.message or talk.user.away or sweep_of(talk.wishes, talk.sensitive) is not None:
        return False
    if talk.message[0] in talk.seen.loose:
        return False
    talk.hear(*talk.message)
    return True


def _tell_damage(talk: Talk) -> None:
    """Say in a sentence what of this person's did not open; once that was shown it is not said again."""
    quarantine = talk.work.quarantine
    if talk.help or not (talk.read_anew or quarantine.fresh(talk.user.id)):
        return
    if untold := quarantine.untold(talk.user.id):
        talk.notices[:0] = damage_text(untold, talk.language)
        talk.damage = untold[-1].id


def _tell_renewal(talk: Talk) -> None:
    """Say once that the form was changed since the draft was begun."""
    writing = talk.in_claim
    form = newer_form(writing) if writing is not None and talk.read_anew else None
    if writing is not None and form is not None and writing.draft.seen != form.fingerprint:
        talk.tell(RENEWED)
        draft = writing.draft._replace(seen=form.fingerprint)
        talk.writing = save_claim(talk.work, talk.user, writing, draft)


def _remembered(talk: Talk, view: View | None) -> Remembered:
    """A screen outside the claim lists what storage holds, so only a screen of the claim is remembered."""
    kept = view if talk.in_claim else None
    return Remembered(talk.user, talk.session, talk.writing, talk._path, kept, talk.today, talk.work.made)
