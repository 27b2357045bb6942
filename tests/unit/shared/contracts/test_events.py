"""Messages go out and come back the same, stay small, and are refused when they are of another release."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.events import (
    CAPTURES_A_MESSAGE,
    ArticleEnriched,
    ArticleFetched,
    CaptureMessage,
    CaptureRef,
    FetchDue,
    Message,
    PlacementsChanged,
    PollSource,
    RecordChanged,
    StoryChanged,
    Tick,
)
from newswire_shared.contracts.reasons import Lane
from newswire_shared.contracts.topology import ROUTES

words = st.text(max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)
captures = st.lists(
    st.builds(CaptureRef, capture_id=words, article_id=words, source=words, ref=words, home=words),
    min_size=1,
    max_size=20,
).map(tuple)
MESSAGES: dict[type[Message], st.SearchStrategy[Message]] = {
    Tick: st.just(Tick()),
    FetchDue: st.just(FetchDue()),
    PollSource: st.builds(PollSource, source=words),
    ArticleFetched: st.builds(ArticleFetched, lane=st.sampled_from(Lane), captures=captures),
    ArticleEnriched: st.builds(ArticleEnriched, lane=st.sampled_from(Lane), captures=captures),
    StoryChanged: st.builds(StoryChanged, story=words, story_version=st.integers(0, 2**53)),
    PlacementsChanged: st.builds(PlacementsChanged, articles=st.lists(words, min_size=1, max_size=20).map(tuple)),
    RecordChanged: st.builds(
        RecordChanged, kind=words, name=words, revision=st.integers(0, 10**9),
        record=st.none() | st.dictionaries(words, values, max_size=4),
    ),
}  # fmt: skip


def test_every_routed_message_takes_part() -> None:
    assert {route.message for route in ROUTES} == set(MESSAGES)


@given(st.one_of(*MESSAGES.values()))
def test_a_message_comes_back_as_it_went_out(message: Message) -> None:
    sent = json.dumps(message.encode())
    assert type(message).decode(json.loads(sent)) == message
    assert isinstance(message.summary(), str)


@pytest.mark.parametrize("kind", MESSAGES)
@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_another_version_is_refused_and_said(kind: type[Message], version: object) -> None:
    with pytest.raises(PermanentError, match=f"{kind.__name__} has version {version}, this worker knows 1"):
        kind.decode({"version": version})


@pytest.mark.parametrize("data", [
    {"lane": "live"}, {"lane": "fast", "captures": []}, {"lane": "live", "captures": [{}]},
    {"lane": "live", "captures": [], "body": "a page"}, {"lane": "live", "captures": "x"}, [], "text", None, 7,
])  # fmt: skip
def test_another_shape_is_refused(data: Any) -> None:
    with pytest.raises(PermanentError, match="ArticleFetched"):
        ArticleFetched.decode(data)


def test_a_message_without_a_version_is_of_the_first() -> None:
    assert PollSource.decode({"source": "a"}) == PollSource(source="a")


def long_capture(number: int) -> CaptureRef:
    return CaptureRef(
        capture_id=f"{number:032x}", article_id=f"{number:032x}", source="a-long-name".ljust(63, "x"),
        ref=f"2026-11-24/123456-1234567-0123abcd.warc.gz:{2**28 + number}:{10**7}", home="2026-11",
    )  # fmt: skip


def size_of(message: Message) -> int:
    return len(json.dumps(message.encode()).encode())


@pytest.mark.parametrize("kind", [ArticleFetched, ArticleEnriched])
def test_messages_are_small_whatever_the_articles_are(kind: type[CaptureMessage]) -> None:
    one = kind(lane=Lane.BACKFILL, captures=(long_capture(1),))
    full = kind(lane=Lane.BACKFILL, captures=tuple(map(long_capture, range(CAPTURES_A_MESSAGE))))
    assert size_of(one) < 500
    assert size_of(full) < 8000


@pytest.mark.parametrize(("number", "says"), [(1, "art-0 from desk"), (3, "art-0 from desk and 2 more")])
def test_an_operator_sees_what_a_message_is_about(number: int, says: str) -> None:
    refs = tuple(CaptureRef(capture_id="c", article_id=f"art-{n}", source="desk", ref="r") for n in range(number))
    assert ArticleFetched(lane=Lane.LIVE, captures=refs).summary() == says


def test_a_message_can_be_narrowed_to_one_capture_and_moved_to_another_lane() -> None:
    refs = tuple(map(long_capture, range(3)))
    message = ArticleFetched(lane=Lane.BACKFILL, captures=refs)
    assert message.only(refs[1]) == ArticleFetched(lane=Lane.BACKFILL, captures=(refs[1],))
    assert message.only(refs[1], Lane.SUSPECT).lane is Lane.SUSPECT
    assert message.captures == refs


def test_a_release_that_knows_no_homes_reads_and_is_read_where_none_is_known() -> None:
    capture = {"capture_id": "c", "article_id": "a", "source": "desk", "ref": "r"}
    message = ArticleEnriched.decode({"version": 1, "lane": "live", "captures": [capture]})
    assert message.captures[0].home == ""
    assert message.encode() == {"version": 1, "lane": "live", "captures": [capture]}


def test_a_message_about_no_capture_is_none() -> None:
    with pytest.raises(PermanentError, match=r"captures: .* at least 1 item"):
        ArticleFetched.decode({"lane": "live", "captures": []})
