"""A pushed article: its form, its address, its slot, and the copy of it that is kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from newswire_shared.archive.captures import SOURCE, RawCapture
from newswire_shared.contracts.identity import InvalidAddress, canonicalize
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

HTML, JSON = "text/html; charset=utf-8", "application/json"
CLOCKS_APART = timedelta(minutes=5)  # by which a client's clock may be ahead; later ones would stay the newest look
# One that is a text of chance has 36 characters; a name and a number have fewer than a hundred.
KEY_PATTERN = r"^[ -~]{1,200}$"
_FORMS = {  # in words what the patterns say
    "url": "begins with http:// or https://",
    "id": "has at most 300 characters, and none that cannot be seen",
    "content_type": "is text/html, application/xhtml+xml or text/plain",
    "idempotency_key": "has at most 200 characters, all of them ASCII that can be seen",
}
_WHAT = "a page has url and html, a finished text has title, body, and url or id"
_NOT_CONTENT = {"idempotency_key", "fetched_at"}  # the same article pushed later has others


def _web_address(url: str) -> str:
    try:
        canonicalize(url)
    except InvalidAddress as error:
        raise ValueError(str(error)) from None
    return url


WebAddress = Annotated[
    str, Field(max_length=8192, pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://"), AfterValidator(_web_address)
]  # longer ones are no addresses, see LONGEST_ADDRESS
Text = Annotated[str, Field(min_length=1)]
Texts = tuple[str, ...] | str


class PushedArticle(BaseModel):
    """A page (`url` and `html`), or a finished text (`title`, `body`, and `url` or `id`).

    A field that is unknown may be null or missing; those of other names are kept with the copy, and not used.
    """

    model_config = ConfigDict(
        frozen=True, extra="allow", strict=True,
        json_schema_extra={"anyOf": [{"required": ["url", "html"]}, {"required": ["title", "body"]},
                                     {"required": ["title", "text"]}]},
    )  # fmt: skip

    url: WebAddress | None = Field(None, description="The article's address on the web, by which it is known.")
    id: Annotated[str, Field(pattern=r"^[^\x00-\x20\x7f][^\x00-\x1f\x7f]{0,299}$")] | None = Field(
        None, description="Your own id of a text that has no address; it is known by your source and this."
    )
    html: Text | None = Field(None, description="The page as the site serves it.")
    content_type: Annotated[str, Field(pattern=r"^(text/html|application/xhtml\+xml|text/plain) *(;.*)?$")] | None = (
        Field(None, description="The type of `html`, text/html by default; its charset does not count, JSON has one.")
    )
    title: Text | None = Field(None, description="The headline; with a page it counts where the page has none.")
    body: Text | None = Field(None, description="Paragraphs, parted by an empty line.")
    text: Text | None = Field(None, description="Another name of `body`.")
    authors: Texts | None = Field(None, description="Names.")
    published: str | None = Field(None, description="ISO 8601, with a zone or as a day alone.")
    modified: str | None = Field(None, description="ISO 8601.")
    language: str | None = Field(None, description="ISO 639 code; it is detected otherwise.")
    section: str | None = Field(None, description="The section it stands in.")
    tags: Texts | None = Field(None, description="Keywords.")
    image: str | None = Field(None, description="Address of its picture.")
    links: Texts | None = Field(None, description="Addresses that it links to.")
    fetched_at: AwareDatetime | None = Field(
        None, description="When it was so, if that was not now; revisions are ordered by it."
    )
    idempotency_key: Annotated[str, Field(pattern=KEY_PATTERN)] | None = Field(
        None, description="With the same key an article is accepted once; it goes before the header Idempotency-Key."
    )

    @model_validator(mode="after")
    def _is_one_of_two(self) -> PushedArticle:
        if self.html is not None and (self.body or self.text):
            raise ValueError(f"html and body are given: {_WHAT}")
        if self.html is not None and not self.url:
            raise ValueError(f"url is missing: {_WHAT}")
        if self.html is None and not (self.title and (self.body or self.text)):
            raise ValueError(_WHAT)
        if not self.url and not self.id:
            raise ValueError(f"url is missing, and so is id: {_WHAT}")
        return self

    def address(self, source: str) -> str:
        """Its address on the web, else one made of the source and the id that it was given there."""
        return self.url or f"file:{source}/{' '.join((self.id or '').split())}"

    @property
    def digest(self) -> str:
        """A digest of what it says: the same for every spelling of the same JSON, and whenever it is pushed."""
        said = self.model_dump(mode="json", exclude_unset=True, exclude=_NOT_CONTENT)
        text = json.dumps(said, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def kept(self, url: str, line: bytes, now: datetime, source: str) -> RawCapture:
        """What is archived: the page, or the object byte for byte as it was pushed."""
        at = self.fetched_at or now
        if self.html is None:
            given = {SOURCE: source}
            return RawCapture(url=url, final_url=url, body=line, content_type=JSON, fetched_at=at, given=given)
        kind = (self.content_type or HTML).partition(";")[0].strip()
        stated = {name: said for name, said in (("title", self.title), ("published", self.published)) if said}
        return RawCapture(
            url=url, final_url=url, body=self.html.encode(), content_type=f"{kind}; charset=utf-8", fetched_at=at,
            given=stated | {SOURCE: source},
        )  # fmt: skip


def read_article(line: bytes, now: datetime) -> PushedArticle:
    """The article of a line of JSON.  Raises ValueError that says for a person what is wrong."""
    try:
        found = PushedArticle.model_validate_json(line)
    except ValidationError as error:
        raise ValueError(_faults(error)) from None
    if found.fetched_at and found.fetched_at > now + CLOCKS_APART:
        raise ValueError(f"fetched_at: {found.fetched_at.isoformat()} has not come yet")
    return found


@dataclass(frozen=True, slots=True)
class Look:
    """A pushed article as a look at it: the key of its address, its slot, what it says, and the copy to keep."""

    key: str
    slot: str
    digest: str
    copy: RawCapture


def look_of(line: bytes, source: str, client_key: str, now: datetime) -> Look:
    """The look that a source pushes as a line of JSON.  Raises ValueError that says for a person what is wrong.

    Its slot is of the client's key, else of what it says, so that repeats are one capture.
    """
    article = read_article(line, now)
    url, digest = article.address(source), article.digest
    named = article.idempotency_key or client_key
    slot = f"key-{source}/{named}" if named else f"push-{source}/{digest}"
    return Look(canonicalize(url).key, slot, digest, article.kept(url, line, now, source))


def _faults(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(dict.fromkeys(map(_fault, found)))


def _fault(fault: Any) -> str:
    place = str(fault["loc"][0]) if fault["loc"] else ""
    words = str(fault["msg"]).removeprefix("Value error, ")
    if fault["type"] == "string_pattern_mismatch":
        return f"{place} {_FORMS[place]}"
    if fault["type"] == "json_invalid":
        return f"this is no JSON: {words.removeprefix('Invalid JSON: ')}"
    if fault["type"] == "model_type":
        return "an article is a JSON object; several are sent as application/x-ndjson, one a line"
    return f"{place}: {words}" if place else words
