# Two commands do everything: `make demo` and `make test`. Both create a virtual environment and install first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test fast lint ontology clean

setup: $(STAMP)

# torch is asked for by itself and first: a CPU build, where one is at hand, is then found and kept,
# and nothing later pulls the gigabytes of a CUDA build.
$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet torch==2.13.0
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/kg build seeds -o seed-graph
	$(BIN)/kg query seed-graph alleged-arms-transfers
	@echo "Open seed-graph/view.html in a browser."

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

ontology: $(STAMP)
	$(BIN)/python -m kg.rdf.ontology_page
	$(BIN)/python -m kg.exports.jsonld_context

clean:
	rm -rf $(VENV) seed-graph .pytest_cache .mypy_cache .ruff_cache
