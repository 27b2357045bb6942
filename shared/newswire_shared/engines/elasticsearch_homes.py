"""What an alias in Elasticsearch stands for (one index, or one for each home of articles), and reading by id there.

An id is asked for in the concrete indices: behind an alias of several, Elasticsearch gives no document by its id.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newswire_shared.contracts.errors import EngineAway, TransientError
from newswire_shared.contracts.index_schema import Partition, version_and_home, versioned
from newswire_shared.engines.elasticsearch_client import ApiError, Elasticsearch

FRESH_S = 1.0  # what other processes made or removed is noticed as soon as a search would see what they wrote
PARTITIONS: Mapping[int, Partition] = {0: "none", 4: "year", 7: "month"}  # by how many letters a home has
MOVED = {"index_not_found_exception", "illegal_argument_exception"}  # an index that is gone; an alias that has several

NO_ALIAS = 404

Found = Mapping[str, Any]  # the server's answer for one id


def lost_alias(alias: str) -> str:
    """What to say where there is no such alias."""
    return (
        f"there is no alias {alias}: `newswire index install` makes an index that is missing, and gives one that is "
        "there its alias back"
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """The indices behind an alias, by name.

    Their names say how articles are parted.  Where several partitions lie together, as after two first workers of
    different settings, the coarsest counts: new articles go there, and all are read.
    """

    alias: str
    names: tuple[str, ...]

    @property
    def partition(self) -> Partition:
        """How they are parted."""
        return PARTITIONS[min((len(self.home_in(name)) for name in self.names), default=0)]

    @property
    def version(self) -> int:
        """The newest version among them."""
        return max((found[0] for name in self.names if (found := version_and_home(self.alias, name))), default=1)

    def home_in(self, name: str) -> str:
        """The home whose articles lie in an index; "" of one that has another kind of name."""
        found = version_and_home(self.alias, name)
        return found[1] if found else ""

    def index_of(self, home: str) -> str:
        """The name of the index of a home, whether it is there or not."""
        return versioned(self.alias, self.version, home)


class Homes:
    """The layout of one alias as it was at most `FRESH_S` ago, and documents by id in it.  Threads share it."""

    def __init__(self, alias: str, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self.alias, self._monotonic_s = alias, monotonic_s
        self._known: tuple[float, Layout] | None = None

    def layout(self, client: Elasticsearch) -> Layout:
        """What lies behind the alias.  Raises EngineAway where there is none."""
        known, now = self._known, self._monotonic_s()
        if known is None or now - known[0] >= FRESH_S:
            known = self._known = now, Layout(self.alias, self._names(client))
        return known[1]

    def _names(self, client: Elasticsearch) -> tuple[str, ...]:
        try:
            return tuple(sorted(client.indices.get_alias(name=self.alias)))
        except ApiError as error:
            if error.meta.status != NO_ALIAS:
                raise
            raise EngineAway(lost_alias(self.alias)) from error

    def partition(self, client: Elasticsearch) -> Partition | None:
        """How the articles that are there are parted, as of now; None where the alias is not there yet."""
        self.forget()
        return self.layout(client).partition if client.indices.exists_alias(name=self.alias) else None

    def forget(self) -> None:
        """Ask the server the next time: something was not where it was."""
        self._known = None

    def read(self, client: Elasticsearch, ids: Mapping[str, str], fields: Sequence[str]) -> dict[str, Found]:
        """The stored documents of ids, in real time, by one multi-get; ids that are nowhere are absent.

        `ids` names the home of each, "" where it is not known: then all homes are asked, as they are, in a second
        multi-get, where it is not in the one that was named.  Raises TransientError where a shard cannot answer.
        """
        answers = list(self._read(client, ids, fields))
        if any(_error(answer) in MOVED for answer in answers):
            self.forget()
            answers = list(self._read(client, ids, fields))
        for answer in answers:
            if "error" in answer:  # of one shard, in an answer that is fine otherwise
                raise TransientError(f"Elasticsearch cannot read {answer['_id']}: {answer['error']['reason']}")
        return {answer["_id"]: answer for answer in answers if answer["found"]}

    def _read(self, client: Elasticsearch, ids: Mapping[str, str], fields: Sequence[str]) -> Iterator[Found]:
        layout = self.layout(client)
        if len(layout.names) == 1:
            yield from client.mget(index=self.alias, ids=list(ids), source_includes=fields)["docs"] if ids else ()
            return
        named = {i: name for i, home in ids.items() if home and (name := layout.index_of(home)) in layout.names}
        answers = _asked(client, ((name, i) for i in ids for name in _places(layout, named.get(i))), fields)
        yield from answers
        missed = {*named} - {answer["_id"] for answer in answers if answer.get("found")}
        others = ((name, i) for i in ids if i in missed for name in layout.names if name != named[i])
        yield from _asked(client, others, fields)


def _places(layout: Layout, named: str | None) -> Sequence[str]:
    return (named,) if named else layout.names


def _asked(client: Elasticsearch, places: Iterable[tuple[str, str]], fields: Sequence[str]) -> list[Found]:
    wanted = [{"_index": name, "_id": i} for name, i in places]
    return list(client.mget(docs=wanted, source_includes=fields)["docs"]) if wanted else []


def _error(answer: Found) -> str:
    return str(answer["error"]["type"]) if "error" in answer else ""
