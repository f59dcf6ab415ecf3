"""Addresses of a PostgreSQL as providers and operators write them, against a real server, with TLS and without."""

import asyncio
import datetime as dt
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import asyncpg  # type: ignore[import-untyped]
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy.engine import make_url

from storage import Database, MasterKey, StorageError
from storage.address import in_full, parse
from tests.databases import cut

Works = Callable[[str], Awaitable[None]]

_SSL_REQUEST = bytes.fromhex("0000000804d2162f")
"""https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-SSLREQUEST"""


def certificate(name: str, folder: Path) -> Path:
    """A certificate that signs itself, with its key, in one file."""
    key, subject = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    today = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = folder / f"{len([*folder.iterdir()])}.pem"
    kept = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + kept)
    return file


@asynccontextmanager
async def behind_tls(url: str, own: Path | None) -> AsyncIterator[str]:
    """The same server over TCP, with TLS if it has a certificate; the address of it."""
    socket = f"{make_url(url).query['host']}/.s.PGSQL.5432"

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_unix_connection(socket)
        with suppress(OSError, asyncio.IncompleteReadError):
            first = await reader.readexactly(8)
            if first == _SSL_REQUEST:
                writer.write(b"S" if own else b"N")
                await writer.drain()
                if own:
                    told = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
                    told.load_cert_chain(own)
                    await writer.start_tls(told)
            else:
                outer.write(first)
            await asyncio.gather(_pass_on(reader, outer), _pass_on(inner, writer))
        for each in (outer, writer):
            each.close()
            with suppress(OSError):
                await each.wait_closed()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        where = make_url(url)
        user, name = where.username, where.database
        yield f"postgresql://{user}@localhost:{port}/{name}"


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while some := await reader.read(1 << 16):
            writer.write(some)
            await writer.drain()
    writer.close()


@pytest.fixture
def works(key: MasterKey) -> Works:
    """Whether a database can be opened at an address, and be written to."""

    async def works(url: str) -> None:
        database = await Database.open(url, key)
        try:
            await database.prove()
        finally:
            await database.close()

    return works


@pytest.mark.parametrize(
    "asked",
    [
        "sslmode=disable",
        "sslmode=prefer",
        "ssl=prefer",
        "application_name=zayava",
        "options=-c%20statement_timeout%3D60s",
        "connect_timeout=10",
        "keepalives=1&keepalives_idle=30",
        "channel_binding=prefer",
        "gssencmode=disable&target_session_attrs=read-write",
        "client_encoding=utf8",
    ],
)
async def test_a_parameter_of_libpq_is_followed_or_of_no_matter(
    works: Works, postgres_url: str, asked: str
) -> None:
    await works(f"{postgres_url}&{asked}")


async def test_the_short_name_of_the_scheme_is_understood(works: Works, postgres_url: str) -> None:
    await works(postgres_url.replace("postgresql://", "postgres://"))


async def test_tls_is_used_where_it_is_asked_for(works: Works, postgres_url: str, tmp_path: Path) -> None:
    own = certificate("localhost", tmp_path)
    async with behind_tls(postgres_url, own) as url:
        await works(f"{url}?sslmode=require")
        await works(f"{url}?ssl=require")
        await works(f"{url}?sslmode=verify-full&sslrootcert={own}")


@pytest.mark.parametrize("named", ["localhost", "another.example"])
async def test_who_does_not_prove_to_be_the_server_is_not_spoken_to(
    works: Works, postgres_url: str, tmp_path: Path, named: str
) -> None:
    own = certificate(named, tmp_path)
    trusted = own if named != "localhost" else certificate("localhost", tmp_path)
    async with behind_tls(postgres_url, own) as url:
        with pytest.raises(StorageError) as refused:
            await works(f"{url}?sslmode=verify-full&sslrootcert={trusted}")
    assert refused.value.code == "storage.unavailable"


async def test_without_tls_nothing_is_sent_where_it_is_asked_for(works: Works, postgres_url: str) -> None:
    async with behind_tls(postgres_url, None) as url:
        await works(f"{url}?sslmode=prefer")
        with pytest.raises(StorageError) as refused:
            await works(f"{url}?sslmode=require")
    assert refused.value.code == "storage.unavailable"


@pytest.mark.parametrize("asked", ["sslmode=sometimes", "sslmode=verify-full&sslrootcert=/nowhere/root.pem"])
async def test_what_cannot_be_followed_is_said_without_its_words(
    works: Works, postgres_url: str, asked: str
) -> None:
    async with behind_tls(postgres_url, None) as url:
        with pytest.raises(StorageError) as refused:
            await works(f"{url}?{asked}")
    assert refused.value.code == "storage.url"
    assert "nowhere" not in str(refused.value)


def test_a_binding_that_is_required_is_not_left_out_in_silence() -> None:
    with pytest.raises(StorageError, match="sslmode=verify-full") as refused:
        parse("postgresql://u:p@host/name?sslmode=require&channel_binding=require")
    assert refused.value.code == "storage.url"


def test_a_password_that_is_not_written_as_an_address_has_it_is_not_told() -> None:
    with pytest.raises(StorageError) as refused:
        parse("postgresql://u@host/name?pa55word=1")
    assert "pa55" not in str(refused.value)


@pytest.mark.parametrize("port", ["word", "5432x", "543 2", ""])
def test_an_address_that_cannot_be_read_is_refused_without_it(port: str) -> None:
    with pytest.raises(StorageError) as refused:
        parse(f"postgresql://u:pa55@host:{port}/name")
    assert str(refused.value) == "storage.url: the database URL cannot be read"


@pytest.mark.parametrize("password", ["п@р/о:л?ь#", "%41", "a+b&c=d", "'\"\\"])
def test_a_password_arrives_as_it_is(password: str) -> None:
    read = in_full(parse(f"postgres://u:{quote(password, safe='')}@[::1]:5433/name?sslmode=require"))
    assert (unquote(urlsplit(read).password or ""), urlsplit(read).hostname) == (password, "::1")


@pytest.mark.parametrize(
    ("user", "name", "code", "words"),
    [
        ("nobody", "", "storage.unavailable", "the user or the password is refused"),
        ("postgres", "nowhere", "storage.unavailable", "there is no such database"),
        ("pg_monitor", "", "storage.unavailable", "the user or the password is refused"),
    ],
)
async def test_what_an_operator_can_mend_is_said_in_words(
    works: Works, postgres_url: str, user: str, name: str, code: str, words: str
) -> None:
    here = make_url(postgres_url)
    with pytest.raises(StorageError) as refused:
        await works(in_full(here.set(username=user, database=name or here.database)))
    assert str(refused.value) == f"{code}: {words}"


async def test_a_server_that_only_reads_for_a_while_is_left(
    works: Works, postgres_url: str, key: MasterKey
) -> None:
    """As a former primary does after a failover: what was connected to it would never write again."""
    database = await Database.open(postgres_url, key)
    name = make_url(postgres_url).database
    try:
        await database.prove()
        await _told(postgres_url, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        await cut(postgres_url)
        with pytest.raises(StorageError, match="readonly"):
            await database.prove()
        await _told(postgres_url, f"ALTER DATABASE {name} RESET default_transaction_read_only")
        await database.prove()
    finally:
        await database.close()


async def _told(url: str, words: str) -> None:
    connection = await asyncpg.connect(url, server_settings={"default_transaction_read_only": "off"})
    await connection.execute(words)
    await connection.close()
