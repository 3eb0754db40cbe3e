# make run: set up and talk. make test: set up and check everything but pages in a browser, which make browser does.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

.PHONY: run test browser setup lock clean

# With a token it serves Telegram, without one it talks here.
run: $(VENV)/.ready
	@if [ -n "$$TATHYA_TELEGRAM_TOKEN" ] || grep -qs '^ *TATHYA_TELEGRAM_TOKEN *= *[^ ]' .env; \
	then exec $(BIN)/tathya serve; else exec $(BIN)/tathya chat; fi

test: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/tathya check
	$(BIN)/pytest

# Needs Chromium and its driver: apt-get install chromium chromium-driver, or what your system calls them.
browser: $(VENV)/.ready-dev
	$(BIN)/pytest -m browser tests/browser

setup: $(VENV)/.ready-dev

# Everything is pinned with hashes; setuptools is among it, so building needs nothing else.
$(VENV)/.ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tathya needs Python 3.11 or later: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up $(VENV) (once) ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# For maintainers: pins what pyproject.toml asks for, for every Python from 3.11 on.
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --quiet --group build
lock:
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache
