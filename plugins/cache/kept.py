"""Results of one costly step: found again in memory, then in the cache, else worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from plugins.cache.store import Cache

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


class Kept(Generic[T]):
    """The results of one step of a build, each of the ``shape`` (a type of plain data).

    In memory are those that the last round used and no others, so that a process that builds
    again and again does not grow.
    """

    def __init__(self, shape: type[T], cache: Cache) -> None:
        self._shape = shape
        self._cache = cache
        self._last: dict[bytes, T] = {}

    def key(self, *parts: str | bytes) -> bytes:
        """The key of a result that ``parts``, and the circumstances, shape."""
        return self._cache.key(*parts)

    def results(
        self,
        keys: Sequence[bytes],
        make: Callable[[Sequence[int]], Sequence[T]],
        holds: Callable[[int, T], bool] = lambda _index, _result: True,
    ) -> list[T]:
        """A result for each of ``keys``, in their order.

        ``make`` works out those of the given indexes into ``keys``; ``holds`` says of a result
        that was found whether it still is right, where that depends on more than its key. So two
        of the same key may have two results, of which one is remembered.
        """
        found = self._found(keys)
        missing = [
            index
            for index, key in enumerate(keys)
            if key not in found or not holds(index, found[key])
        ]
        made = dict(zip(missing, make(missing), strict=True))
        new = {keys[index]: result for index, result in made.items()}
        self._cache.keep({key: self._adapter.dump_json(result) for key, result in new.items()})
        results = [made[n] if n in made else found[key] for n, key in enumerate(keys)]
        self._last = dict(zip(keys, results, strict=True))
        return results

    def _found(self, keys: Sequence[bytes]) -> dict[bytes, T]:
        found = {key: self._last[key] for key in keys if key in self._last}
        data = self._cache.find([key for key in dict.fromkeys(keys) if key not in found])
        for key, value in data.items():
            try:
                found[key] = self._adapter.validate_json(value)
            except ValueError:
                continue  # of another shape, so it is worked out again
        return found

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        """Made only when needed: that takes longer than a small build."""
        from pydantic import TypeAdapter

        return TypeAdapter(self._shape)
