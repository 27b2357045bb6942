from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="MachineAnswer")



@_attrs_define
class MachineAnswer:
    """ A machine with processes.

        Attributes:
            clock_ahead_s (float): How far its clock is ahead of that of Redis.
            disk_free (int | None): Free bytes on the fullest disk that its processes write to; null where none could be
                asked.
            machine (str):
            processes (int):
     """

    clock_ahead_s: float
    disk_free: int | None
    machine: str
    processes: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        clock_ahead_s = self.clock_ahead_s

        disk_free: int | None
        disk_free = self.disk_free

        machine = self.machine

        processes = self.processes


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "clock_ahead_s": clock_ahead_s,
            "disk_free": disk_free,
            "machine": machine,
            "processes": processes,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        clock_ahead_s = d.pop("clock_ahead_s")

        def _parse_disk_free(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        disk_free = _parse_disk_free(d.pop("disk_free"))


        machine = d.pop("machine")

        processes = d.pop("processes")

        machine_answer = cls(
            clock_ahead_s=clock_ahead_s,
            disk_free=disk_free,
            machine=machine,
            processes=processes,
        )


        machine_answer.additional_properties = d
        return machine_answer

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
