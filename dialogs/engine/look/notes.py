"""What the last command has to say before the next question."""

from __future__ import annotations

from dialogs.engine.answers import Ref
from dialogs.engine.errors import DomainError
from dialogs.engine.kinds.money import Sum, describe_sum
from dialogs.engine.path import Trace
from dialogs.engine.programme import programme_of, text_of
from dialogs.engine.questions import Repeat
from dialogs.engine.rules import Rule
from dialogs.engine.step import Outcome
from dialogs.language import N_, Language


def outcome_notes(outcome: Outcome, language: Language) -> tuple[str, ...]:
    """What the answer was understood as, warnings of the text, and the reason why progress grew."""
    notes = [language.text(outcome.remark)] if outcome.remark else []
    notes += [rule_text(rule, outcome.path, language) for rule in outcome.warned]
    listed = outcome.path.find(Ref(outcome.listed)) if outcome.listed else None
    if listed is not None and isinstance(listed.asks, Repeat):
        if outcome.added:
            name = language.text(listed.asks.item_label)
            notes.append(
                language.count("{name}: ще {n} питання.", "{name}: ще {n} питань.", outcome.added, name=name)
            )
    elif outcome.added and outcome.settled:
        notes.append(
            language.count(
                "Про це буде ще {n} питання.",
                "Про це буде ще {n} питань.",
                outcome.added,
            )
        )
    return tuple(notes)


def rule_text(rule: Rule, path: Trace, language: Language) -> str:
    """The explanation of a condition with its paragraph, and the category that fits better."""
    source = cited(rule.para, path.programme, language)
    return " ".join(filter(None, (explained(rule, path, language), source, _instead(rule, language))))


def rule_without_paragraph(rule: Rule, path: Trace, language: Language) -> str:
    """The same where the paragraph stands apart, as in the package."""
    return " ".join(filter(None, (explained(rule, path, language), _instead(rule, language))))


def explained(rule: Rule, path: Trace, language: Language) -> str:
    """The sentence alone, with the dates and sums that make the condition hold, and the questions by name."""
    told = dict(rule.broken.details(path.scope))
    for name in _QUESTIONS & told.keys():
        asked = next((slot.asks for slot in path.slots if slot.ref.key == told[name]), None)
        told[name] = language.text(asked.ask) if asked else ""
    told = {
        name: describe_sum(value, language) if isinstance(value, Sum) else value
        for name, value in told.items()
    }
    return language.text(rule.explain, **told)


_QUESTIONS = {"question", "other"}
"""Details that are keys of questions."""


def _instead(rule: Rule, language: Language) -> str:
    return language.text(N_("Подивіться на категорію {code}."), code=rule.instead) if rule.instead else ""


def cited(para: str, programme: str, language: Language) -> str:
    """«(пункт 75 Порядку)», «(пункти 75–77 Порядку)», as the programme cites its text; empty without a paragraph."""
    words = programme_of(programme).words
    source = words.cited_several if "-" in para or "," in para else words.cited
    return text_of(source, language, para=para.replace("-", "–")) if para else ""


def error_text(error: DomainError, language: Language) -> str:
    """The sentence of an error for the person."""
    return language.text(error.message, **error.params)
