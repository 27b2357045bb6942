# One image a service:  docker build --build-arg SERVICE=ingest --tag newswire-ingest:0.1.0 .
# SERVICE is ingest, enrich, index, search or ops; each image has that service, shared and ops (the `newswire` command);
# that of search has ingest too, which takes in what is pushed to it.  SERVICE=all is for commands that need what all
# services know, as `newswire restore`.
ARG PYTHON=python:3.11.14-slim-bookworm

FROM ${PYTHON} AS build
ARG SERVICE
WORKDIR /source
COPY constraints.txt models.txt ./
COPY deploy/install.sh deploy/install.sh
COPY shared shared
COPY services services
COPY docs/runbook.md docs/runbook.md
RUN python -m venv /opt/newswire && PIP_NO_CACHE_DIR=1 deploy/install.sh "${SERVICE}" /opt/newswire/bin/python

FROM ${PYTHON}
ARG SERVICE
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="newswire-${SERVICE}" \
      org.opencontainers.image.description="newswire: news ingestion that accounts for every article" \
      org.opencontainers.image.version="${VERSION}"
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /tmp newswire \
 && install -d -o newswire -g newswire /data /data/archive /data/registry /data/pictures /data/run
COPY deploy/container/ /usr/local/bin/
COPY --from=build /opt/newswire /opt/newswire
ENV PATH=/opt/newswire/bin:$PATH \
    HOME=/tmp \
    NEWSWIRE_DATA_DIR=/data \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /data
CMD ["newswire", "--help"]
