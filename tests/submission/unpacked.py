"""A package as somebody has it who unpacked it."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from submission.package import Volume, build, plan
from tests.submission.samples import MADE_AT, exhibit, exhibits, snapshot


@pytest.fixture(scope="module")
def volume() -> Volume:
    [whole] = build(plan(snapshot(), exhibits(), number=2, made_at=MADE_AT, program_version="1.0"))
    return whole


@pytest.fixture(scope="module")
def volumes() -> list[Volume]:
    files = [*exhibits(), *(exhibit(n, "відео.mp4", bytes([n]) * 150_000) for n in range(4, 8))]
    made = list(
        build(plan(snapshot(), files, number=2, made_at=MADE_AT, program_version="1.0", limit=400_000))
    )
    assert len(made) == 3
    return made


@pytest.fixture
def folder(volume: Volume, tmp_path: Path) -> Path:
    return unpack(volume, tmp_path / "пакет")


def unpack(volume: Volume, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
        archive.extractall(folder)
    return folder


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def save(data: bytes, path: Path) -> Path:
    path.write_bytes(data)
    return path


def run(script: Path, *arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """As a person would run it: no site packages, nothing of this project on the path."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(script), *arguments],
        capture_output=True,
        encoding=encoding,
        cwd=script.parent,
        check=False,
    )
