from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="TickerLine")



@_attrs_define
class TickerLine:
    """ A headline of a ticker: a time of day and a title.

        Attributes:
            time (str):
            title (str):
     """

    time: str
    title: str





    def to_dict(self) -> dict[str, Any]:
        time = self.time

        title = self.title


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "time": time,
            "title": title,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        time = d.pop("time")

        title = d.pop("title")

        ticker_line = cls(
            time=time,
            title=title,
        )

        return ticker_line

