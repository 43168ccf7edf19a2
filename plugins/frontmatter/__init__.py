"""Strict YAML: text that volunteers wrote → plain values that know their line.

Every scalar stays the text that was written; whoever knows what a field means converts it.
This package knows YAML and its traps, and nothing of what the fields are for.
"""
