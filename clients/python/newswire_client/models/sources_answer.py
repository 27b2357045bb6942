from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.source_answer import SourceAnswer





T = TypeVar("T", bound="SourcesAnswer")



@_attrs_define
class SourcesAnswer:
    """ The sources of the articles that were chosen; of more than 20,000 the counts may be a minute old.

        Attributes:
            sources (list[SourceAnswer]): Those with the most articles first.
            total (int): How many sources or sites there are; of many thousand an estimate.
     """

    sources: list[SourceAnswer]
    total: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.source_answer import SourceAnswer # noqa: PLC0415
        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)



        total = self.total


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "sources": sources,
            "total": total,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.source_answer import SourceAnswer # noqa: PLC0415
        d = dict(src_dict)
        sources = []
        _sources = d.pop("sources")
        for sources_item_data in (_sources):
            sources_item = SourceAnswer.from_dict(sources_item_data)



            sources.append(sources_item)


        total = d.pop("total")

        sources_answer = cls(
            sources=sources,
            total=total,
        )


        sources_answer.additional_properties = d
        return sources_answer

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
