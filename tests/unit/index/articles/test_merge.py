"""A document is a function of the set of its captures: order and repetition make no difference."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_index.articles.merge import merge, outcome, under
from newswire_shared.contracts.documents import Article, ArticleDocument, Copy, StorySection

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def capture(minute: int, text: str, name: str = "") -> Article:
    """What a look at the article gave at a minute."""
    at = NOON + timedelta(minutes=minute)
    return Article(
        article_id="a",
        capture_id=name or f"c{minute}",
        url="https://example.org/a",
        canonical="example.org/a",
        source="example",
        title=text,
        body=text,
        first_seen_at=at,
        fetched_at=at,
        digest=text,
        raw_ref="",
    )


def merged(captures: Iterable[Article], start: ArticleDocument | None = None) -> ArticleDocument:
    document = start
    for article in captures:
        document = merge(document, article, f"ref {article.capture_id}")
    assert document is not None
    return document


captures = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from("xyz")), min_size=1, max_size=8
).map(lambda looks: [capture(minute, text, f"c{i}") for i, (minute, text) in enumerate(looks)])  # fmt: skip


@given(captures, st.data())
def test_any_order_and_repetition_end_in_one_document(looks: list[Article], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(looks)))
    assert merged(data.draw(st.permutations(looks + again))) == merged(looks)


@given(captures)
def test_revisions_are_sorted_and_no_neighbours_are_equal(looks: list[Article]) -> None:
    revisions = merged(looks).revisions
    assert [*revisions] == sorted(revisions, key=lambda r: (r.fetched_at, r.capture_id))
    assert all(a.digest != b.digest for a, b in pairwise(revisions))


@given(captures)
def test_no_capture_is_lost_and_the_newest_text_shows(looks: list[Article]) -> None:
    document = merged(looks)
    kept = [name for r in document.revisions for name in (r.capture_id, *(s.capture_id for s in r.again))]
    assert sorted(kept) == sorted(look.capture_id for look in looks)
    assert document.article.digest == document.revisions[-1].digest
    assert document.article.fetched_at == max(look.fetched_at for look in looks)
    assert document.article.first_seen_at == min(look.first_seen_at for look in looks)


def test_an_edit_that_arrives_late_parts_what_was_joined() -> None:
    joined = merged([capture(1, "x"), capture(3, "x")])
    assert [r.capture_id for r in joined.revisions] == ["c1"]
    parted = merged([capture(2, "y")], joined)
    assert [r.capture_id for r in parted.revisions] == ["c1", "c2", "c3"]
    assert parted.revisions[2].ref == "ref c3"
    assert parted.article.capture_id == "c3"


def test_the_sections_of_other_writers_stay() -> None:
    start = merged([capture(1, "x")]).model_copy(update={"story": StorySection(id="s"), "indexed_at": NOON})
    document = merged([capture(2, "y")], start)
    assert (document.story, document.indexed_at) == (start.story, NOON)


def test_a_capture_enriched_anew_replaces_its_earlier_self() -> None:
    document = merged([capture(1, "x"), capture(1, "better x")])
    assert [r.digest for r in document.revisions] == ["better x"]
    assert document.article.title == "better x"


def test_outcome_says_whether_the_capture_is_a_revision() -> None:
    first, same, edit = capture(1, "x"), capture(2, "x"), capture(3, "y")
    one = merged([first])
    assert outcome(None, one, "c1") == "indexed"
    assert outcome(one, merged([same], one), "c2") == "unchanged"
    assert outcome(one, merged([edit], one), "c3") == "indexed"
    assert outcome(one, merged([first], one), "c1") == "indexed"


def test_outcome_of_a_redelivered_revision_that_an_earlier_capture_joins() -> None:
    late = merged([capture(2, "x")])
    assert outcome(late, merged([capture(1, "x")], late), "c2") == "indexed"


@pytest.mark.parametrize(("original", "stays"), [("elsewhere", True), ("a", False), ("survivor", False)])
def test_under_another_id_an_article_is_a_copy_of_others_alone(original: str, stays: bool) -> None:
    copy = Copy(duplicate_of=original, kind="reprint", similarity=1)
    found = under("survivor", capture(1, "x").model_copy(update={"copy_of": copy}))
    assert found.article_id == "survivor"
    assert found.copy_of == (copy if stays else None)
