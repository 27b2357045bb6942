"""Hits as a terminal shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from newswire_shared.contracts.heads import summary
from rich.text import Text

from newswire_search.articles.presentation import matched_title
from newswire_search.articles.request import SearchRequest
from newswire_search.articles.responses import HitAnswer, SearchAnswer
from newswire_search.formats.dates import absolute, relative
from newswire_search.query.highlight import Fragment

# Titles come from strangers: what moves the cursor, ends the line or turns the writing direction is left out.
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def listed(hit: HitAnswer) -> Text:
    """Title, source and time, what matched, address."""
    title = _fragment([matched_title(hit.title, hit.highlights["title"])], "underline")
    title.stylize("bold cyan")
    lines = [title, Text(_about(hit), "dim"), _text(hit), Text(plain(hit.url), "blue")]
    return Text("\n  ").join(line for line in lines if line)


def conclusion(asked: SearchRequest, answer: SearchAnswer) -> str:
    """The number of articles found, or of stories, in a sentence."""
    if not answer.total:
        what = f"Nothing matches {plain(asked.q)!r}" if asked.q.strip() else "Nothing was found"
        return " ".join([f"{what}. Try fewer words or phrases, or fewer filters.", *_suggested(answer)])
    one, many = ("story", "stories") if asked.group else ("article", "articles")
    total = f"{answer.total:,} {one if answer.total == 1 else many}"
    found = total if answer.total_is_exact else f"More than {total}"
    shown = f"{found}, {len(answer.hits)} shown." if answer.more else f"{found}."
    return " ".join([shown, *_otherwise(asked, answer)])


def _otherwise(asked: SearchRequest, answer: SearchAnswer) -> Iterator[str]:
    """The points in which the answer is another than what was asked for."""
    if answer.match is not asked.match:
        yield "Nothing has most of these words: these have one at least."
    for named in answer.understood.entities:
        yield f"{plain(named.words)} was taken to name {plain(named.name)}."
    yield from _suggested(answer)
    if answer.left_out:
        yield f"Not searched for, because there are too many words: {plain(' '.join(answer.left_out))}."
    yield from (plain(warning if warning.endswith("?") else f"{warning}.") for warning in answer.understood.warnings)


def _suggested(answer: SearchAnswer) -> Iterator[str]:
    if answer.did_you_mean:
        yield f"Did you mean {plain(answer.did_you_mean)}?"


def plain(text: str) -> str:
    """Text that is only text to a terminal."""
    return CONTROLS.sub(" ", text).strip()


def _about(hit: HitAnswer) -> str:
    then, day = hit.published_at or hit.first_seen_at, hit.published_precision == "day"
    when = [absolute(then, whole_day=day), relative(then, datetime.now(UTC), whole_day=day)]
    copy = f"{hit.copy_of.kind} of {hit.copy_of.duplicate_of}" if hit.copy_of else None
    parts = [hit.source, *when, hit.language, hit.kind if hit.kind != "article" else None, copy, *_company(hit)]
    return " · ".join(plain(part) for part in parts if part)


def _company(hit: HitAnswer) -> Iterator[str]:
    """The number of its copies, its story where that has other articles too, and what was found of that."""
    if hit.copy_count:
        yield f"{hit.copy_count:,} {'copy' if hit.copy_count == 1 else 'copies'}"
    if hit.story and (hit.story.size or 0) > 1:
        yield f"{hit.story.size:,} articles in story {hit.story.id}"
    if hit.group and hit.group.matching > 1:
        sources = f"{hit.group.source_count:,} {'source' if hit.group.source_count == 1 else 'sources'}"
        yield f"{hit.group.matching:,} of them found, of {sources}"


def _text(hit: HitAnswer) -> Text:
    # As on the pages; without a match in the body, its beginning.
    return _fragment(hit.highlights["body"][:2], "bold") or Text(plain(summary(hit.summary or "", 160) or ""))


def _fragment(fragments: Sequence[Fragment], style: str) -> Text:
    lines = [Text.assemble(*_styled(fragment, style)) for fragment in fragments]
    return Text(" … ").join(lines)


def _styled(fragment: Fragment, style: str) -> list[tuple[str, str]]:
    return [(CONTROLS.sub(" ", segment.text), style if segment.hit else "") for segment in fragment]
