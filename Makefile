# ActivityPipeline. `make` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
# Two of Maven's builds at once would write the same folders.
.NOTPARALLEL:

VERSION  := 0.1.0
PIPELINE ?= k8s/samples/pipeline.yaml
EVENTS   ?= 0
STORE    ?=
FILES    ?=
MVN      ?= mvn -B -ntp
PYTHON   ?= python3

IMAGE_PREFIX    ?= activity-pipeline
JRE_IMAGE       ?= eclipse-temurin:17-jre
KIND_CLUSTER    ?= activity-pipeline
KIND_NODE_IMAGE ?=

SOURCES  := $(shell find . -path ./.git -prune -o -path '*/target' -prune -o -path ./run -prune -o -path ./.venv -prune -o -name '*.java' -print -o -name pom.xml -print -o -path '*/src/main/resources/*' -print 2>/dev/null)
POMS     := $(filter %pom.xml,$(SOURCES))
BUILT    := target/.built

# What the images are made of; the rest is not built for them alone.
IMAGED        := target/.imaged
IMAGE_MODULES := controller,producer-image,spark-job-image,verify,k8s/kafka

# Two modules at once: half of the first time goes by waiting for libraries.
PACKAGE = $(MVN) -q -T 2 package -DskipTests

# Google's libraries are fetched by who asks for BigQuery, and by nobody else.
FOLLOWER := target/.bigquery
FOLLOWED := $(shell grep -qsE '^ *bigQuery:' '$(PIPELINE)' && echo '$(FOLLOWER)')

java_of = java -cp '$(1)/target/activity-pipeline-$(2)-$(VERSION).jar:$(1)/target/lib/*'

.PHONY: help
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  \033[1m%-14s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@printf '\n  PIPELINE=%s  EVENTS=%s  STORE=run/<pipeline>  FILES=<folder for a files source>\n' '$(PIPELINE)' '$(EVENTS)'
	@printf '  IMAGE_PREFIX=%s  JRE_IMAGE=%s  KIND_CLUSTER=%s  KIND_NODE_IMAGE=%s\n' '$(IMAGE_PREFIX)' '$(JRE_IMAGE)' '$(KIND_CLUSTER)' '$(or $(KIND_NODE_IMAGE),<of kind>)'

.PHONY: run
run: $(BUILT) $(FOLLOWED) ## The whole pipeline on this machine, from PIPELINE; until Ctrl-C, or until EVENTS=n are stored and proved
	@$(call java_of,local,local) dev.activitypipeline.local.RunMain --home . --pipeline '$(PIPELINE)' --events '$(EVENTS)' \
	  $(if $(STORE),--store '$(STORE)') $(if $(FILES),--files '$(FILES)')

.PHONY: build
build: $(BUILT) ## Compile, check and package every module, without tests

# A changed dependency leaves its old jar behind in target/lib, where the process would find both.
target/.libs: $(POMS)
	@rm -rf */target/lib */target/lib-kubernetes k8s/kafka/target/lib bench/controller/target/lib && mkdir -p target && touch $@

$(BUILT): target/.libs $(SOURCES)
	@echo 'building; the first time fetches some 400 MB of libraries'
	@$(PACKAGE)
	@mkdir -p target && touch $@

$(IMAGED): target/.libs $(SOURCES)
	@echo 'building; the first time fetches some 400 MB of libraries'
	@$(PACKAGE) -pl $(IMAGE_MODULES) -am
	@touch $@

.PHONY: bigquery
bigquery: $(FOLLOWER) ## The follower that keeps BigQuery equal to the store; only pipelines with store.bigQuery need it

$(FOLLOWER): $(BUILT)
	@echo 'building the follower for BigQuery; the first time fetches some 60 MB of libraries'
	@$(MVN) -q -Pbigquery -pl bigquery -am package -DskipTests -Darchive.skip=true
	@touch $@

.PHONY: bigquery-test
bigquery-test: $(BUILT) ## The follower against an emulator, and a whole run in which driver, follower and emulator are killed
	$(MVN) -Pbigquery -pl bigquery -am package -Darchive.skip=true -Dtest='dev.activitypipeline.bigquery.**' -Dsurefire.failIfNoSpecifiedTests=false
	@touch $(BUILT) $(FOLLOWER)
	bigquery/emulator/run-with-kills 60000

.PHONY: test
test: target/.libs ## Units, contract, real brokers, whole pipelines, and the readers in Python
	$(MVN) package
	@mkdir -p target && touch $(BUILT)
	$(MAKE) --no-print-directory readers

.PHONY: faults
faults: $(BUILT) ## Whole pipelines through kills at every step of the commit path and at random, a second driver, damage, a full disk: each with its proof
	$(MVN) -pl local -am package -Dtest='dev.activitypipeline.local.**' -Dtest.included=faults -Dtest.excluded=none -Dsurefire.failIfNoSpecifiedTests=false
	@touch $(BUILT)

.PHONY: readers
readers: $(BUILT) .venv/.ready ## The readers that people use (pandas, Polars, DuckDB), on a store that a run has just filled
	rm -rf target/readers
	$(MAKE) --no-print-directory run EVENTS=20000 STORE=target/readers
	STORE=target/readers .venv/bin/python -m pytest -q -p no:cacheprovider readers

.venv/.ready: readers/requirements.txt
	$(PYTHON) -m venv .venv
	.venv/bin/pip install -q --disable-pip-version-check -r readers/requirements.txt
	@touch $@

# Prometheus' own programs, built without the discovery of clouds, which is most of what they hold.
PROMETHEUS_VERSION := v0.316.0
PROMETHEUS         := .tools/.prometheus-$(PROMETHEUS_VERSION)

$(PROMETHEUS):
	@command -v go >/dev/null || { echo 'error: go is not installed, and Prometheus is built with it: see https://go.dev/doc/install' >&2; exit 1; }
	@echo 'building Prometheus $(PROMETHEUS_VERSION), once; some minutes'
	@GOBIN='$(CURDIR)/.tools' go install -tags remove_all_sd -ldflags '-s -w' \
	  github.com/prometheus/prometheus/cmd/prometheus@$(PROMETHEUS_VERSION) github.com/prometheus/prometheus/cmd/promtool@$(PROMETHEUS_VERSION)
	@touch $@

.PHONY: observability
observability: $(BUILT) $(PROMETHEUS) ## Every query of dashboards and alerts, put to a Prometheus that scrapes a run; the controller too, where KUBE_API_TEST_DIR is set
	$(MVN) -pl controller -am test -Dtest='AlertsTest,ObservabilityTest,RetentionGuardTest' -Dobservability.tools='$(CURDIR)/.tools' -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: verify
verify: $(BUILT) ## The exactly-once proof over the topic and the store that a run has left in STORE
	@$(call java_of,local,local) dev.activitypipeline.local.VerifyRunMain . '$(or $(STORE),run/fitness)'

.PHONY: repair
repair: $(BUILT) ## Rebuild the damaged checkpoint of STORE from its journal
	@$(call java_of,spark-job-image,stream) dev.activitypipeline.stream.RepairMain '$(or $(STORE),run/fitness)'

.PHONY: rebuild
rebuild: $(BUILT) ## Make the rows of damaged data files of STORE anew from the topic
	@$(call java_of,local,local) dev.activitypipeline.local.RebuildRunMain . '$(or $(STORE),run/fitness)'

# Attestations make an index of an image, which `kind load` cannot always take.
image = printf '%s ' '$(IMAGE_PREFIX)/$(2):$(VERSION)' && BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker build -q $(1) \
  --build-arg JRE_IMAGE='$(JRE_IMAGE)' --build-arg VERSION='$(VERSION)' --build-arg REVISION="$$(git rev-parse HEAD 2>/dev/null || echo unknown)" \
  -t '$(IMAGE_PREFIX)/$(2):$(VERSION)'

.PHONY: images
images: $(if $(or $(wildcard $(BUILT)),$(FOLLOWED),$(filter e2e,$(MAKECMDGOALS))),$(BUILT),$(IMAGED)) $(and $(FOLLOWED),bigquery-image) ## The container images IMAGE_PREFIX/<name>, on JRE_IMAGE
	@$(call image,controller,controller)
	@$(call image,producer-image,producer)
	@$(call image,spark-job-image,stream)
	@$(call image,verify,verify)
	@$(call image,k8s/kafka,kafka)

.PHONY: bigquery-image
bigquery-image: $(FOLLOWER) ## The follower's image, IMAGE_PREFIX/bigquery; only pipelines with store.bigQuery need it
	@$(call image,bigquery,bigquery)

# So that no command reaches another cluster that kubectl may know.
KUBECTL = kubectl --context 'kind-$(KIND_CLUSTER)'
TOOLS   = docker=https://docs.docker.com/engine/install kind=https://kind.sigs.k8s.io kubectl=https://kubernetes.io/docs/tasks/tools helm=https://helm.sh/docs/intro/install

.PHONY: kind-up
kind-up: ## A kind cluster with the images, the development broker, and what deploy puts there
	@missing=; for tool in $(TOOLS); do \
	  command -v "$${tool%%=*}" >/dev/null || { echo "error: $${tool%%=*} is not installed: see $${tool#*=}" >&2; missing=1; }; \
	done; [ -z "$$missing" ]
	@docker version >/dev/null 2>&1 || { echo 'error: the Docker engine does not answer; start it, or see `docker version`' >&2; exit 1; }
	@echo 'makes the cluster $(KIND_CLUSTER) and the images'
	@$(MAKE) --no-print-directory kind-cluster & cluster=$$!; trap 'kill $$cluster 2>/dev/null' INT TERM; failed=; \
	$(MAKE) --no-print-directory images || failed=1; wait $$cluster || failed=1; [ -z "$$failed" ]
	@$(KUBECTL) wait --for=condition=Ready node --all --timeout 2m >/dev/null || \
	  { echo 'error: the cluster $(KIND_CLUSTER) is only half made; remove it with make kind-down, and try again' >&2; exit 1; }
	@kind load docker-image -q --name '$(KIND_CLUSTER)' $(foreach name,controller producer stream verify kafka $(if $(FOLLOWED),bigquery),'$(IMAGE_PREFIX)/$(name):$(VERSION)')
	@$(KUBECTL) apply -f k8s/kafka/namespace.yaml -f k8s/kafka/service.yaml -n activity
	@sed 's|image: .*/kafka:.*|image: $(IMAGE_PREFIX)/kafka:$(VERSION)|' k8s/kafka/statefulset.yaml | $(KUBECTL) apply -n activity -f -
	@$(KUBECTL) -n activity rollout status statefulset/kafka --timeout 3m || { $(KUBECTL) -n activity describe pod kafka-0 >&2; exit 1; }
	@$(MAKE) --no-print-directory deploy

.PHONY: kind-cluster
kind-cluster:
	@mkdir -p target
	@kind get clusters 2>/dev/null | grep -qxF '$(KIND_CLUSTER)' || \
	  kind create cluster --name '$(KIND_CLUSTER)' --config kind-config.yaml --wait 2m $(if $(KIND_NODE_IMAGE),--image '$(KIND_NODE_IMAGE)') >target/kind.log 2>&1 || \
	  { cat target/kind.log >&2; exit 1; }

NAMESPACE ?= activity
CLUSTER   ?= kind
TESTS     ?=

.PHONY: deploy
deploy: ## The controller by Helm, and PIPELINE in the namespace activity, on that cluster; waited until Ready
	@helm --kube-context 'kind-$(KIND_CLUSTER)' upgrade --install activity-pipeline helm/activity-pipeline --namespace activity-system --create-namespace \
	  --set image.prefix='$(IMAGE_PREFIX)/' --set topicOperator.bootstrapServers=kafka.$(NAMESPACE).svc:9092 \
	  --set-string podAnnotations.image="$$(docker image inspect -f '{{.Id}}' '$(IMAGE_PREFIX)/controller:$(VERSION)')" --wait --timeout 3m >/dev/null
	@$(KUBECTL) -n $(NAMESPACE) apply -f '$(PIPELINE)'
	@$(KUBECTL) -n $(NAMESPACE) wait --for=condition=Ready -f '$(PIPELINE)' --timeout 5m || { $(KUBECTL) -n $(NAMESPACE) get activitypipelines -o wide >&2; exit 1; }
	@$(KUBECTL) -n $(NAMESPACE) get activitypipelines -o wide
	@name="$$($(KUBECTL) -n $(NAMESPACE) get -f '$(PIPELINE)' -o name | sed -n 's|^activitypipeline[^/]*/||p' | head -1)"; \
	pod="$$($(KUBECTL) -n $(NAMESPACE) get pods -l "app.kubernetes.io/instance=$$name,app.kubernetes.io/component=stream" -o name | sed 's|^pod/||' | head -1)"; \
	printf '\nwhat to look at next, with kubectl --context kind-$(KIND_CLUSTER) -n $(NAMESPACE)\n'; \
	printf '  %-58s %s\n' \
	  '… get activitypipelines -o wide --watch' 'how it is, in one sentence' \
	  "… describe activitypipeline $$name" 'its conditions and events' \
	  "… logs $$pod --follow" 'what the driver does' \
	  "… cp $$pod:/store run/$$name-on-kind" 'its tables as they are, to be read as those of make run' \
	  "… delete pod $$pod" 'heals, and stores each event once'
	@echo 'the proof on a cluster, and what else there is: README.md; make kind-down removes the cluster'

.PHONY: kind-down
kind-down: ## Delete that cluster with all that is in it
	kind delete cluster --name '$(KIND_CLUSTER)'

.PHONY: e2e
e2e: $(BUILT) images $(if $(filter kind,$(CLUSTER)),bigquery-image) ## The tests on a cluster, CLUSTER=kind (made and removed), k3s (in a container) or current; TESTS=<classes>
	@IMAGE_PREFIX='$(IMAGE_PREFIX)' VERSION='$(VERSION)' KIND_NODE_IMAGE='$(KIND_NODE_IMAGE)' CLUSTER='$(CLUSTER)' TESTS='$(TESTS)' e2e/run

.PHONY: bench
bench: $(BUILT) ## Every figure beside its reference, in one run; writes docs/bench.md
	@$(call java_of,bench,bench) dev.activitypipeline.bench.BenchMain --home . --out docs/bench.md

.PHONY: bench-topics
bench-topics: $(BUILT) ## The topic operator's figures; writes docs/bench-topics.md; needs KUBE_API_TEST_DIR
	@$(call java_of,bench,bench) dev.activitypipeline.bench.BenchMain --suite topics --home . --out docs/bench-topics.md

.PHONY: bench-controller
bench-controller: $(BUILT) ## The same for the controller, with 1,000 pipelines; writes docs/bench-controller.md. Needs an API server's programs: KUBE_API_TEST_DIR
	@$(call java_of,bench,bench) dev.activitypipeline.bench.BenchMain --suite controller --home . --out docs/bench-controller.md

.PHONY: bench-cluster
bench-cluster: $(BUILT) kind-up ## From kubectl apply to the first stored event, beside spark-submit by hand; on the cluster of kind-up, without its sample; writes docs/bench-cluster.md
	@$(call image,--build-arg STREAM_IMAGE='$(IMAGE_PREFIX)/stream:$(VERSION)' bench/spark,bench-tutorial)
	@kind load docker-image -q --name '$(KIND_CLUSTER)' '$(IMAGE_PREFIX)/bench-tutorial:$(VERSION)'
	@$(KUBECTL) -n $(NAMESPACE) delete -f '$(PIPELINE)' --timeout 3m
	@KUBE_CONTEXT='kind-$(KIND_CLUSTER)' IMAGE_PREFIX='$(IMAGE_PREFIX)' VERSION='$(VERSION)' \
	  $(call java_of,bench,bench) dev.activitypipeline.bench.BenchMain --suite cluster --home . --out docs/bench-cluster.md

.PHONY: manifests
manifests: ## The CRD, k8s/install and the table of the chart's values anew, from the model and the chart; needs helm
	ACTIVITY_PIPELINE_REQUIRE_CLUSTER=true $(MVN) -q package -pl controller -am -Dgolden.update=true -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest='ShippedCrdTest,InstallManifestsTest,ValuesTableTest'

.PHONY: format
format: ## Format the sources
	$(MVN) -q -Pbigquery spotless:apply

.PHONY: clean
clean: ## Remove what was built; stores stay
	$(MVN) -q -Pbigquery clean
	rm -rf target .venv .venv-bigquery .tools
