from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.story_entity_answer_type_type_0 import check_story_entity_answer_type_type_0
from ..models.story_entity_answer_type_type_0 import StoryEntityAnswerTypeType0
from typing import cast






T = TypeVar("T", bound="StoryEntityAnswer")



@_attrs_define
class StoryEntityAnswer:
    """ An entity that the story is about.

        Attributes:
            articles (int): How many of its articles name it among their foremost.
            id (str): What the parameter `entity` takes.
            name (None | str):
            type_ (None | StoryEntityAnswerTypeType0):
     """

    articles: int
    id: str
    name: None | str
    type_: None | StoryEntityAnswerTypeType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        articles = self.articles

        id = self.id

        name: None | str
        name = self.name

        type_: None | str
        if isinstance(self.type_, str):
            type_ = self.type_
        else:
            type_ = self.type_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "id": id,
            "name": name,
            "type": type_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        articles = d.pop("articles")

        id = d.pop("id")

        def _parse_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name = _parse_name(d.pop("name"))


        def _parse_type_(data: object) -> None | StoryEntityAnswerTypeType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                type_type_0 = check_story_entity_answer_type_type_0(data)



                return type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StoryEntityAnswerTypeType0, data)

        type_ = _parse_type_(d.pop("type"))


        story_entity_answer = cls(
            articles=articles,
            id=id,
            name=name,
            type_=type_,
        )


        story_entity_answer.additional_properties = d
        return story_entity_answer

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
