"""What was removed, in Redis, and how linking forgets it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from newswire_shared.accounting.removals import Forgotten, RetentionMark, TakeDown
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.reasons import Reason
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import SCRIPTS, STORY_SCRIPTS


class RedisRemovals:
    """Removals in Redis: one hash, beside the fact that the registry has of each article."""

    def __init__(self, state: State) -> None:
        self._state = state

    def put(self, entries: Sequence[TakeDown]) -> list[bool]:
        asked = [
            ((each.article_id, *each.keys.split()), (each.article_id, each.model_dump_json(), each.keys))
            for each in entries
        ]
        return [bool(int(kept)) for kept in self._state.ask_all(SCRIPTS["take_down"], asked)] if asked else []

    def get(self, article_ids: Sequence[str]) -> dict[str, TakeDown]:
        if not article_ids:
            return {}
        with translated():
            found = self._state.client.hmget(keys.TAKEN_DOWN(), [*article_ids])
        return {i: TakeDown.model_validate_json(text) for i, text in zip(article_ids, found, strict=True) if text}

    def all(self) -> list[TakeDown]:
        with translated():
            found = self._state.client.hgetall(keys.TAKEN_DOWN())
        return [TakeDown.model_validate_json(text) for _, text in sorted(found.items())]

    def retire(self, mark: RetentionMark) -> None:
        known = self.retention()
        if known is None or mark.before > known.before:
            with translated():
                text = json.dumps({"before": mark.before.isoformat(), "at": mark.at.isoformat()})
                self._state.client.set(keys.RETENTION(), text)

    def retention(self) -> RetentionMark | None:
        with translated():
            return _mark(self._state.client.get(keys.RETENTION()))

    def reasons(self, first_seen_ms: Mapping[str, int]) -> dict[str, Reason]:
        if not first_seen_ms:
            return {}
        with translated(), self._state.client.pipeline(transaction=False) as pipe:  # one round trip
            pipe.hmget(keys.TAKEN_DOWN(), [*first_seen_ms])
            pipe.get(keys.RETENTION())
            texts, kept = pipe.execute()
        mark = _mark(kept)
        before_ms = to_ms(mark.before) if mark else None
        found = {i: _is_out(text) for i, text in zip(first_seen_ms, texts, strict=True)}
        retired = {i: Reason.RETIRED for i, at in first_seen_ms.items() if before_ms is not None and at < before_ms}
        return retired | {i: Reason.TAKEN_DOWN for i, is_out in found.items() if is_out}

    def may_look(self, every_s: float) -> bool:
        with translated():
            return bool(self._state.client.set(keys.REMOVALS_LOOKED(), "1", nx=True, px=round(every_s * 1000)))


class RedisForgetful:
    """Lets the state of linking in Redis forget articles."""

    def __init__(self, state: State) -> None:
        self._state = state

    def forget(self, article_id: str) -> Forgotten:
        found = self._state.call_raw(STORY_SCRIPTS["story_forget"], article_id)
        if not found:
            return Forgotten()
        story, version, *copies = (word.decode() for word in found)
        return Forgotten(story, int(version), tuple(copies))


def _mark(text: str | None) -> RetentionMark | None:
    found = json.loads(text) if text else None
    return RetentionMark(*(datetime.fromisoformat(found[name]) for name in ("before", "at"))) if found else None


def _is_out(text: str | None) -> bool:
    return bool(text) and TakeDown.model_validate_json(text or "").holds
