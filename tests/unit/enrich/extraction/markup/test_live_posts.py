"""Posts of a live report are taken from what the page states where the page itself waits for a script to show them."""

from __future__ import annotations

import json

import pytest
from newswire_enrich.extraction import extract

INTRO = "The council of Harrow Fell votes tonight on the old swimming pool, and we report from the town hall."
POSTS = (
    ("Council votes", "The council has voted to close the pool for good, by eleven votes against nine."),
    ("Mayor speaks", "The deputy mayor calls the decision the hardest one of her nine years in office."),
    ("Towels outside", "Some of those who signed against the closure wait outside with towels around their necks."),
    ("What comes next", "A final report on the building is expected in March, after the club has been heard."),
)
LINES = [line for post in POSTS for line in post]


def body(shown: str, *, graph: bool = False, marked: bool = False) -> list[str]:
    updates = [
        {"@type": "BlogPosting", "headline": head, "articleBody": f"<p>{text}</p>" if marked else text}
        for head, text in POSTS
    ]
    report = {"@type": "LiveBlogPosting", "headline": "Pool vote live", "liveBlogUpdate": updates}
    stated = json.dumps({"@graph": [{"@type": "NewsArticle"}, report]} if graph else report)
    head = f'<title>Pool vote live</title><script type="application/ld+json">{stated}</script>'
    page = f"<html><head>{head}</head><body><main><h1>Pool vote live</h1>{shown}</main></body></html>"
    return extract(page.encode(), "text/html", "https://fell.example/live/pool").body.split("\n\n")


@pytest.mark.parametrize("graph", [False, True])
@pytest.mark.parametrize("marked", [False, True])
def test_posts_that_a_page_only_states_are_its_text(graph: bool, marked: bool) -> None:
    assert body(f"<p>{INTRO}</p><div id=posts>Loading</div>", graph=graph, marked=marked) == [INTRO, *LINES]


def test_a_post_that_the_page_shows_is_not_taken_again() -> None:
    shown = f"<p>{INTRO}</p><p>{POSTS[0][1]}</p>"
    assert body(shown) == [INTRO, POSTS[0][1], *LINES[2:]]


def test_of_a_page_that_shows_half_of_its_posts_or_more_nothing_is_taken() -> None:
    shown = "".join(f"<h2>{head}</h2><p>{text}</p>" for head, text in POSTS[:2])
    assert body(f"<p>{INTRO}</p>{shown}") == [INTRO, *LINES[:4]]
    everywhere = "".join(f"<h2>{head}</h2><div class=post>{text}</div>" for head, text in POSTS)
    assert all(body(f"<p>{INTRO}</p>{everywhere}").count(text) <= 1 for _, text in POSTS)
