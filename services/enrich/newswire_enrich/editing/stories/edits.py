"""Edits of stories by editors: merge, split, move, free, lock, unlock; and how their log keeps them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from newswire_shared.accounting.journal import Entry
from newswire_shared.contracts.documents import Value
from pydantic import Field


class MergeStories(Value):
    """Two stories are one."""

    edit: Literal["merge"] = "merge"
    story: str
    other: str


class SplitStory(Value):
    """Some articles of a story are one of their own, held apart from it."""

    edit: Literal["split"] = "split"
    story: str
    articles: tuple[str, ...]


class MoveArticle(Value):
    """An article belongs to a story for good; without one, it stands alone."""

    edit: Literal["move"] = "move"
    article: str
    story: str | None = None


class FreeArticle(Value):
    """An article that was moved may be placed automatically again."""

    edit: Literal["free"] = "free"
    article: str


class LockStory(Value):
    """A story stays as it is: nothing joins or leaves it by itself."""

    edit: Literal["lock"] = "lock"
    story: str


class UnlockStory(Value):
    """A story may change by itself again."""

    edit: Literal["unlock"] = "unlock"
    story: str


StoryEdit = Annotated[
    MergeStories | SplitStory | MoveArticle | FreeArticle | LockStory | UnlockStory, Field(discriminator="edit")
]


class LoggedStoryEdit(Entry):
    """An edit as it stands in the log; the log keeps it by its place, so it is written without its number."""

    edit: StoryEdit

    def dumped(self) -> dict[str, Any]:
        """As the log and its record keep it."""
        return self.model_dump(mode="json", exclude={"number"})

    def unnumbered(self) -> LoggedStoryEdit:
        """The same decision, wherever it stands."""
        return self.model_copy(update={"number": 0})


def described(edit: StoryEdit) -> str:
    """An edit in words."""
    match edit:
        case MergeStories():
            return f"{edit.story} and {edit.other} are one story"
        case SplitStory():
            return f"{', '.join(edit.articles)} left {edit.story} for a story of their own"
        case MoveArticle():
            return f"{edit.article} belongs to {edit.story}" if edit.story else f"{edit.article} stands alone"
        case FreeArticle():
            return f"{edit.article} may be placed automatically"
        case LockStory():
            return f"{edit.story} stays as it is"
        case UnlockStory():
            return f"{edit.story} may change"
