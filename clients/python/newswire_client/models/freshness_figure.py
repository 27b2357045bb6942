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
    """ How long live articles took from first seen to searchable.

        Attributes:
            aim_s (float): What p95 should stay below (`NEWSWIRE_OPS_FRESHNESS_AIM_S`).
            articles (int): How many this is of.
            over_s (float | None): The seconds up to now in which they became searchable; null for all since the state
                began, where none did lately.
            p50_s (float | None): Half of them took no longer; null for none, or more than six hours.
            p95_s (float | None): 95 of 100 took no longer; null as before.
     """

    aim_s: float
    articles: int
    over_s: float | None
    p50_s: float | None
    p95_s: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        aim_s = self.aim_s

        articles = self.articles

        over_s: float | None
        over_s = self.over_s

        p50_s: float | None
        p50_s = self.p50_s

        p95_s: float | None
        p95_s = self.p95_s


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "aim_s": aim_s,
            "articles": articles,
            "over_s": over_s,
            "p50_s": p50_s,
            "p95_s": p95_s,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        aim_s = d.pop("aim_s")

        articles = d.pop("articles")

        def _parse_over_s(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        over_s = _parse_over_s(d.pop("over_s"))


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
            articles=articles,
            over_s=over_s,
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
