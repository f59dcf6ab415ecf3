"""What is known of a person, as the text that is stored of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import orjson

from dialogs.engine.answers import Draft
from dialogs.engine.records import dump_cursor, in_full, load_draft, read_answer, said, shortly, told_in
from dialogs.people.record import RECORD
from storage.ids import in_digits, lettered
from storage.words import in_full as word_of
from storage.words import shortened


class Facts(NamedTuple):
    """The fields of a record besides its row; they mean what they mean there."""

    draft: Draft
    item: str = ""
    apart: frozenset[str] = frozenset()
    warned: int = 0

    def dump(self) -> str:
        """As JSON: answers, cursor, item, apart, warned in a list, without what is empty at the end. The answers stand
        by where they were told first: [what was said by question, origin, source], the last two left out where that was
        in the record itself. Questions and ids are as `shortened` and `lettered` write them."""
        told: dict[tuple[str, str], dict[str, Any]] = {}
        for ref, answer in sorted(self.draft.answers.items()):
            there = told.setdefault((answer.origin, answer.source), {})
            there[shortened(ref.key)] = said(RECORD, ref, answer)
        fields = (
            [
                shortly((there, origin, _root(lettered, source)))
                for (origin, source), there in sorted(told.items())
            ],
            dump_cursor(self.draft),
            self.item,
            [lettered(one) for one in sorted(self.apart)],
            self.warned,
        )
        return orjson.dumps(shortly(fields)).decode()

    @classmethod
    def load(cls, text: str) -> Facts:
        """What `dump` wrote, also in an earlier version. Anything else raises, in one of many ways."""
        stored = _stored(text)
        answers = {(key, ""): told for key, told in stored.answers.items()}
        draft = load_draft(RECORD, stored.cursor, answers, read_answer)
        return cls(draft, stored.item, frozenset(stored.apart), stored.warned)


def as_data(text: str) -> dict[str, Any]:
    """What `dump` wrote, in words for a reader: every part by its name, and of every answer too. Raises as `load`."""
    stored = _stored(text)
    return {
        "answers": {key: in_full(told) for key, told in sorted(stored.answers.items())},
        "place": orjson.loads(stored.cursor) if stored.cursor else None,
        "item": stored.item,
        "apart": list(stored.apart),
        "warned": stored.warned,
    }


class _Stored(NamedTuple):
    """The parts of a text. Each answer is as `read_answer` reads it."""

    answers: Mapping[str, Any]
    cursor: str = ""
    item: str = ""
    apart: tuple[str, ...] = ()
    warned: int = 0


def _stored(text: str) -> _Stored:
    written = orjson.loads(text)
    return _present(*written) if isinstance(written, list) else _former(**written)


def _present(
    told: Iterable[Any] = (), cursor: str = "", item: str = "", apart: Iterable[str] = (), warned: int = 0
) -> _Stored:
    answers = {
        word_of(key): told_in(one, origin, _root(in_digits, source))
        for there, origin, source in (_whole(*each) for each in told)
        for key, one in there.items()
    }
    return _Stored(answers, cursor, item, tuple(map(in_digits, apart)), warned)


def _whole(
    there: Mapping[str, Any], origin: str = "", source: str = ""
) -> tuple[Mapping[str, Any], str, str]:
    return there, origin, source


def _former(
    answers: Mapping[str, Any], cursor: str = "", item: str = "", apart: Iterable[str] = (), warned: int = 0
) -> _Stored:
    """Each part stood by its name, and once an answer as a text within."""
    read = {key: orjson.loads(told) if isinstance(told, str) else told for key, told in answers.items()}
    return _Stored(read, cursor, item, tuple(apart), warned)


def _root(each: Callable[[str], str], source: str) -> str:
    """A source, with its claim and its person written anew."""
    return "@".join(map(each, source.split("@")))
