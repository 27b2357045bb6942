from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.first_answer_by import check_first_answer_by
from ..models.first_answer_by import FirstAnswerBy
from typing import cast

if TYPE_CHECKING:
  from ..models.article_reference import ArticleReference





T = TypeVar("T", bound="FirstAnswer")



@_attrs_define
class FirstAnswer:
    """ Who was first with the story.

        Attributes:
            ahead_s (int | None): Seconds before the next site; null where there is none.
            article (ArticleReference): An article beside another: a copy of it, or at the other end of a link.
            by (FirstAnswerBy): `published` where the times that sites give are exact enough to say it; else `first_seen`:
                it is what was collected first.
            next_site (None | str):
            site (str):
     """

    ahead_s: int | None
    article: ArticleReference
    by: FirstAnswerBy
    next_site: None | str
    site: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        ahead_s: int | None
        ahead_s = self.ahead_s

        article = self.article.to_dict()

        by: str = self.by

        next_site: None | str
        next_site = self.next_site

        site = self.site


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "ahead_s": ahead_s,
            "article": article,
            "by": by,
            "next_site": next_site,
            "site": site,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        d = dict(src_dict)
        def _parse_ahead_s(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        ahead_s = _parse_ahead_s(d.pop("ahead_s"))


        article = ArticleReference.from_dict(d.pop("article"))




        by = check_first_answer_by(d.pop("by"))




        def _parse_next_site(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_site = _parse_next_site(d.pop("next_site"))


        site = d.pop("site")

        first_answer = cls(
            ahead_s=ahead_s,
            article=article,
            by=by,
            next_site=next_site,
            site=site,
        )


        first_answer.additional_properties = d
        return first_answer

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
