from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.added_answer import AddedAnswer
  from ..models.copying_answer import CopyingAnswer
  from ..models.first_answer import FirstAnswer
  from ..models.side_answer import SideAnswer
  from ..models.speaker_answer import SpeakerAnswer





T = TypeVar("T", bound="CoverageAnswer")



@_attrs_define
class CoverageAnswer:
    """ How a story was told.

        Attributes:
            articles (list[AddedAnswer]): The earliest first.
            copying (list[CopyingAnswer]): Who copied whom, the most copies first.
            first (FirstAnswer | None): Null where not all of a story was looked at from its beginning.
            new (int): How many of these are of `since` or later.
            read (int): How many of them were looked at: the earliest 100, with `since` the latest 100.
            sides (list[SideAnswer]): The sites, in the order in which they came to the story.
            since (datetime.datetime | None): What was asked for, as an instant.
            speakers (list[SpeakerAnswer]): Those with the most quotes first, at most 12.
            story (str):
            title (str):
            total (int): Articles of the story in the index.
     """

    articles: list[AddedAnswer]
    copying: list[CopyingAnswer]
    first: FirstAnswer | None
    new: int
    read: int
    sides: list[SideAnswer]
    since: datetime.datetime | None
    speakers: list[SpeakerAnswer]
    story: str
    title: str
    total: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.added_answer import AddedAnswer # noqa: PLC0415
        from ..models.copying_answer import CopyingAnswer # noqa: PLC0415
        from ..models.first_answer import FirstAnswer # noqa: PLC0415
        from ..models.side_answer import SideAnswer # noqa: PLC0415
        from ..models.speaker_answer import SpeakerAnswer # noqa: PLC0415
        articles = []
        for articles_item_data in self.articles:
            articles_item = articles_item_data.to_dict()
            articles.append(articles_item)



        copying = []
        for copying_item_data in self.copying:
            copying_item = copying_item_data.to_dict()
            copying.append(copying_item)



        first: dict[str, Any] | None
        if isinstance(self.first, FirstAnswer):
            first = self.first.to_dict()
        else:
            first = self.first

        new = self.new

        read = self.read

        sides = []
        for sides_item_data in self.sides:
            sides_item = sides_item_data.to_dict()
            sides.append(sides_item)



        since: None | str
        if isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        speakers = []
        for speakers_item_data in self.speakers:
            speakers_item = speakers_item_data.to_dict()
            speakers.append(speakers_item)



        story = self.story

        title = self.title

        total = self.total


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "copying": copying,
            "first": first,
            "new": new,
            "read": read,
            "sides": sides,
            "since": since,
            "speakers": speakers,
            "story": story,
            "title": title,
            "total": total,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.added_answer import AddedAnswer # noqa: PLC0415
        from ..models.copying_answer import CopyingAnswer # noqa: PLC0415
        from ..models.first_answer import FirstAnswer # noqa: PLC0415
        from ..models.side_answer import SideAnswer # noqa: PLC0415
        from ..models.speaker_answer import SpeakerAnswer # noqa: PLC0415
        d = dict(src_dict)
        articles = []
        _articles = d.pop("articles")
        for articles_item_data in (_articles):
            articles_item = AddedAnswer.from_dict(articles_item_data)



            articles.append(articles_item)


        copying = []
        _copying = d.pop("copying")
        for copying_item_data in (_copying):
            copying_item = CopyingAnswer.from_dict(copying_item_data)



            copying.append(copying_item)


        def _parse_first(data: object) -> FirstAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                first_type_0 = FirstAnswer.from_dict(data)



                return first_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FirstAnswer | None, data)

        first = _parse_first(d.pop("first"))


        new = d.pop("new")

        read = d.pop("read")

        sides = []
        _sides = d.pop("sides")
        for sides_item_data in (_sides):
            sides_item = SideAnswer.from_dict(sides_item_data)



            sides.append(sides_item)


        def _parse_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)



                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        since = _parse_since(d.pop("since"))


        speakers = []
        _speakers = d.pop("speakers")
        for speakers_item_data in (_speakers):
            speakers_item = SpeakerAnswer.from_dict(speakers_item_data)



            speakers.append(speakers_item)


        story = d.pop("story")

        title = d.pop("title")

        total = d.pop("total")

        coverage_answer = cls(
            articles=articles,
            copying=copying,
            first=first,
            new=new,
            read=read,
            sides=sides,
            since=since,
            speakers=speakers,
            story=story,
            title=title,
            total=total,
        )


        coverage_answer.additional_properties = d
        return coverage_answer

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
