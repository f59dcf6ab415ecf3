"""A time stamp on a package (RFC 3161): proof, from somebody else, that its manifest existed at a moment.

The maker of the stamp learns one SHA-256 and nothing of what it is the sum of. The stamp lies beside the ZIP, so that
the package itself stays the same, byte for byte, whenever it is built.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.x509 import (
    BasicConstraints,
    Certificate,
    ExtensionNotFound,
    load_der_x509_certificate,
    load_pem_x509_certificates,
)
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from submission.verify import Part, parts, stamp_of

MOST = 64 * 1024
"""Bytes of a stamp with its certificates, at most."""


_UNSIGNED = 0xA1
_SHA2 = "60864801650304020"
_HASHED = {
    "2a864886f70d010101": "",  # rsaEncryption
    "2a864886f70d01010a": "",  # RSASSA-PSS, whose parameters name the hash
    "2a864886f70d01010b": f"{_SHA2}1",
    "2a864886f70d01010c": f"{_SHA2}2",
    "2a864886f70d01010d": f"{_SHA2}3",
    "2a8648ce3d040302": f"{_SHA2}1",
    "2a8648ce3d040303": f"{_SHA2}2",
    "2a8648ce3d040304": f"{_SHA2}3",
}
"""By the algorithm of a signature (OIDs as DER has them), the hash it goes with; empty where it goes with any."""


class BadStamp(Exception):
    """What came is no stamp on this manifest, or it is not by who may make one. The message says why, without data."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A request for a stamp: `body` is what the maker is sent, `nonce` what has to come back with it."""

    body: bytes
    digest: bytes
    nonce: int


def wish_for(manifest: bytes) -> Wish:
    """Ask for a stamp on a manifest. Only its SHA-256 is in the request."""
    asked = TimestampRequestBuilder().data(manifest).hash_algorithm(HashAlgorithm.SHA256).build()
    assert asked.nonce is not None
    return Wish(asked.as_bytes(), hashlib.sha256(manifest).digest(), asked.nonce)


def taken(answer: bytes, wish: Wish, roots: list[Certificate]) -> bytes:
    """The stamp that answers a wish; without `roots` it is only compared with the wish. Raises BadStamp."""
    if len(answer) > MOST:
        raise BadStamp("too long")
    response = _decoded(answer)
    if response.tst_info.nonce != wish.nonce:
        raise BadStamp("the answer to another request")
    _covers(answer, wish.digest)
    if roots:
        check(answer, wish.digest, roots)
    return answer


def check(stamp: bytes, digest: bytes, roots: list[Certificate]) -> None:
    """Check everything: that the stamp covers the SHA-256 of a manifest, its signature, and that its maker's
    certificate goes back to one of `roots`, was valid at that moment and is for time stamps. Raises BadStamp."""
    try:
        response = _decoded(stamp)
        _covers(stamp, digest)
        _is_as_written_down(stamp)
        builder = VerifierBuilder(roots=[*roots])
        for certificate in map(load_der_x509_certificate, response.signed_data.certificates):
            if certificate.issuer != certificate.subject and _signs(certificate):
                builder = builder.add_intermediate_certificate(certificate)
        builder.build().verify(response, digest)
    except BadStamp:
        raise
    except VerificationError as error:
        raise BadStamp(str(error)) from None
    except Exception as error:  # noqa: BLE001  # damaged certificates make the libraries raise almost anything
        raise BadStamp(type(error).__name__) from None


def roots_in(path: Path) -> list[Certificate]:
    """The certificates in a PEM file. Raises ValueError or OSError."""
    return load_pem_x509_certificates(path.read_bytes())


def _decoded(stamp: bytes) -> TimeStampResponse:
    try:
        return decode_timestamp_response(_in_order(stamp))
    except (ValueError, IndexError):
        raise BadStamp("no answer of RFC 3161") from None


def _is_as_written_down(stamp: bytes) -> None:
    """What the signature does not cover and the library does not look at has one right value each (RFC 5652, sections
    5.1 and 5.3): a stamp is what it was or it is not."""
    signed = parts(parts(parts(parts(parts(stamp)[0].body)[1].body)[1].body)[0].body)
    (signer,) = parts(signed[-1].body)
    version, name, digest, *_, algorithm, _ = [f for f in parts(signer.body) if f.tag != _UNSIGNED]
    by_key = name.tag == 0x80
    hashed = _HASHED.get(parts(algorithm.body)[0].body.hex())
    if signed[0].body != b"\x03" or version.body != (b"\x03" if by_key else b"\x01") or hashed is None:
        raise BadStamp("its versions or its algorithm are not right")
    if hashed and parts(digest.body)[0].body.hex() != hashed:
        raise BadStamp("its algorithms do not go together")


def _in_order(stamp: bytes) -> bytes:
    """The same stamp with its certificates in the order of DER (X.690, 11.6). OpenSSL leaves them as they come, which
    the signature does not cover; the library reads no other order."""
    (whole,) = parts(stamp)
    status, token = parts(whole.body)
    kind, content = parts(token.body)
    (signed,) = parts(content.body)
    fields = [
        _der(field.tag, b"".join(sorted(_der(*one) for one in parts(field.body))))
        if field.tag == 0xA0
        else _der(*field)
        for field in parts(signed.body)
    ]
    inner = _der(content.tag, _der(signed.tag, b"".join(fields)))
    return _der(whole.tag, _der(*status) + _der(token.tag, _der(*kind) + inner))


def _sorted(certificates: Part) -> bytes:
    return _der(certificates.tag, b"".join(sorted(_der(*one) for one in parts(certificates.body))))


def _der(tag: int, body: bytes) -> bytes:
    """An element of DER."""
    length = len(body)
    if length < 128:
        return bytes([tag, length]) + body
    digits = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 128 | len(digits)]) + digits + body


def _covers(stamp: bytes, digest: bytes) -> None:
    """As verify.py in the package reads it: what it could not read would be of no use."""
    try:
        covered, _ = stamp_of(stamp)
    except (ValueError, IndexError, KeyError):
        raise BadStamp("not granted, or not to be read") from None
    if covered != digest:
        raise BadStamp("a stamp on something else")


def _signs(certificate: Certificate) -> bool:
    """Whether a certificate may sign others."""
    try:
        return bool(certificate.extensions.get_extension_for_class(BasicConstraints).value.ca)
    except ExtensionNotFound:
        return False
