from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="StepAnswer")



@_attrs_define
class StepAnswer:
    """ A stage that a capture entered, or its end.

        Attributes:
            at (datetime.datetime):
            lasted_ms (int | None): How long it stayed there; null for where it is now.
            step (str):
     """

    at: datetime.datetime
    lasted_ms: int | None
    step: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        lasted_ms: int | None
        lasted_ms = self.lasted_ms

        step = self.step


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "at": at,
            "lasted_ms": lasted_ms,
            "step": step,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))




        def _parse_lasted_ms(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        lasted_ms = _parse_lasted_ms(d.pop("lasted_ms"))


        step = d.pop("step")

        step_answer = cls(
            at=at,
            lasted_ms=lasted_ms,
            step=step,
        )


        step_answer.additional_properties = d
        return step_answer

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
