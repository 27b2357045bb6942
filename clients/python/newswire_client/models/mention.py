from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mention_field import check_mention_field
from ..models.mention_field import MentionField
from ..models.mention_kind import check_mention_kind
from ..models.mention_kind import MentionKind
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="Mention")



@_attrs_define
class Mention:
    """ One place where an entity is named.

        Attributes:
            end (int):
            field (MentionField):
            start (int):
            text (str):
            kind (MentionKind | Unset):  Default: 'name'.
     """

    end: int
    field: MentionField
    start: int
    text: str
    kind: MentionKind | Unset = 'name'





    def to_dict(self) -> dict[str, Any]:
        end = self.end

        field: str = self.field

        start = self.start

        text = self.text

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind



        field_dict: dict[str, Any] = {}

        field_dict.update({
            "end": end,
            "field": field,
            "start": start,
            "text": text,
        })
        if kind is not UNSET:
            field_dict["kind"] = kind

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        end = d.pop("end")

        field = check_mention_field(d.pop("field"))




        start = d.pop("start")

        text = d.pop("text")

        _kind = d.pop("kind", UNSET)
        kind: MentionKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_mention_kind(_kind)




        mention = cls(
            end=end,
            field=field,
            start=start,
            text=text,
            kind=kind,
        )

        return mention

