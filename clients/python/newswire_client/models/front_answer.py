from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.facet_value_answer import FacetValueAnswer
  from ..models.freshness_answer import FreshnessAnswer
  from ..models.front_story import FrontStory
  from ..models.hit_answer import HitAnswer





T = TypeVar("T", bound="FrontAnswer")



@_attrs_define
class FrontAnswer:
    """ The front page: each story and each article once.

        Attributes:
            articles (list[HitAnswer]): Articles that nobody else reported, and copies of none, the newest first.
            freshness (FreshnessAnswer): How fresh an answer is.  What is unknown is null.
            languages (list[FacetValueAnswer]): The languages of the last week's articles, whatever was asked for; values
                are what `language` takes. Of all articles where the week has none.
            stories (list[FrontStory]): The fastest growing of the last 24 hours first, then those with the newest articles.
     """

    articles: list[HitAnswer]
    freshness: FreshnessAnswer
    languages: list[FacetValueAnswer]
    stories: list[FrontStory]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.facet_value_answer import FacetValueAnswer # noqa: PLC0415
        from ..models.freshness_answer import FreshnessAnswer # noqa: PLC0415
        from ..models.front_story import FrontStory # noqa: PLC0415
        from ..models.hit_answer import HitAnswer # noqa: PLC0415
        articles = []
        for articles_item_data in self.articles:
            articles_item = articles_item_data.to_dict()
            articles.append(articles_item)



        freshness = self.freshness.to_dict()

        languages = []
        for languages_item_data in self.languages:
            languages_item = languages_item_data.to_dict()
            languages.append(languages_item)



        stories = []
        for stories_item_data in self.stories:
            stories_item = stories_item_data.to_dict()
            stories.append(stories_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "freshness": freshness,
            "languages": languages,
            "stories": stories,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.facet_value_answer import FacetValueAnswer # noqa: PLC0415
        from ..models.freshness_answer import FreshnessAnswer # noqa: PLC0415
        from ..models.front_story import FrontStory # noqa: PLC0415
        from ..models.hit_answer import HitAnswer # noqa: PLC0415
        d = dict(src_dict)
        articles = []
        _articles = d.pop("articles")
        for articles_item_data in (_articles):
            articles_item = HitAnswer.from_dict(articles_item_data)



            articles.append(articles_item)


        freshness = FreshnessAnswer.from_dict(d.pop("freshness"))




        languages = []
        _languages = d.pop("languages")
        for languages_item_data in (_languages):
            languages_item = FacetValueAnswer.from_dict(languages_item_data)



            languages.append(languages_item)


        stories = []
        _stories = d.pop("stories")
        for stories_item_data in (_stories):
            stories_item = FrontStory.from_dict(stories_item_data)



            stories.append(stories_item)


        front_answer = cls(
            articles=articles,
            freshness=freshness,
            languages=languages,
            stories=stories,
        )


        front_answer.additional_properties = d
        return front_answer

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
