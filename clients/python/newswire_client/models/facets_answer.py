from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.match import check_match
from ..models.match import Match
from typing import cast

if TYPE_CHECKING:
  from ..models.facets_answer_facets import FacetsAnswerFacets





T = TypeVar("T", bound="FacetsAnswer")



@_attrs_define
class FacetsAnswer:
    """ The counts of facets among the articles that a search finds.

        Attributes:
            approximate (bool): Whether counts of facets are estimated, from some 5,000 of the articles found, as they were
                up to ten seconds ago.
            facets (FacetsAnswerFacets): By name, in the order asked for. Values filter by the parameter of the facet's
                name, those of `person`, `organisation`, `place`, `event` and `other` by `entity`.
            left_out (list[str]): Words of `q` that were not searched for, because a search takes at most 32.
            match (Match): How many of the plain words of a text must occur.
            total (int): Articles that the search finds, exactly.
     """

    approximate: bool
    facets: FacetsAnswerFacets
    left_out: list[str]
    match: Match
    total: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.facets_answer_facets import FacetsAnswerFacets # noqa: PLC0415
        approximate = self.approximate

        facets = self.facets.to_dict()

        left_out = self.left_out



        match: str = self.match

        total = self.total


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "approximate": approximate,
            "facets": facets,
            "left_out": left_out,
            "match": match,
            "total": total,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.facets_answer_facets import FacetsAnswerFacets # noqa: PLC0415
        d = dict(src_dict)
        approximate = d.pop("approximate")

        facets = FacetsAnswerFacets.from_dict(d.pop("facets"))




        left_out = cast(list[str], d.pop("left_out"))


        match = check_match(d.pop("match"))




        total = d.pop("total")

        facets_answer = cls(
            approximate=approximate,
            facets=facets,
            left_out=left_out,
            match=match,
            total=total,
        )


        facets_answer.additional_properties = d
        return facets_answer

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
