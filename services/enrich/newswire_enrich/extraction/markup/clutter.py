"""Lines of a text column that are not the article's: links to other articles, captions, and requests to the reader."""

from __future__ import annotations

import re
from typing import Any

from newswire_enrich.extraction.facts.titles import letters

LABEL_WORDS = 5
PLEA_WORDS = 30
MOST_LINKED = 0.5
_BLOCKS = ("p", "li", "div", "h2", "h3", "h4", "h5", "strong", "b", "figcaption")
_LABEL = re.compile(r"^[^.!?]{0,50}[:|»>→]\s*$|^(?:[>»→•►-]\s*)+$|^$")
_ASIDE = re.compile(  # `paywall` alone is the class by which schema.org has pages mark the text that is paid for
    r"caption|newsletter|promo|read-?more|related|recirc|signup|subscribe|paywall[-_]|[-_]paywall|most-?read|share|"
    r"consent|advert|cookie|comment|also-?read", re.IGNORECASE)  # fmt: skip
_ASK = (
    r"sign(?:ing)? up|subscribe|newsletter|follow (?:us|the|our)\b.{0,80}\b(?:on|twitter|facebook)|like us on|"
    r"download (?:our|the) app|"
    r"join our|click here|read more|related (?:stories|articles|video)|also read|"
    r"support (?:our|independent) journalism|"
    r"log in or create|enable javascript|accept (?:all )?cookies|all rights reserved|originally (?:published|appeared)|"
    r"melden sie sich|abonnieren|folgen sie uns|mehr zum thema|lesen sie auch|externe[rn]? inhalt|mehr lesen|"
    r"inscrivez-vous|abonnez-vous|suivez-nous|à lire aussi|lire aussi|suscríb|síguenos|lea también|lee también|"
    r"iscriviti|seguici|leggi anche|assine|siga-nos|leia também|les også|læs også|läs också|lees ook|"
    r"czytaj (?:więcej|także)|"
    r"подпис(?:ыв|ат)|читайте (?:также|нас)|フォロー|관련 ?기사|相关阅读|延伸阅读|और पढ़ें|यह भी पढ़ें"
)
_PLEA = re.compile(rf"^(?:[-–•>]\s*)?\W{{0,20}}(?:.{{0,60}}?)(?<![a-z])(?:{_ASK})", re.IGNORECASE)
_WITH_LABEL = re.compile(
    r"^(?:[-•]\s*)?(?:related|read (?:more|also|next)|see also|also read|watch|more|les også|læs også|läs också|"
    r"lees ook|"
    r"mehr zum thema|lesen sie (?:auch|mehr)|lire aussi|à lire aussi|leggi anche|lea también|leia também|czytaj więcej|"
    r"czytaj także|читайте также|photo|image|foto|photos|credit|tags?|categor(?:y|ia)|keywords)\b"
    r"(?:\s*\w+)?\s*[:|]", re.IGNORECASE)  # fmt: skip


def without_clutter(body: str, asides: frozenset[str]) -> str:
    """A body without its clutter; `asides` are the letters of what the markup sets apart.

    Nothing is taken where most of the body would go: such a page is made of it.
    """
    lines = body.split("\n\n")
    kept = [line for line in lines if not is_clutter(line, asides)]
    enough = sum(map(len, kept)) > MOST_LINKED * len(body)
    return "\n\n".join(kept if enough else lines)


def is_clutter(line: str, asides: frozenset[str]) -> bool:
    """Whether a line is set apart by the markup, or asks the reader for something, or names something to read."""
    short = len(line.split()) <= PLEA_WORDS
    quoted = line[:1] in '"“„«'
    return letters(line) in asides or (short and not quoted and bool(_WITH_LABEL.match(line) or _PLEA.match(line)))


def asides_of(tree: Any) -> frozenset[str]:
    """The letters of the blocks of a page that are captions, or nothing but links with a label before them."""
    return frozenset(said for block in tree.iter(*_BLOCKS) if _is_aside(block) and (said := letters(_text(block))))


def _is_aside(block: Any) -> bool:
    if block.tag == "figcaption" or (block.tag != "li" and _ASIDE.search(block.get("class") or "")):
        return len(block) < 12
    return block.tag != "div" and _is_link(block)


def _is_link(block: Any) -> bool:
    """Whether all of a block but a short label is one link."""
    links = [_text(a) for a in block.iter("a") if a.get("href")]
    if len(links) != 1 or len(links[0].split()) < LABEL_WORDS - 1:
        return False
    rest = _text(block).replace(links[0], "", 1).strip()
    return bool(_LABEL.match(rest)) and len(rest.split()) <= LABEL_WORDS


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
