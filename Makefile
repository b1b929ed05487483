# Everything starts here; a target sets up what it needs.
#   make run [SOURCE=folder] [HOME_DIR=folder]      ingest once and publish, through Airflow, in one process
#   make sql [Q="FROM documents"] [HOME_DIR=folder] query the published warehouse, or ask at a prompt
#   make test                                       every test but the long ones
#   make test-all                                   those too: kills, many readers, Celery with PostgreSQL and Redis
#   make up [PORT=8080]                             Airflow with its UI and the schedule on, until Ctrl-C
#   make eval                                       score the text rules on the development sets
#   make bench                                      measure time and memory, beside other tools; docs/benchmarks.md
#   make bench-airflow                              measure what Airflow adds, and 10,000 files in 200 batches: an hour
#   make check                                      lint, types, pinned dependencies, generated files
#   make docs                                       write the generated documentation
#   make lock                                       write requirements*.txt anew from pyproject.toml

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# The system's Python before one that was built by hand: distributions compile theirs with the profile of its use,
# pyenv does not unless it is told to, and runs take a tenth longer. Debian's cannot make environments by itself.
PYTHON ?= $(or $(shell for python in /usr/bin/python3.11 python3.11; do \
	if $$python -c 'import ensurepip' 2> /dev/null; then echo $$python; break; fi; done),python3)
PORT ?= 8080
export Q
# Passed on as they are, blanks and stars included; the library reads them, and knows the defaults.
ifdef HOME_DIR
export WIREHOUSE_HOME := $(HOME_DIR)
endif
ifdef SOURCE
export WIREHOUSE_SOURCE := $(SOURCE)
endif
export PYTHONPATH := $(CURDIR)/include

VENV := .venv
BENCH_VENV := .venv-bench
BIN := $(VENV)/bin
RUN_HOME := .airflow/run
UP_HOME := .airflow/up
CODE := include dags plugins deploy bench tests
# Beside the library only names are checked: of Airflow's decorators and of DuckDB's rows mypy gets the types wrong.
UNTOLD := arg-type call-arg call-overload list-item misc return-value type-var union-attr var-annotated

.PHONY: help setup run sql eval bench bench-airflow test test-all check docs up lock

help:
	@sed -n 's/^#   //p' $(MAKEFILE_LIST)

setup: $(VENV)/installed

$(VENV)/installed: requirements.txt requirements-dev.txt
	@echo "Setting up $(VENV) (two minutes, once) ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -r requirements.txt -r requirements-dev.txt
	$(BIN)/pip check
	touch $@

# Airflow's own database: made once, and brought up to date when the versions change.
$(RUN_HOME)/prepared: $(VENV)/installed deploy/prepare.py
	@echo "Preparing Airflow's database ..."
	@eval "$$($(BIN)/python deploy/airflow_env.py --airflow-home $(RUN_HOME))" && \
	AIRFLOW__LOGGING__LOGGING_LEVEL=WARNING $(BIN)/python deploy/prepare.py > $(RUN_HOME)/prepare.log 2>&1 \
	|| { cat $(RUN_HOME)/prepare.log; exit 1; }
	@touch $@

run: $(RUN_HOME)/prepared
	@eval "$$($(BIN)/python deploy/airflow_env.py --airflow-home $(RUN_HOME))" && \
	$(BIN)/python deploy/run_once.py
	@$(BIN)/python -m wirehouse marts
	@$(BIN)/python -m wirehouse summary

sql: $(VENV)/installed
	@$(BIN)/python -m wirehouse sql $${Q:+"$$Q"}

eval: $(VENV)/installed
	$(BIN)/python tests/quality/evaluate.py

# The other tools of the benchmarks have an environment of their own: what they need contradicts Airflow's pins.
$(BENCH_VENV)/installed: bench/requirements.txt
	@echo "Setting up $(BENCH_VENV) for the tools that are measured beside ..."
	$(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps -r bench/requirements.txt
	touch $@

bench: $(VENV)/installed $(BENCH_VENV)/installed
	@missed=0; \
	for program in normalize.py link.py "pipeline.py --write"; do \
		echo "bench/$$program"; $(BIN)/python bench/$$program || missed=1; \
	done; \
	exit $$missed  # a limit that one misses does not keep the others from being measured

bench-airflow: $(VENV)/installed
	$(BIN)/python bench/airflow.py

test: $(VENV)/installed
	$(BIN)/python -m pytest -m "not long"

test-all: test
	@sh deploy/browser.sh
	@sh tests/production/install.sh
	$(BIN)/python -m pytest -m long

check: $(VENV)/installed
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	MYPYPATH=include:plugins:deploy:bench $(BIN)/mypy --config-file= --python-version 3.11 --ignore-missing-imports \
		--follow-imports=silent --explicit-package-bases $(addprefix --disable-error-code=,$(UNTOLD)) \
		dags plugins deploy bench
	$(BIN)/lint-imports
	$(BIN)/python deploy/audit_dependencies.py
	$(BIN)/python -m wirehouse dictionary | diff - docs/data-dictionary.md \
	|| { echo "docs/data-dictionary.md is out of date: make docs"; exit 1; }

docs: $(VENV)/installed
	$(BIN)/python -m wirehouse dictionary > docs/data-dictionary.md
	$(BIN)/python tests/golden/cookbook.py

up: $(VENV)/installed
	@exec $(BIN)/python deploy/standalone.py --port $(PORT) --airflow-home $(UP_HOME)

lock:
	$(PYTHON) deploy/lock.py
