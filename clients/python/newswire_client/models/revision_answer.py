from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="RevisionAnswer")



@_attrs_define
class RevisionAnswer:
    """ A text that the article had.

        Attributes:
            capture_id (str):
            digest (str): Equal digests are equal texts.
            fetched_at (datetime.datetime):
            number (int): Its position, from 1; the last one is shown.
            title (str):
     """

    capture_id: str
    digest: str
    fetched_at: datetime.datetime
    number: int
    title: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        capture_id = self.capture_id

        digest = self.digest

        fetched_at = self.fetched_at.isoformat()

        number = self.number

        title = self.title


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "capture_id": capture_id,
            "digest": digest,
            "fetched_at": fetched_at,
            "number": number,
            "title": title,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        capture_id = d.pop("capture_id")

        digest = d.pop("digest")

        fetched_at = datetime.datetime.fromisoformat(d.pop("fetched_at"))




        number = d.pop("number")

        title = d.pop("title")

        revision_answer = cls(
            capture_id=capture_id,
            digest=digest,
            fetched_at=fetched_at,
            number=number,
            title=title,
        )


        revision_answer.additional_properties = d
        return revision_answer

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
