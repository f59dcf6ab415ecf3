"""Fingerprints and old structures, so that a draft always opens with the form it was begun with.

The fingerprint covers the structure without the wording: rewording a question never forks drafts, while adding,
removing or reordering one does. Every structure that was ever released stays in the archive of its programme as JSON,
and `fingerprints.lock` names the current one of each form, so a change of structure is a recorded decision.
"""

from __future__ import annotations

from pathlib import Path

from dialogs.engine.schema import Form


def to_json(form: Form) -> str:
    """The whole form as JSON, wording included."""
    return form.model_dump_json(indent=1, serialize_as_any=True) + "\n"


def from_json(text: str) -> Form:
    """A form back from its JSON."""
    return Form.model_validate_json(text)


class Archive:
    """The released structures in a folder: `CODE-FINGERPRINT.json` files and `fingerprints.lock`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = folder / "fingerprints.lock"

    def path(self, code: str, print_: str) -> Path:
        return self.folder / f"{code}-{print_[:16]}.json"

    def locked(self) -> dict[str, str]:
        """The recorded fingerprint of each form by code."""
        if not self._lock.exists():
            return {}
        pairs = (line.split() for line in self._lock.read_text().splitlines())
        return {code: print_ for print_, code in pairs}

    def find(self, code: str, print_: str) -> Form | None:
        """The released form with this fingerprint, or None."""
        path = self.path(code, print_)
        return from_json(path.read_text(encoding="utf-8")) if path.exists() else None

    def record(self, forms: tuple[Form, ...]) -> None:
        """Record the present structure of each form. Nothing that was released is ever removed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for form in forms:
            path = self.path(form.code, form.fingerprint)
            if not path.exists():
                path.write_text(to_json(form), encoding="utf-8")
        lines = sorted(f"{form.fingerprint} {form.code}\n" for form in forms)
        self._lock.write_text("".join(lines))
