"""``check-content``: what is wrong in an area; ``check-360``: its grants against their standard.

The schema of the 360Giving Data Standard is not ours to ship. It is at
https://standard.threesixtygiving.org/, and its two files are looked for in the folder that the
command names. What checks them comes with the tests.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from plugins.command_line import setting, typed
from plugins.impact.compute.accounting import STATES, Account
from plugins.impact.model import addresses
from plugins.impact.publish.build import Build
from plugins.impact.publish.build_options import BuildOptions
from plugins.impact.publish.entry_account import EntryAccount
from plugins.kit.folders import ROOT, Folders
from plugins.problems import Problem

PACKAGE = "360-giving-package-schema.json"
GRANT = "360-giving-schema.json"


def check_content(folders: Folders, as_of: date | None = None) -> int:
    """Print problems, advice and the account; gives 1 where something published is wrong."""
    jobs = int(os.environ.get("JOBS") or os.cpu_count() or 1)
    options = BuildOptions(
        folders.content, ROOT / "theme", folders.shown_as, as_of=as_of, jobs=jobs
    )
    build = Build.read(options)
    _list("To mend before this can be published:", (p for p in build.problems if not p.advice))
    _list(
        "Advice, about drafts and files that no post uses:", (p for p in build.problems if p.advice)
    )
    if not build.failed:
        _print_entries(build.entry_account)
    _print_files(build.account)
    return 1 if build.failed or build.entry_account.missing else 0


def _print_files(account: Account) -> None:
    counts = ", ".join(_counted(account.count(state), state) for state in STATES)
    print(f"{len(account.states)} files: {counts}.")
    print(
        f"{len(account.passed_over)} passed over by rule (hidden files, editors' copies)"
        f"{''.join(f'{chr(10)}  {name}' for name in account.passed_over)}"
    )


def _print_entries(account: EntryAccount) -> None:
    translated = f" ({account.translations} of them translations)" if account.translations else ""
    print(f"{account.posts} posts{translated} and {account.others} other entries are published.")
    if account.missing:
        _list("Not in every place where they belong:", account.missing)
    else:
        print("Each is on its page, and in the lists, tables and feeds where it belongs.")


def _list(heading: str, problems: Iterable[Problem]) -> None:
    found = [str(problem) for problem in problems]
    if found:
        print("\n".join([heading, *found, ""]))


def _counted(count: int, state: str) -> str:
    """A state with how many files are in it, such as "2 drafts"."""
    words = {"draft": "draft" if count == 1 else "drafts", "problem": "with problems"}
    return f"{count} {words.get(state, state)}"


def check_grants(folders: Folders, schema: Path, as_of: date | None = None) -> int:
    """Print what is wrong with the grants of an area; gives 1 where anything is."""
    missing = [name for name in (PACKAGE, GRANT) if not (schema / name).is_file()]
    if missing:
        named = setting("SCHEMA")
        print(f"There is no {missing[0]} in {schema}. {named} names the folder that holds it.")
        return 1
    build = Build.read(BuildOptions(folders.content, ROOT / "theme", folders.shown_as, as_of=as_of))
    if build.failed:
        print(f"There are problems to mend first: {typed('check-content')} lists them.")
        return 1
    data = _published(build)
    if data is None:
        print("No grant has all that the standard asks for, so no file is published in its form.")
        return 0
    wrong = list(_faults(json.loads(data), schema))
    print("\n".join(wrong) or f"{_count(data)} as the 360Giving Data Standard has it.")
    return 1 if wrong else 0


def _published(build: Build) -> bytes | None:
    path = addresses.GRANTS_360.removeprefix("/")
    return next((output.make() for output in build.outputs if output.path == path), None)


def _count(data: bytes) -> str:
    count = len(json.loads(data)["grants"])
    return "1 grant is" if count == 1 else f"{count} grants are"


def _faults(package: object, folder: Path) -> Iterator[str]:
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    schemas = [_read(folder / name) for name in (PACKAGE, GRANT)]
    known: Registry[Any] = Registry().with_resources(
        (schema["$id"], DRAFT202012.create_resource(schema)) for schema in schemas
    )
    formats = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schemas[0], registry=known, format_checker=formats)
    for error in validator.iter_errors(package):
        yield f"{error.json_path}: {error.message}"


def _read(path: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return schema
