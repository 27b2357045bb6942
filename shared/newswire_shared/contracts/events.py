"""Messages between services: frozen, versioned, small.

A message carries ids and references, never a page or a body; one article's message stays under 2 kB.
Adding a field with a default keeps the version; anything else is a new version of the message.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.reasons import Lane

CAPTURES_A_MESSAGE = 20


class Message(BaseModel):
    """What one task call carries.  `version` is checked on the way in."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    current_version: ClassVar[int] = 1
    version: int = 1

    def encode(self) -> dict[str, Any]:
        """The JSON form; `decode` is its inverse."""
        return self.model_dump(mode="json")

    @classmethod
    def decode(cls, data: object) -> Self:
        """Read the JSON form.  Raises PermanentError for another version or another shape."""
        if not isinstance(data, dict):
            raise PermanentError(f"{cls.__name__} is a JSON object, not {type(data).__name__}")
        if data.get("version", 1) != cls.current_version:
            raise PermanentError(
                f"{cls.__name__} has version {data.get('version')}, this worker knows "
                f"{cls.current_version}: start workers of one release, then replay"
            )
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise PermanentError(f"{cls.__name__} cannot be read: {_first(error)}") from error

    def summary(self) -> str:
        """What an operator sees of the message in Flower: a few words, never a body."""
        return ""


def _first(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, found['loc']))}: {found['msg']}"


class CaptureRef(BaseModel):
    """One capture in a message: `ref` is the archive reference of what the stage has to read.

    `home` is where the index has the article, as far as the registry knows.  It is left out where it is not known, so
    that a release that does not know the field reads every message of an index that is not parted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    capture_id: str
    article_id: str
    source: str
    ref: str
    home: str = Field("", exclude_if=lambda home: not home)


class Tick(Message):
    """Once a second to each worker group: move parked retries, sweep, keep work queued."""


class PollSource(Message):
    """A source is due."""

    source: str

    def summary(self) -> str:
        return self.source


class FetchDue(Message):
    """Claim due addresses and fetch them for at most ten seconds; it names no address."""


class CaptureMessage(Message):
    """A message about captures, each of which has its own fate."""

    lane: Lane
    captures: tuple[CaptureRef, ...] = Field(min_length=1)

    def summary(self) -> str:
        first = self.captures[0]
        more = f" and {len(self.captures) - 1} more" if len(self.captures) > 1 else ""
        return f"{first.article_id} from {first.source}{more}"

    def only(self, capture: CaptureRef, lane: Lane | None = None) -> Self:
        """The same message about one of its captures, in another lane if one is given."""
        return self.model_copy(update={"captures": (capture,), "lane": lane or self.lane})


class ArticleFetched(CaptureMessage):
    """Raw pages lie in the archive; each `ref` points to one."""


class ArticleEnriched(CaptureMessage):
    """Enriched articles lie in the archive; each `ref` points to one."""


class RecordChanged(Message):
    """What people made has changed: the indexer keeps it in the index `people`."""

    kind: str
    name: str
    revision: int
    record: dict[str, Any] | None

    def summary(self) -> str:
        return f"{self.kind} {self.name}"


class StoryChanged(Message):
    """A story changed, or ceased: the indexer writes what the state says of it now."""

    story: str
    story_version: int

    def summary(self) -> str:
        return self.story


class PlacementsChanged(Message):
    """Articles that belong to another story, or copy another original, than they did when they were indexed."""

    articles: tuple[str, ...]

    def summary(self) -> str:
        more = f" and {len(self.articles) - 1} more" if len(self.articles) > 1 else ""
        return f"{self.articles[0]}{more}"
