"""Indicators: what is measured again and again."""
