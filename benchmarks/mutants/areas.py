"""The areas: which files a bug is made in, and which tests have to find it."""

from __future__ import annotations

from dataclasses import dataclass

SHARED, INGEST, ENRICH = "shared/newswire_shared", "services/ingest/newswire_ingest", "services/enrich/newswire_enrich"
INDEX, OPS = "services/index/newswire_index", "services/ops/newswire_ops"
ACCOUNT_TESTS = (
    "tests/contract/test_ledger_in_redis.py", "tests/contract/test_replay.py",
    "tests/contract/test_ledger.py", "tests/contract/test_parking_and_dead_letters.py",
    "tests/unit/shared/accounting", "tests/contract/test_pauses.py", "tests/contract/test_registry.py",
)  # fmt: skip
STORY_TESTS = (
    "tests/contract/test_joins.py",
    "tests/contract/test_joined_copies.py",
    "tests/contract/test_story_outbox.py",
    "tests/contract/test_story_edits.py",
    "tests/contract/test_story_memory.py",
    "tests/contract/test_candidates.py",
    "tests/contract/test_linking.py",
    "tests/contract/test_story_editor.py",
    "tests/contract/test_link_restoration.py",
    "tests/contract/test_forgotten_articles.py",
    "tests/contract/test_story_moves.py",
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
            *ACCOUNT_TESTS[:4], "tests/contract/test_due_queue.py", "tests/contract/test_fresh_captures.py",
            "tests/contract/test_shelved_articles.py", "tests/contract/test_registry.py",
            "tests/contract/test_registry_upgrade.py", "tests/contract/test_offered_before.py",
            "tests/contract/test_frontier.py", "tests/contract/test_access_keys.py", "tests/contract/test_pauses.py",
            "tests/contract/test_ticks.py",
            "tests/contract/test_redis_state.py", "tests/contract/test_registry_restoration.py",
            "tests/contract/test_registry_files.py", "tests/contract/test_registry_moves.py",
            "tests/contract/test_epoch.py", "tests/contract/test_heartbeats.py", "tests/contract/test_removals.py",
            "tests/contract/test_operator_ports.py",
        ),
    ),
    "lua-frontier": Area(
        (f"{INGEST}/*/lua/*.lua",),
        (
            "tests/contract/test_frontier.py", "tests/contract/test_poll_pace.py", "tests/contract/test_sources.py",
            "tests/contract/test_robots_cache.py", "tests/contract/test_edit_habits.py",
            "tests/contract/test_parking_and_dead_letters.py", "tests/contract/test_replay.py",
            "tests/contract/test_arrivals.py",
        ),
    ),
    "lua-stories": Area(
        (f"{ENRICH}/*/lua/*.lua", f"{SHARED}/state/lua/story_*.lua"),
        (
            *STORY_TESTS, "tests/contract/test_changes.py", "tests/contract/test_edit_log.py",
            "tests/contract/test_site_memory.py",
        ),
    ),
    "frontier": Area(
        (f"{INGEST}/frontier/*.py", f"{INGEST}/fetching/{{fetch_address,fetch_articles,refusals,judging}}.py"),
        (
            "tests/unit/ingest/fetching", "tests/contract/test_frontier.py", "tests/contract/test_poll_pace.py",
            "tests/contract/test_arrivals.py",
        ),
    ),
    "replay": Area(
        (f"{SHARED}/accounting/dead_letters.py", f"{SHARED}/state/dead_letters.py",
         f"{SHARED}/state/lua/{{bury,revive,park}}.lua", f"{OPS}/accounting/letters.py", f"{OPS}/commands/dead.py"),
        (*ACCOUNT_TESTS[1:2], ACCOUNT_TESTS[3], "tests/unit/ops/accounting", "tests/unit/ops/commands/test_dead.py",
         "tests/unit/shared/accounting", "tests/contract/test_operator_ports.py"),
    ),
    "pressure": Area(
        (f"{SHARED}/accounting/pressure.py", f"{SHARED}/state/{{pressure,queues}}.py"),
        ("tests/unit/shared/accounting", "tests/contract/test_pressure.py", "tests/contract/test_operator_ports.py"),
    ),
    "merge": Area(
        (f"{INDEX}/articles/*.py", f"{INDEX}/engine/compare_and_set.py", f"{INDEX}/stories/*.py"),
        ("tests/unit/index/articles", "tests/unit/index/engine", "tests/unit/index/stories"),
    ),
    "identity": Area((f"{SHARED}/contracts/identity/*.py",), ("tests/unit/shared/contracts/identity",)),
    "joins": Area(
        (f"{ENRICH}/linking/*.py", f"{ENRICH}/stages/link.py"), (*STORY_TESTS, "tests/unit/enrich/stages/test_link.py")
    ),
    "registry": Area(
        (
            f"{SHARED}/registry_files/*.py", f"{SHARED}/state/registry_filing.py", f"{SHARED}/state/lua/filing_*.lua",
        ),
        (
            "tests/unit/shared/registry_files", "tests/contract/test_registry_files.py",
            "tests/contract/test_registry_moves.py",
        ),
    ),
    "restoration": Area(
        (
            f"{SHARED}/accounting/restoration.py", f"{SHARED}/state/registry_restoration.py",
            f"{SHARED}/state/lua/restore_article.lua", f"{INDEX}/restoration/*.py",
        ),
        (
            "tests/unit/index/restoration", "tests/contract/test_registry_restoration.py",
            "tests/unit/ops/restoration", "tests/unit/shared/accounting/test_restoration.py",
        ),
    ),
    "archive": Area(
        (
            f"{SHARED}/archive/{{references,segments,stored_segments}}.py",
            f"{SHARED}/messaging/{{expiry,hard_limits}}.py",
        ),
        (
            "tests/unit/shared/archive", "tests/unit/shared/messaging", "tests/contract/test_archive.py",
            "tests/contract/test_expiry.py", "tests/contract/test_archive_walk.py",
            "tests/contract/test_stored_segments.py", "tests/contract/test_object_store.py",
        ),
    ),
    "speakers": Area((f"{ENRICH}/quotes/*.py",), ("tests/unit/enrich/quotes", "tests/unit/enrich/stages")),
    "doctor": Area((f"{OPS}/doctor/*.py",), ("tests/unit/ops/doctor",)),
    "launcher": Area((f"{OPS}/launcher/*.py",), ("tests/unit/ops/launcher",)),
}  # fmt: skip
