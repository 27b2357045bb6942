"""deploy/monitoring: alerts that are tried and explained, a dashboard and objects that are made of them."""

from __future__ import annotations

import re
from typing import Any

import prometheus_server
import pytest
import yaml
from newswire_ingest.health.health import CALM
from newswire_ops.exporter.metrics import METRICS
from prometheus_server import FOLDER, RUNBOOK, promtool
from tree import ROOT

from deploy.monitoring import generate

METRIC = re.compile(r"\bnewswire_[a-z_]+\b")
RULES: list[dict[str, Any]] = [
    rule for group in yaml.safe_load((FOLDER / "alerts.yml").read_text("utf-8"))["groups"] for rule in group["rules"]
]
TESTS = yaml.safe_load((FOLDER / "alerts.test.yml").read_text("utf-8"))["tests"]
PAGE = (ROOT / "docs" / "alerts.md").read_text("utf-8")
needs_promtool = pytest.mark.skipif(prometheus_server.missing(), reason="promtool is not installed")
by_name = pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["alert"]))


def cases(alert: str) -> list[dict[str, Any]]:
    found = (case for test in TESTS for case in test["alert_rule_test"])
    return [case for case in found if case["alertname"] == alert]


@needs_promtool
def test_promtool_takes_the_alerts_and_each_fires_and_stays_quiet_as_told() -> None:
    promtool("check", "rules", "--lint-fatal", FOLDER / "alerts.yml")
    assert "SUCCESS" in promtool("test", "rules", FOLDER / "alerts.test.yml")


@by_name
def test_every_alert_has_a_case_in_which_it_fires_and_one_in_which_it_is_quiet(rule: dict[str, Any]) -> None:
    assert {bool(case["exp_alerts"]) for case in cases(rule["alert"])} == {True, False}


@by_name
def test_every_alert_leads_to_its_section_of_the_runbook(rule: dict[str, Any]) -> None:
    alert = rule["alert"]
    assert rule["annotations"]["runbook_url"] == f"{{{{ $externalLabels.runbook }}}}alerts.md#{alert.lower()}"
    (section,) = (part for part in PAGE.split("\n## ")[1:] if part.startswith(f"{alert}\n"))
    assert f"*{rule['labels']['severity']}*" in section and "`newswire" in section
    shown = [each["exp_annotations"]["runbook_url"] for case in cases(alert) for each in case["exp_alerts"]]
    assert set(shown) == {f"{RUNBOOK}alerts.md#{alert.lower()}"}


def test_the_page_explains_no_alert_that_is_gone() -> None:
    assert re.findall(r"^## (\w+)$", PAGE, re.M) == [rule["alert"] for rule in RULES]


@by_name
def test_every_alert_asks_for_metrics_there_are(rule: dict[str, Any]) -> None:
    assert METRIC.findall(rule["expr"]) and set(METRIC.findall(rule["expr"])) <= series()


def test_the_dashboard_asks_for_metrics_there_are() -> None:
    asked = {name for query in generate.queries() for name in METRIC.findall(query)}
    assert asked and asked <= series()


def series() -> set[str]:
    """The names of all series that the exporter has."""
    parts = {name + part for name, metric in METRICS.items() for part in ("_bucket", "_sum", "_count")}
    return parts | set(METRICS)


def test_no_question_stands_on_the_dashboard_twice() -> None:
    asked = [*generate.queries()]
    assert len(asked) == len({*asked})


def test_sources_that_need_nobody_ring_nobody() -> None:
    (rule,) = (rule for rule in RULES if rule["alert"] == "NewswireSourcesIll")
    (calm,) = re.findall(r'health!~"([^"]+)"', rule["expr"])
    assert set(calm.split("|")) == {kind.value for kind in CALM}


def test_what_is_made_of_the_table_and_the_alerts_is_up_to_date() -> None:
    assert generate.DASHBOARD.read_text("utf-8") == generate.dashboard_json(), "python deploy/monitoring/generate.py"
    assert generate.RULE.read_text("utf-8") == generate.rule_yaml(), "python deploy/monitoring/generate.py"


@needs_promtool
def test_prometheus_takes_its_configuration() -> None:
    promtool("check", "config", FOLDER / "prometheus.yml")
