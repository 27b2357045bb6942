"""The validation of an edit by the catalogue and by the edits made before; a refusal is worded for a person."""

from __future__ import annotations

import re

from newswire_shared.contracts.errors import UsageError

from newswire_enrich.editing.entities.edits import Alias, Edit, Merge, Rename, Split
from newswire_enrich.editing.entities.lookup import Lookup
from newswire_enrich.entities.catalogue.gazetteer import words_of
from newswire_enrich.entities.catalogue.names import folded, slug

LONGEST = 200  # characters; whoever gives more has given a text
_ID = re.compile(r"[a-z]+:[^\s|]{1,200}")


def checked(edit: Edit, lookup: Lookup, unlisted: bool) -> None:
    """Raise UsageError for an unknown id unless `unlisted`, and for what would do nothing or harm."""
    match edit:
        case Merge():
            _refuse_merge(edit, lookup)
            refuse_unknown(edit.entity_id, lookup, unlisted)
            refuse_unknown(edit.into, lookup, unlisted)
        case Split():
            refuse_unknown(edit.entity_id, lookup, unlisted)
            refuse_unknown(edit.into, lookup, unlisted)
            _refuse_split(edit, lookup)
        case Alias():
            refuse_unknown(edit.entity_id, lookup, unlisted)
            refuse_name(edit.alias)
            refuse_name(edit.name)
        case Rename():
            refuse_unknown(edit.entity_id, lookup, unlisted)
            refuse_name(edit.name)
        case _:
            refuse_unknown(edit.entity_id, lookup, unlisted)


def refuse_unknown(entity_id: str, lookup: Lookup, unlisted: bool | None = None) -> None:
    """Raise UsageError for an id that neither the catalogue nor an edit has, unless `unlisted` ones are meant.

    None: none can be meant.
    """
    if lookup.knows(entity_id):
        return
    is_id = _ID.fullmatch(entity_id) and entity_id.isprintable()
    if is_id and unlisted:
        return
    near = ", ".join(lookup.near(entity_id))
    hint = f"did you mean {near}?" if near else "`newswire entities search` finds ids by names."
    more = " With --unlisted it is taken as articles have it, or made." if is_id and unlisted is not None else ""
    raise UsageError(f"the catalogue has no entity {entity_id}: {hint}{more}")


def refuse_name(name: str) -> None:
    """Raise UsageError for a text that no name can be."""
    is_line = name.isprintable() and name == name.strip() and len(name) <= LONGEST
    if not (is_line and words_of(name).texts and slug(name)):
        raise UsageError(f"{name[:LONGEST]!r} is no name: letters or digits, on one line, at most {LONGEST} characters")


def _refuse_merge(edit: Merge, lookup: Lookup) -> None:
    if edit.entity_id == edit.into:
        raise UsageError(f"{edit.entity_id} cannot be merged into itself")
    into = lookup.edits.merges.get(edit.entity_id)
    if into:
        raise UsageError(
            f"{edit.entity_id} is merged into {into} already: undo that first (`newswire entities show "
            f"{edit.entity_id}` gives its number), or merge {into} into {edit.into}"
        )
    try:  # longer circles are found only with all merges together
        lookup.edits.with_edit(edit)
    except ValueError as error:
        raise UsageError(f"{error}: undo that first, or leave it") from error


def _refuse_split(edit: Split, lookup: Lookup) -> None:
    refuse_name(edit.name)
    if edit.entity_id == edit.into:
        raise UsageError(f"a name cannot be split off {edit.entity_id} for {edit.into} itself")
    names = lookup.names(edit.entity_id)
    # of an entity that only articles have nothing but the name in its id is known
    is_own = lookup.base.row(edit.entity_id) is None and edit.entity_id.endswith(f":{slug(edit.name)}")
    if not is_own and folded(edit.name) not in map(folded, names):
        raise UsageError(f"“{edit.name}” is no name of {edit.entity_id}, which has: {', '.join(names)}")
