from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="LetterGroupAnswer")



@_attrs_define
class LetterGroupAnswer:
    """ Dead letters of one kind of error at one place.

        Attributes:
            error (str): The newest of these errors, 300 characters of it at most.
            fingerprint (str):
            kind (str): The kind of error.
            letters (int):
            newest_at (datetime.datetime):
            sources (int): Of how many sources.
            stage (str): The stage, or the task where it has none.
     """

    error: str
    fingerprint: str
    kind: str
    letters: int
    newest_at: datetime.datetime
    sources: int
    stage: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        error = self.error

        fingerprint = self.fingerprint

        kind = self.kind

        letters = self.letters

        newest_at = self.newest_at.isoformat()

        sources = self.sources

        stage = self.stage


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "error": error,
            "fingerprint": fingerprint,
            "kind": kind,
            "letters": letters,
            "newest_at": newest_at,
            "sources": sources,
            "stage": stage,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        error = d.pop("error")

        fingerprint = d.pop("fingerprint")

        kind = d.pop("kind")

        letters = d.pop("letters")

        newest_at = datetime.datetime.fromisoformat(d.pop("newest_at"))




        sources = d.pop("sources")

        stage = d.pop("stage")

        letter_group_answer = cls(
            error=error,
            fingerprint=fingerprint,
            kind=kind,
            letters=letters,
            newest_at=newest_at,
            sources=sources,
            stage=stage,
        )


        letter_group_answer.additional_properties = d
        return letter_group_answer

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
