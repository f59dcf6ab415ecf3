"""Time stamps, made by openssl: got, checked in full, told by verify.py, and any changed bit found."""

import io
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from submission.package import Volume, build, plan
from submission.stamp import BadStamp, check, roots_in, taken, wish_for
from submission.verify import Problem, Stamp, stamp_of
from submission.verify import check as verify
from tests.submission.samples import MADE_AT, exhibits, snapshot
from tests.submission.stamps import StampMaker


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> StampMaker:
    return StampMaker(tmp_path_factory.mktemp("stamps") / "maker")


@pytest.fixture(scope="module")
def volume() -> Volume:
    [whole] = build(plan(snapshot(), exhibits(), number=2, made_at=MADE_AT, program_version="1.0"))
    return whole


@pytest.fixture(scope="module")
def stamp(maker: StampMaker, volume: Volume) -> bytes:
    wish = wish_for(volume.manifest)
    return taken(maker.stamp(wish.body), wish, roots_in(maker.root))


@pytest.fixture
def zipped(volume: Volume, stamp: bytes, tmp_path: Path) -> Path:
    """The ZIP with its stamp beside it."""
    path = tmp_path / volume.name
    path.write_bytes(volume.data)
    path.with_suffix(".tsr").write_bytes(stamp)
    return path


def test_only_the_sum_of_the_manifest_leaves(volume: Volume) -> None:
    wish = wish_for(volume.manifest)
    assert wish.digest in wish.body and wish.digest.hex() == volume.manifest_sha256
    assert len(wish.body) < 100
    assert wish_for(volume.manifest).nonce != wish.nonce


def test_a_stamp_lies_beside_and_is_told(zipped: Path, volume: Volume, tmp_path: Path) -> None:
    for path in (zipped, tmp_path / "zayava-2"):
        if path != zipped:
            with zipfile.ZipFile(io.BytesIO(volume.data)) as archive:
                archive.extractall(path)
        report = verify(path)
        assert report.ok
        [told] = report.stamps
        assert told == Stamp("zayava-2.tsr", "manifest.json", told.moment)
        assert told.moment.startswith("20") and told.moment.endswith(" UTC")


def test_openssl_agrees_about_the_moment(zipped: Path, stamp: bytes) -> None:
    shown = subprocess.run(
        ["openssl", "ts", "-reply", "-in", str(zipped.with_suffix(".tsr")), "-text"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    hour = next(line for line in shown.splitlines() if line.startswith("Time stamp:")).split()[4]
    assert f" {hour} UTC" in stamp_of(stamp)[1]


def test_a_stamp_of_another_package_is_named(zipped: Path, maker: StampMaker) -> None:
    wish = wish_for(b"another manifest")
    other = taken(maker.stamp(wish.body), wish, [])
    zipped.with_suffix(".tsr").write_bytes(other)
    assert verify(zipped).problems == (Problem("zayava-2.tsr", "of_another"),)
    zipped.with_suffix(".tsr").write_bytes(b"not a stamp")
    assert verify(zipped).problems == (Problem("zayava-2.tsr", "unreadable"),)


def test_any_changed_bit_of_a_stamp_is_found_by_the_full_check(
    volume: Volume, stamp: bytes, maker: StampMaker
) -> None:
    """All of it but what proves nothing: a certificate of the chain that is enclosed twice, or not needed."""
    digest, roots = bytes.fromhex(volume.manifest_sha256), roots_in(maker.root)
    check(stamp, digest, roots)
    passed = []
    for at in range(0, len(stamp) * 8, 5):
        flipped = bytearray(stamp)
        flipped[at // 8] ^= 1 << at % 8
        try:
            check(bytes(flipped), digest, roots)
        except BadStamp:
            continue
        passed.append(at // 8)
    assert passed == []


def test_a_changed_moment_is_found_without_any_library(volume: Volume, stamp: bytes, zipped: Path) -> None:
    digest = bytes.fromhex(volume.manifest_sha256)
    moment = stamp_of(stamp)[1][:10].replace("-", "").encode()
    for known in (digest, moment):
        at = stamp.index(known)
        for byte in range(at, at + len(known)):
            flipped = bytearray(stamp)
            flipped[byte] ^= 1
            zipped.with_suffix(".tsr").write_bytes(flipped)
            assert [problem.file for problem in verify(zipped).problems] == ["zayava-2.tsr"]


def test_a_maker_under_another_root_is_refused(volume: Volume, stamp: bytes, tmp_path: Path) -> None:
    stranger = StampMaker(tmp_path / "stranger")
    digest = bytes.fromhex(volume.manifest_sha256)
    with pytest.raises(BadStamp):
        check(stamp, digest, roots_in(stranger.root))
    wish = wish_for(volume.manifest)
    answer = stranger.stamp(wish.body)
    check(answer, digest, roots_in(stranger.root))
    with pytest.raises(BadStamp, match="another request"):
        taken(answer, wish_for(volume.manifest), [])


def test_the_command_checks_it_in_full(zipped: Path, maker: StampMaker, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", "package", "verify", str(zipped), *arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")

    shown = run()
    assert shown.returncode == 0 and "--tsa-root" in shown.stdout
    shown = run("--tsa-root", str(maker.root))
    assert shown.returncode == 0 and "genuine" in shown.stdout
    stranger = StampMaker(tmp_path / "stranger")
    shown = run("--tsa-root", str(stranger.root))
    assert shown.returncode == 1 and "zayava-2.tsr" in shown.stdout
    shutil.copy(zipped, zipped.with_suffix(".pem"))
    assert run("--tsa-root", str(zipped.with_suffix(".pem"))).returncode == 2


def test_openssl_checks_it_as_the_readme_of_the_program_says(
    zipped: Path, volume: Volume, maker: StampMaker, tmp_path: Path
) -> None:
    (tmp_path / "manifest.json").write_bytes(volume.manifest)
    command = ["openssl", "ts", "-verify", "-in", str(zipped.with_suffix(".tsr"))]
    command += ["-data", str(tmp_path / "manifest.json"), "-CAfile", str(maker.root)]
    command += ["-untrusted", str(maker.folder / "between.pem")]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert sha256(volume.manifest).hexdigest() == volume.manifest_sha256
