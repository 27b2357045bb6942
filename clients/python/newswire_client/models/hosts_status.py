from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.host_answer import HostAnswer





T = TypeVar("T", bound="HostsStatus")



@_attrs_define
class HostsStatus:
    """ Hosts in backoff.

        Attributes:
            due (int): Those of them that may be fetched from now.
            failing (int): Hosts whose last answer was a failure, or did not come.
            hosts (list[HostAnswer]): Those that failed most often in a row; 25 at most.
            lag_s (float): For how long the first of those has been due.
            waiting (int): Hosts with an address to fetch.
     """

    due: int
    failing: int
    hosts: list[HostAnswer]
    lag_s: float
    waiting: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.host_answer import HostAnswer # noqa: PLC0415
        due = self.due

        failing = self.failing

        hosts = []
        for hosts_item_data in self.hosts:
            hosts_item = hosts_item_data.to_dict()
            hosts.append(hosts_item)



        lag_s = self.lag_s

        waiting = self.waiting


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "due": due,
            "failing": failing,
            "hosts": hosts,
            "lag_s": lag_s,
            "waiting": waiting,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.host_answer import HostAnswer # noqa: PLC0415
        d = dict(src_dict)
        due = d.pop("due")

        failing = d.pop("failing")

        hosts = []
        _hosts = d.pop("hosts")
        for hosts_item_data in (_hosts):
            hosts_item = HostAnswer.from_dict(hosts_item_data)



            hosts.append(hosts_item)


        lag_s = d.pop("lag_s")

        waiting = d.pop("waiting")

        hosts_status = cls(
            due=due,
            failing=failing,
            hosts=hosts,
            lag_s=lag_s,
            waiting=waiting,
        )


        hosts_status.additional_properties = d
        return hosts_status

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
