"""Themes: the impact index of each, its card, and its posts."""
