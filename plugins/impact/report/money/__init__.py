"""Money and grants."""
