"""The articles of a storm: made up by the seed, each of its own words, and some of them poison."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass, replace
from enum import StrEnum

WORDS = (
    "harbour", "bridge", "council", "meeting", "winter", "budget", "river", "market", "school", "railway", "station",
    "engineer", "captain", "garden", "museum", "orchard", "festival", "library", "hospital", "teacher", "village",
    "mountain", "valley", "island", "ferry", "lantern", "carpenter", "bakery", "concert", "painter", "election",
    "committee", "report", "survey", "storm", "weather", "season", "harvest", "fisherman", "lighthouse", "road",
    "tunnel", "tower", "archive", "journal", "editor", "printer", "letter", "stamp", "parcel", "courier", "driver",
    "mechanic", "workshop", "factory", "foundry", "quarry", "forest", "meadow", "stream", "fountain", "square",
    "theatre", "gallery", "statue", "painting", "curtain", "window", "chimney", "roof", "cellar", "kitchen", "table",
    "blanket", "mirror", "clock", "compass", "telescope", "anchor", "sail", "rope", "barrel", "basket", "ladder",
    "hammer", "chisel", "wagon", "saddle", "bridle",
)  # fmt: skip
VERBS = ("opened", "closed", "repaired", "painted", "measured", "moved", "sold", "bought", "counted", "renamed", "lit")
SENTENCES, PARAGRAPHS = 3, 4
ATTRIBUTES, TOKEN_BYTES, DEPTH = 200_000, 2_000_000, 50_000
UPDATED = 10  # one article in so many tells again what another told
LARGE_BYTES = 10_500_000  # more than a page may have


class Way(StrEnum):
    """How an article comes to newswire."""

    FEED = "feed"
    REDIRECT = "redirect"
    FILE = "file"
    PUSHED_PAGE = "pushed page"
    PUSHED_TEXT = "pushed text"


WEIGHTS = {Way.FEED: 4, Way.REDIRECT: 1, Way.FILE: 3, Way.PUSHED_PAGE: 1, Way.PUSHED_TEXT: 1}
POISONS = ("token", "encoding", "large", "depth", "nul")
COSTLY = "attributes"  # seconds of a processor each: one in six, so that few poisons have none


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was written; `poison` says what is wrong with its page."""

    number: int
    way: Way
    title: str
    paragraphs: tuple[str, ...]
    poison: str = ""

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def page(self) -> bytes:
        """The page that its site serves."""
        title = html.escape(self.title)
        text = "".join(f"<p>{html.escape(part)}</p>" for part in self.paragraphs)
        head = f'<head><meta charset="utf-8"><title>{title}</title><meta property="og:title" content="{title}"></head>'
        page = f"<html>{head}<body><article><h1>{title}</h1>{text}%s</article></body></html>"
        return _poisoned(page, self.poison)


def articles_of(seed: int, number: int, poisons: int) -> list[Article]:
    """The articles of a storm; `poisons` of them are poison, which come from feeds and as files."""
    chance = random.Random(f"articles {seed}")
    ways, weights = zip(*WEIGHTS.items(), strict=True)
    made = [_article(chance, n, chance.choices(ways, weights)[0], "") for n in range(number - poisons)]
    bad = [
        _article(chance, number - poisons + n, chance.choice((Way.FEED, Way.FILE)), _poison(seed, n))
        for n in range(poisons)
    ]
    both = _with_updates(chance, made) + bad
    chance.shuffle(both)
    return both


def _with_updates(chance: random.Random, made: list[Article]) -> list[Article]:
    """Let some articles tell what the one before tells, so that there are copies and stories; never three of them.

    What three articles of a site share is a line of the site, and is taken out.
    """
    after = zip(made[::UPDATED], made[1::UPDATED], strict=False)
    updates = {late.number: (*early.paragraphs[:-1], late.paragraphs[-1]) for early, late in after}
    return [replace(article, paragraphs=updates.get(article.number, article.paragraphs)) for article in made]


def _poison(seed: int, n: int) -> str:
    kinds = len(POISONS) + 1
    return COSTLY if n % kinds == kinds - 1 else POISONS[(seed + n) % len(POISONS)]


def _article(chance: random.Random, number: int, way: Way, poison: str) -> Article:
    title = f"{chance.choice(WORDS).title()} and {chance.choice(WORDS)} number {number} {chance.choice(VERBS)}"
    paragraphs = tuple(" ".join(_sentence(chance, number) for _ in range(SENTENCES)) for _ in range(PARAGRAPHS))
    return Article(number, way, title, paragraphs, poison)


def _sentence(chance: random.Random, number: int) -> str:
    first, second, third, fourth = chance.sample(WORDS, 4)
    verb, amount = chance.choice(VERBS), chance.randrange(10, 10_000)
    return f"The {first} near the {second} was {verb} for {amount} visitors of {third} {number}, said the {fourth}."


def _poisoned(page: str, poison: str) -> bytes:
    if poison == COSTLY:
        return (page % f"<div {' '.join(f'a{n}=x' for n in range(ATTRIBUTES))}></div>").encode()
    if poison == "token":
        return (page % f"<p>{'x' * TOKEN_BYTES}</p>").encode()
    if poison == "encoding":  # declared as one thing, with bytes of others in the middle of words
        return (page % "<p>caf\xe9 %s</p>").encode() % (b"\xff\xfe\xe9\x00\xc3\x28\xf0\x28",)
    if poison == "large":
        return (page % f"<!-- {'x' * LARGE_BYTES} -->").encode()
    if poison == "depth":
        return (page % f"{'<div>' * DEPTH}{'</div>' * DEPTH}").encode()
    if poison == "nul":
        return (page % "<p>before \x00\x1b[31m\u202e after \ufffe</p>").encode()
    return (page % "").encode()
