"""Whom to believe at the other end: certificates, and their dates where this machine does not know the time."""

import ssl
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from cryptography.x509 import load_der_x509_certificate

from kiosk.sync.trouble import Trouble, TroubleError

NO_CHECK_TIME: Final = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL's x509_vfy.h, which Python's `ssl` has no name for."""
NOT_YET_VALID, HAS_EXPIRED = 9, 10
"""Verify codes of x509_vfy.h."""


def context_of(authority: Path | None, *, is_dated: bool) -> ssl.SSLContext:
    """What checks the other end: its name, and its chain up to the `authority`'s certificates (None: the system's).

    Its dates only where `is_dated`; else whoever connects has to. Raises TroubleError for a file that cannot be used.
    """
    try:
        context = ssl.create_default_context(cafile=None if authority is None else str(authority))
    except (OSError, ssl.SSLError) as error:
        raise TroubleError(Trouble.CERTIFICATE, f"{authority} holds no certificates: {error}") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if not is_dated:
        context.verify_flags |= NO_CHECK_TIME
    return context


def check_dates(sock: ssl.SSLSocket, at_s: int) -> None:
    """Check every certificate of the chain that OpenSSL has verified against this time (seconds since 1970).

    Raises TroubleError where one is not valid then.
    """
    at = datetime.fromtimestamp(at_s, UTC)
    for der in verified_chain(sock):
        certificate = load_der_x509_certificate(der)
        if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
            name = certificate.subject.rfc4514_string()
            raise TroubleError(Trouble.CLOCK, f"the certificate of {name} is not valid on {at.date()}")


def verified_chain(sock: ssl.SSLSocket) -> list[bytes]:
    """The chain as it was verified, from the other end's certificate to the authority's, DER."""
    if hasattr(sock, "get_verified_chain"):
        return list(sock.get_verified_chain())
    # Python got a public name for this in 3.13 (gh-109109); 3.11 and 3.12 have it here.
    inner: Any = sock._sslobj  # type: ignore[attr-defined]  # noqa: SLF001
    return [one.public_bytes(2) for one in inner.get_verified_chain()]


def told_by(error: ssl.SSLCertVerificationError) -> TroubleError:
    """What a failed verification means."""
    is_date = error.verify_code in {NOT_YET_VALID, HAS_EXPIRED}
    return TroubleError(Trouble.CLOCK if is_date else Trouble.CERTIFICATE, error.verify_message)
