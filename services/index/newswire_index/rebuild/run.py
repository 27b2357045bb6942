"""Use case: one run of `newswire index rebuild`, from the wish of a person to the report of what was sent."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta

from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.pressure import Pressure
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.restoration import Reteller
from newswire_shared.archive.members import Damage
from newswire_shared.archive.segments import Segments
from newswire_shared.archive.walk import archive_bytes
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.console.output import bar

from newswire_index.engine.ports import ArticleWalk
from newswire_index.engine.selection import Selection
from newswire_index.rebuild.captures import EarlierCapture, archived_captures, indexed_captures
from newswire_index.rebuild.cursor import Cursor, Cursors, choice_of
from newswire_index.rebuild.rebuild import Rebuild


@dataclass(frozen=True, slots=True)
class RebuildRequest:
    """A person's choice of articles; `since` and `until` are days in UTC, and both belong to it.

    Raises UsageError for what is stale in an archive: only the index knows.
    """

    source: str = ""
    since: datetime | None = None
    until: datetime | None = None
    stale: bool = False
    from_archive: bool = False
    entities: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.stale and self.from_archive:
            raise UsageError(
                "--stale asks the index, and --from-archive is for when there is none: leave one of them out"
            )

    @property
    def selection(self) -> Selection:
        """The same for the index."""
        first, last = Selection().since_ms, Selection().until_ms
        since = to_ms(self.since.replace(tzinfo=UTC)) if self.since else first
        until = to_ms(self.until.replace(tzinfo=UTC) + timedelta(days=1)) if self.until else last
        return Selection(self.source, since, until, self.entities, self.named)


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did, or would do."""

    cursor: Cursor
    dry_run: bool
    resumed: bool
    damages: int = 0
    retold: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """For machines."""
        found = asdict(self.cursor)
        return {name: found[name] for name in ("run", "sent", "fresh", "refused")} | {
            "damages": self.damages, "retold": dict(self.retold), "dry_run": self.dry_run
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """For a person."""
        cursor = self.cursor
        if self.damages:
            yield f"{self.damages} damages of the archive passed over: `newswire archive verify` names what is lost"
        if self.dry_run:
            yield f"{cursor.sent} would be enriched again"
            return
        cut_off = ", going on with one that was cut off" if self.resumed else ""
        yield f"{cursor.sent} sent to be enriched again, as run {cursor.run}{cut_off}"
        if cursor.fresh:
            yield f"{cursor.fresh} are made by today's recipe already"
        if cursor.refused:
            yield f"{cursor.refused} were not taken: taken down meanwhile, or sent by this run before"
        if told := ", ".join(f"{number} {name}" for name, number in self.retold.items() if number):
            yield f"told the index what the state knows: {told}"
        yield "see `newswire ledger` for what becomes of them"


@dataclass(frozen=True, slots=True)
class RunRebuild:
    """Sends what a person chose through enrichment again.

    `declared_recipe` answers the recipe in force, "" where no worker has declared one.  `on_wait` is called with each
    reason to wait.
    """

    index: ArticleWalk
    segments: Segments
    ledger: Ledger
    publisher: EventPublisher
    pressure: Pressure
    clock: Clock
    cursors: Cursors
    declared_recipe: Callable[[], str]
    on_wait: Callable[[str], None]
    retellers: Callable[[], Sequence[Reteller]]

    def __call__(self, request: RebuildRequest, *, restart: bool, dry_run: bool) -> RebuildReport:
        """Send what is asked for.  Raises UsageError where it is not known what is stale."""
        recipe = self._recipe() if request.stale else ""
        choice = choice_of(request.selection, recipe, request.from_archive)
        if restart:
            self.cursors.forget(choice)
        known = None if dry_run else self.cursors.find(choice)
        cursor = known or Cursor(choice, _new_run())
        damages = list[Damage]()
        captures = self._captures(request, cursor, damages.append)
        if dry_run:
            return RebuildReport(_counted(captures, cursor, recipe), True, False, len(damages))
        retellers = self._retellers(request)  # first: one that is not there ends this before it begins
        sent = self._sent(request, captures, cursor, recipe)
        return RebuildReport(
            sent, False, known is not None, len(damages), {each.name: each.retell() for each in retellers}
        )

    def _retellers(self, request: RebuildRequest) -> Sequence[Reteller]:
        """An index that was lost is told what is in no archive: what people made, and which stories there are."""
        is_whole = request.from_archive and request.selection == Selection()
        return self.retellers() if is_whole else ()

    def _recipe(self) -> str:
        recipe = self.declared_recipe()
        if not recipe:
            raise UsageError(
                "what is stale is not known before an enrich worker of this release has started: start one"
            )
        return recipe

    def _captures(
        self, request: RebuildRequest, cursor: Cursor, on_damage: Callable[[Damage], None]
    ) -> Iterator[EarlierCapture]:
        if request.from_archive:
            return archived_captures(self.segments, request.selection, cursor.place, on_damage)
        self.index.refresh()  # a walk meets what search sees; without it the newest articles were left out
        return indexed_captures(self.index, request.selection, cursor.place, cursor.done)

    def _sent(self, request: RebuildRequest, captures: Iterable[EarlierCapture], cursor: Cursor, recipe: str) -> Cursor:
        """Send all, under a bar that counts bytes of the archive or articles of the index."""
        sending = Rebuild(self.ledger, self.publisher, self.pressure, self.clock, self.cursors, recipe, self.on_wait)
        total = archive_bytes(self.segments) if request.from_archive else self.index.count(request.selection)
        last = cursor
        with bar("sending", total) as show:
            for last in sending(captures, cursor):
                show(last.done)
        return last


def _new_run() -> str:
    """A name that sorts by time; three random bytes keep two runs of one second apart."""
    return f"{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{secrets.token_hex(3)}"


def _counted(captures: Iterable[EarlierCapture], cursor: Cursor, recipe: str) -> Cursor:
    """What a rebuild would send; what the archive holds twice counts once."""
    met: set[str] = set()
    for capture in captures:
        if capture.capture_id not in met:
            met.add(capture.capture_id)
            cursor = cursor.after(capture, "fresh" if recipe and capture.recipe == recipe else "sent")
    return cursor
