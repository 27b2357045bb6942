"""The areas: which files a bug is made in, and which tests have to find it."""

from __future__ import annotations

from dataclasses import dataclass

SHARED, INGEST, ENRICH = "shared/newswire_shared", "services/ingest/newswire_ingest", "services/enrich/newswire_enrich"
INDEX, OPS = "services/index/newswire_index", "services/ops/newswire_ops"
ACCOUNTING_ROOM, MESSAGING_ROOM, REGISTRY_ROOM, INGEST_ROOM, OPS_ROOM, STORIES_ROOM = (
    f"tests/contract/{room}" for room in ("accounting", "messaging", "registry", "ingest", "ops", "stories")
)
ACCOUNT_TESTS = (
    f"{ACCOUNTING_ROOM}/test_ledger_in_redis.py",
    f"{MESSAGING_ROOM}/test_replay.py",
    f"{ACCOUNTING_ROOM}/test_ledger.py",
    f"{MESSAGING_ROOM}/test_parking_and_dead_letters.py",
    "tests/unit/shared/accounting",
    f"{ACCOUNTING_ROOM}/test_pauses.py",
    f"{REGISTRY_ROOM}/test_registry.py",
)
FRONTIER_TESTS = tuple(
    f"{INGEST_ROOM}/test_{name}.py"
    for name in ("frontier", "killed_claims", "idle_hosts", "what_waits", "frontiers_agree")
)
STORY_TESTS = (
    f"{STORIES_ROOM}/test_joins.py",
    f"{STORIES_ROOM}/test_joined_copies.py",
    f"{STORIES_ROOM}/test_story_outbox.py",
    f"{STORIES_ROOM}/test_story_edits.py",
    f"{STORIES_ROOM}/test_story_memory.py",
    f"{STORIES_ROOM}/test_candidates.py",
    f"{STORIES_ROOM}/test_linking.py",
    f"{STORIES_ROOM}/test_story_editor.py",
    f"{STORIES_ROOM}/test_link_restoration.py",
    f"{STORIES_ROOM}/test_forgotten_articles.py",
    f"{STORIES_ROOM}/test_story_moves.py",
    "tests/unit/enrich/linking",
)


@dataclass(frozen=True, slots=True)
class Area:
    """Some files, as patterns from the root, and the tests that stand for them."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "ledger": Area(
        (f"{SHARED}/accounting/{{ledger,fates,ladder,upkeep,parking}}.py", f"{SHARED}/state/{{ledger,parking}}.py"),
        (*ACCOUNT_TESTS, "tests/unit/shared/messaging"),
    ),
    "lua-state": Area(
        (f"{SHARED}/state/lua/[!sf]*.lua", f"{SHARED}/state/lua/{{schema,find}}.lua"),  # others have areas of their own
        (
            *ACCOUNT_TESTS[:4], *FRONTIER_TESTS, f"{INGEST_ROOM}/test_arrivals.py",
            f"{ACCOUNTING_ROOM}/test_due_queue.py", f"{INGEST_ROOM}/test_fresh_captures.py",
            f"{REGISTRY_ROOM}/test_shelved_articles.py", f"{REGISTRY_ROOM}/test_registry.py",
            f"{REGISTRY_ROOM}/test_registry_upgrade.py", f"{REGISTRY_ROOM}/test_offered_before.py",
            f"{ACCOUNTING_ROOM}/test_access_keys.py",
            f"{ACCOUNTING_ROOM}/test_pauses.py",
            f"{MESSAGING_ROOM}/test_ticks.py", f"{MESSAGING_ROOM}/test_quiet.py",
            f"{REGISTRY_ROOM}/test_known_articles.py", f"{ACCOUNTING_ROOM}/test_rejections.py",
            f"{ACCOUNTING_ROOM}/test_redis_state.py", f"{REGISTRY_ROOM}/test_registry_restoration.py",
            f"{REGISTRY_ROOM}/test_registry_files.py", f"{REGISTRY_ROOM}/test_registry_moves.py",
            f"{ACCOUNTING_ROOM}/test_epoch.py", f"{ACCOUNTING_ROOM}/test_heartbeats.py",
            f"{REGISTRY_ROOM}/test_removals.py", f"{REGISTRY_ROOM}/test_long_rows_of_ties.py",
            f"{OPS_ROOM}/test_operator_ports.py",
        ),
    ),
    "lua-frontier": Area(
        (f"{INGEST}/*/lua/*.lua",),
        (
            *FRONTIER_TESTS, f"{INGEST_ROOM}/test_poll_pace.py", f"{INGEST_ROOM}/test_sources.py",
            f"{INGEST_ROOM}/test_robots_cache.py", f"{INGEST_ROOM}/test_edit_habits.py",
            f"{MESSAGING_ROOM}/test_parking_and_dead_letters.py", f"{MESSAGING_ROOM}/test_replay.py",
            f"{INGEST_ROOM}/test_arrivals.py",
        ),
    ),
    "lua-stories": Area(
        (f"{ENRICH}/*/lua/*.lua", f"{SHARED}/state/lua/story_*.lua"),
        (
            *STORY_TESTS, "tests/contract/index/test_changes.py", "tests/contract/enrich/test_edit_log.py",
            "tests/contract/enrich/test_site_memory.py",
        ),
    ),
    "frontier": Area(
        (f"{INGEST}/frontier/*.py", f"{INGEST}/fetching/{{fetch_address,fetch_articles,refusals,judging}}.py"),
        (
            "tests/unit/ingest/fetching", *FRONTIER_TESTS, f"{INGEST_ROOM}/test_poll_pace.py",
            f"{INGEST_ROOM}/test_arrivals.py",
        ),
    ),
    "replay": Area(
        (f"{SHARED}/accounting/dead_letters.py", f"{SHARED}/state/dead_letters.py",
         f"{SHARED}/state/lua/{{bury,revive,park}}.lua", f"{OPS}/accounting/letters.py", f"{OPS}/commands/dead.py"),
        (*ACCOUNT_TESTS[1:2], ACCOUNT_TESTS[3], "tests/unit/ops/accounting", "tests/unit/ops/commands/test_dead.py",
         "tests/unit/shared/accounting", f"{OPS_ROOM}/test_operator_ports.py",),
    ),
    "pressure": Area(
        (f"{SHARED}/accounting/pressure.py", f"{SHARED}/state/{{pressure,queues}}.py"),
        ("tests/unit/shared/accounting", f"{ACCOUNTING_ROOM}/test_pressure.py", f"{OPS_ROOM}/test_operator_ports.py",),
    ),
    "merge": Area(
        (f"{INDEX}/articles/*.py", f"{INDEX}/engine/compare_and_set.py", f"{INDEX}/stories/*.py"),
        ("tests/unit/index/articles", "tests/unit/index/engine", "tests/unit/index/stories"),
    ),
    "identity": Area((f"{SHARED}/contracts/identity/*.py",), ("tests/unit/shared/contracts/identity",)),
    "joins": Area(
        (f"{ENRICH}/linking/*.py", f"{ENRICH}/stages/link.py"), (*STORY_TESTS, "tests/unit/enrich/stages/test_link.py",)
    ),
    "registry": Area(
        (
            f"{SHARED}/registry_files/*.py", f"{SHARED}/state/registry_filing.py", f"{SHARED}/state/lua/filing_*.lua",
        ),
        (
            "tests/unit/shared/registry_files", f"{REGISTRY_ROOM}/test_registry_files.py",
            f"{REGISTRY_ROOM}/test_registry_moves.py",
        ),
    ),
    "restoration": Area(
        (
            f"{SHARED}/accounting/restoration.py", f"{SHARED}/state/registry_restoration.py",
            f"{SHARED}/state/lua/restore_article.lua", f"{INDEX}/restoration/*.py",
        ),
        (
            "tests/unit/index/restoration", f"{REGISTRY_ROOM}/test_registry_restoration.py",
            "tests/unit/ops/restoration", "tests/unit/shared/accounting/test_restoration.py",
        ),
    ),
    "archive": Area(
        (
            f"{SHARED}/archive/{{references,segments,stored_segments}}.py",
            f"{SHARED}/messaging/{{expiry,hard_limits}}.py",
        ),
        (
            "tests/unit/shared/archive", "tests/unit/shared/messaging", "tests/contract/archive/test_archive.py",
            f"{MESSAGING_ROOM}/test_expiry.py", "tests/contract/archive/test_archive_walk.py",
            "tests/contract/archive/test_stored_segments.py", "tests/contract/archive/test_object_store.py",
        ),
    ),
    "speakers": Area((f"{ENRICH}/quotes/*.py",), ("tests/unit/enrich/quotes", "tests/unit/enrich/stages")),
    "doctor": Area((f"{OPS}/doctor/*.py",), ("tests/unit/ops/doctor",)),
    "launcher": Area((f"{OPS}/launcher/*.py",), ("tests/unit/ops/launcher",)),
}  # fmt: skip
