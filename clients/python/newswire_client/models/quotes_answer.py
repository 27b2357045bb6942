from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.quote_answer import QuoteAnswer





T = TypeVar("T", bound="QuotesAnswer")



@_attrs_define
class QuotesAnswer:
    """ What a search for quotes gave.

        Attributes:
            after (None | str): Give it as `after` for what comes next; null at the end.
            left_out (list[str]): Words of `q` that were not searched for, because a search takes at most 32.
            quotes (list[QuoteAnswer]): Those that were printed last first. There may be fewer than were asked for, or none,
                while `after` goes on: a request looks through a limited number of articles.
     """

    after: None | str
    left_out: list[str]
    quotes: list[QuoteAnswer]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.quote_answer import QuoteAnswer # noqa: PLC0415
        after: None | str
        after = self.after

        left_out = self.left_out



        quotes = []
        for quotes_item_data in self.quotes:
            quotes_item = quotes_item_data.to_dict()
            quotes.append(quotes_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "after": after,
            "left_out": left_out,
            "quotes": quotes,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.quote_answer import QuoteAnswer # noqa: PLC0415
        d = dict(src_dict)
        def _parse_after(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        after = _parse_after(d.pop("after"))


        left_out = cast(list[str], d.pop("left_out"))


        quotes = []
        _quotes = d.pop("quotes")
        for quotes_item_data in (_quotes):
            quotes_item = QuoteAnswer.from_dict(quotes_item_data)



            quotes.append(quotes_item)


        quotes_answer = cls(
            after=after,
            left_out=left_out,
            quotes=quotes,
        )


        quotes_answer.additional_properties = d
        return quotes_answer

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
