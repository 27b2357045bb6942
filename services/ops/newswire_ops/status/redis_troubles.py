"""Troubles from Redis, in three round trips whatever lies there: hosts and letters are read up to a bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated

from newswire_ops.status.troubles import FailingHost, LetterFacts, Troubles

FIELDS = ("task", "stage", "source", "fingerprint", "kind", "error", "died_ms")
LETTERS = 500  # the newest, some 5 ms: a fault of today is among them, and `newswire dead list --group` has all
SCANNED = 600  # fields of failing hosts, three each, of which those that fail most are shown
HOSTS = 25  # on the page; more are a fault of our own network, which their number says
PER_HOST = 3  # fields that a failing host has


class RedisTroubles:
    """Troubles over the state."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __call__(self) -> Troubles:
        client = self._state.client
        with translated():
            with client.pipeline(transaction=False) as pipe:
                pipe.time()
                pipe.hlen(keys.FAILING())
                pipe.hscan(keys.FAILING(), count=SCANNED)
                pipe.zrevrange(keys.DEAD(), 0, LETTERS - 1)
                (seconds, micros), fields, (_, scanned), dead = pipe.execute()
            return Troubles(fields // PER_HOST, self._hosts(scanned, seconds + micros / 1e6), self._letters(dead))

    def _hosts(self, scanned: Mapping[str, str], now_s: float) -> Sequence[FailingHost]:
        """Those of scanned fields that fail most; asked is only what a scan of many fields did not meet."""
        failures = _most_failing(scanned)
        if not failures:
            return ()
        unmet = [field for field in map(_since, failures) if field not in scanned]
        with self._state.client.pipeline(transaction=False) as pipe:
            pipe.hmget(keys.PACE(), [*failures])
            if unmet:
                pipe.hmget(keys.FAILING(), unmet)
            allowed, *rest = pipe.execute()
        met = {**scanned, **dict(zip(unmet, *rest, strict=True))}
        return [
            FailingHost(host, number, _ago(met[_since(host)], now_s), max(0.0, -_ago(at, now_s)))
            for (host, number), at in zip(failures.items(), allowed, strict=True)
        ]

    def _letters(self, ids: Sequence[str]) -> Sequence[LetterFacts]:
        if not ids:
            return ()
        with self._state.client.pipeline(transaction=False) as pipe:
            for letter_id in ids:
                pipe.hmget(keys.DEAD_LETTER(letter_id), FIELDS)
            answers = pipe.execute()
        return [_letter(letter_id, *found) for letter_id, found in zip(ids, answers, strict=True) if found[0]]


def _since(host: str) -> str:
    """The field that has when a host failed first."""
    return f"since {host}"


def _most_failing(scanned: Mapping[str, str]) -> Mapping[str, int]:
    """The hosts of scanned fields, those that failed most often first."""
    hosts = {field: int(number) for field, number in scanned.items() if " " not in field}
    return dict(sorted(hosts.items(), key=lambda item: (-item[1], item[0]))[:HOSTS])


def _ago(at_ms: str | None, now_s: float) -> float:
    return now_s - float(at_ms) / 1000 if at_ms else 0.0


def _letter(letter_id: str, task: str, stage: str, *told: str | None) -> LetterFacts:
    source, fingerprint, kind, error, died_ms = (each or "" for each in told)
    return LetterFacts(letter_id, stage or task, source, fingerprint, kind, error, int(died_ms or 0))
