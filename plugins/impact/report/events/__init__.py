"""Events: what is on and what was, and events as open data."""
