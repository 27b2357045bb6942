"""An article is found by its address, its id or a capture's id; its trace is a screen, the same for the same ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from newswire_ops.commands.trace import app
from newswire_ops.ports import RunningStack
from newswire_ops.tracing.presentation import as_json, lines_of
from newswire_ops.tracing.trace import COPIES_READ, Traced, find
from newswire_shared.archive.captures import RawCapture
from newswire_shared.contracts.documents import Article, ArticleDocument, Copy, Revision, StorySection
from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.identity import article_key, canonicalize, earlier_key
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing import FakeArchive, FakeLedger, FakeUrlRegistry, Memory
from tree import FIXTURES
from typer.testing import CliRunner
from unit.ops.samples import accept, operator_of, stack_of

ADDRESS = "https://saltmere.example/news/ferry-48213"
KEY = canonicalize(ADDRESS).key
GOLDEN = FIXTURES / "traces"
PAGES = "http://127.0.0.1:8080"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@dataclass
class Desk:
    """A state and an archive in memory, and what an index holds."""

    memory: Memory = field(default_factory=Memory)
    archive: FakeArchive = field(default_factory=FakeArchive)
    held: dict[str, ArticleDocument] = field(default_factory=dict)
    away: Exception | None = None

    @property
    def stack(self) -> RunningStack:
        return replace(stack_of(self.memory), archive=self.archive)

    def take(self, **given: object) -> str:
        return accept(self.memory, KEY, url=ADDRESS, **given)  # type: ignore[arg-type]

    def step(self, capture: str, to: Stage | End, ref: str = "", reason: Reason | None = None, **fields: str) -> None:
        self.memory.clock.sleep(1.5)
        FakeLedger(self.memory).advance(capture, to, {**({f"ref:{to}": ref} if ref else {}), **fields}, reason)

    def raw(self, body: bytes = b"x" * 45_120, status: int = 200) -> str:
        return self.archive.write_raw(RawCapture(ADDRESS, ADDRESS, body, "text/html", NOON, status))

    def article(self, body: str = "b" * 2310, **more: object) -> Article:
        return Article.model_validate({
            "article_id": KEY, "capture_id": "c", "url": ADDRESS, "canonical": ADDRESS, "source": "saltmere",
            "title": "Ferry stays in port", "body": body, "language": "en", "first_seen_at": NOON, "fetched_at": NOON,
            "digest": "d", "raw_ref": "r", "versions": {"recipe": "1a2b3c4d"}, "story": "3f7c0a91d2", **more,
        })  # fmt: skip

    def index(self, article: Article, revisions: int = 1) -> None:
        one = Revision(capture_id="c", fetched_at=NOON, digest="d", title=article.title, ref="r")
        self.held[KEY] = ArticleDocument(article=article, revisions=(one,) * revisions)

    def made(self, article: Article) -> str:
        return self.archive.write_article(article.url, article.model_dump_json().encode())

    def look_up(self, article_id: str) -> ArticleDocument | None:
        if self.away:
            raise self.away
        return self.held.get(article_id)

    def find(self, what: str) -> Traced | None:
        return find(self.stack, what, self.look_up, PAGES)

    def shown(self, what: str = ADDRESS) -> list[str]:
        traced = self.find(what)
        assert traced is not None
        return [*lines_of(traced)]


def indexed() -> Desk:
    desk = Desk()
    capture = desk.take()
    desk.step(capture, Stage.ENRICH, desk.raw())
    copy = Copy(duplicate_of="8b21cc04e7", kind="reprint", similarity=0.97)
    article = desk.article(copy_of=copy)
    desk.step(capture, Stage.INDEX, desk.made(article))
    desk.step(capture, End.INDEXED)
    desk.index(article)
    desk.held[KEY] = desk.held[KEY].model_copy(update={"story": StorySection(id="99aa00bb11", copy_of=copy)})
    return desk


def unchanged() -> Desk:
    desk = indexed()
    desk.memory.clock.sleep(600)
    again = desk.take(slot="recheck-1")
    desk.step(again, End.UNCHANGED, status="304", bytes="0")
    return desk


def revised() -> Desk:
    desk = unchanged()
    desk.memory.clock.sleep(600)
    again = desk.take(slot="edit-20260101122005")
    desk.step(again, Stage.ENRICH, desk.raw(b"y" * 50_000))
    article = desk.article("c" * 2500)
    desk.step(again, Stage.INDEX, desk.made(article))
    desk.step(again, End.INDEXED)
    desk.index(article, revisions=2)
    return desk


def refused() -> Desk:
    desk = Desk()
    desk.step(desk.take(), End.REJECTED, "", Reason.GONE, detail=f"{ADDRESS} answers 404", status="404", bytes="1200")
    return desk


def too_short() -> Desk:
    desk = Desk()
    capture = desk.take()
    desk.step(capture, Stage.ENRICH, desk.raw(b"x" * 900))
    desk.step(capture, End.REJECTED, "", Reason.TOO_SHORT, detail="the body has 20 characters")
    return desk


def dead() -> Desk:
    desk = Desk()
    capture = desk.take()
    desk.step(capture, Stage.ENRICH, desk.raw())
    desk.step(capture, End.DEAD, "", Reason.KILLS_WORKER)
    return desk


def waiting() -> Desk:
    desk = Desk()
    capture = desk.take()
    desk.memory.captures[capture] |= {"waits": "2 tries, the last: it answers 503", "next_ms": "1767268800000"}
    return desk


def under_way() -> Desk:
    desk = Desk()
    capture = desk.take(stage=Stage.ENRICH, slot="run-1", ref="lost.warc:0:9")
    desk.memory.captures[capture]["though"] = "too short"
    return desk


def given() -> Desk:
    desk = Desk()
    capture = desk.take(stage=Stage.ENRICH, slot="run-1", ref=desk.raw(b"x" * 785, status=0))
    article = desk.article(story=None)
    desk.step(capture, Stage.INDEX, desk.made(article))
    desk.step(capture, End.INDEXED)
    desk.index(article)
    return desk


def taken_down() -> Desk:
    desk = indexed()
    desk.held.clear()
    FakeUrlRegistry(desk.memory).note_all({KEY: {"taken_down": "1"}})
    return desk


def lost_by_the_index() -> Desk:
    desk = indexed()
    desk.held.clear()
    return desk


def engine_away() -> Desk:
    desk = indexed()
    desk.away = EngineAway("Elasticsearch cannot be reached")
    return desk


ENDS = [
    indexed, given, unchanged, revised, refused, too_short, dead, waiting, under_way, taken_down, lost_by_the_index,
    engine_away,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_each_end_has_its_screen(end: Callable[[], Desk]) -> None:
    assert "\n".join(end().shown()) + "\n" == (GOLDEN / f"{end.__name__}.txt").read_text("utf-8")


@pytest.mark.parametrize("what", [ADDRESS, "http://WWW.saltmere.example/news/ferry-48213/?utm_source=x#top", KEY])
def test_an_article_is_found_by_any_form_of_its_address_and_by_its_id(what: str) -> None:
    assert indexed().shown(what)[0] == f"article {KEY}"


def test_an_article_is_found_by_a_capture_s_id() -> None:
    desk = indexed()
    (capture_id,) = desk.memory.captures
    assert desk.shown(capture_id)[0] == f"article {KEY}"


def test_a_file_is_found_by_the_address_it_was_given() -> None:
    desk, address = Desk(), "file:files/ferry.html"
    accept(desk.memory, article_key(address), url=address)
    assert desk.shown(address)[0] == f"article {article_key(address)}"


@pytest.mark.parametrize("what", ["https://saltmere.example/other", "nothing", "", "file:files/other.html"])
def test_what_was_never_accepted_is_not_found(what: str) -> None:
    assert indexed().find(what) is None


def test_an_alias_leads_to_the_article_that_survives() -> None:
    desk, other = indexed(), canonicalize("https://saltmere.example/?p=48213")
    FakeUrlRegistry(desk.memory).tie(other.key, KEY)
    assert desk.shown("https://saltmere.example/?p=48213")[0] == f"article {KEY}"


@pytest.mark.parametrize("address", ["https://saltmere.example/news/fog-48213", "file:files/ferry.html"])
def test_an_article_of_the_scheme_before_is_found_by_its_address(address: str) -> None:
    desk = Desk()
    accept(desk.memory, earlier_key(address), url=address)
    assert desk.shown(address)[0] == f"article {earlier_key(address)}"


def test_of_many_looks_the_copies_of_the_newest_are_read() -> None:
    desk = Desk()
    for number in range(COPIES_READ + 2):
        desk.memory.clock.sleep(60)
        desk.step(desk.take(slot=f"edit-{number}"), Stage.ENRICH, desk.raw())
    traced = desk.find(ADDRESS)
    assert traced is not None and len(traced.looks) == COPIES_READ + 2
    assert [look.fetched is not None for look in traced.looks] == [True] * COPIES_READ + [False] * 2


def test_for_machines_each_capture_is_an_object_with_all_of_it() -> None:
    traced = revised().find(ADDRESS)
    assert traced is not None
    newest, unchanged_look, first = map(json.loads, map(json.dumps, as_json(traced)))
    assert newest["durations_ms"] == {"fetch": 1500, "enrich": 1500, "index": 1500}
    assert newest["fetched"] == {"status": 200, "bytes": 50_000, "content_type": "text/html"}
    assert (newest["searchable"], newest["page"]) == (True, f"{PAGES}/articles/{KEY}")
    assert (newest["held"]["title"], newest["held"]["characters"], newest["held"]["revisions"]) == (
        "Ferry stays in port", 2500, 2,
    )  # fmt: skip
    assert first["enriched"]["copy_of"]["duplicate_of"] == "8b21cc04e7" and first["enriched"]["recipe"] == "1a2b3c4d"
    assert (unchanged_look["state"], unchanged_look["fetched"]["status"]) == ("unchanged", 304)


class Held:
    """An index that holds what a desk has."""

    def __init__(self, desk: Desk) -> None:
        self.article = desk.look_up


def test_the_command_shows_it_and_ends_with_1_for_what_was_never_seen() -> None:
    desk = indexed()
    operator = replace(operator_of(desk.stack), survivors=lambda: Held(desk))  # type: ignore[arg-type,return-value]
    shown = CliRunner().invoke(app, [ADDRESS], obj=operator)
    assert shown.exit_code == 0 and "searchable  yes" in shown.output and "Ferry stays in port" in shown.output
    (told,) = CliRunner().invoke(app, [ADDRESS, "--json"], obj=operator).output.splitlines()
    assert json.loads(told)["searchable"] is True
    unknown = CliRunner().invoke(app, ["https://other.example/"], obj=operator)
    assert unknown.exit_code == 1 and "was never accepted here" in unknown.output
