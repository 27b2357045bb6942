"""The stage hands the article over and takes what was found; nothing else of the draft changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from newswire_enrich.draft import Draft, article_of
from newswire_enrich.linking.linker import Linkable, Linker
from newswire_enrich.linking.signature import VERSION, sign
from newswire_enrich.linking.state import StoryState
from newswire_enrich.stages.link import Link, linkable_of
from newswire_shared.accounting.removals import RetentionMark, TakeDown
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import Attribution, Copy, Entity, Relation
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.outcomes import rejected
from newswire_shared.contracts.reasons import Reason
from newswire_shared.testing import FakeRemovals, Memory
from unit.enrich.samples import NOON, draft, paged
from unit.enrich.stories import LonelyState, lonely_linker

COPY = Copy(duplicate_of="earlier", kind="reprint", similarity=1.0)


def test_the_draft_gets_its_story_and_what_it_copies() -> None:
    start = draft()
    found = Link(lonely_linker(COPY))(start)
    assert found == replace(start, story=start.article_id, copy_of=COPY).with_version("link", str(VERSION))
    assert isinstance(found, Draft) and article_of(found).story == start.article_id


def test_what_an_article_is_related_to_by_now_is_asked_of_the_state_by_its_id() -> None:
    class Related:
        def relations(self, article: Linkable) -> tuple[Relation, ...]:
            return (Relation(id=f"near {article.card.article_id}", score=0.5, why="same story"),)

    (found,) = Link(cast(Linker, Related())).relations_now(draft())
    assert found.id == f"near {draft().article_id}"


def test_what_was_removed_is_not_linked() -> None:
    memory, start = Memory(), draft()
    removals = FakeRemovals(memory)
    removals.put([TakeDown(article_id=start.article_id, at=NOON, revision=1)])
    assert Link(cast(Linker, None), removals)(start) == rejected(Reason.TAKEN_DOWN)
    removals.retire(RetentionMark(start.first_seen_at + timedelta(seconds=1), NOON))
    other = replace(start, article_id="other")
    assert Link(cast(Linker, None), removals)(other) == rejected(Reason.RETIRED)


def test_an_article_that_expired_at_once_is_a_story_of_its_own() -> None:
    class Forgetful(LonelyState):
        def join(self, article_id: str, decision: Any) -> Any:
            return None

    found = Link(Linker(cast(StoryState, Forgetful(COPY))))(draft())
    assert isinstance(found, Draft) and found.story == draft().article_id


@pytest.mark.parametrize(
    ("start", "published"),
    [
        (paged(published="2026-03-01T00:00:00+01:00"), NOON.replace(day=1, hour=0) - timedelta(hours=1)),
        (paged(published="2026-03-02"), NOON),
        (paged(published="2026-03-01"), NOON.replace(hour=0)),
        (paged(published=None), None),
    ],
    ids=["an instant", "the day it was seen", "an earlier day", "unknown"],
)
def test_a_day_counts_as_its_latest_instant_that_can_be_so_that_it_takes_no_original_s_place(
    start: Draft, published: Any
) -> None:
    assert linkable_of(article_of(start)).card.published_ms == (published and to_ms(published))


def test_an_article_is_known_by_the_ids_of_what_it_links_to() -> None:
    other = canonicalize("https://saltmere.example/news/fog-48100")
    linking = replace(draft(), links=(other.canonical,))
    assert linkable_of(article_of(linking)).targets == (other.key, other.earlier_key)
    addresses = [canonicalize(f"https://saltmere.example/news/fog-{n}") for n in range(25)]
    linking = replace(draft(), links=tuple(address.canonical for address in addresses))
    targets = linkable_of(article_of(linking)).targets
    assert targets == tuple(key for each in addresses[:20] for key in (each.key, each.earlier_key)), "of twenty of them"


def test_who_gets_the_credit_is_no_part_of_what_an_article_is_about() -> None:
    credit = Attribution(field="body", start=0, end=13, source="Meridian Wire", source_id="org:meridian-wire",
                         relation="credit")  # fmt: skip
    told = credit.model_copy(update={"relation": "told", "source": "Saltmere Post", "source_id": "org:saltmere-post"})
    about = [
        Entity(id=name, name=name, type="organisation", salience=0.5, confidence=0.8)
        for name in ("org:meridian-wire", "org:saltmere-post")
    ]
    article = article_of(replace(draft(), attribution=(credit, told), entities=tuple(about)))
    found = linkable_of(article)
    assert found.silent > {"meridian", "wire"} and "post" not in found.silent
    assert found.card.entities == ("org:saltmere-post",)
    text = "The ferry stays in harbour, Meridian Wire learnt."
    assert set(sign("A ferry", text, silent=found.silent).terms) < set(sign("A ferry", text).terms)


def test_neither_agencies_nor_who_publishes_an_article_are_its_subject() -> None:
    named = [
        Entity(id=name, name=name, type="organisation", salience=0.5, confidence=0.8)
        for name in ("Reuters", "PA", "The Saltmere Post", "Ferry Board")
    ]
    start = replace(draft(), url="https://money.saltmerepost.co.uk/a", source="gazette", entities=tuple(named))
    found = linkable_of(article_of(start))
    assert found.card.entities == ("Ferry Board",)
    assert {"reuters", "saltmerepost", "gazette"} <= found.silent and not found.silent & {"money", "co"}


def test_days_and_months_of_its_language_are_no_reason_to_read_another() -> None:
    german = linkable_of(article_of(replace(draft(), language="de")))
    assert {"montag", "märz"} <= german.unnamed and "monday" not in german.unnamed
