"""The models of answers that tell of changes."""

from __future__ import annotations

from typing import Literal

from newswire_shared.contracts.changes import Change
from pydantic import Field

from newswire_search.articles.responses import HitAnswer, Response
from newswire_search.changes.read_changes import ChangePage


class ChangeAnswer(Response):
    """What happened to one article or one story."""

    number: str = Field(description="Greater than those of all changes before.", examples=["1795793678414-0"])
    kind: Literal["article", "story"]
    id: str = Field(description="What /v1/articles/ or /v1/stories/ takes.", examples=["3f7c0a91d2"])
    gone: bool = Field(description="Of an article that is no more, or is another one, and of a story that ceased.")
    title: str | None = Field(description="Its title then, at most 200 characters.")
    source: str | None = Field(description="Of an article.", examples=["news.example"])
    revision: int | None = Field(description="How many texts the article had had by then.")
    story: str | None = Field(description="The story that the article belonged to.")
    size: int | None = Field(description="How many articles the story had.")
    survivor: str | None = Field(description="The story that took this one in.")


class ChangesAnswer(Response):
    """What changed since a number, in order."""

    changes: tuple[ChangeAnswer, ...]
    next: str = Field(
        description="Give it as `since` for what comes next; never null: where nothing came, it comes back as it is.",
        examples=["1795793678414-0"],
    )
    more: bool = Field(description="Whether there is more now; if not, wait before you ask again.")


class StreamedChange(ChangeAnswer):
    """A change as the stream tells it."""

    article: HitAnswer | None = Field(description="The article as the index holds it now, of an article that is there.")


def change_answer(change: Change) -> ChangeAnswer:
    """A change as the API gives it."""
    return ChangeAnswer.model_validate(_told(change))


def streamed_change(change: Change, article: HitAnswer | None) -> StreamedChange:
    """A change as the stream gives it."""
    return StreamedChange.model_validate(_told(change) | {"article": article})


def changes_answer(page: ChangePage) -> ChangesAnswer:
    """A page of changes as the API gives it."""
    return ChangesAnswer(changes=tuple(map(change_answer, page.changes)), next=page.next, more=page.more)


def _told(change: Change) -> dict[str, object]:
    of_article, is_story = change.kind == "article" and not change.is_gone, change.kind == "story"
    return {
        "number": change.number, "kind": change.kind, "id": change.id, "gone": change.is_gone,
        "title": change.title or None, "source": change.source or None,
        "revision": change.revision if of_article else None, "story": change.story or None,
        "size": change.size if is_story else None, "survivor": change.survivor or None,
    }  # fmt: skip
