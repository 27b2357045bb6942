from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.source_answer import SourceAnswer





T = TypeVar("T", bound="SourcesAnswer")



@_attrs_define
class SourcesAnswer:
    """ The sources of the articles that were chosen; of more than 20,000 the counts may be some minutes old.

        Attributes:
            counted_at (datetime.datetime | None): When it was counted, where that is more than a minute ago, at most an
                hour: it is being counted anew, for who asks next. Null otherwise.
            sources (list[SourceAnswer]): Those with the most articles first.
            total (int): How many sources or sites there are; of many thousand an estimate.
     """

    counted_at: datetime.datetime | None
    sources: list[SourceAnswer]
    total: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.source_answer import SourceAnswer # noqa: PLC0415
        counted_at: None | str
        if isinstance(self.counted_at, datetime.datetime):
            counted_at = self.counted_at.isoformat()
        else:
            counted_at = self.counted_at

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)



        total = self.total


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "counted_at": counted_at,
            "sources": sources,
            "total": total,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.source_answer import SourceAnswer # noqa: PLC0415
        d = dict(src_dict)
        def _parse_counted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                counted_at_type_0 = datetime.datetime.fromisoformat(data)



                return counted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        counted_at = _parse_counted_at(d.pop("counted_at"))


        sources = []
        _sources = d.pop("sources")
        for sources_item_data in (_sources):
            sources_item = SourceAnswer.from_dict(sources_item_data)



            sources.append(sources_item)


        total = d.pop("total")

        sources_answer = cls(
            counted_at=counted_at,
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
