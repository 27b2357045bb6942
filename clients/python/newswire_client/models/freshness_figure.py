from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="FreshnessFigure")



@_attrs_define
class FreshnessFigure:
    """ How long articles took lately, from first seen to searchable.

        Attributes:
            aim_s (float): What p95 should stay below (`NEWSWIRE_OPS_FRESHNESS_AIM_S`).
            p50_s (float | None): Half of them took no longer; null where it is not known.
            p95_s (float | None): 95 of 100 took no longer; null where it is not known.
     """

    aim_s: float
    p50_s: float | None
    p95_s: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        aim_s = self.aim_s

        p50_s: float | None
        p50_s = self.p50_s

        p95_s: float | None
        p95_s = self.p95_s


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "aim_s": aim_s,
            "p50_s": p50_s,
            "p95_s": p95_s,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        aim_s = d.pop("aim_s")

        def _parse_p50_s(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        p50_s = _parse_p50_s(d.pop("p50_s"))


        def _parse_p95_s(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        p95_s = _parse_p95_s(d.pop("p95_s"))


        freshness_figure = cls(
            aim_s=aim_s,
            p50_s=p50_s,
            p95_s=p95_s,
        )


        freshness_figure.additional_properties = d
        return freshness_figure

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
