"""diia.pdf and diia.html: the claim in the order of Diia's form, each answer to be copied, each file named.

They say the same as the transfer sheet in the chat, for those who fill in the form at another screen or from paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dialogs.engine.portal import Portal, TransferField, TransferSection
from dialogs.engine.snapshot import Snapshot
from dialogs.programmes import PROGRAMMES
from submission.claim import Claim, ClaimExhibit
from submission.copies.advice import advice
from submission.papers.blocks import Block, Box, Field, File, Heading, Paper, Steps, Text
from submission.papers.words import cite, in_kyiv

_NOTES = {
    "choose": "Виберіть у Дії.",
    "nothing": "Тут нічого не додавайте.",
    "skipped": "Ця відповідь обов’язкова.",
}


def diia_paper(snapshot: Snapshot, claim: Claim, numbers: Mapping[str, int], *, copied: bool = True) -> Paper:
    """The paper. `claim` is what was made of the snapshot; `numbers` are those of its exhibits by id. With `copied` as
    False it was made without copies, so files are told by what their names begin with."""
    programme = PROGRAMMES.holding(snapshot.code)
    if programme.portal is None:
        raise ValueError(f"claims of {programme.name} are carried into no portal")
    exhibits = {exhibit.number: exhibit for exhibit in claim.exhibits}
    files = {id: _file(exhibits[number], copied) for id, number in numbers.items()}
    return Paper(
        code=claim.code,
        title=claim.title,
        name="Як перенести заяву в Дію",
        header="Перенесення заяви в Дію",
        keyword=programme.paper.keyword,
        blocks=tuple(_blocks(programme.portal, snapshot, claim, files)),
    )


def _blocks(portal: Portal, snapshot: Snapshot, claim: Claim, files: Mapping[str, File]) -> Iterator[Block]:
    yield Box(
        first="Тут ваші відповіді в тому порядку, у якому про них питає Дія.",
        lines=("Скопіюйте кожну у своє поле. Порожній квадрат можна позначити, коли поле заповнено.",),
        last=f"Категорія {claim.code}. {claim.title}. Остання зміна: {in_kyiv(claim.made_at)}.",
    )
    yield Heading("Що робити")
    yield Steps(tuple(step.format(code=claim.code, title=claim.title) for step in portal.steps))
    yield from (Text(hint, small=True) for hint in portal.hints)
    for section in portal.sheet(snapshot):
        yield Heading(section.title)
        yield from _section(section, files)
    yield Heading("Наприкінці")
    yield Steps(portal.afterwards, numbered=False)


def _section(section: TransferSection, files: Mapping[str, File]) -> Iterator[Block]:
    about = ""
    for field in section.fields:
        # Behind the last item of a list the section goes on, which a heading has to say.
        title = field.group or (section.title if about else "")
        if title and field.group != about:
            yield Heading(title, 3)
        yield Field(
            label="Дія підставить сама" if field.manner == "supplied" else field.label,
            source=cite(field.source),
            value=_value(field),
            aside=field.aside,
            given=field.manner != "skipped",
            copied=field.manner == "type",
            tick=True,
            files=tuple(files[id] for id in field.files),
            notes=tuple(_notes(field)),
        )
        about = field.group


def _value(field: TransferField) -> str:
    if field.manner == "supplied":
        return field.label.replace("; ", ";\n")
    if field.manner == "attach" and field.files:
        return ""
    return "пропущено" if field.manner == "skipped" else field.value


def _notes(field: TransferField) -> Iterator[str]:
    match field.days:
        case (day,):
            yield f"Якщо потрібен точний день, а ви його не знаєте, виберіть {day}."
        case (first, last):
            yield f"Якщо потрібні точні дні, а ви їх не знаєте, виберіть {first} і {last}."
    if field.compare and field.manner != "skipped":
        yield "Дія підставить це сама. Перевірте, чи все збігається."
    elif field.manner == "skipped" and field.inferred:
        yield "Якщо Дія про це спитає, відповідь можна дати там."
    elif field.manner in _NOTES:
        yield _NOTES[field.manner]
    if field.working:
        yield "\n".join(("Розрахунок:", *field.working))


def _file(exhibit: ClaimExhibit, copied: bool) -> File:
    """What to upload: the copies; where there is no copy that Diia takes, the original."""
    if exhibit.left_out:
        return File(f"№ {exhibit.number}: файл пошкоджено, не додано.", advice(exhibit))
    if not copied:
        name = exhibit.file.removeprefix("evidence/")
        return File(f"№ {exhibit.number}: {name.rpartition('.')[0] or name}")
    names = ", ".join(exhibit.copies) if exhibit.copies else exhibit.file
    return File(f"№ {exhibit.number}: {names}", advice(exhibit))
