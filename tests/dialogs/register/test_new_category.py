"""A new category is one new file: the menu, the finder, the dialog, both papers, the JSON, the transfer sheet and the
catalogue of translations follow by themselves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from conversation.screens.categories import categories_view, category_meant, group_view
from dialogs.engine.answers import Draft
from dialogs.engine.commands import Begin
from dialogs.engine.lint import lint
from dialogs.engine.programme import forms_in
from dialogs.engine.snapshot import freeze
from dialogs.finder.life import FINDER
from dialogs.finder.proposals import household
from dialogs.programmes import PROGRAMMES, claim_forms, form_of
from dialogs.programmes.register import PROGRAMME, forms
from dialogs.programmes.register.diia.transfer import transfer
from locales import language
from locales.sources import template
from submission.package import plan
from tests.dialogs.finder.life_stories import told
from tests.dialogs.register.walking import TODAY, Person

UKRAINIAN = language("uk")

FILE = """
from dialogs.engine.conditions import Is
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.form import Form
from dialogs.engine.questions import Question, Section
from dialogs.engine.signs import Sign
from dialogs.blocks.applicant import applicant
from dialogs.blocks.cast import ALONE, HARMED
from dialogs.blocks.evidence import KEY, evidence

FORM = Form(
    code="A5.1",
    title="Втрата довкілля",
    button="Втрата довкілля",
    intro="Запитаємо, якого саду чи річки не стало.",
    evidence=KEY,
    cast=ALONE,
    person=HARMED,
    signs=(Sign(when=Is(key="money_lost", value=True), reason="Довелося втратити сад.", para="100"),),
    sections=(
        Section(
            key="loss",
            title="Втрата",
            items=(
                Question(
                    key="lost_garden",
                    kind=LongText(),
                    label="Опис втраченого довкілля",
                    ask="Якого саду не стало?",
                    source="100/1",
                ),
            ),
        ),
        Section(key="applicant", title="Хто подає заяву", items=applicant("100/a")),
        Section(key="files", title="Докази", items=(evidence("100/e", "Докази", "Фото саду."),)),
    ),
)
"""


@pytest.fixture
def new_category(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (tmp_path / "a5_1.py").write_text(FILE, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(forms, "__path__", [*forms.__path__, str(tmp_path)])
        grown = replace(PROGRAMME, forms=forms_in(forms, PROGRAMME.name))
    PROGRAMMES.remove(PROGRAMME.name)
    PROGRAMMES.add(grown)
    yield "A5.1"
    PROGRAMMES.remove(PROGRAMME.name)
    PROGRAMMES.add(PROGRAMME)


def test_everything_follows_from_one_file(new_category: str) -> None:
    form = claim_forms()[new_category]
    assert lint(form) == []
    assert form_of(new_category, form.fingerprint) is form

    assert any("Втрата довкілля" in choice.listed for choice in categories_view(UKRAINIAN).choices)
    assert [c.listed for c in group_view("register/A5", set(), UKRAINIAN).choices] == [
        "Втрата довкілля (A5.1)"
    ]
    assert category_meant("А 5.1") == Begin(new_category)

    (me,) = household(FINDER, told({"lost": "other", "other": "other_losses"}), claim_forms().values(), TODAY)
    assert "Довелося втратити сад." in [proposal.sign.reason for proposal in me.proposals]

    person = Person(form, Draft())
    person.go_through(
        {"lost_garden": "Сад біля річки, сорок яблунь.", "applicant_name": "Яблунська Олена Петрівна"}
    )
    assert person.path.pending is None

    snapshot = freeze(form, person.draft, TODAY, UKRAINIAN)
    made = plan(snapshot, [], number=1, made_at=datetime(2026, 11, 21, tzinfo=UTC), program_version="1")
    papers = {document.path: document.data for document in made.documents}
    assert papers["claim.pdf"].startswith(b"%PDF")
    assert papers["diia.pdf"].startswith(b"%PDF")
    claim = orjson.loads(papers["claim.json"])
    assert (claim["code"], claim["parts"][0]["entries"][0]["text"]) == (
        new_category,
        "Сад біля річки, сорок яблунь.",
    )
    assert "Сад біля річки, сорок яблунь." in [
        field.value for part in transfer(snapshot) for field in part.fields
    ]

    texts = {message.id for message in template()}
    assert {"Якого саду не стало?", "Довелося втратити сад.", "Втрата довкілля"} <= texts


def test_it_is_gone_with_its_file() -> None:
    assert "A5.1" not in claim_forms()
