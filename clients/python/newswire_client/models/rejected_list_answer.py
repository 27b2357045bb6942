from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.rejected_answer import RejectedAnswer





T = TypeVar("T", bound="RejectedListAnswer")



@_attrs_define
class RejectedListAnswer:
    """ What was rejected.

        Attributes:
            captures (list[RejectedAnswer]): The newest first.
            more (bool): Whether there are older ones too.
     """

    captures: list[RejectedAnswer]
    more: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.rejected_answer import RejectedAnswer # noqa: PLC0415
        captures = []
        for captures_item_data in self.captures:
            captures_item = captures_item_data.to_dict()
            captures.append(captures_item)



        more = self.more


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "captures": captures,
            "more": more,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rejected_answer import RejectedAnswer # noqa: PLC0415
        d = dict(src_dict)
        captures = []
        _captures = d.pop("captures")
        for captures_item_data in (_captures):
            captures_item = RejectedAnswer.from_dict(captures_item_data)



            captures.append(captures_item)


        more = d.pop("more")

        rejected_list_answer = cls(
            captures=captures,
            more=more,
        )


        rejected_list_answer.additional_properties = d
        return rejected_list_answer

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
