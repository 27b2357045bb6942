"""Releases side by side, and a migration by the real command that is killed on its way, on a real server."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Callable

import elasticsearch_server
import pytest
from articles import page, take_in
from elasticsearch import Elasticsearch
from newswire_shared.contracts.index_schema import FIELDS_VERSION, articles_alias, versioned
from newswire_shared.state import keys
from real_stack import RealStack, eventually

pytestmark = pytest.mark.skipif(not elasticsearch_server.takes_part(), reason="there is no Elasticsearch")
COMMAND = "from newswire_ops.command import main; main()"
PATIENT = {"NEWSWIRE_INDEX_MIGRATION_PAUSE_S": "6"}  # a busy machine takes its time


def newswire(stack: RealStack, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, *words], env=stack.process_environment() | PATIENT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def all_indexed(stack: RealStack, run: str, number: int) -> Callable[[], bool]:
    return lambda: stack.counts(f"run/{run}").in_flight == 0 and stack.counts(f"run/{run}").indexed == number


def alias_of(stack: RealStack) -> str:
    return articles_alias(stack.environment["NEWSWIRE_ALIAS_PREFIX"])


def test_workers_of_a_release_with_a_new_field_and_of_this_one_bury_nothing_between_them(
    full_stack: RealStack,
) -> None:
    stack = full_stack
    stack.work("enrich")
    stack.work("index", concurrency=8)
    take_in(stack.parts, [page(n) for n in range(10)], run="old")
    eventually(all_indexed(stack, "old", 10), "this release's worker indexes")
    stack.work("index", app="saboteur.newer_index_worker", concurrency=8)
    take_in(stack.parts, [page(n) for n in range(10, 40)], run="both")
    eventually(all_indexed(stack, "both", 30), "both index, one with the field and one without")
    stack.work("index", concurrency=8)  # it installs what it knows, and puts nothing back
    take_in(stack.parts, [page(n) for n in range(40, 50)], run="later")
    eventually(all_indexed(stack, "later", 10), "the third one indexes, too")
    assert stack.parts.dead_letters.size() == 0
    with Elasticsearch(stack.environment["NEWSWIRE_ELASTICSEARCH_URL"]) as client:
        template = client.indices.get_index_template(name=alias_of(stack))["index_templates"][0]["index_template"]
        mapping = client.indices.get_mapping(index=alias_of(stack))[versioned(alias_of(stack))]["mappings"]
        assert template["_meta"]["schema"] == mapping["_meta"]["schema"] == FIELDS_VERSION + 1
        client.indices.refresh(index=alias_of(stack))
        assert client.count(index=alias_of(stack), query={"term": {"mood": "calm"}})["count"] > 0


def test_a_migration_that_is_killed_again_and_again_loses_nothing_under_workers(full_stack: RealStack) -> None:
    stack, chance = full_stack, random.Random(5)
    stack.work("enrich")
    stack.work("index")
    take_in(stack.parts, [page(n) for n in range(30)], run="before")
    eventually(all_indexed(stack, "before", 30), "there is something to copy")
    with Elasticsearch(stack.environment["NEWSWIRE_ELASTICSEARCH_URL"]) as client:
        client.indices.refresh(index=alias_of(stack))
        reader = Reader(client, alias_of(stack), 30)
        for kill in range(2):
            command = newswire(stack, "index", "migrate")
            take_in(stack.parts, [page(n) for n in range(100 * kill + 100, 100 * kill + 110)], run=f"during-{kill}")
            try:
                command.wait(chance.uniform(1, 4))
            except subprocess.TimeoutExpired:
                command.kill()
                command.wait()
            stack.parts.state.client.delete(keys.MIGRATION())  # what runs out by itself within some seconds
        command = newswire(stack, "index", "migrate", "--json")
        told, complaint = command.communicate()
        assert command.returncode == 0, complaint
        for kill in range(2):
            eventually(all_indexed(stack, f"during-{kill}", 10), "all that came meanwhile is indexed")
        client.indices.refresh(index=alias_of(stack))
        assert reader.ended() == []
        assert client.count(index=alias_of(stack))["count"] == 50, told
        assert versioned(alias_of(stack)) not in client.indices.get_alias(name=alias_of(stack))
    eventually(lambda: stack.parts.pauses.paused() == {}, "a pause that a killed one left runs out by itself")
    assert stack.parts.dead_letters.size() == 0


class Reader:
    """Searches over and over, and notes what it did not get."""

    def __init__(self, client: Elasticsearch, alias: str, least: int) -> None:
        self._client, self._alias, self._least = client, alias, least
        self._over, self._missed = threading.Event(), list[str]()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        while not self._over.wait(0.02):
            try:
                found = self._client.search(index=self._alias, size=0)["hits"]["total"]["value"]
            except Exception as error:  # whatever it is, a reader would have had it
                self._missed.append(repr(error))
                continue
            if found < self._least:
                self._missed.append(f"{found} of {self._least}")

    def ended(self) -> list[str]:
        """What it did not get."""
        self._over.set()
        self._thread.join()
        return self._missed
