"""What a person or a program asks, the same over HTTP, on the page and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlencode

from newswire_shared.contracts.errors import UsageError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from newswire_search.articles.ports import Filters, Query, Sort
from newswire_search.query.match import Match
from newswire_search.query.query_text import parse
from newswire_search.web.moments import parse_moment

Copies = Literal["show", "hide"]
ArticleKind = Literal["article", "brief", "live", "gallery", "video"]
HOW_IT_IS_READ = (
    'Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or `NOT word` for what must not occur, `OR` '
    "in capitals between alternatives, and parentheses: `(ferry OR boat) -football`. A text with only excluded terms "
    "matches everything without them."
)
NO_PARAMETER = "is not a parameter here"


def clean(text: str) -> str:
    """Without what no store takes: NUL, and halves of surrogate pairs from a broken command line."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def _moment(text: str | None) -> str | None:
    if text:
        parse_moment(text, end=True)
    return text or None


Text = Annotated[str, Field(max_length=500), AfterValidator(clean)]
Values = Annotated[tuple[Text, ...], Field(max_length=50)]
Moment = Annotated[str | None, AfterValidator(_moment)]
Cursor = Annotated[str | None, AfterValidator(lambda text: text or None)]
Order = Annotated[Sort | None, BeforeValidator(lambda value: value or None)]


M = TypeVar("M", bound=BaseModel)


class Asked(BaseModel):
    """A search as it is asked.  Values of one filter are alternatives, but every entity must be there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: Annotated[str, AfterValidator(clean)] = Field(
        "",
        max_length=1000,
        description=f"{HOW_IT_IS_READ} Without letter or digit: everything.",
        examples=['"Minsk Group" ceasefire -football'],
    )
    since: Moment = Field(None, description="Published at or after this date or instant.", examples=["2020-10-01"])
    until: Moment = Field(
        None,
        description="Published before this instant, or on or before this date (its whole day counts).",
        examples=["2020-10-31"],
    )
    source: Values = Field((), description="Source; repeat it for alternatives.", examples=[["news.example"]])
    language: Values = Field((), description="ISO 639 code; repeat it for alternatives.", examples=[["en"]])
    entity: Values = Field((), description="Entity id; repeated, all must be in the article.")
    kind: tuple[ArticleKind, ...] = Field((), description="Kind of article; repeat it for alternatives.")
    story: Values = Field(
        (),
        description="Story id, also one that the story had before a merge; repeat it for alternatives.",
        examples=[["3f7c0a91d2"]],
    )
    copies: Annotated[Copies, BeforeValidator(lambda value: value or "show")] = Field(
        "show", description="`hide` leaves out every article that is a near-copy of another."
    )
    sort: Order = Field(
        None,
        description="`newest` and `oldest` go by publication, `first_seen` by first sight (oldest first, to follow "
        "along with `after`, which is never null then). Default: `relevance`, or `newest` where `q` seeks nothing.",
    )
    size: int = Field(20, ge=1, le=100, description="Hits in one answer.")
    after: Cursor = Field(None, max_length=4000, description="`after` of an earlier answer: what comes next.")
    match: Annotated[Match, BeforeValidator(lambda value: value or Match.MOST)] = Field(
        Match.MOST,
        description="`most`: of one or two plain words all must occur, of more most: with the sort `relevance` three "
        "fifths of up to six and two fifths of more, those with all of them first; with the other sorts all but one. "
        "`all`: every plain word must occur; `any`: one of them. Where `most` finds nothing, `any` is answered, and "
        "the answer's `match` says so.",
    )
    facets: bool = Field(True, description="Whether to count values of source, language, kind and entities.")
    facet_size: int = Field(10, ge=1, le=100, description="Values in one facet, the most frequent first.")

    @property
    def order(self) -> Sort:
        """The sort asked for, or the one that fits."""
        return self.sort or (Sort.RELEVANCE if parse(self.q).sought else Sort.NEWEST)

    def changed(self, **changes: object) -> Asked:
        """The same search with other values, from its first hit."""
        return self.model_copy(update={"after": None, **changes})


def ask(**values: object) -> Asked:
    """Check what was asked.  Raises UsageError that names each value that is wrong."""
    return checked(Asked, values)


def checked(model: type[M], values: Mapping[str, object]) -> M:
    """Values as what is asked with them.  Raises UsageError that names each value that is wrong."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        faults = "; ".join(f"{fault['loc'][0]}: {plain_message(dict(fault))}" for fault in error.errors())
        raise UsageError(faults) from None


def to_query(asked: Asked) -> Query:
    """What an engine is asked.  Raises UsageError for a period that ends before it begins."""
    since, until = period(asked.since, asked.until)
    filters = Filters(
        since, until, asked.source, asked.language, asked.entity, asked.kind, asked.story, asked.copies == "show"
    )
    query = Query(asked.q.strip(), filters, asked.order, asked.size, asked.after)
    query = replace(query, facet_size=asked.facet_size, match=asked.match)
    return query if asked.facets else replace(query, facets=())


def period(since: str | None, until: str | None) -> tuple[datetime | None, datetime | None]:
    """Where a period begins and ends.  Raises UsageError if it ends before it begins."""
    first = parse_moment(since) if since else None
    last = parse_moment(until, end=True) if until else None
    if first and last and first >= last:
        raise UsageError(f"since: {since} is not before until, {until}: swap them")
    return first, last


def parameters(asked: BaseModel) -> list[tuple[str, str]]:
    """Names and values of what differs from the defaults, as an address or a form carries them."""
    changed = asked.model_dump(exclude_defaults=True, mode="json")
    many = {name: value if isinstance(value, list) else [value] for name, value in changed.items()}
    return [(name, str(value)) for name, values in many.items() for value in values]


def address(asked: Asked) -> str:
    """Where the results page shows this search."""
    query = urlencode(parameters(asked))
    return f"/?{query}" if query else "/"


def plain_message(fault: dict[str, object]) -> str:
    """A validation fault in plain words."""
    if fault.get("type") == "extra_forbidden":
        return NO_PARAMETER
    return str(fault["msg"]).removeprefix("Value error, ").replace("Input should be", "should be")
