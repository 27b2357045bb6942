"""Access keys are kept without their secrets, found by their ids, and revoked at once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from newswire_shared.accounting.access_keys import AccessKey, AccessKeys, Denial, KeyCheck, Right, new_key
from newswire_shared.contracts.errors import TransientError
from newswire_shared.state import keys
from newswire_shared.state.access_keys import RedisAccessKeys
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeAccessKeys, FakeClock, Memory

pytest_plugins = ["redis_server"]


@pytest.fixture(params=["memory", "redis"])
def kept(request: pytest.FixtureRequest) -> AccessKeys:
    """Each kind of store in turn, empty."""
    if request.param == "memory":
        return FakeAccessKeys(Memory(FakeClock()))
    return RedisAccessKeys(request.getfixturevalue("redis_state"))


def made(kept: AccessKeys, name: str = "cms", rights: tuple[str, ...] = (Right.PUSH,)) -> tuple[AccessKey, str]:
    key, text = new_key(name, "desk", rights)
    return kept.add(key), text


def test_a_key_is_found_as_it_was_made_with_its_time(kept: AccessKeys) -> None:
    key, _ = made(kept)
    assert key.created_ms > 0 and key.revoked_ms == 0
    assert kept.get(key.id) == key
    assert kept.get("000000000000") is None


def test_keys_are_listed_the_oldest_first_also_revoked_ones(kept: AccessKeys) -> None:
    one, other = made(kept, "one")[0], made(kept, "other")[0]
    revoked = kept.revoke(one)
    assert revoked == replace(one, revoked_ms=revoked.revoked_ms, revision=2) and revoked.revoked_ms >= one.created_ms
    assert sorted(key.name for key in kept.all()) == ["one", "other"]
    assert [key.created_ms for key in kept.all()] == sorted(key.created_ms for key in kept.all())
    assert other in kept.all() and revoked in kept.all()


def test_a_key_is_put_back_as_it_was(kept: AccessKeys) -> None:
    key = replace(made(kept)[0], created_ms=7, revoked_ms=8, revision=2)
    kept.put(key)
    assert kept.all() == [key]


def test_only_a_use_is_noted_as_one(kept: AccessKeys) -> None:
    key, text = made(kept)
    check = KeyCheck(kept)
    assert check(text[:-1] + ("A" if text[-1] != "A" else "B"), Right.PUSH) is Denial.UNKNOWN
    assert kept.used_ms() == {}
    assert check(text, Right.PUSH) == key
    assert kept.used_ms()[key.id] >= key.created_ms


@pytest.mark.parametrize("text", ["", "nw_", "nw_0123456789ab_", "x" * 10_000, "nw_0123456789ab_" + "é" * 43, "\ud800"])
def test_what_is_no_key_is_unknown(kept: AccessKeys, text: str) -> None:
    assert KeyCheck(kept)(text, Right.PUSH) is Denial.UNKNOWN


def test_a_key_without_the_right_is_told_so_and_a_revoked_one_is_unknown(kept: AccessKeys) -> None:
    _, reading = made(kept, "reader", ("of a later release",))
    pushing, text = made(kept)
    check = KeyCheck(kept)
    assert check(reading, Right.PUSH) is Denial.LACKS_RIGHT
    kept.revoke(pushing)
    assert check(text, Right.PUSH) is Denial.UNKNOWN


def test_a_key_with_one_of_several_rights_is_taken_and_read_once(redis_state: State) -> None:
    kept = RedisAccessKeys(redis_state)
    key, text = made(kept, rights=(Right.READ,))
    redis_state.client.config_resetstat()
    assert KeyCheck(kept)(text, Right.OPERATE, Right.READ) == key
    assert redis_state.client.info("commandstats")["cmdstat_hget"]["calls"] == 1
    assert KeyCheck(kept)(text, Right.OPERATE, Right.PUSH) is Denial.LACKS_RIGHT


def test_no_secret_is_in_redis(redis_state: State) -> None:
    _, text = made(RedisAccessKeys(redis_state))
    (stored,) = redis_state.client.hvals(keys.ACCESS_KEYS())
    assert text.rpartition("_")[2] not in stored and len(json.loads(stored)["digest"]) == 64


def test_a_redis_that_is_away_may_come_back() -> None:
    with pytest.raises(TransientError):
        RedisAccessKeys(State("redis://127.0.0.1:1/0")).get("000000000000")
