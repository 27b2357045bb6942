"""The manifests run every worker group and know only settings there are, the alerts only metrics there are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kustomize
import pytest
import yaml
from newswire_ops.configuration.service_settings import kinds
from newswire_ops.exporter.metrics import METRICS
from newswire_shared.contracts.settings import SharedSettings, names_of
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES
from newswire_shared.messaging.stopping import STOP_S
from newswire_shared.state.keys import PACKING
from tree import ROOT

FOLDER = ROOT / "deploy" / "kubernetes"
KUSTOMIZATION = yaml.safe_load((FOLDER / "kustomization.yaml").read_text("utf-8"))
COMMON = yaml.safe_load((FOLDER / "common.yaml").read_text("utf-8"))
BY_HAND, EXAMPLE = "restore.yaml", "ingress.yaml"
NEEDED = {"redis": {"address", "listName", "listLength"}, "prometheus": {"serverAddress", "query", "threshold"}}
NAMESPACE = KUSTOMIZATION["namespace"]
METRIC = re.compile(r"\bnewswire_[a-z_]+\b")


def manifests() -> Iterator[dict[str, Any]]:
    for name in KUSTOMIZATION["resources"]:
        yield from yaml.safe_load_all((FOLDER / name).read_text("utf-8"))


DEPLOYMENTS = {m["metadata"]["name"]: m["spec"] for m in manifests() if m["kind"] == "Deployment"}
SCALED = {m["metadata"]["name"]: m["spec"] for m in manifests() if m["kind"] == "ScaledObject"}


def containers() -> Iterator[dict[str, Any]]:
    for manifest in manifests():
        template = manifest["spec"].get("template", {}) if manifest["kind"] in ("Deployment", "Job") else {}
        yield from template.get("spec", {}).get("containers", ())


def test_every_manifest_is_applied() -> None:
    others = {"kustomization.yaml", "common.yaml", BY_HAND, EXAMPLE}
    assert {file.name for file in FOLDER.iterdir()} - others == set(KUSTOMIZATION["resources"])


def test_what_restores_has_all_services_and_sees_all_that_is_kept() -> None:
    pod = yaml.safe_load((FOLDER / BY_HAND).read_text("utf-8"))["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert container["image"].startswith("newswire-all:") and container["args"] == ["newswire", "restore"]
    assert {"/data/archive", "/data/registry"} <= {mount["mountPath"] for mount in container["volumeMounts"]}
    known = {name for kind in kinds() for name in names_of(kind)}
    assert {variable["name"] for variable in container["env"]} <= known


def test_every_worker_group_has_a_deployment_with_its_probe_the_archive_and_the_registry() -> None:
    for group in GROUPS:
        pod = DEPLOYMENTS[group.name]["template"]["spec"]
        (container,) = pod["containers"]
        assert container["args"] == ["newswire", "worker", group.name]
        assert container["readinessProbe"]["exec"]["command"] == ["is-beating", group.name]
        assert [mount["mountPath"] for mount in container["volumeMounts"]] == ["/data/archive", "/data/registry"]


def test_its_redis_keeps_small_values_packed() -> None:
    (redis,) = (m["spec"] for m in manifests() if m["kind"] == "StatefulSet" and m["metadata"]["name"] == "redis")
    command = " ".join(redis["template"]["spec"]["containers"][0]["command"])
    assert all(f"--{name} {value}" in command for name, value in PACKING.items())


def test_the_http_application_can_keep_what_is_pushed_to_it_and_its_pictures() -> None:
    pod = DEPLOYMENTS["search"]["template"]["spec"]
    kept = ["archive", "registry", "pictures"]
    assert [mount["mountPath"] for mount in pod["containers"][0]["volumeMounts"]] == [f"/data/{name}" for name in kept]
    assert [volume["persistentVolumeClaim"] for volume in pod["volumes"]] == [{"claimName": name} for name in kept]


def test_there_is_one_clock_also_during_an_update() -> None:
    assert DEPLOYMENTS["beat"]["replicas"] == 1
    assert DEPLOYMENTS["beat"]["strategy"] == {"type": "Recreate"}


def test_flower_runs_and_workers_send_it_events() -> None:
    shared = next(m for m in manifests() if m["kind"] == "ConfigMap")
    assert (DEPLOYMENTS["flower"]["replicas"], shared["data"]["NEWSWIRE_TASK_EVENTS"]) == (1, "true")


def test_what_is_scaled_has_no_number_of_its_own_and_reads_queues_and_metrics_there_are() -> None:
    for name, spec in SCALED.items():
        assert "replicas" not in DEPLOYMENTS[name]
        for trigger in spec["triggers"]:
            asked = trigger["metadata"]
            if trigger["type"] == "redis":
                assert asked["listName"] in QUEUE_NAMES
            else:
                assert set(METRIC.findall(asked["query"])) <= set(METRICS)


def test_what_keda_scales_is_there_and_each_trigger_says_all_that_its_kind_needs() -> None:
    logins = {m["metadata"]["name"] for m in manifests() if m["kind"] == "TriggerAuthentication"}
    assert {spec["scaleTargetRef"]["name"] for spec in SCALED.values()} <= set(DEPLOYMENTS)
    for trigger in (trigger for spec in SCALED.values() for trigger in spec["triggers"]):
        assert set(trigger["metadata"]) == NEEDED[trigger["type"]]
        assert trigger["type"] != "redis" or trigger["authenticationRef"]["name"] in logins


def test_the_namespace_stands_in_one_place() -> None:
    named = re.compile(rf"\.{NAMESPACE}(\.|\b)|namespace: ")
    files = (FOLDER / name for name in KUSTOMIZATION["resources"])
    assert [file.name for file in files if named.search(file.read_text("utf-8"))] == []


@pytest.mark.skipif(kustomize.missing() is not None, reason=str(kustomize.missing()))
def test_another_namespace_reaches_every_object_and_every_address(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "k")
    written = (FOLDER / "kustomization.yaml").read_text("utf-8").replace(f"namespace: {NAMESPACE}", "namespace: other")
    (tmp_path / "k" / "kustomization.yaml").write_text(written)
    made = kustomize.objects(tmp_path / "k")
    assert {each["metadata"]["namespace"] for each in made} == {"other"}
    asked = re.findall(r"'address': '(\S+)'", str(made))
    assert len(asked) == 3 and set(asked) == {"redis.other.svc:6379"}


def test_the_live_queues_scale_before_intake_stops() -> None:
    for spec in SCALED.values():
        lengths = [int(t["metadata"]["listLength"]) for t in spec["triggers"] if t["type"] == "redis"]
        assert not lengths or spec["maxReplicaCount"] * lengths[0] < SharedSettings().high_water_messages


def test_every_variable_is_a_setting() -> None:
    known = {name for kind in kinds() for name in names_of(kind)}
    shared = next(m for m in manifests() if m["kind"] == "ConfigMap")
    common = COMMON["spec"]["template"]["spec"]["containers"][0]["env"]
    named = [variable["name"] for container in containers() for variable in container.get("env", ())]
    assert {*shared["data"], *(variable["name"] for variable in common), *named} <= known


def test_every_image_has_a_release() -> None:
    assert {c["image"] for c in containers()} == {image["name"] for image in KUSTOMIZATION["images"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", str(image["newTag"])) for image in KUSTOMIZATION["images"])


def test_pods_stop_after_their_tasks_and_see_no_service_links() -> None:
    pod = COMMON["spec"]["template"]["spec"]
    assert pod["terminationGracePeriodSeconds"] > STOP_S + 5
    assert pod["enableServiceLinks"] is False  # they would set NEWSWIRE_… names that are no settings
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["containers"][0]["securityContext"]["readOnlyRootFilesystem"] is True


def test_no_secret_lies_in_a_manifest() -> None:
    assert not [m for m in manifests() if m["kind"] == "Secret"]


def test_questions_of_the_page_know_only_metrics_there_are() -> None:
    asked = set(METRIC.findall((ROOT / "docs" / "deployment.md").read_text("utf-8")))
    assert asked and asked <= set(METRICS)
