# Needs Python 3.11 or newer, make and pip; everything else is installed into .venv by `make setup`.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# python3.11 where there is one, else python3 if it is new enough; or say make PYTHON=…
PYTHON ?= $(shell for python in python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

VENV := .venv
BIN  := $(VENV)/bin
LOCKED    := $(VENV)/.locked
INSTALLED := $(VENV)/.installed
PIP  := $(BIN)/python -m pip --disable-pip-version-check
UV   := uv==0.13.9

export PYTHONUTF8 := 1

.PHONY: help setup demo test lint format bench browser lock build clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(INSTALLED) ## Create .venv and install the locked packages and gfsdsl itself

$(LOCKED): requirements-dev.lock
	@test -n "$(PYTHON)" || { echo "needs Python 3.11 or newer: make setup PYTHON=/path/to/python" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

$(INSTALLED): $(LOCKED) pyproject.toml
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## Check a real report and print what is wrong with it
	$(BIN)/gfs check examples/越城区人社局-2024 || [ $$? -eq 1 ]  # 1: it found something
	$(BIN)/gfs check examples/普陀区委社会工作部-2024 || [ $$? -eq 1 ]

test: lint ## Lint, type check, import contract, tests
	$(BIN)/python -m pytest

lint: setup ## Ruff, mypy and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: setup ## Format the Python files and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## Measure, and print the ratios
	$(BIN)/python -m bench
	$(BIN)/python -m bench.pdf
	$(BIN)/python -m bench.narrative

browser: setup ## Check the examples and run the tests inside Pyodide (needs node and npm)
	$(BIN)/python -m tests.browser.compare

lock: ## Bring the locks in line with pyproject.toml; UPGRADE=1 takes the newest of everything
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --disable-pip-version-check install --quiet $(UV)
	$(VENV)-lock/bin/uv pip compile $(LOCKING) --extra dev --output-file requirements-dev.lock pyproject.toml
	$(VENV)-lock/bin/uv pip compile $(LOCKING) --constraint requirements-dev.lock --output-file requirements.lock pyproject.toml
	rm -r $(VENV)-lock

LOCKING = --quiet $(if $(UPGRADE),--upgrade) --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command 'make lock'

build: setup ## Build wheel and sdist into dist/
	$(BIN)/python -m hatchling build

clean: ## Remove everything that was made
	rm -rf $(VENV) $(VENV)-lock dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
