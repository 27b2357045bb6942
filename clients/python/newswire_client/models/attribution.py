from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.attribution_field import AttributionField
from ..models.attribution_field import check_attribution_field
from ..models.attribution_relation import AttributionRelation
from ..models.attribution_relation import check_attribution_relation
from typing import cast






T = TypeVar("T", bound="Attribution")



@_attrs_define
class Attribution:
    """ Who reported it, and in what relation.

        Attributes:
            end (int):
            field (AttributionField):
            relation (AttributionRelation):
            source (str):
            source_id (None | str):
            start (int):
     """

    end: int
    field: AttributionField
    relation: AttributionRelation
    source: str
    source_id: None | str
    start: int





    def to_dict(self) -> dict[str, Any]:
        end = self.end

        field: str = self.field

        relation: str = self.relation

        source = self.source

        source_id: None | str
        source_id = self.source_id

        start = self.start


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "end": end,
            "field": field,
            "relation": relation,
            "source": source,
            "source_id": source_id,
            "start": start,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        end = d.pop("end")

        field = check_attribution_field(d.pop("field"))




        relation = check_attribution_relation(d.pop("relation"))




        source = d.pop("source")

        def _parse_source_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source_id = _parse_source_id(d.pop("source_id"))


        start = d.pop("start")

        attribution = cls(
            end=end,
            field=field,
            relation=relation,
            source=source,
            source_id=source_id,
            start=start,
        )

        return attribution

