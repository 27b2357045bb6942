from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.engine_status import EngineStatus
  from ..models.finding_answer import FindingAnswer
  from ..models.freshness_figure import FreshnessFigure
  from ..models.group_tick import GroupTick
  from ..models.hosts_status import HostsStatus
  from ..models.letters_status import LettersStatus
  from ..models.machine_answer import MachineAnswer
  from ..models.process_answer import ProcessAnswer
  from ..models.rejected_status import RejectedStatus
  from ..models.server_answer import ServerAnswer
  from ..models.sources_status import SourcesStatus
  from ..models.stage_answer import StageAnswer
  from ..models.status_answer_queues import StatusAnswerQueues
  from ..models.status_links import StatusLinks





T = TypeVar("T", bound="StatusAnswer")



@_attrs_define
class StatusAnswer:
    """ All that an operator sees at one look.

        Attributes:
            at (datetime.datetime): When it was read, by the time of Redis.
            dead (LettersStatus): What waits for a person.
            engine (EngineStatus | None): Null until an index worker has asked it.
            findings (list[FindingAnswer]): What every check found, the worst first; `newswire doctor --json` prints the
                same objects.
            freshness (FreshnessFigure): How long live articles took from first seen to searchable.
            hosts (HostsStatus): Hosts in backoff.
            links (StatusLinks): Where to look further.
            machines (list[MachineAnswer]):
            processes (list[ProcessAnswer]): Workers, clocks and search servers, silent ones first.
            queues (StatusAnswerQueues): Messages that wait, by queue.
            rejected (RejectedStatus): What was rejected.
            release (str): The release that answers.
            servers (list[ServerAnswer]):
            sources (SourcesStatus): The sources by their health, as they were counted last: every 15 s, and more seldom
                where that takes long.
            stages (list[StageAnswer]): The pipeline, in order.
            ticks (list[GroupTick]): The clock, as worker groups take its ticks.
            unacked (int): Messages that workers have taken and not ended.
     """

    at: datetime.datetime
    dead: LettersStatus
    engine: EngineStatus | None
    findings: list[FindingAnswer]
    freshness: FreshnessFigure
    hosts: HostsStatus
    links: StatusLinks
    machines: list[MachineAnswer]
    processes: list[ProcessAnswer]
    queues: StatusAnswerQueues
    rejected: RejectedStatus
    release: str
    servers: list[ServerAnswer]
    sources: SourcesStatus
    stages: list[StageAnswer]
    ticks: list[GroupTick]
    unacked: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.engine_status import EngineStatus # noqa: PLC0415
        from ..models.finding_answer import FindingAnswer # noqa: PLC0415
        from ..models.freshness_figure import FreshnessFigure # noqa: PLC0415
        from ..models.group_tick import GroupTick # noqa: PLC0415
        from ..models.hosts_status import HostsStatus # noqa: PLC0415
        from ..models.letters_status import LettersStatus # noqa: PLC0415
        from ..models.machine_answer import MachineAnswer # noqa: PLC0415
        from ..models.process_answer import ProcessAnswer # noqa: PLC0415
        from ..models.rejected_status import RejectedStatus # noqa: PLC0415
        from ..models.server_answer import ServerAnswer # noqa: PLC0415
        from ..models.sources_status import SourcesStatus # noqa: PLC0415
        from ..models.stage_answer import StageAnswer # noqa: PLC0415
        from ..models.status_answer_queues import StatusAnswerQueues # noqa: PLC0415
        from ..models.status_links import StatusLinks # noqa: PLC0415
        at = self.at.isoformat()

        dead = self.dead.to_dict()

        engine: dict[str, Any] | None
        if isinstance(self.engine, EngineStatus):
            engine = self.engine.to_dict()
        else:
            engine = self.engine

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)



        freshness = self.freshness.to_dict()

        hosts = self.hosts.to_dict()

        links = self.links.to_dict()

        machines = []
        for machines_item_data in self.machines:
            machines_item = machines_item_data.to_dict()
            machines.append(machines_item)



        processes = []
        for processes_item_data in self.processes:
            processes_item = processes_item_data.to_dict()
            processes.append(processes_item)



        queues = self.queues.to_dict()

        rejected = self.rejected.to_dict()

        release = self.release

        servers = []
        for servers_item_data in self.servers:
            servers_item = servers_item_data.to_dict()
            servers.append(servers_item)



        sources = self.sources.to_dict()

        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.to_dict()
            stages.append(stages_item)



        ticks = []
        for ticks_item_data in self.ticks:
            ticks_item = ticks_item_data.to_dict()
            ticks.append(ticks_item)



        unacked = self.unacked


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "at": at,
            "dead": dead,
            "engine": engine,
            "findings": findings,
            "freshness": freshness,
            "hosts": hosts,
            "links": links,
            "machines": machines,
            "processes": processes,
            "queues": queues,
            "rejected": rejected,
            "release": release,
            "servers": servers,
            "sources": sources,
            "stages": stages,
            "ticks": ticks,
            "unacked": unacked,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.engine_status import EngineStatus # noqa: PLC0415
        from ..models.finding_answer import FindingAnswer # noqa: PLC0415
        from ..models.freshness_figure import FreshnessFigure # noqa: PLC0415
        from ..models.group_tick import GroupTick # noqa: PLC0415
        from ..models.hosts_status import HostsStatus # noqa: PLC0415
        from ..models.letters_status import LettersStatus # noqa: PLC0415
        from ..models.machine_answer import MachineAnswer # noqa: PLC0415
        from ..models.process_answer import ProcessAnswer # noqa: PLC0415
        from ..models.rejected_status import RejectedStatus # noqa: PLC0415
        from ..models.server_answer import ServerAnswer # noqa: PLC0415
        from ..models.sources_status import SourcesStatus # noqa: PLC0415
        from ..models.stage_answer import StageAnswer # noqa: PLC0415
        from ..models.status_answer_queues import StatusAnswerQueues # noqa: PLC0415
        from ..models.status_links import StatusLinks # noqa: PLC0415
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))




        dead = LettersStatus.from_dict(d.pop("dead"))




        def _parse_engine(data: object) -> EngineStatus | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                engine_type_0 = EngineStatus.from_dict(data)



                return engine_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EngineStatus | None, data)

        engine = _parse_engine(d.pop("engine"))


        findings = []
        _findings = d.pop("findings")
        for findings_item_data in (_findings):
            findings_item = FindingAnswer.from_dict(findings_item_data)



            findings.append(findings_item)


        freshness = FreshnessFigure.from_dict(d.pop("freshness"))




        hosts = HostsStatus.from_dict(d.pop("hosts"))




        links = StatusLinks.from_dict(d.pop("links"))




        machines = []
        _machines = d.pop("machines")
        for machines_item_data in (_machines):
            machines_item = MachineAnswer.from_dict(machines_item_data)



            machines.append(machines_item)


        processes = []
        _processes = d.pop("processes")
        for processes_item_data in (_processes):
            processes_item = ProcessAnswer.from_dict(processes_item_data)



            processes.append(processes_item)


        queues = StatusAnswerQueues.from_dict(d.pop("queues"))




        rejected = RejectedStatus.from_dict(d.pop("rejected"))




        release = d.pop("release")

        servers = []
        _servers = d.pop("servers")
        for servers_item_data in (_servers):
            servers_item = ServerAnswer.from_dict(servers_item_data)



            servers.append(servers_item)


        sources = SourcesStatus.from_dict(d.pop("sources"))




        stages = []
        _stages = d.pop("stages")
        for stages_item_data in (_stages):
            stages_item = StageAnswer.from_dict(stages_item_data)



            stages.append(stages_item)


        ticks = []
        _ticks = d.pop("ticks")
        for ticks_item_data in (_ticks):
            ticks_item = GroupTick.from_dict(ticks_item_data)



            ticks.append(ticks_item)


        unacked = d.pop("unacked")

        status_answer = cls(
            at=at,
            dead=dead,
            engine=engine,
            findings=findings,
            freshness=freshness,
            hosts=hosts,
            links=links,
            machines=machines,
            processes=processes,
            queues=queues,
            rejected=rejected,
            release=release,
            servers=servers,
            sources=sources,
            stages=stages,
            ticks=ticks,
            unacked=unacked,
        )


        status_answer.additional_properties = d
        return status_answer

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
