"""The registry of articles in Redis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.accounting.registry import KnownArticle
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import SCRIPTS

KEYS_EACH = 500  # keys of a call: some 2 ms of Redis, in which it serves nobody else


class RedisUrlRegistry:
    """The registry in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def find(self, key: str, earlier_key: str = "") -> KnownArticle | None:
        found = _known(self._state.ask(SCRIPTS["find"], (key, earlier_key), key, earlier_key))
        return found if found.kept else None

    def resolve(self, keys: Sequence[str]) -> dict[str, str]:
        chunks = [keys[place : place + KEYS_EACH] for place in range(0, len(keys), KEYS_EACH)]
        answers = self._state.ask_all(SCRIPTS["resolve"], [(chunk, tuple(chunk)) for chunk in chunks])
        found = [str(article) for answer in answers for article in answer]
        return dict(zip(keys, found, strict=True))

    def tie(self, other_key: str, article_id: str, earlier_key: str = "") -> str:
        return self.adopt(article_id, [(other_key, earlier_key)]).article_id

    def adopt(self, article_id: str, others: Sequence[tuple[str, str]]) -> KnownArticle:
        ids = (article_id, *(key for keys in others for key in keys))
        return _known(self._state.ask(SCRIPTS["adopt"], ids, *ids))

    def claim_homes(self, homes: Mapping[str, str]) -> dict[str, str]:
        asked = [((article,), (article, home)) for article, home in homes.items()]
        answers = self._state.ask_all(SCRIPTS["home"], asked)
        return dict(zip(homes, map(str, answers), strict=True))

    def note_all(self, facts: Mapping[str, Mapping[str, str]]) -> None:
        calls = [(article, *(word for pair in fields.items() for word in pair)) for article, fields in facts.items()]
        if calls:
            self._state.call_all(SCRIPTS["note"], calls)


def _known(answer: Sequence[str]) -> KnownArticle:
    article, *facts = answer
    latest = dict(zip(facts[::2], facts[1::2], strict=True))  # "" too: what is forgotten lies over what files hold
    return KnownArticle(article, {name: fact for name, fact in latest.items() if fact})
