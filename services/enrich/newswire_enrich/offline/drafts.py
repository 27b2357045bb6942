"""Drafts of articles in files: what a line gives, as the stages before would have left it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from newswire_shared.archive.captures import RawCapture
from newswire_shared.contracts.documents import Entity
from newswire_shared.contracts.identity import InvalidAddress, canonicalize

from newswire_enrich.draft import Draft, analysed, instant
from newswire_enrich.languages.detection import detect
from newswire_enrich.page import Page
from newswire_enrich.stages.entities import UNKNOWN_IS
from newswire_enrich.stages.language import LEAD_CHARACTERS, code_of

SHORTEST_DETECTED = 40  # characters; a shorter text is taken for another language too easily
EPOCH = datetime.fromtimestamp(0, UTC)


def draft_of(line: Mapping[str, Any]) -> Draft:
    """The draft of an article in a file, as if it was seen when it was published, so that its time stays as it is."""
    title, body, published = str(line.get("title") or ""), body_of(line), line.get("published")
    seen = instant(published) or EPOCH
    return Draft(
        article_id=str(line["id"]), capture_id="", url=str(line.get("url") or ""), source=str(line.get("source") or ""),
        lane="backfill", first_seen_at=seen, raw=RawCapture("", "", b"", "", seen), raw_ref="",
        page=Page(title, body, published=published), language=language_of(line, analysed(title), analysed(body)),
    )  # fmt: skip


def body_of(line: Mapping[str, Any]) -> str:
    """An article's text, under either of its names."""
    return str(line.get("body") or line.get("text") or "")


def language_of(line: Mapping[str, Any], title: str, body: str) -> str:
    """The language that an article states, or seems to be written in; English where neither is known.

    Other than in the pages that workers read, a stated language is believed: a person or a program set it for this
    article, and no template for all of a site.
    """
    lead = f"{title}. {body[:LEAD_CHARACTERS]}"
    stated = code_of(line.get("language") or line.get("lang"))
    return str(stated or (len(lead) >= SHORTEST_DETECTED and detect(lead)) or UNKNOWN_IS)


def entities_of(line: Mapping[str, Any]) -> tuple[Entity, ...]:
    """The entities that a line gives, the most salient first; those without an id are left out."""
    given = [entity for entity in line.get("entities") or () if "id" in entity]
    names = {str(entity["id"]): str(entity["name"]) for entity in given if "name" in entity}
    ids = [str(entity["id"]) for entity in sorted(given, key=lambda entity: -salience_of(entity))]
    return tuple(
        Entity(id=each, name=names.get(each, ""), type="other", salience=0, confidence=0)  # linking asks for no more
        for each in ids
    )


def salience_of(entity: Mapping[str, Any]) -> float:
    """An entity's salience, 0 where there is none."""
    salience = entity.get("salience")
    return salience if isinstance(salience, int | float) else 0.0


def canonical_of(address: object) -> str | None:
    """The canonical form of what a file gives for an address, None for what is none."""
    try:
        return canonicalize(str(address)).canonical if address else None
    except InvalidAddress:
        return None
