from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.match import check_match
from ..models.match import Match
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.chosen_answer_facets import ChosenAnswerFacets
  from ..models.chosen_hit import ChosenHit
  from ..models.freshness_answer import FreshnessAnswer
  from ..models.hindrance import Hindrance
  from ..models.understood import Understood





T = TypeVar("T", bound="ChosenAnswer")



@_attrs_define
class ChosenAnswer:
    """ What a search gave that asked with `fields`.

        Attributes:
            after (None | str): Give it as `after` for what comes next; null at the end. With the sort `first_seen` it is
                never null: ask with it again later for what was first seen since; where nothing was, it comes back as it is.
            approximate (bool): Whether counts of facets are estimated, from some 5,000 of the articles found, as they were
                up to ten seconds ago. With the embedded index also whether the order is: of more than 5,000 articles those that
                came in last are ranked first, of those with all words where there are so many.
            facets (ChosenAnswerFacets): By name; they count articles. Values filter by the parameter of the facet's name,
                those of `person`, `organisation`, `place`, `event` and `other` by `entity`.
            freshness (FreshnessAnswer): How fresh an answer is.  What is unknown is null.
            hits (list[ChosenHit]):
            left_out (list[str]): Words of `q` that were not searched for, because a search takes at most 32.
            match (Match): How many of the plain words of a text must occur.
            more (bool): Whether there is more now; if not, wait before you ask with `after` again.
            took_ms (float):
            total (int): Articles that match, or with `group=story` their stories and the articles that have none; exact up
                to 10,000.
            total_is_exact (bool): False: there are at least `total`.
            understood (Understood): How `q` was read.
            did_you_mean (None | str | Unset): Where little is found: `q` with a word spelt as the index has it, which finds
                more.
            hindered_by (list[Hindrance] | Unset): On the first page of a search that finds nothing, or nothing with most of
                its words: what each of its parts keeps from it, as far as they are at most six pieces and six filters.
     """

    after: None | str
    approximate: bool
    facets: ChosenAnswerFacets
    freshness: FreshnessAnswer
    hits: list[ChosenHit]
    left_out: list[str]
    match: Match
    more: bool
    took_ms: float
    total: int
    total_is_exact: bool
    understood: Understood
    did_you_mean: None | str | Unset = UNSET
    hindered_by: list[Hindrance] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.chosen_answer_facets import ChosenAnswerFacets # noqa: PLC0415
        from ..models.chosen_hit import ChosenHit # noqa: PLC0415
        from ..models.freshness_answer import FreshnessAnswer # noqa: PLC0415
        from ..models.hindrance import Hindrance # noqa: PLC0415
        from ..models.understood import Understood # noqa: PLC0415
        after: None | str
        after = self.after

        approximate = self.approximate

        facets = self.facets.to_dict()

        freshness = self.freshness.to_dict()

        hits = []
        for hits_item_data in self.hits:
            hits_item = hits_item_data.to_dict()
            hits.append(hits_item)



        left_out = self.left_out



        match: str = self.match

        more = self.more

        took_ms = self.took_ms

        total = self.total

        total_is_exact = self.total_is_exact

        understood = self.understood.to_dict()

        did_you_mean: None | str | Unset
        if isinstance(self.did_you_mean, Unset):
            did_you_mean = UNSET
        else:
            did_you_mean = self.did_you_mean

        hindered_by: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.hindered_by, Unset):
            hindered_by = []
            for hindered_by_item_data in self.hindered_by:
                hindered_by_item = hindered_by_item_data.to_dict()
                hindered_by.append(hindered_by_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "after": after,
            "approximate": approximate,
            "facets": facets,
            "freshness": freshness,
            "hits": hits,
            "left_out": left_out,
            "match": match,
            "more": more,
            "took_ms": took_ms,
            "total": total,
            "total_is_exact": total_is_exact,
            "understood": understood,
        })
        if did_you_mean is not UNSET:
            field_dict["did_you_mean"] = did_you_mean
        if hindered_by is not UNSET:
            field_dict["hindered_by"] = hindered_by

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chosen_answer_facets import ChosenAnswerFacets # noqa: PLC0415
        from ..models.chosen_hit import ChosenHit # noqa: PLC0415
        from ..models.freshness_answer import FreshnessAnswer # noqa: PLC0415
        from ..models.hindrance import Hindrance # noqa: PLC0415
        from ..models.understood import Understood # noqa: PLC0415
        d = dict(src_dict)
        def _parse_after(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        after = _parse_after(d.pop("after"))


        approximate = d.pop("approximate")

        facets = ChosenAnswerFacets.from_dict(d.pop("facets"))




        freshness = FreshnessAnswer.from_dict(d.pop("freshness"))




        hits = []
        _hits = d.pop("hits")
        for hits_item_data in (_hits):
            hits_item = ChosenHit.from_dict(hits_item_data)



            hits.append(hits_item)


        left_out = cast(list[str], d.pop("left_out"))


        match = check_match(d.pop("match"))




        more = d.pop("more")

        took_ms = d.pop("took_ms")

        total = d.pop("total")

        total_is_exact = d.pop("total_is_exact")

        understood = Understood.from_dict(d.pop("understood"))




        def _parse_did_you_mean(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        did_you_mean = _parse_did_you_mean(d.pop("did_you_mean", UNSET))


        _hindered_by = d.pop("hindered_by", UNSET)
        hindered_by: list[Hindrance] | Unset = UNSET
        if _hindered_by is not UNSET:
            hindered_by = []
            for hindered_by_item_data in _hindered_by:
                hindered_by_item = Hindrance.from_dict(hindered_by_item_data)



                hindered_by.append(hindered_by_item)


        chosen_answer = cls(
            after=after,
            approximate=approximate,
            facets=facets,
            freshness=freshness,
            hits=hits,
            left_out=left_out,
            match=match,
            more=more,
            took_ms=took_ms,
            total=total,
            total_is_exact=total_is_exact,
            understood=understood,
            did_you_mean=did_you_mean,
            hindered_by=hindered_by,
        )


        chosen_answer.additional_properties = d
        return chosen_answer

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
