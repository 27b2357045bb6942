from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="ActionAnswer")



@_attrs_define
class ActionAnswer:
    """ An action that somebody did.

        Attributes:
            at (datetime.datetime):
            of (str): What it was done to.
            outcome (str):
            what (str):
            who (str): The name of the key.
     """

    at: datetime.datetime
    of: str
    outcome: str
    what: str
    who: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        of = self.of

        outcome = self.outcome

        what = self.what

        who = self.who


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "at": at,
            "of": of,
            "outcome": outcome,
            "what": what,
            "who": who,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))




        of = d.pop("of")

        outcome = d.pop("outcome")

        what = d.pop("what")

        who = d.pop("who")

        action_answer = cls(
            at=at,
            of=of,
            outcome=outcome,
            what=what,
            who=who,
        )


        action_answer.additional_properties = d
        return action_answer

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
