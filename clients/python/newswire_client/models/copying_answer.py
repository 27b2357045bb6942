from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.article_reference import ArticleReference





T = TypeVar("T", bound="CopyingAnswer")



@_attrs_define
class CopyingAnswer:
    """ That a site printed near-copies of another's articles.

        Attributes:
            articles (list[ArticleReference]): The copies, the earliest first, at most 10.
            count (int): How many there are.
            least (float): How alike the least similar is, 0 to 1.
            most (float): How alike the most similar is, 0 to 1.
            original_site (str):
            site (str):
     """

    articles: list[ArticleReference]
    count: int
    least: float
    most: float
    original_site: str
    site: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        articles = []
        for articles_item_data in self.articles:
            articles_item = articles_item_data.to_dict()
            articles.append(articles_item)



        count = self.count

        least = self.least

        most = self.most

        original_site = self.original_site

        site = self.site


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "count": count,
            "least": least,
            "most": most,
            "original_site": original_site,
            "site": site,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        d = dict(src_dict)
        articles = []
        _articles = d.pop("articles")
        for articles_item_data in (_articles):
            articles_item = ArticleReference.from_dict(articles_item_data)



            articles.append(articles_item)


        count = d.pop("count")

        least = d.pop("least")

        most = d.pop("most")

        original_site = d.pop("original_site")

        site = d.pop("site")

        copying_answer = cls(
            articles=articles,
            count=count,
            least=least,
            most=most,
            original_site=original_site,
            site=site,
        )


        copying_answer.additional_properties = d
        return copying_answer

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
