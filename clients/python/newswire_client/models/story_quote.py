from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.story_quote_kind import check_story_quote_kind
from ..models.story_quote_kind import StoryQuoteKind
from typing import cast






T = TypeVar("T", bound="StoryQuote")



@_attrs_define
class StoryQuote:
    """ Something that somebody said in a story.

        Attributes:
            kind (StoryQuoteKind):
            parts (list[str]): The same in the pieces that the writer parted it into, as the article has them; mostly one.
            speaker (None | str):
            speaker_id (None | str):
            text (str):
     """

    kind: StoryQuoteKind
    parts: list[str]
    speaker: None | str
    speaker_id: None | str
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        parts = self.parts



        speaker: None | str
        speaker = self.speaker

        speaker_id: None | str
        speaker_id = self.speaker_id

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "kind": kind,
            "parts": parts,
            "speaker": speaker,
            "speaker_id": speaker_id,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_story_quote_kind(d.pop("kind"))




        parts = cast(list[str], d.pop("parts"))


        def _parse_speaker(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        speaker = _parse_speaker(d.pop("speaker"))


        def _parse_speaker_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        speaker_id = _parse_speaker_id(d.pop("speaker_id"))


        text = d.pop("text")

        story_quote = cls(
            kind=kind,
            parts=parts,
            speaker=speaker,
            speaker_id=speaker_id,
            text=text,
        )


        story_quote.additional_properties = d
        return story_quote

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
