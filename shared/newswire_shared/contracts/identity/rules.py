"""The rules of scheme 1 in the order in which they are applied, and those about text and path.

A rule is a pure function that returns what it was given where it has nothing to say. The rules
are applied again until none changes anything, so none needs to foresee what another leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newswire_shared.contracts.identity import hosts, parameters
from newswire_shared.contracts.identity.address import Parts
from newswire_shared.contracts.identity.escapes import is_normal, normal
from newswire_shared.contracts.identity.evidence import names_article, pins_article
from newswire_shared.contracts.identity.tables import table

# Characters that are seen by nobody: around an address they are dirt of copying.
EDGES: Final = '<> \t\r\n\f\v\x00\x85\xa0\xad\u1680\u202f\u205f\u2060\u3000\ufeff"' + "".join(
    map(chr, [*range(0x2000, 0x2010), *range(0x2028, 0x202F)])
)
_LINE_BREAK = re.compile("[\r\n]+")
_UNSEEN = re.compile("[\t\ufeff\u200b\u2060]+")
_AMPERSAND = re.compile(r"(?:(?<=\?)|&)(?:amp(?:;|%3b)|#0*38;|#x0*26;)+", re.IGNORECASE)
_LATE_QUERY = re.compile(r"[?&](?=(?:utm_[a-z]+|fbclid|gclid)=)", re.IGNORECASE)
_BLANK_TAIL = re.compile(r"(?:%20|%09|%0A|%0D|%C2%A0|%E2%80%8B|%EF%BB%BF)+\Z")
_SESSION_SEGMENT = re.compile(r"\((?:[A-Za-z]\([\w.!-]*\))+\)|\([a-z0-5]{24}\)", re.ASCII)
_SESSION_MATRIX = re.compile(r";(?:j?sessionid|phpsessid|aspsessionid\w*)=[^/;]*", re.IGNORECASE | re.ASCII)
_AMP_NUMBER = re.compile(r"(\d{5})[-_]amp(?=\.[a-z]+\Z|\Z)", re.ASCII)
_AMP_ENDING = re.compile(r"(?<=.)\.amp(?:html\Z|(?=(?:\.s?html?)?\Z))", re.ASCII)
_PRINT_NUMBER = re.compile(r"(\d{5})[-_,](?:print|printable|druck|imprimir)(?=\.s?html?\Z)", re.ASCII)
_COMMENT_PAGE = re.compile(r"comment-page-\d+", re.ASCII)
_INDEX_FILE = re.compile(
    r"(?:index|default)\.(?:s?html?|xhtml|dhtml|php[345]?|phtml|aspx?|jspx?|cfm|cgi|pl|do)",
    re.IGNORECASE | re.ASCII,
)
AMP_SEGMENTS: Final = frozenset(["amp", "amp.html", "amphtml"])
PRINT_SEGMENTS: Final = table(
    """
    print print.html printable printview print-view printer-friendly printerfriendly printversion
    print-version drucken druckversion druckansicht imprimir imprimer stampa
    """
)
WHOLE_SEGMENTS: Final = table(
    """
    komplettansicht singlepage single-page onepage one-page fullpage full-page viewall view-all
    """
)
FIRST_PAGES: Final = table("page-1 seite-1 pagina-1")
# Where `amp` stands before one of these it is the form of a page, not a section of its own.
NEWS_SECTIONS: Final = table(
    """
    article articles business entertainment health international local national news nation opinion
    politics science sport sports story stories technology us world
    """
)
ARTICLE_MARKERS: Final = table("a article artikel articolo articulo")
LATER_PAGES: Final = frozenset("23456789")


def without_blanks(text: str) -> str:
    lines = _LINE_BREAK.split(text.strip(EDGES))
    return _UNSEEN.sub("", "".join(line.strip(" \t") for line in lines) if len(lines) > 1 else lines[0])


def plain_ampersands(text: str) -> str:
    return _AMPERSAND.sub("&", text) if "&" in text or "?amp" in text else text


def one_query(text: str) -> str:
    """`/a&utm_source=x` and `/a?id=1?utm_source=x` come from templates that glue badly."""
    if ("utm_" not in text and "clid=" not in text) or not _LATE_QUERY.search(text):
        return text
    address, hash_mark, fragment = text.partition("#")
    if "?" not in address:
        address = _LATE_QUERY.sub("?", address, count=1)
    path, mark, query = address.partition("?")
    return f"{path}{mark}{_LATE_QUERY.sub('&', query)}{hash_mark}{fragment}"


def normal_path(parts: Parts) -> Parts:
    if is_normal("/".join(parts.segments)):
        return parts
    return parts._replace(segments=tuple(map(normal, parts.segments)))


def no_dot_segments(parts: Parts) -> Parts:
    if "." not in parts.segments and ".." not in parts.segments:
        return parts
    resolved: list[str] = []
    for segment in parts.segments:
        if segment == "..":
            del resolved[-1:]
        elif segment != ".":
            resolved.append(segment)
    return parts._replace(segments=tuple(resolved))


def no_session_path(parts: Parts) -> Parts:
    path = "/".join(parts.segments)
    if "(" not in path and ";" not in path:
        return parts
    kept = (segment for segment in parts.segments if not _SESSION_SEGMENT.fullmatch(segment))
    return parts._replace(segments=tuple(_SESSION_MATRIX.sub("", segment) for segment in kept))


def no_blank_tail(parts: Parts) -> Parts:
    return _last_replaced(parts, _BLANK_TAIL.sub("", parts.segments[-1])) if parts.segments else parts


def no_double_slash(parts: Parts) -> Parts:
    if "" not in parts.segments[:-1]:
        return parts
    return parts._replace(segments=tuple(filter(None, parts.segments[:-1])) + parts.segments[-1:])


def no_trailing_slash(parts: Parts) -> Parts:
    return parts._replace(segments=parts.segments[:-1]) if parts.segments[-1:] == ("",) else parts


def no_index_file(parts: Parts) -> Parts:
    index = parts.segments and _INDEX_FILE.fullmatch(parts.segments[-1])
    return parts._replace(segments=parts.segments[:-1]) if index else parts


def no_amp_path(parts: Parts) -> Parts:
    """The AMP forms of a path, unless `amp` may be the word: the loudspeaker, a section, a slug."""
    *rest, last = parts.segments or ("",)
    if last in AMP_SEGMENTS:
        return _shortened(parts, names_article(rest))
    if rest[-1:] == ["amp"] and last == "1" and pins_article(rest[:-1]):
        return parts._replace(segments=tuple(rest[:-1]))
    word = "amp" if "amp" in rest and _certain(parts.segments) else ".amp"
    if word in rest:
        rest.remove(word)
        return parts._replace(segments=(*rest, last))
    if "amp" not in last:
        return parts
    return _last_replaced(parts, _AMP_ENDING.sub("", _AMP_NUMBER.sub(r"\1", last)))


def _certain(segments: tuple[str, ...]) -> bool:
    """Whether `amp` inside a path cannot be a word of it."""
    before_section = segments[0] == "amp" and segments[1] in NEWS_SECTIONS and names_article(segments)
    return before_section or pins_article(segments) or segments[-1].count("-") >= 5


def no_print_path(parts: Parts) -> Parts:
    *rest, last = parts.segments or ("",)
    if last in PRINT_SEGMENTS:
        return _shortened(parts, names_article(rest))
    if rest[:1] == ["print"] and pins_article(parts.segments):
        return parts._replace(segments=parts.segments[1:])
    return _last_replaced(parts, _PRINT_NUMBER.sub(r"\1", last)) if last else parts


def no_whole_path(parts: Parts) -> Parts:
    """The one-page form, and the first page, of an article in several pages."""
    *rest, last = parts.segments or ("",)
    if last == "1" and rest[-1:] == ["page"]:
        return parts._replace(segments=tuple(rest[:-1])) if names_article(rest[:-1]) else parts
    return _shortened(parts, last in WHOLE_SEGMENTS | FIRST_PAGES and names_article(rest))


def no_page_path(parts: Parts) -> Parts:
    """`/article/slug/2`: a later page, where the path says that it is of one article.

    One digit only, and never 1: longer numbers, and series that begin with 1, name articles.
    """
    *rest, last = parts.segments or ("",)
    later = last in LATER_PAGES and len(rest) > 1 and _is_slug_of_article(rest[-2], rest[-1])
    return _shortened(parts, later or _COMMENT_PAGE.fullmatch(last) is not None)


def _is_slug_of_article(marker: str, slug: str) -> bool:
    return marker in ARTICLE_MARKERS and "." not in slug and not any(char.isdigit() for char in slug)


def only_routes(parts: Parts) -> Parts:
    """The fragment stays where it is the route of a one-page application; trackers in it go."""
    if not parts.fragment:
        return parts
    route, _, query = parts.fragment.partition("?") if parts.fragment[0] in "!/" else ("", "", "")
    params = [param for param in query.split("&") if param and not _tracker(param)]
    path = normal(route).rstrip("/") or ("/" if params else "")
    fragment = "?".join([path, "&".join(map(normal, params))]) if params else path
    return parts._replace(fragment="" if fragment == "!" else fragment)


def _tracker(param: str) -> bool:
    name, _, value = param.partition("=")
    return parameters.is_tracker(name.lower(), value)


def _shortened(parts: Parts, sure: bool) -> Parts:
    return parts._replace(segments=parts.segments[:-1]) if sure else parts


def _last_replaced(parts: Parts, last: str) -> Parts:
    return parts if last == parts.segments[-1] else parts._replace(segments=(*parts.segments[:-1], last))


Rule = tuple[str, Callable[[Parts], Parts]]
TextRule = tuple[str, Callable[[str], str]]
TEXT_RULES: Final[tuple[TextRule, ...]] = (
    ("white-space", without_blanks),
    ("escaped-ampersand", plain_ampersands),
    ("misplaced-query", one_query),
)
PART_RULES: Final[tuple[Rule, ...]] = (
    ("default-port", hosts.no_default_port),
    ("scheme", hosts.https),
    ("userinfo", hosts.no_userinfo),
    ("host-case", hosts.lower_host),
    ("host-dot", hosts.no_host_dot),
    ("idna", hosts.ascii_host),
    ("mobile-host", hosts.no_mobile_label),
    ("www", hosts.no_www),
    ("percent-encoding", normal_path),
    ("percent-encoding", parameters.normal_params),
    ("dot-segments", no_dot_segments),
    ("session", no_session_path),
    ("double-slash", no_double_slash),
    ("white-space", no_blank_tail),
    ("trailing-slash", no_trailing_slash),
    ("amp-path", no_amp_path),
    ("print-view", no_print_path),
    ("whole-view", no_whole_path),
    ("later-page", no_page_path),
    ("index-file", no_index_file),
    ("fragment", only_routes),
)
# Before these `parameters.without_idle` drops parameters, by rules with names of their own.
PARAMETER_RULES: Final[tuple[Rule, ...]] = (
    ("empty-parameter", parameters.no_empty_values),
    ("parameter-order", parameters.sorted_params),
)
