"""A raw capture becomes an article by a list of stages; the first stage that ends it, ends it."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from newswire_enrich.draft import ANALYSED_CHARACTERS, Draft, EnrichStage, analysed, article_of, instant, is_day
from newswire_enrich.editing.entities.current_catalogue import CurrentCatalogue
from newswire_enrich.enrich_article import EnrichArticle, recipe_of
from newswire_enrich.limits import lift_time_limits
from newswire_enrich.pipeline import Toolkit, stages
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.sites.memory import MemoryRule, ProcessSiteMemory
from newswire_enrich.sites.rules import ElementSelection, SiteRule, SiteRules
from newswire_enrich.stages.attribution import attribution
from newswire_enrich.stages.dates import dates
from newswire_enrich.stages.entities import Entities
from newswire_enrich.stages.extract import Extract
from newswire_enrich.stages.fingerprint import Fingerprint, digest_of
from newswire_enrich.stages.identity import AdoptIdentity
from newswire_enrich.stages.quotes import quotes
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.documents import Article, Kind
from newswire_shared.contracts.errors import Overtime, PermanentError
from newswire_shared.contracts.events import CaptureRef
from newswire_shared.contracts.outcomes import Ended, Onward, rejected
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.contracts.reasons import Stage as LedgerStage
from newswire_shared.contracts.settings import load
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeArchive, FakeRemovals, FakeUrlRegistry, Memory
from unit.enrich.entities.test_tagging import NOTHING_KNOWN, NameList
from unit.enrich.samples import ADDRESS, LEAD, NOON, PAGE, draft, paged, raw
from unit.enrich.stories import lonely_linker

RAW, KEPT = "memory:0:1", "memory:1:1"  # the first and the second copy of an archive in memory
CAPTURE = CaptureRef(capture_id="capture-1", article_id="a1", source="saltmere", ref=RAW)
BODY = f"<html><title>Ferry</title><body><article><h1>Ferry stays</h1><p>{LEAD}</p></article></body></html>".encode()
UNREACHABLE = State("redis://127.0.0.1:1/0")


RECORD = CaptureRecord("capture-1", {
    "state": "enrich", "article": "a1", "url": ADDRESS, "source": "saltmere", "lane": "live",
    "first_seen_ms": str(int(NOON.timestamp() * 1000)),
})  # fmt: skip


def filled() -> FakeArchive:
    """An archive that holds the page."""
    archive = FakeArchive()
    archive.write_raw(raw(BODY))
    return archive


def use_case(
    *listed: EnrichStage, archive: FakeArchive | None = None, processor_s: float = 10, wall_s: float = 300
) -> EnrichArticle:
    return EnrichArticle(archive or filled(), listed, processor_s, wall_s)


def test_an_article_goes_on_with_its_copy_in_the_archive() -> None:
    archive = filled()
    extract = Extract(500_000_000, 10)
    outcome = use_case(extract, archive=archive)(CAPTURE, RECORD)
    assert outcome == Onward(LedgerStage.INDEX, KEPT, "a1")
    article = Article.model_validate_json(archive.read_article(KEPT))
    assert (article.title, article.body, article.raw_ref) == ("Ferry stays", LEAD, RAW)
    assert (article.source, article.fetched_at, article.first_seen_at) == ("saltmere", NOON, NOON)
    assert [*article.versions] == ["extract", "recipe"]


def test_stages_run_in_order_and_each_sees_what_the_one_before_made() -> None:
    def twice(start: Draft) -> Draft:
        return replace(start, digest=start.digest + f"{len(start.digest)}")

    archive = filled()
    use_case(twice, twice, twice, archive=archive)(CAPTURE, RECORD)
    assert Article.model_validate_json(archive.read_article(KEPT)).digest == "012"


def test_the_first_stage_that_ends_a_capture_ends_it_and_nothing_is_kept() -> None:
    def never(start: Draft) -> Draft:
        raise AssertionError("a stage ran after the end")

    archive = filled()
    outcome = use_case(lambda _: Ended(End.UNCHANGED), never, archive=archive)(CAPTURE, RECORD)
    assert outcome == Ended(End.UNCHANGED)
    with pytest.raises(PermanentError):
        archive.read_article(KEPT)


def test_an_article_goes_on_under_the_id_that_a_stage_adopted() -> None:
    outcome = use_case(lambda start: replace(start, article_id="survivor"))(CAPTURE, RECORD)
    assert isinstance(outcome, Onward)
    assert outcome.article_id == "survivor"


def test_a_rebuild_makes_the_article_of_the_capture_whose_copy_it_reads() -> None:
    archive = filled()
    registry = FakeUrlRegistry(
        Memory(articles={"a1": {"digest": digest_of("Ferry stays", LEAD), "digest_of": "other"}})
    )
    listed = (Extract(500_000_000, 10), AdoptIdentity(registry), Fingerprint())
    assert use_case(*listed, archive=archive)(CAPTURE, RECORD) == Ended(End.UNCHANGED)
    rebuild = CaptureRecord("capture-1", {**RECORD.kept, "rebuilds": "capture-0"})
    assert isinstance(use_case(*listed, archive=archive)(CAPTURE, rebuild), Onward)
    assert Article.model_validate_json(archive.read_article(KEPT)).capture_id == "capture-0"


def test_a_recipe_changes_with_the_stages_their_order_and_their_versions() -> None:
    def one(start: Draft) -> Draft:
        return start

    def two(start: Draft) -> Draft:
        return start

    class NewList(NameList):
        version = "list-2"

    listed: list[tuple[EnrichStage, ...]] = [
        (),
        (one,),
        (one, two),
        (two, one),
        (Entities(NameList(), CurrentCatalogue(NOTHING_KNOWN)),),
        (Entities(NewList(), CurrentCatalogue(NOTHING_KNOWN)),),
    ]
    recipes = [recipe_of(stages) for stages in listed]
    assert len({*recipes}) == len(listed)
    assert recipe_of((one, two)) == recipes[2]


def test_a_recipe_changes_with_the_rules_of_sites() -> None:
    ruled = SiteRules([SiteRule(name="a", hosts=("a.example",), title=ElementSelection(select="h1"))])
    assert recipe_of([Extract(9, 9)]) != recipe_of([Extract(9, 9, ruled)])
    assert recipe_of([Extract(9, 9)]) == recipe_of([Extract(8, 7)])


@pytest.mark.parametrize("lane", ["live", "backfill"])
def test_an_article_keeps_the_lane_it_came_in(lane: str) -> None:
    archive = filled()
    use_case(archive=archive)(CAPTURE, CaptureRecord("capture-1", {**RECORD.kept, "lane": lane}))
    assert Article.model_validate_json(archive.read_article(KEPT)).lane == lane


def extracted(body: bytes, content_type: str = "text/html") -> object:
    return Extract(500_000_000, 40)(draft(raw=raw(body, content_type=content_type)))


def ended_by_limits(body: bytes, *later: EnrichStage, processor_s: float = 20, memory: int = 500_000_000) -> object:
    """What becomes of a page under these limits."""
    archive = FakeArchive()
    archive.write_raw(raw(body))
    return use_case(Extract(memory, 40), *later, archive=archive, processor_s=processor_s)(CAPTURE, RECORD)


def markup(title: str, *paragraphs: str) -> bytes:
    return f"<h1>{title}</h1><article>{''.join(f'<p>{text}</p>' for text in paragraphs)}</article>".encode()


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        (bytes(range(256)) * 20, Reason.UNDECODABLE, "this is binary data, not text"),
        (b"", Reason.NOT_AN_ARTICLE, "no title"),
        (markup("Front page"), Reason.NOT_AN_ARTICLE, "the page is of kind index"),
        (markup("", LEAD), Reason.NOT_AN_ARTICLE, "no title"),
        (markup("Ferry", "Sails again at nine."), Reason.TOO_SHORT, "the body has 20 characters"),
    ],
    ids=["binary", "nothing", "index", "no title", "short"],
)
def test_what_is_no_article_is_rejected_with_its_reason(body: bytes, reason: Reason, detail: str) -> None:
    assert extracted(body) == rejected(reason, detail)


SHORT, INDEX = markup("Ferry", "Sails again at nine."), markup("Front page")


@pytest.mark.parametrize(
    ("body", "though", "reason"),
    [
        (SHORT, Reason.TOO_SHORT, None),
        (SHORT, Reason.NOT_AN_ARTICLE, Reason.TOO_SHORT),
        (INDEX, Reason.TOO_SHORT, Reason.NOT_AN_ARTICLE),
        (INDEX, Reason.NOT_AN_ARTICLE, Reason.TOO_SHORT),
        (markup("", LEAD), Reason.NOT_AN_ARTICLE, Reason.NOT_AN_ARTICLE),
    ],
    ids=["short", "short for another reason", "index for another reason", "an index without text", "no title"],
)
def test_what_a_person_excused_is_taken_in_and_nothing_else(body: bytes, though: Reason, reason: Reason | None) -> None:
    outcome = Extract(500_000_000, 40)(draft(raw=raw(body), though=though))
    assert (outcome.reason if isinstance(outcome, Ended) else None) is reason


def test_a_record_says_what_is_excused() -> None:
    kept = filled()
    excused = replace(RECORD, kept={**RECORD.kept, "though": "too short"})
    assert isinstance(use_case(Extract(500_000_000, 10_000), archive=kept)(CAPTURE, RECORD), Ended)
    assert isinstance(use_case(Extract(500_000_000, 10_000), archive=kept)(CAPTURE, excused), Onward)


def test_a_page_that_takes_too_long_is_too_costly() -> None:
    outcome = ended_by_limits(markup("Ferry", *[LEAD] * 20_000), processor_s=0.05)
    assert outcome == rejected(Reason.TOO_COSTLY, "the article took more than 0.05 s of processor time")


def forever(start: Draft) -> Draft:
    while True:
        pass


def swallowing(start: Draft) -> Draft:
    """A stage that goes on with what it has, as some libraries do."""
    with contextlib.suppress(Exception):
        forever(start)
    return start


@pytest.mark.parametrize("stage", [forever, swallowing])
def test_a_stage_after_extraction_has_the_same_limit(stage: EnrichStage) -> None:
    outcome = ended_by_limits(BODY, stage, processor_s=0.1)
    assert outcome == rejected(Reason.TOO_COSTLY, "the article took more than 0.1 s of processor time")


def test_an_article_that_only_waits_says_nothing_of_itself_and_is_tried_alone() -> None:
    def asleep(start: Draft) -> Draft:
        time.sleep(60)
        return start

    with pytest.raises(Overtime, match=r"more than 0\.05 s, and not 10 s of it working"):
        use_case(asleep, wall_s=0.05)(CAPTURE, RECORD)


def test_linking_that_was_begun_is_ended_whatever_it_costs() -> None:
    def joined(start: Draft) -> Draft:
        lift_time_limits()
        began = time.process_time()
        while time.process_time() < began + 0.3:
            pass
        return start

    assert isinstance(use_case(joined, processor_s=0.1)(CAPTURE, RECORD), Onward)


def test_a_page_comes_out_whole_or_not_at_all_under_any_limit() -> None:
    page = markup("Ferry", *(f"{LEAD} It was the {n}th meeting of the year." for n in range(60)))
    began = time.process_time()
    whole = extracted(page)
    longest_s = 1.5 * (time.process_time() - began)
    assert isinstance(whole, Draft)
    for step in range(1, 61):
        archive = FakeArchive()
        archive.write_raw(raw(page))
        case = use_case(Extract(500_000_000, 40), archive=archive, processor_s=longest_s * step / 60)
        if isinstance(case(CAPTURE, RECORD), Onward):
            assert Article.model_validate_json(archive.read_article(KEPT)).body == whole.page.body


def test_a_page_that_takes_too_much_memory_is_too_costly() -> None:
    outcome = ended_by_limits((b"<p>" + b"x " * 120 + b"</p>") * 90_000, memory=50_000_000)
    assert outcome == rejected(Reason.TOO_COSTLY, "the article took more than 50 MB of memory")


def test_the_recogniser_is_asked_only_in_its_languages_and_where_nobody_knows_the_language() -> None:
    stage = Entities(NameList(), CurrentCatalogue(NOTHING_KNOWN))
    start = paged(title="A speech", body="Ilse Marrow spoke.")
    assert [e.id for e in stage(replace(start, language="en")).entities] == ["person:ilse-marrow"]
    assert stage(replace(start, language="en")).versions == {"entities": "list-1+catalogue-1"}
    assert stage(replace(start, language="fr")).entities == ()
    assert [e.id for e in stage(replace(start, language=None)).entities] == ["person:ilse-marrow"]


@pytest.mark.parametrize(
    ("stage", "found"),
    [
        (Entities(NameList(), CurrentCatalogue(NOTHING_KNOWN)), "entities"),
        (quotes, "quotes"),
        (attribution, "attribution"),
        (dates, "dates"),
    ],
)
def test_every_stage_reads_a_text_up_to_the_same_end(stage: EnrichStage, found: str) -> None:
    said = 'Ilse Marrow told TASS on 3 March 2026: "The ferry to Saltmere will go on sailing." '
    filling = "so it was and so it is " * (ANALYSED_CHARACTERS // 20)
    early = stage(replace(paged(title="", body=f"{said}\n\n{filling}"), language="en"))
    late = stage(replace(paged(title="", body=f"{filling}\n\n{said}"), language="en"))
    assert getattr(early, found)
    assert getattr(late, found) == ()


@pytest.mark.parametrize("text", ["", "word " * 30_000, "w" * 200_000, "w" * 99_999 + " word", "w" * 100_000])
def test_what_is_read_of_a_text_is_its_beginning_and_ends_with_a_word(text: str) -> None:
    read = analysed(text)
    assert text.startswith(read)
    assert len(read) == len(text) <= ANALYSED_CHARACTERS or ANALYSED_CHARACTERS - 5 <= len(read) <= ANALYSED_CHARACTERS
    assert " " not in text or text[len(read) :][:1] in ("", " ")


def test_the_pipeline_makes_an_article_of_a_page() -> None:
    archive = filled()
    memory = ProcessSiteMemory(MemoryRule())
    listed = stages(
        load(EnrichSettings, {}),
        Toolkit(FakeUrlRegistry(Memory()), FakeRemovals(Memory()), lonely_linker(), NameList(), NOTHING_KNOWN, memory),
    )
    assert use_case(*listed, archive=archive)(CAPTURE, RECORD) == Onward(LedgerStage.INDEX, KEPT, "a1")
    article = Article.model_validate_json(archive.read_article(KEPT))
    assert (article.title, article.language, article.canonical) == ("Ferry stays", "en", ADDRESS)
    assert [entity.id for entity in article.entities] == ["place:saltmere"]
    assert (article.copy_of, article.story) == (None, "a1")
    assert {*article.versions} == {"extract", "entities", "quotes", "link", "recipe"}


@pytest.mark.parametrize(
    ("published", "at", "precision", "origin"),
    [
        ("2026-03-02T18:05:00+01:00", datetime(2026, 3, 2, 17, 5, tzinfo=UTC), "instant", "jsonld"),
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC), "day", "jsonld"),
        ("0001-01-01T00:00:00+01:00", None, None, "none"),
        (None, None, None, "none"),
    ],
)
def test_dates_become_utc_instants_and_say_how_exact_they_are(
    published: str | None, at: datetime | None, precision: str | None, origin: str
) -> None:
    article = article_of(paged(published=published, published_from="jsonld"))
    assert (article.published_at, article.published_precision, article.published_from) == (at, precision, origin)


@pytest.mark.parametrize("text", ["", None, "soon", "2026-02-30", "9999-12-31T23:00:00-05:00"])
def test_what_is_no_date_on_the_calendar_of_utc_is_none(text: str | None) -> None:
    assert instant(text) is None


def test_a_day_is_told_from_an_instant() -> None:
    assert is_day("2026-03-02")
    assert not is_day("2026-03-02T00:00:00+00:00")


@pytest.mark.parametrize("kind", ["article", "brief", "live", "gallery", "video"])
def test_an_article_keeps_its_kind(kind: Kind) -> None:
    assert article_of(paged(kind=kind)).kind == kind


def test_an_article_without_another_address_is_known_by_its_own() -> None:
    assert article_of(draft()).canonical == ADDRESS
    assert article_of(replace(draft(), canonical="https://a.example/")).canonical == "https://a.example/"
    assert article_of(draft()).body == PAGE.body


def test_a_page_whose_tree_would_take_minutes_is_rejected_before_it_is_built() -> None:
    archive = FakeArchive()
    flood = " ".join(f"a{number}=x" for number in range(200_000)).encode()
    archive.write_raw(raw(BODY.replace(b"<article>", b"<div " + flood + b">")))
    outcome = use_case(Extract(500_000_000, 120), archive=archive)(CAPTURE, RECORD)
    assert isinstance(outcome, Ended) and outcome.reason is Reason.TOO_COSTLY
    assert outcome.detail == "a page with 200,000 attributes in a tag, which takes too long to read"
