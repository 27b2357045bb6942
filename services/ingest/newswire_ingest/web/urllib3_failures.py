"""Failures of a request, each as a sentence: what the server did, in no library's words."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from http.client import IncompleteRead as Unfinished

from urllib3.exceptions import (
    DecodeError,
    IncompleteRead,
    InvalidChunkLength,
    ProtocolError,
    ReadTimeoutError,
)

MOST_CAUSES = 8  # an error wraps four others at most; a ring of them must end too
CUT = "its server ended the connection in the middle of the answer"
Say = Callable[[BaseException], str]


def sentence_of(error: BaseException) -> str:
    """What happened, for a person; of what nobody has met yet, the last words of the innermost error."""
    causes = [*_causes(error)]
    for kind, say in _SENTENCES:
        for cause in causes:
            if isinstance(cause, kind) and (said := say(cause)):
                return said
    return f"the request failed: {_words(causes[-1])}"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it was made of, from the outside in; libraries keep that in their arguments too."""
    inner: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if inner is None:
            return
        yield inner
        wrapped = [inner.__cause__, getattr(inner, "reason", None), *inner.args]
        inner = next((each for each in wrapped if isinstance(each, BaseException)), None)


def _of_certificate(error: BaseException) -> str:
    return f"its certificate is not accepted: {getattr(error, 'verify_message', '') or 'it cannot be checked'}"


def _of_tls(error: BaseException) -> str:
    """By the code that OpenSSL gives, which is the one part of its text that is the same in all its releases."""
    reason = str(getattr(error, "reason", "") or "")
    if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG"):
        return "its server speaks no TLS there"
    if "EOF" in reason:
        return "its server ended the connection before TLS was agreed on"
    return f"TLS cannot be agreed on with its server ({reason.replace('_', ' ').lower() or 'no reason is given'})"


def _of_system(error: BaseException) -> str:
    """The system's words, for what it has no number of its own there is nothing to say."""
    words = error.strerror if isinstance(error, OSError) and error.errno else ""
    return f"its server cannot be reached: {words.lower()}" if words else ""


def _words(error: BaseException) -> str:
    return str(error).strip() or type(error).__name__


_SENTENCES: tuple[tuple[type[BaseException], Say], ...] = (
    (ssl.SSLCertVerificationError, _of_certificate),
    (ssl.SSLError, _of_tls),
    (socket.gaierror, lambda _: "the name of its host cannot be found"),
    (InvalidChunkLength, lambda _: "its answer is broken: it is not in the pieces that it announces"),
    (IncompleteRead, lambda _: CUT),
    (Unfinished, lambda _: CUT),
    (DecodeError, lambda _: "its answer is broken: it cannot be unpacked as its Content-Encoding says"),
    (ReadTimeoutError, lambda _: "its server did not answer in time"),
    (TimeoutError, lambda _: "its server cannot be reached: no answer in time"),
    (ConnectionRefusedError, lambda _: "its server refuses the connection"),
    (ConnectionError, lambda _: "its server ended the connection without an answer"),
    (OSError, _of_system),
    (ProtocolError, lambda error: CUT if "ended prematurely" in str(error) else "what answers there speaks no HTTP"),
)
