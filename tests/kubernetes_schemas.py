"""Makes the schemas in tests/fixtures/schemas anew, from packages: the manifests of deploy/kubernetes are held to them.

    python tests/kubernetes_schemas.py

Those of KEDA and of Prometheus' operator come of their Go modules by `controller-gen`, as the definitions in a cluster
do; those of Kubernetes itself are of the package kubernetes-validate.  Either refuses a name that it does not know,
which a cluster would drop without a word.  It takes a Go and about two minutes; tests read what is stored.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from compose import GO

FOLDER = Path(__file__).resolve().parent / "fixtures" / "schemas"
KUBERNETES, PACKAGE = "1.32", "kubernetes-validate==1.37.0"  # the oldest that is still looked after by most providers
TOOL = "sigs.k8s.io/controller-tools"
MODULES = {  # the newest that need no newer Go than the machines of CI have
    TOOL: "v0.21.0",
    "github.com/kedacore/keda/v2": "v2.20.2",
    "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring": "v0.93.1",
}
TYPES = ("github.com/kedacore/keda/v2/apis/keda/v1alpha1", f"{[*MODULES][-1]}/v1")
WANTED = ("ScaledObject", "TriggerAuthentication", "ServiceMonitor", "PrometheusRule")
CORE = (
    "apps.v1.Deployment", "apps.v1.StatefulSet", "batch.v1.Job", "core.v1.ConfigMap", "core.v1.PersistentVolumeClaim",
    "core.v1.Service", "networking.v1.Ingress", "networking.v1.NetworkPolicy", "policy.v1.PodDisruptionBudget",
)  # fmt: skip
NAMED = "io.k8s.api."
TOOLS = "//go:build tools\n\npackage schemas\n\nimport (\n{}\n)\n"


def custom(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The kinds that others added, with the schema of each."""
    uses = (f"{TOOL}/cmd/controller-gen", *TYPES)
    (folder / "go.mod").write_text("module schemas\n\ngo 1.23\n")
    (folder / "tools.go").write_text(TOOLS.format("\n".join(f'\t_ "{name}"' for name in uses)))
    made = [f"paths={name}" for name in TYPES]
    for words in (
        ["get", *(f"{name}@{version}" for name, version in MODULES.items())],
        ["mod", "tidy"],
        ["run", uses[0], "crd:maxDescLen=0", *made, "output:dir=made"],
    ):
        subprocess.run([GO, *words], check=True, cwd=folder)
    for file in sorted((folder / "made").iterdir()):
        crd = yaml.safe_load(file.read_text("utf-8"))["spec"]
        if crd["names"]["kind"] in WANTED:
            yield crd["names"]["kind"], _closed(crd["versions"][0]["schema"]["openAPIV3Schema"])


def _closed(schema: Any) -> Any:
    """A schema that refuses what it does not name."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _closed(value) for name, value in schema.items()}
    is_object = isinstance(made.get("properties"), dict) and made.get("type") == "object"
    if is_object and not made.get("x-kubernetes-preserve-unknown-fields"):
        made["additionalProperties"] = False
    return made


def core(folder: Path) -> dict[str, Any]:
    """Kubernetes' own kinds, and all that these are made of."""
    words = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
    subprocess.run(words, check=True)
    (wheel,) = folder.glob("*.whl")
    name = f"kubernetes_validate/kubernetes-json-schema/v{KUBERNETES}.0-local-strict/_definitions.json"
    known = json.loads(zipfile.ZipFile(wheel).read(name))["$defs"]
    wanted = list(_reached({NAMED + kind for kind in CORE}, known))
    return {"$defs": {name: _bare(known[name]) for name in sorted(wanted)}}


def _reached(names: set[str], known: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    while names:
        found |= names
        refers = re.findall(r'"#/\$defs/([^"]+)"', json.dumps([known[name] for name in names]))
        names = set(refers) - found
    return found


def _bare(schema: Any) -> Any:
    """A schema without its prose."""
    if isinstance(schema, list):
        return [_bare(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: _bare(value) for name, value in schema.items() if not (name == "description" and isinstance(value, str))
    }


def write(name: str, schema: Mapping[str, Any]) -> None:
    """Store a schema; each of its lines is as long as it likes, for nobody reads it."""
    FOLDER.joinpath(f"{name}.json").write_text(json.dumps(schema, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        write("kubernetes", core(Path(place)))
        for kind, schema in custom(Path(place)):
            write(kind, schema)
