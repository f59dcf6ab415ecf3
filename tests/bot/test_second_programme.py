"""A second programme goes all the way, and the engine, the conversation and the package know nothing of it: a garden
society gives seeds to whose garden was lost, on paper, without any portal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from conversation.screens.categories import category_meant
from dialogs.engine.answers import Answer, Draft, Ref, State
from dialogs.engine.archive import Archive
from dialogs.engine.commands import Begin
from dialogs.engine.conditions import Is
from dialogs.engine.form import Form
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.lint import lint
from dialogs.engine.programme import Elsewhere, Paper, Programme, Words, programme_of
from dialogs.engine.questions import Question, Section
from dialogs.engine.signs import Sign
from dialogs.engine.snapshot import freeze
from dialogs.finder.life import FINDER
from dialogs.programmes import PROGRAMMES, form_of
from locales import language
from storage import Database
from submission.package import build, plan
from submission.stop import Stop
from tests.bot.chat import Chat

UKRAINIAN = language("uk")

SEEDS = Form(
    code="S1",
    title="Насіння для нового саду",
    intro="Два питання.",
    evidence="photos",
    programme="garden",
    sections=(
        Section(
            key="garden",
            title="Сад",
            items=(
                Question(
                    key="trees",
                    example="40",
                    kind=Integer(),
                    label="Кількість дерев",
                    ask="Скільки дерев було?",
                    source="3",
                ),
                Question(
                    key="gardener",
                    kind=PersonName(),
                    label="Хто просить",
                    ask="Як вас звати?",
                    source="1",
                    example="Коваленко Марія Іванівна",
                ),
            ),
        ),
        Section(
            key="files",
            title="Фото",
            items=(
                Question(key="photos", kind=FileSet(), label="Фото саду", ask="Чи є фото саду?", source="4"),
            ),
        ),
    ),
    signs=(Sign(when=Is(key="money_lost", value=True), reason="Утрачено сад.", para="2"),),
)


@pytest.fixture
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    archive.record((SEEDS,))
    programme = Programme(
        name="garden",
        title="Садове товариство",
        forms={SEEDS.code: SEEDS},
        archive=archive,
        groups={"S": "Насіння"},
        spelled=lambda text: "S1" if re.fullmatch(r"[sS]\s?1", text) else "",
        words=Words(
            cited="(правило {para})",
            cited_several="(правила {para})",
            filing="Віднесіть заяву до товариства.",
            closed="{code} {title}: насіння скінчилося.",
        ),
        paper=Paper(
            header="Заява до товариства",
            draft="Це заява до садового товариства.",
            what_for="Підпишіть її й віднесіть.",
            cited="{text} (правило {para})",
            keyword="сад",
        ),
        elsewhere=Elsewhere("Я з іншого товариства", "Вам до свого товариства", ("Туди й зверніться.",)),
    )
    PROGRAMMES.add(programme)
    yield programme
    PROGRAMMES.switch_off(())
    PROGRAMMES.remove("garden")


def test_its_form_is_in_order_and_opens_from_its_own_archive(garden: Programme) -> None:
    assert lint(SEEDS, finder=FINDER) == []
    assert form_of("S1", SEEDS.fingerprint) is SEEDS
    assert category_meant("s 1") == Begin("S1")
    assert category_meant("A3.1") == Begin("A3.1")


def test_nothing_of_the_register_stands_in_its_papers(garden: Programme) -> None:
    draft = Draft(
        {
            Ref("trees"): Answer(value=40),
            Ref("gardener"): Answer(State.UNKNOWN),
            Ref("photos"): Answer(State.NO_DOCUMENT),
        }
    )
    snapshot = freeze(SEEDS, draft, date(2026, 11, 28), UKRAINIAN)
    made = plan(snapshot, [], number=1, made_at=datetime(2026, 11, 28, tzinfo=UTC), program_version="1")
    assert {document.path for document in made.documents} == {"claim.pdf", "claim.html", "claim.json"}
    page = next(one.data.decode() for one in made.documents if one.path == "claim.html")
    assert "садового товариства" in page
    assert not re.search("Реєстр|Ді[яїю]|Порядк", page)
    assert [*build(made, Stop())]


async def test_it_is_found_typed_filled_in_and_packaged_in_the_chat(
    garden: Programme, database: Database
) -> None:
    chat = Chat(database)
    await chat.start()
    await chat.say("Почати нову заяву")
    found = await chat.say("Підібрати мої заяви", "Більше ні для кого", "ні", "4", "4", "ні", "1")
    assert any("S1" in choice.listed and "(правило 2)" in choice.listed for choice in found.choices), found
    await chat.say("/new", "Вибрати категорію", "Насіння")
    asked = await chat.say("Насіння для нового саду")
    assert asked.heading == "Скільки дерев було?"
    assert (await chat.say("40", "Коваленко Марія Іванівна", "Файлів немає")).heading == "Перевіримо заяву"
    labels = [action.label for action in (await chat.say("?")).everything]
    assert "Зібрати пакет" in labels
    assert not [label for label in labels if "Ді" in label]
    done = await chat.say("Зібрати пакет")
    assert done.heading == "Збираємо документи"


async def test_what_is_off_is_not_offered_and_its_drafts_go_on(garden: Programme, database: Database) -> None:
    chat = Chat(database)
    await chat.start()
    assert (await chat.say("S1")).heading == "Скільки дерев було?"
    PROGRAMMES.switch_off({"garden"})
    assert (await chat.say("40")).heading == "Як вас звати?"
    menu = await chat.say("/new", "Вибрати категорію")
    assert "Насіння" not in [choice.label for choice in menu.choices]


async def test_a_closed_form_and_a_turned_away_person_are_told_in_its_words(
    garden: Programme, database: Database
) -> None:
    chat = Chat(database, closed=frozenset({"S1"}))
    await chat.start()
    await chat.say("S1")
    assert "S1 Насіння для нового саду: насіння скінчилося." in chat.notices
    away = await chat.say("/new", "Я з іншого товариства")
    assert (away.heading, away.lines) == ("Вам до свого товариства", ("Туди й зверніться.",))


def test_two_programmes_cannot_take_the_same_code(garden: Programme) -> None:
    with pytest.raises(ValueError, match="taken"):
        PROGRAMMES.add(replace(garden, name="another"))
    assert programme_of("garden") is garden


def test_a_code_without_a_number_would_be_taken_for_a_word(garden: Programme) -> None:
    with pytest.raises(ValueError, match="number"):
        PROGRAMMES.add(replace(garden, name="another", forms={"S": SEEDS}))
    assert programme_of("garden") is garden
