#!/bin/bash
# Runs the Dockerfile's install steps for one service in a clean virtual environment, without Docker.
# Usage: deploy/try-install.sh SERVICE [FOLDER]     FOLDER: where the environment goes; .newswire-SERVICE by default
set -euo pipefail
service=${1:?name a service: ingest, enrich, index, search, ops or all}
target=$(realpath -m "${2:-.newswire-$service}")
cd "$(dirname "$0")/.."

sources=$(mktemp -d)
trap 'rm -rf "$sources"' EXIT
tar --create --exclude=__pycache__ --exclude=build --exclude='*.egg-info' \
  constraints.txt models.txt deploy/install.sh shared services | tar --extract -C "$sources"

"${PYTHON:-python3.11}" -m venv --clear "$target"
(cd "$sources" && deploy/install.sh "$service" "$target/bin/python")
echo "$service is installed in $target"
