"""What goes into a package: the files of the present path, all of them, and only when they are safe."""

from functools import partial

import pytest

from conversation.claims.frozen import freeze_claim
from conversation.claims.stepping import ask_for_package
from conversation.claims.writing import open_claim, save_claim
from conversation.commands import OpenClaim
from conversation.doing import do
from conversation.finishing import finish
from conversation.happenings import Commanded, Happening, Said, Sent
from conversation.hearing import take_turn
from conversation.talk import Talk
from conversation.turn import Turn
from dialogs.engine.answers import Answer, Attached, Files, Items, Ref
from dialogs.engine.commands import Confirm
from dialogs.programmes import all_forms
from storage import Database, User, Work


async def turn(database: Database, user: User, happening: Happening) -> Turn:
    return await database.write(partial(take_turn, user_id=user.id, happening=happening))


async def claimant(database: Database) -> tuple[User, str]:
    user = await database.write(lambda work: work.newcomers.enrol(1))
    for happening in (Commanded("start"), Said("Почати нову заяву", 1, 60), Said("A1.2", 2, 120)):
        await turn(database, user, happening)
    (head,) = await database.read(lambda work: work.claims.list(user))
    return user, head.id


async def test_a_branch_that_closed_takes_its_files_along(database: Database) -> None:
    user, claim = await claimant(database)

    def arrange(work: Work) -> list[str]:
        """A document of a protection that was taken out of the list again, and one for the claim as a whole."""
        writing = open_claim(work, user, claim)
        assert writing is not None
        draft, ids = writing.draft.with_answer(Ref("protections"), Answer(value=Items((), closed=True))), []
        for ref in (Ref("protection_documents", "gone"), Ref(writing.form.evidence)):
            file = work.evidence.add(user, claim, file_id="f", key=ref.key, item=ref.item, name="a.jpg")
            work.evidence.saved(file, blob=file.id, size=1, sha256="0" * 64)
            draft = draft.with_answer(
                ref, Answer(value=Files((Attached(file.id, file.number),), closed=True))
            )
            ids.append(file.id)
        save_claim(work, user, writing, draft)
        return ids

    _, kept = await database.write(arrange)
    frozen = await database.read(partial(freeze_claim, user=user, claim_id=claim))
    assert frozen is not None
    assert [file.id for file in frozen.files] == [kept]


async def test_no_package_while_a_file_is_on_its_way(database: Database) -> None:
    user, _ = await claimant(database)
    await turn(database, user, Sent("f", "u", "a.jpg", "image/jpeg", 10, "", "", 3))

    def confirm(work: Work) -> Turn:
        talk = Talk(work, user.id)
        do(talk, Confirm())
        return finish(talk)

    answer = await database.write(confirm)
    assert not answer.wake
    assert any("ще зберігається" in notice for notice in answer.notices)


@pytest.mark.parametrize(("size", "refused"), [(20 * 1024 * 1024, False), (20 * 1024 * 1024 + 1, True)])
async def test_a_file_that_telegram_hands_to_no_bot_is_refused_at_once(
    database: Database, size: int, refused: bool
) -> None:
    """20 MB: https://core.telegram.org/bots/api#getfile"""
    user, claim = await claimant(database)
    answer = await turn(database, user, Sent("f", "u", "a.jpg", "image/jpeg", size, "", "", 3))
    assert any("більший за 20 МБ" in notice for notice in answer.notices) is refused
    taken = await database.read(lambda work: work.evidence.list(user, claim))
    assert len(taken) == (0 if refused else 1)


@pytest.mark.parametrize(("earlier", "said"), [("draft", True), ("delivered", False)])
async def test_the_code_for_a_lost_phone_is_told_of_with_the_first_package_alone(
    database: Database, earlier: str, said: bool
) -> None:
    user, claim = await claimant(database)

    def confirm(work: Work) -> Turn:
        other = work.claims.create(user, "A2.9", all_forms()["A2.9"].fingerprint, "")
        work.claims.set_status(user, other.id, other.rev, earlier)
        talk = Talk(work, user.id)
        do(talk, OpenClaim(claim))
        ask_for_package(talk)
        return finish(talk)

    notices = (await database.write(confirm)).notices
    assert any("код відновлення" in notice for notice in notices) is said


@pytest.mark.parametrize(
    ("code", "offered", "others"),
    [
        ("A1.2", {"Читати на телефоні", "Підписати самостійно"}, {"Заява для друку"}),
        ("R3", {"Заява для друку"}, {"Читати на телефоні", "Підписати самостійно"}),
    ],
)
async def test_what_is_printed_is_offered_to_be_printed_and_the_rest_to_be_read_and_signed(
    database: Database, code: str, offered: set[str], others: set[str]
) -> None:
    user = await database.write(lambda work: work.newcomers.enrol(1))

    def delivered(work: Work) -> str:
        claim = work.claims.create(user, code, all_forms()[code].fingerprint, "")
        work.claims.set_status(user, claim.id, claim.rev, "delivered")
        return claim.id

    claim = await database.write(delivered)

    def opened(work: Work) -> Turn:
        talk = Talk(work, user.id)
        do(talk, OpenClaim(claim))
        return finish(talk)

    view = (await database.write(opened)).view
    assert view is not None
    labels = {action.label for action in view.everything}
    assert offered <= labels and not others & labels
    assert len(view.choices) + len(view.actions) <= 6
