from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="Narrowing")



@_attrs_define
class Narrowing:
    """ What an operator of the text asks for.

        Attributes:
            excluded (bool):
            field (str):
            values (list[str]): As they are compared, one of which is enough.
     """

    excluded: bool
    field: str
    values: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        excluded = self.excluded

        field = self.field

        values = self.values




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "excluded": excluded,
            "field": field,
            "values": values,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        excluded = d.pop("excluded")

        field = d.pop("field")

        values = cast(list[str], d.pop("values"))


        narrowing = cls(
            excluded=excluded,
            field=field,
            values=values,
        )


        narrowing.additional_properties = d
        return narrowing

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
