from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.match import check_match
from ..models.match import Match
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.trend import Trend





T = TypeVar("T", bound="TrendsAnswer")



@_attrs_define
class TrendsAnswer:
    """ What is unusually frequent in a window of time, against the past before it.

        Attributes:
            left_out (list[str]): Words of `q` that were not searched for, because a search takes at most 32.
            match (Match): How many of the plain words of a text must occur.
            past_since (datetime.datetime): Where the past begins.
            past_slices (int): Spans of a day, or of the window where that is longer, that the past has articles in; the
                fewer, the less is known of how much its numbers vary.
            past_total (int): Articles of the past. Where there are none nothing can be said: `trends` is empty then.
            since (datetime.datetime): Where the window begins, and the past ends.
            total (int): Articles in the window.
            trends (list[Trend]): The most significant first.
            until (datetime.datetime): Where the window ends.
     """

    left_out: list[str]
    match: Match
    past_since: datetime.datetime
    past_slices: int
    past_total: int
    since: datetime.datetime
    total: int
    trends: list[Trend]
    until: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.trend import Trend # noqa: PLC0415
        left_out = self.left_out



        match: str = self.match

        past_since = self.past_since.isoformat()

        past_slices = self.past_slices

        past_total = self.past_total

        since = self.since.isoformat()

        total = self.total

        trends = []
        for trends_item_data in self.trends:
            trends_item = trends_item_data.to_dict()
            trends.append(trends_item)



        until = self.until.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "left_out": left_out,
            "match": match,
            "past_since": past_since,
            "past_slices": past_slices,
            "past_total": past_total,
            "since": since,
            "total": total,
            "trends": trends,
            "until": until,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.trend import Trend # noqa: PLC0415
        d = dict(src_dict)
        left_out = cast(list[str], d.pop("left_out"))


        match = check_match(d.pop("match"))




        past_since = datetime.datetime.fromisoformat(d.pop("past_since"))




        past_slices = d.pop("past_slices")

        past_total = d.pop("past_total")

        since = datetime.datetime.fromisoformat(d.pop("since"))




        total = d.pop("total")

        trends = []
        _trends = d.pop("trends")
        for trends_item_data in (_trends):
            trends_item = Trend.from_dict(trends_item_data)



            trends.append(trends_item)


        until = datetime.datetime.fromisoformat(d.pop("until"))




        trends_answer = cls(
            left_out=left_out,
            match=match,
            past_since=past_since,
            past_slices=past_slices,
            past_total=past_total,
            since=since,
            total=total,
            trends=trends,
            until=until,
        )


        trends_answer.additional_properties = d
        return trends_answer

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
