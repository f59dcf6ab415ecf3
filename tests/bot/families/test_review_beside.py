"""A check beside a family: what was opened to reviewers stays between them and whoever opened it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.limits import Limits
from desk import deciding, remarking, taking
from desk.remarking import About
from dialogs.engine.look.fitting import reading
from dialogs.engine.views import View
from locales import language
from storage import Database, Erased, Folder, Share, Vault, Work
from tests.bot.families.between import Party, handed_over
from tests.bot.families.test_handing import agreed, clock, database, family, offered
from tests.bot.families.test_helping import at_work, helped
from tests.desk.claims import TERMS, Claimed, asked
from tests.desk.office import Office

__all__ = ["clock", "database"]


async def shared(database: Database, who: Party, tmp_path: Path) -> list[Share]:
    """All claims of a person, opened to reviewers."""
    vault = Vault(Folder(tmp_path / "vault"))
    claims = [Claimed(who.user, writing.claim.id) for writing in await who.drafts()]
    return [await asked(database, vault, claim) for claim in claims]


def words(view: View) -> str:
    return " ".join((reading(view, language("uk")), *(action.label for action in view.everything)))


async def test_shares_do_not_go_along_with_claims(database: Database, tmp_path: Path) -> None:
    """What a mother opened ends when her daughter takes the claims over, key and copy alike."""
    mother, daughter = await family(database)
    shares = await shared(database, mother, tmp_path)
    assert len(shares) == 2
    await agreed(mother, daughter, await offered(mother))
    assert await handed_over(database, tmp_path / "vault") == 1

    def body(work: Work, share: Share) -> str:
        return work.shares.body(share, 1)

    for share in shares:
        with pytest.raises(Erased):
            await database.read(lambda work, share=share: body(work, share))  # type: ignore[misc]
    assert await database.read(lambda work: work.shares.live()) == []
    theirs = await database.read(lambda work: work.shares.of_user(daughter.user.id))
    assert theirs == []


async def test_a_helper_neither_sees_nor_does_anything_about_a_check(
    database: Database, tmp_path: Path
) -> None:
    """Remarks may be about what is closed to the helper; who checks, and what is shown to them, is the person's own."""
    hanna, niece = await helped(database)
    hanna.limits = niece.limits = Limits(review=TERMS)
    (share,) = await shared(database, hanna, tmp_path)
    office = Office(database, [])
    staff = await office.staff("Олена")
    await office.do(taking.take, staff, share.id)
    for key in ("applicant_citizenship", "filing_for"):
        await office.do(remarking.remark, staff, share.id, About(key), "wording", "Таємне слово")
    await office.do(deciding.send_back, staff, share.id, 1)

    asked_ = await at_work(niece)
    assert "Таємне" not in words(asked_)
    seen = [asked_, await niece.say("так"), await niece.say("/claims"), await niece.say("1")]
    for text in ("Попросити перевірити", "Перевірка заяви", "Хто бачив мої заяви"):
        seen.append(await niece.say(text))
    for view in seen:
        assert "еревір" not in words(view) and "зауваж" not in words(view).lower(), words(view)
    waiting = await database.read(lambda work: [one.state for one in work.remarks.of(share)])
    assert waiting == ["open", "open"], "the person answers their remarks themselves"
    await niece.say("/desk")
    assert "в меню" in niece.notices[-1]

    await hanna.say("/claims")
    assert "зауважень: 2" in words(await hanna.say("/claims"))
