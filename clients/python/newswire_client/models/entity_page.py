from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.entity_page_interval import check_entity_page_interval
from ..models.entity_page_interval import EntityPageInterval
from ..models.entity_page_type import check_entity_page_type
from ..models.entity_page_type import EntityPageType
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.co_mention_answer import CoMentionAnswer
  from ..models.hit_answer import HitAnswer
  from ..models.known_name_answer import KnownNameAnswer
  from ..models.period_count import PeriodCount
  from ..models.story_head import StoryHead





T = TypeVar("T", bound="EntityPage")



@_attrs_define
class EntityPage:
    """ What the index holds of one entity.

        Attributes:
            articles (int): How many articles name it.
            co_mentioned (list[CoMentionAnswer]): Entities in the same articles, at most 20.
            co_mentioned_among (int): How many articles, the newest ones, these were counted in.
            first_at (datetime.datetime): Date of the earliest article that names it.
            histogram (list[PeriodCount]): Articles by day (UTC) or week (from Monday), up to the latest article, the
                earliest first: of 366 days, or of 260 weeks. Periods without articles are left out.
            id (str): What the parameter `entity` takes.
            interval (EntityPageInterval): What `histogram` counts by.
            last_at (datetime.datetime): Date of the latest article that names it.
            latest (list[HitAnswer]): The newest articles that name it, at most 10.
            name (str):
            names (list[KnownNameAnswer]): All names that articles have for it, at most 100.
            same_as (list[str]): The same entity in Wikidata and in GeoNames, as addresses of linked data; none for most.
            stories (list[StoryHead]): Stories of two articles or more that are about it, those with the newest articles
                first; then those of `latest` that only name it. At most 10.
            type_ (EntityPageType):
     """

    articles: int
    co_mentioned: list[CoMentionAnswer]
    co_mentioned_among: int
    first_at: datetime.datetime
    histogram: list[PeriodCount]
    id: str
    interval: EntityPageInterval
    last_at: datetime.datetime
    latest: list[HitAnswer]
    name: str
    names: list[KnownNameAnswer]
    same_as: list[str]
    stories: list[StoryHead]
    type_: EntityPageType
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.co_mention_answer import CoMentionAnswer # noqa: PLC0415
        from ..models.hit_answer import HitAnswer # noqa: PLC0415
        from ..models.known_name_answer import KnownNameAnswer # noqa: PLC0415
        from ..models.period_count import PeriodCount # noqa: PLC0415
        from ..models.story_head import StoryHead # noqa: PLC0415
        articles = self.articles

        co_mentioned = []
        for co_mentioned_item_data in self.co_mentioned:
            co_mentioned_item = co_mentioned_item_data.to_dict()
            co_mentioned.append(co_mentioned_item)



        co_mentioned_among = self.co_mentioned_among

        first_at = self.first_at.isoformat()

        histogram = []
        for histogram_item_data in self.histogram:
            histogram_item = histogram_item_data.to_dict()
            histogram.append(histogram_item)



        id = self.id

        interval: str = self.interval

        last_at = self.last_at.isoformat()

        latest = []
        for latest_item_data in self.latest:
            latest_item = latest_item_data.to_dict()
            latest.append(latest_item)



        name = self.name

        names = []
        for names_item_data in self.names:
            names_item = names_item_data.to_dict()
            names.append(names_item)



        same_as = self.same_as



        stories = []
        for stories_item_data in self.stories:
            stories_item = stories_item_data.to_dict()
            stories.append(stories_item)



        type_: str = self.type_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "co_mentioned": co_mentioned,
            "co_mentioned_among": co_mentioned_among,
            "first_at": first_at,
            "histogram": histogram,
            "id": id,
            "interval": interval,
            "last_at": last_at,
            "latest": latest,
            "name": name,
            "names": names,
            "same_as": same_as,
            "stories": stories,
            "type": type_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.co_mention_answer import CoMentionAnswer # noqa: PLC0415
        from ..models.hit_answer import HitAnswer # noqa: PLC0415
        from ..models.known_name_answer import KnownNameAnswer # noqa: PLC0415
        from ..models.period_count import PeriodCount # noqa: PLC0415
        from ..models.story_head import StoryHead # noqa: PLC0415
        d = dict(src_dict)
        articles = d.pop("articles")

        co_mentioned = []
        _co_mentioned = d.pop("co_mentioned")
        for co_mentioned_item_data in (_co_mentioned):
            co_mentioned_item = CoMentionAnswer.from_dict(co_mentioned_item_data)



            co_mentioned.append(co_mentioned_item)


        co_mentioned_among = d.pop("co_mentioned_among")

        first_at = datetime.datetime.fromisoformat(d.pop("first_at"))




        histogram = []
        _histogram = d.pop("histogram")
        for histogram_item_data in (_histogram):
            histogram_item = PeriodCount.from_dict(histogram_item_data)



            histogram.append(histogram_item)


        id = d.pop("id")

        interval = check_entity_page_interval(d.pop("interval"))




        last_at = datetime.datetime.fromisoformat(d.pop("last_at"))




        latest = []
        _latest = d.pop("latest")
        for latest_item_data in (_latest):
            latest_item = HitAnswer.from_dict(latest_item_data)



            latest.append(latest_item)


        name = d.pop("name")

        names = []
        _names = d.pop("names")
        for names_item_data in (_names):
            names_item = KnownNameAnswer.from_dict(names_item_data)



            names.append(names_item)


        same_as = cast(list[str], d.pop("same_as"))


        stories = []
        _stories = d.pop("stories")
        for stories_item_data in (_stories):
            stories_item = StoryHead.from_dict(stories_item_data)



            stories.append(stories_item)


        type_ = check_entity_page_type(d.pop("type"))




        entity_page = cls(
            articles=articles,
            co_mentioned=co_mentioned,
            co_mentioned_among=co_mentioned_among,
            first_at=first_at,
            histogram=histogram,
            id=id,
            interval=interval,
            last_at=last_at,
            latest=latest,
            name=name,
            names=names,
            same_as=same_as,
            stories=stories,
            type_=type_,
        )


        entity_page.additional_properties = d
        return entity_page

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
