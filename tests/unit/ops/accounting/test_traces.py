"""An article is found by its address, its id or a capture's id, and its way is shown step by step."""

from __future__ import annotations

import pytest
from newswire_ops.accounting.traces import Traced, find, lines_of
from newswire_shared.contracts.identity import article_key, canonicalize, earlier_key
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing import FakeLedger, FakeUrlRegistry, Memory
from unit.ops.samples import accept, stack_of

ADDRESS = "https://saltmere.example/news/ferry-48213"
KEY = canonicalize(ADDRESS).key


@pytest.fixture
def memory() -> Memory:
    """An article that was fetched, enriched and indexed, a step a second."""
    made = Memory()
    capture_id = accept(made, KEY, url=ADDRESS)
    for step, copy in ((Stage.ENRICH, "raw.warc:0:9"), (Stage.INDEX, "article.warc:0:9"), (End.INDEXED, "")):
        made.clock.sleep(1)
        FakeLedger(made).advance(capture_id, step, {f"ref:{step}": copy} if copy else {})
    return made


def found(memory: Memory, what: str) -> Traced | None:
    stack = stack_of(memory)
    return find(stack.ledger, stack.registry, what)


def shown(memory: Memory, what: str) -> list[str]:
    traced = found(memory, what)
    assert traced is not None
    return [*lines_of(traced)]


@pytest.mark.parametrize("what", [ADDRESS, "http://WWW.saltmere.example/news/ferry-48213/?utm_source=x#top", KEY])
def test_an_article_is_found_by_any_form_of_its_address_and_by_its_id(memory: Memory, what: str) -> None:
    assert shown(memory, what)[0] == f"article {KEY}"


def test_an_article_is_found_by_a_capture_s_id(memory: Memory) -> None:
    (capture_id,) = memory.captures
    assert shown(memory, capture_id)[0] == f"article {KEY}"


def test_a_file_is_found_by_the_address_it_was_given() -> None:
    memory, address = Memory(), "file:files/ferry.html"
    accept(memory, article_key(address), url=address)
    assert shown(memory, address)[0] == f"article {article_key(address)}"


@pytest.mark.parametrize("what", ["https://saltmere.example/other", "nothing", "", "file:files/other.html"])
def test_what_was_never_accepted_is_not_found(memory: Memory, what: str) -> None:
    assert found(memory, what) is None


def test_the_steps_stand_in_order_with_their_times_and_copies(memory: Memory) -> None:
    (capture_id,) = memory.captures
    assert shown(memory, ADDRESS)[1:] == [
        f"  address     {ADDRESS}",
        "  source      saltmere",
        "  first seen  2026-01-01 12:00:00.000 UTC",
        f"capture {capture_id}  first  live  indexed",
        "  fetch       2026-01-01 12:00:00.000 UTC",
        "  enrich      2026-01-01 12:00:01.000 UTC  reads raw.warc:0:9",
        "  index       2026-01-01 12:00:02.000 UTC  reads article.warc:0:9",
        "  indexed     2026-01-01 12:00:03.000 UTC",
    ]


def test_every_look_is_shown_the_newest_first(memory: Memory) -> None:
    memory.clock.sleep(60)
    accept(memory, KEY, url=ADDRESS, slot="recheck-1", end=End.UNCHANGED)
    states = [line.split()[-1] for line in shown(memory, ADDRESS) if line.startswith("capture")]
    assert states == ["unchanged", "indexed"]


def test_an_end_says_why() -> None:
    memory = Memory()
    capture_id = accept(memory, KEY, url=ADDRESS)
    FakeLedger(memory).advance(capture_id, End.REJECTED, {"detail": "the body has 20 characters"}, Reason.TOO_SHORT)
    lines = shown(memory, ADDRESS)
    assert lines[4].endswith("rejected: too short")
    assert lines[5] == "  because     the body has 20 characters"


def test_an_address_whose_server_fails_says_why_it_waits_and_until_when() -> None:
    memory = Memory()
    capture_id = accept(memory, KEY, url=ADDRESS)
    memory.captures[capture_id] |= {"waits": "2 tries, the last: it answers 503", "next_ms": "1767268800000"}
    lines = shown(memory, ADDRESS)
    assert lines[4].endswith("live  fetch")
    assert lines[5] == "  waits       2 tries, the last: it answers 503; next try from 2026-01-01 12:00:00.000 UTC on"


def test_a_dead_capture_points_to_its_letter() -> None:
    memory = Memory()
    capture_id = accept(memory, KEY, url=ADDRESS, end=End.DEAD, reason=Reason.KILLS_WORKER)
    assert shown(memory, ADDRESS)[-1] == f"  see         newswire dead show {capture_id}"


def test_an_alias_leads_to_the_article_that_survives(memory: Memory) -> None:
    other = canonicalize("https://saltmere.example/?p=48213")
    FakeUrlRegistry(memory).tie(other.key, KEY)
    assert shown(memory, "https://saltmere.example/?p=48213")[0] == f"article {KEY}"


@pytest.mark.parametrize("address", ["https://saltmere.example/news/fog-48213", "file:files/ferry.html"])
def test_an_article_of_the_scheme_before_is_found_by_its_address(address: str) -> None:
    memory = Memory()
    accept(memory, earlier_key(address), url=address)
    assert shown(memory, address)[0] == f"article {earlier_key(address)}"
