from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mentioned_date_field import check_mentioned_date_field
from ..models.mentioned_date_field import MentionedDateField
from typing import cast






T = TypeVar("T", bound="MentionedDate")



@_attrs_define
class MentionedDate:
    """ A date that the text names, normalised to ISO 8601.

        Attributes:
            date (str):
            end (int):
            field (MentionedDateField):
            start (int):
            text (str):
     """

    date: str
    end: int
    field: MentionedDateField
    start: int
    text: str





    def to_dict(self) -> dict[str, Any]:
        date = self.date

        end = self.end

        field: str = self.field

        start = self.start

        text = self.text


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "date": date,
            "end": end,
            "field": field,
            "start": start,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        date = d.pop("date")

        end = d.pop("end")

        field = check_mentioned_date_field(d.pop("field"))




        start = d.pop("start")

        text = d.pop("text")

        mentioned_date = cls(
            date=date,
            end=end,
            field=field,
            start=start,
            text=text,
        )

        return mentioned_date

