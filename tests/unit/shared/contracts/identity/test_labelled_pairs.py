"""The labelled pairs of the repository: nothing is merged wrongly, and what is split is known."""

from __future__ import annotations

from labels.score_identity import PAIRS, half_of, pairs, verdict

# Words and numbers that track on a page whose path names the article; scheme 1 took them for that already.
MERGED = {"hard-66", "hard-71", "hard-72", "hard-73", "hard-75", "hard-108"}
# Debatable, or known only to the web.  What joins them: a redirect, rel=canonical, the same text.
SPLIT = {
    "click-id-04", "live-blog-03", "mobile-host-02", "mobile-host-05", "page-view-05", "pagination-05", "print-04",
    "print-05", "print-08", "redirector-03", "ref-10", "site-tracker-54", "slug-same-id-01",
}  # fmt: skip


def test_no_two_articles_share_a_key_and_few_have_two() -> None:
    wrong = {pair["id"]: verdict(pair) for pair in pairs(PAIRS) if verdict(pair) != "right"}
    assert {name for name, found in wrong.items() if found == "wrong merge"} <= MERGED
    assert {name for name, found in wrong.items() if found == "wrong split"} <= SPLIT


def test_halves_part_the_pairs() -> None:
    development, final = (len(list(pairs(PAIRS, half))) for half in ("development", "final"))
    assert development + final == len(list(pairs(PAIRS)))
    assert half_of("amp-01") == half_of("amp-01")
