# ActivityPipeline. `make` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help

VERSION  := 0.1.0
PIPELINE ?= k8s/samples/pipeline.yaml
EVENTS   ?= 0
STORE    ?=
FILES    ?=
MVN      ?= mvn -B -ntp
PYTHON   ?= python3

SOURCES  := $(shell find . -path ./.git -prune -o -path '*/target' -prune -o -path ./run -prune -o -path ./.venv -prune -o -name '*.java' -print -o -name pom.xml -print -o -path '*/src/main/resources/*' -print 2>/dev/null)
POMS     := $(filter %pom.xml,$(SOURCES))
BUILT    := target/.built

java_of = java -cp '$(1)/target/activity-pipeline-$(2)-$(VERSION).jar:$(1)/target/lib/*'

.PHONY: help
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  \033[1m%-10s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@printf '\n  PIPELINE=%s  EVENTS=%s  STORE=run/<pipeline>  FILES=<folder for a files source>\n' '$(PIPELINE)' '$(EVENTS)'

.PHONY: run
run: $(BUILT) ## The whole pipeline on this machine, from PIPELINE; until Ctrl-C, or until EVENTS=n are stored and proved
	@$(call java_of,local,local) dev.activitypipeline.local.RunMain --home . --pipeline '$(PIPELINE)' --events '$(EVENTS)' \
	  $(if $(STORE),--store '$(STORE)') $(if $(FILES),--files '$(FILES)')

.PHONY: build
build: $(BUILT) ## Compile, check and package every module, without tests

# A changed dependency leaves its old jar behind in target/lib, where the process would find both.
target/.libs: $(POMS)
	@rm -rf */target/lib k8s/kafka/target/lib && mkdir -p target && touch $@

$(BUILT): target/.libs $(SOURCES)
	@echo 'building; the first time fetches some 400 MB of libraries'
	@$(MVN) -q package -DskipTests
	@mkdir -p target && touch $@

.PHONY: test
test: target/.libs ## Every test: units, contract, real broker, whole pipelines, and the readers in Python
	$(MVN) package
	@mkdir -p target && touch $(BUILT)
	$(MAKE) --no-print-directory readers

.PHONY: readers
readers: $(BUILT) .venv/.ready ## The readers that people use (pandas, Polars, DuckDB), on a store that a run has just filled
	rm -rf target/readers
	$(MAKE) --no-print-directory run EVENTS=20000 STORE=target/readers
	STORE=target/readers .venv/bin/python -m pytest -q -p no:cacheprovider readers

.venv/.ready: readers/requirements.txt
	$(PYTHON) -m venv .venv
	.venv/bin/pip install -q --disable-pip-version-check -r readers/requirements.txt
	@touch $@

.PHONY: verify
verify: $(BUILT) ## The exactly-once proof over the topic and the store that a run has left in STORE
	@$(call java_of,local,local) dev.activitypipeline.local.VerifyRunMain . '$(or $(STORE),run/fitness)'

.PHONY: repair
repair: $(BUILT) ## Rebuild the damaged checkpoint of STORE from its journal
	@$(call java_of,spark-job-image,stream) dev.activitypipeline.stream.RepairMain '$(or $(STORE),run/fitness)'

.PHONY: rebuild
rebuild: $(BUILT) ## Make the rows of damaged data files of STORE anew from the topic
	@$(call java_of,local,local) dev.activitypipeline.local.RebuildRunMain . '$(or $(STORE),run/fitness)'

.PHONY: bench
bench: $(BUILT) ## Every figure beside its reference, in one run; writes docs/bench.md
	@$(call java_of,bench,bench) dev.activitypipeline.bench.BenchMain --home . --out docs/bench.md

.PHONY: format
format: ## Format the sources
	$(MVN) -q spotless:apply

.PHONY: clean
clean: ## Remove what was built; stores stay
	$(MVN) -q clean
	rm -rf target .venv
