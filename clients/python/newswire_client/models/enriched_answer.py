from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.copy import Copy





T = TypeVar("T", bound="EnrichedAnswer")



@_attrs_define
class EnrichedAnswer:
    """ What enrichment made of it.

        Attributes:
            characters (int):
            copy_of (Copy | None): The article that it is a near-copy of; null for none.
            language (None | str):
            recipe (None | str): By what it was made.
            story (None | str):
     """

    characters: int
    copy_of: Copy | None
    language: None | str
    recipe: None | str
    story: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.copy import Copy # noqa: PLC0415
        characters = self.characters

        copy_of: dict[str, Any] | None
        if isinstance(self.copy_of, Copy):
            copy_of = self.copy_of.to_dict()
        else:
            copy_of = self.copy_of

        language: None | str
        language = self.language

        recipe: None | str
        recipe = self.recipe

        story: None | str
        story = self.story


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "characters": characters,
            "copy_of": copy_of,
            "language": language,
            "recipe": recipe,
            "story": story,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.copy import Copy # noqa: PLC0415
        d = dict(src_dict)
        characters = d.pop("characters")

        def _parse_copy_of(data: object) -> Copy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                copy_of_type_0 = Copy.from_dict(data)



                return copy_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Copy | None, data)

        copy_of = _parse_copy_of(d.pop("copy_of"))


        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))


        def _parse_recipe(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        recipe = _parse_recipe(d.pop("recipe"))


        def _parse_story(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        story = _parse_story(d.pop("story"))


        enriched_answer = cls(
            characters=characters,
            copy_of=copy_of,
            language=language,
            recipe=recipe,
            story=story,
        )


        enriched_answer.additional_properties = d
        return enriched_answer

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
