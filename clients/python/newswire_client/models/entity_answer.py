from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.entity_answer_type import check_entity_answer_type
from ..models.entity_answer_type import EntityAnswerType
from typing import cast






T = TypeVar("T", bound="EntityAnswer")



@_attrs_define
class EntityAnswer:
    """ An entity of the article.

        Attributes:
            id (str): What the parameter `entity` takes.
            name (str):
            salience (float): How much the article is about it, 0 to 1.
            type_ (EntityAnswerType):
     """

    id: str
    name: str
    salience: float
    type_: EntityAnswerType
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        salience = self.salience

        type_: str = self.type_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "name": name,
            "salience": salience,
            "type": type_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        salience = d.pop("salience")

        type_ = check_entity_answer_type(d.pop("type"))




        entity_answer = cls(
            id=id,
            name=name,
            salience=salience,
            type_=type_,
        )


        entity_answer.additional_properties = d
        return entity_answer

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
