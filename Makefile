# Needs make, Python 3.11 or newer (on Debian and Ubuntu also python3-venv), and the network once.
# Everything lands in .venv/.
PYTHON ?= python3
UV := .venv/bin/uv
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check format browser bench messages lock clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/ready  ## open an invented town on http://localhost:8000
	.venv/bin/talkoot demo

test: .venv/dev  ## run the fast tests
	.venv/bin/pytest

check: .venv/dev  ## lint, types, import direction, missing migrations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint talkoot --lint --quiet
	.venv/bin/mypy talkoot tests
	.venv/bin/lint-imports
	.venv/bin/talkoot manage makemigrations --check --dry-run

format: .venv/dev  ## put the code in its house style
	.venv/bin/ruff check --fix-only --quiet .
	.venv/bin/ruff format --quiet .

browser: .venv/dev  ## run the browser and accessibility tests (needs Chromium)
	.venv/bin/pytest -m browser -n 2

bench: .venv/dev  ## measure what we claim; writes bench/RESULTS.md
	.venv/bin/python -m bench --keep

messages: .venv/dev  ## collect texts for translation and compile them (needs gettext)
	@for package in $(dir $(wildcard talkoot/*/locale)); do (cd $$package && \
	  $(CURDIR)/.venv/bin/django-admin makemessages -v 0 -l fi -l sv --no-location --no-wrap --no-obsolete && \
	  sed -i '/^"POT-Creation-Date/d' locale/*/LC_MESSAGES/django.po && \
	  $(CURDIR)/.venv/bin/django-admin compilemessages -v 0) || exit 1; done

lock: $(UV)  ## pin the versions anew
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --constraint requirements.lock pyproject.toml --group dev -o requirements-dev.lock

clean:  ## remove what make made
	rm -rf .venv .demo

.venv/ready: pyproject.toml requirements.lock $(UV)
	$(UV) pip install --quiet --require-hashes -r requirements.lock
	$(UV) pip install --quiet --no-deps -e .
	@touch $@

.venv/dev: .venv/ready requirements-dev.lock
	$(UV) pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Talkoot needs Python 3.11 or newer, for example: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "This Python lacks venv. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check uv==0.13.9
