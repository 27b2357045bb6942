from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="TimelineBucket")



@_attrs_define
class TimelineBucket:
    """ A span of time and what came in it; the first and the last one may begin before and end after the period.

        Attributes:
            count (int): Articles that match.
            end (datetime.datetime): The first instant after it: a day on which clocks are set has 23 or 25 hours.
            of (int | None): Articles in all; null unless `measure` is `share`.
            share (float | None): `count` by `of`, 0 to 1; null where `of` is 0 or unknown.
            start (datetime.datetime): Its first instant, with the zone's offset.
     """

    count: int
    end: datetime.datetime
    of: int | None
    share: float | None
    start: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        count = self.count

        end = self.end.isoformat()

        of: int | None
        of = self.of

        share: float | None
        share = self.share

        start = self.start.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "count": count,
            "end": end,
            "of": of,
            "share": share,
            "start": start,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        count = d.pop("count")

        end = datetime.datetime.fromisoformat(d.pop("end"))




        def _parse_of(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        of = _parse_of(d.pop("of"))


        def _parse_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        share = _parse_share(d.pop("share"))


        start = datetime.datetime.fromisoformat(d.pop("start"))




        timeline_bucket = cls(
            count=count,
            end=end,
            of=of,
            share=share,
            start=start,
        )


        timeline_bucket.additional_properties = d
        return timeline_bucket

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
