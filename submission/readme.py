"""ПРОЧИТАЙ.txt: what to open first, and what to do with it."""

from __future__ import annotations

from pathlib import Path

from submission.layout import Document

NAME = "ПРОЧИТАЙ.txt"
_FILES = {
    "attach_uk": "Додайте файли з папки diia. Це копії, які приймає Дія.\n"
    "   Який файл куди додати і що робити без копії, пояснює diia.pdf.",
    "attach_en": "Attach the files from the diia folder. These are copies that Diia accepts.\n"
    "   diia.pdf says which file goes where, and what to do if there is no copy.",
    "evidence_uk": "evidence        ваші файли, точно такі, як ви їх надіслали\n",
    "evidence_en": "evidence        your files, exactly as you sent them\n",
    "copies_uk": "diia            копії цих файлів для Дії: JPG, PNG або HEIC, до 5 МБ\n",
    "copies_en": "diia            copies of these files for Diia: JPG, PNG or HEIC, up to 5 MB\n",
    "sent_uk": "   Ті, що ви надіслали боту, лежать у папці evidence.\n",
    "sent_en": "   Those that you sent to the bot are in the folder evidence.\n",
}
_NO_FILES = dict.fromkeys(_FILES, "") | {
    "attach_uk": "Файлів у пакеті немає. Якщо є докази, додайте їх у Дії.",
    "attach_en": "There are no files in the package. If you have evidence, attach it in Diia.",
}
"""What the readme says of files, and what where there are none: it names no folder that is not there."""
_FOLDER = Path(__file__).parent


def readme(
    code: str, title: str, volumes: int, claim_sha256: str, *, files: bool = True, on_paper: bool = False
) -> Document:
    """The readme of every volume.

    claim_sha256  the sum of claim.json, which holds the answers and the sum of every exhibit: the manifest could not
                  stand here, since it answers for this file too
    files         whether there are any
    on_paper      of an application that is signed and handed in
    """
    uk = f"\nЧастин у пакеті: {volumes}. Потрібні всі.\nРозпакуйте їх в одну папку.\n"
    en = f"\nParts of the package: {volumes}. All are needed.\nUnpack them into one folder.\n"
    template = _FOLDER / ("readme_paper.txt" if on_paper else "readme.txt")
    text = template.read_text("utf-8").format(
        code=code,
        title=title,
        claim_sha256=claim_sha256,
        sums_uk="кожен файл SHA256SUMS" if volumes > 1 else "SHA256SUMS",
        sums_en="each of the files SHA256SUMS" if volumes > 1 else "SHA256SUMS",
        volumes_uk=uk if volumes > 1 else "",
        volumes_en=en if volumes > 1 else "",
        **(_FILES if files else _NO_FILES),
    )
    # The mark and the line ends are for the Notepad of old Windows.
    return Document(NAME, "text/plain; charset=utf-8", text.replace("\n", "\r\n").encode("utf-8-sig"))
