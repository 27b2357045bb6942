"""Rules about the scheme, the host and the port."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import Final
from urllib.parse import unquote

import idna

from newswire_shared.contracts.identity.address import DEFAULT_PORTS, AddressProblem, Parts
from newswire_shared.contracts.identity.tables import table

MOBILE_LABELS: Final = table("m mobile mobil mobi movil touch wap pda amp")
# Second levels under which countries register names: there the registrable part has three labels.
SECOND_LEVELS: Final = table(
    """
    ab ac ad art asn asso biz bz co com conf ed edu ens fin firm fm gc gen go gob gouv gov govt gr gub
    gv id idf idv in ind inf info k12 lg ltd me med mil muni name nat ne net nhs nic nom or org oz
    pe plc police priv pro pvt qc re res sch school sci tm
    """
)
_ASCII_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.ASCII)
_DOTS = re.compile("[.\u3002\uff0e\uff61]")


def https(parts: Parts) -> Parts:
    return parts if parts.scheme == "https" else parts._replace(scheme="https")


def no_userinfo(parts: Parts) -> Parts:
    return parts if parts.userinfo is None else parts._replace(userinfo=None)


def no_default_port(parts: Parts) -> Parts:
    # 443 is also dropped on http: the canonical form is written https, where it is the default.
    default = parts.port in (DEFAULT_PORTS[parts.scheme], DEFAULT_PORTS["https"])
    return parts._replace(port=None) if default else parts


def lower_host(parts: Parts) -> Parts:
    host = parts.host.lower()
    return parts if host == parts.host else parts._replace(host=host)


def no_host_dot(parts: Parts) -> Parts:
    return parts._replace(host=parts.host.rstrip(".")) if parts.host.endswith(".") else parts


def ascii_host(parts: Parts) -> Parts:
    """The host as the name service knows it: IDNA, or as an IPv6 address is best written."""
    host = unquote(parts.host) if "%" in parts.host else parts.host
    if host.startswith("["):
        host = _ipv6(host)
    else:
        host = host if host.isascii() else _idna(host)
        host = host.lower().rstrip(".")
        _require_host(host)
    return parts if host == parts.host else parts._replace(host=host)


def no_mobile_label(parts: Parts) -> Parts:
    labels = parts.host.split(".")
    own = registrable_length(labels)
    kept = [label for label in labels[:-own] if label not in MOBILE_LABELS]
    if len(kept) + own == len(labels):
        return parts
    return parts._replace(host=".".join(kept + labels[-own:]))


def no_www(parts: Parts) -> Parts:
    # Only `www.` itself: www2 and www3 are often other servers with other pages.
    bare = parts.host.removeprefix("www.")
    return parts._replace(host=bare) if bare != parts.host and "." in bare else parts


def named_host(parts: Parts) -> Parts:
    """The host in lower case, IDNA and without a last dot; nothing else is changed."""
    return ascii_host(no_host_dot(lower_host(parts)))


def registrable_length(labels: list[str]) -> int:
    """How many of a host's labels, from the last, are registered together."""
    country = len(labels[-1]) == 2
    return 3 if len(labels) > 2 and country and labels[-2] in SECOND_LEVELS else 2


def _require_host(host: str) -> None:
    if not host:
        raise AddressProblem("has no host; write https://host/path")
    if not _ASCII_HOST.fullmatch(host):
        raise AddressProblem("has a host that no server can have; correct the part between // and the next /")


def _ipv6(host: str) -> str:
    try:
        return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]"
    except ValueError:
        raise AddressProblem("has a wrong IPv6 address as its host; write https://[address]/path") from None


def _idna(host: str) -> str:
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        if "\ufffd" in host:  # what an undecodable escape becomes
            raise AddressProblem("has a host that is not UTF-8; correct the host") from None
        # Names outside IDNA 2008 (emoji, old registrations) do exist: spell them without its checks.
        labels = _DOTS.split(unicodedata.normalize("NFKC", host).lower())
        return ".".join(map(_punycode, labels))


def _punycode(label: str) -> str:
    if label.isascii():
        return label
    try:
        return f"xn--{label.encode('punycode').decode('ascii')}"
    except UnicodeError:
        raise AddressProblem("has a host that cannot be written in IDNA; correct the host") from None
