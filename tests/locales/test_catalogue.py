"""The catalogues: every text is collected, translations survive an update, and flaws are found."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import locales
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.options import Option
from dialogs.engine.questions import Question
from dialogs.programmes import all_forms
from locales import LANGUAGES, catalogue, po_file
from locales.catalogue import read_catalogue
from locales.sources import Source, model_texts, python_texts, template


def test_texts_are_found_in_calls_wherever_these_stand() -> None:
    code = """
takes = N_("Напишіть")
language.text(N_("Це всі") if ids else repeat.none)
shown(language.text("Було: {a}", a=short(language.text("нічого"), 300)), self.language.text("Далі" " й далі"))
language.count("{n} файл", "{n} файлів", n)
language.in_context("relation", "чоловік")
language.text(question.ask); names.count("а"); await reply.text(); language.text("")
"""
    assert list(python_texts(code, "a.py")) == [
        Source("Напишіть", "a.py"),
        Source("Це всі", "a.py"),
        Source("Було: {a}", "a.py"),
        Source("нічого", "a.py"),
        Source("Далі й далі", "a.py"),
        Source("{n} файл", "a.py", many="{n} файлів"),
        Source("чоловік", "a.py", context="relation"),
    ]


def test_every_wording_of_a_question_is_found_and_data_is_left_alone() -> None:
    kind = Choice(
        of=(
            Option(value="h", label="чоловік", button="він", context="relation", words=("муж",)),
            Option(value="v", label="Іванівка", verbatim=True),
        )
    )
    question = Question(
        key="who", kind=kind, label="Ступінь", ask="Хто це?", hint="Оберіть.", source="1/1", terms=("idp",)
    )
    assert {source[:2] + source[3:] for source in model_texts(question, "A1.2")} == {
        ("чоловік", "who.label", "relation"),
        ("він", "who.button", "relation"),
        ("Ступінь", "who.label", ""),
        ("Хто це?", "who.ask", ""),
        ("Оберіть.", "who.hint", ""),
    }


def test_the_template_holds_the_program_and_every_form() -> None:
    texts = template()
    assert "Пропустити" in texts
    for form in all_forms().values():
        assert form.title in texts
        for question in form.questions.values():
            assert question.ask in texts
            assert question.label in texts


def _catalogue(code: str, **translated: str) -> Catalog:
    catalog = Catalog(locale=code)
    for source, string in translated.items():
        catalog.add(source, string)
    return catalog


def _texts(*sources: str) -> Catalog:
    return _catalogue("uk", **dict.fromkeys(sources, ""))


def test_an_update_keeps_translations_and_drops_what_is_gone() -> None:
    fresh = catalogue.merged(_texts("Далі", "Назад"), _catalogue("en", Назад="Back", Вбік="Aside"), "en")
    assert [(message.id, message.string) for message in fresh if message.id] == [
        ("Далі", None),
        ("Назад", "Back"),
    ]


def test_a_reworded_text_keeps_its_translation_for_somebody_to_look_at() -> None:
    known = _catalogue("en", **{"Пакет зібрано": "The package is ready"})
    message = catalogue.merged(_texts("Пакет уже зібрано"), known, "en")["Пакет уже зібрано"]
    assert message is not None
    assert (message.string, message.fuzzy) == ("The package is ready", True)
    assert catalogue.flaws(message) == [
        "look again at the translation of «Пакет уже зібрано», it was reworded"
    ]


def test_the_same_word_in_two_contexts_is_translated_twice() -> None:
    texts, known = Catalog(), Catalog(locale="en")
    texts.add("чоловік", context="relation")
    texts.add("чоловік", context="sex")
    known.add("чоловік", "husband", context="relation")
    known.add("чоловік", "man", context="sex")
    fresh = catalogue.merged(texts, known, "en")
    assert [message.string for message in fresh if message.id] == ["husband", "man"]


def test_ukrainian_needs_only_its_plurals() -> None:
    texts = _texts("Далі")
    texts.add(("{n} файл", "{n} файлів"))
    assert [message.id for message in catalogue.merged(texts, Catalog(locale="uk"), "uk") if message.id] == [
        ("{n} файл", "{n} файлів")
    ]


@pytest.mark.parametrize(
    ("source", "string", "flaw"),
    [
        ("Далі", "", "no translation of «Далі»"),
        ("Було: {answer}", "It was: {reply}", "other {places} in «It was: {reply}» than in «Було: {answer}»"),
        ("Було: {answer}", "It was", "other {places}"),
        ("Було: {answer}", "It was: {answer", "braces that do not match"),
        (("{n} файл", "{n} файлів"), ("{n} файл", "{n} файли", ""), "no translation of «{n} файлів»"),
        (("{n} файл", "{n} файлів"), ("файл", "{n} файли", "{n} файлів"), "other {places} in «файл»"),
    ],
)
def test_flaws_of_a_translation_are_found(
    source: str | tuple[str, str], string: str | tuple[str, ...], flaw: str
) -> None:
    found = catalogue.flaws(Message(source, string))
    assert len(found) == 1
    assert flaw in found[0]


def test_a_good_translation_has_no_flaws() -> None:
    assert catalogue.flaws(Message("Було: {answer}", "It was: {answer}")) == []
    assert catalogue.flaws(Message(("{n} файл", "{n} файлів"), ("{n} файл", "{n} файли", "{n} файлів"))) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_writing_and_reading_changes_nothing(code: str) -> None:
    text = po_file(code).read_text(encoding="utf-8")
    again = catalogue.written(read_po(BytesIO(text.encode()), locale=code, abort_invalid=True), code)
    assert again == text


def test_an_update_brings_catalogues_up_to_date_and_is_stable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in LANGUAGES:
        target = tmp_path / code / "LC_MESSAGES" / "zayava.po"
        target.parent.mkdir(parents=True)
        target.write_bytes(po_file(code).read_bytes())
    monkeypatch.setattr(locales, "_FOLDER", tmp_path)
    with po_file("en").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Ніде не вжитий текст"\nmsgstr "Used nowhere"\n')
    assert any("lags behind" in problem for problem in catalogue.check())
    catalogue.update()
    assert not any("lags behind" in problem for problem in catalogue.check())
    before = [po_file(code).read_bytes() for code in LANGUAGES]
    catalogue.update()
    assert [po_file(code).read_bytes() for code in LANGUAGES] == before
    assert read_catalogue("en").get("Ніде не вжитий текст") is None
