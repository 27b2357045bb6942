from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="WrongParameter")



@_attrs_define
class WrongParameter:
    """ One parameter that is not taken as it is.

        Attributes:
            detail (str): What is wrong with it.
            did_you_mean (None | str): The name, or the value, that is there and nearest to what was given.
            parameter (str): Its name as it was given.
     """

    detail: str
    did_you_mean: None | str
    parameter: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        detail = self.detail

        did_you_mean: None | str
        did_you_mean = self.did_you_mean

        parameter = self.parameter


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "detail": detail,
            "did_you_mean": did_you_mean,
            "parameter": parameter,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        detail = d.pop("detail")

        def _parse_did_you_mean(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        did_you_mean = _parse_did_you_mean(d.pop("did_you_mean"))


        parameter = d.pop("parameter")

        wrong_parameter = cls(
            detail=detail,
            did_you_mean=did_you_mean,
            parameter=parameter,
        )


        wrong_parameter.additional_properties = d
        return wrong_parameter

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
