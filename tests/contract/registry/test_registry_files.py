"""What is known of articles is the same whether Redis or files hold it, whenever it moves and whoever is killed."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_shared.accounting.ledger import Admission
from newswire_shared.accounting.registry import LastCapture, RestoredArticle
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import canonicalize, earlier_key
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.registry_files.run_folder import RunFolder, path_of, ranges_in
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_filing import RegistryFiling

from contract.filed_articles import (
    LATER_MS,
    URL,
    Killed,
    MortalState,
    article,
    beside,
    ended,
    filed,
    key,
    know,
    known_of,
    offered,
    state_url,
    told_of,
)
from contract.states import Stores, in_memory

pytest_plugins = ["redis_server", "contract.filed_articles"]


def test_what_is_filed_leaves_redis_and_is_known_as_before(filed_state: State, filed_stores: Stores) -> None:
    first = ended(filed_stores)
    before, captures = filed_stores.registry.find(key(0)), filed_stores.ledger.captures_of(key(0))
    assert filed(filed_state) == 1
    assert filed_state.client.keys("{nw}:shelf:*") == [] and filed_state.client.get(keys.SHELF()) == "0"
    assert before and filed_stores.registry.find(key(0)) == before
    assert filed_stores.ledger.captures_of(key(0)) == captures != []
    again = offered(filed_stores)
    assert (again.admission, again.capture_id) == (Admission.KNOWN, first.capture_id)
    assert filed_stores.ledger.offered_before(key(0), "first") == again


def test_a_later_look_begins_with_what_files_hold_and_its_end_is_filed_over_it(
    filed_state: State, filed_stores: Stores
) -> None:
    first = ended(filed_stores)
    filed(filed_state)
    look = offered(filed_stores, slot="recheck-1")
    assert look.is_new
    filed_stores.registry.note_all({key(0): {"digest": "1"}})
    filed_stores.ledger.advance(look.capture_id, End.INDEXED)
    filed(filed_state)
    found = filed_stores.registry.find(key(0))
    assert found and (found.digest, found.validators, found.first_capture) == ("1", {"etag": '"a-1"'}, first.capture_id)


def test_what_is_noted_of_a_filed_article_lies_over_what_files_hold(filed_state: State, filed_stores: Stores) -> None:
    ended(filed_stores)
    filed(filed_state)
    filed_stores.registry.note_all({key(0): {"digest": "1", "taken_down": "1"}})
    found = filed_stores.registry.find(key(0))
    assert found and (found.digest, found.url) == ("1", f"{URL}-0")
    assert offered(filed_stores).admission is Admission.TAKEN_DOWN


def test_a_look_that_failed_before_it_was_filed_may_be_offered_again_and_once(
    filed_state: State, filed_stores: Stores
) -> None:
    ended(filed_stores, end=End.REJECTED, reason=Reason.HTTP_ERROR)
    filed(filed_state)
    assert offered(filed_stores).admission is Admission.KNOWN
    again = offered(filed_stores, run="r")
    assert again.is_new and offered(filed_stores, run="r").admission is Admission.KNOWN
    filed_stores.ledger.advance(again.capture_id, End.INDEXED)
    filed(filed_state)
    found = filed_stores.registry.find(key(0))
    assert offered(filed_stores, run="s").admission is Admission.KNOWN and found and "failed_ms" not in found.kept


def test_what_is_forgotten_of_a_filed_article_lies_over_what_files_hold(
    filed_state: State, filed_stores: Stores
) -> None:
    ended(filed_stores, end=End.REJECTED, reason=Reason.HTTP_ERROR)
    filed(filed_state)
    assert offered(filed_stores, run="r").is_new
    found = filed_stores.registry.find(key(0))
    assert found and found.kept["agains"] == "1" and "failed_ms" not in found.kept


def test_ties_are_filed_and_followed(filed_state: State, filed_stores: Stores) -> None:
    for number in range(3):
        ended(filed_stores, number)
        filed_stores.registry.note_all({key(number): {"first_seen_ms": str(number + 1)}})
    for number in range(3):  # as a look at each would end
        look = offered(filed_stores, number, slot="recheck-1")
        filed_stores.ledger.advance(look.capture_id, End.UNCHANGED)
    filed(filed_state)
    assert filed_stores.registry.tie(key(2), key(1)) == key(1)
    filed(filed_state)
    assert filed_stores.registry.tie(key(1), key(0)) == key(0)
    assert filed_stores.registry.tie(key(9), key(2)) == key(0)
    filed(filed_state)
    assert filed_state.client.keys("{nw}:alias:*") == [] and filed_state.client.scard(keys.TIES()) == 0
    for number in (0, 1, 2, 9):
        found = filed_stores.registry.find(key(number))
        assert found and found.article_id == key(0)
        assert offered(filed_stores, number).article_id == key(0)


def test_what_files_hold_is_adopted(filed_state: State, filed_stores: Stores) -> None:
    for number in range(3):
        ended(filed_stores, number)
        filed_stores.registry.note_all({key(number): {"first_seen_ms": str(number + 1)}})
    filed_stores.registry.tie(key(1), key(0))
    filed(filed_state)
    found = filed_stores.registry.adopt(key(2), [(key(1), ""), (key(9), "")])
    assert (found.article_id, found.first_seen_ms) == (key(0), 1)
    assert filed_stores.registry.resolve([key(2), key(9)]) == {key(2): key(0), key(9): key(0)}


def test_a_tie_stays_while_a_look_is_under_way(filed_state: State, filed_stores: Stores) -> None:
    for number in range(2):
        ended(filed_stores, number)
    filed(filed_state)
    look = offered(filed_stores, 1, slot="recheck-1")
    filed_stores.registry.note_all({key(0): {"first_seen_ms": "1"}})
    assert filed_stores.registry.tie(key(1), key(0)) == key(0)
    filed(filed_state)
    filed_stores.ledger.advance(look.capture_id, End.REJECTED, reason=Reason.HTTP_ERROR)
    found = filed_stores.registry.find(key(0))
    assert found and "failed_ms" in found.kept
    assert offered(filed_stores, 1, run="r").article_id == key(0)


def test_who_has_looked_before_is_made_to_look_again(
    filed_state: State, run_folder: Path, filed_stores: Stores
) -> None:
    other = beside(filed_state, run_folder)
    assert other.registry.find(key(0)) is None
    first = ended(filed_stores)
    filed(filed_state)
    filed_state.client.delete(keys.CAPTURE(first.capture_id))  # as a week later, so that files alone know it
    again = offered(other)
    assert (again.admission, again.capture_id) == (Admission.KNOWN, first.capture_id)
    assert other.registry.tie(key(3), key(0)) == key(0)


def test_one_without_the_files_says_so_and_accepts_nothing(
    filed_state: State, tmp_path: Path, filed_stores: Stores
) -> None:
    ended(filed_stores)
    filed(filed_state)
    for without in (None, tmp_path / "elsewhere"):
        other = beside(filed_state, without)
        with pytest.raises(TransientError, match="Mount that folder"):
            offered(other)
        with pytest.raises(TransientError, match="Mount that folder"):
            other.registry.find(key(0))
        with pytest.raises(TransientError, match="Mount that folder"):
            other.registry.tie("a", "b")
    with pytest.raises(TransientError, match="Mount that folder"):
        filed(State(state_url(filed_state), files=RunFolder(tmp_path / "elsewhere")))


def test_what_files_hold_is_known_after_a_loss_of_redis(filed_state: State, filed_stores: Stores) -> None:
    first = ended(filed_stores)
    filed(filed_state)
    filed_state.client.flushall()
    filed_state.check_version()
    assert offered(filed_stores).capture_id == first.capture_id
    ended(filed_stores, 1)
    filed(filed_state)
    assert [offered(filed_stores, number).admission for number in (0, 1)] == [Admission.KNOWN] * 2


def test_after_a_loss_of_redis_who_looked_before_is_made_to_look_again(
    filed_state: State, run_folder: Path, filed_stores: Stores
) -> None:
    other = beside(filed_state, run_folder)
    assert other.registry.find(key(0)) is None
    first = ended(filed_stores)
    filed(filed_state)
    filed_state.client.flushall()
    filed_state.check_version()
    assert filed_stores.registry.find(key(9)) is None, "one process has asked since"
    again = offered(other)
    assert (again.admission, again.capture_id) == (Admission.KNOWN, first.capture_id)


def restored(state: State, number: int, *others: int, **facts: str) -> RestoredArticle:
    """What the index tells of an article that was seen a minute ago."""
    at_ms = state.now_ms() - 60_000
    last = LastCapture(key(100 + number), at_ms, "live", "raw:0:1", "enriched:0:1")
    given = {"digest": "1", "digest_of": last.capture_id, **facts}
    return RestoredArticle(
        key(number), f"{URL}-{number}", "desk", at_ms, key(200), given, last, tuple(map(key, others))
    )


def test_what_is_brought_back_lies_over_what_files_still_hold(filed_state: State, filed_stores: Stores) -> None:
    first = ended(filed_stores)
    article(filed_stores, 1)
    filed_stores.registry.note_all({key(0): {"first_seen_ms": "1"}, key(1): {"first_seen_ms": "2"}})
    for number in (0, 1):
        filed_stores.ledger.advance(offered(filed_stores, number, slot="recheck-1").capture_id, End.UNCHANGED)
    assert filed_stores.registry.tie(key(1), key(0)) == key(0) and filed_stores.registry.tie(key(9), key(0)) == key(0)
    filed(filed_state)
    known = filed_stores.registry.find(key(0))
    filed_state.client.flushall()
    filed_state.check_version()

    told = [restored(filed_state, 0, 8, etag='"b-2"'), restored(filed_state, 1), restored(filed_state, 2, 0)]
    assert filed_stores.restoration.restore(told) == 1, "files know two of them"
    for _ in range(2):
        found = filed_stores.registry.find(key(0))
        assert known and found and found.kept == {**known.kept, **told[0].facts, "was": f"{key(1)} {key(2)}"}
        assert found.first_capture == first.capture_id and found.first_seen_ms == 1
        for number in (0, 1, 2, 8, 9):
            assert offered(filed_stores, number).article_id == key(0), "its other addresses lead to it"
        assert filed_stores.restoration.restore(told) == 0
        filed(filed_state)


def test_two_that_file_at_once_do_no_harm(filed_state: State, run_folder: Path, filed_stores: Stores) -> None:
    for number in range(20):
        ended(filed_stores, number)
    late = MortalState(state_url(filed_state), files=RunFolder(run_folder))

    class Late(RegistryFiling):
        def _filed(self, number: int, held: object) -> bool:
            filed(filed_state)
            return super()._filed(number, held)  # type: ignore[arg-type]

    assert Late(late).step() == 0
    assert ranges_in(run_folder) == [(1, 1)] and all(not offered(filed_stores, number).is_new for number in range(20))


@pytest.mark.parametrize("steps", [3, 9, 10])  # before it writes, before it tells Redis, and between two such calls
def test_a_writer_that_is_killed_loses_nothing(
    filed_state: State, run_folder: Path, filed_stores: Stores, steps: int
) -> None:
    ids = [article(filed_stores, number) for number in range(6)] + know(
        filed_stores, [f"{URL}-{number}" for number in range(6, 700)]
    )
    mortal = MortalState(state_url(filed_state), files=RunFolder(run_folder))
    mortal.steps = steps
    with pytest.raises(Killed):
        RegistryFiling(mortal).step()
    look = offered(filed_stores, 5, slot="recheck-1")
    filed_stores.registry.note_all({key(5): {"digest": "later"}})
    filed_stores.ledger.advance(look.capture_id, End.INDEXED)
    filed(filed_state)
    found = [filed_stores.registry.find(each) for each in ids]
    assert [each.article_id for each in found if each] == ids
    last = filed_stores.registry.find(key(5))
    assert last and last.digest == "later" and filed_state.client.get(keys.SHELF()) == "0"


def test_filing_is_due_once_an_hour_or_when_there_is_much(filed_state: State, filed_stores: Stores) -> None:
    assert not RegistryFiling(filed_state, 3).is_due()
    for number in range(2):
        ended(filed_stores, number)
    assert not RegistryFiling(filed_state, 3).is_due()
    assert RegistryFiling(filed_state, 3, every_s=0).is_due() and not RegistryFiling(filed_state, 3, every_s=0).is_due()
    RegistryFiling(filed_state, 3).step()
    ended(filed_stores, 2)
    assert not RegistryFiling(filed_state, 3).is_due()
    for number in range(3, 5):
        ended(filed_stores, number)
    assert RegistryFiling(filed_state, 3).is_due()


def test_what_a_lost_registry_knew_can_be_made_known(filed_state: State, filed_stores: Stores) -> None:
    for each in (filed_stores, in_memory()):
        told = [told_of(key(n), f"{URL}-{n}", seen_ms) for n, seen_ms in ((1, LATER_MS), (2, 2))]
        first = ended(each, 1)
        assert each.restoration.restore(told) == 1 and each.restoration.restore(told) == 0
        assert offered(each, 1).capture_id == first.capture_id
        found = each.registry.find(key(2))
        assert not offered(each, 2).is_new and found == known_of(told[1])
    filed(filed_state)
    assert filed_stores.restoration.restore(told) == 0 and filed_stores.registry.find(key(2)) == known_of(told[1])


def test_files_are_walked_over_too_when_the_scheme_of_identity_changes(
    filed_state: State, filed_stores: Stores
) -> None:
    addresses = [f"{URL}-{number}?stream=top" for number in range(1200)]
    for begin in (0, 500, 1000):
        know(filed_stores, addresses[begin : begin + 500])
        filed(filed_state)
    filed_state.client.delete(keys.REGISTRY())  # as a new scheme would find it
    while not filed_stores.upgrade.step():
        assert not RegistryFiling(filed_state, every_s=0).is_due()
    found = [filed_stores.registry.find(canonicalize(url).key) for url in addresses[::7]]
    assert [known.article_id for known in found if known] == [earlier_key(url) for url in addresses[::7]]


def test_a_run_has_the_name_that_it_is_looked_for_by(tmp_path: Path) -> None:
    assert path_of(tmp_path, 3, 9).name == "3-9.run"
