# A thin wrapper: the work is done by "python -m plugins.…", which also runs where make does not.
# Every target sets up what it needs first, and none needs another to have been run.

# Once there is an environment its own Python will do, so that PYTHON=python3.12 is said once.
PYTHON  ?= $(shell .venv/bin/python -c "" 2>/dev/null && echo .venv/bin/python || echo python3)
CONTENT ?= content
SITEURL ?=
AS_OF   ?=

# Not taken from the environment, where some systems use these names for something else.
PORT    = 8000
OUTPUT  =
DIR     =
NAME    =
SCHEMA  =
ARGS    =

VENV    = .venv/bin/python
KIT     = $(VENV) -m plugins.kit
INPUT   = --content "$(CONTENT)" $(if $(AS_OF),--as-of "$(AS_OF)")
FOLDERS = $(INPUT) $(if $(OUTPUT),--output "$(OUTPUT)")

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve html publish verify gaps check-content check-360 check lint test fuzz bench \
        new-area manual clean python site-tools test-tools

help: ## say what can be made (this list)
	@grep -E '^[a-z0-9-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "make %-14s %s\n", $$1, $$2 }'

serve: site-tools ## show the site at http://127.0.0.1:8000, and follow changes (PORT=8001)
	@$(KIT) serve $(INPUT) --port "$(PORT)" $(ARGS)

html: site-tools ## build the site into output/ (CONTENT=../our-area, OUTPUT=…, AS_OF=2020-01-31)
	@$(KIT) html $(FOLDERS) $(ARGS)

publish: site-tools ## build it for the web, with whole addresses (SITEURL=https://our-area.example)
	@$(KIT) publish $(FOLDERS) $(if $(SITEURL),--site-url "$(SITEURL)") $(ARGS)

verify: site-tools ## build the site, then all of it anew elsewhere, and compare every file
	@$(KIT) verify $(FOLDERS) $(if $(SITEURL),--site-url "$(SITEURL)") $(ARGS)

gaps: site-tools ## list what the site cannot show yet, who can, and in which file
	@$(KIT) gaps $(INPUT) $(ARGS)

check-content: site-tools ## list problems, count files and entries; write nothing
	@$(KIT) check-content $(INPUT) $(ARGS)

check-360: test-tools ## check the grants against 360Giving's own schema (SCHEMA=its-folder)
	@$(KIT) check-360 $(INPUT) $(if $(SCHEMA),--schema "$(SCHEMA)") $(ARGS)

new-area: site-tools ## start an area of your own (DIR=../our-area, NAME="Our Area")
	@$(KIT) new-area $(if $(DIR),"$(DIR)") $(if $(NAME),--name "$(NAME)") $(ARGS)

check: lint check-content test ## all that must hold: lint, types, content, tests

lint: test-tools ## check how the code is written, and its types
	@$(VENV) -m ruff format --check .
	@$(VENV) -m ruff check .
	@$(VENV) -m mypy

test: test-tools ## run all tests (ARGS="tests/setup -x" for some of them)
	@$(VENV) -m pytest $(ARGS)

fuzz: test-tools ## build areas that random mutations have spoilt (ARGS="--minutes 30")
	@$(VENV) -m tests.fuzz $(ARGS)

bench: python ## time builds beside those of other generators (ARGS="--sizes 100,1000" for less)
	@$(PYTHON) -m plugins.setup bench
	@$(VENV) -m benchmarks run $(ARGS)

manual: site-tools ## write the pages of docs/ that come from the code
	@$(KIT) manual

clean: site-tools ## remove what was built; your content and other files are not touched
	@$(KIT) clean --content "$(CONTENT)" $(if $(OUTPUT),--output "$(OUTPUT)") $(ARGS)

# These return at once when nothing has changed since the last time.
site-tools: python
	@$(PYTHON) -m plugins.setup site

test-tools: python
	@$(PYTHON) -m plugins.setup tests

python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or" \
	  "newer (https://www.python.org/downloads/), or name the one you have:" \
	  "make PYTHON=python3.12"; exit 1; }
