"""How long a build takes, and how much memory, beside other generators: ``make bench``."""
