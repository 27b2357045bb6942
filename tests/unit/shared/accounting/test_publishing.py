"""Captures that a task takes together travel together."""

from __future__ import annotations

from newswire_shared.accounting.publishing import joined
from newswire_shared.contracts.events import CAPTURES_A_MESSAGE, ArticleEnriched, ArticleFetched, CaptureRef
from newswire_shared.contracts.reasons import Lane


def ref(number: int) -> CaptureRef:
    return CaptureRef(capture_id=f"c{number}", article_id=f"a{number}", source="desk", ref="r")


def test_messages_to_the_index_are_filled_in_their_order() -> None:
    number = 2 * CAPTURES_A_MESSAGE + 1
    found = joined([ArticleEnriched(lane=Lane.BACKFILL, captures=(ref(n),)) for n in range(number)])
    assert [len(message.captures) for message in found] == [CAPTURES_A_MESSAGE, CAPTURES_A_MESSAGE, 1]
    assert [capture for message in found for capture in message.captures] == [*map(ref, range(number))]


def test_lanes_and_stages_do_not_mix_and_enrichment_gets_its_captures_one_by_one() -> None:
    live = [ArticleEnriched(lane=Lane.LIVE, captures=(ref(n),)) for n in (1, 2)]
    backfill = [ArticleEnriched(lane=Lane.BACKFILL, captures=(ref(n),)) for n in (3, 4)]
    fetched = [ArticleFetched(lane=Lane.BACKFILL, captures=(ref(n),)) for n in (5, 6)]
    found = joined([live[0], fetched[0], backfill[0], live[1], fetched[1], backfill[1]])
    assert [*fetched] == [message for message in found if isinstance(message, ArticleFetched)]
    enriched = {m.lane: m.captures for m in found if isinstance(m, ArticleEnriched)}
    assert enriched == {Lane.LIVE: (ref(1), ref(2)), Lane.BACKFILL: (ref(3), ref(4))}
    assert joined([]) == []
