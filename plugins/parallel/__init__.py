"""The same work on many things, shared out over all processors, with the same result as in turn.

Knows nothing of what the work is. Shared out only where that is safe and pays: on Linux, in a
process without other threads, and for enough things; elsewhere the work is done in turn.
"""

from __future__ import annotations

from plugins.parallel.sharing import FEWEST, Share, WorkerDied, in_turn, shared

__all__ = ["FEWEST", "Share", "WorkerDied", "in_turn", "shared"]
