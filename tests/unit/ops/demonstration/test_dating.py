"""The sample newsroom is as fresh as if it had been written lately, and its texts agree with its dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from newswire_ops.demonstration.dating import brought_near, moved_text
from newswire_ops.demonstration.newsroom import load_newsroom
from newswire_ops.demonstration.pages import Pages, SampleSite
from tree import ROOT

NOW = datetime(2031, 11, 27, 23, 21, tzinfo=UTC)
WRITTEN = load_newsroom(ROOT / "sample")
NEAR = brought_near(WRITTEN, NOW)


def times(sites: tuple[SampleSite, ...]) -> list[datetime]:
    pages = [page for site in sites for page in (*site.articles, *site.extras)]
    edited = [article.edited for site in sites for article in site.articles if article.edited]
    return [time for page in (*pages, *edited) for time in (page.published, page.changed)]


def test_the_newest_page_is_less_than_a_day_old_and_nearly_all_of_the_past_week() -> None:
    near = times(NEAR)
    assert timedelta() <= NOW - max(near) < timedelta(days=1)
    articles = [article.published for site in NEAR for article in site.articles]
    assert sum(NOW - each < timedelta(days=7) for each in articles) > len(articles) * 0.6


def test_all_pages_move_by_the_same_whole_days() -> None:
    (moved,) = {near - written for written, near in zip(times(WRITTEN), times(NEAR), strict=True)}
    assert moved % timedelta(days=1) == timedelta()


def test_weekdays_of_texts_are_those_of_the_dates() -> None:
    """Of the ship, told on its first day: "on Monday" in a text of that Monday."""
    for sites in (WRITTEN, NEAR):
        (first,) = (article for site in sites for article in site.articles if article.slug == "freighter-loses-power")
        assert f" on {first.published:%A} " in first.teaser, first.teaser


def test_links_paths_and_titles_stay() -> None:
    def kept(sites: tuple[SampleSite, ...]) -> list[object]:
        return [(a.reference, a.path, a.links, a.related, a.title) for site in sites for a in site.articles]

    assert kept(NEAR) == kept(WRITTEN)


def test_a_page_that_is_served_from_a_file_says_its_date_alike() -> None:
    (site,) = (site for site in NEAR if site.slug == "lowland-times")
    (broken,) = (extra for extra in site.extras if extra.path == "/articles/leuven-old-yeast")
    text = broken.content.decode("latin-1")
    assert f"{broken.published:%Y-%m-%d}T16:20" in text and "2026" not in text
    assert f"{broken.published.day} {broken.published:%B %Y}" in text
    document = next(extra for extra in site.extras if extra.path == "/files/flood-fund-draft")
    assert document.content.startswith(b"%PDF") and document.content in [e.content for s in WRITTEN for e in s.extras]


def test_pages_of_moved_articles_are_made_with_their_dates() -> None:
    site = NEAR[0]
    addresses = {each.slug: f"http://{each.slug}.example" for each in NEAR}
    page = Pages(NEAR, addresses).article(site, site.articles[0])
    assert site.articles[0].published.isoformat() in page and "2026-03" not in page


@pytest.mark.parametrize(
    ("written", "days", "served"),
    [
        ("agreed on Wednesday to", 2, "agreed on Friday to"),
        ("late on Sunday, before", 1, "late on Monday, before"),
        ("on Monday night", -1, "on Sunday night"),
        ("de mardi à mercredi. Dimanche au stade", 3, "de vendredi à samedi. Mercredi au stade"),
        ("am Montag", 8, "am Dienstag"),
        ("on 31 March, when", 1, "on 1 April, when"),
        ("Am 29. März, wenn", 7, "Am 5. April, wenn"),
        ("le 31 décembre", 1, "le 1 janvier"),
        ("LONDON, March 9 (Wire) - A ship", 23, "LONDON, April 1 (Wire) - A ship"),
        ("since March 9, 2011", 23, "since March 9, 2011"),
        ("13 March 2026", 365, "13 March 2027"),
        ("the floods of 14 July 2021", 40, "the floods of 14 July 2021"),
        ("swum there every Tuesday since 1969", 2, "swum there every Tuesday since 1969"),
        ("on Thursdays, and on Thursday afternoons", 2, "on Thursdays, and on Thursday afternoons"),
        ("in February it did", 300, "in February it did"),
    ],
)
def test_days_in_a_text_move_and_habits_months_and_history_stay(written: str, days: int, served: str) -> None:
    assert moved_text(written, days, 2026) == served
