"""No pickle is ever read but by the executor, from workers of this very process."""

from __future__ import annotations

from tests.house.sources import called, imported, modules

READING = {"load", "loads", "Unpickler"}
STORES_OF_PICKLES = {"shelve", "dbm", "marshal", "joblib", "dill", "cloudpickle"}


def test_no_pickle_is_read() -> None:
    found = {
        path
        for path, tree in modules().items()
        if any(name.split(".")[0] == "pickle" for name in imported(tree))
        and any(name in READING for name, _ in called(tree))
    }
    assert found == set()


def test_nothing_that_reads_pickles_is_used() -> None:
    found = {
        (path, name)
        for path, tree in modules().items()
        for name in imported(tree)
        if name.split(".")[0] in STORES_OF_PICKLES or name.startswith("pickle.")
    }
    assert found == set()
