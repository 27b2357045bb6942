"""What was accepted and indexed is compared with what is held: every difference is found, and nothing else is told."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from newswire_index.articles.batching import BatchLimits
from newswire_index.articles.index_article import IndexArticle
from newswire_index.articles.index_articles import Enriched, IndexArticles
from newswire_index.commands.index import app
from newswire_index.composition import IndexService
from newswire_index.engine.ports import Write
from newswire_index.engine.selection import Selection
from newswire_index.engine.sqlite.census import SqliteCensus
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.recovery.mend import MendReport
from newswire_index.recovery.reconcile import Differences
from newswire_index.testing import RecordedChanges
from newswire_shared.accounting.ledger import Offer
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.documents import Article, ArticleDocument, StoredRecord
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.testing import FakeLedger, FakeUrlRegistry, Memory, RecordingPublisher
from typer.testing import CliRunner
from unit.index.samples import NOON, Desk, Linked, article, ports


@dataclass
class Stand:
    """An embedded index, its archive, and the state beside them."""

    folder: Path
    memory: Memory = field(default_factory=Memory)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)

    def __post_init__(self) -> None:
        self.archive = WarcArchive(self.folder / "archive")
        self.empty()

    def empty(self) -> None:
        """The index is gone, and a new one is there."""
        file = self.folder / f"index-{random.random()}.sqlite"
        self.index, self.census = SqliteIndex(file), SqliteCensus(file)
        self.index.install()

    def take_in(self, made: Article) -> str:
        """Accept, archive and index an article, as workers do it."""
        ref = self.archive.write_article(made.url, made.model_dump_json().encode())
        offer = Offer(made.article_id, made.url, made.source, slot=made.capture_id, stage=Stage.INDEX, ref=ref)
        accepted = FakeLedger(self.memory).accept(offer)
        facts = {"first_seen_ms": str(int(made.first_seen_at.timestamp() * 1000)), "source": made.source}
        FakeUrlRegistry(self.memory).note_all({made.article_id: facts})
        self.index_articles()([Enriched(made, ref)])
        FakeLedger(self.memory).advance(accepted.capture_id, End.INDEXED)
        return ref

    def index_articles(self) -> IndexArticles:
        return Desk(self.index, self.memory).case()

    def service(self) -> IndexService:
        self.archive.segments.close()
        known = ports(
            self.memory, Linked(), RecordedChanges(), archive=self.archive, segments=self.archive.segments,
            publisher=self.publisher,
        )  # fmt: skip
        return IndexService(self.index, lambda: known, self.memory.clock, census=lambda: self.census)

    def differences(self, selection: Selection | None = None, *, quick: bool = False) -> Differences:
        return self.service().reconcile()(selection or Selection(), quick=quick)

    def mend(self, found: Differences) -> MendReport:
        return self.service().mend(print)(found)

    def work(self) -> None:
        """Index what was sent."""
        case = IndexArticle(self.archive, self.index_articles(), BatchLimits(documents=1))
        for message, _ in self.publisher.published:
            for capture in message.captures:  # type: ignore[attr-defined]
                assert not any(isinstance(fate, BaseException) for fate in case([capture]))
                FakeLedger(self.memory).advance(capture.capture_id, End.INDEXED)
        self.publisher.published.clear()

    def put(self, *made: Article) -> None:
        """Write documents past all accounts."""
        self.index.write([Write(ArticleDocument(article=each, revisions=()), None) for each in made])


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path)


def seen(number: int, minute: int = 0, text: str = "") -> Article:
    """An article that was first seen `number` half hours after noon."""
    at = NOON + timedelta(minutes=30 * number)
    return article(f"a{number:02}", minute, text, first_seen_at=at)


def test_where_all_is_as_it_should_be_nothing_is_told(stand: Stand) -> None:
    for number in range(5):
        stand.take_in(seen(number))
    stand.take_in(seen(0, 5, "later"))
    found = stand.differences()
    assert found.is_none and found.hours == [] and (found.accepted, found.held) == (5, 5)
    assert stand.mend(found).sent == 0 and stand.publisher.published == []


@pytest.mark.parametrize("seed", range(4))
def test_every_difference_is_found_and_mended(tmp_path: Path, seed: int) -> None:
    """An index that came back older: some articles, some later texts and some removals are not in it."""
    chance, stand = random.Random(seed), Stand(tmp_path)
    fates = {number: chance.choice(["there", "missing", "behind", "down", "held down"]) for number in range(40)}
    for number in fates:
        stand.take_in(seen(number))
    old = {each.article.article_id: each for each in stand.index.walk(Selection(), None, 100)}
    for number, fate in fates.items():
        if fate == "behind" or chance.random() < 0.3:
            stand.take_in(seen(number, 7, "a later text"))
    now = {each.article.article_id: each for each in stand.index.walk(Selection(), None, 100)}
    stand.empty()
    for number, fate in fates.items():
        name = f"a{number:02}"
        if fate in ("there", "behind", "held down"):
            stand.index.write([Write(old[name] if fate == "behind" else now[name], None)])
        if fate.endswith("down"):
            FakeUrlRegistry(stand.memory).note_all({name: {"taken_down": "1"}})
    stand.put(article("strange", first_seen_at=NOON))

    found = stand.differences()
    named = {fate: [f"a{number:02}" for number, each in fates.items() if each == fate] for fate in {*fates.values()}}
    assert [each.article_id for each in found.missing] == named["missing"]
    assert sorted(found.behind) == named["behind"]
    assert (sorted(found.removed), found.unknown) == (named["held down"], ["strange"])
    assert stand.mend(found).lost == ()
    stand.work()
    after = stand.differences()
    assert (after.missing, after.behind, sorted(after.removed)) == ([], {}, named["held down"])
    for name in (*named["missing"], *named["behind"]):
        document = stand.index.read([name])[name].document
        assert document.model_copy(update={"indexed_at": None}) == now[name].model_copy(update={"indexed_at": None})


def test_hours_that_count_differently_are_told_and_quick_looks_only_there(stand: Stand) -> None:
    for number in range(4):
        stand.take_in(seen(number))
    held = stand.index.walk(Selection(), None, 10)
    stand.empty()
    stand.index.write([Write(document, None) for document in held[1:]])
    stand.take_in(seen(3, 9, "later"))
    stand.empty()
    stand.index.write([Write(document, None) for document in held[1:]])
    noon = int(NOON.timestamp()) // 3600
    whole, quick = stand.differences(), stand.differences(quick=True)
    assert [(each.hour, each.accepted, each.held) for each in whole.hours] == [(noon, 2, 1)]
    assert [each.article_id for each in quick.missing] == ["a00"] == [each.article_id for each in whole.missing]
    assert (quick.behind, [*whole.behind]) == ({}, ["a03"]), "an older text changes no count"


def test_only_what_was_first_seen_then_is_compared(stand: Stand) -> None:
    for number in range(4):
        stand.take_in(seen(number))
    stand.empty()
    ms = int(NOON.timestamp() * 1000)
    found = stand.differences(Selection(since_ms=ms + 1_800_000, until_ms=ms + 5_400_000))
    assert [each.article_id for each in found.missing] == ["a01", "a02"]


def test_what_is_not_retained_is_not_missed(stand: Stand) -> None:
    for number in range(3):
        stand.take_in(seen(number))
    held = stand.index.walk(Selection(), None, 10)
    stand.empty()
    bound = {"before": (NOON + timedelta(minutes=45)).isoformat(), "at": NOON.isoformat()}
    stand.index.write_record(StoredRecord(kind="retention", name="articles", revision=1, record=bound))
    stand.index.write([Write(held[1], None)])
    found = stand.differences()
    assert ([each.article_id for each in found.missing], found.removed) == (["a02"], ["a01"])


def test_what_was_accepted_and_not_indexed_is_neither_missing_nor_strange(stand: Stand) -> None:
    FakeLedger(stand.memory).accept(Offer("a00", "https://saltmere.example/a00", "saltmere"))
    assert stand.differences().is_none
    stand.put(seen(0))
    assert stand.differences().is_none, "its worker was killed before it could say so: the message comes again"


def test_a_command_tells_and_sends(stand: Stand) -> None:
    stand.take_in(seen(0))
    stand.take_in(seen(1))
    stand.empty()
    stand.put(article("strange", first_seen_at=NOON))

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["reconcile", *words], obj=stand.service())
        return done.exit_code, done.output

    code, told = run()
    assert code == 1 and "2 are missing:\n  a00\n  a01" in told and "reconcile --mend` sends" in told
    assert "2 articles are called indexed, the index holds 1" in told and "1 are held though nobody" in told
    code, told = run("--mend", "--json")
    found = json.loads(told)
    assert code == 1 and (found["sent"], found["unknown"], found["lost"]) == (2, ["strange"], [])
    stand.work()
    stand.memory.articles["strange"] = {"url": "u"}
    assert run() == (0, run()[1]) and "nothing differs" in run()[1]


def test_what_turned_out_to_be_another_article_is_united(stand: Stand) -> None:
    for number in range(3):
        stand.take_in(seen(number))
    FakeUrlRegistry(stand.memory).tie("a01", "a00")
    found = stand.differences()
    assert (found.merged, found.unknown, found.missing) == (["a01"], [], [])
    done = CliRunner().invoke(app, ["reconcile"], obj=stand.service())
    assert done.exit_code == 1 and "1 are held though they turned out to be other articles" in done.output
    assert CliRunner().invoke(app, ["reconcile", "--mend"], obj=stand.service()).exit_code == 0
    assert stand.differences().is_none and {*stand.index.read(["a00", "a01", "a02"])} == {"a00", "a02"}


def test_what_no_copy_is_left_of_is_named(stand: Stand) -> None:
    stand.take_in(seen(0))
    stand.empty()
    found = stand.differences()
    for segment in (stand.folder / "archive").glob("*/*"):
        segment.unlink()
    report = stand.mend(found)
    assert (report.sent, report.lost) == (0, ("a00",))
