"""The age at which an article is looked at next: what a look costs, against edits that are found late or never."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newswire_ingest.fetching.edit_habits import AGES_S, parts

LOOK_COST = 0.022  # in edits: forty looks for one edit that nobody would have found else, and no more
LATE = 0.45  # of an edit is lost where it is found after a very long time; all of it where it never is
HALF_S = 7200.0  # of that is lost by then: news is read within hours
LEAST_S = 300.0  # between two planned looks: sooner it finds what caches still hold


def next_look(rates: Sequence[float], last_s: float, now_s: float, most: int) -> float | None:
    """The age of the next planned look, None where none is worth its cost.

    `rates` are the edits that the article is expected to have by spans of its age; it was looked at last at the age of
    `last_s`, it is `now_s` old, and may have so many looks yet.
    """
    ages = tuple(age for age in AGES_S if age >= max(now_s, last_s + LEAST_S))
    marks, kept = (last_s, *ages), tuple(rates)

    missed = [_missed(kept, mark) for mark in marks]
    late = [[_late(kept, mark, onward) for onward in marks] for mark in marks]

    @cache
    def best(at: int, left: int) -> tuple[float, int]:
        """The least that is lost after a look at a mark with so many left, and the next look's mark, 0 for none."""
        choices = [(missed[at], 0)]
        for onward in range(at + 1, len(marks) if left else 0):
            choices.append((LOOK_COST + late[at][onward] + best(onward, left - 1)[0], onward))
        return min(choices)

    chosen = best(0, most)[1]
    return marks[chosen] if chosen else None


def _missed(rates: tuple[float, ...], start_s: float) -> float:
    return sum(rates[span] * part for span, part, _ in parts(start_s, AGES_S[-1]))


def _late(rates: tuple[float, ...], start_s: float, end_s: float) -> float:
    waits = ((rates[span] * part, end_s - middle) for span, part, middle in parts(start_s, end_s))
    return sum(LATE * edits * wait / (wait + HALF_S) for edits, wait in waits)
