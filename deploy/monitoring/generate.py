"""Writes what is made of other files: Grafana's dashboard of the table here, the object for Kubernetes of alerts.yml.

python deploy/monitoring/generate.py
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from grafana_foundation_sdk.builders import common, dashboard, prometheus, timeseries
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.common import LegendDisplayMode, LegendPlacement
from grafana_foundation_sdk.models.dashboard import DataSourceRef

FOLDER = Path(__file__).resolve().parent
ALERTS, DASHBOARD = FOLDER / "alerts.yml", FOLDER / "dashboard.json"
RULE = FOLDER.parent / "kubernetes" / "prometheus-rule.yaml"
MADE = "# Made from deploy/monitoring/alerts.yml by generate.py beside it.\n"
PROMETHEUS = DataSourceRef(type_val="prometheus", uid="${datasource}")  # whichever is chosen on top of the page
A_ROW, HEIGHT = 3, 8  # panels beside each other, and their height in Grafana's grid of 24 columns


@dataclass(frozen=True, slots=True)
class Graph:
    """One panel: its unit by Grafana's name, and its questions in PromQL by the legend of their series."""

    title: str
    unit: str
    queries: Mapping[str, str]
    description: str = ""


ROWS: Mapping[str, tuple[Graph, ...]] = {
    "Flow": (
        Graph("Captures", "ops", {
            "accepted": "sum(rate(newswire_accepted_total[$__rate_interval]))",
            "{{end}}": "sum by (end) (rate(newswire_ended_total[$__rate_interval]))",
        }, "What comes in, and what becomes of it, a second."),
        Graph("Oldest in a stage", "s", {"{{stage}}": "max by (stage) (newswire_oldest_in_flight_age_seconds)"},
              "At 300 s a live capture is published again, and its age starts anew: more is a stage that is late."),
        Graph("Mean time in a stage", "s", {
            "{{stage}}": "sum by (stage) (rate(newswire_stage_seconds_total[$__rate_interval]))"
                         " / sum by (stage) (rate(newswire_stage_captures_total[$__rate_interval]))",
        }, "Waiting included."),
        Graph("95 of 100 leave a stage within", "s", {
            "{{stage}}": "histogram_quantile(0.95, sum by (stage, le)"
                         " (rate(newswire_stage_duration_seconds_bucket[$__rate_interval])))",
        }, "Waiting included."),
        Graph("From first seen to searchable", "s", {
            f"{part} of 100, {{{{lane}}}}": f"histogram_quantile(0.{part}, sum by (lane, le)"
                                            " (rate(newswire_freshness_seconds_bucket[$__rate_interval])))"
            for part in (50, 95)
        }, "What is live should take a minute at most."),
        Graph("What the engine makes of writes", "ops", {
            "requests: {{outcome}}": "sum by (outcome) (rate(newswire_index_requests_total[$__rate_interval]))",
            "articles: {{fate}}": "sum by (fate) (rate(newswire_index_writes_total[$__rate_interval]))",
        }, "A second; conflict, busy and too large are tried again."),
        Graph("In flight", "short", {"{{stage}}": "sum by (stage) (newswire_in_flight)"}),
        Graph("Why captures are rejected or die", "ops",
              {"{{reason}}": "topk(5, sum by (reason) (rate(newswire_reasons_total[1h])))"}),
        Graph("Not accounted for", "short", {
            "captures": "sum(newswire_accepted_total) + sum(newswire_replayed_total)"
                        " - sum(newswire_ended_total) - sum(newswire_in_flight)",
        }, "0; after a restore what was in flight before. A step at any other time: newswire ledger."),
    ),
    "Queues": (
        Graph("Messages that wait", "short", {"{{queue}}": 'newswire_queue_messages{queue!~"control.*"}'},
              "Intake stops at 5,000 of a queue."),
        Graph("Taken and parked", "short", {
            "taken by workers": "sum(newswire_unacked_messages)",
            "parked by {{group}}": "sum by (group) (newswire_parked_messages)",
        }, "Parked messages wait for their next try."),
        Graph("For a person", "short", {
            "dead letters": "sum(newswire_dead_letters)",
            "{{stage}} paused": "max by (stage) (newswire_stage_paused)",
        }),
    ),
    "Sources and hosts": (
        Graph("Sources by health", "short", {"{{health}}": "sum by (health) (newswire_sources) > 0"}),
        Graph("Hosts", "short", {
            "with addresses": "sum(newswire_frontier_hosts)", "due": "sum(newswire_frontier_hosts_due)",
        }),
        Graph("Longest due", "s", {"host": "max(newswire_frontier_lag_seconds)"},
              "More than a minute: too few ingest workers, or none."),
    ),
    "Processes": (
        Graph("Workers and clocks that beat", "short", {"{{group}}": "sum by (group) (newswire_workers_beating)"}),
        Graph("Since the last heartbeat", "s",
              {"{{group}}": "max by (group) (newswire_heartbeat_age_seconds)"}, "Fresh is less than 15 s."),
        Graph("Checks of the doctor", "short", {"{{check}}": "max by (check) (newswire_check)"},
              "0 fine, 1 odd, 2 wrong."),
        Graph("Since a tick of the clock", "s", {"{{group}}": "max by (group) (newswire_tick_age_seconds)"},
              "A second or two; more is a clock that stands, or a group that takes nothing."),
        Graph("Releases", "short", {"{{release}} {{recipe}}": "sum by (release, recipe) (newswire_processes)"},
              "More than one for longer than an upgrade takes is one too many."),
        Graph("Memory of Redis", "bytes", {
            "{{role}}": "max by (role) (newswire_redis_memory_bytes)",
            "limit of {{role}}": "max by (role) (newswire_redis_memory_limit_bytes)",
        }, "Intake stops at 70 % of a limit; 0 is none."),
        Graph("Registry", "short", {"in no file yet": "sum(newswire_registry_unfiled)"}),
        Graph("One reading of Redis", "s", {"exporter": "max(newswire_read_seconds)"}),
    ),
}  # fmt: skip


def queries() -> Iterator[str]:
    """Every question of the dashboard."""
    yield from (query for graphs in ROWS.values() for graph in graphs for query in graph.queries.values())


def dashboard_json() -> str:
    """The dashboard, as Grafana imports and provisions it."""
    made = dashboard.Dashboard("newswire").uid("newswire").tags(["newswire"]).refresh("30s").time("now-6h", "now")
    made = made.with_variable(dashboard.DatasourceVariable("datasource").label("Prometheus").type("prometheus"))
    for title, graphs in ROWS.items():
        made = made.with_row(dashboard.Row(title))
        for graph in graphs:
            made = made.with_panel(_panel(graph))
    return JSONEncoder(sort_keys=True, indent=1).encode(made.build()) + "\n"


def _panel(graph: Graph) -> timeseries.Panel:
    legend = common.VizLegendOptions().display_mode(LegendDisplayMode.LIST).placement(LegendPlacement.BOTTOM)
    panel = timeseries.Panel().title(graph.title).unit(graph.unit).axis_soft_min(0).legend(legend.show_legend(True))
    panel = panel.description(graph.description).datasource(PROMETHEUS).span(24 // A_ROW).height(HEIGHT)
    for letter, (name, query) in zip("ABCDEF", graph.queries.items(), strict=False):
        panel = panel.with_target(prometheus.Dataquery().ref_id(letter).legend_format(name).expr(query))
    return panel


def rule_yaml() -> str:
    """The alerts as an object for Prometheus' operator."""
    rule = {
        "apiVersion": "monitoring.coreos.com/v1",
        "kind": "PrometheusRule",
        "metadata": {"name": "newswire", "labels": {"app.kubernetes.io/component": "exporter"}},
        "spec": yaml.safe_load(ALERTS.read_text("utf-8")),
    }
    return MADE + yaml.safe_dump(rule, sort_keys=False, width=120)


if __name__ == "__main__":
    DASHBOARD.write_text(dashboard_json(), "utf-8")
    RULE.write_text(rule_yaml(), "utf-8")
