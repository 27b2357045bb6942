from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="HostAnswer")



@_attrs_define
class HostAnswer:
    """ A host that fails.

        Attributes:
            failing_s (float): For how long it has failed.
            failures (int): Failures in a row.
            host (str):
            rests_s (float): For how long it is left alone yet; 0 if it may be asked.
     """

    failing_s: float
    failures: int
    host: str
    rests_s: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        failing_s = self.failing_s

        failures = self.failures

        host = self.host

        rests_s = self.rests_s


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "failing_s": failing_s,
            "failures": failures,
            "host": host,
            "rests_s": rests_s,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        failing_s = d.pop("failing_s")

        failures = d.pop("failures")

        host = d.pop("host")

        rests_s = d.pop("rests_s")

        host_answer = cls(
            failing_s=failing_s,
            failures=failures,
            host=host,
            rests_s=rests_s,
        )


        host_answer.additional_properties = d
        return host_answer

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
