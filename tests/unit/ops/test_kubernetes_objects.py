"""What a cluster would be given of deploy/kubernetes: held to the schemas of its kinds, and to what they cannot say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import kustomize
import pytest
import yaml
from newswire_shared.contracts.topology import GROUPS
from tree import FIXTURES, ROOT

FOLDER = ROOT / "deploy" / "kubernetes"
SCHEMAS = FIXTURES / "schemas"
ALONE = ("restore.yaml", "ingress.yaml")  # by hand, or an example
VERSIONS = {  # of kinds that others added
    "ScaledObject": "keda.sh/v1alpha1", "TriggerAuthentication": "keda.sh/v1alpha1",
    "ServiceMonitor": "monitoring.coreos.com/v1", "PrometheusRule": "monitoring.coreos.com/v1",
}  # fmt: skip
RECOMMENDED = {f"app.kubernetes.io/{label}" for label in ("name", "part-of", "version", "component")}
SINGLE = {"beat", "redis", "exporter", "flower", "enrich-suspect"}
MISTAKES = {
    "Deployment": "spec.template.spec.containers.0.livenessprobe", "PodDisruptionBudget": "spec.maxUnavailabel",
    "NetworkPolicy": "spec.podSelector.matchLabel", "Ingress": "spec.tls.0.host", "ServiceMonitor": "spec.endpoint",
    "PrometheusRule": "spec.groups.0.rules.0.sumary", "ScaledObject": "spec.triggers.0.metricsType",
}  # fmt: skip

pytestmark = pytest.mark.skipif(kustomize.missing() is not None, reason=str(kustomize.missing()))
Manifest = dict[str, Any]


@cache
def objects() -> tuple[Manifest, ...]:
    """All that is applied, and what lies beside it."""
    alone = [each for name in ALONE for each in yaml.safe_load_all((FOLDER / name).read_text("utf-8"))]
    return (*kustomize.objects(FOLDER), *alone)


def named(kind: str) -> dict[str, Manifest]:
    return {each["metadata"]["name"]: each for each in objects() if each["kind"] == kind}


def spec(kind: str, name: str) -> Manifest:
    found: Manifest = named(kind)[name]["spec"]
    return found


@cache
def schema_of(kind: str) -> jsonschema_rs.Validator:
    if kind in VERSIONS:
        return jsonschema_rs.validator_for(json.loads((SCHEMAS / f"{kind}.json").read_text("utf-8")))
    known = json.loads((SCHEMAS / "kubernetes.json").read_text("utf-8"))["$defs"]
    (name,) = (name for name in known if name.startswith("io.k8s.api.") and name.endswith(f".{kind}"))
    return jsonschema_rs.validator_for({"$ref": f"#/$defs/{name}", "$defs": known})


def wrong(manifest: Manifest) -> list[str]:
    return [error.message for error in schema_of(manifest["kind"]).iter_errors(manifest)]


def test_every_object_is_as_the_schema_of_its_kind_wants_it() -> None:
    assert len(objects()) > 30
    found = {f"{each['kind']} {each['metadata']['name']}": wrong(each) for each in objects()}
    assert {name: errors for name, errors in found.items() if errors} == {}
    versions = {each["kind"]: each["apiVersion"] for each in objects()}
    assert {kind: versions[kind] for kind in VERSIONS} == VERSIONS


@pytest.mark.parametrize(("kind", "path"), MISTAKES.items(), ids=MISTAKES.keys())
def test_a_misspelt_field_of_any_kind_is_found(kind: str, path: str) -> None:
    manifest = json.loads(json.dumps(next(iter(named(kind).values()))))
    *way, last = path.split(".")
    at = manifest
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    at[last] = "x"
    assert wrong(manifest)


def pods() -> Iterator[tuple[str, Manifest, Manifest]]:
    """Each name with the labels and the spec of its pods."""
    for each in objects():
        if template := each.get("spec", {}).get("template"):
            yield each["metadata"]["name"], template["metadata"]["labels"], template["spec"]


def test_every_object_and_every_pod_has_the_recommended_labels() -> None:
    applied = [each for each in objects() if each["metadata"].get("namespace")]
    assert [each["metadata"]["name"] for each in applied if not set(each["metadata"]["labels"]) >= RECOMMENDED] == []
    for name, labels, _ in pods():
        assert labels["app"] == labels["app.kubernetes.io/component"] == name
    told = {(each["metadata"]["labels"]["app.kubernetes.io/version"]) for each in applied}
    images = yaml.safe_load((FOLDER / "kustomization.yaml").read_text("utf-8"))["images"]
    assert told == {image["newTag"] for image in images}


def test_no_label_of_a_release_is_where_it_could_never_change() -> None:
    for kind in ("Deployment", "StatefulSet"):
        assert all(each["spec"]["selector"]["matchLabels"].keys() == {"app"} for each in named(kind).values())
    (claim,) = spec("StatefulSet", "redis")["volumeClaimTemplates"]
    assert "labels" not in claim["metadata"]


def test_what_runs_more_than_once_is_moved_one_by_one_and_what_runs_once_can_be_moved() -> None:
    runs = {*named("Deployment"), *named("StatefulSet")}
    assert {*named("PodDisruptionBudget")} == runs - SINGLE
    for name, budget in named("PodDisruptionBudget").items():
        assert budget["spec"] == {"maxUnavailable": 1, "selector": {"matchLabels": {"app": name}}}


def test_every_pod_that_should_run_on_is_started_again_when_it_is_stuck() -> None:
    for kind in ("Deployment", "StatefulSet"):
        for each in named(kind).values():
            (container,) = each["spec"]["template"]["spec"]["containers"]
            probe = container["livenessProbe"]
            lasts_s = probe["periodSeconds"] * probe["failureThreshold"]
            assert 60 <= lasts_s <= 300, "an outage of Redis is no reason, and minutes of silence are one"
    for group in GROUPS:
        (container,) = spec("Deployment", group.name)["template"]["spec"]["containers"]
        assert container["livenessProbe"]["exec"]["command"] == ["is-beating", group.name]


# The network


def selected(policy: Manifest) -> set[str]:
    """The pods that a policy is about, by what `app` they are."""
    all_ = {labels["app"] for _, labels, _ in pods()}
    chooser = policy["spec"]["podSelector"]
    if "matchLabels" in chooser:
        return {chooser["matchLabels"]["app"]}
    for rule in chooser.get("matchExpressions", ()):
        values = set(rule["values"])
        assert values <= all_, "a pod that there is"
        return values if rule["operator"] == "In" else all_ - values
    return all_


def test_nobody_speaks_with_anybody_unless_it_is_said() -> None:
    assert spec("NetworkPolicy", "nobody") == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


def test_who_is_asked_lets_in_who_asks_at_the_port_that_it_listens_on() -> None:
    listening = {
        labels["app"]: container["ports"][0]["containerPort"]
        for _, labels, pod in pods() for container in pod["containers"] if container.get("ports")
    }  # fmt: skip
    for name in ("redis", "search", "exporter"):
        (rule,) = spec("NetworkPolicy", name)["ingress"]
        assert selected(named("NetworkPolicy")[name]) == {name}
        assert [port["port"] for port in rule["ports"]] == [listening[name]] and rule["from"]
    assert listening.keys() - {"redis", "search", "exporter"} == {"flower"}, "which is reached by port-forward"


def test_only_what_fetches_and_what_delivers_reaches_the_web_and_nothing_private() -> None:
    web = named("NetworkPolicy")["web"]
    assert selected(web) == {"ingest", "search", "alerts"}
    (rule,) = web["spec"]["egress"]
    assert "10.0.0.0/8" in rule["to"][0]["ipBlock"]["except"] and "169.254.0.0/16" in rule["to"][0]["ipBlock"]["except"]


def test_who_has_the_address_of_elasticsearch_reaches_it_and_nobody_else_does() -> None:
    told = {
        labels["app"]
        for _, labels, pod in pods() for container in pod["containers"] for variable in container.get("env", ())
        if variable["name"] == "NEWSWIRE_ELASTICSEARCH_URL"
    }  # fmt: skip
    assert selected(named("NetworkPolicy")["engine"]) == told


def test_all_but_redis_reach_it_and_look_up_names() -> None:
    policy = named("NetworkPolicy")["names-and-redis"]
    assert selected(policy) == {labels["app"] for _, labels, _ in pods()} - {"redis"}
    names, redis = policy["spec"]["egress"]
    assert {port["protocol"] for port in names["ports"]} == {"UDP", "TCP"}
    assert redis["to"] == [{"podSelector": {"matchLabels": {"app": "redis"}}}]


# What others read


def test_prometheus_finds_the_exporter_by_its_service() -> None:
    monitor, service = spec("ServiceMonitor", "newswire"), named("Service")["exporter"]
    assert monitor["selector"]["matchLabels"].items() <= service["metadata"]["labels"].items()
    assert [endpoint["port"] for endpoint in monitor["endpoints"]] == [
        port["name"] for port in service["spec"]["ports"]
    ]


def test_the_alerts_of_the_cluster_are_those_of_the_file() -> None:
    file = yaml.safe_load((ROOT / "deploy" / "monitoring" / "alerts.yml").read_text("utf-8"))
    assert spec("PrometheusRule", "newswire") == file


def test_the_way_in_leads_to_search_alone_and_by_tls() -> None:
    ingress = spec("Ingress", "search")
    (rule,) = ingress["rules"]
    (path,) = rule["http"]["paths"]
    port = spec("Service", "search")["ports"][0]["port"]
    assert path["backend"] == {"service": {"name": "search", "port": {"number": port}}}
    assert ingress["tls"][0]["hosts"] == [rule["host"]]
    assert re.fullmatch(r"[a-z-]+", ingress["ingressClassName"])
