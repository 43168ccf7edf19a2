"""The command line: ``python -m plugins.kit <command>``, which the Makefile only wraps."""
