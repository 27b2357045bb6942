"""Heads: what a list shows, never longer than it may be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from newswire_shared.contracts.documents import Article, ArticleDocument, Copy, Entity, Mention, StorySection
from newswire_shared.contracts.heads import LONGEST_HEAD, MOST_ENTITIES, Head, head_json, head_of, summary

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document(story: StorySection | None = None, **fields: Any) -> ArticleDocument:
    known = {
        "article_id": "a" * 32, "capture_id": "c", "url": "https://news.example/1", "canonical": "news.example/1",
        "source": "news.example", "title": "A ferry", "body": "It came.", "first_seen_at": NOON, "fetched_at": NOON,
        "digest": "d", "raw_ref": "raw",
    }  # fmt: skip
    return ArticleDocument(article=Article.model_validate(known | fields), revisions=(), story=story)


def entity(number: int, name: str = "Anna Lind") -> Entity:
    mentions = (Mention(field="body", start=0, end=2, text="It"),)
    return Entity(id=f"p{number}", name=name, type="person", salience=number / 100, confidence=0.9, mentions=mentions)


def test_a_head_is_read_as_it_was_made() -> None:
    copy = Copy(duplicate_of="b", kind="edit", similarity=0.9)
    made = document(
        StorySection(id="s", copy_of=copy), published_at=NOON, published_precision="day", published_from="meta",
        language="en", kind="brief", authors=("Ada",), section="world", agency="wire", image="https://i.example/1",
        paywalled=True, entities=(entity(1), entity(2)),
    )  # fmt: skip
    head = head_of(made)
    assert Head.model_validate_json(head_json(made)) == head
    assert [(each.id, each.salience) for each in head.entities] == [("p2", 0.02), ("p1", 0.01)]
    assert (head.story, head.copy_of, head.summary) == ("s", copy, "It came.")
    assert (head.authors, head.section, head.agency, head.image) == (("Ada",), "world", "wire", "https://i.example/1")


def test_a_head_has_the_most_salient_entities() -> None:
    head = head_of(document(entities=tuple(map(entity, range(20)))))
    assert [each.id for each in head.entities] == [f"p{number}" for number in range(19, 19 - MOST_ENTITIES, -1)]


def test_a_field_of_a_newer_release_is_left_out_as_a_head_is_read() -> None:
    stored = head_of(document()).model_dump(mode="json") | {"mood": "glad"}
    assert Head.model_validate(stored) == head_of(document())


@pytest.mark.parametrize(
    "fields",
    [
        {"entities": tuple(entity(n, "題" * 120) for n in range(8))},
        {"authors": tuple(f"Author {n} " * 5 for n in range(100))},
        {"image": f"https://i.example/{'x' * 5000}"},
        {"section": "x" * 5000, "agency": "y" * 5000},
        {"title": "題" * 5000, "body": "題" * 5000},
        {"title": "𝄞" * 5000, "body": "𝄞" * 5000, "url": f"https://news.example/{'u' * 2000}"},
    ],
)
def test_a_head_is_never_longer_than_it_may_be(fields: dict[str, Any]) -> None:
    made = document(**fields)
    assert len(head_json(made)) - len(made.article.url) <= LONGEST_HEAD


def test_what_fits_stays_where_something_is_too_long() -> None:
    crowded = head_of(document(entities=tuple(entity(n, "題" * 90) for n in range(8)), authors=("Ada",)))
    assert 0 < len(crowded.entities) < 8 and crowded.authors == ("Ada",)
    pictured = head_of(document(image=f"https://i.example/{'x' * 5000}", authors=("Ada",), section="world"))
    assert (pictured.image, pictured.authors, pictured.section) == (None, ("Ada",), "world")


def test_a_long_title_is_cut_after_a_word() -> None:
    head = head_of(document(title="word " * 100))
    assert head.title.endswith("word…") and len(head.title) <= 301
    assert head_of(document(title="x" * 300)).title == "x" * 300


def test_an_article_without_text_has_neither_title_nor_summary() -> None:
    head = head_of(document(title="", body=" \n"))
    assert (head.title, head.summary) == ("", None)


@pytest.mark.parametrize(
    ("body", "teaser"),
    [
        ("SALTMERE\n\nThe pier is open again.", "The pier is open again."),
        ("12/05/2030 - By Ann Loe - Tags: pier\n\nharbour\n\nThe pier is open again.", "The pier is open again."),
        ("新華社\n\n港は春にまた開く予定であると市長が述べた。", "港は春にまた開く予定であると市長が述べた。"),
        ("The pier\n\nThe harbour", "The pier The harbour"),
        ("The pier is open again.\n\nThe harbour too.", "The pier is open again. The harbour too."),
    ],
)
def test_a_teaser_begins_with_the_first_sentence(body: str, teaser: str) -> None:
    assert summary(body) == teaser
