from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.finding_answer_level import check_finding_answer_level
from ..models.finding_answer_level import FindingAnswerLevel
from typing import cast






T = TypeVar("T", bound="FindingAnswer")



@_attrs_define
class FindingAnswer:
    """ What one check found.

        Attributes:
            advice (str): What to do about it; empty for nothing.
            check (str): What was looked at; the names stay.
            found (str): What was found, for a person.
            level (FindingAnswerLevel): `odd` works, but a person should look; `wrong` does not work.
            runbook (str): Where the runbook tells more.
     """

    advice: str
    check: str
    found: str
    level: FindingAnswerLevel
    runbook: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        advice = self.advice

        check = self.check

        found = self.found

        level: str = self.level

        runbook = self.runbook


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "advice": advice,
            "check": check,
            "found": found,
            "level": level,
            "runbook": runbook,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        advice = d.pop("advice")

        check = d.pop("check")

        found = d.pop("found")

        level = check_finding_answer_level(d.pop("level"))




        runbook = d.pop("runbook")

        finding_answer = cls(
            advice=advice,
            check=check,
            found=found,
            level=level,
            runbook=runbook,
        )


        finding_answer.additional_properties = d
        return finding_answer

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
