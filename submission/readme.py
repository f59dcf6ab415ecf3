"""ПРОЧИТАЙ.txt: what to open first, and what to do with it."""

from __future__ import annotations

from pathlib import Path

from submission.layout import Document

NAME = "ПРОЧИТАЙ.txt"
_FOLDER = Path(__file__).parent


def readme(code: str, title: str, volumes: int, claim_sha256: str, *, on_paper: bool = False) -> Document:
    """The readme of every volume; `on_paper` of an application that is signed and handed in. `claim_sha256` is the sum
    of claim.json, which holds the answers and the sum of every exhibit: the manifest could not stand here, since it
    answers for this file too."""
    uk = f"\nЧастин у пакеті: {volumes}. Потрібні всі.\nРозпакуйте їх в одну папку.\n"
    en = f"\nParts of the package: {volumes}. All are needed.\nUnpack them into one folder.\n"
    template = _FOLDER / ("readme_paper.txt" if on_paper else "readme.txt")
    text = template.read_text("utf-8").format(
        code=code,
        title=title,
        claim_sha256=claim_sha256,
        volumes_uk=uk if volumes > 1 else "",
        volumes_en=en if volumes > 1 else "",
    )
    # The mark and the line ends are for the Notepad of old Windows.
    return Document(NAME, "text/plain; charset=utf-8", text.replace("\n", "\r\n").encode("utf-8-sig"))
