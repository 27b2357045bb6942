"""All that the registry knows, read from Redis and from the files beside it.

An article moves from its own key onto a shelf as its looks end, from there into a file, and back to a key of its own
when a look begins.  So keys are walked over before shelves and after them, and the files last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newswire_shared.accounting.registry import KnownArticle
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.registry_filing import SHARDS_A_CALL
from newswire_shared.state.scripts import SCRIPTS

A_PART = 500  # articles of a step of a walk
A_CALL = 100  # articles that one call asks for: a millisecond of Redis, as others wait for it meanwhile


class RedisKnownArticles:
    """KnownArticles in Redis and in files."""

    def __init__(self, state: State) -> None:
        self._state = state

    def of(self, article_ids: Sequence[str]) -> dict[str, KnownArticle]:
        found = dict[str, KnownArticle]()
        for begin in range(0, len(article_ids), A_CALL):
            asked = article_ids[begin : begin + A_CALL]
            answers = self._state.ask(SCRIPTS["known"], asked, *asked)
            rows = zip(asked, answers, strict=True)
            found |= {name: _known(article, facts) for name, (article, *facts) in rows if facts}
        return found

    def walk(self) -> Iterator[dict[str, KnownArticle]]:
        for ids in self._ids():
            for begin in range(0, len(ids), A_PART):
                yield self.of(ids[begin : begin + A_PART])

    def _ids(self) -> Iterator[Sequence[str]]:
        yield from self._in_keys()
        yield from self._shelved()
        yield from self._in_keys()
        yield from self._filed()

    def _in_keys(self) -> Iterator[Sequence[str]]:
        begins, cursor = len(keys.ARTICLE("")), 0
        while True:
            with translated():
                cursor, found = self._state.client.scan(cursor, keys.ARTICLE("*"), A_PART)
            yield [name[begins:] for name in found]
            if not cursor:
                return

    def _shelved(self) -> Iterator[Sequence[str]]:
        shard = 0
        while shard >= 0:
            shard, *words = self._state.call_raw(SCRIPTS["filing_shelf"], shard, A_PART, SHARDS_A_CALL)
            yield [name.hex() for name in words[::3]]

    def _filed(self) -> Iterator[Sequence[str]]:
        runs, at = self._state.files.look(), 0
        while found := runs.ids(at, A_PART):
            yield found
            at += len(found)


def _known(article: str, facts: Sequence[str]) -> KnownArticle:
    kept = dict(zip(facts[::2], facts[1::2], strict=True))
    return KnownArticle(article, {name: fact for name, fact in kept.items() if fact})
