"""Who is quoted in a story: each once, with each utterance once, as the first article printed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newswire_shared.analysis.words import folded, words_of
from newswire_shared.contracts.documents import Quote

from newswire_search.articles.responses import ArticleReference
from newswire_search.coverage.additions import is_same
from newswire_search.coverage.members import Member
from newswire_search.coverage.responses import PrintedQuote, SpeakerAnswer
from newswire_search.coverage.sentences import telling
from newswire_search.formats.quotations import parts

MOST_SPEAKERS, MOST_QUOTES = 12, 6  # as many as are read beside a timeline; the search for quotes has all


@dataclass(slots=True)
class _Utterance:
    quote: Quote
    parts: tuple[str, ...]
    article: ArticleReference
    words: frozenset[str]
    prints: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Speaker:
    name: str
    id: str | None
    said: list[_Utterance] = field(default_factory=list)


def speakers(read: Sequence[Member]) -> tuple[SpeakerAnswer, ...]:
    """The speakers of articles in order, those with the most quotes first."""
    found: list[_Speaker] = []
    for member in read:
        for quote in member.article.quotes:
            if quote.kind == "direct" and quote.speaker:
                _hear(_speaker(found, quote), quote, member)
    ordered = sorted((one for one in found if one.said), key=lambda one: -len(one.said))
    return tuple(map(_answer, ordered[:MOST_SPEAKERS]))


def _speaker(found: list[_Speaker], quote: Quote) -> _Speaker:
    """The one of those heard so far who said a quote: the same entity, or the same name or a part of it."""
    name = quote.speaker or ""
    for one in found:
        same_id = quote.speaker_id is not None and quote.speaker_id == one.id
        if same_id or _is_named_alike(one.name, name):
            one.id = one.id or quote.speaker_id
            one.name = max(one.name, name, key=len) if not same_id else one.name
            return one
    found.append(_Speaker(name, quote.speaker_id))
    return found[-1]


def _is_named_alike(one: str, other: str) -> bool:
    ours, theirs = ({*map(folded, words_of(name))} for name in (one, other))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _hear(speaker: _Speaker, quote: Quote, member: Member) -> None:
    words = telling(quote.text)
    if not words:
        return
    known = next((each for each in speaker.said if is_same(words, each.words)), None)
    if known is None:
        own = member.article
        known = _Utterance(quote, parts(quote, own.title, own.body), member.reference, words)
        speaker.said.append(known)
    known.prints.add(member.head.article_id)


def _answer(one: _Speaker) -> SpeakerAnswer:
    quotes = tuple(
        PrintedQuote(
            text=each.quote.text, parts=each.parts, kind=each.quote.kind, speaker=one.name, speaker_id=one.id,
            article=each.article, prints=len(each.prints),
        )
        for each in one.said[:MOST_QUOTES]
    )  # fmt: skip
    return SpeakerAnswer(speaker=one.name, speaker_id=one.id, quotes=quotes, count=len(one.said))
