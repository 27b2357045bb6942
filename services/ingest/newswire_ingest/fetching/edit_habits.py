"""The habits of a source: how often and how soon its articles are edited, and whether what it announces is true.

A habit is a few counts that fade with every look, learned from later looks.  Only what planned looks find counts as
edited here: a source that announces its edits is looked at when it does, and needs few planned looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

# Ends of the spans of an article's age, in minutes since it was first seen: most edits come soon, so each span is about
# twice the one before.  After a day and a half the editors of the next day have been at it too.
AGES_S = tuple(60.0 * minutes for minutes in (10, 20, 40, 80, 160, 320, 640, 1280, 2160))
SPANS = len(AGES_S)
# Edits that an article of an unknown source is expected to have in each span: about a quarter of the news is edited.
PRIOR = (0.05, 0.04, 0.04, 0.03, 0.03, 0.02, 0.02, 0.03, 0.04)
# That this counts for: a source is what it showed itself after some two dozen looks, and not before, for of some
# only one article in twelve is edited, and that one all day.
PRIOR_LOOKS = 10.0
MEMORY_LOOKS = 300.0  # of a span, or so: a new editor counts after some days, and one odd article does not
MEMORY_CLAIMS = 40.0
PRIOR_AGAIN, PRIOR_AGAIN_LOOKS = 1.0, 3.0  # an article that was edited is edited again soon, in one case of three
PRIOR_KEPT, PRIOR_BROKEN = 2.0, 1.0  # a source is believed until about ten announcements in a row came to nothing
SAID = 0.8  # of what a planned look finds at a source that is true to its word: the next poll would have told it
BELIEVED_FROM = 0.2  # of its announcements: one look in five that finds an edit is better than any planned one


@dataclass(frozen=True, slots=True)
class EditHabit:
    """What later looks at the articles of a source came to.

    By spans of age, `looked` counts how often one was covered by looks and `found` the edits found in it.  `kept`
    counts announced edits that a look found, `broken` those that it did not find.  `again` counts planned looks after
    one that had found an edit, and `again_found` those of them that found another.
    """

    looked: tuple[float, ...] = (0.0,) * SPANS
    found: tuple[float, ...] = (0.0,) * SPANS
    kept: float = 0
    broken: float = 0
    again: float = 0
    again_found: float = 0

    @property
    def rates(self) -> tuple[float, ...]:
        """Edits that an article is expected to have in each span."""
        counts = zip(self.looked, self.found, PRIOR, strict=True)
        return tuple((found + prior * PRIOR_LOOKS) / (looked + PRIOR_LOOKS) for looked, found, prior in counts)

    @property
    def again_share(self) -> float:
        """How likely it is that the next look finds another edit, after one that found one."""
        return (self.again_found + PRIOR_AGAIN) / (self.again + PRIOR_AGAIN_LOOKS)

    @property
    def silent_share(self) -> float:
        """Of the edits that planned looks find, those that are not announced soon after; all where nothing ever is."""
        return 1 - SAID * self.kept / (self.kept + self.broken + PRIOR_KEPT + PRIOR_BROKEN)

    @property
    def is_believed(self) -> bool:
        """Whether a look is worth its while when the source says that it edited an article."""
        share = (self.kept + PRIOR_KEPT) / (self.kept + self.broken + PRIOR_KEPT + PRIOR_BROKEN)
        return share >= BELIEVED_FROM


@dataclass(frozen=True, slots=True)
class Lesson:
    """A change of one of a habit's `numbers`, by its place: it fades by a factor, then something is added."""

    number: int
    fade: float
    add: float


class EditHabits(Protocol):
    """The habits of sources.  A lesson that is learned twice does little harm: they are estimates."""

    def of(self, source: str) -> EditHabit:
        """The habit of a source; that of an unknown one is empty."""

    def learn(self, source: str, lessons: Sequence[Lesson]) -> None:
        """Change a source's numbers."""


def numbers(habit: EditHabit) -> tuple[float, ...]:
    """A habit as the numbers that are kept."""
    return (*habit.looked, *habit.found, habit.kept, habit.broken, habit.again, habit.again_found)


def habit_of(kept: Sequence[float]) -> EditHabit:
    """The habit of numbers that were kept; an empty one where they are none, or of another form."""
    if len(kept) != 2 * SPANS + 4:
        return EditHabit()
    return EditHabit(tuple(kept[:SPANS]), tuple(kept[SPANS : 2 * SPANS]), *kept[2 * SPANS :])


def parts(start_s: float, end_s: float) -> Iterator[tuple[int, float, float]]:
    """The spans between two ages, each with the part of it that lies between them, and the middle of this part."""
    begin = 0.0
    for span, end in enumerate(AGES_S):
        first, last = max(begin, start_s), min(end, end_s)
        if last > first:
            yield span, (last - first) / (end - begin), (first + last) / 2
        begin = end


def looked(habit: EditHabit, start_s: float, end_s: float, weight: float, *, is_changed: bool) -> list[Lesson]:
    """What a planned look at one age teaches after one at an earlier age.

    An edit that it found came at any age in between, likelier at one at which the source edits.  `weight` is how likely
    this article was to be edited, compared with others.
    """
    rates, covered = habit.rates, [(span, part) for span, part, _ in parts(start_s, end_s)]
    expected = sum(rates[span] * part for span, part in covered)
    lessons = list[Lesson]()
    for span, part in covered:
        fade = 1 - part / MEMORY_LOOKS
        edits = rates[span] * part / expected if is_changed else 0.0
        lessons += [Lesson(span, fade, part * weight), Lesson(SPANS + span, fade, edits)]
    return lessons


def announced(*, is_changed: bool) -> list[Lesson]:
    """What a look teaches that was made because its source said that it had edited the article."""
    fade = 1 - 1 / MEMORY_CLAIMS
    return [Lesson(2 * SPANS, fade, float(is_changed)), Lesson(2 * SPANS + 1, fade, float(not is_changed))]


def repeated(*, is_changed: bool) -> list[Lesson]:
    """What a planned look teaches that comes after one that had found an edit."""
    fade = 1 - 1 / MEMORY_CLAIMS
    return [Lesson(2 * SPANS + 2, fade, 1.0), Lesson(2 * SPANS + 3, fade, float(is_changed))]


def raised(habit: EditHabit, age_s: float, factor: float, *, is_edited: bool) -> tuple[float, ...]:
    """The rates of one article, which is so many times as likely to be edited as others of its source.

    One whose last look, at that age, found an edit is likely to have another in this span or the next.
    """
    now = next((span for span, end in enumerate(AGES_S) if end > age_s), SPANS)
    soon, likely = habit.again_share / 2 if is_edited else 0.0, factor * habit.silent_share
    return tuple(rate * likely + (soon if now <= span <= now + 1 else 0.0) for span, rate in enumerate(habit.rates))
