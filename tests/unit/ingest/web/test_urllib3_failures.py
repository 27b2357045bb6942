"""A failure of a request becomes a sentence, however deep in a library's errors its cause lies."""

from __future__ import annotations

import ssl

import pytest
from newswire_ingest.web.urllib3_failures import sentence_of
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProtocolError, SSLError


def caused(outer: Exception, cause: BaseException) -> Exception:
    outer.__cause__ = cause
    return outer


def untrusted() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:1000)")
    error.verify_message = "certificate has expired"
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (SSLError(untrusted()), "its certificate is not accepted: certificate has expired"),
        (MaxRetryError(None, "/", SSLError(untrusted())), "its certificate is not accepted: certificate has expired"),  # type: ignore[arg-type]
        (ProtocolError("Connection aborted.", ConnectionResetError(104, "Connection reset by peer")),
         "its server ended the connection without an answer"),
        (caused(NewConnectionError(None, "cannot connect"), OSError(113, "No route to host")),  # type: ignore[arg-type]
         "its server cannot be reached: no route to host"),
        (caused(NewConnectionError(None, "cannot connect"), TimeoutError("timed out")),  # type: ignore[arg-type]
         "its server cannot be reached: no answer in time"),
        (caused(NewConnectionError(None, "cannot connect"), OSError("paper.example has no address")),  # type: ignore[arg-type]
         "the request failed: paper.example has no address"),
        (ValueError(), "the request failed: ValueError"),
    ],
)  # fmt: skip
def test_what_happened_is_said_for_a_person(error: BaseException, said: str) -> None:
    assert sentence_of(error) == said


def test_errors_that_name_each_other_end() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert sentence_of(one).startswith("the request failed: ")
