from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="GroupAnswer")



@_attrs_define
class GroupAnswer:
    """ The story that a hit stands for, and what was found of it.

        Attributes:
            copies (int): How many of those that match are near-copies of others.
            matching (int): How many of its articles match, this one among them.
            size (int | None): How many articles the story has, whether they match or not.
            source_count (int): How many sources there are; exact up to 500.
            sources (list[str]): The sources of those that match, by the number of their articles; at most 20.
            story (None | str): What the parameter `story` takes; null where it belongs to none.
            title (None | str): The story's title; null where the index does not know the story.
     """

    copies: int
    matching: int
    size: int | None
    source_count: int
    sources: list[str]
    story: None | str
    title: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        copies = self.copies

        matching = self.matching

        size: int | None
        size = self.size

        source_count = self.source_count

        sources = self.sources



        story: None | str
        story = self.story

        title: None | str
        title = self.title


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "copies": copies,
            "matching": matching,
            "size": size,
            "source_count": source_count,
            "sources": sources,
            "story": story,
            "title": title,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        copies = d.pop("copies")

        matching = d.pop("matching")

        def _parse_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        size = _parse_size(d.pop("size"))


        source_count = d.pop("source_count")

        sources = cast(list[str], d.pop("sources"))


        def _parse_story(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        story = _parse_story(d.pop("story"))


        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))


        group_answer = cls(
            copies=copies,
            matching=matching,
            size=size,
            source_count=source_count,
            sources=sources,
            story=story,
            title=title,
        )


        group_answer.additional_properties = d
        return group_answer

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
