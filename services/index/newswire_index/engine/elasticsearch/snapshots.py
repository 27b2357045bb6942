"""Snapshots in a repository of Elasticsearch, which the operator has registered there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import PermanentError, TransientError, UsageError
from newswire_shared.contracts.index_schema import (
    articles_alias,
    people_alias,
    record_from_fields,
    stories_alias,
    version_and_home,
    versioned,
)
from newswire_shared.contracts.links import links_alias
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.engines.elasticsearch_client import Elasticsearch, ElasticsearchClient

from newswire_index.engine.elasticsearch import bulk
from newswire_index.engine.elasticsearch import links as edges
from newswire_index.engine.elasticsearch.blocks import BLOCK
from newswire_index.engine.elasticsearch.paging import pages
from newswire_index.engine.ports import WriteResult
from newswire_index.engine.snapshots import Removed, Snapshot, checked_name

SETTING = "NEWSWIRE_INDEX_SNAPSHOT_REPOSITORY"
LOOK_AGAIN_S = 0.2  # at a snapshot that is under way; each look is one short request
LONGEST_S = 3600.0  # for millions of articles over a slow network; what takes longer is stuck
FAILED = "ALLOCATION_FAILED"
REGISTER = """PUT /_snapshot/{name} {{"type": "fs", "settings": {{"location": "newswire"}}}}"""


class ElasticsearchSnapshots:
    """Snapshots of the indices behind the aliases of one prefix.

    `repository` is the name under which the operator registered one, "" where none was set.
    """

    def __init__(self, access: ElasticsearchAccess | str, prefix: str, repository: str, clock: Clock) -> None:
        self._server, self._prefix, self._clock = ElasticsearchClient(access), prefix, clock
        self._named = repository
        self._articles, self._people, self._links = articles_alias(prefix), people_alias(prefix), links_alias(prefix)
        self._aliases = (self._articles, stories_alias(prefix), self._people, self._links)

    def take(self, name: str) -> Snapshot:
        with self._server.calling() as client:
            repository = self._repository(client)
            if self._found(client, checked_name(name)):
                raise UsageError(f"there is a snapshot {name} in the repository {repository}: take another name")
            behind = [index for alias in self._aliases for index in _behind(client, alias)]
            about = {"prefix": self._prefix, "release": version("newswire-index"), "articles": self._count(client)}
            client.snapshot.create(
                repository=repository, snapshot=name, indices=behind, include_global_state=False,
                feature_states=["none"], metadata={"newswire": about}, wait_for_completion=False,
            )  # fmt: skip
        while (found := self.check(name)).flaw == "IN_PROGRESS":
            self._clock.sleep(LOOK_AGAIN_S)
        if found.flaw:
            raise PermanentError(f"the snapshot {name} is not whole: {found.flaw}")
        return found

    def all(self) -> list[Snapshot]:
        with self._server.calling() as client:
            found = client.snapshot.get(repository=self._repository(client), snapshot="_all", index_details=True)
        ours = [each for each in found["snapshots"] if _about(each).get("prefix") == self._prefix]
        return sorted(map(_snapshot, ours), key=lambda each: (each.taken_at, each.name))

    def check(self, name: str) -> Snapshot:
        with self._server.calling() as client:
            return _snapshot(self._known(client, name))

    def put_back(self, name: str, removed: Removed) -> None:
        """Into new versions of the indices, which the aliases then lead to in one call."""
        with self._server.calling() as client:
            held = [index for index in self._known(client, name)["indices"] if self._alias_of(index)]
            new = self._next_version(client, held)
            names = {index: _renamed(self._alias_of(index), index, new) for index in held}
            client.snapshot.restore(
                repository=self._repository(client), snapshot=name, indices=held, include_aliases=False,
                include_global_state=False, feature_states=["none"], wait_for_completion=False,
                ignore_index_settings=[BLOCK],  # of one that was taken in the last round of a migration
                rename_pattern=r"(.+)-v\d+(-\d{4}(-\d\d)?)?", rename_replacement=f"$1-v{new}$2",
            )  # fmt: skip
        self._let_in([*names.values()], removed)

    def _let_in(self, names: Sequence[str], removed: Removed) -> None:
        """Let the aliases lead to restored indices once these are whole; what cannot be made whole is deleted again."""
        try:
            self._await(names)
            with self._server.calling() as client:
                self._bring_up_to_date(client, names, removed)
                client.indices.update_aliases(actions=[*self._switch(client, names)])
        except BaseException:
            with self._server.calling() as client:
                client.indices.delete(index=list(names), ignore_unavailable=True)
            raise

    def _repository(self, client: Elasticsearch) -> str:
        """The repository's name.  Raises UsageError where none is set, or Elasticsearch does not know it."""
        if not self._named:
            raise UsageError(
                f"no repository for snapshots is named: register one, such as {REGISTER.format(name='newswire')}, "
                f"and set {SETTING}=newswire (docs/runbook.md)"
            )
        found = client.options(ignore_status=404).snapshot.get_repository(name=self._named)
        if found.meta.status == 404:
            raise UsageError(
                f"Elasticsearch has no repository {self._named} ({SETTING}): register it, such as "
                f"{REGISTER.format(name=self._named)}, in a folder below its path.repo"
            )
        return self._named

    def _known(self, client: Elasticsearch, name: str) -> Mapping[str, Any]:
        found = self._found(client, checked_name(name))
        if found is None:
            raise UsageError(
                f"there is no snapshot {name} of {self._prefix} in the repository {self._named}: "
                "`newswire index snapshot` lists them"
            )
        return found

    def _found(self, client: Elasticsearch, name: str) -> Mapping[str, Any] | None:
        answer = client.snapshot.get(
            repository=self._repository(client), snapshot=name, ignore_unavailable=True, index_details=True
        )
        return next(iter(answer["snapshots"]), None)

    def _count(self, client: Elasticsearch) -> int:
        return int(client.count(index=self._articles)["count"])

    def _alias_of(self, index: str) -> str:
        return next((alias for alias in self._aliases if version_and_home(alias, index)), "")

    def _next_version(self, client: Elasticsearch, held: Sequence[str]) -> int:
        """One that no index has: of those that are there, and of those in the snapshot."""
        patterns = [f"{alias}-v*" for alias in self._aliases]
        there = [*client.indices.get(index=patterns, allow_no_indices=True), *held]
        found = [version_and_home(alias, index) for alias in self._aliases for index in there]
        return 1 + max(number for number, _ in filter(None, found))

    def _await(self, names: Sequence[str]) -> None:
        """Wait until all of some indices are restored.

        Raises PermanentError where one cannot be, TransientError where they are not within an hour.
        """
        ends = self._clock.monotonic_s() + LONGEST_S
        while self._clock.monotonic_s() < ends:
            with self._server.calling() as client:
                shards = client.cat.shards(index=names, h="index,prirep,state,unassigned.reason", format="json")
            primaries: list[Mapping[str, Any]] = [shard for shard in shards if shard["prirep"] == "p"]  # type: ignore[misc,index]
            broken = [shard["index"] for shard in primaries if shard["unassigned.reason"] == FAILED]
            if broken:
                raise PermanentError(f"Elasticsearch cannot restore {', '.join(broken)}: its log has the reason")
            if len(primaries) >= len(names) and all(shard["state"] == "STARTED" for shard in primaries):
                return
            self._clock.sleep(LOOK_AGAIN_S)
        raise TransientError(
            f"Elasticsearch has not restored {', '.join(names)} within {LONGEST_S:g} s: look at its log and its disk"
        )

    def _bring_up_to_date(self, client: Elasticsearch, names: Sequence[str], removed: Removed) -> None:
        links = [index for index in names if version_and_home(self._links, index)]  # an older release kept none
        for index in names:
            if version_and_home(self._articles, index):
                _prune(client, index, links, removed)
            elif version_and_home(self._people, index):
                self._copy_people(client, index)
        client.indices.refresh(index=list(names))

    def _copy_people(self, client: Elasticsearch, index: str) -> None:
        """The records that there are now; of each the newer revision stays."""
        for hits in pages(client, self._people, ["kind", "name"]) if _behind(client, self._people) else ():
            records = [record_from_fields(hit["_source"]) for hit in hits]
            lines = [found for record in records if not isinstance(found := bulk.record_lines(record), WriteResult)]
            operations: list[Any] = [line for pair in lines for line in pair]
            client.bulk(index=index, operations=operations)

    def _switch(self, client: Elasticsearch, names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        old = [index for alias in self._aliases for index in _behind(client, alias)]
        for index in names:
            alone = sum(self._alias_of(other) == self._alias_of(index) for other in names) == 1
            # parts of one alias are written by their own names, and an alias has one write index at most
            own = {"is_write_index": True} if alone else {}
            yield {"add": {"index": index, "alias": self._alias_of(index), **own}}
        replaced = {self._alias_of(index) for index in names}
        yield from ({"remove_index": {"index": index}} for index in old if self._alias_of(index) in replaced)


def _behind(client: Elasticsearch, alias: str) -> list[str]:
    """The indices behind an alias; none where it is missing."""
    found = client.options(ignore_status=404).indices.get_alias(name=alias)
    return [] if found.meta.status == 404 else sorted(found.body)


def _renamed(alias: str, index: str, number: int) -> str:
    _, home = version_and_home(alias, index) or (0, "")
    return versioned(alias, number, home)


def _prune(client: Elasticsearch, index: str, links: Sequence[str], removed: Removed) -> None:
    client.indices.refresh(index=index)
    for hits in pages(client, index, ["first_seen_at", "article_id"], source=False):
        gone = removed({hit["_id"]: int(hit["sort"][0]) for hit in hits})
        if gone:
            client.bulk(index=index, operations=[{"delete": {"_id": article_id}} for article_id in sorted(gone)])
            for each in links:
                edges.remove(client, each, sorted(gone))


def _about(found: Mapping[str, Any]) -> Mapping[str, Any]:
    about: Mapping[str, Any] = (found.get("metadata") or {}).get("newswire", {})
    return about


def _snapshot(found: Mapping[str, Any]) -> Snapshot:
    details = found.get("index_details", {}).values()
    return Snapshot(
        name=found["snapshot"],
        taken_at=datetime.fromtimestamp(found["start_time_in_millis"] / 1000, UTC),
        articles=int(_about(found).get("articles", 0)),
        size_bytes=sum(int(each.get("size_in_bytes", 0)) for each in details),
        flaw=_flaw(found),
    )


def _flaw(found: Mapping[str, Any]) -> str:
    if found["state"] == "SUCCESS":
        return ""
    failures = [f"{each['index']}: {each['reason']}" for each in found.get("failures", ())]
    return "; ".join([found["state"], *failures])
