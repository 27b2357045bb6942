"""The names of an article's entities as an index keeps them: to be listed, and to be found by their beginnings.

A name is found by the beginning of any of its words, so each word begins a `NameStart` that goes on to the end.  They
are compared as words are: without case, punctuation, and what Latin letters bear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.documents import Entity, Mention

NAMING = ("name", "alias")  # kinds of mentions that are names; a people or an office is a word for something else
WHOLE = "="  # before a start that is the whole name; no folded word begins so
LONGEST_NAME = 100  # characters: longer ones are sentences that stand in the wrong place
LONGEST_ID = 200  # bytes; ids are slugs of names
LONGEST_START = 60  # characters, of more than anybody types
MOST_STARTS = 6  # words of a name by which it is found: "University of Applied Sciences and Arts" has six
MOST_FORMS = 20  # of one entity in one article; more are faults of recognition


class NameForm(NamedTuple):
    """A name that an article has for an entity, as it is written there."""

    type: str
    entity_id: str
    kind: str
    name: str


class NameStart(NamedTuple):
    """The folded words by which an entity of an article is found."""

    start: str
    type: str
    entity_id: str


def forms_of(entities: Iterable[Entity]) -> set[NameForm]:
    """Every name of some entities, also words that stand for them: peoples and offices."""
    return {form for entity in entities for form in _forms(entity)}


def starts_of(forms: Iterable[NameForm]) -> set[NameStart]:
    """What entities are found by that have some names."""
    named = ((form, folded_name(form.name)) for form in forms if form.kind in NAMING)
    return {NameStart(start, form.type, form.entity_id) for form, name in named for start in starts_of_name(name)}


def starts_of_name(folded: str) -> Iterator[str]:
    """The beginnings at each word of a folded name, and the mark of all of it."""
    words = folded.split(" ")
    if folded:
        yield f"{WHOLE}{folded}"
        yield from (" ".join(words[place:])[:LONGEST_START] for place in range(min(len(words), MOST_STARTS)))


def _forms(entity: Entity) -> Iterator[NameForm]:
    if len(entity.id.encode("utf-8", "replace")) > LONGEST_ID or "\t" in entity.id:
        return
    shown = " ".join(entity.name.split())
    # the shown name is one however it is recognised; dict: in their order
    names = dict.fromkeys([("name", shown), *(_named(mention, shown) for mention in entity.mentions)])
    for kind, name in [*names][:MOST_FORMS]:
        if 0 < len(name) <= LONGEST_NAME:
            yield NameForm(entity.type, entity.id, kind, name)


def _named(mention: Mention, shown: str) -> tuple[str, str]:
    text = " ".join(mention.text.split())
    return ("name" if text == shown else mention.kind), text
