from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="FlowAnswer")



@_attrs_define
class FlowAnswer:
    """ How fast a stage goes.

        Attributes:
            entered_a_minute (float): Captures that entered it, a minute.
            left_a_minute (float): Captures that left it, whatever for, a minute.
            mean_s (float | None): How long those that left were in it, waiting included, on average; null if none left.
            over_s (float): The seconds that this was seen over, up to now.
     """

    entered_a_minute: float
    left_a_minute: float
    mean_s: float | None
    over_s: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        entered_a_minute = self.entered_a_minute

        left_a_minute = self.left_a_minute

        mean_s: float | None
        mean_s = self.mean_s

        over_s = self.over_s


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "entered_a_minute": entered_a_minute,
            "left_a_minute": left_a_minute,
            "mean_s": mean_s,
            "over_s": over_s,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        entered_a_minute = d.pop("entered_a_minute")

        left_a_minute = d.pop("left_a_minute")

        def _parse_mean_s(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        mean_s = _parse_mean_s(d.pop("mean_s"))


        over_s = d.pop("over_s")

        flow_answer = cls(
            entered_a_minute=entered_a_minute,
            left_a_minute=left_a_minute,
            mean_s=mean_s,
            over_s=over_s,
        )


        flow_answer.additional_properties = d
        return flow_answer

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
