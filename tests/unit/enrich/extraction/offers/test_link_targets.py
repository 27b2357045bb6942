"""Addresses of links tell articles from other pages, whatever strangers write in them."""

from __future__ import annotations

from newswire_enrich.extraction.offers.link_targets import is_article, site_of
from newswire_enrich.limits import time_limit

SITE = site_of("https://saltmeregazette.example/news/ferry")


def test_a_link_of_one_long_word_costs_no_more_than_it_is_long() -> None:
    with time_limit(3, 400):  # of processor time: they took nine
        for number in range(10):
            is_article(f"https://saltmeregazette.example/{'a' * 8000}?{number}", SITE)


def test_a_slug_of_four_words_is_an_article() -> None:
    assert is_article("https://saltmeregazette.example/news/ferry-sails-on-today", SITE)
