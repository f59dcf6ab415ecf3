"""What nobody else should see on a borrowed phone: claims that may hurt, and the finder, which asks about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.form import Form
from dialogs.finder.life import FINDER
from dialogs.programmes import all_forms

if TYPE_CHECKING:
    from conversation.talk import Talk

_LISTS = frozenset(
    "claims delete remove privacy overview row order together papers whose correction typed opening".split()
)
"""The screens outside a claim that name claims."""


def is_sensitive(form: Form) -> bool:
    """Whether what is said there may harm or hurt if others read it."""
    return form.care or form.code == FINDER.code


def shows_sensitive(talk: Talk) -> bool:
    """Whether the present screen belongs to a sensitive claim, or names one."""
    if talk.reader.away:
        return False
    if talk.writing is not None and is_sensitive(talk.writing.form):
        return True
    if talk.session.menu.partition(":")[0] not in _LISTS:
        return False
    forms = (all_forms().get(head.form) for head in talk.work.claims.list(talk.user))
    return any(form is None or is_sensitive(form) for form in forms)
