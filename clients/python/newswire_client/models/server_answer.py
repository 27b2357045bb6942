from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="ServerAnswer")



@_attrs_define
class ServerAnswer:
    """ A Redis.

        Attributes:
            eviction (None | str): What it does when memory is full.
            is_appending (bool): Whether its append-only file is on.
            limit (int): Bytes that it may use; 0 where nothing limits it.
            role (str): `broker` has the queues, `state` all else; one may be both.
            used (int): Bytes that it uses.
            version (str):
     """

    eviction: None | str
    is_appending: bool
    limit: int
    role: str
    used: int
    version: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        eviction: None | str
        eviction = self.eviction

        is_appending = self.is_appending

        limit = self.limit

        role = self.role

        used = self.used

        version = self.version


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "eviction": eviction,
            "is_appending": is_appending,
            "limit": limit,
            "role": role,
            "used": used,
            "version": version,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_eviction(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        eviction = _parse_eviction(d.pop("eviction"))


        is_appending = d.pop("is_appending")

        limit = d.pop("limit")

        role = d.pop("role")

        used = d.pop("used")

        version = d.pop("version")

        server_answer = cls(
            eviction=eviction,
            is_appending=is_appending,
            limit=limit,
            role=role,
            used=used,
            version=version,
        )


        server_answer.additional_properties = d
        return server_answer

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
