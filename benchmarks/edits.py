"""Edits found, how late, and what looking for them costs, over simulated publishers.

    python -m benchmarks.edits [--half judged] [--seed 2] [--articles 600] [--fixed]

Thirty habits of editing, each of a source with so many articles over two weeks.  The real planning (`Rechecks`,
`Edits`) runs over a ledger, a due queue and habits in memory, by a clock of its own; the benchmark stands in for the
web, the poll of the feed every five minutes, and enrichment.  An edit is found by the first look that comes after it.
The constants were chosen on the half `learned` with seed 1, and are judged on the other half with seed 2.  `--fixed`
runs the fixed waits of 1 h, 7 h and 31 h instead.
"""

from __future__ import annotations

import argparse
import logging
import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta

import structlog
from newswire_ingest.fetching.edits import Edits
from newswire_ingest.fetching.rechecks import RecheckRule, Rechecks
from newswire_ingest.polling.sightings import Sighting
from newswire_ingest.testing import FakeEditHabits
from newswire_shared.accounting.ledger import GIVEN, CaptureRecord, Offer
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.testing import FakeClock, FakeDueQueue, FakeLedger, Memory

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
SPREAD_S = 14 * DAY
POLL_S, LISTED_S = 300.0, 2 * DAY
FIXED_S = (HOUR, 6 * HOUR, 24 * HOUR)
Draw = Callable[[random.Random], list[float]]  # when an article is edited, in seconds after it is published


@dataclass(frozen=True)
class Publisher:
    """One way to edit, and to say so.

    `says` is `no` for nothing, `true`, `late` (after an hour or so), `often` (also at comments), `always` (at each
    poll), `zone` (hours behind), `ahead` (in the future), `day` (days only).
    """

    name: str
    edits: Draw
    says: str = "no"


def some(share: float, *draws: Draw) -> Draw:
    """Of so many articles, else none."""
    return lambda chance: sorted(at for draw in draws for at in draw(chance)) if chance.random() < share else []


def within(start: float, end: float, least: int = 1, most: int = 1) -> Draw:
    """Evenly between two ages."""
    return lambda chance: [chance.uniform(start, end) for _ in range(chance.randint(least, most))]


def fading(mean: float, most: int = 1) -> Draw:
    """Ever less likely."""
    return lambda chance: [chance.expovariate(1 / mean) for _ in range(chance.randint(1, most))]


LEARNED = (
    Publisher("never", some(0)),
    Publisher("never, touched at each poll", some(0), "always"),
    Publisher("never, touched at comments", some(0), "often"),
    Publisher("typos in 20 min, silent", some(0.35, within(2 * MINUTE, 20 * MINUTE, 1, 2))),
    Publisher("typos in 20 min, said", some(0.35, within(2 * MINUTE, 20 * MINUTE, 1, 2)), "true"),
    Publisher("wire updates, said", some(0.6, within(5 * MINUTE, HOUR, 1, 3)), "true"),
    Publisher("wire updates, silent", some(0.6, within(5 * MINUTE, HOUR, 1, 3))),
    Publisher("next-day corrections, silent", some(0.08, within(14 * HOUR, 30 * HOUR))),
    Publisher("one in twelve live, said", some(0.08, within(5 * MINUTE, 8 * HOUR, 8, 25)), "true"),
    Publisher("one in twelve live, silent", some(0.08, within(5 * MINUTE, 8 * HOUR, 8, 25))),
    Publisher("half edited over hours, silent", some(0.5, fading(2 * HOUR, 2))),
    Publisher("half edited over hours, touched always", some(0.5, fading(2 * HOUR, 2)), "always"),
    Publisher("a third over hours, hours behind", some(0.35, fading(HOUR, 2)), "zone"),
    Publisher("a tenth at any time, said", some(0.1, within(0, 36 * HOUR)), "true"),
    Publisher("typos and corrections, said late", some(0.3, within(0, HOUR), within(0, 26 * HOUR)), "late"),
)
JUDGED = (
    Publisher("never, days only", some(0), "day"),
    Publisher("never, in the future", some(0), "ahead"),
    Publisher("hardly ever, silent", some(0.015, fading(3 * HOUR))),
    Publisher("typos in 10 min, silent", some(0.5, within(MINUTE, 10 * MINUTE))),
    Publisher("typos in half an hour, touched at comments", some(0.4, fading(15 * MINUTE, 2)), "often"),
    Publisher("agency: several in an hour, said", some(0.8, within(3 * MINUTE, 70 * MINUTE, 1, 4)), "true"),
    Publisher("agency: several in 90 min, silent", some(0.7, within(5 * MINUTE, 90 * MINUTE, 1, 3))),
    Publisher("next-day corrections, said", some(0.1, within(10 * HOUR, 30 * HOUR)), "true"),
    Publisher("a desk of live blogs, said", some(0.2, within(5 * MINUTE, 10 * HOUR, 6, 30)), "true"),
    Publisher("a desk of live blogs, silent", some(0.1, within(5 * MINUTE, 10 * HOUR, 6, 30))),
    Publisher("evening paper: rewritten in 5 h, silent", some(0.4, within(HOUR, 5 * HOUR))),
    Publisher("a quarter over hours, in the future", some(0.25, fading(90 * MINUTE, 2)), "ahead"),
    Publisher("a quarter over hours, said, and touched", some(0.25, fading(90 * MINUTE, 2)), "often"),
    Publisher("magazine: after a day, silent", some(0.2, within(20 * HOUR, 34 * HOUR))),
    Publisher("a fifth in a day, said late", some(0.2, within(0, 20 * HOUR, 1, 2)), "late"),
)


@dataclass
class Piece:
    """An article of the simulation: when it was published, edited and touched, and how it was looked at."""

    number: int
    born: float
    edits: list[float]
    touched: list[float]
    looks: list[float] = field(default_factory=list)
    article_id: str = ""

    @property
    def url(self) -> str:
        return f"https://www.paper.example/{self.number}"

    def updated(self, says: str, now: float) -> float | None:
        """The time that the feed states now, None for none."""
        last = max([self.born, *(at for at in (*self.edits, *self.touched) if at <= now)])
        if says == "late":
            last = max([self.born, *(at for at in self.edits if at <= now - HOUR)])
        stated = {
            "no": None,
            "always": now,
            "zone": last - 5 * HOUR,
            "ahead": last + 7 * HOUR,
            "day": last // DAY * DAY,
        }
        return stated.get(says, last)


class Room:
    """One source, its feed, and the planning."""

    def __init__(self, publisher: Publisher, pieces: Sequence[Piece], *, fixed: bool) -> None:
        self.publisher, self.pieces = publisher, pieces
        self.clock = FakeClock()
        memory = Memory(self.clock)
        self.start = self.clock.now()
        self.ledger, habits = FakeLedger(memory), FakeEditHabits()
        rule = RecheckRule(FIXED_S) if fixed else RecheckRule()
        self.rechecks = Rechecks(FakeDueQueue(memory, "rechecks"), self.ledger, habits, self.clock, rule)
        self.edits = Edits(self.ledger, habits, self.rechecks, self.clock)
        self.habits, self.memory, self.asked = habits, memory, 0
        self.is_fixed, self.known = fixed, dict[str, Piece]()
        self.stated: dict[int, str] = {}

    @property
    def now(self) -> float:
        return (self.clock.now() - self.start).total_seconds()

    def run(self) -> None:
        """Poll every five minutes and look in between, until two days after the last article."""
        waiting = list(self.pieces)
        listed = list[Piece]()
        while self.now < SPREAD_S + 2 * DAY:
            listed = [piece for piece in listed if piece.born > self.now - LISTED_S]
            while waiting and waiting[0].born <= self.now:
                listed.append(waiting.pop(0))
                self._take(listed[-1])
            if not self.is_fixed:
                self._offer_edits(listed)
            for _ in range(5):
                self.clock.sleep(POLL_S / 5)
                self.rechecks.accept_due()
                self._fetch()

    def _take(self, piece: Piece) -> None:
        acceptance = self.ledger.accept(self._offered(piece))
        piece.article_id = acceptance.article_id
        self.known[piece.article_id] = piece

    def _offered(self, piece: Piece) -> Offer:
        fields = {f"{GIVEN}published": self._iso(piece.born)} | self._updated_of(piece)
        return Offer(key=f"{piece.number}", url=piece.url, source="paper", host="paper.example:443", fields=fields)

    def _updated_of(self, piece: Piece) -> dict[str, str]:
        at = piece.updated(self.publisher.says, self.now)
        return {} if at is None else {f"{GIVEN}updated": self._iso(at)}

    def _offer_edits(self, listed: Sequence[Piece]) -> None:
        """As a poll does: of what its listing changed."""
        sightings = list[Sighting]()
        for piece in listed:
            updated = self._updated_of(piece).get(f"{GIVEN}updated", "")
            if self.stated.get(piece.number, "") != updated:
                self.stated[piece.number] = updated
                sightings.append(Sighting(piece.article_id, self._offered(piece), updated))
        self.edits.offer("paper", sightings)

    def _fetch(self) -> None:
        for capture_id in sorted(self.memory.to_fetch):
            record = self.ledger.record(capture_id)
            assert record is not None
            self._look(record, self.known[record.article_id])

    def _look(self, record: CaptureRecord, piece: Piece) -> None:
        before = piece.looks[-1] if piece.looks else None
        is_new = before is None or any(before < at <= self.now for at in piece.edits)
        piece.looks.append(self.now)
        self.rechecks.plan(record)
        if is_new:
            self.ledger.advance(record.capture_id, Stage.ENRICH)
        self.ledger.advance(record.capture_id, End.INDEXED if is_new else End.UNCHANGED)

    def _iso(self, at: float) -> str:
        return (self.start + timedelta(seconds=at)).astimezone(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Result:
    """What one publisher came to: delays of the edits that were found, in minutes."""

    name: str
    edits: int
    late_min: list[float]
    looks: float


def result(publisher: Publisher, articles: int, seed: int, *, fixed: bool) -> Result:
    """Simulate one publisher."""
    chance = random.Random(f"{seed} {publisher.name}")
    pieces = [_piece(publisher, number, at, chance) for number, at in enumerate(_births(articles, chance))]
    room = Room(publisher, pieces, fixed=fixed)
    room.run()
    after = [
        (at, [look for look in piece.looks[1:] if look >= at], piece.looks[0]) for piece in pieces for at in piece.edits
    ]
    missed = [(at, looks) for at, looks, first in after if at > first]  # the first look shows the others
    late = [(looks[0] - at) / MINUTE for at, looks in missed if looks]
    return Result(publisher.name, len(missed), late, sum(len(piece.looks) - 1 for piece in pieces) / len(pieces))


def _births(articles: int, chance: random.Random) -> list[float]:
    return sorted(chance.uniform(0, SPREAD_S) for _ in range(articles))


def _piece(publisher: Publisher, number: int, born: float, chance: random.Random) -> Piece:
    edits = sorted(born + at for at in publisher.edits(chance))
    comments = [born + chance.expovariate(1 / (4 * HOUR)) for _ in range(chance.randint(0, 8))]
    return Piece(number, born, edits, comments if publisher.says == "often" else [])


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--half", choices=("learned", "judged"), default="judged")
    reading.add_argument("--seed", type=int, default=2)
    reading.add_argument("--articles", type=int, default=600)
    reading.add_argument("--fixed", action="store_true")
    asked = reading.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    print(f"{'':44}{'edits':>6} {'found':>6} {'median':>8} {'looks':>6}")
    results = list[Result]()
    for publisher in JUDGED if asked.half == "judged" else LEARNED:
        results.append(result(publisher, asked.articles, asked.seed, fixed=asked.fixed))
        _show(results[-1])
    late = [minutes for each in results for minutes in each.late_min]
    _show(Result("all", sum(each.edits for each in results), late, statistics.mean(each.looks for each in results)))
    return 0


def _show(found: Result) -> None:
    share = f"{100 * len(found.late_min) / found.edits:.0f} %" if found.edits else "-"
    median = f"{statistics.median(found.late_min):.0f} min" if found.late_min else "-"
    print(f"{found.name:44}{found.edits:6} {share:>6} {median:>8} {found.looks:6.2f}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
