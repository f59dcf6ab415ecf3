"""Every form says what is true: who is who, who files, who answers for it, and how the Register calls it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from dialogs.engine.answers import Draft, Place, Screen
from dialogs.engine.form import Form
from dialogs.engine.look import look
from dialogs.engine.questions import Question, Repeat
from dialogs.engine.snapshot import Group, Line, freeze
from dialogs.programmes import claim_forms
from locales import LANGUAGES, language
from submission.claim import describe
from submission.papers.claim import claim_paper
from submission.papers.pdf import pdf
from tests.dialogs.order.cases import refusal, tell
from tests.dialogs.register.walking import TODAY, Person, Script
from tests.submission.paper import squeeze, text

FORMS = claim_forms()
FOR_CHILDREN = [code for code, form in FORMS.items() if form.filing]
CHILD: Script = {
    "filing_for": "Для моєї дитини",
    "child_name": "Вигадана Софія Андріївна",
    "child_birth_date": "17 травня 2015",
    "child_birth_record": "так",
    "applicant_tax_number": "3114804522",
}
SELF: Script = {"filing_for": "Для мене"}


def lines(code: str, told: Script) -> dict[str, Line]:
    """The lines of the claim; of a list those of its first item."""
    person = Person(FORMS[code])
    person.go_through(told)
    found: dict[str, Line] = {}
    for part in freeze(person.form, person.draft, TODAY, language("uk")).parts:
        for entry in part.entries:
            for line in entry.lines if isinstance(entry, Group) else (entry,):
                found.setdefault(line.key, line)
    return found


@pytest.mark.parametrize(
    ("code", "told", "key", "sentence"),
    [
        ("A2.1", {**SELF, "relation": "мама"}, "relation",
         "Ким померла особа була заявникові: Мати, батько, вітчим або мачуха"),
        ("A2.2", {**SELF, "relation": "син"}, "relation",
         "Ким зникла особа є заявникові: Син, дочка, пасинок або падчерка"),
        ("A2.2", {**SELF, "relation": "брат"}, "relation", "Ким зникла особа є заявникові: Брат або сестра"),
        ("A2.2", {**SELF, "relation": "бабуся"}, "relation", "Ким зникла особа є заявникові: Бабуся або дідусь"),
        ("A2.1", {**CHILD, "relation_to_child": "тато"}, "relation_to_child",
         "Ким померла особа була дитині: Мати, батько, вітчим або мачуха"),
        ("A2.2", {**CHILD, "relation_to_child": "дідусь"}, "relation_to_child",
         "Ким зникла особа є дитині: Бабуся або дідусь"),
        ("A1.2", {**SELF, "family": [{"family_relation": "донька"}]}, "family_relation",
         "Ступінь спорідненості із заявником — ким ця людина є заявникові: Дочка"),
        ("A1.1", {**SELF, "family": [{"family_relation": "сестра"}]}, "family_relation",
         "Ступінь спорідненості із заявником — ким ця людина є заявникові: Сестра"),
        ("A1.2", {**CHILD, "family": [{"family_relation_to_child": "мама"}]}, "family_relation_to_child",
         "Ступінь спорідненості із заявником — ким ця людина є дитині: Мати"),
        ("A2.8", {**CHILD, "family": [{"family_relation_to_child": "тітка"}]}, "family_relation_to_child",
         "Ступінь спорідненості із заявником — ким ця людина є дитині: Тітка"),
        ("A3.3", {**CHILD, "co_residents": [{"co_resident_relation_to_child": "брат"}]},
         "co_resident_relation_to_child",
         "Стосунки з заявником — ким ця людина є дитині: Брат"),
    ],
)  # fmt: skip
def test_label_and_answer_are_a_true_sentence(code: str, told: Script, key: str, sentence: str) -> None:
    line = lines(code, told)[key]
    assert f"{line.label}: {line.text}" == sentence


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
def test_kinship_is_asked_in_the_direction_in_which_it_is_printed(form: Form) -> None:
    for question in form.questions.values():
        whom = re.search(r"\bким .*(?:є|була) (заявникові|дитині)", question.label, re.IGNORECASE)
        assert bool(whom) == (re.search("relation(?!_proof)", question.key) is not None), question.key
        if whom and question.kind.options():
            of_child = whom[1] == "дитині"
            assert question.ask.removeprefix("{name}: ").startswith(("Ким була ", "Хто ", "хто ")), (
                question.key
            )
            assert (question.key.endswith("_to_child"), "дитині" in question.ask) == (of_child, of_child)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
def test_nobody_hears_that_it_is_impossible_for_ever(form: Form) -> None:
    for said in wording(form):
        assert not re.search(
            r"ніколи (?:не зможе|не пода|не приймуть)|не можуть подавати|не подають взагалі", said
        )


@pytest.mark.parametrize("code", FOR_CHILDREN)
def test_who_files_for_a_child_is_told_with_its_day(code: str) -> None:
    form = FORMS[code]
    assert form.filing is not None
    hint = form.questions["filing_for"].hint
    day = language("uk").date(form.filing.parents_on)
    if form.filing.parents:
        assert f"За відомостями на {day}, за дитину подають батьки." in hint
    else:
        assert f"За відомостями на {day}" in tell(code, CHILD).read
    guardian = tell(code, {**CHILD, "filing_for": "Для дитини під опікою"})
    assert language("uk").date(form.filing.guardians_on) in guardian.read
    assert not guardian.state.stopped


@pytest.mark.parametrize("code", list(FORMS))
def test_who_answers_for_the_truth_is_said_before_the_package_and_in_it(code: str) -> None:
    person = Person(FORMS[code])
    person.go_through({})
    view = look(person.form, person.draft.at(Place(Screen.CHECK)), TODAY, language("uk"))
    assert any(
        line.startswith("За правдивість того, що ви внесли, відповідаєте ви (пункт 7") for line in view.lines
    )
    said = freeze(person.form, person.draft, TODAY, language("uk")).responsibility
    assert said == (
        "Відповідальність за достовірність відомостей, що містяться в заяві, несуть заявники в частині внесених "
        "ними відомостей."
    )


def test_it_stands_in_the_pdf_and_in_the_json() -> None:
    person = Person(FORMS["A3.4"])
    person.go_through({})
    snapshot = freeze(person.form, person.draft, TODAY, language("uk"))
    claim = describe(snapshot, [], datetime(2026, 11, 21, tzinfo=UTC))
    assert json.loads(claim.to_json())["responsibility"] == snapshot.responsibility
    assert squeeze(snapshot.responsibility) in text(pdf(claim_paper(claim), claim.made_at))


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("A1.1", "Involuntary internal displacement"),
        ("A1.2", "Involuntary displacement outside of Ukraine"),
        ("A2.1", "Death of an immediate family member"),
        ("A2.2", "Missing immediate family member"),
        ("A2.3", "Serious personal injury"),
        ("A2.4", "Sexual violence"),
        ("A2.5", "Torture or inhuman or degrading treatment or punishment"),
        ("A2.6", "Deprivation of liberty"),
        ("A2.7", "Forced labour or service"),
        ("A2.8", "Forcible transfer or deportation of children"),
        ("A2.9", "Forcible transfer or deportation of adults"),
        ("A3.1", "Damage or destruction of residential immovable property"),
        ("A3.2", "Damage or destruction of non-residential immovable property"),
        ("A3.3", "Loss of housing or residence"),
        ("A3.4", "Loss of employment"),
        ("A3.5", "Loss of private enterprise"),
        ("A3.6", "Loss of access or control of immovable property in the temporarily occupied territories"),
        ("A3.7", "Other economic losses"),
    ],
)
def test_the_register_s_own_titles_in_english(code: str, title: str) -> None:
    assert language("en").text(FORMS[code].title) == title


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
def test_one_owner_is_no_private_property(form: Form) -> None:
    assert not [said for said in wording(form) if re.search(r"приватна власність|приватної власності", said)]


@pytest.mark.parametrize(
    "code", [code for code in FOR_CHILDREN if "child_birth_record" in FORMS[code].questions]
)
def test_a_birth_record_is_the_one_in_the_state_register(code: str) -> None:
    record = FORMS[code].questions["child_birth_record"]
    assert "Державн" in record.ask + record.hint + record.label
    told = tell(code, {**CHILD, "child_birth_record": "ні"}).read
    assert "окупації" in told and "суд" in told


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("Львівська область, Львів", True),
        ("Київ", True),
        ("м. Дніпро, вул. Січеславська Набережна, 5", True),
        ("Одеса", True),
        ("Івано-Франківськ, вул. Незалежності, 10", True),
        ("Закарпатська область, Ужгород", True),
        ("Україна, Тернопіль", True),
        ("Біла Церква, Київська область", True),
        ("Польща, Краків", False),
        ("Познань, Польща", False),
        ("Німеччина, Берлін, Hauptstraße 5", False),
        ("Чехія, Прага", False),
        ("Норвегія, Берген", False),
    ],
)
def test_who_lives_in_ukraine_after_the_move_is_led_to_the_other_claim(address: str, here: bool) -> None:
    told: Script = {**SELF, "actual_address_after_displacement": address}
    assert ("A1.1" in tell("A1.2", told).read) is here


@pytest.mark.parametrize("state", ["Україна", "Украина", "Ukraine", "україна", "УКРАЇНА", "Ucraina"])
def test_ukraine_protects_nobody_abroad(state: str) -> None:
    told: Script = {**SELF, "protections": [{"protection_state": "Польща", "protection_start": "2023"}]}
    assert refusal("A1.2", told, "protection_state", state)


def wording(form: Form) -> Iterator[str]:
    """Everything that a form says."""
    yield from (form.intro, form.note)
    everything: list[Question | Repeat] = [*form.questions.values(), *form.repeats.values()]
    for asks in everything:
        yield from (asks.ask, asks.hint, asks.label)
        if isinstance(asks, Question):
            yield from (option.label for option in asks.kind.options())
    yield from (rule.explain for rule in form.conditions)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_title_is_told_in_every_language(code: str) -> None:
    spoken = language(code)
    for form in FORMS.values():
        title = freeze(form, Draft(), TODAY, spoken).title
        assert title and (code == "uk" or title != form.title)
