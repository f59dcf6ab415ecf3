"""What one claim knows of another, turn by turn: the same child, costs, a story and a list at its question."""

from __future__ import annotations

from conversation.claims.writing import Writing, save_claim
from conversation.commands import OpenClaim
from conversation.doing import do
from conversation.finishing import finish
from conversation.talk import Talk
from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import Begin
from dialogs.engine.views import View
from dialogs.programmes import all_forms
from storage import Database, Work
from tests.bot.chat import Chat
from tests.dialogs.register.people import a1_2
from tests.dialogs.register.walking import Person, Script

FORMS = all_forms()
SOFIA = "Вигадана Софія Андріївна"
CHILD: Script = {"filing_for": "Для моєї дитини", "child_name": SOFIA, "child_birth_date": "17 травня 2015"}


class Family(Chat):
    """A person with claims that were filled in before."""

    async def filled(self, code: str, script: Script, about: str = "", at: Place | None = None) -> Writing:
        """A claim told by the script, with the person before one of its screens."""
        form = FORMS[code]
        person = Person(form)
        person.go_through(script)

        def write(work: Work) -> Writing:
            claim = work.claims.create(self.user, code, form.fingerprint, about)
            begun = Writing(claim, form, Person(form).draft)
            return save_claim(work, self.user, begun, person.draft.at(at or Place(Screen.TASKS)))

        return await self.database.write(write)

    async def open(self, writing: Writing, place: Place) -> View:
        """Go to a screen of a claim."""

        def go(work: Work) -> View:
            talk = Talk(work, self.user.id)
            do(talk, OpenClaim(writing.claim.id))
            assert talk.writing is not None
            saved = save_claim(work, talk.user, talk.writing, talk.writing.draft.at(place))
            talk.writing = saved
            view = finish(talk).view
            assert view is not None
            return view

        return await self.database.write(go)

    async def begin(self, code: str) -> None:
        """Press the button for another claim that fits the same person better."""

        def press(work: Work) -> None:
            talk = Talk(work, self.user.id)
            do(talk, Begin(code, same=True))
            finish(talk)

        await self.database.write(press)


async def family(database: Database) -> Family:
    chat = Family(database)
    await chat.start()
    return chat


async def test_a_claim_begun_from_a_child_s_is_for_that_child(database: Database) -> None:
    chat = await family(database)
    hers = await chat.filled("A2.6", CHILD)
    await chat.open(hers, Place(Screen.CHECK))
    await chat.begin("A2.3")
    (newest,) = [one for one in await chat.drafts() if one.form.code == "A2.3"]
    answers = newest.draft.answers
    assert answers[Ref("filing_for")].value == "child"
    assert str(answers[Ref("child_name")].value) == SOFIA
    (first,) = [one for one in await chat.drafts() if one.form.code == "A2.6"]
    assert newest.claim.person == first.claim.person != ""
    assert Ref("applicant_name") not in answers  # who files is only offered

    await chat.open(hers, Place(Screen.CHECK))
    await chat.begin("A2.3")
    assert len([one for one in await chat.drafts() if one.form.code == "A2.3"]) == 1


async def test_a_claim_begun_from_one_s_own_is_one_s_own(database: Database) -> None:
    chat = await family(database)
    own = await chat.filled("A2.6", {"filing_for": "Для мене"})
    await chat.open(own, Place(Screen.CHECK))
    await chat.begin("A2.2")
    (newest,) = [one for one in await chat.drafts() if one.form.code == "A2.2"]
    assert newest.claim.about == "" and not newest.draft.answers


async def test_costs_are_taken_only_by_themselves_with_the_sentence(database: Database) -> None:
    chat = await family(database)
    costs = [{"treatment_costs_name": "протез", "treatment_costs_amount": "90 000 грн"}]
    injured = {"filing_for": "Для мене", "also_serious_injury": "так", "treatment_costs": costs}
    await chat.filled("A2.3", injured)
    other = await chat.filled("A2.7", {"filing_for": "Для мене", "also_serious_injury": "так"})
    draft = other.draft
    for ref in [ref for ref in draft.answers if ref.key not in ("filing_for", "also_serious_injury")]:
        draft = draft.with_answer(ref, None)
    await database.write(lambda work: save_claim(work, chat.user, other, draft))
    offer = await chat.open(other, Place(Screen.OFFER))
    (choice,) = [choice for choice in offer.choices if choice.label == "Витрати"]
    assert "Кожну витрату заявляють лише в одній заяві." in choice.listed
    await chat.say("Взяти всі ці відповіді")
    (now,) = [one for one in await chat.drafts() if one.claim.id == other.claim.id]
    assert Ref("treatment_costs") not in now.draft.answers
    await chat.open(other, Place(Screen.OFFER))
    await chat.say("Витрати")
    (now,) = [one for one in await chat.drafts() if one.claim.id == other.claim.id]
    assert now.draft.answers[Ref("treatment_costs")].origin == "another"

    check = await chat.open(now, Place(Screen.CHECK))
    assert any("протез, 90" in note and "заявляють один раз" in note for note in check.notes)


async def test_the_list_is_offered_at_its_question(database: Database) -> None:
    chat = await family(database)
    await chat.filled(
        "A1.2", {**a1_2.SCRIPT, "family": [{"family_name": SOFIA, "family_relation": "донька"}]}
    )
    hers = await chat.filled("A1.2", CHILD)
    draft = hers.draft._replace(answers={r: a for r, a in hers.draft.answers.items() if r.key != "family"})
    await database.write(lambda work: save_claim(work, chat.user, hers, draft))
    asked = await chat.open(hers, Place(key="family"))
    assert asked.everything[0].label == "Взяти список (1)"
    await chat.say("Взяти список (1)")
    (now,) = [one for one in await chat.drafts() if one.claim.id == hers.claim.id]
    (mother,) = now.draft.answers[Ref("family")].value.ids
    assert str(now.draft.answers[Ref("family_name", mother)].value) == a1_2.NAME
    assert now.draft.answers[Ref("family_relation_to_child", mother)].value == "mother"


async def test_the_parent_s_story_comes_as_a_message_to_be_changed(database: Database) -> None:
    chat = await family(database)
    await chat.filled("A1.2", a1_2.SCRIPT)
    hers = await chat.filled("A1.2", CHILD)
    key = "displacement_circumstances"
    draft = hers.draft._replace(answers={r: a for r, a in hers.draft.answers.items() if r.key != key})
    await database.write(lambda work: save_claim(work, chat.user, hers, draft))
    asked = await chat.open(hers, Place(key=key))
    assert asked.everything[0].label == "Показати мою розповідь"
    shown = await chat.say("Показати мою розповідь")
    assert shown.ref == Ref(key)
    refused = await chat.say("Те саме, що в моїй заяві")
    assert any("посилання на іншу заяву" in note for note in refused.notes)
    (now,) = [one for one in await chat.drafts() if one.claim.id == hers.claim.id]
    assert Ref(key) not in now.draft.answers
