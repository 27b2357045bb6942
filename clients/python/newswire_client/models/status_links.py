from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="StatusLinks")



@_attrs_define
class StatusLinks:
    """ Where to look further.

        Attributes:
            flower (None | str): Flower's pages; null where none is known.
            runbook (str): The runbook, as this server shows it.
     """

    flower: None | str
    runbook: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        flower: None | str
        flower = self.flower

        runbook = self.runbook


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "flower": flower,
            "runbook": runbook,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_flower(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        flower = _parse_flower(d.pop("flower"))


        runbook = d.pop("runbook")

        status_links = cls(
            flower=flower,
            runbook=runbook,
        )


        status_links.additional_properties = d
        return status_links

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
