from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.mentioned_entity_type import check_mentioned_entity_type
from ..models.mentioned_entity_type import MentionedEntityType
from typing import cast

if TYPE_CHECKING:
  from ..models.mention import Mention





T = TypeVar("T", bound="MentionedEntity")



@_attrs_define
class MentionedEntity:
    """ An entity with every place where it is named.

        Attributes:
            confidence (float): How sure the recognition is, 0 to 1.
            id (str): What the parameter `entity` takes.
            mentions (list[Mention]):
            name (str):
            salience (float): How much the article is about it, 0 to 1.
            type_ (MentionedEntityType):
     """

    confidence: float
    id: str
    mentions: list[Mention]
    name: str
    salience: float
    type_: MentionedEntityType
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.mention import Mention # noqa: PLC0415
        confidence = self.confidence

        id = self.id

        mentions = []
        for mentions_item_data in self.mentions:
            mentions_item = mentions_item_data.to_dict()
            mentions.append(mentions_item)



        name = self.name

        salience = self.salience

        type_: str = self.type_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "confidence": confidence,
            "id": id,
            "mentions": mentions,
            "name": name,
            "salience": salience,
            "type": type_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.mention import Mention # noqa: PLC0415
        d = dict(src_dict)
        confidence = d.pop("confidence")

        id = d.pop("id")

        mentions = []
        _mentions = d.pop("mentions")
        for mentions_item_data in (_mentions):
            mentions_item = Mention.from_dict(mentions_item_data)



            mentions.append(mentions_item)


        name = d.pop("name")

        salience = d.pop("salience")

        type_ = check_mentioned_entity_type(d.pop("type"))




        mentioned_entity = cls(
            confidence=confidence,
            id=id,
            mentions=mentions,
            name=name,
            salience=salience,
            type_=type_,
        )


        mentioned_entity.additional_properties = d
        return mentioned_entity

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
