"""A maker of time stamps of our own: openssl (https://docs.openssl.org/3.0/man1/openssl-ts), behind HTTP."""

from __future__ import annotations

import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

_CONFIG = """
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash

[tsa]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid

[other]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature

[ts]
default_tsa = maker

[maker]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/maker.pem
certs = {folder}/between.pem
signer_key = {folder}/maker.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class StampMaker:
    """A root, an authority below it, and a maker of stamps below that, all in a folder."""

    def __init__(self, folder: Path, name: str = "Test") -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.root = folder / "root.pem"
        self.asked: list[bytes] = []
        self.broken = ""
        self.config = folder / "openssl.cnf"
        self.config.write_text(_CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        self._certificate("root", f"{name} root", "ca", "")
        self._certificate("between", f"{name} authority", "ca", "root")
        self._certificate("maker", f"{name} time stamps", "tsa", "between")

    def stamp(self, query: bytes) -> bytes:
        """The answer to a request."""
        asked, answer = self.folder / "asked.tsq", self.folder / "answer.tsr"
        asked.write_bytes(query)
        config = ("-config", str(self.config), "-section", "maker")
        self._openssl("ts", "-reply", "-queryfile", str(asked), "-out", str(answer), *config)
        return answer.read_bytes()

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """The address of the server (RFC 3161, section 3.4). `broken` is how it fails: a status, or "html"."""

        async def answer(request: web.Request) -> web.Response:
            assert request.content_type == "application/timestamp-query"
            self.asked.append(await request.read())
            if self.broken == "html":
                return web.Response(text="<html>Try again</html>", content_type="text/html")
            if self.broken:
                return web.Response(status=int(self.broken))
            return web.Response(body=self.stamp(self.asked[-1]), content_type="application/timestamp-reply")

        app = web.Application()
        app.router.add_post("/", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        assert site._server is not None
        port = site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            await runner.cleanup()

    def _certificate(self, name: str, subject: str, extensions: str, issuer: str) -> None:
        key, request, made = (str(self.folder / f"{name}.{end}") for end in ("key", "csr", "pem"))
        self._openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key)
        self._openssl("req", "-new", "-key", key, "-subj", f"/CN={subject}", "-out", request)
        by = (
            ("-CA", str(self.folder / f"{issuer}.pem"), "-CAkey", str(self.folder / f"{issuer}.key"))
            if issuer
            else ("-signkey", key)
        )
        more = ("-days", "30", "-extfile", str(self.config), "-extensions", extensions, "-set_serial", "7")
        self._openssl("x509", "-req", "-in", request, *by, *more, "-out", made)

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)
