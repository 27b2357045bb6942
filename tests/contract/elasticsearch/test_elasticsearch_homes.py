"""Articles in the homes of their months and years: where they lie, that they stay there, and how they are found."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from newswire_index import checks
from newswire_index.articles.index_articles import Enriched, IndexArticles
from newswire_index.commands.index import app
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.homes import otherwise_parted
from newswire_index.engine.ports import Write, WriteFate
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.index_schema import FIELDS_VERSION, Partition, to_fields, versioned
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End
from newswire_shared.engines.elasticsearch_homes import FRESH_S
from newswire_shared.running.checks import Verdict
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry import RedisUrlRegistry
from newswire_shared.testing import FakeClock, Memory
from typer.testing import CliRunner
from unit.index.samples import Desk

from contract.articles import document, store
from contract.engines import Server

pytest_plugins = ["redis_server"]

LOST = "redis is lost"
MARCH, APRIL = datetime(2026, 3, 31, 23, 59, 59, 999999, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
PARTED: list[Partition] = ["year", "month"]


def by_month(server: Server, clock: FakeClock | None = None) -> ElasticsearchIndex:
    """An index by month, installed in April."""
    index = server.index("month", clock or FakeClock(APRIL))
    index.install()
    return index


def homes(server: Server) -> dict[str, set[str]]:
    """The ids in each index behind the alias, by the end of its name."""
    server.client.indices.refresh(index=server.alias)
    first = len(f"{server.alias}-v1")
    found = {name[first:]: set[str]() for name in server.client.indices.get_alias(name=server.alias)}
    for hit in server.client.search(index=server.alias, size=100)["hits"]["hits"]:
        found[hit["_index"][first:]].add(hit["_id"])
    return found


def case(index: ElasticsearchIndex, memory: Memory) -> IndexArticles:
    return Desk(index, memory).case()


def looked_at(capture: str, first_seen: datetime, home: str = "", **fields: Any) -> Enriched:
    """A capture of the article `a`."""
    article = document("a", capture_id=capture, first_seen_at=first_seen, digest=capture, **fields).article
    return Enriched(article, f"ref-{capture}", home)


@pytest.mark.parametrize(
    ("partition", "expected"), [("year", ["-2026", "-2027"]), ("month", ["-2026-03", "-2026-04", "-2027-01"])]
)
def test_an_article_lies_in_the_home_of_its_first_sight_in_utc(
    server: Server, partition: Partition, expected: list[str]
) -> None:
    index = server.index(partition, FakeClock(APRIL))
    index.install()
    store(index, document("a", first_seen_at=MARCH), document("b", first_seen_at=APRIL))
    eastern = datetime.fromisoformat("2026-12-31T22:00:00-05:00")
    store(index, document("c", first_seen_at=eastern))
    found = homes(server)
    assert sorted(found) == expected and found[expected[-1]] == {"c"}
    mappings = server.client.indices.get_mapping(index=server.alias).values()
    assert {each["mappings"]["_meta"]["partition"] for each in mappings} == {partition}
    assert set(index.read(["a", "b", "c"])) == {"a", "b", "c"} == set(server.engine().heads(["a", "b", "c", "d"]))


def test_several_workers_make_one_month_at_once(server: Server) -> None:
    by_month(server)
    workers = [server.index("month") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        for number, outcomes in enumerate(pool.map(_writes_of_may, range(4), workers)):
            assert [outcome.fate for outcome in outcomes] == [WriteFate.DONE] * 2, number
    assert homes(server)["-2026-05"] == {f"w{worker}-{n}" for worker in range(4) for n in range(2)}


def _writes_of_may(worker: int, index: ElasticsearchIndex) -> Any:
    at = datetime(2026, 5, 1 + worker, tzinfo=UTC)
    return index.write([Write(document(f"w{worker}-{n}", first_seen_at=at), None) for n in range(2)])


def test_an_earlier_capture_that_comes_late_leaves_the_article_where_it_lies(server: Server) -> None:
    index, memory = by_month(server), Memory(clock=FakeClock(APRIL))
    run = case(index, memory)
    run([looked_at("second", APRIL, fetched_at=APRIL)])
    run([looked_at("first", MARCH, fetched_at=MARCH)])
    assert homes(server) == {"-2026-04": {"a"}}
    stored = index.read(["a"])["a"]
    assert stored.document.article.first_seen_at == MARCH and len(stored.document.revisions) == 2
    assert memory.articles["a"]["home"] == stored.version.home == "2026-04"
    run([looked_at("third", MARCH, "2026-04", fetched_at=APRIL + timedelta(days=60))])
    assert homes(server) == {"-2026-04": {"a"}} and len(index.read(["a"])["a"].document.revisions) == 3


def test_who_comes_first_to_the_registry_names_the_home_of_a_new_article(server: Server) -> None:
    index, memory = by_month(server), Memory(clock=FakeClock(APRIL))
    memory.articles["a"] = {"home": "2026-03"}  # another worker is about to create it there
    case(index, memory)([looked_at("second", APRIL)])
    assert homes(server)["-2026-03"] == {"a"}


def test_what_redis_forgot_is_found_where_it_lies(server: Server) -> None:
    index = by_month(server)
    store(index, document("a", first_seen_at=MARCH), document("other", first_seen_at=APRIL))
    memory = Memory(clock=FakeClock(APRIL))
    case(index, memory)([looked_at("again", APRIL, fetched_at=APRIL)])
    assert homes(server) == {"-2026-03": {"a"}, "-2026-04": {"other"}}
    assert memory.articles["a"]["home"] == "2026-03"


def test_in_any_order_and_however_often_redis_is_lost_an_article_lies_in_one_home(
    server: Server, redis_state: State
) -> None:
    """Two of three captures tell of a later first sight; one article for each order, each step of all in one batch."""
    index, registry = by_month(server), RedisUrlRegistry(redis_state)
    run = Desk(index, Memory(clock=FakeClock(APRIL))).case(registry)
    seen = {"1": MARCH, "2": APRIL, "3": APRIL + timedelta(days=40)}
    orders = {f"a{number:02}": order for number, order in enumerate(permutations([*seen, LOST]))}
    for step in range(len(seen) + 1):
        now = {article: order[step] for article, order in orders.items()}
        redis_state.client.delete(*(keys.ARTICLE(article) for article, what in now.items() if what == LOST), "none")
        told = [look_at(article, what, seen[what]) for article, what in now.items() if what != LOST]
        assert run(told) == [Ended(End.INDEXED)] * len(told)
    lying = [article for home in homes(server).values() for article in home]
    assert sorted(lying) == sorted(orders)
    for article, stored in index.read([*orders]).items():
        assert (stored.document.article.first_seen_at, len(stored.document.revisions)) == (MARCH, 3)
        last = registry.find(article)
        assert last is None or last.kept["home"] == stored.version.home


def look_at(article: str, capture: str, first_seen: datetime) -> Enriched:
    """The capture of an article that was fetched at that time, which it says it was first seen at."""
    made = document(article, capture_id=capture, digest=capture, first_seen_at=first_seen, fetched_at=first_seen)
    return Enriched(made.article, f"ref-{capture}")


def test_workers_that_tell_of_different_first_sights_create_an_article_once(server: Server, redis_state: State) -> None:
    by_month(server)
    ids = [f"a{number}" for number in range(20)]

    def work(at: datetime) -> list[object]:
        registry = RedisUrlRegistry(redis_state)
        run = Desk(server.index("month"), Memory(clock=FakeClock(at))).case(registry)
        return [*run([look_at(article, f"{at:%m}", at) for article in ids])]

    with ThreadPoolExecutor(3) as pool:
        for fates in pool.map(work, (MARCH, APRIL, APRIL + timedelta(days=40))):
            assert fates == [Ended(End.INDEXED)] * len(ids)
    assert sorted(article for home in homes(server).values() for article in home) == sorted(ids)
    assert {len(stored.document.revisions) for stored in server.index().read(ids).values()} == {3}


@pytest.mark.parametrize("home", ["", "2026-03", "2026-04", "2026", "2019-01"])
def test_an_id_is_found_whichever_home_was_named(server: Server, home: str) -> None:
    index = by_month(server)
    store(index, document("a", first_seen_at=MARCH), document("b", first_seen_at=APRIL))
    found = index.read(["a", "b", "c"], {"a": home, "c": home})
    assert {i: stored.version.home for i, stored in found.items()} == {"a": "2026-03", "b": "2026-04"}


def test_a_write_at_an_old_version_is_a_conflict_in_its_home(server: Server) -> None:
    index = by_month(server)
    store(index, document("b", first_seen_at=APRIL), document("a", first_seen_at=MARCH))
    stored = index.read(["a"])["a"]
    moved = stored.document.model_copy(update={"truncated": True})
    assert [outcome.fate for outcome in index.write([Write(moved, stored.version)] * 2)] == [
        WriteFate.DONE, WriteFate.CONFLICT,
    ]  # fmt: skip


@pytest.mark.parametrize(("wanted", "there"), [("month", "none"), ("none", "month"), ("year", "month")])
def test_a_worker_goes_by_what_is_there_and_says_so(server: Server, wanted: Partition, there: Partition) -> None:
    server.index(there, FakeClock(APRIL)).install()
    other = server.index(wanted, FakeClock(APRIL))
    other.install()
    store(other, document("a", first_seen_at=MARCH))
    assert set(homes(server)) == ({""} if there == "none" else {"-2026-03", "-2026-04"})
    mappings = server.client.indices.get_mapping(index=server.alias).values()
    assert {each["mappings"]["_meta"]["partition"] for each in mappings} == {there}
    assert otherwise_parted(there, other.status()) == ""
    assert there in otherwise_parted(wanted, other.status())


def test_the_status_shows_each_month(server: Server) -> None:
    index = by_month(server)
    store(index, document("a", first_seen_at=MARCH), document("b", first_seen_at=MARCH))
    rows = {row.details["home"]: row.documents for row in index.status() if row.alias == server.alias}
    assert rows == {"2026-03": 2, "2026-04": 0}


def test_status_and_doctor_say_that_the_setting_is_another(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    store(by_month(server), document("a", first_seen_at=MARCH), document("b", first_seen_at=APRIL))
    monkeypatch.setenv("NEWSWIRE_ELASTICSEARCH_URL", server.address)
    monkeypatch.setenv("NEWSWIRE_ALIAS_PREFIX", server.prefix)
    for setting, verdict, says in (("month", Verdict.FINE, ""), ("year", Verdict.ODD, "the articles lie by month")):
        monkeypatch.setenv("NEWSWIRE_INDEX_PARTITION", setting)
        finding, shown = checks.index(), CliRunner().invoke(app, ["status"])
        assert (finding.verdict, f"{server.alias} 2" in finding.found, says in finding.advice) == (verdict, True, True)
        assert shown.exit_code == 0 and says in shown.stderr and bool(shown.stderr) is bool(says)
        assert all(f"{server.alias}-v1-{home}" in shown.stdout for home in ("2026-03", "2026-04"))


def retire(index: ElasticsearchIndex, before: datetime) -> None:
    record = {"before": before.isoformat(), "at": before.isoformat()}
    index.write_record(StoredRecord(kind="retention", name="articles", revision=1, record=record))


def test_a_month_that_was_retired_is_not_made_anew(server: Server) -> None:
    clock = FakeClock(APRIL)
    index = by_month(server, clock)
    store(index, document("old", first_seen_at=MARCH))
    stored = index.read(["old"])["old"]
    retire(index, APRIL)
    server.client.indices.delete(index=versioned(server.alias, home="2026-03"))
    clock.sleep(FRESH_S)
    writes = [Write(document("a", first_seen_at=MARCH), None), Write(document("b", first_seen_at=APRIL), None)]
    refused, kept = index.write(writes)
    assert (refused.fate, kept.fate) == (WriteFate.REFUSED, WriteFate.DONE) and "retired" in refused.detail
    assert [outcome.fate for outcome in index.write([Write(stored.document, stored.version)])] == [WriteFate.CONFLICT]
    assert [outcome.fate for outcome in index.write([Write(stored.document, None)])] == [WriteFate.REFUSED]
    assert index.read(["old", "a", "b"]).keys() == {"b"}
    assert homes(server) == {"-2026-04": {"b"}}


def test_a_month_that_retention_keeps_in_part_is_made(server: Server) -> None:
    index = by_month(server)
    retire(index, MARCH)
    store(index, document("a", first_seen_at=MARCH))
    assert homes(server)["-2026-03"] == {"a"}


def test_an_index_that_goes_as_it_is_written_to_is_a_conflict_and_then_made_again(server: Server) -> None:
    index = by_month(server)
    store(index, document("a", first_seen_at=MARCH))
    assert set(index.read(["a"])) == {"a"}
    server.client.indices.delete(index=versioned(server.alias, home="2026-03"))
    write = Write(document("b", first_seen_at=MARCH), None)  # by what was known a moment ago it is there
    assert [outcome.fate for outcome in (*index.write([write]), *index.write([write]))] == [
        WriteFate.CONFLICT, WriteFate.DONE,
    ]  # fmt: skip
    assert server.engine().get("a") is None and server.engine().get("b") == write.document


def test_no_write_makes_an_index_by_itself(server: Server) -> None:
    by_month(server)
    found = server.client.indices.get_index_template(name=server.alias)["index_templates"][0]["index_template"]
    assert found["allow_auto_create"] is False


def test_an_alias_that_was_parted_meanwhile_is_looked_at_again(server: Server) -> None:
    index, engine = server.index(), server.engine()
    index.install()
    store(index, document("a", first_seen_at=MARCH))
    assert engine.get("a") is not None
    for home in ("2026-03", "2026-04"):
        server.client.indices.create(index=versioned(server.alias, 2, home))
    fields = to_fields(document("a", first_seen_at=MARCH))
    server.client.index(index=versioned(server.alias, 2, "2026-03"), id="a", document=fields)
    parted = [versioned(server.alias, 2, home) for home in ("2026-03", "2026-04")]
    actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": server.alias}} for name in parted]
    actions.append({"remove": {"index": versioned(server.alias), "alias": server.alias}})
    server.client.indices.update_aliases(actions=actions)
    store(index, document("b", first_seen_at=APRIL))
    assert {i: s.version.home for i, s in index.read(["a", "b"]).items()} == {"a": "2026-03", "b": "2026-04"}
    assert set(engine.heads(["a", "b"])) == {"a", "b"}
    store(index, document("c", first_seen_at=APRIL + timedelta(days=40)))
    made = server.client.indices.get_mapping(index=server.alias)[versioned(server.alias, 2, "2026-05")]["mappings"]
    assert (made["dynamic"], made["_meta"]["partition"], made["_meta"]["schema"]) == ("strict", "month", FIELDS_VERSION)
