from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.change_answer_kind import ChangeAnswerKind
from ..models.change_answer_kind import check_change_answer_kind
from typing import cast






T = TypeVar("T", bound="ChangeAnswer")



@_attrs_define
class ChangeAnswer:
    """ What happened to one article or one story.

        Attributes:
            gone (bool): Of an article that is no more, or is another one, and of a story that ceased.
            id (str): What /v1/articles/ or /v1/stories/ takes.
            kind (ChangeAnswerKind):
            number (str): Greater than those of all changes before.
            revision (int | None): How many texts the article had had by then.
            size (int | None): How many articles the story had.
            source (None | str): Of an article.
            story (None | str): The story that the article belonged to.
            survivor (None | str): The story that took this one in.
            title (None | str): Its title then, at most 200 characters.
     """

    gone: bool
    id: str
    kind: ChangeAnswerKind
    number: str
    revision: int | None
    size: int | None
    source: None | str
    story: None | str
    survivor: None | str
    title: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        gone = self.gone

        id = self.id

        kind: str = self.kind

        number = self.number

        revision: int | None
        revision = self.revision

        size: int | None
        size = self.size

        source: None | str
        source = self.source

        story: None | str
        story = self.story

        survivor: None | str
        survivor = self.survivor

        title: None | str
        title = self.title


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "gone": gone,
            "id": id,
            "kind": kind,
            "number": number,
            "revision": revision,
            "size": size,
            "source": source,
            "story": story,
            "survivor": survivor,
            "title": title,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        gone = d.pop("gone")

        id = d.pop("id")

        kind = check_change_answer_kind(d.pop("kind"))




        number = d.pop("number")

        def _parse_revision(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revision = _parse_revision(d.pop("revision"))


        def _parse_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        size = _parse_size(d.pop("size"))


        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))


        def _parse_story(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        story = _parse_story(d.pop("story"))


        def _parse_survivor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        survivor = _parse_survivor(d.pop("survivor"))


        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))


        change_answer = cls(
            gone=gone,
            id=id,
            kind=kind,
            number=number,
            revision=revision,
            size=size,
            source=source,
            story=story,
            survivor=survivor,
            title=title,
        )


        change_answer.additional_properties = d
        return change_answer

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
