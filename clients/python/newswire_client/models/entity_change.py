from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.entity_decision import check_entity_decision
from ..models.entity_decision import EntityDecision
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="EntityChange")



@_attrs_define
class EntityChange:
    """ What is to become of an entity.

        Attributes:
            edit (EntityDecision): What is decided of an entity.
            value (str | Unset): A name or an id; nothing for `suppress`. Default: ''.
            why (str | Unset): For the log of edits. Default: ''.
     """

    edit: EntityDecision
    value: str | Unset = ''
    why: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        edit: str = self.edit

        value = self.value

        why = self.why


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "edit": edit,
        })
        if value is not UNSET:
            field_dict["value"] = value
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        edit = check_entity_decision(d.pop("edit"))




        value = d.pop("value", UNSET)

        why = d.pop("why", UNSET)

        entity_change = cls(
            edit=edit,
            value=value,
            why=why,
        )

        return entity_change

