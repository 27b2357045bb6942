from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.ill_source import IllSource
  from ..models.sources_status_by_health import SourcesStatusByHealth





T = TypeVar("T", bound="SourcesStatus")



@_attrs_define
class SourcesStatus:
    """ The sources by their health, as they were counted last: every 15 s, and more seldom where that takes long.

        Attributes:
            by_health (SourcesStatusByHealth): Empty while nobody counts.
            ill (list[IllSource]): Those to look at, the longest ill first; 50 at most.
     """

    by_health: SourcesStatusByHealth
    ill: list[IllSource]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.ill_source import IllSource # noqa: PLC0415
        from ..models.sources_status_by_health import SourcesStatusByHealth # noqa: PLC0415
        by_health = self.by_health.to_dict()

        ill = []
        for ill_item_data in self.ill:
            ill_item = ill_item_data.to_dict()
            ill.append(ill_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "by_health": by_health,
            "ill": ill,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ill_source import IllSource # noqa: PLC0415
        from ..models.sources_status_by_health import SourcesStatusByHealth # noqa: PLC0415
        d = dict(src_dict)
        by_health = SourcesStatusByHealth.from_dict(d.pop("by_health"))




        ill = []
        _ill = d.pop("ill")
        for ill_item_data in (_ill):
            ill_item = IllSource.from_dict(ill_item_data)



            ill.append(ill_item)


        sources_status = cls(
            by_health=by_health,
            ill=ill,
        )


        sources_status.additional_properties = d
        return sources_status

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
