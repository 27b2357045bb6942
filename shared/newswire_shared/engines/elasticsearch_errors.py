"""Errors of the way to an Elasticsearch in words for a person: who, what is wrong, what to do."""

from __future__ import annotations

from elasticsearch import ApiError, TransportError
from elasticsearch import SSLError as TlsError

from newswire_shared.contracts.errors import EngineAway, PermanentError
from newswire_shared.engines.elasticsearch_access import OWN, ElasticsearchAccess

MENDABLE = {401, 403, 404, 408, 409, 429}  # an operator or time mends these; the message waits in the meantime
ROLES = "deploy/elasticsearch/roles.yml"
# Words of OpenSSL and urllib3, and what they mean here; the first that occurs counts.
TLS_FAULTS = (
    ("has expired", "its certificate has expired: give the server a new one"),
    ("not yet valid", "its certificate is not valid yet: set the clocks of both machines"),
    ("mismatch", f"its certificate is for another name: give it one for this, or write the other into {OWN}URL"),
    ("ingerprint", f"its certificate is not that of {OWN}FINGERPRINT: compare the two, and write the right one there"),
    ("wrong version number", f"it speaks no TLS here: write http:// into {OWN}URL, or let it speak TLS"),
    ("record layer", f"it speaks no TLS here: write http:// into {OWN}URL, or let it speak TLS"),
    ("self-signed", f"no authority that is known signed its certificate: name that of the server in {OWN}CA"),
    ("self signed", f"no authority that is known signed its certificate: name that of the server in {OWN}CA"),
    ("verify failed", f"no authority that is known signed its certificate: name that of the server in {OWN}CA"),
)
BROKEN_OFF = ("aborted", "closed", "reset", "BadStatusLine", "empty")  # of one that waits for TLS


def of_answer(error: ApiError, access: ElasticsearchAccess) -> EngineAway | PermanentError:
    """An error that the server answered with."""
    status = error.meta.status
    if status == 401:
        return EngineAway(_unknown(access))
    if status == 403 and error.message == "security_exception":
        return EngineAway(
            f"Elasticsearch at {access.place} does not let {access.who or 'a stranger'} do this: {_reason(error)}. "
            f"Give it the role of {ROLES} that this process needs"
        )
    text = f"Elasticsearch at {access.place} answered {status}: {error.message}"
    return EngineAway(text) if status in MENDABLE or status >= 500 else PermanentError(text)


def of_way(error: TransportError, access: ElasticsearchAccess) -> EngineAway:
    """An error on the way to the server."""
    text = str(error)
    if isinstance(error, TlsError):
        fault = next((meant for word, meant in TLS_FAULTS if word in text.lower()), text)
        return EngineAway(f"Elasticsearch at {access.place} is not trusted: {fault}")
    hint = ""
    if access.address.startswith("http:") and any(word in text for word in BROKEN_OFF):
        hint = f"; if it speaks TLS, write https:// into {OWN}URL"
    return EngineAway(f"Elasticsearch at {access.place} does not answer: {_innermost(error)}{hint}")


def _innermost(error: BaseException) -> str:
    """What the system said: the errors of three libraries lie around it, each with the names of its classes."""
    cause: BaseException | None = error
    while cause and not (isinstance(cause, OSError) and cause.strerror):
        cause = cause.__cause__ or cause.__context__
    return str(cause.strerror) if isinstance(cause, OSError) else str(error)


def _unknown(access: ElasticsearchAccess) -> str:
    ways = f"{OWN}USER and {OWN}PASSWORD, or {OWN}API_KEY"
    if not access.who:
        return f"Elasticsearch at {access.place} serves no strangers: set {ways}"
    return (
        f"Elasticsearch at {access.place} refuses {access.who}: it does not know the name, or password or key is "
        f"another; set {ways}"
    )


def _reason(error: ApiError) -> str:
    found = error.body.get("error", {}) if isinstance(error.body, dict) else {}
    return str(found.get("reason", error.message)).rstrip(".")
