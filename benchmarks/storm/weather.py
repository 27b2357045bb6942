"""The weather: which fault comes when, by the seed; what lasts, and ends again."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field

from benchmarks.storm.faults import UNAVAILABLE, Fault
from benchmarks.storm.scene import Scene

TRIES = 5  # for what cannot begin; then it comes in the next round


@dataclass(frozen=True, slots=True)
class Lasting:
    """A fault that lasts, and when it ends."""

    fault: Fault
    ends_at: float


@dataclass
class Weather:
    """Deals the faults of a round in an order of chance, one after a pause of chance, and ends those that last.

    Those named in `first` come first in each round until they have happened.
    """

    scene: Scene
    faults: list[Fault]
    chance: random.Random
    pauses_s: tuple[float, float]
    longest_s: float
    first: Container[str] = ()
    clock: Callable[[], float] = time.monotonic
    done: Counter[str] = field(default_factory=Counter)
    idle: Counter[str] = field(default_factory=Counter)
    lasting: list[Lasting] = field(default_factory=list)
    deck: list[tuple[Fault, int]] = field(default_factory=list)
    next_at: float = 0.0
    rounds: int = 0

    def step(self) -> None:
        """Do what is due; call it again and again."""
        self._end([one for one in self.lasting if self.clock() >= one.ends_at])
        if self.clock() < self.next_at:
            return
        self.next_at = self.clock() + self.chance.uniform(*self.pauses_s)
        self._begin(*self._dealt())

    @property
    def is_whole(self) -> bool:
        """Whether every kind of fault has happened."""
        return self.has_done(fault.name for fault in self.faults)

    def has_done(self, names: Iterable[str]) -> bool:
        """Whether each of these faults has happened."""
        return all(self.done[name] for name in names)

    def end_all(self) -> None:
        """End what lasts, as far as that goes now; call it until nothing lasts."""
        self._end([*self.lasting])

    def _dealt(self) -> tuple[Fault, int]:
        if not self.deck:
            self.deck = [(fault, 0) for fault in self.faults]
            self.chance.shuffle(self.deck)
            self.deck.sort(
                key=lambda card: card[0].name in self.first and not self.done[card[0].name]
            )  # the last is dealt first
            self.rounds += 1
        return self.deck.pop()

    def _begin(self, fault: Fault, tries: int) -> None:
        if any(
            one.fault.name == fault.name or (fault.place and one.fault.place == fault.place) for one in self.lasting
        ):
            self._later(fault, tries)
            return
        try:
            said = fault.begin(self.scene)
        except UNAVAILABLE as error:
            self.scene.say(f"not yet: {fault.name} ({error})")
            said = None
        if said is None:
            self._later(fault, tries)
            return
        self.done[fault.name] += 1
        self.idle[fault.name] += said.endswith("idle")
        lasts_s = min(self.chance.uniform(*fault.lasts_s), self.longest_s)
        self.scene.say(f"{fault.name}: {said}" + (f", for {lasts_s:.0f} s" if lasts_s else ""))
        if lasts_s:
            self.lasting.append(Lasting(fault, self.clock() + lasts_s))

    def _later(self, fault: Fault, tries: int) -> None:
        if tries < TRIES:
            self.deck.insert(self.chance.randrange(len(self.deck) + 1), (fault, tries + 1))

    def _end(self, ending: list[Lasting]) -> None:
        for one in ending:
            try:
                one.fault.end(self.scene)
            except UNAVAILABLE:  # Redis is away: again at the next step
                continue
            self.lasting.remove(one)
            self.scene.say(f"over: {one.fault.name}")
