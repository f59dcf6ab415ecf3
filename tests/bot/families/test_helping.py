"""One person types for another: from two accounts, each section confirmed, nothing kept by the helper."""

from __future__ import annotations

from pathlib import Path

from conversation.happenings import Sent
from dialogs.engine.answers import Ref
from dialogs.engine.views import View
from storage import Database, Work
from storage.tables import metadata
from tests.bot.families.between import Party, code_of, party, token_of
from tests.bot.seeing import happen

STORY = "Ми з чоловіком їхали вночі з Сум до Полтави, з однією валізою."


async def helped(database: Database) -> tuple[Party, Party]:
    """Hanna, who has begun a claim, and the niece who helps her, at Hanna's claims."""
    hanna, niece = await party(database, 1), await party(database, 2)
    await hanna.say("/start", "Почати нову заяву", "A1.2", "Для мене")
    await hanna.say("/family", "Допомога")
    link = await hanna.say("Створити посилання")
    await niece.follow(token_of(link))
    await niece.say(code_of(link), "Так, допоможу")
    view = await hanna.news()
    assert view is not None and view.heading == "Пустити помічника?"
    await hanna.say("Так, пустити")
    view = await niece.news()
    assert view is not None and view.heading == "Ви допомагаєте людині"
    return hanna, niece


async def at_work(niece: Party) -> View:
    view = await niece.say("До заяв людини")
    assert view.heading == "Яку заяву заповнювати?" and view.whose
    view = await niece.say("1")
    while view.ref is None:
        view = await niece.say("Продовжити")
    return view


async def test_what_the_helper_types_is_the_other_s(database: Database) -> None:
    hanna, niece = await helped(database)
    asked = await at_work(niece)
    assert asked.ref == Ref("applicant_citizenship") and asked.whose == "Допомога"
    asked = await niece.say("так")
    assert asked.ref == Ref("where_on_2022_02_24")
    await niece.say("в Україні")
    (claim,) = await hanna.drafts()
    assert claim.draft.answers[Ref("applicant_citizenship")].value is True
    assert await niece.drafts() == []
    assert await niece.records() == {}


async def test_each_section_is_confirmed_before_the_package(database: Database) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    await niece.say("так", "в Україні")
    await niece.say("/claims", "Досить на сьогодні")
    news = await hanna.news()
    assert news is not None and news.heading == "Вам допомагають"
    assert news.lines == ("2 відповіді чекають на вас.",)
    listed = await hanna.say("Переглянути відповіді")
    assert len(listed.choices) == 2
    section = await hanna.say("1")
    assert section.heading == "Для кого заява: усе правильно?"
    assert "Так, громадянство є" in section.choices[0].listed
    listed = await hanna.say("Усе правильно")
    assert len(listed.choices) == 1
    done = await hanna.say("1", "Усе правильно")
    assert done.heading == "Усе переглянуто"


async def test_no_package_before_everything_was_looked_at(database: Database) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    await niece.say("так")
    await hanna.say("/claims", "1")
    while (view := await hanna.say("Продовжити")).ref is not None:
        while view.ref is not None:
            view = await hanna.say("Пропустити")
            if "Не знаю" in {one.label for one in view.everything}:
                view = await hanna.say("Не знаю")
    view = await hanna.say("Зібрати пакет")
    assert view.heading == "Що написав помічник?", view


async def test_a_helper_neither_erases_nor_files_nor_looks_around(database: Database) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    for command in ("/erase", "/family", "/remind"):
        view = await niece.say(command)
        assert view.whose == "", command
        await niece.follow_help()
    assert len(await hanna.drafts()) == 1
    for words in ("стерти все", "моя родина", "Зібрати пакет"):
        await niece.say(words)
    assert len(await hanna.drafts()) == 1


async def test_files_are_not_taken_from_a_helper(database: Database) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    turn = await happen(
        database, niece.user.id, Sent("f", "u", "1.pdf", "application/pdf", 9, "", "", 900, at=9)
    )
    assert turn.notices and (await hanna.drafts())[0].draft.answers.keys() == {Ref("filing_for")}


async def test_claims_that_may_hurt_are_closed_until_they_are_opened(database: Database) -> None:
    hanna, niece = await helped(database)
    await hanna.filled("A2.6", {"filing_for": "Для мене"})
    await hanna.come_back()
    view = await niece.say("До заяв людини")
    assert [one.label for one in view.choices] == ["A1.2"]
    view = await niece.say("Почати нову заяву", "A2.6")
    assert "A2.6" not in view.heading
    view = await hanna.say("/family", "Допомога", "Відкрити ще заяву")
    assert "A2" not in str([view.heading, view.lines, [one.listed for one in view.choices]])
    await hanna.say("1")
    view = await niece.say("/claims")
    assert "A2.6" in [one.label for one in view.choices]
    await hanna.say("Заява № 2")
    view = await niece.say("/claims")
    assert [one.label for one in view.choices] == ["A1.2"]


async def test_it_ends_when_either_says_so(database: Database) -> None:
    for who in ("hanna", "niece"):
        hanna, niece = await helped(database)
        await at_work(niece)
        await niece.say("так")
        if who == "hanna":
            await hanna.say("/family", "Допомога", "Завершити допомогу")
        else:
            await niece.follow_help()
            await niece.say("Завершити допомогу")
        await niece.say("в Україні")
        (claim, *_) = await hanna.drafts()
        assert Ref("where_on_2022_02_24") not in claim.draft.answers
        # What was typed before is still to be looked at.
        assert (await hanna.say("/family", "Допомога")).lines
        await database.write(lambda work, user=hanna.user: work.users.erase(user))  # type: ignore[misc]
        await database.write(lambda work, user=niece.user: work.users.erase(user))  # type: ignore[misc]


async def test_whoever_declines_to_help_is_not_told_of_a_handover(database: Database) -> None:
    hanna, niece = await party(database, 1), await party(database, 2)
    await hanna.say("/start", "Почати нову заяву", "A1.2", "Для мене", "/family", "Допомога")
    link = await hanna.say("Створити посилання")
    await niece.follow(token_of(link))
    await niece.say(code_of(link), "Ні, не зможу")
    assert niece.notices == ("Допомогу скасовано.",)
    await hanna.news()
    assert hanna.notices == ("Допомогу скасовано.",)


async def test_everything_the_helper_did_is_in_the_log(database: Database) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    await niece.say("так")

    def log(work: Work) -> list[tuple[int, str, str]]:
        entries = work.audit.found(events=["helper.changed"])
        return [(entry.user_id, entry.event, entry.keys) for entry in entries]

    assert (hanna.user.id, "helper.changed", "applicant_citizenship") in await database.read(log)


async def test_nothing_of_it_stays_in_the_helper_s_rows(database: Database, tmp_path: Path) -> None:
    """Every value sealed with the helper's key is opened and looked through."""
    hanna, niece = await helped(database)
    await at_work(niece)
    await niece.say("так", "в Україні", "8 березня 2022", STORY)
    (claim,) = await hanna.drafts()
    assert claim.draft.answers[Ref("displacement_circumstances")].value == STORY

    def opened(work: Work) -> list[str]:
        user = work.users.get(niece.user.id)
        jobs = metadata.tables["jobs"]
        keys = [row.key for row in work.connection.execute(jobs.select().where(jobs.c.user_id == user.id))]
        return [user.session, user.shown, *keys]

    said = " ".join(await database.read(opened))
    for secret in (STORY, claim.claim.id, "applicant_citizenship", "displacement"):
        assert secret not in said


async def test_what_a_helper_typed_is_looked_at_though_they_are_gone(database: Database) -> None:
    hanna, niece = await helped(database)
    await at_work(niece)
    await niece.say("так")
    await database.write(lambda work: work.users.erase(niece.user))
    (claim,) = await hanna.drafts()
    assert Ref("applicant_citizenship") in claim.draft.answers
    view = await hanna.say("/family", "Допомога")
    assert view.lines == ("1 відповідь чекає на вас.",)
    await hanna.say(
        "Переглянути відповіді", "1", "Усе правильно", "/family", "Допомога", "Завершити допомогу"
    )
    assert (await hanna.say("/family", "Допомога")).heading == "Покликати помічника?"


async def test_screens_fit_a_phone(database: Database) -> None:
    hanna, niece = await helped(database)
    views = [await at_work(niece), await niece.say("так"), await niece.say("/claims")]
    views += [await hanna.say("/family"), await hanna.say("Допомога")]
    views += [await hanna.say("Переглянути відповіді"), await hanna.say("1")]
    for view in views:
        assert len(view.choices) + len(view.actions) <= 6, view.heading
        assert all(len(one.label) <= 24 for one in view.everything), view.heading
        assert len(view.titled) + sum(map(len, view.lines)) <= 350


async def test_what_crosses_on_the_way_answers_no_other_question(database: Database) -> None:
    """Both type at the same time: a text is meant for the question that its writer saw."""
    hanna, niece = await helped(database)
    await hanna.say("/claims", "1", "Продовжити")
    asked = await at_work(niece)
    assert asked.ref == Ref("applicant_citizenship")
    await niece.say("так", "в Україні")
    asked = await hanna.say("ні")
    assert asked.ref == Ref("displacement_date")
    assert hanna.notices[0].startswith("Тут саме відповідав хтось із вас двох.")
    (claim,) = await hanna.drafts()
    assert claim.draft.answers[Ref("applicant_citizenship")].value is True
    await hanna.say("8 березня 2022")
    asked = await niece.say("9 березня 2022")
    assert asked.ref == Ref("displacement_circumstances")
    assert niece.notices[0].startswith("Тут саме відповідав хтось із вас двох.")
    (claim,) = await hanna.drafts()
    assert "2022, 3, 8" in repr(claim.draft.answers[Ref("displacement_date")].value)
    assert Ref("displacement_circumstances") not in claim.draft.answers
