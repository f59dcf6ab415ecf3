"""The words that remarks are begun with: those of the program, reworded or replaced by leads, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from desk import rules
from dialogs.language import N_
from dialogs.review.remarks import TEMPLATES, every_kind
from locales import language as language_of
from storage import Staff, Work

LONGEST = 400
_OURS = {begun.id: begun for begun in TEMPLATES}


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to begin a remark with, in the languages that applicants read."""

    id: str
    kind: str
    uk: str
    en: str
    retired: bool = False
    reworded: bool = False

    def __getitem__(self, code: str) -> str:
        return self.en if code == "en" and self.en else self.uk


def wordings(work: Work, *, retired: bool = False) -> tuple[Wording, ...]:
    """Those that are offered; with `retired`, the others too."""
    english = language_of("en")
    found = {
        begun.id: Wording(begun.id, begun.kind, begun.text, english.text(begun.text)) for begun in TEMPLATES
    }
    for kept in work.remarks.templates():
        found[kept.id] = Wording(
            kept.id, kept.kind, kept.uk, kept.en, kept.retired_at is not None, kept.id in _OURS
        )
    return tuple(one for one in found.values() if retired or not one.retired)


def reword(work: Work, staff: Staff, template_id: str, kind: str, uk: str, en: str) -> None:
    """A lead's own words, for a new template or in the place of an old one. Raises `Refused`."""
    rules.leads(staff)
    uk, en = uk.strip(), en.strip()
    if (
        kind not in every_kind()
        or not uk
        or not en
        or max(len(uk), len(en)) > LONGEST
        or len(template_id) > 32
    ):
        raise rules.Refused(
            "template.words", N_("Напишіть шаблон обома мовами, кожен до {n} знаків."), n=LONGEST
        )
    work.remarks.keep_template(template_id, kind, uk, en, staff.id)
    work.audit.record(staff.id, None, "template.reworded", [f"template.{template_id}"], actor=staff.id)


def retire(work: Work, staff: Staff, template_id: str) -> None:
    """It is not offered any more. Raises `Refused`."""
    rules.leads(staff)
    begun = _OURS.get(template_id)
    known = {kept.id for kept in work.remarks.templates()}
    if begun is not None and template_id not in known:
        english = language_of("en").text(begun.text)
        work.remarks.keep_template(template_id, begun.kind, begun.text, english, staff.id)
    work.remarks.retire_template(template_id, staff.id)
    work.audit.record(staff.id, None, "template.retired", [f"template.{template_id}"], actor=staff.id)
