"""The checks of an installation, from one reading of Redis: the doctor, the exporter and the alerts have the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newswire_shared.accounting.epoch import RESTORE, EpochState
from newswire_shared.accounting.pauses import BLOCKED
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.checks import Finding, Verdict, fine, odd, wrong

from newswire_ops.observation.processes import clock, machines, releases, workers
from newswire_ops.observation.reading import EngineLook, StackReading
from newswire_ops.observation.soundness import soundness

UNSEEN_S = 30.0  # six looks that nobody took: then what was seen last is no answer any more
NAMED = 10  # sources in a finding; `newswire sources list` has all
ORDER = {verdict: place for place, verdict in enumerate((Verdict.WRONG, Verdict.ODD, Verdict.FINE))}


@dataclass(frozen=True, slots=True)
class CheckRules:
    """What depends on the settings: how many messages of a queue are too many, and whether the state lies apart."""

    high_water: int
    is_apart: bool = False

    @classmethod
    def of(cls, settings: SharedSettings) -> CheckRules:
        """By the settings of an installation."""
        return cls(settings.high_water_messages, is_apart=bool(settings.state_url))


def findings(reading: StackReading, rules: CheckRules) -> Iterator[Finding]:
    """What is found, always under the same names, whether it is fine or not."""
    if rules.is_apart:
        yield soundness("broker", reading.servers["broker"])
    yield soundness("redis", reading.servers["state"])
    yield state(reading.epoch)
    yield clock(reading.ticks_s, reading.beats)
    yield workers(reading)
    yield engine(reading.engine)
    yield releases(reading.beats)
    yield machines(reading.beats)
    yield queues(reading, rules.high_water)
    yield dead_letters(reading.dead_letters)
    yield stages(reading.paused)
    yield sources(reading)


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    """The findings for a person: what is wrong, what is odd, then what is fine."""
    return sorted(found, key=lambda finding: ORDER[finding.verdict])


def engine(look: EngineLook | None) -> Finding:
    """Whether the engine of the index serves, as the index workers of any machine saw it last."""
    if look is None:
        return fine("engine", "no index worker has asked it yet")
    if look.ago_s > UNSEEN_S:
        return odd("engine", f"no index worker had an answer of it for {look.ago_s:.0f} s",
                   "look at the index workers and at the engine")  # fmt: skip
    if look.why:
        return wrong("engine", look.why, "what is to be indexed waits meanwhile, and nothing is lost: mend the engine")
    return fine("engine", f"it answered {look.ago_s:.0f} s ago")


def state(epoch: EpochState) -> Finding:
    """Whether the state knows what was taken in before, and since when it counts."""
    if epoch.has_begun:
        return fine("state", f"it counts since {since(epoch)}")
    if epoch.indexed:
        return wrong("state", f"it was lost, and the index holds {epoch.indexed:,} documents: intake waits",
                     f"`{RESTORE}` brings back what it knew")  # fmt: skip
    return odd("state", "it is new, and no index worker has looked yet whether it was lost: intake waits",
               "start an index worker")  # fmt: skip


def since(epoch: EpochState) -> str:
    """Since when the counts go, for a person."""
    if not epoch.since_ms:
        return "before releases kept note of it"
    at = f"{from_ms(epoch.since_ms):%Y-%m-%d %H:%M} UTC"
    return f"{at}, when what was lost before was brought back" if epoch.restored else at


def queues(reading: StackReading, high_water: int) -> Finding:
    """How much waits, and whether intake stops for it."""
    in_flight = ", ".join(f"{stage} {reading.in_flight.get(stage, 0)}" for stage in Stage)
    full = [f"{queue} {length}" for queue, length in reading.queues.items() if length >= high_water]
    if full:
        return odd("queues", f"past the high-water mark: {', '.join(full)}", "start more workers of that group")
    return fine("queues", f"{sum(reading.queues.values())} messages wait; in flight: {in_flight}")


def dead_letters(number: int) -> Finding:
    """Whether something waits for a person."""
    return (
        odd("dead letters", f"{number}", "look at them: newswire dead list --group")
        if number
        else fine("dead letters", "none")
    )


def stages(paused: Mapping[str, str]) -> Finding:
    """Whether a stage is paused, and why."""
    if not paused:
        return fine("stages", "none is paused")
    why = "; ".join(f"{stage} ({reason})" for stage, reason in paused.items())
    return odd("stages", f"paused: {why}", "; ".join(_way_on(stage, reason) for stage, reason in paused.items()))


def _way_on(stage: str, reason: str) -> str:
    if reason.startswith(BLOCKED):  # to resume it would use up tries of articles, until it is paused again
        return f"{stage} goes on by itself once that is mended"
    return f"newswire resume {stage} lets it go on"


def sources(reading: StackReading) -> Finding:
    """Whether sources fail or have fallen silent, as ingest counts them by their states."""
    ill = [f"{name} ({state})" for name, state in sorted(reading.ill_sources.items())]
    number = sum(reading.sources.values())
    if ill:
        more = " and more" if len(ill) > NAMED else ""
        first = min(reading.ill_sources)
        return odd("sources", f"of {number} these need a look: {'; '.join(ill[:NAMED])}{more}",
                   f"newswire sources show {first} says why and what to do; newswire sources list has all")  # fmt: skip
    return fine("sources", f"{number}, of which none needs a look" if number else "none is counted")
