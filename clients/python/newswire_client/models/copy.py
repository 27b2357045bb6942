from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.copy_kind import check_copy_kind
from ..models.copy_kind import CopyKind
from typing import cast






T = TypeVar("T", bound="Copy")



@_attrs_define
class Copy:
    """ That this article is a near-copy of another; a relation, never a deletion.

        Attributes:
            duplicate_of (str):
            kind (CopyKind):
            similarity (float):
     """

    duplicate_of: str
    kind: CopyKind
    similarity: float





    def to_dict(self) -> dict[str, Any]:
        duplicate_of = self.duplicate_of

        kind: str = self.kind

        similarity = self.similarity


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "duplicate_of": duplicate_of,
            "kind": kind,
            "similarity": similarity,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        duplicate_of = d.pop("duplicate_of")

        kind = check_copy_kind(d.pop("kind"))




        similarity = d.pop("similarity")

        copy = cls(
            duplicate_of=duplicate_of,
            kind=kind,
            similarity=similarity,
        )

        return copy

