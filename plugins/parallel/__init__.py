"""The same work on many things, shared out over all processors, with the same result as in turn.

Knows nothing of what the work is. Shared out only where that is safe and pays: on Linux, in a
process without other threads, and for enough things; elsewhere the work is done in turn. ``beside``
does one piece of work in a copy of this process, where it ``pays``, and work that is ``Begun`` goes
on in copies before this process takes part in it.
"""

from __future__ import annotations

from plugins.parallel.beside import Beside, beside
from plugins.parallel.sharing import (
    FEWEST,
    Begun,
    Counting,
    Share,
    WorkerDied,
    in_turn,
    pays,
    shared,
)

__all__ = [
    "FEWEST",
    "Begun",
    "Beside",
    "Counting",
    "Share",
    "WorkerDied",
    "beside",
    "in_turn",
    "pays",
    "shared",
]
