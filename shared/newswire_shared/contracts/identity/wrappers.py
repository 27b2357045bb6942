"""Addresses that carry another address inside: AMP caches and viewers, redirectors.

Each function returns the address inside as text, or None. Only what the address itself shows
is used; short links need the web and stay as they are.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from newswire_shared.contracts.identity.address import AddressProblem, Parts, parse
from newswire_shared.contracts.identity.hosts import named_host
from newswire_shared.contracts.identity.tables import table

_TARGET = re.compile(r"(?:(?:https?:)?//[^/?#\s]+|www\.[^/?#\s]+)\.[^/?#\s]{2,}", re.IGNORECASE)
_HTTP = r"https?(?::|%3a)(?:/|%2f)"
_INNER = r"(?P<inner>[^/?#]+\.[^./?#]{2,}(?:[/?#].*)?)"
_FLAGS = re.IGNORECASE | re.DOTALL
_START = r"https?://(?:[^/?#]*\.)?"

AMP_CACHES: Final = (
    # caches: /c/s/host/path, where c, v, wp … is the kind of content and s means https
    re.compile(
        _START + r"(?:cdn\.ampproject\.org|bing-amp\.com|amp\.cloudflare\.com)/[a-z]{1,2}/(?:s/)?" + _INNER,
        _FLAGS,
    ),
    re.compile(_START + r"google\.[a-z]{2,3}(?:\.[a-z]{2})?/amp/(?:s/)?" + _INNER, _FLAGS),
    re.compile(_START + r"yandex\.[a-z]{2,3}/turbo/s/" + _INNER, _FLAGS),
    # /turbo/host/s/path, or the same on a host of its own
    re.compile(
        r"https?://(?:(?:[^/?#]*\.)?yandex\.[a-z]{2,3}/turbo|[^/?#]+\.turbopages\.org(?:/turbo)?)"
        r"/(?P<host>[^/?#]+\.[^./?#]{2,})/s/(?P<path>.*)",
        _FLAGS,
    ),
)

# The address inside begins after a star, a marker or a bare question mark.
EMBEDDED_TARGETS: Final = (
    re.compile(_START + r"[^/?#]+/[^?#]*?\*(?P<inner>" + _HTTP + r".*)", _FLAGS),
    re.compile(
        _START + r"[^/?#]+/(?:[^?#]*/)?(?:redirect|redir|goto?|out|exit|away|url)/(?P<inner>" + _HTTP + ".*)",
        _FLAGS,
    ),
    re.compile(_START + r"yahoo\.com/[^?#]*?/RU=(?P<inner>" + _HTTP + r"[^/?#]*).*", _FLAGS),
    re.compile(_START + r"urldefense\.com/v3/__(?P<inner>https?:/.*?)__;.*", _FLAGS),
    re.compile(_START + r"(?:href\.li|anonym\.to|nullrefer\.com)/\?(?P<inner>" + _HTTP + ".*)", _FLAGS),
)

# Hosts (and hosts below them) that do nothing else than send readers elsewhere.
REDIRECTOR_HOSTS: Final = (
    ".l.facebook.com", ".lm.facebook.com", ".l.instagram.com", ".l.messenger.com", ".l.threads.com",
    ".l.threads.net", ".out.reddit.com", ".away.vk.com", ".t.umblr.com", ".exit.sc", ".slack-redir.net",
    ".href.li", ".safelinks.protection.outlook.com", ".go.skimresources.com", ".go.redirectingat.com",
    ".redirect.viglink.com", ".click.linksynergy.com", ".deref-mail.com", ".deref-gmx.net", ".deref-web.de",
)  # fmt: skip
# First labels of hosts that do it for one publisher, and pages that do it on any host:
# their name and an address in a parameter are both needed.
REDIRECTOR_LABELS: Final = table("away click clicks exit go goto l out r rd redir redirect track tracking")
REDIRECTOR_PAGES: Final = table(
    """
    away away.php apiclick.aspx click click.php exit exit.php forward go go.php goto goto.php iv jump
    jump.php l l.php leave leave.php leaving linkfilter news_url out out.php outbound r rd redir
    redir.php redirect redirect.aspx redirect.do redirect.html redirect.php redirector url visit
    """
)
TARGET_PARAMETERS: Final = (
    "url", "u", "q", "to", "target", "targeturl", "dest", "destination", "goto", "link", "redirect",
    "redirect_url", "redirecturl", "redir", "murl", "uddg", "z", "r", "out", "href", "ru",
)  # fmt: skip


def amp_cache_target(text: str, parts: Parts) -> str | None:
    """The publisher's address inside the address of an AMP (or Turbo) cache or viewer."""
    lowered = text.lower()
    for form in AMP_CACHES if "amp" in lowered or "turbo" in lowered else ():
        found = form.match(text)
        if found is not None:
            inner = found.groupdict().get("inner") or f"{found['host']}/{found['path']}"
            return _usable(f"https://{inner}")
    return None


def redirector_target(text: str, parts: Parts) -> str | None:
    """The address that a redirector was asked to send its reader to."""
    for form in EMBEDDED_TARGETS if "http" in text[8:].lower() else ():
        found = form.fullmatch(text)
        if found is not None:
            inner = found["inner"]
            return _usable(inner if inner[4:7].strip("s").startswith(":/") else unquote(inner))
    return _target_in_query(parts) if parts.params and _redirects(parts) else None


def _redirects(parts: Parts) -> bool:
    page = next((segment for segment in reversed(parts.segments) if segment), "").lower()
    host = parts.host.lower()
    named = page in REDIRECTOR_PAGES or host.partition(".")[0] in REDIRECTOR_LABELS
    return named or f".{host}".endswith(REDIRECTOR_HOSTS)


def _target_in_query(parts: Parts) -> str | None:
    pairs = (param.partition("=") for param in reversed(parts.params))  # the first of a name counts
    given = {name.lower(): value for name, _, value in pairs}
    for name in TARGET_PARAMETERS:
        target = unquote(given.get(name, ""))
        if _TARGET.match(target):
            return _usable(target)
    return None


def _usable(target: str) -> str | None:
    """The target in full, or None where it is no address and the wrapper must stand for itself."""
    if not target.lower().startswith("http"):
        target = f"https://{target.lstrip('/')}"
    try:
        named_host(parse(target))
    except AddressProblem:
        return None
    return target
