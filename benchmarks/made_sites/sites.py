"""Made-up news sites of many shapes, each with what a person types and the source that is the right one.

The right source follows from how a site is built, not from what discovery makes of it: what brings the site's own new
articles, of the section that was asked for, completely and with their dates.
"""

from __future__ import annotations

import random

from benchmarks.made_sites.documents import Shape
from benchmarks.made_sites.odd_shapes import (
    all_disallowed,
    articles_in_sitemap,
    author_asked,
    by_base,
    company_with_sitemap,
    counted_clicks,
    dated_sitemaps,
    disallowed_feed,
    empty_feed,
    feed_itself,
    feed_moved,
    feed_of_pages,
    feeds_gone,
    forbidden_front,
    idn,
    much_in_the_head,
    nobody_home,
    of_others,
    old_letters,
    only_comments,
    plain_page,
    refreshed,
    same_page_everywhere,
    scripts_only,
    section_by_content,
    sister_domain,
    sitemap_itself,
    taxonomies,
    two_languages,
)
from benchmarks.made_sites.plots import MadeSite, Plot
from benchmarks.made_sites.usual_shapes import (
    article_of_blog,
    article_without_head,
    as_json,
    blogger,
    broken_declaration,
    declared,
    declared_twice,
    feed_elsewhere,
    linked,
    list_of_feeds,
    listing_only,
    many_sections,
    many_sections_asked,
    moved_site,
    named_in_robots,
    news_in_index,
    section_by_link,
    section_by_place,
    section_of_blog,
    stale_feed,
    usual_place,
    with_comments,
    with_podcast,
)

SHAPES: tuple[Shape, ...] = (
    declared, declared_twice, with_comments, article_of_blog, article_without_head, section_of_blog, section_by_place,
    section_by_link, linked, list_of_feeds, usual_place, blogger, as_json, named_in_robots, news_in_index, listing_only,
    stale_feed, broken_declaration, moved_site, feed_elsewhere, with_podcast, many_sections, many_sections_asked,
    two_languages, feed_itself, feed_moved, sitemap_itself, only_comments, of_others, by_base, refreshed, taxonomies,
    empty_feed, disallowed_feed, same_page_everywhere, idn, plain_page, scripts_only, nobody_home, all_disallowed,
    sister_domain, counted_clicks, forbidden_front, much_in_the_head, old_letters, author_asked, company_with_sitemap,
    articles_in_sitemap, section_by_content, dated_sitemaps, feeds_gone, feed_of_pages,
)  # fmt: skip


def sites(port: int, each: int = 4, seed: int = 1) -> list[MadeSite]:
    """`each` sites of every shape, served at a port."""
    made = list[MadeSite]()
    for shape in SHAPES:
        for number in range(each):
            name = f"{shape.__name__.replace('_', '-')}-{number}"
            made.append(shape(Plot(name, port, random.Random(f"{seed} {name}"))))
    return made
