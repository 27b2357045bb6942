"""The types and checks of parameters that searches for articles and for stories share.

They are the same over HTTP, on the pages and on the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Annotated, Literal, Self, TypeVar
from urllib.parse import urlencode

from newswire_shared.contracts.errors import UsageError
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, GetJsonSchemaHandler, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from newswire_search.formats.dates import parse_date
from newswire_search.query.suggestions import told, wrong

QUERY_SYNTAX = (
    'Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or `NOT word` for what must not occur, `OR` '
    "in capitals between alternatives, and parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; "
    "`ferry NEAR/5 strike` has at most five words between the two. `title:` looks in titles alone; `site:`, `by:`, "
    "`section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`, `kind:`, `has:`, `before:` and "
    "`after:` narrow the search, and with a minus exclude. A text with only excluded terms matches everything without "
    "them. The answer's `understood` says how it was read."
)


def clean(text: str) -> str:
    """Without what no store takes: NUL, and halves of surrogate pairs from a broken command line."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def no_truth(value: object) -> object:
    """A value that is not `true` or `false`, which would count as numbers.  Raises ValueError for these."""
    if isinstance(value, bool):
        raise ValueError("should be a number")
    return value


# A whole number, by its digits too: an address has only text.
Whole = Annotated[int, BeforeValidator(no_truth)]


def _date(text: str | None) -> str | None:
    if text:
        parse_date(text, end=True)  # as the end of a period: it reaches a day further, where dates may overflow
    return text or None


# A form sends its empty fields too: an empty date or cursor is none.
DateParameter = Annotated[str | None, AfterValidator(_date)]
# The length is looked at first: None has none.  By relevance it names a view of each home of the index: 40 bytes each.
CursorParameter = Annotated[str | None, Field(max_length=8000), AfterValidator(lambda text: text or None)]


def empty_is(default: object) -> BeforeValidator:
    """A form sends what nobody filled in too: an empty text is the default, and nothing else is."""
    return BeforeValidator(lambda value: default if value == "" else value)


# What a search reads of its text.
NamesParameter = Annotated[Literal["on", "off"], empty_is("on")]
AS_IN_A_SEARCH = "As in a search: where `q` names an entity, what names that in other words is found too, unless `off`."
FilterValue = Annotated[str, Field(max_length=500), AfterValidator(clean)]
# Each entity is a clause of its own; an empty value is none, as of a date.
FilterValues = Annotated[
    tuple[FilterValue, ...], Field(max_length=50), AfterValidator(lambda values: tuple(filter(str.strip, values)))
]
# Codes of languages mean the same in capitals (BCP 47).
LanguageValues = Annotated[FilterValues, AfterValidator(lambda codes: tuple(map(str.lower, codes)))]

M = TypeVar("M", bound=BaseModel)


class Paged(BaseModel):
    """A request that is answered a page at a time, from `after` on."""

    def changed(self, **changes: object) -> Self:
        """The same search with other values, from its beginning."""
        return self.model_copy(update={"after": None, **changes})


@dataclass(frozen=True, slots=True)
class OrEmpty:
    """Says in the API's description that a parameter may be empty, as a form sends what nobody filled in."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": "string", "maxLength": 0}]}


def listed_values(values: object) -> object:
    """The values of a parameter that may be repeated, or hold several parted by commas."""
    given = values if isinstance(values, list | tuple) else [values]
    return tuple(part.strip() for each in given for part in str(each).split(",") if part.strip())


def known_names(values: tuple[str, ...], known: Sequence[str]) -> tuple[str, ...]:
    """The values, each once.  Raises ValueError that names those that are unknown, with what may have been meant."""
    if unknown := [value for value in values if value not in known]:
        near = {close for value in unknown for close in get_close_matches(value, known, 1)}
        meant = f"; did you mean {', '.join(sorted(near))}?" if near else ""
        raise ValueError(f"there is no {', '.join(unknown)}{meant} There are {', '.join(known)}")
    return tuple(dict.fromkeys(values))


def checked(model: type[M], values: Mapping[str, object]) -> M:
    """Values as the request that they make.  Raises UsageError that names each value that is wrong."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise UsageError(told(wrong(str(f["loc"][0]), dict(f), model.model_fields) for f in error.errors())) from None


def period(
    since: str | None, until: str | None, names: tuple[str, str] = ("since", "until")
) -> tuple[datetime | None, datetime | None]:
    """The first instant of a period and the one after it.  Raises UsageError if it ends before it begins."""
    first = parse_date(since) if since else None
    last = parse_date(until, end=True) if until else None
    if first and last and first >= last:
        raise UsageError(f"{names[0]}: {since} is not before {names[1]}, {until}: swap them")
    return first, last


def addressed(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """An address of ours with parameters."""
    query = urlencode([*pairs])
    return f"{path}?{query}" if query else path


def parameters(request: BaseModel) -> list[tuple[str, str]]:
    """Names and values of what differs from the defaults, as an address or a form carries them."""
    changed = request.model_dump(exclude_defaults=True, mode="json")
    many = {name: value if isinstance(value, list) else [value] for name, value in changed.items()}
    # the words first: it is by them that a person tells an address
    in_order = sorted(many.items(), key=lambda parameter: parameter[0] != "q")
    return [(name, str(value)) for name, values in in_order for value in values]
