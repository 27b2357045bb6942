from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.tested_way import TestedWay





T = TypeVar("T", bound="AlertTestAnswer")



@_attrs_define
class AlertTestAnswer:
    """ A test of each way; empty where the alert has only its feed.

        Attributes:
            ways (list[TestedWay]):
     """

    ways: list[TestedWay]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.tested_way import TestedWay # noqa: PLC0415
        ways = []
        for ways_item_data in self.ways:
            ways_item = ways_item_data.to_dict()
            ways.append(ways_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "ways": ways,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tested_way import TestedWay # noqa: PLC0415
        d = dict(src_dict)
        ways = []
        _ways = d.pop("ways")
        for ways_item_data in (_ways):
            ways_item = TestedWay.from_dict(ways_item_data)



            ways.append(ways_item)


        alert_test_answer = cls(
            ways=ways,
        )


        alert_test_answer.additional_properties = d
        return alert_test_answer

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
