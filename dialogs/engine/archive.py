"""Fingerprints and old structures, so that a draft always opens with the form it was begun with.

The fingerprint covers the structure without the wording: rewording a question never forks drafts, while adding,
removing or reordering one does. `fingerprints.lock` names the present structure of each form, so a change of structure
is a recorded decision; `released.lock` names those of every release. Each of them stays in the folder as JSON,
compressed, since nobody reads them and they would drown every diff.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterator
from pathlib import Path

from dialogs.engine.form import Form


def to_json(form: Form) -> str:
    """The whole form as JSON on one line, wording included."""
    return form.model_dump_json(serialize_as_any=True) + "\n"


def from_json(text: str) -> Form:
    """A form back from its JSON."""
    return Form.model_validate_json(text)


class Archive:
    """The structures in a folder: `CODE-FINGERPRINT.json.gz` files, `fingerprints.lock` and `released.lock`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = folder / "fingerprints.lock"
        self._released = folder / "released.lock"

    def path(self, code: str, print_: str) -> Path:
        return self.folder / f"{code}-{print_[:16]}.json.gz"

    def locked(self) -> dict[str, str]:
        """The recorded fingerprint of each form by code."""
        return {code: print_ for print_, code in _lines(self._lock)}

    def released(self) -> set[tuple[str, str]]:
        """Code and fingerprint of everything that a release had."""
        return {(code, print_) for print_, code in _lines(self._released)}

    def find(self, code: str, print_: str) -> Form | None:
        """The form with this fingerprint, or None."""
        path = self.path(code, print_)
        return from_json(gzip.decompress(path.read_bytes()).decode()) if path.exists() else None

    def orphans(self) -> list[Path]:
        """Files that neither lock names: a structure that was changed again before any release, or a leftover."""
        named = {self.path(code, print_) for code, print_ in (*self.locked().items(), *self.released())}
        kept = {self._lock, self._released}
        return sorted(path for path in self.folder.glob("*") if path not in named | kept)

    def record(self, forms: tuple[Form, ...], others: Collection[str] = ()) -> None:
        """Record the present structure of each form; the records of `others`, by code, stay as they are."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for form in forms:
            path = self.path(form.code, form.fingerprint)
            if not path.exists():
                path.write_bytes(gzip.compress(to_json(form).encode(), mtime=0))
        locked = {code: print_ for code, print_ in self.locked().items() if code in others}
        locked |= {form.code: form.fingerprint for form in forms}
        self._lock.write_text("".join(sorted(f"{print_} {code}\n" for code, print_ in locked.items())))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Fingerprint and code, one pair a line; what stands behind # is a remark."""
    for line in path.read_text().splitlines() if path.exists() else ():
        if pair := line.partition("#")[0].split():
            print_, code = pair
            yield print_, code
