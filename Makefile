# Zayava from the clone: `make` alone lists what there is. Works with GNU make 3.81 (macOS) and any sh.

# Ours to choose: `make setup PYTHON=/path/to/python`. Looked for only when .venv has yet to be made.
fits := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c '$(fits)' 2>/dev/null && echo $$name && break; done)

python := .venv/bin/python
install := $(python) -m pip install --disable-pip-version-check --require-hashes
# Files that say which lock .venv holds, so that a second call has nothing to do.
runtime := .venv/runtime-installed
dev := .venv/dev-installed
packages := $(filter-out tests benchmarks,$(patsubst %/__init__.py,%,$(wildcard */__init__.py)))

.PHONY: help setup run test check bench texts clean
.DEFAULT_GOAL := help

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1	\2/p' Makefile

# Compiled here: whoever runs it may not be allowed to write, and each start would compile everything.
setup: $(runtime) ## Make .venv and install what the bot needs
	@$(python) -m compileall -q $(packages)
	@echo "Ready. make run starts the bot."

run: $(runtime) ## Start the bot; without BOT_TOKEN, a practice chat in the browser
	@$(python) -m bot run

test: $(dev) ## Run the tests; ARGS="-n 0 -k name" runs some of them in one process
	@$(python) -m pytest $(ARGS)

check: $(dev) ## Check style, types, layers and texts
	@echo "Style: ruff"
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@echo "Types: mypy"
	@$(python) -m mypy
	@echo "Layers: import-linter"
	@.venv/bin/lint-imports
	@echo "Texts: every one is plain and has its translation"
	@$(python) -m bot texts check
	@echo "Spelling: hunspell, if it is there"
	@$(python) -m bot texts spell
	@echo "Forms: lint"
	@$(python) -m bot forms lint

bench: $(dev) ## Measure speed, memory and size; ARGS="--against REF" compares with an older version
	@$(python) -m benchmarks $(ARGS)
	@$(python) -m benchmarks.odd_words

texts: $(runtime) ## Collect texts into the catalogues under locales/
	@$(python) -m bot texts update

clean: ## Remove .venv and what the tools left behind; data/ stays
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# pip comes last into a new .venv, so it is the sign of a whole one.
.venv/bin/pip:
	@$(or $(PYTHON),false) -c '$(fits)' 2>/dev/null || \
		{ echo "Zayava needs Python 3.11 to 3.14, and $(or $(PYTHON),python3) is $$($(or $(PYTHON),python3) --version 2>&1)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) comes without ensurepip: install it first (Debian, Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "1/2 Creating .venv"
	@$(PYTHON) -m venv .venv

$(runtime): requirements.txt | .venv/bin/pip
	@echo "2/2 Installing $$(grep '==' requirements.txt | grep -vc "== 'win32'") packages (about a minute)…"
	@$(install) -r requirements.txt
	@touch $@

$(dev): requirements-dev.txt $(runtime)
	@echo "Adding the tools for tests and checks (under a minute)…"
	@$(install) -r requirements-dev.txt
	@touch $@
