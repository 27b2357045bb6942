"""The judgement of a storm, from outside: the index, the archive, the logs of the sites, the letters, the ledger."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newswire_ops.tracing.presentation import lines_of
from newswire_ops.tracing.trace import Traced, TracedLook
from newswire_shared.accounting.dead_letters import UNREADABLE
from newswire_shared.accounting.ledger import Counts
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.reasons import End
from newswire_shared.running.assembly import Assembly
from newswire_shared.state.keys import BUCKET
from newswire_shared.state.stories import RedisPlacements, RedisStories

from benchmarks.storm.articles import Article, Way
from benchmarks.storm.calm import Expected
from benchmarks.storm.counters import unequal
from benchmarks.storm.deliveries import pushed
from benchmarks.storm.index_reading import Indexed, WholeIndex
from benchmarks.storm.newsroom import Site

LOST, DOUBLED, FALSE, DEAD, STUCK = "lost", "duplicated", "false", "dead", "in flight"
ARCHIVE, LEDGER, STORY, LETTER = "archive", "ledger", "story", "letter"
KINDS = (LOST, DOUBLED, FALSE, DEAD, STUCK, ARCHIVE, LEDGER, STORY, LETTER)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be, of an article if `about` is an article's id."""

    kind: str
    about: str
    what: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is looked at."""

    parts: Assembly
    index: WholeIndex
    archive: WarcArchive
    sites: Sequence[Site]
    expected: Sequence[Expected]
    injected: int
    unsure: int

    @property
    def by_id(self) -> Mapping[str, Expected]:
        return {one.article_id: one for one in self.expected}


def judged(evidence: Evidence) -> list[Finding]:
    """Everything that is wrong."""
    indexed = {one.article_id: one for one in evidence.index.articles}
    found = [
        *_lost(evidence, indexed), *_doubled(evidence), *_false(evidence, indexed), *_dead(evidence),
        *_archive(evidence, indexed), *_ledger(evidence), *_stories(evidence, indexed),
    ]  # fmt: skip
    return found


def _lost(evidence: Evidence, indexed: Mapping[str, Indexed]) -> Iterator[Finding]:
    for one in evidence.expected:
        if one.article_id in indexed:
            continue
        states = _states(evidence, one)
        if not one.article.poison:
            yield Finding(LOST, one.article_id, f"{_named(one)}, which is not in the index; the ledger says {states}")
        elif not states or End.INDEXED in states or End.UNCHANGED in states:
            yield Finding(LOST, one.article_id, f"{_named(one)}: {states or 'it was never accepted'}")


def _states(evidence: Evidence, one: Expected) -> list[str]:
    return [capture.state for capture in evidence.parts.ledger.captures_of(one.article_id)]


def _named(one: Expected) -> str:
    return f"{one.article.poison or 'article'} {one.article.number} ({one.article.way})"


def _doubled(evidence: Evidence) -> Iterator[Finding]:
    by_id = evidence.by_id
    for found in evidence.index.articles:
        if found.article_id not in by_id:
            yield Finding(DOUBLED, found.article_id, f"{found.title!r} is there under an id that no article has")
        elif len(found.revisions) > 1:
            yield Finding(
                DOUBLED, found.article_id, f"{_named(by_id[found.article_id])}: {len(found.revisions)} revisions"
            )
    for article_id, times in Counter(found.article_id for found in evidence.index.articles).items():
        if times > 1:
            yield Finding(DOUBLED, article_id, f"{times} documents")


def _false(evidence: Evidence, indexed: Mapping[str, Indexed]) -> Iterator[Finding]:
    for one in evidence.expected:
        found = indexed.get(one.article_id)
        if found and not (found.title == one.title and found.is_of(one.body)):
            what = _difference(found.title, one.title) or _difference(found.body, one.body)
            yield Finding(FALSE, one.article_id, f"{_named(one)}: {what}")


def _difference(found: str, calm: str) -> str:
    if found == calm:
        return ""
    at = next((n for n, (a, b) in enumerate(zip(found, calm, strict=False)) if a != b), min(len(found), len(calm)))
    lengths = f"{len(found)} characters for {len(calm)}"
    return f"{lengths}, other from {at} on: {found[at : at + 60]!r} for {calm[at : at + 60]!r}"


def _dead(evidence: Evidence) -> Iterator[Finding]:
    letters, by_id, unreadable = evidence.parts.dead_letters, evidence.by_id, 0
    for name in letters.ids():
        letter = letters.get(name)
        unreadable += name.startswith(UNREADABLE)
        one = by_id.get(letter.article_id)
        if not name.startswith(UNREADABLE) and not (one and one.article.poison):
            yield Finding(DEAD, letter.article_id, f"{letter.task} of {letter.source}: {letter.error}")
    for one in evidence.expected:
        states = _states(evidence, one)
        if not one.article.poison and (End.REJECTED in states or End.DEAD in states):
            yield Finding(DEAD, one.article_id, f"{_named(one)} ended {', '.join(states)}")
    if not evidence.injected <= unreadable <= evidence.injected + evidence.unsure:
        yield Finding(LETTER, "", f"{unreadable} letters of {evidence.injected} frames that are no messages")


def _archive(evidence: Evidence, indexed: Mapping[str, Indexed]) -> Iterator[Finding]:
    for one in evidence.expected:
        found = indexed.get(one.article_id)
        if found is None:
            continue
        try:
            raw = evidence.archive.read_raw(found.raw_ref).body
            enriched = json.loads(evidence.archive.read_article(str(found.revisions[-1]["ref"])))
        except PermanentError as error:
            yield Finding(ARCHIVE, one.article_id, f"{_named(one)}: {error}")
            continue
        if raw != _given(one.article):
            yield Finding(ARCHIVE, one.article_id, f"{_named(one)}: the raw copy is not what was given")
        if not (found.title == enriched["title"] and found.is_of(enriched["body"])):
            yield Finding(
                ARCHIVE, one.article_id, f"{_named(one)}: the enriched copy is another text than the index has"
            )
        if one.article.way in (Way.FEED, Way.REDIRECT) and not _was_served(evidence.sites, one.article):
            yield Finding(FALSE, one.article_id, f"{_named(one)}: no site served it, by their logs")


def _given(article: Article) -> bytes:
    return json.dumps(pushed(article)).encode() if article.way is Way.PUSHED_TEXT else article.page


def _was_served(sites: Iterable[Site], article: Article) -> bool:
    return any(article in site.articles and site.times_served(article) for site in sites)


def buckets(parts: Assembly) -> dict[str, Counts]:
    """Every bucket of the ledger, runs too."""
    begin, end = BUCKET("*").split("*")
    names = {key.removeprefix(begin).removesuffix(end) for key in parts.state.client.scan_iter(BUCKET("*"), count=1000)}
    named = {name for name in names if not name.endswith((":open", ":fresh"))}
    return {name: parts.ledger.counts(name) for name in sorted(named)}


def _ledger(evidence: Evidence) -> Iterator[Finding]:
    for name, counts in buckets(evidence.parts).items():
        if not counts.is_balanced:
            yield Finding(LEDGER, "", f"bucket {name} is not balanced: {counts.as_json()}")
        if counts.in_flight:
            yield Finding(STUCK, "", f"bucket {name} has {counts.in_flight} in flight")
    yield from (Finding(LEDGER, "", what) for what in unequal(evidence.parts))


def _stories(evidence: Evidence, indexed: Mapping[str, Indexed]) -> Iterator[Finding]:
    placed = RedisPlacements(evidence.parts.state).of([*indexed])
    stories = RedisStories(evidence.parts.state)
    for article_id, section in placed.items():
        found = indexed[article_id].placement
        if found != section.model_dump(mode="json"):
            yield Finding(STORY, article_id, f"is placed in {section.id}, and the index says {found}")
    for story_id in sorted({section.id for section in placed.values()}):
        story = stories.story(story_id)
        if story and evidence.index.stories.get(story_id) != story.version:
            said = evidence.index.stories.get(story_id)
            yield Finding(STORY, "", f"story {story_id} has version {story.version}, and the index says {said}")


def trace(parts: Assembly, article_id: str) -> list[str]:
    """What happened to an article, as `newswire trace` tells it."""
    article = parts.registry.find(article_id)
    if article is None:
        return [f"nothing is known of {article_id}"]
    return [*lines_of(Traced(article, [*map(TracedLook, parts.ledger.captures_of(article_id))]))]
