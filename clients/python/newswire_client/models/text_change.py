from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.text_change_kind import check_text_change_kind
from ..models.text_change_kind import TextChangeKind
from typing import cast






T = TypeVar("T", bound="TextChange")



@_attrs_define
class TextChange:
    """ A piece of two texts, as plain text: all that is not `added` is the one before, all not `removed` the later.

        Attributes:
            kind (TextChangeKind): Whether both have it, or the later, or the one before.
            text (str):
     """

    kind: TextChangeKind
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "kind": kind,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_text_change_kind(d.pop("kind"))




        text = d.pop("text")

        text_change = cls(
            kind=kind,
            text=text,
        )


        text_change.additional_properties = d
        return text_change

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
