"""The articles that measurements of index and search are made with."""

from __future__ import annotations

from collections import Counter

from benchmarks.made_articles import MadeArticles

MADE = MadeArticles(400)


def test_each_is_the_same_whenever_it_is_made() -> None:
    assert MADE.document(123) == MadeArticles(400).document(123) != MADE.document(124)


def test_they_are_shaped_like_news() -> None:
    articles = [document.article for document in MADE]
    ids = {article.article_id for article in articles}
    assert len(ids) == 400
    assert Counter(article.source for article in articles).most_common(1)[0][1] > 20, "few sources have much"
    assert 10 < sum(1 for article in articles if article.copy_of) < 60
    assert articles[0].first_seen_at < articles[399].first_seen_at
    assert len({article.language for article in articles}) == 4
    assert any(address in {each.url for each in articles} for article in articles for address in article.links)


def test_what_is_told_of_a_text_lies_in_it() -> None:
    for document in MADE:
        article = document.article
        for span in (*(m for entity in article.entities for m in entity.mentions), *article.quotes[0].spans):
            assert article.body[span.start : span.end] in (getattr(span, "text", ""), article.quotes[0].text)
