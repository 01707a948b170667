# Two commands do everything on a machine with Python 3.11+, make and a package registry:
#   make demo   environment, install, code the sample articles, fill a database, serve the pages (SERVE=0: all but serve)
#   make test   environment, install, every check
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8765
SERVE  ?= 1
LOCK   := requirements.lock
STAMP  := $(VENV)/.installed
BIN    := $(VENV)/bin
DB     := demo/taqarub.db

.PHONY: help demo test install lock clean
.DELETE_ON_ERROR:

help:
	@sed -n '1,3s/^# \{0,1\}//p' Makefile

install: $(STAMP)

$(STAMP): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Taqarub needs Python 3.11 or newer; say which with: make PYTHON=python3.12" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the packages of $(LOCK) into $(VENV) ..." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(LOCK)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@mkdir -p demo
	@$(BIN)/taqarub code examples -o demo/events.jsonl
	@$(BIN)/taqarub add examples --database sqlite:///$(DB)
ifneq ($(SERVE),0)
	@$(BIN)/taqarub serve --database sqlite:///$(DB) --port $(PORT)
else
	@echo "Database: $(DB). Pages: make demo, or $(BIN)/taqarub serve --database sqlite:///$(DB) --port $(PORT)"
endif

test: $(STAMP)
	@PATH="$(abspath $(BIN)):$$PATH" scripts/check

# The lock covers Python 3.11+ on every platform; only the names, versions and hashes are kept.
lock: build/lock/bin/uv
	build/lock/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --extra web --extra tables --extra analysis --extra postgres --extra train --extra dev $(UPGRADE) pyproject.toml -o $(LOCK)

build/lock/bin/uv:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install -qq --disable-pip-version-check uv

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
