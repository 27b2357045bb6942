"""What is wrong with the address of an item, by its form alone."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from newswire_ingest.listings.links import SCHEME, UNFILLED
from newswire_ingest.listings.problems import Problem

LONGEST = 2048  # characters: what servers and sitemaps take at most
UNFILLED_TITLE = re.compile(
    r"\{\{.{0,80}\}\}|\{%.{0,80}%\}|\$\{\w.{0,80}\}|<%.{0,80}%>|%s|%\(\w+\)s|\[object Object\]"
    r"|undefined|null|NaN|None"
)
MEDIA = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|ico|mp3|m4a|aac|ogg|oga|opus|wav|flac|mp4|m4v|mov|avi|webm|mkv|m3u8"
    r"|pdf|docx?|xlsx?|pptx?|odt|epub|zip|gz|rar|7z|exe|dmg|apk|css|js|woff2?)$",
    re.I,
)
OTHER_LISTING = re.compile(
    r"(?:/sitemap[\w-]{0,40}|[\w-]{1,40}[-_]sitemap\d{0,5})\.(?:xml|txt)(?:\.gz)?$"
    r"|/sitemaps?/.{0,200}\.xml(?:\.gz)?$|/(?:feed|rss|atom|index)\.xml$|/(?:feed|rss|atom)/?$|\.(?:rss|atom)$",
    re.I,
)
XML_FILE = re.compile(r"\.xml(?:\.gz)?$", re.I)  # what a sitemap names like this is no page
HOMES = frozenset(("", "/", "/index.html", "/index.htm", "/index.php", "/home", "/home/"))
# Of these alone, or with one name behind them: further down, sites keep articles.
LIST_PAGE = re.compile(
    r"/(?:tags?|categor(?:y|ies|ia|ie)|kategorie|kategoria|etiquetas?|rubrik|rubrique|authors?|autor|auteur"
    r"|search|suche|recherche|buscar)(?:/[^/]{1,80})?/?$",
    re.I,
)
SEARCH = re.compile(r"(?:^|&)(?:s|q|query|search)=", re.I)
LONG_NAME = re.compile(
    r"/(?:[^/-]{1,40}-){5}[^/]{1,200}/?$|/[^/]{0,200}\d{5}[^/]{0,200}/?$"
)  # of an article, wherever it is
# The same, where the name is no headline: some sites keep articles here.
SECTION_PAGE = re.compile(r"/(?:topics?|thema|themen|temas?|sections?)/[^/\d-]{1,40}(?:-[^/\d-]{1,40}){0,2}/?$", re.I)
LOGIN_PAGE = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|register|auth|oauth\d?|sso|anmelden|wp-login)(?:[/.]\w{0,40})?/?$", re.I
)
PRIVATE = (".localhost", ".local", ".internal", ".lan", ".localdomain", ".home.arpa")  # RFC 6761, and usage
STAGING = frozenset(("staging", "preprod", "pre-prod", "uat", "localdev", "devserver"))


def fault_of(url: str, base: str, *, is_feed: bool) -> Problem | None:
    """What is wrong with the address of an item; a plain sitemap may also name pages that are no articles."""
    if not url:
        return Problem.NO_ADDRESS
    if UNFILLED.search(url):
        return Problem.UNFILLED
    if len(url) > LONGEST:
        return Problem.TOO_LONG
    try:
        parts = urlsplit(url)
    except ValueError:
        return Problem.WRONG_ADDRESS
    if parts.scheme.lower() not in ("http", "https"):
        return Problem.NOT_WEB if SCHEME.match(url) else Problem.WRONG_ADDRESS
    return _fault_of_host(parts, base) or _fault_of_path(parts, url, base, is_feed=is_feed)


def _fault_of_host(parts: SplitResult, base: str) -> Problem | None:
    host = (parts.hostname or "").rstrip(".")
    own = _host(base)
    if not host:
        return Problem.WRONG_ADDRESS
    if is_private(host) and not (own and is_private(own)):  # a paper in a private network lists its own pages
        return Problem.PRIVATE_HOST
    if STAGING & set(host.split(".")[:-1]) and not STAGING & set(own.split(".")):
        return Problem.STAGING_HOST
    return None


def _fault_of_path(parts: SplitResult, url: str, base: str, *, is_feed: bool) -> Problem | None:
    path = parts.path
    if MEDIA.search(path) and not XML_FILE.search(path):
        return Problem.MEDIA_FILE
    if url.partition("#")[0] == base.partition("#")[0]:
        return Problem.LISTING_ITSELF
    if not is_feed:
        return Problem.OTHER_LISTING if XML_FILE.search(path) else None
    if OTHER_LISTING.search(path) and not parts.query:
        return Problem.OTHER_LISTING
    if path in HOMES and not parts.query and _same_site(parts.hostname or "", _host(base)):
        return Problem.HOME_PAGE
    if (
        (LIST_PAGE.search(path) and not LONG_NAME.search(path))
        or SECTION_PAGE.search(path)
        or (path in ("", "/") and SEARCH.search(parts.query))
    ):
        return Problem.LIST_PAGE
    return Problem.LOGIN_PAGE if LOGIN_PAGE.search(path) else None


def is_private(host: str) -> bool:
    """Whether a host is a name or number of a private network; no name is looked up."""
    bare = host.strip("[]").lower()
    try:
        return not ipaddress.ip_address(bare).is_global
    except ValueError:
        return "." not in bare or bare.endswith(PRIVATE)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _same_site(one: str, other: str) -> bool:
    """Whether two hosts are one, but for `www`; where the listing is a file, any host is its own."""
    return not other or one.removeprefix("www.") == other.removeprefix("www.")
