from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.trend_direction import check_trend_direction
from ..models.trend_direction import TrendDirection
from ..models.trend_type import check_trend_type
from ..models.trend_type import TrendType
from typing import cast

if TYPE_CHECKING:
  from ..models.trend_article import TrendArticle





T = TypeVar("T", bound="Trend")



@_attrs_define
class Trend:
    """ A name that more articles have than its past lets expect.

        Attributes:
            articles (list[TrendArticle]): At most three of the window, one of each of its stories, that with the most
                articles first.
            count (int): Articles in the window that have it.
            direction (TrendDirection): `new`: no article of the past has it.
            expected (float): Articles that would have it if it were as frequent among them as in the past.
            id (str): What the parameter `entity` takes.
            name (str):
            past_count (int): Articles of the past that have it.
            score (float): By how many standard deviations `count` is above `expected`, at least 3.
            type_ (TrendType):
     """

    articles: list[TrendArticle]
    count: int
    direction: TrendDirection
    expected: float
    id: str
    name: str
    past_count: int
    score: float
    type_: TrendType
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.trend_article import TrendArticle # noqa: PLC0415
        articles = []
        for articles_item_data in self.articles:
            articles_item = articles_item_data.to_dict()
            articles.append(articles_item)



        count = self.count

        direction: str = self.direction

        expected = self.expected

        id = self.id

        name = self.name

        past_count = self.past_count

        score = self.score

        type_: str = self.type_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "count": count,
            "direction": direction,
            "expected": expected,
            "id": id,
            "name": name,
            "past_count": past_count,
            "score": score,
            "type": type_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.trend_article import TrendArticle # noqa: PLC0415
        d = dict(src_dict)
        articles = []
        _articles = d.pop("articles")
        for articles_item_data in (_articles):
            articles_item = TrendArticle.from_dict(articles_item_data)



            articles.append(articles_item)


        count = d.pop("count")

        direction = check_trend_direction(d.pop("direction"))




        expected = d.pop("expected")

        id = d.pop("id")

        name = d.pop("name")

        past_count = d.pop("past_count")

        score = d.pop("score")

        type_ = check_trend_type(d.pop("type"))




        trend = cls(
            articles=articles,
            count=count,
            direction=direction,
            expected=expected,
            id=id,
            name=name,
            past_count=past_count,
            score=score,
            type_=type_,
        )


        trend.additional_properties = d
        return trend

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
