from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.article_reference import ArticleReference





T = TypeVar("T", bound="SideAnswer")



@_attrs_define
class SideAnswer:
    """ What one site had of a story.

        Attributes:
            articles (int):
            copies (int): How many of its articles are near-copies of others.
            first (ArticleReference): An article beside another: a copy of it, or at the other end of a link.
            longest (ArticleReference): An article beside another: a copy of it, or at the other end of a link.
            site (str):
            words (int): The words of its longest article.
     """

    articles: int
    copies: int
    first: ArticleReference
    longest: ArticleReference
    site: str
    words: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        articles = self.articles

        copies = self.copies

        first = self.first.to_dict()

        longest = self.longest.to_dict()

        site = self.site

        words = self.words


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "copies": copies,
            "first": first,
            "longest": longest,
            "site": site,
            "words": words,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        d = dict(src_dict)
        articles = d.pop("articles")

        copies = d.pop("copies")

        first = ArticleReference.from_dict(d.pop("first"))




        longest = ArticleReference.from_dict(d.pop("longest"))




        site = d.pop("site")

        words = d.pop("words")

        side_answer = cls(
            articles=articles,
            copies=copies,
            first=first,
            longest=longest,
            site=site,
            words=words,
        )


        side_answer.additional_properties = d
        return side_answer

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
