from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.article_reference import ArticleReference





T = TypeVar("T", bound="LinkedByAnswer")



@_attrs_define
class LinkedByAnswer:
    """ The articles that link to one.

        Attributes:
            after (None | str): Give it as `after` to `/v1/articles/{id}/linked-by` for what comes next; null at the end.
            articles (list[ArticleReference]): The newest first.
            count (int): How many there are; exact up to some ten thousand.
     """

    after: None | str
    articles: list[ArticleReference]
    count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        after: None | str
        after = self.after

        articles = []
        for articles_item_data in self.articles:
            articles_item = articles_item_data.to_dict()
            articles.append(articles_item)



        count = self.count


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "after": after,
            "articles": articles,
            "count": count,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        d = dict(src_dict)
        def _parse_after(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        after = _parse_after(d.pop("after"))


        articles = []
        _articles = d.pop("articles")
        for articles_item_data in (_articles):
            articles_item = ArticleReference.from_dict(articles_item_data)



            articles.append(articles_item)


        count = d.pop("count")

        linked_by_answer = cls(
            after=after,
            articles=articles,
            count=count,
        )


        linked_by_answer.additional_properties = d
        return linked_by_answer

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
