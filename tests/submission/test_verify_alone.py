"""The copy of verify.py that goes into a package runs alone, on every Python it is written for."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from submission import verify
from submission.package import Volume
from tests.submission.unpacked import folder as folder  # noqa: PLC0414  # the fixtures
from tests.submission.unpacked import run, save
from tests.submission.unpacked import volume as volume  # noqa: PLC0414


def test_the_copy_in_the_package_runs_alone(volume: Volume, folder: Path, tmp_path: Path) -> None:
    script = folder / "verify.py"
    right = run(script)
    assert right.returncode == 0, right.stderr
    assert "OK. Усе на місці й без змін. Файлів: 12." in right.stdout
    assert "OK. Everything is here and unchanged. Files: 12." in right.stdout
    assert "Із них копій доказів для Дії: 2." in right.stdout
    assert volume.manifest_sha256 in right.stdout
    assert run(script, str(save(volume.data, tmp_path / volume.name))).returncode == 0
    save(b"changed", folder / "claim.json")
    wrong = run(script)
    assert wrong.returncode == 1
    assert "✗ claim.json: змінено / changed" in wrong.stdout
    assert "НЕ ЗБІГАЄТЬСЯ" in wrong.stdout
    assert not (folder / "__pycache__").exists()


def test_the_copy_in_the_package_is_written_for_old_pythons() -> None:
    ast.parse(Path(verify.__file__).read_text("utf-8"), feature_version=(3, 8))


def _pythons() -> dict[str, str]:
    """Every interpreter on this machine that verify.py is written for, by its version: on the path, or where pyenv
    keeps them."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = {f"{sys.version_info[0]}.{sys.version_info[1]}": sys.executable}
    for minor in range(8, 20):
        for there in (shutil.which(f"python3.{minor}"), *map(str, pyenv.glob(f"3.{minor}.*/bin/python3"))):
            if there and subprocess.run([there, "-c", ""], check=False, capture_output=True).returncode == 0:
                found[f"3.{minor}"] = there
    return found


@pytest.mark.parametrize("version", _pythons())
def test_it_runs_on_every_python_that_is_here(folder: Path, version: str) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        command = [_pythons()[version], "-I", "-W", "error", str(folder / "verify.py")]
        return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")

    whole = run()
    assert (whole.returncode, whole.stderr) == (0, ""), whole.stdout + whole.stderr
    (folder / "claim.json").write_bytes(b"{}")
    broken = run()
    assert (broken.returncode, broken.stderr) == (1, "") and "claim.json" in broken.stdout


def test_a_name_cannot_play_with_the_terminal(folder: Path) -> None:
    save(b"", folder / "evidence" / "a\x1b[2J\u202eb")
    told = run(folder / "verify.py")
    assert told.returncode == 1
    assert "evidence/a\\u001b[2J\\u202eb" in told.stdout
    assert "\x1b" not in told.stdout


def test_a_package_can_be_moved(folder: Path, tmp_path: Path) -> None:
    moved = tmp_path / "інше місце"
    shutil.move(folder, moved)
    assert run(moved / "verify.py").returncode == 0
