"""The tree of an XML listing, also of one that is not well-formed.

A healthy document is parsed once.  Where libxml2 reports faults that cost content, the text is mended and parsed again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5
from itertools import islice
from typing import Any

from lxml import etree

HEAD = 65536  # characters of one declaration or comment, and of the end in which a root ends
# What may stand before the root.  A document type may have a subset in brackets, in which entities are defined.
PROLOG = re.compile(
    r"\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE\b[^\[>]{0,2000}(?:\[(?P<subset>.{0,60000}?)\]\s*)?>", re.S | re.I
)
ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]+)\s+(["'])([^"'&<%]{0,100})\2\s*>""")
REFERENCE = re.compile(r"&(?:(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|amp;|lt;|gt;|quot;|apos;)|([A-Za-z][\w.-]{0,30});)?")
REFERENCES = 100_000  # of a document that are put in place of a name: each has 100 characters at most
STRANGE = re.compile(r"&(?!#|amp;|lt;|gt;|quot;|apos;)")  # what XML does not know
NAMED = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)[A-Za-z_]")  # a node each in a tree: 100 bytes for three
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ROOT = re.compile(r"<([\w.:-]{1,100})")
ELEMENT_END = re.compile(r"</\s*[\w.:-]{1,100}\s{0,9}>")
ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry|url|sitemap)(?=[\s>])", re.I)
OPENING = re.compile(r"<[^<>]{1,4000}>")  # of the root, with its vocabularies, which each entry needs
MOST_APART = 5000  # entries that are parsed one by one: more, in a broken feed, are an attack
TAG = re.compile(r"<[\w:.-]{1,100}\s[^<>]{1,4000}>")
UNQUOTED = re.compile(r"""(\s[\w:.-]{1,60}=)([^\s"'<>]{1,2000}?)(?=\s|/?>)""")
# Elements whose content is text, or markup that stands for it.
PROSE = re.compile(
    r"<(?P<end>/?)(?P<name>title|description|summary|content|tagline|subtitle|content:encoded|dc:description"
    r"|media:title|media:description|itunes:summary|fulltext|body)(?:\s[^<>]{0,1000})?(?<!/)>", re.I)  # fmt: skip
NAMES = {name.rstrip(";"): sign for name, sign in html5.items() if name.endswith(";")}
Signs = Callable[[re.Match[str]], str]  # what replaces a reference
MANY = "it refers to too many names"
HARMLESS = frozenset((
    5,  # content after the end of the root: a comment of a cache, a script of a host
    100, 201, 202,  # a namespace whose name is no address; prefixes that are not declared keep their names
))  # fmt: skip

# References to the numbers D800 to DFFF, and to some on either side of them, which stay what they are.
HALVES = re.compile(r"(?:&#(?:[xX]0*+[dD][89a-fA-F][0-9a-fA-F]{2}|0*+5[5-7][0-9]{3});)+")


@dataclass(frozen=True, slots=True)
class Markup:
    """A tree, None where nothing is one; `fault` is what libxml2 stumbled over first, in its words."""

    root: Any
    fault: str = ""
    is_cut: bool = False


def parsed(text: str, address: str) -> Markup:
    """The tree of a text that begins with markup; an element that a cut goes through is left out."""
    begin, subset = prolog(text)
    text = text[begin:]
    whole = _to_the_cut(text)
    root, fault = (None, MANY) if _is_full_of_names(whole) else _tree(whole, address)
    if fault:
        names = NAMES | {name: value for name, _, value in ENTITY.findall(subset)}
        again, fault = _tree(_mended(whole, _signs(names)), address)
        root = root if again is None else again
        root = _apart(whole, _signs(names), address, root) if fault else root
    return Markup(root, fault, is_cut=len(whole) < len(text))


def prolog(text: str) -> tuple[int, str]:
    """Where the root of a text begins, behind declarations and comments, and the definitions of its document type."""
    at, subset = 0, ""
    while (passed := PROLOG.match(text, at, at + HEAD)) is not None:
        at, subset = passed.end(), passed["subset"] or subset
    return at, subset


def _is_full_of_names(text: str) -> bool:
    """Whether a text refers to more names than are put in their place."""
    return next(islice(NAMED.finditer(text), REFERENCES, None), None) is not None


def _tree(text: str, address: str) -> tuple[Any, str]:
    # It names no file of this machine, asks nobody, and stays within libxml2's bounds on depth and size.
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True,
        encoding="utf-8", load_dtd=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(paired(text).encode("utf-8", "replace"), parser, base_url=address)
    except etree.LxmlError as error:
        return None, str(error)
    faults = (entry for entry in parser.error_log if entry.type not in HARMLESS)
    fault = next(faults, None)
    return root, f"{fault.message.strip()} (line {fault.line})" if fault is not None else ""


def paired(text: str) -> str:
    """A text whose references to halves of surrogate pairs are the characters that pairs of them mean.

    Writers of JavaScript and Java write emoji so.  libxml2 takes the halves into the tree, from which nothing can be
    read then.
    """
    return HALVES.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    halves = (reference[2:] for reference in found[0].split(";")[:-1])
    numbers = (int(half[1:], 16) if half[0] in "xX" else int(half) for half in halves)
    return b"".join(number.to_bytes(2, "big") for number in numbers).decode("utf-16-be", "replace")


def _apart(text: str, sign: Signs, address: str, root: Any) -> Any:
    """The tree with each entry parsed by itself, so that what is broken in one ends with it."""
    begins = [found.start() for found in ENTRY.finditer(text)][:MOST_APART]
    head = text[: begins[0]] if begins else ""
    again, _ = _tree(head, address) if head else (None, "")
    if again is None:
        return root
    opening = OPENING.match(head)
    for begin, end in zip(begins, [*begins[1:], len(text)], strict=True):
        entry = _mended(_closed(text[begin:end]), sign)
        part, _ = _tree(f"{opening[0] if opening else '<rss>'}{entry}", address)
        again.extend(list(part)[:1] if part is not None else [])
    return again


def _closed(entry: str) -> str:
    """An entry whose open section of text, if it has one, ends before its next element."""
    begin = entry.rfind("<![CDATA[")
    if begin < 0 or entry.find("]]>", begin) >= 0:
        return entry
    return entry[:begin] + entry[begin + 9 :]


def _to_the_cut(text: str) -> str:
    """A text that lacks its end, up to its last whole element: half an address or title is a wrong one."""
    root = ROOT.match(text)
    end = re.compile(rf"</\s*{re.escape(root[1])}\s*>|/>\s*$", re.I) if root else None
    if end is None or end.search(text, max(0, len(text) - HEAD)):
        return text
    at = len(text)
    while (at := text.rfind("</", 0, at)) >= 0:
        if last := ELEMENT_END.match(text, at):
            return text[: last.end()]
    return text[: text.rfind(">") + 1]


def _mended(text: str, sign: Signs) -> str:
    """A text whose prose is no markup, and whose references all mean something."""
    text = CONTROL.sub("", text)
    parts = _verbatim(_as_prose(text))
    return "".join(part if is_verbatim else _referring(_quoted(part), sign) for part, is_verbatim in parts)


def _quoted(text: str) -> str:
    """A text whose attributes all stand in quotes."""
    return TAG.sub(lambda tag: UNQUOTED.sub(r'\1"\2"', tag[0]) if "=" in tag[0] else tag[0], text)


def _referring(text: str, sign: Signs) -> str:
    """A text whose first references are replaced one by one, and those after them at once."""
    last = next(islice(REFERENCE.finditer(text), REFERENCES, None), None)
    at = last.start() if last else len(text)
    return REFERENCE.sub(sign, text[:at]) + STRANGE.sub("&amp;", text[at:])


def _signs(names: dict[str, str]) -> Signs:
    """What replaces the references of a document that XML does not know: the characters that they stand for.

    Those after the first `REFERENCES` are text.
    """
    left = iter(range(REFERENCES))

    def sign(found: re.Match[str]) -> str:
        if found[1]:
            return found[0].lower() if found[1].startswith("#X") else found[0]
        value = names.get(found[2] or "")
        if value is None or next(left, None) is None:
            return f"&amp;{found[0][1:]}"
        return value.replace("&", "&amp;").replace("<", "&lt;")

    return sign


def _verbatim(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, and whether each is a CDATA section; found in one pass, also where none ever ends."""
    at = 0
    while (begin := text.find("<![CDATA[", at)) >= 0:
        yield text[at:begin], False
        end = text.find("]]>", begin)
        if end < 0:  # what it hides is text all the same
            yield text[begin + 9 :].replace("<", "&lt;"), False
            return
        yield text[begin : end + 3], True
        at = end + 3
    yield text[at:], False


def _as_prose(text: str) -> str:
    """Elements of text with their inner markup escaped: it is what most often is not well-formed."""
    parts, at, opened = list[str](), 0, ""
    for tag in PROSE.finditer(text):
        if opened and tag["end"] and tag["name"].lower() == opened:
            parts.append(_escaped(text[at : tag.start()]))
            at, opened = tag.start(), ""
        elif not opened and not tag["end"]:
            parts.append(text[at : tag.end()])
            at, opened = tag.end(), tag["name"].lower()
    return "".join((*parts, text[at:]))


def _escaped(text: str) -> str:
    return text if text.lstrip().startswith("<![CDATA[") else text.replace("<", "&lt;")


VOCABULARIES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/atom/": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://www.google.com/schemas/sitemap-video/1.1": "video",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
OF_SITEMAPS = ("http://www.sitemaps.org/", "http://www.google.com/schemas/sitemap/")


@lru_cache(4096)  # the names of elements that a few kinds of listings use; strange ones push each other out
def name_of(tag: str) -> str:
    """The name of an element in small letters, with the customary prefix of its vocabulary; none for RSS and sitemaps.

    An unknown vocabulary has the prefix `?`, so that its `title` is nobody's title.
    """
    space, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    space = space.strip().lower().replace("https:", "http:", 1)
    prefix = "" if space.startswith(OF_SITEMAPS) else VOCABULARIES.get(space, "?")
    return f"{prefix}:{local}".lower() if prefix else local.lower()
