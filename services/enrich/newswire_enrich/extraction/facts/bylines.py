"""The byline that a page shows: near its heading, by marks of elements or behind the word that says "by"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, takewhile
from typing import Any

from newswire_enrich.extraction.facts.authors import agency_in, persons
from newswire_enrich.extraction.facts.titles import is_beside
from newswire_enrich.extraction.text.shapes import letters
from newswire_enrich.languages.names import PARTICLES
from newswire_enrich.languages.page_labels import any_of

MOST_WORDS = 5  # of a name, with its particles
FEWEST_WORDS = 2  # of a name in a script that has capitals: one word is as often a place or a section
WIDE_NAME = 12  # letters of a name in a script without capitals
LONGEST_LINE = 200  # characters of a byline with the roles of several persons; a longer text is about them
TEXTS_NEAR = 60  # texts after the heading among which a line with "by" is the article's: buttons and times stand there
TEXTS_BELOW, TIME_STEPS = 12, 3  # texts right below a heading, and between a name and its time: buttons
LONG_PARAGRAPH = 160  # characters of a paragraph that is no note beside the heading
LEAD_PARAGRAPHS = 3  # behind which marked names are those of other articles, or of comments
LONGEST_MARKUP = 2000  # characters of a short element with the blanks of its markup
CONTAINER_STEPS = 5  # from one author's mark up to the element that holds all of them
MOST_BYLINE_LINES = 3  # at the head of a text, among which its byline stands
PARAGRAPH_CHARACTERS = 80  # a longer line is the first paragraph
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")  # of class names: `c-byline__author`, `ArticleAuthor_name`
_SIGNS = ("byline", "author", "autor", "auteur", "forfatter", "skribent")  # with which such a word begins
# Words in the class of what stands beside a name: its picture, its buttons, what its bearer is.
_NO_SIGNS = frozenset(
    """
    avatar bio biography comment comments contact date description email follow image img job mail photo picture
    position published related role share social thumb thumbnail time timestamp title twitter
    """.split()
)
# Where the authors of other articles and of comments stand.
_OTHERS_ELEMENTS = frozenset({"head", "nav", "footer"})
_OTHERS = re.compile(r"related|recommend|most-?read|breadcrumb|comment|sidebar", re.IGNORECASE)
_PAGE = re.compile(r"/(?:authors?|autor(?:en|es|i)?|auteurs?|people|profile?s?|by|journalist)/", re.IGNORECASE)
_BY = re.compile(
    rf"^{any_of('written', 'markup')}(?:\s*[:：]\s*(?P<named>\S.*)?|\s+(?P<named_too>\S.*)|)$", re.IGNORECASE
)
_SPACE = re.compile(r"\s([,;:.])")  # before a mark that follows an element
_TIME = re.compile(r"\b(?:[01]?\d|2[0-3])[:.h][0-5]\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b")
_INNER = re.compile(r"[-.'’·]")  # within a name
_TEXTS = "::text()[normalize-space() and not(parent::script or parent::style)]"
_LINK = re.compile(r"^(?:[,&]|and|und|et|y|e|og|och|en)$")  # between two names that are elements of their own
_NO_NAME = re.compile(
    r"\b(?:twitter|facebook|instagram|linkedin|whatsapp|e-?mail|rss|follow|view|more|see|all|posts?|articles?|profile|page"
    r"|photo|image|getty|imago|subscribe|share|print|read|min|minutes?|updated|published|comments?|scholar|pubmed|reporting|coverage)\b",
    re.IGNORECASE,
)
# Whatever may be marked as the author's, in the document's order with the paragraphs behind which it is no more.
_NEAR = (
    "::*[contains(@rel, 'author') or contains(@itemprop, 'author') or contains(@class, 'uthor')"
    " or contains(@class, 'yline') or contains(@class, 'utor') or contains(@class, 'uteur')"
    " or contains(@href, '/aut') or contains(@href, '/people/') or contains(@href, '/profil')"
    f" or contains(@href, '/by/') or contains(@href, '/journalist/') or self::p[string-length() > {LONG_PARAGRAPH}]]"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A byline as it is printed, the persons whom it names, and the agency."""

    line: str
    names: tuple[str, ...] = ()
    agency: str | None = None


def shown_signature(tree: Any, title: str, sites: frozenset[str]) -> Signature | None:
    """The first line near the heading of that title which names a person or an agency, else one marked elsewhere."""
    start = _heading(tree, title)
    axis = "descendant" if start is tree else "following"
    texts = [" ".join(text.split()) for text in start.xpath(axis + _TEXTS)[:TEXTS_NEAR]]
    near = chain(_grouped(_until_text(start.xpath(axis + _NEAR)), sites), _spoken(texts, sites))
    marked = (e for e in tree.xpath("//*[@rel='author' or @itemprop='author']") if _is_marked(e))
    return _naming(chain(near, _grouped(marked, sites), _beside_time(texts, sites)))


def _naming(found: Iterable[Signature]) -> Signature | None:
    """The first byline that names a person, else the first that names an agency."""
    first = None
    for each in found:
        if each.names:
            return each
        first = first or each
    return first


def byline_before(body: str) -> str:
    """The line of names that stands alone before the first paragraph of a text, "" where none does."""
    lines = body.split("\n\n")
    before = takewhile(lambda line: len(line) < PARAGRAPH_CHARACTERS, lines[:MOST_BYLINE_LINES])
    return next((line for line in before if _names_only(line)), "")


def _heading(tree: Any, title: str) -> Any:
    """The element of the article's heading: the one that says its title, else the first of the first rank, or all."""
    said, headings = letters(title), [h for h in tree.iter("h1", "h2", "h3") if not is_beside(h)]
    own = (h for h in headings if said and letters("".join(h.itertext())).endswith(said))
    return next(chain(own, (h for h in headings if h.tag == "h1")), tree)


def _until_text(elements: Iterable[Any]) -> Iterator[Any]:
    """The marked elements up to the paragraph with which the article's text is well begun."""
    paragraphs = 0
    for element in elements:
        if _is_marked(element):
            yield element
        elif element.tag == "p" and len("".join(element.itertext())) > LONG_PARAGRAPH:
            paragraphs += 1
            if paragraphs == LEAD_PARAGRAPHS:
                return


def _is_marked(element: Any) -> bool:
    """Whether an element is said to be the author's and is neither another article's nor a picture's."""
    if element.tag in ("link", "meta") or not _says_author(element):
        return False
    around = (element, *element.iterancestors())
    if any(each.tag in _OTHERS_ELEMENTS or _OTHERS.search(each.get("class") or "") for each in around):
        return False
    is_named = bool(element.get("rel") or element.get("itemprop") or element.get("href"))
    return is_named or next(element.iterancestors("figure"), None) is None


def _says_author(element: Any) -> bool:
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
        return True
    if element.tag == "a" and _PAGE.search(element.get("href") or ""):
        return True
    words = {word.lower() for word in _WORDS.findall(element.get("class") or "")}
    return words.isdisjoint(_NO_SIGNS) and any(word.startswith(_SIGNS) for word in words)


def _grouped(elements: Iterable[Any], sites: frozenset[str]) -> Iterator[Signature]:
    """What marked elements say, those that one short element holds taken together."""
    rest = iter(elements)
    for element in rest:
        if found := _signature(_texts(element), sites):
            around, parent = _container(element), element.getparent()
            beside = (e for e in rest if around in e.iterancestors() or e.getparent() is parent)
            others = [more for e in beside if (more := _signature(_texts(e), sites))]
            yield _together([found, *others])
            return


def _container(element: Any) -> Any:
    """The highest element around an author's that still holds no more than a byline."""
    around = takewhile(_texts, islice(element.iterancestors(), CONTAINER_STEPS))
    return [element, *around][-1]


def _together(found: list[Signature]) -> Signature:
    names = tuple(dict.fromkeys(name for each in found for name in each.names))
    lines = dict.fromkeys(each.line for each in found if each is found[0] or not {*each.names} <= {*found[0].names})
    return Signature(", ".join(lines), names, next((each.agency for each in found if each.agency), None))


def _texts(element: Any) -> list[str]:
    """The texts of a short element, each of its own; none of a longer one."""
    texts: list[str] = []
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > LONGEST_MARKUP or "{" in text:
            return []
        texts += [bare] if (bare := " ".join(text.split())) else []
    return texts if sum(map(len, texts)) <= LONGEST_LINE else []


def _beside_time(texts: list[str], sites: frozenset[str]) -> Iterator[Signature]:
    """The name that is a text by itself right below a heading, with the time of publication beside it.

    Who is named in a longer text too is someone whom the article is about.
    """
    told = " ".join(text for text in texts if len(text) > PARAGRAPH_CHARACTERS)
    for index, text in enumerate(texts[:TEXTS_BELOW]):
        around = texts[max(0, index - TIME_STEPS) : index + TIME_STEPS + 1]
        found = _signature([text], sites, is_marked=False) if any(map(_TIME.search, around)) else None
        if found and letters(text) == letters("".join(found.names)) and text.rpartition(" ")[2] not in told:
            yield found


def _spoken(texts: list[str], sites: frozenset[str]) -> Iterator[Signature]:
    """The lines near a heading that begin with "by", in whatever language, and go on with nothing but names."""
    for index, text in enumerate(texts):
        if len(text) <= PARAGRAPH_CHARACTERS and (match := _BY.match(text.rpartition("|")[2].strip())):
            named = [match["named"] or match["named_too"] or "", *texts[index + 1 : index + 1 + 2 * MOST_WORDS]]
            line = [*filter(None, named[:1]), *_linked(named[1:] if not named[0] else ["", *named[1:]])]
            if found := _signature([part for part in line if part], sites, is_marked=False):
                yield found


def _linked(texts: list[str]) -> Iterator[str]:
    """The first of some texts, and those which a comma or "and" joins to it."""
    is_joined = True
    for text in texts:
        if is_joined or _LINK.match(text):
            yield text
        else:
            return
        is_joined = bool(_LINK.match(text))


def _signature(texts: list[str], sites: frozenset[str], is_marked: bool = True) -> Signature | None:
    line = "\n".join(texts)
    names = tuple(name for name in persons([line], sites) if _reads_like_name(name, is_marked)) if line else ()
    agency = agency_in([line]) if line else None
    return Signature(_SPACE.sub(r"\1", " ".join(texts)), names, agency) if names or agency else None


def _names_only(line: str) -> bool:
    names = persons([line], frozenset())
    return bool(names) and all(_reads_like_name(name, False) for name in names) and _is_all(line, names)


def _is_all(line: str, names: tuple[str, ...]) -> bool:
    return len(letters("".join(names))) >= len(letters(line)) / 2


def _reads_like_name(name: str, is_marked: bool) -> bool:
    """Whether a text reads like a person's name; where its script has no capitals, a mark has to say so."""
    words = name.split()
    if _NO_NAME.search(name) or not all(map(str.isalpha, _INNER.sub("", name).replace(" ", ""))):
        return False
    if name.lower() == name.upper():
        return is_marked and len(letters(name)) <= WIDE_NAME
    is_written = words[-1][0].isupper() and all(w[0].isupper() or w in PARTICLES for w in words)
    return FEWEST_WORDS <= len(words) <= MOST_WORDS and is_written
