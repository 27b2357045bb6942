from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="KnownNameAnswer")



@_attrs_define
class KnownNameAnswer:
    """ A name that articles have for an entity, as they write it.

        Attributes:
            articles (int): How many articles call it so.
            kind (str): `name`, `alias`, `demonym` (a people for its country) or `role` (an office for who has it).
            name (str):
     """

    articles: int
    kind: str
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        articles = self.articles

        kind = self.kind

        name = self.name


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "kind": kind,
            "name": name,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        articles = d.pop("articles")

        kind = d.pop("kind")

        name = d.pop("name")

        known_name_answer = cls(
            articles=articles,
            kind=kind,
            name=name,
        )


        known_name_answer.additional_properties = d
        return known_name_answer

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
