"""A grown child takes over what a parent began: by a link and a code, confirmed by both, once, and for good."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conversation.claims.writing import HANDED, Writing, open_claim, save_claim
from dialogs.engine.answers import Answer, Attached, Files, Ref
from dialogs.engine.look.fitting import reading
from dialogs.engine.views import View
from locales import language
from storage import Database, Folder, MasterKey, Vault, Work
from tests.bot.families.between import Party, code_of, handed_over, party, token_of
from tests.bot.families.golden import CHILDREN, MOTHER, alone
from tests.dialogs.register.people import a1_2

DARYNA = CHILDREN[0]
NOON = datetime(2031, 3, 5, 10, tzinfo=UTC)
"""Daryna is nineteen."""


@pytest.fixture
def clock() -> list[datetime]:
    return [NOON]


@pytest.fixture
async def database(database_url: str, key: MasterKey, clock: list[datetime]) -> AsyncIterator[Database]:
    database = await Database.open(database_url, key, clock=lambda: clock[-1])
    yield database
    await database.close()


async def family(database: Database, *codes: str) -> tuple[Party, Party]:
    """The mother with claims for Daryna, and Daryna in a chat of her own."""
    mother, daughter = await party(database, 1), await party(database, 2)
    for code in codes or ("A1.2", "A3.3"):
        await mother.filled(code, alone(code, DARYNA))
    await mother.come_back()
    while (await mother.say("/family")).heading == "Це одна людина?":
        await mother.say("Так, це одна людина")
    return mother, daughter


async def offered(mother: Party, files: bool = False) -> View:
    await mother.say("/family", "Дарина", "Передати заяви")
    return await mother.say("Передати з файлами" if files else "Створити посилання")


async def agreed(mother: Party, daughter: Party, link: View) -> None:
    await daughter.follow(token_of(link))
    await daughter.say(code_of(link), "Так, прийняти")
    view = await mother.news()
    assert view is not None and view.heading == "Дарина: передати заяви?"
    await mother.say("Так, передати")


async def claims(party: Party) -> dict[str, Writing]:
    return {one.form.code: one for one in await party.drafts()}


async def test_claims_change_hands_once_both_have_confirmed(database: Database, tmp_path: Path) -> None:
    mother, daughter = await family(database)
    link = await offered(mother)
    view = await daughter.follow(token_of(link))
    assert view.heading == "Який код із шести цифр?"
    view = await daughter.say(code_of(link))
    assert view.heading == "Вам передають заяви. Прийняти?"
    told = (await mother.news()) or link
    assert told.heading == "Дарина: код уведено"
    view = await daughter.say("Так, прийняти")
    assert view.heading == "Чекаємо на підтвердження"
    assert await handed_over(database, tmp_path) == 0 and await claims(daughter) == {}
    asked = await mother.news()
    assert asked is not None and asked.heading == "Дарина: передати заяви?"
    await mother.say("Так, передати")
    assert await handed_over(database, tmp_path) == 1

    own = await claims(daughter)
    assert set(own) == {"A1.2", "A3.3"}
    a12 = own["A1.2"].draft.answers
    assert a12[Ref("filing_for")].value == "self"
    assert str(a12[Ref("applicant_name")].value) == DARYNA.name
    assert a12[Ref("applicant_tax_number")].value == DARYNA.number
    assert str(a12[Ref("displacement_circumstances")].value).startswith("Дарина ночувала")
    assert not any(answer.origin or answer.source for answer in a12.values())
    # Of the mother only what a list of relatives says.
    listed = {ref for ref, answer in a12.items() if str(answer.value) == MOTHER}
    assert listed == {Ref("family_name", a12[Ref("family")].value.ids[0])}
    assert Ref("applicant_phone") not in a12 and Ref("applicant_email") not in a12
    assert a12[Ref("family_relation", a12[Ref("family")].value.ids[0])].value == "mother"

    assert {one.claim.status for one in (await claims(mother)).values()} == {HANDED}
    told = (await daughter.news()) or link
    assert told.heading == "Ваші заяви" and "Заяви тепер ваші" in daughter.notices[0]
    assert (await mother.news()) is not None and "Заяви передано" in mother.notices[0]


async def test_what_was_handed_over_is_closed_and_travels_no_more(database: Database, tmp_path: Path) -> None:
    mother, daughter = await family(database)
    await agreed(mother, daughter, await offered(mother))
    await handed_over(database, tmp_path)
    await mother.news()
    view = await mother.say("/claims", "1")
    assert view.heading == "Ваші заяви" and "передано" in mother.notices[0]
    away = await mother.say("/family", "Архів", "Дарина")
    assert "Повернути з архіву" not in [one.label for one in away.everything]
    assert "Передати заяви" not in [one.label for one in away.everything]
    view = await mother.say("/start", "Почати нову заяву", "A2.8", "Для моєї дитини")
    assert "Дарина" not in str(view)


async def test_the_mother_erases_herself_and_the_copy_stays(
    database: Database, tmp_path: Path, clock: list[datetime]
) -> None:
    mother, daughter = await family(database, "A3.3")
    vault = Vault(Folder(tmp_path))
    (claim,) = (await claims(mother)).values()
    saved = await _sent(mother, claim, vault, "residence_basis_proof", b"the lease, as it was sent")
    await agreed(mother, daughter, await offered(mother, files=True))
    await handed_over(database, tmp_path)
    (own,) = (await claims(daughter)).values()
    told = own.draft.answers[Ref("residence_basis_proof")].value
    assert isinstance(told, Files)
    (one,) = told.files
    await mother.news()
    gone = await database.write(lambda work: work.users.erase(mother.user))
    assert saved not in gone
    await vault.delete(gone)
    file = await database.read(lambda work: work.evidence.get(daughter.user, one.id))
    assert file is not None and file.blob == saved and file.own_key is not None
    key = await database.vault_key(daughter.user.id)
    assert await vault.read(key, saved, file.own_key) == b"the lease, as it was sent"
    kept = (await claims(daughter))["A3.3"].draft.answers
    assert str(kept[Ref("applicant_name")].value) == DARYNA.name
    # And the other way round: once she erases herself too, nobody needs the file any more.
    assert saved in await database.write(lambda work: work.users.erase(daughter.user))


async def _sent(who: Party, claim: Writing, vault: Vault, key: str, content: bytes) -> str:
    """One of the files that the golden answers name is a real one."""

    async def chunks() -> AsyncIterator[bytes]:
        yield content

    saved = await vault.save(await who.database.vault_key(who.user.id), chunks())

    def write(work: Work) -> None:
        writing = open_claim(work, who.user, claim.claim.id)
        assert writing is not None
        file = work.evidence.add(who.user, claim.claim.id, file_id="f", name="lease.pdf", key=key)
        work.evidence.saved(file, blob=saved.name, size=saved.size, sha256=saved.sha256)
        answer = Answer(value=Files((Attached(file.id, file.number),), closed=True))
        save_claim(work, who.user, writing, writing.draft.with_answer(Ref(key), answer))

    await who.database.write(write)
    return saved.name


async def test_without_files_none_goes_along(database: Database, tmp_path: Path) -> None:
    mother, daughter = await family(database, "A3.3")
    (claim,) = (await claims(mother)).values()
    await _sent(mother, claim, Vault(Folder(tmp_path)), "residence_basis_proof", b"lease")
    await mother.say("/family", "Дарина", "Передати заяви")
    await agreed(mother, daughter, await mother.say("Передати без файлів"))
    await handed_over(database, tmp_path)
    (own,) = (await claims(daughter)).values()
    assert Ref("residence_basis_proof") not in own.draft.answers
    assert await database.read(lambda work: work.evidence.list(daughter.user, own.claim.id)) == []


async def test_a_link_works_once(database: Database, tmp_path: Path) -> None:
    mother, daughter = await family(database)
    link = await offered(mother)
    await agreed(mother, daughter, link)
    stranger = await party(database, 3)
    await stranger.follow(token_of(link))
    assert stranger.notices == ("Це посилання вже не діє. Попросіть нове.",)
    await handed_over(database, tmp_path)
    await stranger.follow(token_of(link))
    assert await claims(stranger) == {}


async def test_a_link_lasts_a_day(database: Database, clock: list[datetime]) -> None:
    mother, daughter = await family(database)
    link = await offered(mother)
    assert any("до 6 березня 2031, 12:00" in line for line in link.lines), link.lines
    clock.append(NOON + timedelta(hours=24))
    await daughter.follow(token_of(link))
    assert daughter.notices == ("Це посилання вже не діє. Попросіть нове.",)


async def test_five_wrong_codes_end_it(database: Database) -> None:
    mother, daughter = await family(database)
    link = await offered(mother)
    wrong = f"{(int(code_of(link)) + 1) % 10**6:06d}"
    await daughter.follow(token_of(link))
    for left in (4, 3, 2, 1):
        await daughter.say(wrong)
        assert daughter.notices == (f"Це інший код. Спроб залишилося: {left}.",)
    await daughter.say(wrong)
    await daughter.follow(token_of(link))
    assert daughter.notices == ("Це посилання вже не діє. Попросіть нове.",)
    await mother.news()
    assert mother.notices == ("Передавання скасовано. Нічого не передано.",)


async def test_five_wrong_codes_end_it_also_from_many_at_once(database: Database) -> None:
    """Whoever has the link and many accounts gets no more tries than with one."""
    mother, _ = await family(database)
    link = await offered(mother)
    wrong = f"{(int(code_of(link)) + 1) % 10**6:06d}"
    strangers = [await party(database, number) for number in range(10, 20)]
    for stranger in strangers:
        await stranger.follow(token_of(link))
    await asyncio.gather(*(stranger.say(wrong) for stranger in strangers))
    told = Counter(notice for stranger in strangers for notice in stranger.notices)
    assert told["Це посилання вже не діє. Попросіть нове."] == 6
    assert [told[f"Це інший код. Спроб залишилося: {left}."] for left in (4, 3, 2, 1)] == [1] * 4


async def test_either_may_refuse(database: Database, tmp_path: Path) -> None:
    mother, daughter = await family(database)
    link = await offered(mother)
    await daughter.follow(token_of(link))
    await daughter.say(code_of(link), "Ні, не треба")
    await mother.news()
    assert mother.notices == ("Передавання скасовано. Нічого не передано.",)
    link = await offered(mother)
    await daughter.follow(token_of(link))
    await daughter.say(code_of(link), "Так, прийняти")
    await mother.news()
    await mother.say("Скасувати")
    await daughter.news()
    assert await handed_over(database, tmp_path) == 0
    assert await claims(daughter) == {}
    assert HANDED not in {one.claim.status for one in (await claims(mother)).values()}


async def test_only_the_two_see_it(database: Database) -> None:
    """The one who takes learns neither a name nor a category before both confirmed; a stranger learns nothing."""
    mother, daughter = await family(database)
    link = await offered(mother)
    seen = [
        await daughter.follow(token_of(link)),
        await daughter.say(code_of(link)),
        await daughter.say("Так, прийняти"),
    ]
    said = str([(view.heading, view.lines, view.notes) for view in seen])
    for name in ("Дарина", "A1.2", "A3.3", *MOTHER.split()):
        assert name not in said
    stranger = await party(database, 3)
    await stranger.follow(token_of(link))
    assert stranger.notices == ("Це посилання вже не діє. Попросіть нове.",)


async def test_a_child_of_fifteen_is_not_offered_it(database: Database, clock: list[datetime]) -> None:
    clock[-1] = datetime(2027, 3, 5, 10, tzinfo=UTC)
    mother, _ = await family(database)
    view = await mother.say("/family", "Дарина")
    assert "Передати заяви" not in [one.label for one in view.everything]


async def test_adoption_is_not_told(database: Database, tmp_path: Path) -> None:
    mother, daughter = await party(database, 1), await party(database, 2)
    listed = [
        {
            "family_name": MOTHER,
            "family_relation_to_child": "усиновлювач",
            "family_tax_number": a1_2.SCRIPT["applicant_tax_number"],
        }
    ]
    await mother.filled("A1.2", {**alone("A1.2", DARYNA), "family": listed})
    await mother.come_back()
    await agreed(mother, daughter, await offered(mother))
    await handed_over(database, tmp_path)
    (own,) = (await claims(daughter)).values()
    assert [str(own.draft.answers[ref].value) for ref in own.draft.answers if ref.key == "family_name"] == [
        MOTHER
    ]
    assert not any("adopt" in str(answer.value) for answer in own.draft.answers.values())


@pytest.mark.parametrize("spoken", ["uk", "en"])
async def test_screens_fit_a_phone(database: Database, spoken: str) -> None:
    mother, daughter = await family(database)
    for who in (mother, daughter):
        await database.write(lambda work, user=who.user: work.users.set_language(user, spoken))  # type: ignore[misc]
    views = [await mother.say("/family"), await mother.say("Дарина")]
    card = views[-1].actions[-2]
    views += [await mother.say(card.label)]
    views += [link := await mother.say(views[-1].actions[0].label)]
    views += [await daughter.follow(token_of(link)), await daughter.say(code_of(link))]
    views += [await daughter.say(views[-1].actions[0].label)]
    asked = await mother.news()
    assert asked is not None
    views += [asked, await mother.say(asked.actions[0].label), await daughter.say("recovery code")]
    for view in views:
        assert len(reading(view, language(spoken))) <= 350, view
        assert len(view.choices) + len(view.actions) <= 6, view
        assert all(len(one.label) <= 24 for one in view.everything), view
