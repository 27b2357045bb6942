"""Made articles for measurements of index and search: any number of them, the same for the same seed.

Words follow a law of Zipf over some 20,000, as sources do over 400; dates lie within 60 days; articles tell of events,
of which a few have many; 8 % are near-copies of an earlier one; links lead to earlier articles, most of them to few.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate

from newswire_shared.contracts.documents import (
    Article,
    ArticleDocument,
    Copy,
    Entity,
    Mention,
    Quote,
    Revision,
    Span,
    StorySection,
)
from newswire_shared.contracts.identity import canonicalize

LAST_DAY = datetime(2026, 6, 30, tzinfo=UTC)
SECTIONS = ("world", "local", "sport")
DAYS, SOURCES, WORDS, SENTENCES = 60, 400, 20_000, 40_000
COPIES, EVENTS_EACH = 0.08, 0.35  # of articles: what copies an earlier one, and events as a share of articles
LANGUAGES = {"en": 0.7, "de": 0.12, "fr": 0.1, "es": 0.08}


def _listed(words: str) -> list[str]:
    return words.split()


ONSETS, VOWELS, CODAS = _listed("b c d f g h k l m n p r s t v w br cl dr gr pl st tr"), "aeiou", ["", *"nrslt"]
COMMON = _listed(
    "the of and to in a that for on with said by as was at from it were has but an harbour council bridge report "
    "minister budget school winter railway court energy strike ferry inquiry village engineers residents vote storm"
)
SURNAMES = _listed("Vaal Orlin Teshk Bramley Ossin Karel Dovray Lunt Marr Quill Rask Sorel Tamm Ulven Wex Yarrow Zell")
GIVEN = _listed("Ingrid Anna Pavel Mira Jonas Lea Tomas Ruth Emil Sara Olaf Nadia Viktor Clara Hugo Irma")
PLACES = _listed("Norrholm Skerrow Saltmere Veldry Astenau Brackmoor Corvina Dunwold Elsby Farrow")


@dataclass(frozen=True)
class MadeArticles:
    """The articles 0 to `number` - 1."""

    number: int
    seed: int = 1

    def __iter__(self) -> Iterator[ArticleDocument]:
        """All, in the order in which they were first seen."""
        return map(self.document, range(self.number))

    def document(self, number: int) -> ArticleDocument:
        """One of them."""
        chance = random.Random(f"{self.seed}:{number}")
        original = chance.randrange(number) if number and chance.random() < COPIES else None
        told = chance if original is None else random.Random(f"{self.seed}:{original}")
        if original is not None:
            told.random()
        article = self._article(number, original, told, chance)
        revision = Revision(
            capture_id=article.capture_id, fetched_at=article.fetched_at, digest=article.digest, title=article.title,
            ref=f"enriched/2026/made.warc.gz:{number * 4000}:3900",
        )  # fmt: skip
        story = StorySection(id=article.story or article.article_id, copy_of=article.copy_of)
        return ArticleDocument(article=article, revisions=(revision,), story=story, indexed_at=article.fetched_at)

    def url(self, number: int) -> str:
        """Its address."""
        source = _zipf(random.Random(f"{self.seed}:source:{number}"), SOURCES)
        return f"https://source-{source}.example/news/{number}/report"

    def article_id(self, number: int) -> str:
        """Its id."""
        return canonicalize(self.url(number)).key

    def _article(self, number: int, original: int | None, told: random.Random, chance: random.Random) -> Article:
        event = random.Random(f"{self.seed}:event:{_zipf(told, max(1, round(self.number * EVENTS_EACH)), 0.7)}")
        people, place, subject = [_person(event) for _ in range(3)], event.choice(PLACES), self._words(event, 6)
        title, body = self._texts(told, people, place, subject)
        if original is not None:
            body += f"\n\nReported first elsewhere, and told again here as number {number}."
        seen = LAST_DAY - timedelta(days=DAYS * (1 - (number + 1) / self.number))
        links = tuple(self.url(_zipf(chance, number)) for _ in range(chance.randrange(4))) if number else ()
        return Article(
            article_id=self.article_id(number), capture_id=f"{number:032x}", url=self.url(number),
            canonical=self.url(number), source=self.url(number).split("/")[2], title=title, body=body,
            authors=(chance.choice(people),), language=_language(told), section=chance.choice(SECTIONS),
            published_at=seen - timedelta(minutes=chance.randrange(1, 90)), published_precision="instant",
            published_from="jsonld", tags=tuple(subject[:2]), image=f"{self.url(number)}/picture.jpg",
            first_seen_at=seen, fetched_at=seen, digest=f"{number:016x}",
            raw_ref=f"raw/2026/made.warc.gz:{number * 9000}:8900", entities=_entities(title, body, people, place),
            quotes=_quotes(body, people[0]), links=links, versions={"extract": "3", "entities": "2"},
            story=self.article_id(original) if original is not None else None,
            copy_of=None if original is None else _copy_of(self.article_id(original)),
        )  # fmt: skip

    def _texts(self, told: random.Random, people: list[str], place: str, subject: list[str]) -> tuple[str, str]:
        title = f"{place} {' '.join(subject[:3])}: {people[0]} answers {self._words(told, 1)[0]}"
        about = f"{people[0]} spoke in {place} of {' '.join(subject)}, and {people[1]} answered {people[2]}."
        said = f"“{told.choice(self._sentences)}” {people[0]} said."
        paragraphs = [
            " ".join(told.choices(self._sentences, k=told.randrange(2, 6))) for _ in range(told.randrange(3, 12))
        ]
        return title, "\n\n".join([about, said, *paragraphs])

    @cached_property
    def _vocabulary(self) -> list[str]:
        chance = random.Random(7)
        made = {"".join(_syllable(chance) for _ in range(chance.randrange(2, 5))) for _ in range(2 * WORDS)}
        words = sorted(made)  # a set has another order in each process
        chance.shuffle(words)
        return [*COMMON, *words][:WORDS]

    @cached_property
    def _weights(self) -> list[float]:
        return [*accumulate(1 / (rank + 3) for rank in range(len(self._vocabulary)))]

    @cached_property
    def _sentences(self) -> list[str]:
        chance = random.Random(8)
        return [f"{' '.join(self._words(chance, chance.randrange(8, 26)))}.".capitalize() for _ in range(SENTENCES)]

    def _words(self, chance: random.Random, number: int) -> list[str]:
        return chance.choices(self._vocabulary, cum_weights=self._weights, k=number)


def _copy_of(original: str) -> Copy:
    return Copy(duplicate_of=original, kind="reprint", similarity=0.97)


def _zipf(chance: random.Random, most: int, power: float = 1.0) -> int:
    """A number below `most`, small ones more often."""
    if power == 1.0:
        return min(most - 1, int((most + 1) ** chance.random()) - 1)
    return min(most - 1, int(most * float(chance.random() ** (1 / (1 - power)))))


def _language(chance: random.Random) -> str:
    return str(chance.choices(list(LANGUAGES), weights=list(LANGUAGES.values()))[0])


def _syllable(chance: random.Random) -> str:
    return "".join(map(chance.choice, (ONSETS, VOWELS, CODAS)))


def _person(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}{chance.choice(['', 'son', 'berg', 'ova'])}"


def _entities(title: str, body: str, people: list[str], place: str) -> tuple[Entity, ...]:
    named = [*((name, "person") for name in dict.fromkeys(people)), (place, "place")]
    return tuple(
        Entity.model_validate({
            "id": f"{kind}:{name.lower().replace(' ', '-')}", "name": name, "type": kind, "salience": 0.5,
            "confidence": 0.9, "mentions": _mentions(title, body, name),
        })
        for name, kind in named
    )  # fmt: skip


def _mentions(title: str, body: str, name: str) -> tuple[Mention, ...]:
    at = body.find(name)
    return (Mention(field="body", start=at, end=at + len(name), text=name),) if at >= 0 else ()


def _quotes(body: str, speaker: str) -> tuple[Quote, ...]:
    start, end = body.find("“"), body.find("”") + 1
    span = Span(field="body", start=start, end=end)
    speaker_id = f"person:{speaker.lower().replace(' ', '-')}"
    return (Quote(speaker=speaker, speaker_id=speaker_id, kind="direct", text=body[start:end], spans=(span,)),)
