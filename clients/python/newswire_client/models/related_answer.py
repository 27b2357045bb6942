from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.related_answer_totals import RelatedAnswerTotals
  from ..models.related_article import RelatedArticle





T = TypeVar("T", bound="RelatedAnswer")



@_attrs_define
class RelatedAnswer:
    """ What is around an article, by type, the closest first.

        Attributes:
            id (str):
            related (list[RelatedArticle]):
            totals (RelatedAnswerTotals): How many there are of each type that was asked for.
     """

    id: str
    related: list[RelatedArticle]
    totals: RelatedAnswerTotals
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.related_answer_totals import RelatedAnswerTotals # noqa: PLC0415
        from ..models.related_article import RelatedArticle # noqa: PLC0415
        id = self.id

        related = []
        for related_item_data in self.related:
            related_item = related_item_data.to_dict()
            related.append(related_item)



        totals = self.totals.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "related": related,
            "totals": totals,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.related_answer_totals import RelatedAnswerTotals # noqa: PLC0415
        from ..models.related_article import RelatedArticle # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        related = []
        _related = d.pop("related")
        for related_item_data in (_related):
            related_item = RelatedArticle.from_dict(related_item_data)



            related.append(related_item)


        totals = RelatedAnswerTotals.from_dict(d.pop("totals"))




        related_answer = cls(
            id=id,
            related=related,
            totals=totals,
        )


        related_answer.additional_properties = d
        return related_answer

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
