"""The checker of packages: it names what is damaged, missing or added, and nothing that an unpacker does."""

import json
import shutil
import unicodedata
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submission.package import Volume
from submission.verify import Problem, check, main
from tests.draws import draws
from tests.submission.unpacked import files_of, run, save, unpack
from tests.submission.unpacked import folder as folder  # noqa: PLC0414  # the fixtures
from tests.submission.unpacked import volume as volume  # noqa: PLC0414
from tests.submission.unpacked import volumes as volumes  # noqa: PLC0414


@pytest.fixture(scope="module")
def kept(volume: Volume, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose files each example changes and puts back."""
    return unpack(volume, tmp_path_factory.mktemp("kept"))


def test_a_package_as_made_is_right(volume: Volume, folder: Path, tmp_path: Path) -> None:
    for path in (folder, save(volume.data, tmp_path / volume.name)):
        report = check(path)
        assert report.ok
        assert (report.files, report.copies) == (12, 2)
        assert report.volumes == ((1, 1),)
        assert report.sums == (("manifest.json", volume.manifest_sha256),)


@given(data=st.data())
def test_any_flipped_bit_of_any_file_is_found_and_the_file_named(kept: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(files_of(kept)))
    original = path.read_bytes()
    at = data.draw(st.integers(0, len(original) * 8 - 1))
    flipped = bytearray(original)
    flipped[at // 8] ^= 1 << at % 8
    path.write_bytes(flipped)
    try:
        named = {problem.file for problem in check(kept).problems}
    finally:
        path.write_bytes(original)
    file = path.relative_to(kept).as_posix()
    assert file in named


@given(data=st.data())
@draws(300)
def test_any_flipped_bit_of_a_zip_is_found_unless_every_file_is_still_the_same(
    volume: Volume, kept: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A ZIP has bits that carry no content, such as time stamps. Whatever says OK must unpack to the same
    files; the names may have suffered, and then it says how they were."""
    at = data.draw(st.integers(0, len(volume.data) * 8 - 1))
    flipped = bytearray(volume.data)
    flipped[at // 8] ^= 1 << at % 8
    path = save(bytes(flipped), tmp_path_factory.getbasetemp() / "flipped.zip")
    report = check(path)
    if report.ok:
        with zipfile.ZipFile(path) as archive:
            unpacked = {name: archive.read(name) for name in archive.namelist()}
        for listed, present in report.renamed:
            unpacked[listed] = unpacked.pop(present)
        assert unpacked == {file.relative_to(kept).as_posix(): file.read_bytes() for file in files_of(kept)}


def test_missing_and_extra_files_are_named(folder: Path) -> None:
    (folder / "claim.pdf").unlink()
    save(b"", folder / "evidence" / "04-новий.png")
    save(b"", folder / ".DS_Store")
    assert check(folder).problems == (
        Problem("claim.pdf", "missing"),
        Problem("evidence/04-новий.png", "extra"),
    )


@pytest.mark.parametrize("gone", ["manifest.json", "manifest.sha256"])
def test_a_package_without_its_manifest_or_seal_is_not_right(folder: Path, gone: str) -> None:
    (folder / gone).unlink()
    assert Problem(gone, "missing") in check(folder).problems


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{}", '{"volume": {"number": 1, "of": 1}}', '{"volume": 1, "files": 2}', "[" * 100_000],
)
def test_a_manifest_that_is_not_ours_is_reported(folder: Path, manifest: str) -> None:
    (folder / "manifest.json").write_text(manifest)
    assert not check(folder).ok


def test_a_manifest_cannot_send_the_reader_out_of_the_package(folder: Path, tmp_path: Path) -> None:
    outside = save(b"secret", tmp_path / "outside.txt")
    manifest = folder / "manifest.json"
    rows = json.loads(manifest.read_bytes())
    rows["files"].append({"path": f"../{outside.name}", "size": 6, "sha256": sha256(b"secret").hexdigest()})
    manifest.write_text(json.dumps(rows), "utf-8")
    assert Problem("../outside.txt", "missing") in check(folder).problems


@pytest.mark.parametrize("damage", [b"", b"PK", b"not a zip"])
def test_a_file_that_is_no_zip_is_unreadable(tmp_path: Path, damage: bytes) -> None:
    assert check(save(damage, tmp_path / "a.zip")).problems == (Problem("a.zip", "unreadable"),)


def test_a_truncated_zip_is_unreadable(volume: Volume, tmp_path: Path) -> None:
    assert not check(save(volume.data[:-100], tmp_path / volume.name)).ok


def test_a_second_entry_of_the_same_name_is_extra(volume: Volume, tmp_path: Path) -> None:
    path = save(volume.data, tmp_path / volume.name)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("claim.pdf", b"another")
    assert Problem("claim.pdf", "extra") in check(path).problems


def test_names_decomposed_by_the_file_system_are_the_same_names(folder: Path) -> None:
    for path in files_of(folder / "evidence"):
        path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    assert check(folder).ok


@pytest.mark.parametrize(
    "spoil",
    [
        lambda name: name.encode().decode("cp437"),
        lambda name: name.encode().decode("cp866"),
        lambda name: name.encode("ascii", "replace").decode().replace("?", "_"),
        lambda name: name.encode("ascii", "ignore").decode(),
        lambda name: name[:12] + name[-6:],
        lambda name: name.upper(),
        lambda name: name.replace(" ", "%20"),
        lambda name: name.replace(".", " (1)."),
    ],
)
def test_names_that_an_unpacker_has_spoilt_are_no_damage(folder: Path, spoil: Callable[[str], str]) -> None:
    renamed = {}
    for path in files_of(folder):
        if path.suffix != ".py":
            listed = path.relative_to(folder).as_posix()
            renamed[listed] = path.rename(path.with_name(spoil(path.name))).relative_to(folder).as_posix()
    report = check(folder)
    assert report.ok
    del renamed["manifest.json"]  # it lists the others and not itself
    assert dict(report.renamed) == {listed: name for listed, name in renamed.items() if listed != name}


def test_a_folder_that_was_flattened_is_no_damage(folder: Path) -> None:
    for path in files_of(folder / "evidence"):
        path.rename(folder / path.name)
    assert check(folder).ok


def test_a_package_in_a_folder_of_its_own_is_found(folder: Path, tmp_path: Path) -> None:
    report = check(tmp_path)
    assert report.ok and report.files == 12 and report.renamed == ()
    save(b"", folder / "claim.json")
    assert check(tmp_path).problems == (Problem("пакет/claim.json", "changed"),)


def test_what_systems_leave_is_told_apart_from_damage(folder: Path) -> None:
    left = [
        "__MACOSX/evidence/._01-паспорт.png",
        "evidence/._01-паспорт.png",
        ".nomedia",
        "evidence/.nomedia",
        "diia/Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        ".trashed-1763-claim.pdf",
        "~$claim.docx",
    ]
    for name in left:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        save(b"left", folder / name)
    report = check(folder)
    assert report.ok
    assert set(report.foreign) == set(left)
    told = run(folder / "verify.py")
    assert told.returncode == 0
    assert "Службових файлів телефона чи комп’ютера: 9." in told.stdout
    (folder / "evidence" / "03-довідка.txt").write_bytes(b"changed")
    assert check(folder).problems == (Problem("evidence/03-довідка.txt", "changed"),)


def test_a_second_copy_of_a_file_is_no_damage_and_a_lost_one_is_not_hidden_by_it(folder: Path) -> None:
    shutil.copy(folder / "claim.pdf", folder / "claim (1).pdf")
    report = check(folder)
    assert report.ok and report.copied == ("claim (1).pdf",)
    (folder / "diia" / "01-паспорт.png").unlink()
    assert check(folder).problems == (Problem("diia/01-паспорт.png", "missing"),)


def test_a_renamed_file_that_is_also_damaged_is_missing(folder: Path) -> None:
    (folder / "claim.pdf").rename(folder / "claim-2.pdf").write_bytes(b"changed")
    assert set(check(folder).problems) == {Problem("claim.pdf", "missing"), Problem("claim-2.pdf", "extra")}


def test_a_zip_that_was_packed_again_by_a_mac_is_right(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    with zipfile.ZipFile(again, "w") as archive:
        for path in files_of(folder):
            name = f"пакет/{path.relative_to(folder).as_posix()}"
            archive.writestr(unicodedata.normalize("NFD", name), path.read_bytes())
            archive.writestr(f"__MACOSX/{name}".replace(path.name, f"._{path.name}"), b"left")
    report = check(again)
    assert report.ok and len(report.foreign) == len(files_of(folder))


def test_a_package_of_the_first_release_is_still_right(folder: Path) -> None:
    """Its manifest knew neither numbers of exhibits nor what was left out."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for later in ("left_out", "custody", "sums"):
        del manifest[later]
    (folder / "SHA256SUMS").unlink()
    for row in manifest["files"]:
        row.pop("exhibits", None)
        row.pop("custody", None)
    written = save(json.dumps(manifest).encode(), folder / "manifest.json").read_bytes()
    save(f"{sha256(written).hexdigest()}  manifest.json\n".encode(), folder / "manifest.sha256")
    report = check(folder)
    assert report.ok and (report.files, report.copies) == (12, 2)


def test_each_volume_is_checked_alone_and_all_in_one_folder(volumes: list[Volume], tmp_path: Path) -> None:
    together = tmp_path / "разом"
    for number, one in enumerate(volumes, start=1):
        report = check(save(one.data, tmp_path / one.name))
        assert report.ok
        assert report.volumes == ((number, 3),)
        unpack(one, together)
    whole = check(together)
    assert whole.ok
    assert whole.volumes == ((1, 3), (2, 3), (3, 3))
    last = files_of(together / "evidence")[-1]
    save(b"", last)
    assert check(together).problems == (Problem(f"evidence/{last.name}", "changed"),)


def test_the_command_tells_of_parts_and_of_a_wrong_path(
    volumes: list[Volume], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(save(volumes[1].data, tmp_path / "2.zip"))]) == 0
    assert "Частина 2 з 3. / Part 2 of 3." in capsys.readouterr().out
    assert main([str(tmp_path / "nowhere.zip")]) == 1
    assert "Немає такого файлу" in capsys.readouterr().out
