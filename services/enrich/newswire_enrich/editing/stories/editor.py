"""Stories as an editor changes them: the state obeys, the log holds who and why, the index keeps a record.

No automatic decision undoes what is decided here: the state itself holds locks, moved articles and what is kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from newswire_shared.accounting.journal import Journal, JournalStore, Records, next_number
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import UsageError

from newswire_enrich.editing.provenance import Provenance
from newswire_enrich.editing.stories.edits import (
    FreeArticle,
    LockStory,
    LoggedStoryEdit,
    MergeStories,
    MoveArticle,
    SplitStory,
    StoryEdit,
    UnlockStory,
    described,
)
from newswire_enrich.linking.state import Edited, StoryState

KIND = "story-edit"


@dataclass(frozen=True, slots=True)
class StoryEditor:
    """Carries out editors' decisions."""

    state: StoryState
    log: JournalStore[LoggedStoryEdit]
    publisher: EventPublisher
    clock: Clock

    @property
    def journal(self) -> Journal[LoggedStoryEdit]:
        """The log with its records."""
        records = Records(KIND, self.publisher)
        return Journal("stories", self.log, records, LoggedStoryEdit.dumped, lambda _, error: str(error))

    def edit(self, edit: StoryEdit, provenance: Provenance) -> Edited:
        """Carry out a decision, log it, have it recorded.  Raises UsageError if linking does not know what it names."""
        if not described(edit).isprintable():
            raise UsageError("an id is a word of letters and digits: `newswire stories list` shows those of stories")
        log = self.log.entries()  # a log that cannot be read now would leave what is carried out without its entry
        # before it is logged: what was refused and logged would be carried out by a restore
        found = self._carried_out(edit)
        if found is None:
            raise UsageError(
                f"{_names(edit)}: linking does not know it, or it cannot be parted so; it knows the articles of the "
                "last days (NEWSWIRE_ENRICH_ARTICLE_REMEMBERED_S) and their stories: `newswire stories list`"
            )
        made = LoggedStoryEdit(at=self.clock.now(), by=provenance.by, why=provenance.why, edit=edit)
        self.journal.write(partial(_appended, made), log)
        return found

    def restore(self, entries: Iterable[LoggedStoryEdit]) -> tuple[int, list[LoggedStoryEdit]]:
        """Carry out again what the log has lost: how many decisions are back, and those whose names are not known."""
        log = [*self.log.entries()]
        known = {entry.unnumbered() for entry in log}
        # in the order in which they were made: a split may part what a merge before it made one
        lost = sorted((entry for entry in entries if entry.unnumbered() not in known), key=lambda entry: entry.at)
        unknown = []
        for entry in lost:
            if self._carried_out(entry.edit) is None and self._held_apart(entry.edit) is None:
                unknown.append(entry)
            else:
                log += self.journal.add(partial(_appended, entry), log)
        return len(lost) - len(unknown), unknown

    def record_all(self) -> int:
        """Publish the record of every decision again, and answer how many."""
        entries = self.log.entries()
        self.journal.record(entries)
        return len(entries)

    def _held_apart(self, edit: StoryEdit) -> Edited | None:
        """A split whose articles stand where it put them: only that an editor holds them apart was lost."""
        return self.state.hold_apart(edit.story, edit.articles) if isinstance(edit, SplitStory) else None

    def _carried_out(self, edit: StoryEdit) -> Edited | None:
        match edit:
            case MergeStories():
                return self.state.merge(edit.story, edit.other)
            case SplitStory():
                return self.state.split(edit.story, edit.articles)
            case MoveArticle():
                return self.state.move(edit.article, edit.story)
            case FreeArticle():
                return self.state.free(edit.article)
            case LockStory() | UnlockStory():
                return self.state.lock(edit.story, isinstance(edit, LockStory))


def _names(edit: StoryEdit) -> str:
    return f"not done: {described(edit)}"


def _appended(entry: LoggedStoryEdit, log: Sequence[LoggedStoryEdit]) -> list[LoggedStoryEdit]:
    return [entry.model_copy(update={"number": next_number(log)})]
