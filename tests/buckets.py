"""A real service of object storage for tests: nanio, a process of its own that keeps to files and checks signatures.

Whoever needs a bucket takes `kept` and `service` from here.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from ssl import SSLContext

import pytest

from storage.bucket import Bucket
from storage.credentials import Credentials

ID, SECRET = "zayava-test", "canary-secret-of-the-bucket"
_numbers = count(1)


@dataclass
class Service:
    """It can be stopped, and started again on the same port with what it holds."""

    root: Path
    port: int
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        keys = {"NANIO_ACCESS_KEY": ID, "NANIO_SECRET_KEY": SECRET}
        self._process = subprocess.Popen(
            [
                Path(sys.executable).with_name("nanio"),
                "serve",
                *("--data-dir", self.root, "--host", "127.0.0.1", "--port", str(self.port)),
                *("--log-level", "error", "--no-access-log"),
            ],
            env={"PATH": os.environ["PATH"], **keys},
        )
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("the service did not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """It takes connections, and answers nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def bucket(self, name: str) -> Path:
        """A bucket with nothing in it, and where the service keeps it."""
        folder = self.root / name
        folder.mkdir()
        return folder


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One for all tests of a worker. A test that stops it starts it again."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = Service(tmp_path_factory.mktemp("objects"), port)
    running.start()
    yield running
    running.stop()


@dataclass
class Kept:
    """A bucket as the bot has it, its settings, and what the service keeps of it."""

    service: Service
    name: str
    folder: Path
    credentials_file: Path

    def opened(self, endpoint: str = "") -> Bucket:
        return Bucket(
            self.name, endpoint or self.service.url, "us-east-1", Credentials.load(self.credentials_file)
        )

    @property
    def settings(self) -> dict[str, str]:
        return {
            "VAULT_BUCKET": self.name,
            "VAULT_ENDPOINT": self.service.url,
            "VAULT_CREDENTIALS_FILE": str(self.credentials_file),
        }

    def objects(self) -> list[str]:
        """By their names, as whoever looks into the service sees them."""
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in found if path.parts[0] != ".nanio-meta")


@pytest.fixture
def kept(service: Service, tmp_path: Path) -> Iterator[Kept]:
    """A bucket of its own for one test."""
    name = f"vault-{next(_numbers)}"
    credentials = tmp_path / "bucket.credentials"
    credentials.write_text(f"[default]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\n")
    credentials.chmod(0o600)
    yield Kept(service, name, service.bucket(name), credentials)
    shutil.rmtree(service.root / name, ignore_errors=True)


@dataclass
class Line:
    """The way to the service, which can break: so many bytes up or down, then every connection is cut.

    answer  what is answered to every request instead of the service
    """

    port: int = 0
    up: int | None = None
    down: int | None = None
    answer: bytes = b""
    connections: int = 0
    scheme: str = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"


@asynccontextmanager
async def line_to(service: Service, tls: SSLContext | None = None) -> AsyncIterator[Line]:
    """A way to the service through a process of nobody: it runs in this loop, whatever uses it in threads. With `tls`
    it is encrypted up to there."""
    line = Line(scheme="https" if tls else "http")

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str) -> None:
        try:
            while data := await reader.read(65536):
                left = getattr(line, way)
                if left is not None:
                    setattr(line, way, max(0, left - len(data)))
                    if left < len(data):
                        writer.write(data[:left])
                        break
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.transport.abort() if getattr(line, way) == 0 else writer.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line.connections += 1
        if line.answer:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(line.answer)
            await writer.drain()
            writer.close()
            return
        try:
            there, back = await asyncio.open_connection("127.0.0.1", service.port)
        except OSError:
            writer.transport.abort()
            return
        await asyncio.gather(carry(reader, back, "up"), carry(there, writer, "down"))

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    line.port = server.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        server.close()
