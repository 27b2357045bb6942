from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.push_answer_state import check_push_answer_state
from ..models.push_answer_state import PushAnswerState
from typing import cast






T = TypeVar("T", bound="PushAnswer")



@_attrs_define
class PushAnswer:
    """ One article that is kept on disk, accepted in the ledger, and queued.

        Attributes:
            article_id (str): The article, as its address says; a page may turn out to be another's.
            capture (str): Where to ask what became of it.
            capture_id (str): This look at the article.
            state (PushAnswerState): `known`: the same was pushed before, and is one capture.
     """

    article_id: str
    capture: str
    capture_id: str
    state: PushAnswerState
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        article_id = self.article_id

        capture = self.capture

        capture_id = self.capture_id

        state: str = self.state


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "article_id": article_id,
            "capture": capture,
            "capture_id": capture_id,
            "state": state,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        article_id = d.pop("article_id")

        capture = d.pop("capture")

        capture_id = d.pop("capture_id")

        state = check_push_answer_state(d.pop("state"))




        push_answer = cls(
            article_id=article_id,
            capture=capture,
            capture_id=capture_id,
            state=state,
        )


        push_answer.additional_properties = d
        return push_answer

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
