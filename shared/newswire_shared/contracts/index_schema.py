"""The schema between index and search: names of indices and fields, and how a document becomes fields.

Both engines keep a document once.  Title and body lie in text fields, everything else in one stored object
that nothing searches; beside them stand the few fields that filters, sorts and facets need, and the head that lists
show.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import ValidationError

from newswire_shared.contracts.article_facets import (
    DOMAIN,
    ENTITY_FACETS,
    LABELLED,
    FacetEntry,
    facet_entries,
    folded_name,
)
from newswire_shared.contracts.documents import (
    Article,
    ArticleDocument,
    CeasedStory,
    IndexedStory,
    StoredRecord,
    StoryDocument,
    copy_of,
    story_of,
)
from newswire_shared.contracts.entity_names import forms_of, starts_of
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.heads import Head, head_of
from newswire_shared.contracts.links import target_keys
from newswire_shared.contracts.quote_keys import quote_keys

FIELDS_VERSION = 4  # of the fields in Elasticsearch; each release that adds some raises it, and none takes any away
# each has text fields of its own, and one of stems; a text of any other lies in the fields of `other`
LANGUAGES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "hi", "hu", "hy", "it", "ja", "ko", "nl", "no",
    "pl", "pt", "ro", "ru", "sv", "tr", "zh",
)  # fmt: skip
WRITTEN_FORMS = {"nb": "no", "nn": "no"}  # both forms of Norwegian, which one stemmer knows
OTHER = "other"
SUFFIXES = (*LANGUAGES, OTHER)
LABEL_SEPARATOR = "\t"  # a facet counts the values of one field, so an id and its label lie in it together
GIVEN_UP = {"inbound"}  # of documents: an earlier release stored it, always 0; it is left out as they are read

# Elasticsearch's own limits, in bytes, kept by every engine so that all take the same documents
LONGEST_KEYWORD = 32_766
LONGEST_ID = 512

MOST_LATE_S = 2**31  # of a field of 32 bits; what is found after 68 years was imported

D = TypeVar("D")
Partition = Literal["none", "year", "month"]  # of first seen


@dataclass(frozen=True, slots=True)
class IndexField(Generic[D]):
    """A field beside the stored object, for filters and sorts: its name, type and value.

    `column` is its name in the tables of the embedded index, None where only Elasticsearch has it.
    """

    name: str
    type: Literal["keyword", "date", "flag", "integer"]
    value: Callable[[D], object]
    column: str | None = None


def articles_alias(prefix: str) -> str:
    """The name that articles are written and read under."""
    return f"{prefix}-articles"


def stories_alias(prefix: str) -> str:
    """The name that stories are written and read under."""
    return f"{prefix}-stories"


def people_alias(prefix: str) -> str:
    """The name that records of what people made are written and read under."""
    return f"{prefix}-people"


def versioned(alias: str, version: int = 1, home: str = "") -> str:
    """An index that an alias points at; `home` is the span of first sight that it holds (2026, 2026-11), "" of all."""
    return f"{alias}-v{version}" + (f"-{home}" if home else "")


def version_and_home(alias: str, name: str) -> tuple[int, str] | None:
    """The inverse of `versioned`; None for the name of another thing."""
    found = re.fullmatch(rf"{re.escape(alias)}-v(\d+)(?:-(\d{{4}}(?:-\d\d)?))?", name)
    return (int(found[1]), found[2] or "") if found else None


def home_of(partition: Partition, first_seen: datetime) -> str:
    """The home of an article in an index that is parted so: "", "2026" or "2026-11", by UTC."""
    day = first_seen.astimezone(UTC) if first_seen.tzinfo else first_seen
    return {"none": "", "year": f"{day:%Y}", "month": f"{day:%Y-%m}"}[partition]


def suffix(language: str | None) -> str:
    """The ending of the text fields of a language: `fr` for "fr" and "fr-CA", `other` where none are."""
    primary = (language or "").partition("-")[0].lower()
    known = WRITTEN_FORMS.get(primary, primary)
    return known if known in LANGUAGES else OTHER


def id_field(facet: str) -> str:
    """The keyword field that counts a facet's values."""
    return f"{facet}_ids" if facet in LABELLED else facet


def label_field(facet: str) -> str | None:
    """The keyword field with `value`, a tab and the label; None where a value is its own label."""
    return f"{facet}_labels" if facet in LABELLED else None


FACET_FIELDS = (
    *(field for facet in LABELLED for field in (f"{facet}_ids", f"{facet}_labels")),
    "entity_ids", "entity_names", "site", "has", DOMAIN,
)  # fmt: skip

TOLD_FIELDS = ("name_starts", "name_forms", "quote_keys")


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970, rounded down: what dates are sorted and filtered by.  Naive times are UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    since = aware - datetime(1970, 1, 1, tzinfo=UTC)
    # in integers: seconds as a float are off by a millisecond at some dates
    return (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000


def sort_date(article: Article) -> int:
    """When the article was published, or first seen where that is unknown, in milliseconds since 1970."""
    return milliseconds(article.published_at or article.first_seen_at)


def late_s(article: Article) -> int | None:
    """Seconds from publication to first sight; None where that says nothing of how late news comes.

    That is where it is not known to the second when it was published, and of what was imported.
    """
    if article.published_at is None or article.published_precision != "instant" or article.lane != "live":
        return None
    seconds = (milliseconds(article.first_seen_at) - milliseconds(article.published_at)) // 1000
    return seconds if abs(seconds) < MOST_LATE_S else None


def refusal(document: ArticleDocument, entries: Iterable[FacetEntry]) -> str | None:
    """Why an engine cannot take the document with its facets; None if it can."""
    try:
        document.model_dump_json()
    except ValueError as error:
        return f"not UTF-8: {error}"
    if len(document.article.article_id.encode()) > LONGEST_ID:
        return f"article_id is longer than {LONGEST_ID} bytes"
    for entry in entries:
        if len(f"{entry.value}{LABEL_SEPARATOR}{entry.label}".encode()) > LONGEST_KEYWORD:
            return f"{entry.facet} {entry.value[:40]!r} is longer than {LONGEST_KEYWORD} bytes"
    return None


def story_refusal(indexed: IndexedStory) -> str | None:
    """Why an engine cannot take the story; None if it can."""
    try:
        indexed.model_dump_json()
    except ValueError as error:
        return f"not UTF-8: {error}"
    if not 0 < len(story_id_of(indexed).encode()) <= LONGEST_ID:
        return f"the story's id has not 1 to {LONGEST_ID} bytes"
    return None


def kept_apart(document: ArticleDocument) -> Any:
    """What the stored object leaves out: title and body, which the text fields hold, and that nothing was cut.

    So a release that does not know `truncated` reads every document but those that are.
    """
    return {"article": {"title", "body"}} | ({} if document.truncated else {"truncated": True})


def stored_part(document: ArticleDocument) -> dict[str, Any]:
    """The document as JSON, but for what is `kept_apart`."""
    return document.model_dump(mode="json", exclude=kept_apart(document))


def restored(stored: dict[str, Any], title: str, body: str) -> ArticleDocument:
    """The document again; the inverse of `stored_part`.

    Raises TransientError for what another release wrote: rewriting it here would lose what only that one knows.
    """
    article = {**stored["article"], "title": title, "body": body}
    known = {name: value for name, value in stored.items() if name not in GIVEN_UP}
    try:
        return ArticleDocument.model_validate({**known, "article": article})
    except ValidationError as error:
        raise TransientError(
            f"article {article.get('article_id')} in the index has a shape that this release does not know: "
            f"start workers and search of the newest release ({error.errors()[0]['msg']})"
        ) from error


def _original(document: ArticleDocument) -> str | None:
    copy = copy_of(document)
    return copy.duplicate_of if copy else None


def other_keys(document: ArticleDocument) -> tuple[str, ...]:
    """The keys of the article's addresses but for its id: a page that was reached by another address has them."""
    return target_keys(document.article)[1:]


# the one list that mapping, documents and columns are made of: a field added here needs a new FIELDS_VERSION, and with
# a column also its line in the embedded schema
ARTICLE_FIELDS: tuple[IndexField[ArticleDocument], ...] = (
    IndexField("article_id", "keyword", lambda document: document.article.article_id, "article_id"),
    IndexField("source", "keyword", lambda document: document.article.source, "source"),
    IndexField("kind", "keyword", lambda document: document.article.kind, "kind"),
    IndexField("language", "keyword", lambda document: document.article.language, "language"),
    IndexField("story_id", "keyword", story_of, "story_id"),
    IndexField("duplicate_of", "keyword", _original, "duplicate_of"),
    IndexField("sort_date", "date", lambda document: sort_date(document.article), "sort_ms"),
    IndexField("first_seen_at", "date", lambda document: milliseconds(document.article.first_seen_at), "first_seen_ms"),
    IndexField("indexed_at", "date", lambda document: document.indexed_at and milliseconds(document.indexed_at)),
    IndexField("truncated", "flag", lambda document: document.truncated, "truncated"),
    IndexField("late_s", "integer", lambda document: late_s(document.article), "late_s"),
    IndexField("address_keys", "keyword", lambda document: [*other_keys(document)] or None),
)


def to_fields(document: ArticleDocument) -> dict[str, Any]:
    """The document as Elasticsearch keeps it."""
    article, ending = document.article, suffix(document.article.language)
    fields = {field.name: field.value(document) for field in ARTICLE_FIELDS}
    texts = {f"title_{ending}": article.title, f"body_{ending}": article.body, "document": stored_part(document)}
    texts["head"] = head_of(document).model_dump(mode="json", exclude_defaults=True)
    own = _facet_fields(article) | told_fields(article)
    return {name: value for name, value in fields.items() if value is not None} | texts | own


def told_fields(article: Article) -> dict[str, list[str]]:
    """The names of its entities and the keys of its quotes; the parts of a value stand with a tab between them."""
    forms = forms_of(article.entities)
    fields = {
        "name_starts": sorted(map(LABEL_SEPARATOR.join, starts_of(forms))),
        "name_forms": sorted(LABEL_SEPARATOR.join((form.entity_id, form.type, form.kind, form.name)) for form in forms),
        "quote_keys": quote_keys(article),
    }
    return {name: values for name, values in fields.items() if values}


def _facet_fields(article: Article) -> dict[str, list[str]]:
    """The fields of facets that are not among `ARTICLE_FIELDS`.

    `entity_names` has the type, a tab and the folded name, so that an entity is found by a part of its name.
    """
    fields: dict[str, list[str]] = {}
    for entry in facet_entries(article):
        name = id_field(entry.facet)
        if name not in FACET_FIELDS:
            continue
        fields.setdefault(name, []).append(entry.value)
        if labels := label_field(entry.facet):
            fields.setdefault(labels, []).append(f"{entry.value}{LABEL_SEPARATOR}{entry.label}")
        if entry.facet in ENTITY_FACETS:
            fields.setdefault("entity_ids", []).append(entry.value)
            names = fields.setdefault("entity_names", [])
            names.append(f"{entry.facet}{LABEL_SEPARATOR}{folded_name(entry.label)}")
    return fields


def from_fields(fields: dict[str, Any]) -> ArticleDocument:
    """The document that `to_fields` flattened."""
    ending = suffix(fields["document"]["article"]["language"])
    if f"title_{ending}" not in fields:  # written by a release that knew the language not yet
        ending = OTHER
    return restored(fields["document"], fields[f"title_{ending}"], fields[f"body_{ending}"])


def head_from_fields(fields: dict[str, Any]) -> Head | None:
    """The head that `to_fields` put beside the document; None where an earlier release wrote it."""
    return Head.model_validate(fields["head"]) if "head" in fields else None


def story_id_of(indexed: IndexedStory) -> str:
    """The id that a story is kept under."""
    return indexed.id if isinstance(indexed, CeasedStory) else indexed.story.id


def story_version(indexed: IndexedStory) -> int:
    """The version that a story is kept with; an older one never replaces it."""
    return indexed.version if isinstance(indexed, CeasedStory) else indexed.story.version


# of a story that stands; one that ceased has none of them
STORY_FIELDS: tuple[IndexField[StoryDocument], ...] = (
    IndexField("lead", "keyword", lambda document: document.story.lead),
    IndexField("size", "integer", lambda document: document.story.size, "size"),
    IndexField("sources", "keyword", lambda document: list(document.story.sources)),
    IndexField("entity_ids", "keyword", lambda document: [entity.id for entity in document.story.entities]),
    IndexField("language", "keyword", lambda document: document.language, "language"),
    IndexField("follows", "keyword", lambda document: document.story.follows, "follows"),
    IndexField("locked", "flag", lambda document: document.story.locked),
    IndexField(
        "first_published_at", "date", lambda document: milliseconds(document.story.first_published_at),
        "first_published_ms",
    ),
    IndexField(
        "last_published_at", "date", lambda document: milliseconds(document.story.last_published_at),
        "last_published_ms",
    ),
    IndexField(
        "first_seen_at", "date", lambda document: milliseconds(document.story.first_seen_at), "first_seen_ms"
    ),
)  # fmt: skip


def story_fields(indexed: IndexedStory) -> dict[str, Any]:
    """A story as Elasticsearch keeps it.  What ceased has neither size nor dates nor title: `ceased` marks it."""
    common = {
        "story_id": story_id_of(indexed),
        "version": story_version(indexed),
        "ceased": isinstance(indexed, CeasedStory),
        "document": indexed.model_dump(mode="json"),
    }
    own = {"survivor": indexed.survivor} if isinstance(indexed, CeasedStory) else _living_fields(indexed)
    return common | {name: value for name, value in own.items() if value is not None}


def _living_fields(document: StoryDocument) -> dict[str, Any]:
    fields = {field.name: field.value(document) for field in STORY_FIELDS}
    return fields | {f"title_{suffix(document.language)}": document.title}


def story_from_fields(fields: dict[str, Any]) -> IndexedStory:
    """The story that `story_fields` flattened; its fields `ceased` and `document` are enough."""
    kind = CeasedStory if fields["ceased"] else StoryDocument
    return kind.model_validate(fields["document"])


def record_id(kind: str, name: str) -> str:
    """The id of a record in Elasticsearch: a digest, as names are of any length and ids are not."""
    return hashlib.sha256(f"{kind}\0{name}".encode()).hexdigest()


def record_fields(record: StoredRecord) -> dict[str, Any]:
    """A record as the index `people` keeps it."""
    return record.model_dump(mode="json")


def record_from_fields(fields: dict[str, Any]) -> StoredRecord:
    """The record that `record_fields` flattened."""
    return StoredRecord.model_validate(fields)
