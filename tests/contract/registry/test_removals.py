"""What was removed: taken down and undone, retired, and followed along ties; in memory and in Redis."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newswire_shared.accounting.ledger import Admission, Offer
from newswire_shared.accounting.removals import RetentionMark, TakeDown, retention_of, take_down_of
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.reasons import Reason, Stage

from contract.states import Stores, accepted

pytest_plugins = ["contract.state_fixtures"]

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
A, B = "a" * 32, "b" * 32


def entry(article: str = A, revision: int = 1, **given: object) -> TakeDown:
    return TakeDown(article_id=article, at=NOON, why="a court", by="desk", revision=revision, group=article).model_copy(
        update=given
    )


def offered(stores: Stores, key: str, slot: str = "first") -> Admission:
    return stores.ledger.accept(Offer(key, f"https://example.org/{key}", "desk", slot=slot)).admission


def test_what_was_taken_down_is_not_accepted_until_that_is_undone(stores: Stores) -> None:
    assert stores.removals.put([entry(url="https://example.org/a", keys=B)]) == [True]
    assert offered(stores, A) is Admission.TAKEN_DOWN, "also what was never seen"
    assert offered(stores, B) is Admission.TAKEN_DOWN, "under each address"
    assert stores.ledger.offered_before(A, "push").admission is Admission.TAKEN_DOWN  # type: ignore[union-attr]
    assert stores.removals.get([A, B]) == {A: entry(url="https://example.org/a", keys=B)}
    assert stores.removals.put([entry(revision=2, undone=True)]) == [True]
    assert stores.ledger.offered_before(A, "push") is None
    assert offered(stores, A) is Admission.ACCEPTED, "as if it had never been"


def test_the_newer_word_counts_in_any_order(stores: Stores) -> None:
    assert stores.removals.put([entry(revision=5), entry(revision=4, undone=True), entry(revision=5)]) == [
        True, False, False
    ]  # fmt: skip
    assert stores.removals.reasons({A: 0, B: 0}) == {A: Reason.TAKEN_DOWN}
    assert stores.removals.put([entry(revision=6, undone=True), entry(revision=5)]) == [True, False]
    assert stores.removals.reasons({A: 0, B: 0}) == {}
    assert [each.revision for each in stores.removals.all()] == [6]


def test_a_known_article_is_looked_at_whole_after_it_was_undone(stores: Stores) -> None:
    capture = accepted(stores, A)
    stores.registry.note_all({A: {"digest": "d", "digest_of": "c", "body": "b", "body_of": "c", "etag": "e"}})
    stores.removals.put([entry()])
    known = stores.registry.find(A)
    assert known and (known.digest, known.body, known.validators, known.url) == ("", "", {}, f"https://example.org/{A}")
    stores.removals.put([entry(revision=2, undone=True)])
    known = stores.registry.find(A)
    assert known and not known.kept.get("taken_down") and known.first_capture == capture.capture_id
    assert offered(stores, A) is Admission.KNOWN and offered(stores, A, "recheck-1") is Admission.ACCEPTED
    assert stores.ledger.record(capture.capture_id).state == Stage.FETCH  # type: ignore[union-attr]


def test_an_address_that_leads_to_it_later_is_taken_down_with_it(stores: Stores) -> None:
    stores.removals.put([entry()])
    assert accepted(stores, B).is_new
    assert stores.registry.tie(A, B) == B, "the other was known first"
    assert stores.removals.reasons({B: 0, A: 0}) == {A: Reason.TAKEN_DOWN, B: Reason.TAKEN_DOWN}
    assert offered(stores, A, "x") is offered(stores, B, "x") is Admission.TAKEN_DOWN
    followed = stores.removals.get([B])[B]
    assert (followed.group, followed.keys.split(), followed.why) == (A, [A], "a court") and followed.revision > 1


def test_a_tie_adds_the_address_to_what_is_known_of_it(stores: Stores) -> None:
    accepted(stores, A)
    stores.removals.put([entry()])
    assert stores.registry.tie(B, A) == A
    assert stores.removals.get([A])[A].keys.split() == [B] and offered(stores, B) is Admission.TAKEN_DOWN


def test_what_turns_out_to_be_it_is_taken_down_under_its_own_id_too(stores: Stores) -> None:
    c, d = "c" * 32, "d" * 32
    for key in (A, B, c, d):
        accepted(stores, key)
    first = stores.registry.tie(c, B)
    stores.removals.put([entry()])
    survivor = stores.registry.tie(first, A)
    assert stores.registry.tie(d, survivor) == survivor
    everyone = {A, B, c, d}
    gone = stores.removals.reasons(dict.fromkeys(everyone, 0))
    assert gone == dict.fromkeys(everyone, Reason.TAKEN_DOWN), "messages under way have the id from before the tie"
    found = stores.removals.get([*everyone])
    assert {each.group for each in found.values()} == {A}
    stores.removals.put([each.model_copy(update={"undone": True, "revision": 2**50}) for each in found.values()])
    assert stores.removals.reasons(dict.fromkeys(everyone, 0)) == {} and offered(stores, B, "x") is Admission.ACCEPTED


def test_what_is_older_than_the_mark_is_retired(stores: Stores) -> None:
    assert stores.removals.retention() is None and stores.removals.reasons({A: 0}) == {}
    mark = RetentionMark(NOON, NOON + timedelta(days=1))
    stores.removals.retire(mark)
    stores.removals.retire(RetentionMark(NOON - timedelta(days=9), NOON + timedelta(days=2)))
    assert stores.removals.retention() == mark, "what was retired stays so"
    at = to_ms(NOON)
    assert stores.removals.reasons({A: at - 1, B: at}) == {A: Reason.RETIRED}
    stores.removals.put([entry()])
    assert stores.removals.reasons({A: at - 1}) == {A: Reason.TAKEN_DOWN}
    assert stores.removals.reasons({}) == {}


def test_one_at_a_time_looks_after_it(stores: Stores) -> None:
    assert stores.removals.may_look(60) and not stores.removals.may_look(60)


def test_records_say_the_same() -> None:
    given = entry(keys=f"{B} c", raw_ref="r", capture_id="1", first_seen_ms=7, revision=3)
    assert take_down_of(given.stored()) == given
    undone = take_down_of(entry(revision=4, undone=True).stored())
    assert undone and (undone.article_id, undone.revision, undone.holds) == (A, 4, False)
    short = {"article_id": A, "url": "u", "why": "w", "by": "b", "at": NOON.isoformat()}
    plain = take_down_of(StoredRecord(kind="takedown", name=A, revision=1, record=dict(short)))
    assert plain and plain.holds and plain.group == A, "as the least that a record has"
    assert take_down_of(StoredRecord(kind="takedown", name=A, revision=1, record={"at": "no time"})) is None
    mark = RetentionMark(NOON, NOON)
    assert retention_of([mark.stored()]) == mark and retention_of([]) is None


def test_an_article_knows_what_it_took_in(stores: Stores) -> None:
    for key in (A, B, "c" * 32):
        accepted(stores, key)
    survivor = stores.registry.tie(stores.registry.tie(A, B), "c" * 32)
    known = stores.registry.find(A)
    assert known and known.article_id == survivor and {survivor, *known.was} == {A, B, "c" * 32}
    assert stores.registry.tie("d" * 32, survivor) == survivor
    assert stores.registry.find("d" * 32).was == known.was, "an address alone is no article"  # type: ignore[union-attr]
