"""The stages of quotes, attribution and dates set what their functions find."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_enrich.dates.mentioned import day_of
from newswire_enrich.draft import article_of
from newswire_enrich.offline.tagging import tag_articles
from newswire_enrich.stages.attribution import attribution
from newswire_enrich.stages.dates import dates
from newswire_enrich.stages.quotes import quotes
from unit.enrich.cast_list import entity
from unit.enrich.entities.test_tagging import NOTHING_KNOWN, NameList
from unit.enrich.samples import paged

BODY = (
    "SALTMERE, March 2. /TASS/. The pier is shut, and it will stay so, Ilse Marrow told the Saltmere Post on Monday. "
    '"We will open it in spring," she said.'
)


def test_the_stages_fill_the_article() -> None:
    start = paged(title="Pier shut in 2026", body=BODY, published="2026-03-03T00:10:00+02:00", agency="Reuters")
    named = replace(start, language="en", entities=(entity(BODY, "Ilse Marrow", "person"),))
    article = article_of(dates(attribution(quotes(named))))
    assert [(q.kind, q.speaker_id) for q in article.quotes] == [
        ("indirect", "person:ilse-marrow"),
        ("direct", "person:ilse-marrow"),
    ]
    assert [(a.relation, a.source) for a in article.attribution] == [
        ("credit", "Reuters"), ("credit", "TASS"), ("told", "Saltmere Post"),
    ]  # fmt: skip
    assert [(d.field, d.date) for d in article.dates] == [
        ("title", "2026"),
        ("body", "2026-03-02"),
        ("body", "2026-03-02"),
    ]
    assert article.dateline == "SALTMERE"


def test_the_command_gives_all_that_the_stages_give() -> None:
    (tags,) = tag_articles(
        [{"id": "a", "title": "", "body": BODY, "published": "2026-03-03"}], NameList(), NOTHING_KNOWN
    )
    assert [q["speaker"] for q in tags["quotes"]] == ["Ilse Marrow", "Ilse Marrow"]
    assert ([a["source"] for a in tags["attribution"]], tags["dateline"]) == (["TASS", "Saltmere Post"], "SALTMERE")
    assert [d["date"] for d in tags["dates"]] == ["2026-03-02", "2026-03-02"]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2026-03-03T00:10:00+02:00", "2026-03-03"),
        ("2026-03-03", "2026-03-03"),
        (None, None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_that_of_its_own_zone(published: str | None, day: str | None) -> None:
    found = day_of(published)
    assert (found.isoformat() if found else None) == day
