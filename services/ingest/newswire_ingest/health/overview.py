"""Sources as a person sees them: their health, how they are polled, and what they bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from newswire_shared.accounting.ledger import Counts, Ledger
from newswire_shared.contracts.clock import Clock, from_ms, to_ms

from newswire_ingest.health.health import Expected, Health, Kind, health, problems_of
from newswire_ingest.health.outcomes import DAY_MS, Outcomes
from newswire_ingest.sources.declarations import BY_HABIT, every_of
from newswire_ingest.sources.ports import FeedState, Source, SourceStore

HEADINGS = ("source", "state", "since (UTC)", "last success", "last new", "a day", "next look", "every", "why")
FEED_FIELDS = (
    "polled_ms", "ok_ms", "new_ms", "next_ms", "failing_ms", "failures", "items", "looks", "fresh", "listed",
    "moved_to", "proposed", "retired", "etag", "last_modified",
)  # fmt: skip
SHOWN_DAYS = 7  # of outcomes in `show`
LONGEST_WHY = 120  # characters in a table; `show` has all of it


@dataclass(frozen=True, slots=True)
class Overview:
    """A source, what its last look left, its health, and about how many items it has a day."""

    source: Source
    state: FeedState
    health: Health
    a_day: float

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return asdict(self.source) | {
            "every": every_of(self.source.interval_s),
            "health": self.health.kind.value,
            "health_since_ms": self.health.since_ms,
            "why": self.health.words,
            "advice": self.health.advice,
            "items_a_day": round(self.a_day, 2),
            "learned_interval_s": self.state.interval_s,
            "new_share": self.new_share,
            "problems": [*problems_of(self.state)],
            **{f"feed_{name}": getattr(self.state, name) for name in FEED_FIELDS},
        }

    @property
    def new_share(self) -> float | None:
        """The share of new items among those listed in all looks."""
        return round(self.state.fresh / self.state.listed, 4) if self.state.listed else None

    def as_row(self) -> tuple[str, ...]:
        """For a person, under `HEADINGS`."""
        found, state = self.health, self.state
        why = found.words if found.kind is not Kind.HEALTHY else ""
        why += f"; proposed: {state.proposed}" if state.proposed else ""
        shown = why if len(why) <= LONGEST_WHY else f"{why[: LONGEST_WHY - 1]}…"
        return (self.source.name, found.kind.value, self._since(), shown_time(state.ok_ms), shown_time(state.new_ms),
                self._daily(), shown_time(state.next_ms), self.every, shown)  # fmt: skip

    def _since(self) -> str:
        return "" if self.health.is_calm else shown_time(self.health.since_ms)

    def _daily(self) -> str:
        return f"{self.a_day:.3g}" if self.a_day else ""

    @property
    def every(self) -> str:
        """How often it is polled, and whether that was learned."""
        if self.source.interval_s:
            return every_of(self.source.interval_s)
        learned = f", now {self.state.interval_s / 60:.3g}m" if self.state.interval_s else ""
        return f"{BY_HABIT}{learned}"


@dataclass(frozen=True, slots=True)
class Overviews:
    """Makes overviews, with the ledger's account of the last day."""

    store: SourceStore
    ledger: Ledger
    clock: Clock
    expected: Expected
    items_a_day: Callable[[FeedState], float]

    def all(self) -> list[Overview]:
        """Every source; those that somebody should look at first, the longest ill of them on top."""
        outcomes, declared = self._outcomes(1), self.store.all()
        states = self.store.states_of([source.name for source in declared])
        found = [self._of(source, state, outcomes) for source, state in zip(declared, states, strict=True)]
        return sorted(found, key=_order)

    def counted(self) -> Counter[Kind]:
        """How many sources are in each state."""
        return Counter(each.health.kind for each in self.all())

    def of(self, source: Source) -> tuple[Overview, Counts]:
        """One source, with what became of its articles in the last week."""
        return self._of(source, self.store.state(source.name), self._outcomes(1)), self._outcomes(SHOWN_DAYS).of(
            source.name
        )

    def _of(self, source: Source, state: FeedState, outcomes: Outcomes) -> Overview:
        found = health(source, state, self._now_ms(), self.expected, outcomes.if_hopeless(source.name))
        return Overview(source, state, found, self.items_a_day(state))

    def _outcomes(self, days: int) -> Outcomes:
        return Outcomes(self.ledger, self._now_ms() - days * DAY_MS)

    def _now_ms(self) -> int:
        return to_ms(self.clock.now())


def _order(overview: Overview) -> tuple[bool, int, str]:
    return overview.health.is_calm, 0 if overview.health.is_calm else overview.health.since_ms, overview.source.name


def shown_time(at_ms: int) -> str:
    """An instant as a person reads it, "" for none."""
    return f"{from_ms(at_ms):%Y-%m-%d %H:%M}" if at_ms else ""


def chosen(
    overviews: Iterable[Overview], *, group: str = "", tag: str = "", failing: bool = False, silent: bool = False
) -> list[Overview]:
    """Those of a group, with a tag, and of a state; of two states either will do."""
    found = [
        each
        for each in overviews
        if not group or each.source.group == group or each.source.group.startswith(f"{group}/")
    ]
    found = [each for each in found if not tag or tag in each.source.tags]
    if not failing and not silent:
        return found
    return [each for each in found if _is_ill(each, failing=failing, silent=silent)]


def _is_ill(overview: Overview, *, failing: bool, silent: bool) -> bool:
    kind = overview.health.kind
    return (silent and kind is Kind.SILENT) or (failing and not overview.health.is_calm and kind is not Kind.SILENT)


def show_lines(overview: Overview, counts: Counts) -> Iterator[str]:
    """All that is known of one source, for a person."""
    source, state, found = overview.source, overview.state, overview.health
    since = f" since {shown_time(found.since_ms)} UTC" if found.since_ms and not found.is_calm else ""
    yield f"{source.name}: {found.kind.value}{since}"
    problems = problems_of(state)
    if found.words and found.kind is not Kind.HEALTHY and not problems:
        yield f"  because     {found.words}"
    yield from (f"  problem     {problem}" for problem in problems)
    if found.advice:
        yield f"  do          {found.advice}"
    rows = {**_declared_rows(source, overview.every), **_state_rows(overview), **_count_rows(counts)}
    yield from (f"  {name:<12}{value}" for name, value in rows.items() if value)


def _declared_rows(source: Source, every: str) -> Mapping[str, str]:
    return {
        "address": source.address,
        "kind": source.kind,
        "group": source.group,
        "tags": ", ".join(source.tags),
        "language": source.language or "",
        "include": ", ".join(source.include),
        "exclude": ", ".join(source.exclude),
        "every": every + (" (learned from its habit)" if not source.interval_s and every != BY_HABIT else ""),
    }


def _state_rows(overview: Overview) -> Mapping[str, str]:
    state, share = overview.state, overview.new_share
    return {
        "last look": _utc(state.polled_ms) or "never",
        "succeeded": _utc(state.ok_ms),
        "last new": _utc(state.new_ms),
        "next look": _utc(state.next_ms),
        "failures": f"{state.failures} in a row" if state.failures else "",
        "items": f"{state.items} in the last look",
        "a day": f"about {overview.a_day:.3g} new items" if overview.a_day else "",
        "new share": f"{share:.1%} of what {state.looks} looks listed" if share is not None else "",
        "moved to": state.moved_to,
        "proposed": state.proposed
        and f"{state.proposed} (newswire sources repair {overview.source.name} --yes takes it)",
    }


def _count_rows(counts: Counts) -> Mapping[str, str]:
    reasons = ", ".join(f"{reason} {number}" for reason, number in sorted(counts.reasons.items(), key=lambda r: -r[1]))
    week = (f"{counts.accepted} accepted, {counts.indexed} indexed, {counts.unchanged} unchanged, {counts.rejected} "
            f"rejected, {counts.dead} dead")  # fmt: skip
    return {
        f"{SHOWN_DAYS} days": week if counts.accepted else "",
        "reasons": reasons,
        "in flight": f"{counts.in_flight} wait or are under way" if counts.in_flight else "",
    }


def _utc(at_ms: int) -> str:
    return f"{shown_time(at_ms)} UTC" if at_ms else ""


def show_json(overview: Overview, counts: Counts) -> dict[str, Any]:
    """All that is known of one source, for machines."""
    return overview.as_json() | {"outcomes": counts.as_json()}
