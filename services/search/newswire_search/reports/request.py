"""A report as a reader makes it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from newswire_search.query.parameters import clean
from newswire_search.reports.ports import NameFault

LONGEST_TEXT = 500  # characters: a name, an address that shows it, and a sentence


class NewReport(BaseModel):
    """What is wrong with an entity."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fault: NameFault = Field(
        description="`wrong_name`: it is called otherwise; `same_as_another`: two ids are one; `several_in_one`: one "
        "id stands for several; `no_entity`: it is no person, organisation, place or event.",
        examples=["wrong_name"],
    )
    text: Annotated[str, AfterValidator(clean)] = Field(
        "", max_length=LONGEST_TEXT, description="In the reader's words.", examples=["She is called Ana Lindt."]
    )
