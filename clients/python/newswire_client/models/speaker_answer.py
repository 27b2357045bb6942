from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.printed_quote import PrintedQuote





T = TypeVar("T", bound="SpeakerAnswer")



@_attrs_define
class SpeakerAnswer:
    """ Who is quoted in a story, and with what.

        Attributes:
            count (int): How many different ones there are.
            quotes (list[PrintedQuote]): In the order in which they were printed, at most 6.
            speaker (str):
            speaker_id (None | str):
     """

    count: int
    quotes: list[PrintedQuote]
    speaker: str
    speaker_id: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.printed_quote import PrintedQuote # noqa: PLC0415
        count = self.count

        quotes = []
        for quotes_item_data in self.quotes:
            quotes_item = quotes_item_data.to_dict()
            quotes.append(quotes_item)



        speaker = self.speaker

        speaker_id: None | str
        speaker_id = self.speaker_id


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "count": count,
            "quotes": quotes,
            "speaker": speaker,
            "speaker_id": speaker_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.printed_quote import PrintedQuote # noqa: PLC0415
        d = dict(src_dict)
        count = d.pop("count")

        quotes = []
        _quotes = d.pop("quotes")
        for quotes_item_data in (_quotes):
            quotes_item = PrintedQuote.from_dict(quotes_item_data)



            quotes.append(quotes_item)


        speaker = d.pop("speaker")

        def _parse_speaker_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        speaker_id = _parse_speaker_id(d.pop("speaker_id"))


        speaker_answer = cls(
            count=count,
            quotes=quotes,
            speaker=speaker,
            speaker_id=speaker_id,
        )


        speaker_answer.additional_properties = d
        return speaker_answer

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
