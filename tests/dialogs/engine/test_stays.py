"""What was told stays told, even when a later answer would have spared the question."""

from dialogs.engine.answers import Attached, Ref
from dialogs.engine.commands import AttachFile
from dialogs.engine.snapshot import Line, freeze
from dialogs.programmes import all_forms
from locales import language
from tests.dialogs.register.walking import TODAY, Person


def written(person: Person) -> dict[str, str]:
    """What the package says under each question outside lists."""
    snapshot = freeze(person.form, person.draft, TODAY, language("uk"))
    entries = (entry for part in snapshot.parts for entry in part.entries)
    return {entry.key: entry.text for entry in entries if isinstance(entry, Line)}


def test_a_statement_sent_later_does_not_take_the_story_away() -> None:
    person = Person(all_forms()["A2.5"])
    person.go_through({"story": "Забрали з дому, тримали дванадцять днів."})
    person.do(AttachFile(Ref("story_recorded"), Attached("file1", 1)))
    assert "story" in person.keys
    assert written(person)["story"] == "Забрали з дому, тримали дванадцять днів."


def test_a_statement_sent_first_spares_the_story() -> None:
    person = Person(all_forms()["A2.5"])
    person.go_through({"story_recorded": 1})
    assert "story" not in person.asked
