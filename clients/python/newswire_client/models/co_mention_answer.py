from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.co_mention_answer_type import check_co_mention_answer_type
from ..models.co_mention_answer_type import CoMentionAnswerType
from typing import cast






T = TypeVar("T", bound="CoMentionAnswer")



@_attrs_define
class CoMentionAnswer:
    """ An entity that stands beside another.

        Attributes:
            articles (int): In how many articles both are named.
            id (str):
            name (str):
            type_ (CoMentionAnswerType):
     """

    articles: int
    id: str
    name: str
    type_: CoMentionAnswerType
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        articles = self.articles

        id = self.id

        name = self.name

        type_: str = self.type_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "id": id,
            "name": name,
            "type": type_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        articles = d.pop("articles")

        id = d.pop("id")

        name = d.pop("name")

        type_ = check_co_mention_answer_type(d.pop("type"))




        co_mention_answer = cls(
            articles=articles,
            id=id,
            name=name,
            type_=type_,
        )


        co_mention_answer.additional_properties = d
        return co_mention_answer

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
