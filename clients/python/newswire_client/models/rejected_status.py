from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.reason_count import ReasonCount





T = TypeVar("T", bound="RejectedStatus")



@_attrs_define
class RejectedStatus:
    """ What was rejected.

        Attributes:
            captures (int): Since the state began.
            looked_at (int): The newest of them, which `lately` is about.
            reasons (list[ReasonCount]): Those that were met lately first.
     """

    captures: int
    looked_at: int
    reasons: list[ReasonCount]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.reason_count import ReasonCount # noqa: PLC0415
        captures = self.captures

        looked_at = self.looked_at

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "captures": captures,
            "looked_at": looked_at,
            "reasons": reasons,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reason_count import ReasonCount # noqa: PLC0415
        d = dict(src_dict)
        captures = d.pop("captures")

        looked_at = d.pop("looked_at")

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in (_reasons):
            reasons_item = ReasonCount.from_dict(reasons_item_data)



            reasons.append(reasons_item)


        rejected_status = cls(
            captures=captures,
            looked_at=looked_at,
            reasons=reasons,
        )


        rejected_status.additional_properties = d
        return rejected_status

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
