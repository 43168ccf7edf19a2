"""What the operating system refused, in a line for whoever typed the command."""

from __future__ import annotations


def line_of(error: OSError) -> str:
    """The line: which file or folder, and why. Empty where ``error`` names none.

    One that names none says nothing that a reader could act on, so it is shown as any other fault
    of the program.
    """
    if error.filename is None:
        return ""
    return f"{error.filename} cannot be read or written: {reason_of(error)}."


def reason_of(error: OSError) -> str:
    """Why, in the system's own words, as they stand within a sentence."""
    said = error.strerror or type(error).__name__
    return said[:1].lower() + said[1:]
