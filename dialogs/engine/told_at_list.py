"""What is written at a list in one message: «бензин 5000, їжа 2000» is a part for each item, and each part is offered
at the questions about its item."""

from __future__ import annotations

from dialogs.engine.answers import Attempt, Draft, Input, Ref
from dialogs.engine.errors import Refusal
from dialogs.engine.path import Trace
from dialogs.engine.questions import Question, Repeat
from dialogs.patterns import expression

_LINES = expression(r"\s*(?:[\n;]|(?:^|(?<=\s))[-–—•*]\s|(?:^|(?<=[\s,]))\d{1,2}\)\s*)\s*")
_COMMAS = expression(r"\s*,(?!\d)\s*")
_SUM = expression(
    r"[\s,:=–—-]*(?:(?<!\w)(?:за|по|на|десь|приблизно|около|где-то|at|for)\s+)?(?=\d)(?P<sum>[^,;]*)$"
)
_WORDS = expression(r"[^\W\d_]+(?:[’'`-][^\W\d_]+)*")
_AROUND = " \t,.;:–—-"
_LONGEST_PERSON = 6
"""Words about one person of a list: who it is, a name of three words, a year or two."""


def parts(repeat: Repeat, text: str) -> tuple[str, ...]:
    """What is told of each item. Commas part sums and people; in any other sentence they part clauses."""
    lines = _clean(_LINES.split(text))
    by_commas = [part for line in lines for part in _clean(_COMMAS.split(line))]
    if len(by_commas) > len(lines) and _listed(repeat, by_commas):
        return tuple(by_commas)
    return tuple(lines)


def told_of_next(draft: Draft, repeat: Repeat, item: str, told: str, path: Trace) -> Draft:
    """The draft that offers the first part at the questions about this item, and keeps the others for the next ones."""
    here, *others = parts(repeat, told) or ("",)
    about = {repeat.key, *(question.key for question in repeat.body)}
    left = [kept for kept in draft.aside if kept.ref.key not in about or kept.ref.item not in ("", item)]
    rest = [Attempt(Ref(repeat.key), "\n".join(others))] if others else []
    said = [Attempt(Ref(key, item), words) for key, words in _spread(repeat, here, path) if words]
    return draft._replace(aside=(*left, *said, *rest))


def _clean(found: list[str]) -> list[str]:
    return [part for part in (piece.strip(_AROUND) for piece in found) if _WORDS.search(part)]


def _listed(repeat: Repeat, found: list[str]) -> bool:
    """Whether pieces between commas are items: sums where sums are asked for, people where people are."""
    if any(question.kind.name == "money" for question in repeat.body):
        return sum(bool(_SUM.search(part)) for part in found) * 2 > len(found)
    if not any(question.kind.name == "person_name" for question in repeat.body):
        return False
    return all(len(_WORDS.findall(part)) <= _LONGEST_PERSON for part in found)


def _spread(repeat: Repeat, part: str, path: Trace) -> list[tuple[str, str]]:
    """Which words of a part are offered at which question: a sum at the sum, «син» at who it is, the rest at the first
    question that takes words."""
    spread: list[tuple[str, str]] = []
    money = next((question for question in repeat.body if question.kind.name == "money"), None)
    found = _SUM.search(part)
    if money is not None and found and found.start() > 0 and _reads(money, found["sum"], path):
        spread.append((money.key, found["sum"]))
        part = part[: found.start()].strip(_AROUND)
    for question in repeat.body:
        if question.kind.name == "choice" and question is not repeat.body[0]:
            named = next((word for word in _WORDS.findall(part)[:2] if _reads(question, word, path)), "")
            spread.append((question.key, named))
    words = next((question for question in repeat.body if question.kind.free), None)
    return [*spread, (words.key, part)] if words is not None else spread


def _reads(question: Question, text: str, path: Trace) -> bool:
    """Whether a question takes these words, or knows what is doubtful in them."""
    try:
        question.kind.parse(Input(text=text), path.scope)
    except Refusal as refusal:
        return bool(refusal.options) and not question.kind.options()
    return True
