"""The port to the state that linking keeps, and what passes through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from newswire_shared.contracts.documents import Copy, Story
from newswire_shared.contracts.stories import Card, StoryReader

from newswire_enrich.linking.signature import Signature

CopyKind = Literal["reprint", "edit", "update", "excerpt"]


@dataclass(frozen=True, slots=True)
class CandidateArticle:
    """An article that another may belong to; `original` is the number of what it copies."""

    number: int  # of the state: four bytes in a posting list, where an id takes 32
    card: Card
    signature: Signature  # without keys and forms, which the state does not keep
    story: int
    original: int | None


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """A story as a candidate's story: its size and the span of its articles' publication."""

    number: int
    id: str
    size: int
    first_ms: int | None
    last_ms: int | None
    locked: bool


@dataclass(frozen=True, slots=True)
class Registered:
    """What the state knows around an article: itself, its candidates, and the stories of all of them.

    `is_fixed`: an editor placed it.  `linked` are the known articles that it links to.
    """

    number: int
    card: Card
    signature: Signature
    story: int
    is_fixed: bool
    linked: tuple[str, ...]
    candidates: tuple[CandidateArticle, ...]
    stories: Mapping[int, StoryFacts]

    @property
    def is_alone(self) -> bool:
        """Whether it is the only article of a story of its own name."""
        own = self.stories[self.story]
        return own.size == 1 and own.id == self.card.article_id


@dataclass(frozen=True, slots=True)
class NearCopy:
    """That an article and a candidate are copies: how alike, and the kind that each is if the other is the original."""

    number: int
    similarity: float
    as_copy: CopyKind
    as_original: CopyKind


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of an article: an article whose story it joins, a story it follows, what it is a copy of.

    `may_leave`: the story it is in may be left, for another or for none (a second look).  `is_unsettled`: it was a near
    thing, so that a second look is worth its cost.
    """

    joins: int | None = None
    follows: str | None = None
    copies: tuple[NearCopy, ...] = ()
    may_leave: bool = False
    is_unsettled: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Decision()


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of a decision, by ids; what changed for other articles is in the outbox."""

    story: str
    copy_of: Copy | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an editor's word: the story, by id; what changed with it is in the outbox."""

    story: str


class StoryState(StoryReader, Protocol):
    """Which articles are live, what stories they form, and which are copies.  Each call is one atomic step.

    Every call may be repeated.  Raises TransientError where the state cannot be reached.
    """

    def register(self, card: Card, signature: Signature, targets: Sequence[str] = ()) -> Registered:
        """Make an article known and answer what it may belong to; `targets` are ids of the articles it links to."""

    def look(self, article_id: str, keys: Sequence[tuple[int, float]] = ()) -> Registered | None:
        """What an article that is known may belong to now; None if it is not known."""

    def join(self, article_id: str, decision: Decision) -> Joined | None:
        """Carry out a decision as far as editors allow; None if the article is not known any more."""

    def due_again(self, limit: int) -> list[str]:
        """Articles whose second look is due, each given out once."""

    def lock(self, story_id: str, locked: bool) -> Edited | None:
        """Keep a story as it is, or let it go; None if it is not known, here and below."""

    def move(self, article_id: str, story_id: str | None) -> Edited | None:
        """Put an article into a story for good, or into one of its own."""

    def free(self, article_id: str) -> Edited | None:
        """Let an article that was put somewhere be moved automatically again."""

    def merge(self, story_id: str, other_id: str) -> Edited | None:
        """Make two stories one, also where they were held apart."""

    def split(self, story_id: str, article_ids: Sequence[str]) -> Edited | None:
        """Make some articles of a story one of their own, held apart from it.  None if all or others are named."""

    def hold_apart(self, story_id: str, article_ids: Sequence[str]) -> Edited | None:
        """Hold the stories of articles apart from a story, where a split parted them earlier."""


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    """An article with its signature and the place that the index has for it; `card` has its times."""

    card: Card
    signature: Signature
    story: str
    copy_of: Copy | None = None


class LinkRestoration(Protocol):
    """Makes articles and stories live again as they were.  What is known stays, so that repeating it changes nothing.

    Raises TransientError where the state cannot be reached.
    """

    @property
    def remembered_s(self) -> float:
        """For how long an article is live."""

    def now_ms(self) -> int:
        """The time of the state."""

    def restore(self, article: PlacedArticle) -> bool:
        """Make an article live again; whether it was not."""

    def restore_story(self, story: Story) -> bool:
        """Give a story back what is known of it beside its articles; whether linking knows it."""
