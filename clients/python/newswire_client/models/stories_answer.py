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
  from ..models.freshness_answer import FreshnessAnswer
  from ..models.story_head import StoryHead
  from ..models.understood import Understood





T = TypeVar("T", bound="StoriesAnswer")



@_attrs_define
class StoriesAnswer:
    """ What a search for stories gave.

        Attributes:
            after (None | str): Give it as `after` for what comes next; null at the end.
            freshness (FreshnessAnswer): How fresh an answer is.  What is unknown is null.
            left_out (list[str]): Words of `q` that were not searched for, because a search takes at most 32.
            match (Match): How many of the plain words of a text must occur.
            stories (list[StoryHead]): In the order of `sort`.
            total (int): Stories that match; exact up to 10,000.
            total_is_exact (bool): False: there are at least `total`.
            understood (Understood): How `q` was read.
     """

    after: None | str
    freshness: FreshnessAnswer
    left_out: list[str]
    match: Match
    stories: list[StoryHead]
    total: int
    total_is_exact: bool
    understood: Understood
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.freshness_answer import FreshnessAnswer # noqa: PLC0415
        from ..models.story_head import StoryHead # noqa: PLC0415
        from ..models.understood import Understood # noqa: PLC0415
        after: None | str
        after = self.after

        freshness = self.freshness.to_dict()

        left_out = self.left_out



        match: str = self.match

        stories = []
        for stories_item_data in self.stories:
            stories_item = stories_item_data.to_dict()
            stories.append(stories_item)



        total = self.total

        total_is_exact = self.total_is_exact

        understood = self.understood.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "after": after,
            "freshness": freshness,
            "left_out": left_out,
            "match": match,
            "stories": stories,
            "total": total,
            "total_is_exact": total_is_exact,
            "understood": understood,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.freshness_answer import FreshnessAnswer # noqa: PLC0415
        from ..models.story_head import StoryHead # noqa: PLC0415
        from ..models.understood import Understood # noqa: PLC0415
        d = dict(src_dict)
        def _parse_after(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        after = _parse_after(d.pop("after"))


        freshness = FreshnessAnswer.from_dict(d.pop("freshness"))




        left_out = cast(list[str], d.pop("left_out"))


        match = check_match(d.pop("match"))




        stories = []
        _stories = d.pop("stories")
        for stories_item_data in (_stories):
            stories_item = StoryHead.from_dict(stories_item_data)



            stories.append(stories_item)


        total = d.pop("total")

        total_is_exact = d.pop("total_is_exact")

        understood = Understood.from_dict(d.pop("understood"))




        stories_answer = cls(
            after=after,
            freshness=freshness,
            left_out=left_out,
            match=match,
            stories=stories,
            total=total,
            total_is_exact=total_is_exact,
            understood=understood,
        )


        stories_answer.additional_properties = d
        return stories_answer

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
