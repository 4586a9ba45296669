# Two commands: `make demo` sets everything up, reads a bundled report and opens the desk over the bundled dossier (with
# NO_BROWSER=1 it only prints the desk's address); `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready

.PHONY: demo test lint types pictures train lock clean

demo: $(READY)
	$(VENV)/bin/dragoman read --sample ferry-strait
	$(VENV)/bin/dragoman demo $(if $(NO_BROWSER),--no-browser)

test: $(READY)
	$(VENV)/bin/python -m pytest

lint: $(READY)
	$(VENV)/bin/ruff check src tests bench corpus training

types: $(READY)
	$(VENV)/bin/mypy

# those of README.md and docs/first-hour.md; needs chromium
pictures: $(READY)
	$(VENV)/bin/python bench/pictures.py

# from the corpus to the model file that ships; about half an hour on 2 cores (docs/model.md)
train: $(READY)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable ".[train]"
	$(VENV)/bin/python training/train.py --out out/coder
	$(VENV)/bin/python training/export.py out/coder

# versions and hashes of everything that is installed
lock:
	$(VENV)/bin/uv pip compile pyproject.toml --extra dev --python-version 3.11 --generate-hashes --quiet -o requirements.lock
	printf "hatchling==1.33.0\neditables==0.6\n" | $(VENV)/bin/uv pip compile - --python-version 3.11 --generate-hashes --quiet -o build.lock

$(READY): requirements.lock build.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("dragoman needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r build.lock -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

clean:
	rm -rf $(VENV)
