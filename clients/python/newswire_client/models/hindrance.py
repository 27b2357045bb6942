from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="Hindrance")



@_attrs_define
class Hindrance:
    """ A part of a search without which more may be found.

        Attributes:
            alone (int | None): Articles that this piece of `q` finds by itself, with the same filters; null of a filter.
            name (str): The parameter that it stands in: `q`, or a filter's.
            part (str): A piece of `q` as it was typed, or a filter's value.
            without (int): Articles that have all the rest.
     """

    alone: int | None
    name: str
    part: str
    without: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        alone: int | None
        alone = self.alone

        name = self.name

        part = self.part

        without = self.without


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "alone": alone,
            "name": name,
            "part": part,
            "without": without,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_alone(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        alone = _parse_alone(d.pop("alone"))


        name = d.pop("name")

        part = d.pop("part")

        without = d.pop("without")

        hindrance = cls(
            alone=alone,
            name=name,
            part=part,
            without=without,
        )


        hindrance.additional_properties = d
        return hindrance

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
