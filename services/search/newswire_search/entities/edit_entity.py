"""Use case: who may operate edits an entity, by the service that owns the edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from newswire_shared.contracts.entity_edits import AskedEdit, EntityDecision, EntityDesk
from newswire_shared.contracts.errors import MissingStack, TransientError, UsageError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.responses import Response
from newswire_search.errors import NotFoundError
from newswire_search.query.parameters import clean


class EntityChange(BaseModel):
    """What is to become of an entity."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edit: EntityDecision = Field(
        description="`rename`: show it under the name `value`; `alias`: also `value` means it; `merge`: it is the same "
        "as the entity with the id `value`; `suppress`: leave it out of all articles.",
        examples=["rename"],
    )
    value: Annotated[str, AfterValidator(clean)] = Field(
        "", max_length=500, description="A name or an id; nothing for `suppress`.", examples=["Ana Lindt"]
    )
    why: Annotated[str, AfterValidator(clean)] = Field("", max_length=500, description="For the log of edits.")


class EntityEditAnswer(Response):
    """What became of an edit."""

    told: str = Field(description="In words.", examples=["edit 7: person:anna-lind is shown as Ana Lindt"])


@dataclass(frozen=True, slots=True)
class EditEntity:
    """Has an edit carried out; it holds from the next article on."""

    engine: SearchEngine
    desk: Callable[[], EntityDesk]

    def __call__(self, entity_id: str, change: EntityChange, by: str) -> EntityEditAnswer:
        """The edit as it was made, by whose key it was.

        Raises NotFoundError where no article names the entity, and UsageError for what would do nothing or harm.
        """
        value = change.value.strip()
        if not value and change.edit is not EntityDecision.SUPPRESS:
            raise UsageError(f"value: `{change.edit}` takes {_WANTED[change.edit]}")
        is_merge = change.edit is EntityDecision.MERGE
        names = self.engine.names((entity_id, value) if is_merge else (entity_id,))
        for wanted in (entity_id, value) if is_merge else (entity_id,):
            if wanted not in names:
                raise NotFoundError(f"no article in the index names an entity {wanted!r}")
        asked = AskedEdit(change.edit, entity_id, value, names[entity_id].name, names[entity_id].type)
        try:
            return EntityEditAnswer(told=self.desk()(asked, by, change.why.strip()))
        except MissingStack as error:  # who asks over HTTP cannot mend that
            raise TransientError(f"entities are edited while newswire runs: {error}") from error


_WANTED = {
    EntityDecision.RENAME: "the name to show",
    EntityDecision.ALIAS: "a further name",
    EntityDecision.MERGE: "the id of the entity that stays",
}
