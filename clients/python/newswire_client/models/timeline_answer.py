from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.interval import check_interval
from ..models.interval import Interval
from ..models.match import check_match
from ..models.match import Match
from typing import cast

if TYPE_CHECKING:
  from ..models.timeline_bucket import TimelineBucket
  from ..models.timeline_series import TimelineSeries





T = TypeVar("T", bound="TimelineAnswer")



@_attrs_define
class TimelineAnswer:
    """ A timeline.

        Attributes:
            buckets (list[TimelineBucket]): From `since` or the first article to `until` or the last one, also those without
                any article. An article stands by when it was published, or first seen where that is unknown.
            interval (Interval): The length of a bucket; six hours begin at 0, 6, 12 and 18 o'clock, a week on Monday.
            left_out (list[str]): Words of `q` that were not searched for, because a search takes at most 32.
            match (Match): How many of the plain words of a text must occur.
            series (list[TimelineSeries]): The most frequent first, then the others, if there are any; empty unless `by` is
                given. In each bucket they sum up to its count.
            total (int): Articles that match: exactly the sum of all buckets, also where a search counts up to 10,000.
            zone (str):
     """

    buckets: list[TimelineBucket]
    interval: Interval
    left_out: list[str]
    match: Match
    series: list[TimelineSeries]
    total: int
    zone: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.timeline_bucket import TimelineBucket # noqa: PLC0415
        from ..models.timeline_series import TimelineSeries # noqa: PLC0415
        buckets = []
        for buckets_item_data in self.buckets:
            buckets_item = buckets_item_data.to_dict()
            buckets.append(buckets_item)



        interval: str = self.interval

        left_out = self.left_out



        match: str = self.match

        series = []
        for series_item_data in self.series:
            series_item = series_item_data.to_dict()
            series.append(series_item)



        total = self.total

        zone = self.zone


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "buckets": buckets,
            "interval": interval,
            "left_out": left_out,
            "match": match,
            "series": series,
            "total": total,
            "zone": zone,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.timeline_bucket import TimelineBucket # noqa: PLC0415
        from ..models.timeline_series import TimelineSeries # noqa: PLC0415
        d = dict(src_dict)
        buckets = []
        _buckets = d.pop("buckets")
        for buckets_item_data in (_buckets):
            buckets_item = TimelineBucket.from_dict(buckets_item_data)



            buckets.append(buckets_item)


        interval = check_interval(d.pop("interval"))




        left_out = cast(list[str], d.pop("left_out"))


        match = check_match(d.pop("match"))




        series = []
        _series = d.pop("series")
        for series_item_data in (_series):
            series_item = TimelineSeries.from_dict(series_item_data)



            series.append(series_item)


        total = d.pop("total")

        zone = d.pop("zone")

        timeline_answer = cls(
            buckets=buckets,
            interval=interval,
            left_out=left_out,
            match=match,
            series=series,
            total=total,
            zone=zone,
        )


        timeline_answer.additional_properties = d
        return timeline_answer

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
