"""Links as listings write them, made absolute and clean."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

WEB = ("http://", "https://")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}:")
TWICE = re.compile(r"^(?:https?:/{0,2})+(?=https?:/{0,2})", re.I)
BROKEN_SCHEME = re.compile(r"(https?)(?::/?|//|;//)(?=[\w-])", re.I)  # one slash or the colon is missing
HOST_FIRST = re.compile(r"www\.[\w-]{1,63}\.[\w.-]{1,190}(?:/|$)", re.I)
UNFILLED = re.compile(
    r"\{\{|\}\}|\{%|\$\{|<%|%7b%7b|%24%7b|\$%7b|\[object(?:%20|\s|\+)object\]|%\(\w+\)s|/%s(?:[/?&.]|$)|=%s(?:&|$)"
    r"|(?:/|=)(?:undefined|null|nan|none)(?:[/?#&.]|$)|\[\[\w+\]\]|/:(?:slug|id|url)\b|/\{\w+\}|%7b\w+%7d|#\{|\[(?:url|link|slug)\]"
    r"|%(?:post\w{0,20}|permalink|title|url|link|slug|id|year|category)%",
    re.I,
)
SESSION = re.compile(
    r";jsessionid=[^?#/&;]{0,200}|/\(S\([a-z0-9]{20,30}\)\)(?=/)"
    r"|(?<=[?&])(?:phpsessid|jsessionid|aspsessionid\w{0,20}|sessionid|session_id|cfid|cftoken|oscsid|zenid)=[^&#]{0,200}&?"
    r"|(?<=[?&])s(?:id)?=[0-9a-f]{32}(?![0-9a-f])&?",
    re.I,
)


def is_web(link: str | None) -> bool:
    """Whether a link is a whole address of the web."""
    return bool(link) and str(link)[:8].lower().startswith(WEB)


def absolute(base: str, link: str) -> str:
    """A link as an absolute address, where its base is one; "" for none and for what cannot be joined."""
    link = "".join(part.strip() for part in link.splitlines())
    if "&amp;" in link:
        link = unescape(link)
    if not link or (SCHEME.match(link) and not link.lower().startswith("http")):
        return link
    link = _mended(link)
    if is_web(link) or UNFILLED.search(link):
        return link
    try:
        return urljoin(base if is_web(base) else "", link)
    except ValueError:
        return ""


def _mended(link: str) -> str:
    """A link that was joined or typed wrongly in a way that leaves no doubt."""
    link = TWICE.sub("", link)
    if not is_web(link):
        link = BROKEN_SCHEME.sub(lambda found: f"{found[1]}://", link, count=1) if link[:4].lower() == "http" else link
        link = f"https://{link}" if HOST_FIRST.match(link) else link
    return link.replace(" ", "%20")


def without_session(url: str) -> str:
    """An address without the session of the reader for whom it was made."""
    if not SESSION.search(url):
        return url
    return SESSION.sub("", url).rstrip("?&")
