"""The sample newsroom is sound, and a file of it that is not is named with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_ops.demonstration.newsroom import SampleError, load_newsroom
from tree import ROOT

SAMPLE = ROOT / "sample"
SITE = """
name = "The Post"
slug = "post"
language = "en"
feed = "rss"
tagline = "News"
theme = "wire"
date_format = "%d %B"
[sections]
news = "News"
[[extra]]
path = "/old"
title = "Old address"
published = 2026-03-02T12:00:00Z
answer = "redirect"
to = "post/ferry"
"""
ARTICLE = """+++
title = "Ferry"
published = 2026-03-02T12:00:00+01:00
section = "news"
related = ["post/ferry"]
+++

The ferry [sails](post/ferry).
"""
ARTICLE_FILE = "post/articles/01-ferry.md"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A newsroom of one site with one article and one odd address."""
    (tmp_path / "post" / "articles").mkdir(parents=True)
    (tmp_path / "post" / "site.toml").write_text(SITE)
    (tmp_path / ARTICLE_FILE).write_text(ARTICLE)
    (tmp_path / "themes").symlink_to(SAMPLE / "themes")
    return tmp_path


def test_a_small_newsroom_is_loaded(newsroom: Path) -> None:
    (site,) = load_newsroom(newsroom)
    (article,) = site.articles
    assert (site.slug, article.reference, article.path, article.links) == (
        "post", "post/ferry", "/articles/ferry", ("post/ferry",),
    )  # fmt: skip
    assert [(extra.answer, extra.target) for extra in site.extras] == [("redirect", "post/ferry")]


def test_the_sample_of_the_project_is_sound() -> None:
    sites = load_newsroom(SAMPLE)
    assert len(sites) == 5
    assert sum(len(site.articles) for site in sites) == 62


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("post/site.toml", 'feed = "rss"', 'feed = "json"', "feed must be rss or atom, but is 'json'"),
        ("post/site.toml", 'slug = "post"', 'slug = "other"', "slug must be the folder's name, but is 'other'"),
        ("post/site.toml", 'name = "The Post"\n', "", "name is missing"),
        ("post/site.toml", 'name = "The Post"', "name = 7", "name must be of type str: 7"),
        ("post/site.toml", 'name = "The Post"', 'nome = "x"\nname = "The Post"', "unknown keys: nome"),
        ("post/site.toml", 'name = "The Post"', "name = ", "Invalid value"),
        ("post/site.toml", '"redirect"', '"teapot"', "answer must be one of missing, gone, redirect, file, links"),
        ("post/site.toml", 'to = "post/ferry"', "", "answer 'redirect' lacks 'to'"),
        ("post/site.toml", 'to = "post/ferry"', 'to = "post/none"', "points to post/none, which no site has"),
        ("post/site.toml", '"/old"', '"/articles/ferry"', "2 entries share the path /articles/ferry"),
        ("post/site.toml", "12:00:00Z", "12:00:00", "published has no offset from UTC"),
        ("post/site.toml", 'theme = "wire"', 'theme = "none"', "cannot be read"),
        (ARTICLE_FILE, "+++\ntitle", "title", "must begin with front matter between two lines of +++"),
        (ARTICLE_FILE, "The ferry [sails](post/ferry).", "", "has no text after its front matter"),
        (ARTICLE_FILE, '"news"', '"sport"', "section 'sport' is not in the site's [sections]"),
        (ARTICLE_FILE, '["post/ferry"]', "[7]", "related must hold strings only: [7]"),
        (ARTICLE_FILE, '["post/ferry"]', '["post/none"]', "points to post/none, which no site has"),
        (ARTICLE_FILE, "(post/ferry)", "(post/none)", "points to post/none, which no site has"),
        (ARTICLE_FILE, '"Ferry"', '"Ferry"\npaywall = true', "unknown keys: paywall"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_what_is_wrong(
    newsroom: Path, file: str, old: str, new: str, complaint: str
) -> None:
    text = (newsroom / file).read_text()
    assert old in text
    (newsroom / file).write_text(text.replace(old, new, 1))
    with pytest.raises(SampleError) as caught:
        load_newsroom(newsroom)
    assert complaint in str(caught.value)
    assert "post/" in str(caught.value) or "themes/" in str(caught.value)


def test_a_file_that_is_not_utf_8_is_named(newsroom: Path) -> None:
    (newsroom / ARTICLE_FILE).write_bytes(ARTICLE.encode() + b"\xff")
    with pytest.raises(SampleError, match=r"01-ferry\.md: is not UTF-8"):
        load_newsroom(newsroom)


def test_a_site_without_articles_and_a_folder_without_sites_are_named(newsroom: Path) -> None:
    (newsroom / "post" / "site.toml").write_text(SITE.partition("[[extra]]")[0])
    (newsroom / ARTICLE_FILE).unlink()
    with pytest.raises(SampleError, match=r"site\.toml: has no articles"):
        load_newsroom(newsroom)
    with pytest.raises(SampleError, match="holds no site"):
        load_newsroom(newsroom / "themes")
