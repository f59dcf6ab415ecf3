"""Files that belong to a question."""

from __future__ import annotations

from typing import Any

from dialogs.engine.answers import Attached, Files, Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.language import N_, Language


class FileSet(Kind):
    """Up to `max` files. They arrive by a command of their own (`AttachFile`), so text is never an answer here."""

    name = "files"
    takes = N_("Надішліть файл або натисніть кнопку під питанням.")
    document = True
    max: int = 20

    def parse(self, given: Input, scope: Scope) -> Files:
        raise no_file(held=False)

    def dump(self, value: Any) -> Any:
        return {"files": [[file.id, file.number] for file in value.files], "closed": value.closed}

    def load(self, data: Any) -> Files:
        return Files(tuple(Attached(id, number) for id, number in data["files"]), data["closed"])

    def describe(self, value: Any, language: Language) -> str:
        if not value.files:
            return language.text(N_("Файлів немає"))
        numbers = ", ".join(f"№ {file.number}" for file in value.files)
        return language.count(
            "{n} файл: {numbers}", "{n} файлів: {numbers}", len(value.files), numbers=numbers
        )


def no_file(*, held: bool) -> Refusal:
    """Words where a file is asked for; the sentence names the button that is there."""
    return Refusal(
        "files.text",
        N_("Тут потрібен файл, а не текст. Надішліть ще файл або натисніть «Готово».")
        if held
        else N_("Тут потрібен файл, а не текст. Надішліть файл або натисніть «Файлів немає»."),
    )
