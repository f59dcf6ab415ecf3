"""What a person can take along: every answer and file, whatever its state, in words and as data, in ZIPs."""

import io
import json
import zipfile
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.happenings import Commanded
from conversation.privacy.everything import EVERYTHING, Everything, gather
from dialogs.programmes import all_forms
from storage import Work
from submission.everything import LOST, Kept, everything
from submission.layout import ENTRY_RESERVE, Document
from tests.bot.writing import CARE, PLAIN, Chat
from tests.bot.writing import chat as chat  # noqa: PLC0414  # the fixture
from tests.submission.samples import exhibit

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


async def gathered(chat: Chat) -> dict[str, bytes]:
    found: Everything = await chat.database.read(lambda work: gather(work, chat.user.id))
    files = {document.path: document.data for document in found.top}
    for held in found.claims:
        files |= {f"{held.folder}/{document.path}": document.data for document in held.documents}
    return files


def words(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n")


async def test_every_claim_is_there_in_words_and_as_data(chat: Chat) -> None:
    await chat.begin_writing()
    await chat.say("12 квітня 1969")
    await chat.say("не скажу, canary-attempt")
    chat.wait(hours=7)
    await chat.say("Мене тримали в підвалі")
    await chat.begin(PLAIN)
    await chat.press("Для мене")
    await chat.happen(Commanded("start"))
    await chat.say("Почати нову заяву")
    await chat.say("Ми виїхали під обстрілами в березні")
    await chat.say("Підібрати мої заяви")
    files = await gathered(chat)
    care = words(files["zayava-1/answers.txt"])
    assert all_forms()[CARE].title in care and "12 квітня 1969" in care
    _, kept = care.split("Написане, але ще не збережене як відповідь")
    assert "Мене тримали в підвалі" in kept
    data = json.loads(files["zayava-1/answers.json"])
    assert data["category"] == CARE and data["aside"][-1]["text"] == "Мене тримали в підвалі"
    assert "1969-04-12" in json.dumps(data["answers"], ensure_ascii=False)
    assert all(one["question"] for one in data["answers"])
    assert "zayava-2/answers.txt" in files and "pidbir-1/answers.txt" in files
    told = words(files["history.txt"])
    assert "почато" in told and "змінено відповіді" in told and "1969" not in told
    account = json.loads(files["account.json"])
    assert (
        account["telegram_id"] == 1
        and account["told_before_a_claim"] == "Ми виїхали під обстрілами в березні"
    )


async def test_the_data_of_a_claim_say_all_of_each_answer(chat: Chat) -> None:
    await chat.begin(PLAIN)
    await chat.press("Для мене")
    data = json.loads((await gathered(chat))["zayava-1/answers.json"])
    assert data == {
        "category": "A1.2",
        "status": "draft",
        "about": "",
        "begun": "2026-11-21T10:00:00+00:00",
        "changed": "2026-11-21T10:00:00+00:00",
        "answers": [
            {
                "question": "У чиїх інтересах подається заява",
                "key": "filing_for",
                "item": "",
                "answer": {"state": "given", "value": "self"},
            }
        ],
        "aside": [],
        "filing": None,
    }


async def test_answers_that_are_not_asked_for_any_more_are_there_too(chat: Chat) -> None:
    await chat.begin(PLAIN)
    claim = (await chat.claim()).claim

    def hide(work: Work) -> None:
        found = work.claims.get(chat.user, claim.id)
        assert found is not None
        body = json.dumps({"state": "given", "value": "hidden-answer-1f"})
        work.claims.save(chat.user, claim.id, found.rev, found.place, {("a_key_of_an_older_form", ""): body})

    await chat.database.write(hide)
    assert b"hidden-answer-1f" in (await gathered(chat))["zayava-1/answers.json"]


async def test_in_english(chat: Chat) -> None:
    await chat.begin_writing()
    await chat.database.write(lambda work: work.users.set_language(chat.user, "en"))
    files = await gathered(chat)
    assert "This is everything" in words(files["ПРОЧИТАЙ.txt"])
    assert "begun" in words(files["history.txt"])


async def test_the_button_asks_for_it_once(chat: Chat) -> None:
    await chat.begin(PLAIN)
    await chat.happen(Commanded("privacy"))
    await chat.press("Забрати все із собою")
    assert "Файл прийде сюди" in chat.notices
    jobs = await chat.database.read(lambda work: work.jobs.open(EVERYTHING))
    assert [job.key for job in jobs] == [str(chat.user.id)]


@given(st.lists(st.integers(0, 9_000), max_size=12), st.integers(14_000, 60_000))
def test_volumes_hold_everything_and_keep_to_their_limit(sizes: list[int], limit: int) -> None:
    files = tuple(exhibit(n, f"файл {n}.bin", bytes([n]) * size) for n, size in enumerate(sizes, start=1))
    kept = Kept("zayava-1", (Document("answers.txt", "text/plain", b"answers"),), files)
    volumes = list(everything([Document("account.json", "", b"{}")], [kept], made_at=NOW, limit=limit))
    names = [name for name, _ in volumes]
    assert names == ["moi-dani.zip"] or names == [
        f"moi-dani-{n}of{len(names)}.zip" for n in range(1, len(names) + 1)
    ]
    found: dict[str, bytes] = {}
    for _, data in volumes:
        assert len(data) <= limit
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            inside = {name: archive.read(name) for name in archive.namelist()}
        (sums,) = [text for name, text in inside.items() if name.startswith("SHA256SUMS")]
        for line in sums.decode().splitlines():
            digest, _, name = line.partition("  ")
            assert sha256(inside[name]).hexdigest() == digest
        found |= inside
    contents = {bytes([n]) * size for n, size in enumerate(sizes, start=1)}
    assert contents <= {*found.values()} and found["zayava-1/answers.txt"] == b"answers"


def test_a_damaged_file_gives_way_to_a_line_that_says_so() -> None:
    def lost() -> bytes:
        raise OSError

    from dataclasses import replace

    broken = replace(exhibit(1, "довідка.pdf", b"%PDF"), read=lost)
    [(_, data)] = everything(
        [], [Kept("zayava-1", (), (broken, exhibit(2, "фото.jpg", b"jpg")))], made_at=NOW
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    (note,) = [text for name, text in inside.items() if name.endswith(".pdf.txt")]
    assert note.decode("utf-8-sig") == LOST and b"jpg" in inside.values()


def test_the_reserve_covers_what_an_entry_costs() -> None:
    assert ENTRY_RESERVE > 2 * 255 + 200


@pytest.mark.parametrize("name", ["../../x", "a/../b", "C:\\x", "\u202egpj.exe"])
def test_names_lead_nowhere(name: str) -> None:
    [(_, data)] = everything([], [Kept("zayava-1", (), (exhibit(1, name, b"x"),))], made_at=NOW)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for path in archive.namelist():
            assert ".." not in path.split("/") and "\\" not in path and "\u202e" not in path
