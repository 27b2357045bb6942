from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.related_article_measure import check_related_article_measure
from ..models.related_article_measure import RelatedArticleMeasure
from ..models.related_article_type import check_related_article_type
from ..models.related_article_type import RelatedArticleType
from typing import cast

if TYPE_CHECKING:
  from ..models.article_reference import ArticleReference





T = TypeVar("T", bound="RelatedArticle")



@_attrs_define
class RelatedArticle:
    """ An article that has to do with another, and how.

        Attributes:
            article (ArticleReference): An article beside another: a copy of it, or at the other end of a link.
            measure (RelatedArticleMeasure): What the score is: how alike the texts are, how linking weighs what they share,
                or the share of foremost entities that both name.
            score (float): 0 to 1; comparable among those of one `measure`.
            type_ (RelatedArticleType): `copy_of` is what the article copies, `copy` what copies it; `story_follows` leads
                the story that its own goes on from, `story_followed_by` one that goes on from it; `related` is what linking
                found.
            why (str): The reason in words.
     """

    article: ArticleReference
    measure: RelatedArticleMeasure
    score: float
    type_: RelatedArticleType
    why: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        article = self.article.to_dict()

        measure: str = self.measure

        score = self.score

        type_: str = self.type_

        why = self.why


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "article": article,
            "measure": measure,
            "score": score,
            "type": type_,
            "why": why,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        d = dict(src_dict)
        article = ArticleReference.from_dict(d.pop("article"))




        measure = check_related_article_measure(d.pop("measure"))




        score = d.pop("score")

        type_ = check_related_article_type(d.pop("type"))




        why = d.pop("why")

        related_article = cls(
            article=article,
            measure=measure,
            score=score,
            type_=type_,
            why=why,
        )


        related_article.additional_properties = d
        return related_article

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
