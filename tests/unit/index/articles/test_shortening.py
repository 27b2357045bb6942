"""What is indexed of a very long text: its beginning, to the end of a paragraph, and only what points into that."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from newswire_index.articles.merge import merge
from newswire_index.articles.shortening import LONGEST_BODY_BYTES, PARAGRAPH, cut_of, shortened
from newswire_shared.contracts.documents import (
    Article,
    ArticleDocument,
    Attribution,
    Entity,
    Mention,
    MentionedDate,
    Quote,
    Span,
)
from unit.index.samples import article

texts = st.text(st.sampled_from("aé漢😀\n\ud800"), max_size=200)
spans = st.tuples(st.integers(0, 200), st.integers(1, 50)).map(lambda at: (at[0], at[0] + at[1]))
fields = st.sampled_from(("title", "body"))


def size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def document(body: str, points: list[tuple[str, tuple[int, int]]] | None = None) -> ArticleDocument:
    """A document with a mention, an origin, a date and a quote at each of these points."""
    at = [{"field": field, "start": start, "end": end} for field, (start, end) in points or ()]
    mentions = tuple(Mention(text="x", **point) for point in at)
    known = article(
        "a", body=body, title="t" * 300,
        entities=(Entity(id="e", name="E", type="person", salience=1, confidence=1, mentions=mentions),),
        quotes=tuple(
            Quote(speaker=None, speaker_id=None, kind="direct", text="x", spans=(Span(**one), Span(**two)))
            for one, two in pairwise(at)
        ),
        attribution=tuple(Attribution(source="s", source_id=None, relation="told", **point) for point in at),
        dates=tuple(MentionedDate(text="x", date="2026-03-01", **point) for point in at),
    )  # fmt: skip
    return merge(None, known, "ref")


@given(texts, st.integers(1, 300))
def test_a_body_is_never_longer_and_never_shorter_than_it_must_be(body: str, longest: int) -> None:
    end = cut_of(body, longest)
    kept = body[:end]
    assert size(kept) <= longest
    if size(body) <= longest:
        assert kept == body
    elif not body[end:].startswith(PARAGRAPH):
        assert size(body[: end + 1]) > longest, "not a character more fits"


@given(texts, st.integers(1, 300))
def test_the_cut_is_the_last_end_of_a_paragraph_in_the_second_half(body: str, longest: int) -> None:
    end = cut_of(body, longest)
    if end == len(body):
        return
    fits = max(n for n in range(len(body)) if size(body[:n]) <= longest)
    ends = [n for n in range(fits // 2, fits + 1) if body.startswith(PARAGRAPH, n)]
    assert end == (ends[-1] if ends else fits)


@given(texts, st.lists(st.tuples(fields, spans), max_size=4), st.integers(1, 300))
def test_all_that_points_into_what_is_kept_stays_and_nothing_else(
    body: str, points: list[tuple[str, tuple[int, int]]], longest: int
) -> None:
    whole = document(body, points)
    cut = shortened(whole, longest)
    end = len(cut.article.body)
    assert cut.truncated == (end < len(body))
    if not cut.truncated:
        assert cut is whole
        return

    def inside(span: Span) -> bool:
        return span.field == "title" or span.end <= end

    before, after = whole.article, cut.article
    assert after.attribution == tuple(filter(inside, before.attribution))
    assert after.dates == tuple(filter(inside, before.dates))
    assert after.quotes == tuple(quote for quote in before.quotes if all(map(inside, quote.spans)))
    assert after.entities[0].mentions == tuple(filter(inside, before.entities[0].mentions))
    assert after.digest == before.digest, "whether a text changed is told of the whole text"


@given(texts, st.integers(1, 300))
def test_what_was_cut_is_not_cut_again(body: str, longest: int) -> None:
    cut = shortened(document(body), longest)
    assert shortened(cut, longest) == cut


def long_article(minute: int) -> Article:
    return article("a", minute, body="A paragraph.\n\n" * 100_000)


def test_the_mark_stays_with_the_text_that_was_cut_in_any_order() -> None:
    for long_at, is_cut in ((0, False), (2, True)):
        captures = [long_article(long_at), article("a", 1, body="A short text.")]
        for order in (captures, captures[::-1], [*captures, *captures]):
            found: ArticleDocument | None = None
            for each in order:
                found = shortened(merge(found, each, "ref"))
            assert found is not None and found.truncated == is_cut
            assert (size(found.article.body) > 1000) == is_cut


def test_a_body_of_a_megabyte_is_indexed_whole() -> None:
    assert cut_of("x" * LONGEST_BODY_BYTES, LONGEST_BODY_BYTES) == LONGEST_BODY_BYTES
    assert cut_of("x" * (LONGEST_BODY_BYTES + 1), LONGEST_BODY_BYTES) == LONGEST_BODY_BYTES
