"""Redis is lost beside the engine that there is, and the registry's files are not."""

from __future__ import annotations

from itertools import islice

from articles import SOURCE, page, take_in
from newswire_index.composition import open_index
from newswire_index.engine.selection import Selection
from newswire_ops.composition import restoration_over
from newswire_shared.accounting.ledger import Acceptance, Admission, Offer, total
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import Assembly
from newswire_shared.state import keys
from newswire_shared.state.registry_filing import RegistryFiling
from real_stack import RealStack, eventually

PAGES = 6


def settings_of(stack: RealStack) -> SharedSettings:
    own = {**stack.environment, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url}
    return load(SharedSettings, own)


def documents(stack: RealStack) -> dict[str, ArticleDocument]:
    index = open_index(settings_of(stack))
    index.refresh()
    return {each.article.article_id: each for each in index.walk(Selection(), None, 1000)}


def restored(stack: RealStack, most_steps: int | None = None) -> dict[str, int]:
    """What came back, by part; cut off after so many steps."""
    steps = restoration_over(settings_of(stack))(dry_run=False, restart=False, say=print)
    return {step.name: step.progress.back for step in islice(steps, most_steps)}


def settled(parts: Assembly) -> bool:
    return not any(parts.ledger.in_flight(stage) for stage in Stage)


def offered(parts: Assembly, document: ArticleDocument) -> Acceptance:
    article = document.article
    return parts.ledger.accept(
        Offer(article.article_id, article.url, SOURCE, Lane.BACKFILL, stage=Stage.ENRICH, ref=article.raw_ref)
    )


def test_nothing_is_accepted_twice_where_the_files_of_the_registry_are_left(full_stack: RealStack) -> None:
    stack, parts = full_stack, full_stack.parts
    stack.environment["NEWSWIRE_ENRICH_MODEL"] = "none"
    enrich = stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    index = stack.work("index")
    take_in(parts, [page(number) for number in range(PAGES)], run="r")
    eventually(lambda: len(documents(stack)) == PAGES and settled(parts), "all are indexed")
    before = documents(stack)
    first = next(iter(before))
    parts.registry.tie("ee" * 16, first)
    assert RegistryFiling(parts.state).step() >= PAGES
    known = parts.registry.find(first)
    assert known and int(parts.state.client.get(keys.SHELF()) or 0) == 0, "files alone know them"
    index.kill()
    (waiting,) = take_in(parts, [page(PAGES)], run="r")
    eventually(lambda: parts.ledger.in_flight(Stage.INDEX) == 1, "one is enriched and not indexed")
    enrich.kill()
    parts.state.client.flushall()

    assert "registry" in restored(stack, most_steps=11) and not parts.epoch.state().has_begun, "cut off"
    back = restored(stack)
    assert (back["registry"], back["linking"], back["unfinished"]) == (0, PAGES, 1), "files know all that was indexed"
    assert parts.ledger.in_flight(Stage.ENRICH) == 1 and parts.epoch.state().restored
    assert {*restored(stack).values()} == {0}, "repeating it changes nothing"
    parts = stack.parts  # as processes that begin now
    after = parts.registry.find(first)
    assert after and after.kept.items() >= {name: known.kept[name] for name in ("digest", "digest_of")}.items()
    assert (after.url, after.first_seen_ms) == (known.url, known.first_seen_ms)
    assert [offered(parts, each).admission for each in before.values()] == [Admission.KNOWN] * PAGES
    assert parts.registry.find("ee" * 16) == after, "its other address leads to it"
    assert RegistryFiling(parts.state).step() >= PAGES, "what came back is filed again"

    stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    stack.work("index")
    eventually(lambda: len(documents(stack)) == PAGES + 1 and settled(parts), "and what was in flight is indexed")
    assert waiting.article_id in documents(stack)
    counts = total(map(parts.ledger.counts, parts.ledger.buckets(0)))
    assert (counts.accepted, counts.indexed) == (1, 1) and counts.is_balanced
    assert {name: documents(stack)[name].revisions for name in before} == {n: d.revisions for n, d in before.items()}
