"""Use case: one run of `newswire index restore --from-archive`, from an empty index to the report of what came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice

from newswire_shared.accounting.known_articles import KnownArticles
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.restoration import MOST_NOTES, Reteller
from newswire_shared.archive.members import Damage
from newswire_shared.archive.segments import Segments
from newswire_shared.archive.walk import archive_bytes
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.documents import StoryDocument
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.stories import Placements
from newswire_shared.running.console.output import bar

from newswire_index.engine.ports import Index
from newswire_index.engine.selection import Selection
from newswire_index.recovery.enriched_copies import EnrichedCopy, enriched_copies, in_parts
from newswire_index.recovery.progress import CopyJournal, CopyProgress
from newswire_index.recovery.removed_articles import removed_articles
from newswire_index.recovery.restore_articles import RestoreArticles, RestoredPart
from newswire_index.recovery.told_stories import told_story

STORIES_AT_ONCE = 200  # small documents, in one request


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What came back; `stories` are those that only the archive told of, `retold` what the state knows."""

    progress: CopyProgress
    resumed: bool
    articles: int
    stories: int
    damages: int
    retold: Mapping[str, int]
    refusals: Sequence[str] = ()

    def as_json(self) -> dict[str, object]:
        """For machines."""
        found = {name: number for name, number in asdict(self.progress).items() if name not in ("place", "done_bytes")}
        return found | {
            "resumed": self.resumed, "articles": self.articles, "stories": self.stories, "damages": self.damages,
            "retold": dict(self.retold), "refusals": list(self.refusals),
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """For a person."""
        found = self.progress
        cut_off = ", going on with one that was cut off" if self.resumed else ""
        yield f"the index holds {self.articles} articles, made of {found.copies} enriched copies{cut_off}"
        if self.stories:
            yield f"{self.stories} stories that linking has forgotten were told by their articles"
        if found.left_out:
            yield f"{found.left_out} copies were left out: taken down, or older than what is retained"
        if found.unreadable:
            yield (
                f"{found.unreadable} copies have a shape that this release does not know: "
                "`newswire index rebuild --from-archive` makes them anew"
            )
        if found.refused:
            yield f"{found.refused} are refused by the index:"
            yield from (f"  {line}" for line in self.refusals)
        if self.damages:
            yield f"{self.damages} damages of the archive passed over: `newswire archive verify` names what is lost"
        if told := ", ".join(f"{number} {name}" for name, number in self.retold.items() if number):
            yield f"told the index what the state knows: {told}"


@dataclass(frozen=True, slots=True)
class RestoreIndex:
    """Makes an index that was lost from the archive alone: no page is enriched again, and nothing enters the ledger."""

    index: Index
    segments: Segments
    placements: Placements
    registry: UrlRegistry
    known: KnownArticles
    journal: CopyJournal
    clock: Clock
    retellers: Callable[[], Sequence[Reteller]]

    def __call__(self, *, beside: bool = False) -> RestoreReport:
        """Bring back all.  Raises UsageError for an index that holds articles, unless `beside` these is wanted."""
        begun = self.journal.begun()
        if begun is None and not beside:
            self._refuse_full()
        retellers = self.retellers()  # first: one that is not there ends this before it begins
        run = _Run(self, begun or CopyProgress())
        run.walk()
        stories = self._told_stories()
        self.index.refresh()
        articles = self.index.count(Selection())
        self.journal.forget()
        return RestoreReport(
            run.progress, begun is not None, articles, stories, len(run.damages),
            {each.name: each.retell() for each in retellers}, tuple(islice(run.refusals, MOST_NOTES)),
        )  # fmt: skip

    def _refuse_full(self) -> None:
        self.index.refresh()
        held = self.index.count(Selection())
        if held:
            raise UsageError(
                f"the index holds {held} articles already. If only some are missing, `newswire index reconcile --mend` "
                "sends those again; --beside brings back all that the archive holds and keeps what is there"
            )

    def _told_stories(self) -> int:
        number, waiting = 0, list[StoryDocument]()
        for cards in self.journal.stories():
            waiting.append(told_story(cards))
            number += 1
            if len(waiting) == STORIES_AT_ONCE:
                self.index.write_stories(waiting)
                waiting = []
        if waiting:
            self.index.write_stories(waiting)
        return number


@dataclass(slots=True)
class _Run:
    """One walk over the archive."""

    case: RestoreIndex
    progress: CopyProgress
    damages: list[Damage] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def walk(self) -> None:
        case = self.case
        write = RestoreArticles(
            case.index, case.segments, case.placements, case.registry, removed_articles(case.index, case.known),
            case.clock,
        )  # fmt: skip
        copies = enriched_copies(case.segments, self.progress.place, self.damages.append)
        with bar("restoring", archive_bytes(case.segments)) as show:
            for part in in_parts(copies):
                self._note(part, write(part))
                show(self.progress.done_bytes)

    def _note(self, copies: Sequence[EnrichedCopy], part: RestoredPart) -> None:
        """Keep how far it is: killed before, the same part is met again, and found to be there."""
        before, last = self.progress, copies[-1]
        self.progress = replace(
            before, place=last.ref, done_bytes=last.done_bytes, copies=before.copies + len(copies),
            written=before.written + part.written, left_out=before.left_out + part.left_out,
            unreadable=before.unreadable + part.unreadable, refused=before.refused + len(part.refusals),
        )  # fmt: skip
        self.refusals += part.refusals
        self.case.journal.keep(self.progress, part.cards)
