"""Copies stand beneath their original, and no hit is lost by it."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from newswire_search.articles.groups import by_day, grouped
from newswire_search.articles.ports import Hit
from newswire_search.articles.presentation import hit_answer
from newswire_search.articles.responses import HitAnswer
from newswire_shared.contracts.documents import Copy
from newswire_shared.contracts.heads import head_of
from unit.search.stub import SEEN, article


def hit(name: str, original: str | None = None, days: int = 0) -> HitAnswer:
    copy = Copy(duplicate_of=original, kind="edit", similarity=0.9) if original else None
    made = article(article_id=name, copy_of=copy, published_at=SEEN + timedelta(days=days))
    return hit_answer(Hit(head_of(made), None, {}))


def test_a_copy_stands_beneath_its_original_wherever_it_came() -> None:
    items = grouped([hit("early", "a"), hit("a"), hit("b"), hit("late", "a"), hit("stray", "elsewhere")])
    assert [(item.hit.id, [copy.id for copy in item.copies]) for item in items] == [
        ("a", ["early", "late"]), ("b", []), ("stray", []),
    ]  # fmt: skip


@given(st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdefg")))
def test_every_hit_is_shown_once_whatever_copies_what(originals: dict[str, str | None]) -> None:
    hits = [hit(name, original) for name, original in originals.items()]
    shown = [each.id for item in grouped(hits) for each in (item.hit, *item.copies)]
    assert sorted(shown) == sorted(originals)


def test_articles_stand_under_their_days() -> None:
    days = by_day(grouped([hit("a"), hit("b"), hit("c", days=2)]))
    assert [(str(day.date), [item.hit.id for item in day.items]) for day in days] == [
        ("2020-10-14", ["a", "b"]), ("2020-10-16", ["c"]),
    ]  # fmt: skip
