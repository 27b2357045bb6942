from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="TimelineSeries")



@_attrs_define
class TimelineSeries:
    """ What came of one source or in one language; its lists have a place for each bucket.

        Attributes:
            counts (list[int]):
            of (list[int] | None): Articles of this source or language in all, as `of` of a bucket.
            shares (list[float | None] | None):
            total (int):
            value (None | str): What the filter takes; null: all others together, and what has no language.
     """

    counts: list[int]
    of: list[int] | None
    shares: list[float | None] | None
    total: int
    value: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        counts = self.counts



        of: list[int] | None
        if isinstance(self.of, list):
            of = self.of


        else:
            of = self.of

        shares: list[float | None] | None
        if isinstance(self.shares, list):
            shares = []
            for shares_type_0_item_data in self.shares:
                shares_type_0_item: float | None
                shares_type_0_item = shares_type_0_item_data
                shares.append(shares_type_0_item)


        else:
            shares = self.shares

        total = self.total

        value: None | str
        value = self.value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "counts": counts,
            "of": of,
            "shares": shares,
            "total": total,
            "value": value,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        counts = cast(list[int], d.pop("counts"))


        def _parse_of(data: object) -> list[int] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                of_type_0 = cast(list[int], data)

                return of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[int] | None, data)

        of = _parse_of(d.pop("of"))


        def _parse_shares(data: object) -> list[float | None] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                shares_type_0 = []
                _shares_type_0 = data
                for shares_type_0_item_data in (_shares_type_0):
                    def _parse_shares_type_0_item(data: object) -> float | None:
                        if data is None:
                            return data
                        return cast(float | None, data)

                    shares_type_0_item = _parse_shares_type_0_item(shares_type_0_item_data)

                    shares_type_0.append(shares_type_0_item)

                return shares_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float | None] | None, data)

        shares = _parse_shares(d.pop("shares"))


        total = d.pop("total")

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))


        timeline_series = cls(
            counts=counts,
            of=of,
            shares=shares,
            total=total,
            value=value,
        )


        timeline_series.additional_properties = d
        return timeline_series

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
