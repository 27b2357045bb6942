"""docker-compose.yml, the Dockerfile and .env.example keep what docs/deployment.md promises.

The parser that Docker Compose is made of reads the file as `docker compose config` does; the other claims are ours.
"""

from __future__ import annotations

import re
import stat
from typing import Any

import compose
import elasticsearch_server
import pytest
import yaml
from newswire_ops.configuration.environment_file import VARIABLES, Variable, as_text
from newswire_ops.configuration.service_settings import kinds
from newswire_shared.contracts.heartbeats import STALE_S
from newswire_shared.contracts.settings import names_of
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.messaging.stopping import STOP_S
from newswire_shared.state.keys import PACKING
from tree import ROOT

FILE = ROOT / "docker-compose.yml"
TEXT = FILE.read_text("utf-8")
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(TEXT)["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
MONITORING = {"prometheus", "grafana"}
VISIBLE = {"search", "flower", "exporter", *MONITORING}
ONE_SHOT, BY_HAND = {"index-setup"}, {"restore"}
MONITORED = ROOT / "deploy" / "monitoring"
PROVISIONED = ("grafana-datasource.yml", "grafana-dashboards.yml", "prometheus.yml")
ASKED = re.compile(r"\$\{([A-Z_]+)(?::([?-])([^}]*))?\}")


def seconds(text: str) -> float:
    """A duration such as `30s`."""
    return float(text.removesuffix("s"))


def by_name(services: dict[str, dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("service", services.values(), ids=list(services))


def test_every_worker_group_has_a_service_that_runs_it() -> None:
    commands = [service.get("command") for service in OURS.values()]
    assert all(["newswire", "worker", group.name] in commands for group in GROUPS)


def test_what_the_design_names_is_there() -> None:
    assert set(SERVICES) == {
        "redis", "elasticsearch", "index-setup", "ingest", "enrich", "enrich-suspect", "index", "alerts",
        "beat", "search", "flower", "exporter", "restore", *MONITORING,
    }  # fmt: skip


def test_only_what_people_look_at_has_a_port_and_only_on_this_machine() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == VISIBLE
    assert all(port.startswith("127.0.0.1:") for name in VISIBLE for port in SERVICES[name]["ports"])


@by_name(SERVICES)
def test_nothing_keeps_a_service_from_being_scaled(service: dict[str, Any]) -> None:
    assert "container_name" not in service and "hostname" not in service


@by_name(SERVICES)
def test_every_image_is_pinned(service: dict[str, Any]) -> None:
    name, _, tag = service["image"].partition(":")
    assert re.fullmatch(r"v?\d+\.\d+\.\d+(-\w+)?", tag), f"{name} has the tag {tag!r}"
    assert "/" not in name or name in ("prom/prometheus", "grafana/grafana"), "their makers' own"


def test_elasticsearch_is_the_release_that_the_tests_run_against() -> None:
    assert SERVICES["elasticsearch"]["image"] == f"elasticsearch:{elasticsearch_server.VERSION}"


@by_name(SERVICES)
def test_every_service_is_limited_and_stops_after_its_tasks(service: dict[str, Any]) -> None:
    assert service["mem_limit"]
    assert seconds(service["stop_grace_period"]) > STOP_S + 5


@by_name(OURS)
def test_our_containers_have_no_rights(service: dict[str, Any]) -> None:
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"] and service["tmpfs"] == ["/tmp"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service and "user" not in service  # the image's own: not root


@by_name({name: service for name, service in SERVICES.items() if name not in ONE_SHOT | BY_HAND})
def test_every_lasting_service_has_a_health_check_without_python(service: dict[str, Any]) -> None:
    kind, *words = service["healthcheck"]["test"]
    assert kind in ("CMD", "CMD-SHELL")
    assert not any(word in ("python", "newswire", "celery") for word in " ".join(words).split())


@by_name(SERVICES)
def test_what_a_service_waits_for_can_come_about(service: dict[str, Any]) -> None:
    for name, wait in service.get("depends_on", {}).items():
        if name in ONE_SHOT:
            assert wait == {"condition": "service_completed_successfully"}
        else:
            assert wait == {"condition": "service_healthy"} and "test" in SERVICES[name]["healthcheck"]


@by_name(OURS)
def test_every_environment_name_is_a_setting_and_readable(service: dict[str, Any]) -> None:
    known = {name for kind in kinds() for name in names_of(kind)}
    assert set(service["environment"]) <= known


def test_every_variable_is_in_the_example_and_the_other_way_round() -> None:
    passed = {name for service in OURS.values() for name, value in service["environment"].items() if value is None}
    assert {name for name, _, _ in ASKED.findall(TEXT)} | passed == {variable.name for variable in VARIABLES}


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda v: v.name)
def test_a_secret_has_no_default_and_the_rest_has_the_one_shown(variable: Variable) -> None:
    for name, sign, word in ASKED.findall(TEXT):
        if name == variable.name and variable.is_secret:
            assert sign == "?" and "newswire config init" in word
        elif name == variable.name:
            assert (sign, word) == ("-", variable.usual)


def test_no_password_is_written_anywhere() -> None:
    settings = [line for line in TEXT.splitlines() if "PASSWORD" in line and not line.lstrip().startswith("#")]
    assert settings and all("${" in line or "$$" in line for line in settings)


def test_the_example_is_made_from_the_table() -> None:
    assert (ROOT / ".env.example").read_text("utf-8") == as_text(str), (
        "python -m newswire_ops.configuration.environment_file"
    )


def test_redis_never_drops_a_message() -> None:
    command = " ".join(SERVICES["redis"]["command"])
    assert "--appendonly yes" in command and "--maxmemory-policy noeviction" in command
    assert all(f"--{name} {value}" in command for name, value in PACKING.items())


def test_every_lasting_thing_is_on_a_volume() -> None:
    volumes = yaml.safe_load(TEXT)["volumes"]
    mounted = {mount.partition(":")[0] for service in SERVICES.values() for mount in service.get("volumes", ())}
    files = {name for name in mounted if name.startswith("./")}
    assert (
        mounted - files
        == set(volumes)
        == {"archive", "registry", "pictures", "redis", "elasticsearch", "run", *MONITORING}
    )
    assert all((ROOT / name).is_file() for name in files)


def test_monitoring_runs_only_where_it_is_asked_for_and_nobody_can_change_it() -> None:
    assert all(SERVICES[name]["profiles"] == ["monitoring"] for name in MONITORING)
    grafana = SERVICES["grafana"]["environment"]
    assert grafana["GF_AUTH_ANONYMOUS_ENABLED"] == "true" and "GF_AUTH_ANONYMOUS_ORG_ROLE" not in grafana  # a viewer
    assert grafana["GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION"] == grafana["GF_AUTH_DISABLE_LOGIN_FORM"] == "true"


def test_what_reads_what_is_provisioned_finds_it() -> None:
    mounts = dict(mount.split(":")[:2] for name in MONITORING for mount in SERVICES[name]["volumes"])
    told = {name: yaml.safe_load((MONITORED / name).read_text("utf-8")) for name in PROVISIONED}
    (source,) = told["grafana-datasource.yml"]["datasources"]
    assert source["url"] == "http://prometheus:9090" and source["isDefault"] is True
    (provider,) = told["grafana-dashboards.yml"]["providers"]
    assert mounts["./deploy/monitoring/dashboard.json"].startswith(f"{provider['options']['path']}/")
    (scraped,) = told["prometheus.yml"]["scrape_configs"]
    assert scraped["static_configs"] == [{"targets": ["exporter:9108"]}]
    (rules,) = told["prometheus.yml"]["rule_files"]
    assert mounts["./deploy/monitoring/alerts.yml"] == f"/etc/prometheus/{rules}"


@by_name({group.name: OURS[group.name] for group in GROUPS})
def test_a_worker_shares_the_archive_and_shows_its_heartbeat(service: dict[str, Any]) -> None:
    assert {mount.split(":")[0] for mount in service["volumes"]} == {"archive", "registry", "run"}
    assert service["healthcheck"]["test"] == ["CMD", "is-beating", service["command"][-1]]


def test_the_http_application_can_keep_what_is_pushed_to_it() -> None:
    assert SERVICES["search"]["volumes"][:2] == ["archive:/data/archive", "registry:/data/registry:ro"]


def test_what_restores_has_all_services_and_sees_all_that_is_kept() -> None:
    own = SERVICES["restore"]
    assert own["build"]["args"] == {"SERVICE": "all"} and own["profiles"] == ["restore"]
    assert {mount.split(":")[0] for mount in own["volumes"]} == {"archive", "registry", "run"}
    assert {"NEWSWIRE_BROKER_URL", "NEWSWIRE_ELASTICSEARCH_URL"} <= {*own["environment"]}


def test_the_image_is_pinned_and_not_root() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    assert re.search(r"^ARG PYTHON=python:3\.11\.\d+-slim-\w+$", dockerfile, re.M)
    assert re.findall(r"^USER (\S+)$", dockerfile, re.M) == ["10001:10001"]


def test_the_health_scripts_can_be_run_and_know_when_a_heartbeat_is_stale() -> None:
    for script in (ROOT / "deploy" / "container").iterdir():
        assert script.stat().st_mode & stat.S_IXOTH, f"{script.name} is not executable"
    assert f"-lt {STALE_S:.0f} ]" in (ROOT / "deploy" / "container" / "is-beating").read_text("utf-8")


@pytest.mark.skipif(not compose.takes_part(), reason=str(compose.missing()))
def test_compose_itself_accepts_the_file_and_says_what_is_missing() -> None:
    variables = dict(line.split("=", 1) for line in as_text(lambda: "a" * 24).splitlines() if "=" in line[:40])
    accepted = compose.read(FILE, {name: value for name, value in variables.items() if not name.startswith("#")})
    assert accepted.returncode == 0, accepted.stderr
    assert set(yaml.safe_load(accepted.stdout)["services"]) == set(SERVICES) - BY_HAND - MONITORING
    refused = compose.read(FILE, {})
    assert refused.returncode != 0 and "newswire config init" in refused.stderr


def test_the_page_says_which_compose_it_needs() -> None:
    assert "Compose v2" in (ROOT / "docs" / "deployment.md").read_text("utf-8")
