"""Problems: what is wrong in what an area wrote, where, and what to do about it.

A problem is a value. It is gathered, never raised past the room that found it, and printed
as one line that a volunteer can act on.
"""

from __future__ import annotations

from plugins.problems.kind import Fault, ProblemKind, kinds_in
from plugins.problems.problem import Problem, in_order
from plugins.problems.suggestion import suggest

__all__ = ["Fault", "Problem", "ProblemKind", "in_order", "kinds_in", "suggest"]
