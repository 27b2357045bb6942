from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.span_field import check_span_field
from ..models.span_field import SpanField
from typing import cast






T = TypeVar("T", bound="Span")



@_attrs_define
class Span:
    """ A stretch of `field`, in code points, half-open.

        Attributes:
            end (int):
            field (SpanField):
            start (int):
     """

    end: int
    field: SpanField
    start: int





    def to_dict(self) -> dict[str, Any]:
        end = self.end

        field: str = self.field

        start = self.start


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "end": end,
            "field": field,
            "start": start,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        end = d.pop("end")

        field = check_span_field(d.pop("field"))




        start = d.pop("start")

        span = cls(
            end=end,
            field=field,
            start=start,
        )

        return span

